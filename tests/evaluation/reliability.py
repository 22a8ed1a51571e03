"""Whether confidence means something: which share of the relations stated with so much of it is right."""

from __future__ import annotations

import importlib.util
import sys
from bisect import bisect_right
from collections import defaultdict
from pathlib import Path
from types import ModuleType

import rdflib

from unosce_kg.graph.namespaces import PROV, UNO

EDGES = (0.0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)  # most is stated with much confidence
Bins = dict[int, tuple[int, float, int]]


def load_scorer(path: Path) -> ModuleType:
    """The scorer as a module, for its alignment of a graph with a gold file."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    assert spec and spec.loader
    module = sys.modules["scorer"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def bins(scorer: ModuleType, graph_path: Path, gold_folder: Path) -> Bins:
    """Steps of confidence with the relations in them: number, sum of confidences, how many are right.

    A relation counts for each document that states it, with that document's best evidence; what gold marks as
    optional counts neither way, and what is denied is left out.
    """
    graph, found = scorer.Graph([graph_path]), defaultdict(list)
    for path in sorted(gold_folder.glob("*.gold")):
        gold = scorer.read_gold(path)
        document = graph.document(gold.file)
        patterns = [(_pattern(scorer, gold, item), item.required) for item in gold.relations]
        aligned, _ = scorer.align(graph, document, gold)
        for statement in graph.by_doc[document]:
            fact = _fact(graph, statement, aligned)
            fitting = [required for pattern, required in patterns if fact and scorer.fits(pattern, fact)]
            if fact and (any(fitting) or not fitting):
                confidence = _confidence(graph, statement, document)
                found[_step(confidence)].append((confidence, bool(fitting)))
    return {
        step: (len(rows), sum(c for c, _ in rows), sum(right for _, right in rows))
        for step, rows in sorted(found.items())
    }


def _step(confidence: float) -> int:
    return min(bisect_right(EDGES, confidence), len(EDGES) - 1) - 1


def gap(found: Bins) -> float:
    """Expected calibration error: how far stated and right share lie apart, in 0..1, averaged over the relations.

    Guo and others, On Calibration of Modern Neural Networks, 2017.
    """
    return sum(abs(stated - right) for _, stated, right in found.values()) / max(
        1, sum(number for number, *_ in found.values())
    )


def _pattern(scorer: ModuleType, gold: object, item: object) -> tuple[object, ...]:
    subject, relation, object_ = item.parts  # type: ignore[attr-defined]
    return scorer.resolve(gold, subject), None if relation == "*" else relation, scorer.resolve(gold, object_)


def _fact(graph: object, statement: object, aligned: dict[object, int]) -> tuple[object, ...] | None:
    """Subject, relation and object of a statement between entities that is not denied."""
    triples = graph.g  # type: ignore[attr-defined]
    parts = (rdflib.RDF.subject, rdflib.RDF.predicate, rdflib.RDF.object)
    subject, relation, object_ = (triples.value(statement, part) for part in parts)
    if triples.value(statement, UNO.modality) == UNO.Negated or not graph.types(object_):  # type: ignore[attr-defined]
        return None
    name = relation.removeprefix(str(UNO))
    ends = [aligned.get(end, f"?{graph.name(end)}") for end in (subject, object_)]  # type: ignore[attr-defined]
    return ends[0], name, ends[1]


def _confidence(graph: object, statement: object, document: object) -> float:
    triples = graph.g  # type: ignore[attr-defined]
    evidence = triples.objects(statement, PROV.wasDerivedFrom)
    here = [e for e in evidence if triples.value(e, UNO.inDocument) == document]
    return max(float(triples.value(e, UNO.confidence)) for e in here)


HEAD = """# Reliability of confidence

Of the relations that were read from the documents of the evaluation set with so much confidence: how many there
are, which confidence is stated on average, and which share of them is right by the gold files. What these mark as optional
counts neither way; a relation counts once a document, with its best evidence there. The last row tells how far stated and right
lie apart on average. `make evaluate ARGS=--update` writes this page.

"""


def page(parts: dict[str, Bins]) -> str:
    """The steps of all parts side by side, as the page of the documentation."""
    names = list(parts)
    lines = ["| confidence | " + " | ".join(f"{name}: relations | stated | right" for name in names) + " |",
             "|" + "---|" * (1 + 3 * len(names))]  # fmt: skip
    for step in sorted({step for found in parts.values() for step in found}):
        cells = [_cells(parts[name].get(step)) for name in names]
        lines.append(f"| {_range(step)} | {' | '.join(cells)} |")
    gaps = [f"{sum(n for n, *_ in found.values())} | apart by | {gap(found):.3f}" for found in parts.values()]
    lines.append(f"| all | {' | '.join(gaps)} |")
    return HEAD + "\n".join(lines) + "\n"


def _range(step: int) -> str:
    return f"{EDGES[step]:.2f} to {EDGES[step + 1]:.2f}"


def _cells(found: tuple[int, float, int] | None) -> str:
    if found is None:
        return "0 | | "
    number, total, right = found
    return f"{number} | {total / number:.2f} | {right / number:.2f}"


def table(found: Bins) -> str:
    """The steps as lines: how many relations, how sure on average, and which share of them is right."""
    lines = ["  confidence    relations  stated  right"]
    for step, (number, total, right) in found.items():
        lines.append(f"  {_range(step)}{number:>11}{total / number:>8.2f}{right / number:>7.2f}")
    return "\n".join([*lines, f"  apart by {gap(found):.3f}"])
