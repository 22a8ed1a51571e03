"""Turtle for readers: prefixes, a paragraph a subject, kinds under headings, all sorted.

rdflib's own writer takes minutes for a million triples; this one writes the sorted lines of N-Triples as they
come, as bytes, and knows the few predicates and many addresses that it has written before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from rdflib import Graph

from unosce_kg.exporters.replacing import replacing
from unosce_kg.graph.namespaces import ID, PREFIXES, shorten
from unosce_kg.graph.sorting import Line, read_lines

SUFFIXES = (".ttl", ".turtle")

_HEADINGS = {
    "doc": "Documents", "org": "Organizations", "person": "Persons", "post": "Posts", "place": "Places",
    "event": "Events", "agreement": "Agreements", "topic": "Topics", "statement": "Statements",
    "evidence": "Evidence", "mention": "Mentions", "record": "Reference records", "activity": "Extractions",
}  # fmt: skip
_RDF, _UNO, _SKOS = PREFIXES["rdf"], PREFIXES["uno"], PREFIXES["skos"]
# What readers look for first; all else follows in the order of its name.
_FIRST = [
    *(f"{_RDF}{name}" for name in ("type", "subject", "predicate", "object")),
    *(f"{_SKOS}{name}" for name in ("prefLabel", "altLabel")),
    *(f"{_UNO}{name}" for name in ("inDocument", "refersTo")),
]
_TYPE = _FIRST[0]
_XSD = PREFIXES["xsd"]
_BARE = {
    f"{_XSD}integer".encode(): re.compile(rb"[+-]?\d+"),
    f"{_XSD}decimal".encode(): re.compile(rb"[+-]?\d*\.\d+"),
}
_END = b" .\n"
_REMEMBERED = 100_000  # objects at a time
_OURS = f"<{ID}".encode()
_QUOTE = ord('"')


def write(graph: Graph, path: Path) -> None:
    """Write a graph as Turtle; the same graph gives the same bytes.

    Raises:
        SetupError: If the file cannot be written.
    """
    with replacing(path) as file:
        file.writelines(render(read_lines(graph)))


def render(blocks: Iterable[list[Line]]) -> Iterator[bytes]:
    """The parts of a Turtle text of subjects that come in the order in which they are to stand.

    Args:
        blocks: Lines as `sorting.read_lines` gives them.
    """
    yield "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items()).encode()
    predicates, objects = _Predicates(), _Objects()
    last = b""
    for lines in blocks:
        kind = _find_kind(lines[0])
        if kind != last:
            last = kind
            yield f"\n#### {_HEADINGS.get(kind.decode(), 'Other')}\n".encode()
        yield _write_block(lines, predicates, objects)
        if len(objects) > _REMEMBERED:
            objects.clear()


def _write_block(lines: list[Line], predicates: _Predicates, objects: _Objects) -> bytes:
    """The paragraphs of the subjects of a block."""
    text: list[bytes] = []
    pairs: list[tuple[bytes, bytes]] = []
    current = lines[0].split(b" ", 1)[0]
    for line in lines:
        subject, predicate, object_ = line.split(b" ", 2)
        if subject != current:
            text.append(_write_paragraph(current, pairs))
            current, pairs = subject, []
        # A plain string, the commonest object and seldom one that comes again, stands as it is.
        written = object_[:-3] if object_[-4] == _QUOTE else objects[object_]
        key, name = predicates[predicate]
        if pairs and pairs[-1][0] is key:
            pairs[-1] = key, b"%s, %s" % (pairs[-1][1], written)
        else:
            pairs.append((key, b"%s %s" % (name, written)))
    text.append(_write_paragraph(current, pairs))
    return b"".join(text)


def _write_paragraph(subject: bytes, pairs: list[tuple[bytes, bytes]]) -> bytes:
    pairs.sort()
    address = subject if subject[:1] == b"_" else _write_address(subject + b">")
    return b"\n%s %s .\n" % (address, b" ;\n    ".join([pair for _, pair in pairs]))


class _Predicates(dict[bytes, tuple[bytes, bytes]]):
    """Predicates as keys that put them in the readers' order and as Turtle writes them, remembered."""

    def __missing__(self, predicate: bytes) -> tuple[bytes, bytes]:
        name = _write_address(predicate)
        address = predicate[1:-1].decode()
        key = b"%02d" % _FIRST.index(address) if address in _FIRST else name
        found = self[predicate] = key, b"a" if address == _TYPE else name
        return found


class _Objects(dict[bytes, bytes]):
    """Objects with the end of their line as Turtle writes them, remembered."""

    def __missing__(self, object_: bytes) -> bytes:
        found = self[object_] = _write_object(object_.removesuffix(_END))
        return found


def _write_object(term: bytes) -> bytes:
    if term[:1] == b"<":
        return _write_address(term)
    if term[-1:] != b">":
        return term
    lexical, _, datatype = term[1:-1].rpartition(b'"^^<')
    bare = _BARE.get(datatype)
    return (
        lexical
        if bare and bare.fullmatch(lexical)
        else b'"%s"^^%s' % (lexical, _write_address(b"<%s>" % datatype))
    )


def _write_address(term: bytes) -> bytes:
    """An address of N-Triples with a prefix where one fits."""
    short = shorten(term[1:-1].decode("utf-8"))
    return short.encode() if short else term


def _find_kind(line: Line) -> bytes:
    return line[len(_OURS) :].partition(b"/")[0] if line.startswith(_OURS) else b"other"
