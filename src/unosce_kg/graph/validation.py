"""A graph held against its SHACL shapes."""

from __future__ import annotations

from pathlib import Path

import pyshacl
import rdflib
from rdflib import Graph
from rdflib.namespace import RDF, SH

from unosce_kg.errors import SetupError
from unosce_kg.graph.namespaces import id_of, shorten
from unosce_kg.graph.problems import Problem

_SHAPES = "https://w3id.org/unosce-kg/shapes#"


def check(graph: Graph, shapes_path: Path) -> tuple[Problem, ...]:
    """Hold a graph against shapes.

    Args:
        graph: What to check; its instances carry all their classes, so nothing is inferred.
        shapes_path: Shapes as Turtle, each with a message in words.

    Returns:
        What is wrong, sorted.

    Raises:
        SetupError: If the shapes cannot be read.
    """
    try:
        shapes = Graph().parse(shapes_path, format="turtle")
    except Exception as error:  # rdflib's parser raises many kinds
        raise SetupError(f"{shapes_path}: no shapes: {' '.join(str(error).split())[:200]}") from None
    _, report, text = pyshacl.validate(_copy(graph), shacl_graph=shapes, inference="none", inplace=True)
    if not isinstance(report, Graph):
        raise SetupError(f"{shapes_path}: shapes that cannot be checked: {text[:200]}")
    return tuple(sorted({_describe(report, node) for node in report.subjects(RDF.type, SH.ValidationResult)}))


def _copy(graph: Graph) -> Graph:
    """The graph in rdflib's own memory, where the many small look-ups of a validation are faster."""
    copy = Graph(bind_namespaces="none")
    copy.addN((*triple, copy) for triple in graph)
    return copy


def _describe(report: Graph, result: rdflib.term.Node) -> Problem:
    value = report.value(result, SH.value)
    message = str(report.value(result, SH.resultMessage) or "breaks a shape")
    return Problem(
        rule=str(report.value(result, SH.sourceShape) or "shape").removeprefix(_SHAPES),
        subject=id_of(str(report.value(result, SH.focusNode))),
        message=message if value is None else f"{message} Found: {_show(value)}",
        serious=report.value(result, SH.resultSeverity) == SH.Violation,
    )


def _show(value: rdflib.term.Node) -> str:
    text = str(value)
    return shorten(text) or id_of(text) if isinstance(value, rdflib.URIRef) else repr(text[:80])
