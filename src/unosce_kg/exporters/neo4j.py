"""Neo4j: the two tables that `neo4j-admin database import` reads, the names in their heads with types."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from rdflib import Graph

from unosce_kg.exporters.property_graph import (
    EDGE_PROPERTIES,
    NODE_PROPERTIES,
    PropertyNode,
    read_property_graph,
)
from unosce_kg.exporters.replacing import replacing
from unosce_kg.graph.tables import Kind, Value

SUFFIXES = (".neo4j",)

# Between the texts of a list: the character that is meant for this. Importing takes --array-delimiter=U+001F.
_SEPARATOR = "\x1f"
_TYPES = {Kind.TEXT: "string", Kind.TEXTS: "string[]", Kind.NUMBER: "long", Kind.SCORE: "double"}


def write(graph: Graph, path: Path) -> None:
    """Write the tables `nodes.csv` and `relationships.csv`; the same graph gives the same bytes.

    Args:
        graph: Its entities and documents become nodes, its statements between entities relationships.
        path: A folder, whatever its name ends with.

    Raises:
        SetupError: If a file cannot be written.
    """
    nodes = [
        "id:ID",
        *(_head(name, kind) for name, kind in NODE_PROPERTIES.items() if name != "id"),
        ":LABEL",
    ]
    edges = [":START_ID", ":END_ID", ":TYPE", *(_head(name, kind) for name, kind in EDGE_PROPERTIES.items())]
    with ExitStack() as stack:
        node_rows = stack.enter_context(_table(path / "nodes.csv", nodes))
        edge_rows = stack.enter_context(_table(path / "relationships.csv", edges))
        for item in read_property_graph(graph):
            if isinstance(item, PropertyNode):
                node_rows.writerow([*_cells(NODE_PROPERTIES, item.properties), _SEPARATOR.join(item.labels)])
            else:
                cells = _cells(EDGE_PROPERTIES, item.properties)
                edge_rows.writerow([item.start, item.end, item.type, *cells])


@contextmanager
def _table(path: Path, head: list[str]) -> Iterator[Any]:
    with replacing(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
        try:
            rows = csv.writer(text, lineterminator="\n")
            rows.writerow(head)
            yield rows
        finally:
            text.detach()


def _head(name: str, kind: Kind) -> str:
    return f"{name}:{_TYPES[kind]}"


def _cells(columns: Mapping[str, Kind], properties: Mapping[str, Value]) -> list[object]:
    """The values in the order of the columns; an empty list is a missing one, as all that is empty."""
    return [_cell(properties.get(name)) for name in columns]


def _cell(value: Value) -> object:
    return (
        _SEPARATOR.join(text.replace(_SEPARATOR, " ") for text in value)
        if isinstance(value, tuple)
        else value
    )
