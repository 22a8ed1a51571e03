"""The graph of a generation: made from nothing, or from the one before by the difference of a change."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pyoxigraph
from pyoxigraph import RdfFormat

from unosce_kg.graph.merging import SYMMETRIC
from unosce_kg.graph.namespaces import ENTITY_KINDS, PREFIXES, PROV, UNO, id_of, kind_of, node
from unosce_kg.graph.store import write_line
from unosce_kg.graph.terms import Triple
from unosce_kg.store.changing import Change

Quads = set[pyoxigraph.Quad]

_PORTION = 200_000  # triples, which the engine sorts in memory
# Triples, at about 250 bytes each: from memory all of them are read several times faster than from the disk.
_MOST_IN_MEMORY = 10 * _PORTION

_IN_DOCUMENT = pyoxigraph.NamedNode(str(UNO.inDocument))
_CONFIDENCE = pyoxigraph.NamedNode(str(UNO.confidence))
_DERIVED = pyoxigraph.NamedNode(str(PROV.wasDerivedFrom))
_HERE = pyoxigraph.DefaultGraph()


@dataclass(frozen=True, slots=True)
class Difference:
    """The triples by which a graph was changed."""

    removed: Quads
    added: Quads


def create(folder: Path, before: Path | None) -> pyoxigraph.Store:
    """Make the database of a generation.

    Args:
        folder: Where; what an interrupted writer left there is removed.
        before: The generation whose graph it starts with, which shares its files; None for an empty graph.

    Raises:
        OSError: If it cannot be made.
    """
    shutil.rmtree(folder, ignore_errors=True)
    if before:
        pyoxigraph.Store.read_only(str(before)).backup(str(folder))
    return pyoxigraph.Store(str(folder))


def fill(engine: pyoxigraph.Store, triples: Iterable[Triple], folder: Path) -> pyoxigraph.Store:
    """Read triples into an empty database, by way of a temporary file in a folder, some at a time.

    Returns:
        The same graph in memory, for whoever reads all of it; the database itself where that would take too much.

    Raises:
        OSError: If they cannot be written.
    """
    lines = map(write_line, triples)
    engines, room = [engine, pyoxigraph.Store()], _MOST_IN_MEMORY
    with tempfile.NamedTemporaryFile("w", dir=folder, encoding="utf-8", newline="\n", suffix=".nt") as file:
        while True:
            file.seek(0)
            file.truncate()
            file.writelines(islice(lines, _PORTION))
            if not file.tell():
                break
            file.flush()
            room -= _PORTION
            if room < 0:
                del engines[1:]
            for each in engines:  # what one of them has read needs no second look for mistakes
                each.bulk_load(path=file.name, format=RdfFormat.N_TRIPLES, lenient=each is not engine)
    return engines[-1]


def read_in(engine: pyoxigraph.Store) -> pyoxigraph.Store:
    """The graph of a database in memory, as `fill` gives it."""
    if len(engine) > _MOST_IN_MEMORY:
        return engine
    copy = pyoxigraph.Store()
    lines = engine.dump(format=RdfFormat.N_TRIPLES, from_graph=_HERE)
    copy.bulk_load(lines, RdfFormat.N_TRIPLES)
    return copy


def replace(engine: pyoxigraph.Store, change: Change, triples: Iterable[Triple]) -> Difference:
    """Put the triples of all nodes that a change reaches in place of those that they had.

    Args:
        engine: The database.
        change: The change, settled.
        triples: What it says of these nodes now.

    Raises:
        OSError: If the database cannot be written.
    """
    text = "".join(map(write_line, triples))
    new = set(pyoxigraph.parse(text.encode("utf-8"), RdfFormat.N_TRIPLES))
    old = set(_described(engine, change))
    difference = Difference(old - new, {quad for quad in new - old if quad not in engine})
    for quad in difference.removed:
        engine.remove(quad)
    engine.extend(difference.added)
    return difference


def _described(engine: pyoxigraph.Store, change: Change) -> Iterator[pyoxigraph.Quad]:
    """The triples that the graph holds of the nodes that a change reaches, as far as it may change them.

    A statement's id follows from what it says, so that of one that stays only the confidence and what it rests on change.
    """
    for id_ in (*change.gone, *change.records):
        yield from about(engine, id_)
    for id_ in change.statements - change.gone:
        yield from engine.quads_for_pattern(_term(id_), _CONFIDENCE, None, _HERE)
    for statement, record in change.links:
        yield from engine.quads_for_pattern(_term(statement), _DERIVED, _term(record), _HERE)
    for id_ in change.documents:
        yield from about(engine, id_)
        for quad in engine.quads_for_pattern(None, _IN_DOCUMENT, _term(id_), _HERE):
            yield from engine.quads_for_pattern(quad.subject, None, None, _HERE)
            yield from engine.quads_for_pattern(None, _DERIVED, quad.subject, _HERE)
    for id_ in change.entities:
        yield from (quad for quad in about(engine, id_) if not is_plain(quad))
    for subject, predicate, object_ in change.plain:
        for one, other in ((subject, object_), (object_, subject)):
            quad = pyoxigraph.Quad(_term(one), pyoxigraph.NamedNode(str(UNO[predicate])), _term(other))
            if quad in engine and (one == subject or predicate in SYMMETRIC):
                yield quad


def about(engine: pyoxigraph.Store, id_: str) -> Iterator[pyoxigraph.Quad]:
    """The triples of a node."""
    return iter(engine.quads_for_pattern(_term(id_), None, None, _HERE))


def is_plain(quad: pyoxigraph.Quad) -> bool:
    """Whether a triple is the plain triple of a fact: a relation of the ontology between two entities."""
    return (
        quad.predicate.value.startswith(PREFIXES["uno"])
        and isinstance(quad.object, pyoxigraph.NamedNode)
        and kind_of(id_of(quad.object.value)) in ENTITY_KINDS
    )


def _term(id_: str) -> pyoxigraph.NamedNode:
    return pyoxigraph.NamedNode(str(node(id_)))
