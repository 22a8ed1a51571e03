"""N-Quads: the graph as the default graph of a dataset, which makes its lines those of N-Triples."""

from __future__ import annotations

from pathlib import Path

from rdflib import Graph

from unosce_kg.exporters import ntriples

SUFFIXES = (".nq",)


def write(graph: Graph, path: Path) -> None:
    """Write a graph as N-Quads; the same graph gives the same bytes.

    Raises:
        SetupError: If the file cannot be written.
    """
    ntriples.write(graph, path)
