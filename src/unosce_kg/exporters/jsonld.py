"""JSON-LD with its context inside: a node a line, in the readers' order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from rdflib import Graph

from unosce_kg.exporters.replacing import replacing
from unosce_kg.graph.namespaces import PREFIXES, shorten
from unosce_kg.graph.sorting import Group, read_sorted

SUFFIXES = (".jsonld",)

_TYPE = f"<{PREFIXES['rdf']}type>"
_INTEGER = f"{PREFIXES['xsd']}integer"


def write(graph: Graph, path: Path) -> None:
    """Write a graph as JSON-LD; the same graph gives the same bytes.

    Raises:
        SetupError: If the file cannot be written.
    """
    with replacing(path) as file:
        for part in render(read_sorted(graph)):
            file.write(part.encode("utf-8"))


def render(groups: Iterable[Group]) -> Iterator[str]:
    """The parts of a JSON-LD text."""
    yield f'{{"@context": {json.dumps(PREFIXES, indent=2)},\n"@graph": ['
    separator = "\n"
    for subject, pairs in groups:
        yield separator + json.dumps(_node(subject, pairs), ensure_ascii=False)
        separator = ",\n"
    yield "\n]}\n"


def _node(subject: str, pairs: list[tuple[str, str]]) -> dict[str, object]:
    types: list[str] = []
    properties: dict[str, list[object]] = {}
    for predicate, object_ in pairs:
        if predicate == _TYPE:
            types.append(_name(object_))
        else:
            properties.setdefault(_name(predicate), []).append(_value(object_))
    found: dict[str, object] = {"@id": _name(subject)}
    if types:
        found["@type"] = types
    found.update((name, values if len(values) > 1 else values[0]) for name, values in properties.items())
    return found


def _name(term: str) -> str:
    """An address or blank node of N-Triples as JSON-LD names it."""
    address = term[1:-1] if term[0] == "<" else term
    return shorten(address) or address


def _value(term: str) -> object:
    if term[0] in "<_":
        return {"@id": _name(term)}
    end = term.rindex('"')
    # N-Triples escapes strings as JSON does, but leaves some control characters as they are.
    text: str = json.loads(term[: end + 1], strict=False)
    suffix = term[end + 1 :]
    if suffix.startswith("@"):
        return {"@value": text, "@language": suffix[1:]}
    if suffix == f"^^<{_INTEGER}>" and str(int(text)) == text:
        return int(text)
    return {"@value": text, "@type": _name(suffix[2:])} if suffix else text
