"""Cypher: statements that fill Neo4j and its kin, for `cypher-shell -f`; running them twice does no harm."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from rdflib import Graph

from unosce_kg.exporters.property_graph import PropertyNode, Relationship, read_property_graph
from unosce_kg.exporters.replacing import replacing
from unosce_kg.graph.namespaces import kind_of
from unosce_kg.graph.tables import Value

SUFFIXES = (".cypher", ".cql")

_BATCH = 500  # rows in a statement
_UNIQUE = "CREATE CONSTRAINT {name}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE;\n"
_ESCAPES = {"\\": r"\\", "'": r"\'", "\n": r"\n", "\r": r"\r", "\t": r"\t"}
_SPECIAL = re.compile(r"\\[uU]?|['\x00-\x1f\x7f\u0085\u2028\u2029\ufffe\uffff]")


def write(graph: Graph, path: Path) -> None:
    """Write a graph as Cypher; the same graph gives the same bytes.

    Raises:
        SetupError: If the file cannot be written.
    """
    with replacing(path) as file:
        for part in render(graph):
            file.write(part.encode("utf-8"))


def render(graph: Graph) -> Iterator[str]:
    """The statements: what is unique, the nodes by their labels, then the relationships by their type and ends."""
    for name, label in (("entity", "Entity"), ("document", "SourceDocument")):
        yield _UNIQUE.format(name=name, label=label)
    rows: dict[str, list[str]] = {}
    nodes = True
    for item in read_property_graph(graph):
        if nodes and isinstance(item, Relationship):
            nodes = False
            yield from _finish(rows)
        head, row = _write_node(item) if isinstance(item, PropertyNode) else _write_relationship(item)
        rows.setdefault(head, []).append(row)
        if len(rows[head]) == _BATCH:
            yield _unwind(head, rows.pop(head))
    yield from _finish(rows)


def _finish(rows: dict[str, list[str]]) -> Iterator[str]:
    for head in sorted(rows):
        yield _unwind(head, rows[head])
    rows.clear()


def _unwind(head: str, rows: list[str]) -> str:
    lines = ",\n  ".join(rows)
    return f"UNWIND [\n  {lines}\n] AS row\n{head};\n"


def _write_node(node: PropertyNode) -> tuple[str, str]:
    """What is done with each row of nodes with the same labels, and the row."""
    first, *others = node.labels
    labels = f"SET n:{':'.join(others)} " if others else ""
    return f"MERGE (n:{first} {{id: row.id}}) {labels}SET n += row", _write_map(node.properties)


def _write_relationship(edge: Relationship) -> tuple[str, str]:
    ends = ("SourceDocument" if kind_of(end) == "doc" else "Entity" for end in (edge.start, edge.end))
    start, end = ends
    key = " {id: row.p.id}" if "id" in edge.properties else ""
    head = (
        f"MATCH (a:{start} {{id: row.a}}), (b:{end} {{id: row.b}}) "
        f"MERGE (a)-[r:{edge.type}{key}]->(b) SET r += row.p"
    )
    return (
        head,
        f"{{a: {write_text(edge.start)}, b: {write_text(edge.end)}, p: {_write_map(edge.properties)}}}",
    )


def _write_map(properties: Mapping[str, Value]) -> str:
    """Those properties that have a value; their names are the tables' own."""
    return f"{{{', '.join(f'{k}: {_write_value(v)}' for k, v in properties.items() if v not in (None, ()))}}}"


def _write_value(value: Value) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(write_text, value))}]"
    return write_text(value) if isinstance(value, str) else repr(value)


def write_text(text: str) -> str:
    r"""A text as Cypher writes it.

    Neo4j expands `\uXXXX` before it reads strings, whatever stands before it, so that the letters after an escaped
    backslash could end the string: where they would look like such an escape, the u is written as one itself.
    """
    return f"'{_SPECIAL.sub(_escape, text)}'"


def _escape(match: re.Match[str]) -> str:
    found = match[0]
    if found in _ESCAPES:
        return _ESCAPES[found]
    if found[0] == "\\":
        return rf"\\\u{ord(found[1]):04X}"
    return rf"\u{ord(found):04X}"
