"""TriG: the graph as the default graph of a dataset, which makes its text that of Turtle."""

from __future__ import annotations

from pathlib import Path

from rdflib import Graph

from unosce_kg.exporters import turtle

SUFFIXES = (".trig",)


def write(graph: Graph, path: Path) -> None:
    """Write a graph as TriG; the same graph gives the same bytes.

    Raises:
        SetupError: If the file cannot be written.
    """
    turtle.write(graph, path)
