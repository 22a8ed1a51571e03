"""Learn which common nouns stand for a thing of their own.

    PYTHONPATH=training:tests python -m nominals.learn [--documents tests/evaluation] [--output data/ontology/learned/nominals.json]

One logistic regression for all nouns (scikit-learn, L2), over the features of `unosce_kg.extraction.nominals`, from the nouns
that the program leaves unlinked. A noun counts as a mention from a probability of 0.6 on.
"""  # fmt: skip

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
from relations.learn import Learner, Vector, cross_validate, write_weights
from relations.samples import Sample, find_documents

from nominals.samples import collect

THRESHOLD = 0.6
STRENGTH = 1.0  # of the data against the penalty
LEAST = 2  # times a feature must be seen
SHOWN = (0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)


def count(samples: Sequence[Sample], probabilities: Vector, threshold: float) -> tuple[int, int]:
    """How many things are found rightly and wrongly from a probability on."""
    found = {
        (s.document, s.ends): s.stated for s, p in zip(samples, probabilities, strict=True) if p >= threshold
    }
    right = len({(document, ends[1]) for (document, ends), stated in found.items() if stated})
    wrong = len({(document, ends[0]) for (document, ends), stated in found.items() if not stated})
    return right, wrong


@click.command()
@click.option("--documents", type=click.Path(path_type=Path), default=Path("tests/evaluation"))
@click.option(
    "--output", type=click.Path(path_type=Path), default=Path("data/ontology/learned/nominals.json")
)
def main(documents: Path, output: Path) -> None:
    """Learn from the annotated documents that may be looked at, and write the weights."""
    seen = find_documents(documents)
    nouns, samples = collect(seen)
    probabilities = cross_validate(samples, STRENGTH, LEAST)
    click.echo(
        f"{len(nouns)} nouns, {len(samples)} samples, {sum(s.stated for s in samples)} stand for a thing"
    )
    click.echo("| from | things rightly | wrongly |\n|---|---|---|")
    for threshold in SHOWN:
        right, wrong = count(samples, probabilities, threshold)
        click.echo(f"| {threshold} | {right} | {wrong} |")
    learner = Learner(samples, STRENGTH, LEAST)
    content = {
        "source": f"{len(seen)} annotated documents of tests/evaluation, by training/nominals", "nouns": nouns,
        "bias": round(float(learner.model.intercept_[0]), 3), "threshold": THRESHOLD, "weights": learner.weights(),
    }  # fmt: skip
    write_weights(output, content)


if __name__ == "__main__":
    main()
