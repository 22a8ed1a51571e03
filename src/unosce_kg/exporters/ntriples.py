"""N-Triples: a triple a line in a fixed order, for streams and for comparing graphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from rdflib import Graph

from unosce_kg.exporters.replacing import replacing
from unosce_kg.graph.sorting import Group, read_lines, with_bracket

SUFFIXES = (".nt",)


def write(graph: Graph, path: Path) -> None:
    """Write a graph as N-Triples; the same graph gives the same bytes.

    Raises:
        SetupError: If the file cannot be written.
    """
    with replacing(path) as file:
        for lines in read_lines(graph):
            file.writelines(map(with_bracket, lines))


def render(groups: Iterable[Group]) -> Iterator[str]:
    """The lines of each subject."""
    for subject, pairs in groups:
        yield "".join(f"{subject} {predicate} {object_} .\n" for predicate, object_ in pairs)
