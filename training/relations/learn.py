"""Learn how documents state relations.

    PYTHONPATH=training:tests python -m relations.learn [--documents tests/evaluation] [--output data/ontology/learned/relations.json]

One logistic regression a relation (scikit-learn, L2), over the features of `unosce_kg.extraction.pairs`, with those of the
whole document (`context`) where these gain. A document states a relation of two entities once, and names them together more
often: all such pairs of names begin as positive, and in a second round the one that the first round found likeliest counts
fully, the others as much as they were likely. The threshold of a relation is where, held out document by document in turn,
what it adds to the patterns is right most often beyond being wrong, the thresholds beside it counted in; a relation for which
that hardly pays is left out.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from relations.samples import Sample, collect, find_documents
from unosce_kg.extraction.judging import lean

FOLDS = 10
LEAST = 5  # times a feature must be seen
LEAST_POSITIVE = 6  # samples without which nothing is learned of a relation
PRICE = 1.0  # of a relation found wrongly, in ones found rightly
LEAST_GAIN = 4  # what must be gained at that price, or a relation is left to the patterns
LEAST_SHARE = 0.6  # of what is found that must be right
STRENGTH = 0.2  # of the data against the penalty
SLIGHT = 0.03  # log odds below which a feature is left out
THRESHOLDS = tuple(round(0.30 + 0.05 * i, 2) for i in range(14))
Vector = NDArray[np.float64]


class Learner:
    """Weights learned from samples.

    Args:
        samples: All of one relation.
        strength: Of the data against the penalty.
        least: Times a feature must be seen.
    """

    def __init__(self, samples: Sequence[Sample], strength: float = STRENGTH, least: int = LEAST) -> None:
        self._strength = strength
        seen = Counter(f for s in samples for f in s.features)
        self.names = sorted(f for f, n in seen.items() if n >= least)
        self._columns = {name: i for i, name in enumerate(self.names)}
        x, y = self._matrix(samples), np.array([s.stated for s in samples])
        self.model = self._fit(x, y, np.ones(len(samples)))
        self.model = self._fit(x, y, _shares(samples, self.model.predict_proba(x)[:, 1]))

    def _fit(self, x: csr_matrix, y: Vector, weights: Vector) -> LogisticRegression:
        model = LogisticRegression(C=self._strength, solver="liblinear", l1_ratio=0.0, random_state=0)
        return model.fit(x, y, sample_weight=weights)

    def _matrix(self, samples: Sequence[Sample]) -> csr_matrix:
        rows, columns = [], []
        for row, sample in enumerate(samples):
            known = [self._columns[f] for f in sample.features if f in self._columns]
            rows += [row] * len(known)
            columns += known
        return csr_matrix((np.ones(len(rows)), (rows, columns)), (len(samples), len(self.names)))

    def probabilities(self, samples: Sequence[Sample]) -> Vector:
        """How likely each sample is stated."""
        return self.model.predict_proba(self._matrix(samples))[:, 1]

    def weights(self) -> dict[str, float]:
        """The features that count, with their log odds."""
        rounded = zip(self.names, np.round(self.model.coef_[0], 2).tolist(), strict=True)
        return {name: weight for name, weight in rounded if abs(weight) >= SLIGHT}


def _shares(samples: Sequence[Sample], probabilities: Vector) -> Vector:
    """Of the pairs of names of one stated relation the likeliest counts fully, the others by likelihood."""
    best: dict[tuple[object, ...], float] = defaultdict(float)
    for sample, probability in zip(samples, probabilities, strict=True):
        key = (sample.document, sample.ends)
        best[key] = max(best[key], probability)
    return np.array([
        1.0 if not s.stated or p >= best[s.document, s.ends] else max(0.05, p)
        for s, p in zip(samples, probabilities, strict=True)
    ])  # fmt: skip


def cross_validate(samples: Sequence[Sample], strength: float = STRENGTH, least: int = LEAST) -> Vector:
    """How likely each sample is stated, by what was learned from other documents."""
    found = np.zeros(len(samples))
    for fold in range(FOLDS):
        inside = [i for i, s in enumerate(samples) if s.document % FOLDS == fold]
        outside = [s for s in samples if s.document % FOLDS != fold]
        if inside and sum(s.stated for s in outside) >= LEAST_POSITIVE:
            found[inside] = _leaned(Learner(outside, strength, least), [samples[i] for i in inside])
    return found


def _leaned(learner: Learner, samples: Sequence[Sample]) -> Vector:
    """Probabilities as they are in use, where those that patterns settle are not judged and lift no others of their list."""
    found = learner.probabilities(samples)
    left = [i for i, s in enumerate(samples) if not s.settled]
    found[left] = lean(found[left].tolist(), [samples[i].group for i in left])
    return found


def added(samples: Sequence[Sample], probabilities: Vector, threshold: float) -> tuple[int, int]:
    """Of what no pattern reads, how many relations are found rightly and wrongly from a probability on."""
    facts = {
        (s.document, s.ends): s.stated
        for s, p in zip(samples, probabilities, strict=True)
        if p >= threshold and not s.read
    }
    right = sum(facts.values())
    return right, len(facts) - right


@dataclass(frozen=True)
class View:
    """The samples of a relation with what the features are taken from, and what that gains.

    Attributes:
        threshold: The probability from which most is added rightly beyond the price of what is added wrongly.
    """

    name: str
    samples: Sequence[Sample]
    threshold: float
    right: int
    wrong: int

    @property
    def gain(self) -> float:
        """Relations found beyond the price of the wrong ones."""
        return self.right - PRICE * self.wrong


def view(name: str, samples: Sequence[Sample]) -> View:
    """What samples gain in cross-validation."""
    probabilities = cross_validate(samples)
    counts = [added(samples, probabilities, t) for t in THRESHOLDS]
    gains = [right - PRICE * wrong for right, wrong in counts]
    smooth = [
        sum(gains[max(0, i - 1) : i + 2]) / len(gains[max(0, i - 1) : i + 2]) for i in range(len(gains))
    ]
    best = max(range(len(THRESHOLDS)), key=lambda i: (smooth[i], i))  # of few relations one count says little
    return View(name, samples, THRESHOLDS[best], *counts[best])


def learn(samples: Sequence[Sample]) -> dict[str, dict[str, object]]:
    """Bias, threshold and weights of each relation that can be learned; prints a line on each."""
    by_predicate: dict[str, list[Sample]] = defaultdict(list)
    for sample in samples:
        by_predicate[sample.predicate].append(sample)
    learned: dict[str, dict[str, object]] = {}
    click.echo("| relation | stated pairs | by | threshold | added rightly | wrongly | features |")
    click.echo("|---|---|---|---|---|---|---|")
    for predicate, mine in sorted(by_predicate.items()):
        stated = len({(s.document, s.ends) for s in mine if s.stated})
        wide = [replace(s, features=(*s.features, *s.context)) for s in mine]
        best = max(view("document", wide), view("sentence", mine), key=lambda v: v.gain)
        if best.gain < LEAST_GAIN or best.right < LEAST_SHARE * (best.right + best.wrong):
            click.echo(f"| {predicate} | {stated} | – | | | | |")
            continue
        learner = Learner(best.samples)
        weights = learner.weights()
        learned[predicate] = {
            "bias": round(float(learner.model.intercept_[0]), 3), "threshold": best.threshold, "weights": weights,
        }  # fmt: skip
        told = f"{best.name} | {best.threshold} | {best.right} | {best.wrong} | {len(weights)}"
        click.echo(f"| {predicate} | {stated} | {told} |")
    return learned


def write_weights(path: Path, content: dict[str, object]) -> None:
    """Write what was learned, a weight a line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(content, ensure_ascii=False, indent=0)
    path.write_text(f"{text}\n", encoding="utf-8", newline="\n")


@click.command()
@click.option("--documents", type=click.Path(path_type=Path), default=Path("tests/evaluation"))
@click.option(
    "--output", type=click.Path(path_type=Path), default=Path("data/ontology/learned/relations.json")
)
def main(documents: Path, output: Path) -> None:
    """Learn from the annotated documents that may be looked at, and write the weights."""
    seen = find_documents(documents)
    relations = learn(list(collect(seen)))
    source = f"{len(seen)} annotated documents of tests/evaluation, by training/relations"
    content = {"source": source, "relations": relations}
    write_weights(output, content)


if __name__ == "__main__":
    main()
