"""The triples of a graph by subject and predicate, for one quick reading of all of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from sys import intern
from typing import TypeAlias

import pyoxigraph
import rdflib
from oxrdflib import OxigraphStore
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.namespace import RDF

from unosce_kg.explorer.hostile import show_name

IDS = "https://w3id.org/unosce-kg/id/"

Term: TypeAlias = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple
Row: TypeAlias = Mapping[str, Sequence[Term]]

_TYPE = str(RDF.type)
_HERE = pyoxigraph.DefaultGraph()
_REMEMBERED = 1 << 8  # subjects; what is asked of one is asked in a row


class Addresses:
    """The terms of a namespace as plain text: `Addresses("urn:")` has the attribute `x` with the value `urn:x`."""

    def __init__(self, namespace: str) -> None:
        self._namespace = namespace

    def __getattr__(self, name: str) -> str:
        address = f"{self._namespace}{name}"
        setattr(self, name, address)
        return address


class Triples:
    """What a graph says of each subject; subjects and predicates are addresses, as text.

    Attributes:
        kinds: Address of a class to the subjects of that class, as the keys of a dictionary.
    """

    def __init__(self, graph: rdflib.Graph) -> None:
        self._engine = _open(graph)
        self._row = lru_cache(_REMEMBERED)(self._read_row)
        self.kinds: dict[str, dict[str, None]] = defaultdict(dict)
        for subject, kind in self._read_column(_TYPE):
            self.kinds[_address(kind)][subject] = None

    def subjects(self, kind: str) -> list[str]:
        """The subjects of a class, sorted."""
        return sorted(self.kinds.get(kind, ()))

    def is_a(self, subject: str, kind: str) -> bool:
        """Whether the subject is of the class."""
        return subject in self.kinds.get(kind, ())

    def terms(self, subject: str, predicate: str) -> Sequence[Term]:
        """The values, sorted."""
        found = self._terms(subject, predicate)
        return found if len(found) < 2 else sorted(found, key=str)

    def term(self, subject: str, predicate: str) -> Term | None:
        """The first value in sorted order, so that a doubled one cannot make the page vary; None without any."""
        return _first(self._terms(subject, predicate))

    def text(self, subject: str, predicate: str) -> str | None:
        """A value's characters or address."""
        value = self.term(subject, predicate)
        return None if value is None else _address(value)

    def name(self, subject: str, predicate: str) -> str | None:
        """A value without what deceives the eye."""
        text = self.text(subject, predicate)
        return None if text is None else show_name(text)

    def number(self, subject: str, predicate: str) -> float | None:
        """A value as a number; None where it is none."""
        return _number(self._terms(subject, predicate))

    def offsets(self, predicate: str) -> dict[str, int]:
        """The values of all subjects as whole numbers, 0 where they are none."""
        found: dict[str, int] = {}
        for subject, value in self._read_column(predicate):
            number = self.number(subject, predicate) if subject in found else _number((value,))
            found[subject] = int(number or 0)
        return found

    def addresses(self, subject: str, predicate: str) -> list[str]:
        """The values' characters or addresses, sorted."""
        return sorted(map(_address, self._terms(subject, predicate)))

    def ids(self, subject: str, predicate: str) -> tuple[str, ...]:
        """The values as short ids, sorted."""
        return tuple(map(short_id, self.addresses(subject, predicate)))

    def pairs(self, kind: str, predicate: str) -> Iterator[tuple[str, str]]:
        """The subjects of a class with each of their values as a short id."""
        of_kind = self.kinds.get(kind, {})
        for subject, value in self._read_column(predicate):
            if subject in of_kind:
                yield subject, short_id(_address(value))

    def _read_column(self, predicate: str) -> Iterator[tuple[str, Term]]:
        """What all subjects have for a predicate, which is much quicker than to ask for each of them.

        A subject is the same text in all columns, which would take much memory otherwise.
        """
        for quad in self._engine.quads_for_pattern(None, pyoxigraph.NamedNode(predicate), None, _HERE):
            yield intern(_address(quad.subject)), quad.object

    def _terms(self, subject: str, predicate: str) -> Sequence[Term]:
        return self._row(subject).get(predicate, ())

    def _read_row(self, subject: str) -> Row:
        """What is said of a subject; nothing of what can be none, such as the text of a literal."""
        row: dict[str, list[Term]] = defaultdict(list)
        for kind in (pyoxigraph.NamedNode, pyoxigraph.BlankNode):
            with suppress(ValueError):
                for quad in self._engine.quads_for_pattern(kind(subject), None, None, _HERE):
                    row[quad.predicate.value].append(quad.object)
                break
        return row


def _open(graph: rdflib.Graph) -> pyoxigraph.Store:
    """The engine that holds a graph, or a new one for a graph that none holds as its only one."""
    if isinstance(graph.store, OxigraphStore) and graph.identifier == DATASET_DEFAULT_GRAPH_ID:
        engine: pyoxigraph.Store = graph.store._inner
        return engine
    engine = pyoxigraph.Store()
    lines = graph.serialize(format="ox-nt", encoding="utf-8")
    engine.extend(pyoxigraph.parse(lines, pyoxigraph.RdfFormat.N_TRIPLES))
    return engine


def short_id(address: str | None) -> str:
    """Kind and slug of an id of ours, such as `org/unodc`; the whole address of any other. Equal ones are one text."""
    return intern(str(address).removeprefix(IDS))


def _first(terms: Sequence[Term]) -> Term | None:
    return min(terms, key=str) if len(terms) > 1 else terms[0] if terms else None


def _number(terms: Sequence[Term]) -> float | None:
    first = _first(terms)
    try:
        return None if first is None else round(float(_address(first)), 4)
    except ValueError:
        return None


def _address(term: Term) -> str:
    return str(term) if type(term) is pyoxigraph.Triple else term.value  # quicker than `isinstance`
