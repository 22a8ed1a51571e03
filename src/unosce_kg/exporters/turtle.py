"""Turtle for readers: prefixes, a paragraph a subject, kinds under headings, all sorted.

rdflib's own writer takes minutes for a million triples; this one writes the sorted stream as it comes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from rdflib import Graph

from unosce_kg.exporters.replacing import replacing
from unosce_kg.graph.namespaces import ID, PREFIXES, shorten
from unosce_kg.graph.sorting import Group, read_sorted

SUFFIXES = (".ttl", ".turtle")

_HEADINGS = {
    "doc": "Documents", "org": "Organizations", "person": "Persons", "post": "Posts", "place": "Places",
    "event": "Events", "agreement": "Agreements", "topic": "Topics", "statement": "Statements",
    "evidence": "Evidence", "mention": "Mentions", "record": "Reference records", "activity": "Extractions",
}  # fmt: skip
_RDF, _UNO, _SKOS = PREFIXES["rdf"], PREFIXES["uno"], PREFIXES["skos"]
# What readers look for first; all else follows in the order of its name.
_FIRST = [
    *(f"<{_RDF}{name}>" for name in ("type", "subject", "predicate", "object")),
    *(f"<{_SKOS}{name}>" for name in ("prefLabel", "altLabel")),
    *(f"<{_UNO}{name}>" for name in ("inDocument", "refersTo")),
]
_TYPE = _FIRST[0]
_RANK = {predicate: f"{rank:02d}" for rank, predicate in enumerate(_FIRST)}
_BARE = {
    "http://www.w3.org/2001/XMLSchema#integer": re.compile(r"[+-]?\d+"),
    "http://www.w3.org/2001/XMLSchema#decimal": re.compile(r"[+-]?\d*\.\d+"),
}


def write(graph: Graph, path: Path) -> None:
    """Write a graph as Turtle; the same graph gives the same bytes.

    Raises:
        SetupError: If the file cannot be written.
    """
    with replacing(path) as file:
        for part in render(read_sorted(graph)):
            file.write(part.encode("utf-8"))


def render(groups: Iterable[Group]) -> Iterator[str]:
    """The parts of a Turtle text of subjects that come in the order in which they are to stand."""
    yield "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
    names, ranks = _Names(), _Ranks()
    last = ""
    for subject, pairs in groups:
        kind = subject[len(ID) + 1 :].partition("/")[0] if subject.startswith(f"<{ID}") else "other"
        if kind != last:
            last = kind
            yield f"\n#### {_HEADINGS.get(kind, 'Other')}\n"
        yield _paragraph(subject, pairs, names, ranks)


class _Names(dict[str, str]):
    """Predicates and the terms of vocabularies as Turtle writes them, remembered."""

    def __missing__(self, term: str) -> str:
        name = self[term] = _write_address(term)
        return name


class _Ranks(dict[str, str]):
    """Predicates as keys that put them in the readers' order, remembered."""

    def __missing__(self, predicate: str) -> str:
        rank = self[predicate] = _RANK.get(predicate) or _write_address(predicate)
        return rank


def _paragraph(subject: str, pairs: list[tuple[str, str]], names: _Names, ranks: _Ranks) -> str:
    objects: dict[str, str] = {}
    for predicate, object_ in pairs:
        written = object_ if object_[-1] == '"' else _write_object(object_, names)
        objects[predicate] = f"{objects[predicate]}, {written}" if predicate in objects else written
    lines = [
        f"{'a' if predicate == _TYPE else names[predicate]} {objects[predicate]}"
        for predicate in sorted(objects, key=ranks.__getitem__)
    ]
    body = " ;\n    ".join(lines)
    return f"\n{_write_address(subject)} {body} .\n"


def _write_object(term: str, names: _Names) -> str:
    if term[0] == "<":
        return names[term] if "#" in term else _write_address(term)
    if term[-1] != ">":
        return term
    lexical, _, datatype = term[1:-1].rpartition('"^^<')
    bare = _BARE.get(datatype)
    return lexical if bare and bare.fullmatch(lexical) else f'"{lexical}"^^{names[f"<{datatype}>"]}'


def _write_address(term: str) -> str:
    return (shorten(term[1:-1]) if term[0] == "<" else None) or term
