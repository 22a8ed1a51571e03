"""Learn how often what is read is right.

    PYTHONPATH=training:tests python -m confidence.learn [--documents tests/evaluation] [--output data/ontology/learned/confidence.json]

One logistic regression (scikit-learn, L2) from the estimate that pattern and links make, the relation and the pattern to
whether the gold file states what was read. A relation counts once a document, with its best evidence there; what gold leaves
open counts neither way. The documents are read in folds, each with learned relations that come from the other folds alone:
those of the packaged weights would be right too often on what they were learned from.
"""  # fmt: skip

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click
import numpy as np
from relations.gold import align, judge, read_gold
from relations.learn import learn, write_weights
from relations.samples import Sample, collect, find_documents
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from unosce_kg import extraction, knowledge, readers
from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Knowledge, LearnedRelation, Modality
from unosce_kg.resources import locate

FOLDS = 5
STRENGTH = 0.3  # of the data against the penalty
SLIGHT = 0.03  # log odds below which an entry is left out
ESTIMATE = "estimate"


@dataclass(frozen=True)
class Judged:
    """A relation that was read of a document.

    Attributes:
        estimate: What pattern and links made of its best evidence, in 0..1.
        pattern: That read this evidence.
        right: Whether the gold file states it.
    """

    predicate: str
    pattern: str
    estimate: float
    right: bool

    @property
    def features(self) -> dict[str, float]:
        """What its odds are taken from."""
        odds = float(np.log(self.estimate / (1 - self.estimate)))
        return {ESTIMATE: odds, f"relation {self.predicate}": 1.0, f"pattern {self.pattern}": 1.0}


def read(known: Knowledge, documents: Sequence[tuple[Path, Path]]) -> Iterator[Judged]:
    """What is read of documents, held against their gold files; what is denied is left out."""
    extractor = Extractor(known, extraction.load_model())
    for text, gold_path in documents:
        extracted, gold = extractor.extract(readers.read(text)), read_gold(gold_path)
        aligned = align(extracted, gold, known)
        for statement in extracted.statements:
            if not isinstance(statement.object, str) or statement.modality is Modality.NEGATED:
                continue
            right = judge(gold, aligned, statement.subject, statement.predicate, statement.object)
            if right is not None:
                best = max(statement.evidence, key=lambda e: e.confidence)
                yield Judged(statement.predicate, best.pattern, best.confidence, right)


def read_in_folds(documents: Sequence[tuple[Path, Path]]) -> Iterator[Judged]:
    """What is read of each document by those who learned relations from other documents."""
    known = replace(knowledge.load(locate("ontology")), calibration=None)
    samples = list(collect(documents))
    for fold in range(FOLDS):
        click.echo(f"\nfold {fold + 1} of {FOLDS}\n")
        others = [s for s in samples if s.document % FOLDS != fold]
        inside = [pair for number, pair in enumerate(documents) if number % FOLDS == fold]
        yield from read(replace(known, learned_relations=_relations(others)), inside)


def _relations(samples: Sequence[Sample]) -> tuple[LearnedRelation, ...]:
    rows = sorted(learn(samples).items())
    return tuple(LearnedRelation(predicate=predicate, **row) for predicate, row in rows)  # type: ignore[arg-type]


def fit(judged: Sequence[Judged]) -> dict[str, object]:
    """Bias, slope, and what each relation and each pattern adds."""
    columns = DictVectorizer(sparse=False)
    matrix = columns.fit_transform([j.features for j in judged])
    model = LogisticRegression(C=STRENGTH, solver="liblinear", l1_ratio=0.0, random_state=0)
    model.fit(matrix, [j.right for j in judged])
    found = dict(zip(columns.feature_names_, np.round(model.coef_[0], 2).tolist(), strict=True))
    slope = found.pop(ESTIMATE)
    told = {name: weight for name, weight in sorted(found.items()) if abs(weight) >= SLIGHT}
    return {
        "bias": round(float(model.intercept_[0]), 2), "slope": slope,
        "relations": _of_kind("relation ", told), "patterns": _of_kind("pattern ", told),
    }  # fmt: skip


def _of_kind(prefix: str, told: dict[str, float]) -> dict[str, float]:
    return {name.removeprefix(prefix): weight for name, weight in told.items() if name.startswith(prefix)}


@click.command()
@click.option("--documents", type=click.Path(path_type=Path), default=Path("tests/evaluation"))
@click.option(
    "--output", type=click.Path(path_type=Path), default=Path("data/ontology/learned/confidence.json")
)
def main(documents: Path, output: Path) -> None:
    """Learn from the annotated documents that may be looked at, and write how often readings are right."""
    seen = find_documents(documents)
    judged = list(read_in_folds(seen))
    click.echo(f"\n{len(judged)} relations, {sum(j.right for j in judged)} right")
    source = f"{len(seen)} annotated documents of tests/evaluation, by training/confidence"
    write_weights(output, {"source": source, **fit(judged)})


if __name__ == "__main__":
    main()
