"""A graph held against its SHACL shapes."""

from __future__ import annotations

from collections.abc import Set
from functools import cache
from pathlib import Path

import pyoxigraph
import rdflib
from rdflib import Graph
from rdflib.namespace import RDF, SH
from rdflib.plugins.stores.memory import Memory

from unosce_kg.errors import SetupError
from unosce_kg.graph.namespaces import id_of, shorten
from unosce_kg.graph.problems import Problem
from unosce_kg.graph.shapes import write_queries
from unosce_kg.graph.store import ask

_SHAPES = "https://w3id.org/unosce-kg/shapes#"
# Targets by which a shape judges nodes that others point to.
_REACHING = (SH.targetObjectsOf, SH.targetNode)


def check(graph: Graph, shapes_path: Path, only: Set[str] | None = None) -> tuple[Problem, ...]:
    """Hold a graph against shapes.

    Args:
        graph: What to check; its instances carry all their classes, so nothing is inferred. A graph in
            rdflib's own memory is checked as it is, any other is copied there first.
        shapes_path: Shapes as Turtle, each with a message in words.
        only: Ids of the nodes to judge, where all others are in the graph only to be looked at: they may lack
            values, but what relations ask of their objects is asked of them too. None to judge all.

    Returns:
        What is wrong, sorted.

    Raises:
        SetupError: If the shapes cannot be read.
    """
    # Here, since few graphs have a node that it must judge.
    import pyshacl  # noqa: PLC0415

    shapes = _load(shapes_path)
    data = graph if isinstance(graph.store, Memory) else copy(graph)
    _, report, text = pyshacl.validate(data, shacl_graph=shapes, inference="none", inplace=True)
    if not isinstance(report, Graph):
        raise SetupError(f"{shapes_path}: shapes that cannot be checked: {text[:200]}")
    problems = {_describe(report, node) for node in report.subjects(RDF.type, SH.ValidationResult)}
    if only is not None:
        reaching = {_name(shape) for target in _REACHING for shape in shapes.subjects(target)}
        problems = {p for p in problems if p.subject in only or p.rule in reaching}
    return tuple(sorted(problems))


def find_suspects(engine: pyoxigraph.Store, shapes_path: Path) -> frozenset[str] | None:
    """Addresses of all nodes with which a shape may find fault, which the engine tells much faster than `check`.

    Args:
        engine: The graph; its instances carry all their classes, so nothing is inferred.
        shapes_path: Shapes as Turtle.

    Returns:
        They and those around them; None where a shape asks for what only `check` can tell.

    Raises:
        SetupError: If the shapes cannot be read.
    """
    try:
        questions = tuple(write_queries(_load(shapes_path)))
    except ValueError:
        return None
    doubts = {doubt: bool(engine.query(doubt)) for doubt in {q.doubt: None for q in questions} if doubt}
    asked = (question.query for question in questions if doubts.get(question.doubt, True))
    return frozenset(address for query in asked for address in ask(engine, query))


@cache
def _load(path: Path) -> Graph:
    try:
        return Graph().parse(path, format="ox-turtle")
    except Exception as error:  # rdflib's parser raises many kinds
        raise SetupError(f"{path}: no shapes: {' '.join(str(error).split())[:200]}") from None


def copy(graph: Graph) -> Graph:
    """The graph in rdflib's own memory, where the many small look-ups of a check are faster."""
    copy = Graph(bind_namespaces="none")
    copy.addN((*triple, copy) for triple in graph)
    return copy


def _describe(report: Graph, result: rdflib.term.Node) -> Problem:
    value = report.value(result, SH.value)
    message = str(report.value(result, SH.resultMessage) or "breaks a shape")
    return Problem(
        rule=_name(report.value(result, SH.sourceShape)),
        subject=id_of(str(report.value(result, SH.focusNode))),
        message=message if value is None else f"{message} Found: {_show(value)}",
        serious=report.value(result, SH.resultSeverity) == SH.Violation,
    )


def _name(shape: rdflib.term.Node | None) -> str:
    return str(shape or "shape").removeprefix(_SHAPES)


def _show(value: rdflib.term.Node) -> str:
    text = str(value)
    return shorten(text) or id_of(text) if isinstance(value, rdflib.URIRef) else repr(text[:80])
