"""N-Triples: a triple a line in a fixed order, for streams and for comparing graphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from rdflib import Graph

from unosce_kg.exporters.replacing import replacing
from unosce_kg.graph.sorting import Group, read_sorted

SUFFIXES = (".nt",)


def write(graph: Graph, path: Path) -> None:
    """Write a graph as N-Triples; the same graph gives the same bytes.

    Raises:
        SetupError: If the file cannot be written.
    """
    with replacing(path) as file:
        for part in render(read_sorted(graph)):
            file.write(part.encode("utf-8"))


def render(groups: Iterable[Group]) -> Iterator[str]:
    """The lines of each subject."""
    for subject, pairs in groups:
        yield "".join(f"{subject} {predicate} {object_} .\n" for predicate, object_ in pairs)
