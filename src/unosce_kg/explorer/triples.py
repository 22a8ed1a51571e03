"""The triples of a graph by subject and predicate, for one quick reading of all of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TypeAlias

import pyoxigraph
import rdflib
from rdflib.namespace import RDF

from unosce_kg.explorer.hostile import show_name

IDS = "https://w3id.org/unosce-kg/id/"

Term: TypeAlias = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple


class Triples:
    """What a graph says of each subject; subjects and predicates are addresses, as text.

    Attributes:
        kinds: Address of a class to the subjects of that class.
    """

    def __init__(self, graph: rdflib.Graph) -> None:
        # Through N-Triples: the engine's own terms are made many times faster than rdflib's.
        lines = graph.serialize(format="ox-nt", encoding="utf-8")
        self.kinds: dict[str, list[str]] = defaultdict(list)
        self._values: dict[str, dict[str, list[Term]]] = defaultdict(dict)
        for quad in pyoxigraph.parse(lines, pyoxigraph.RdfFormat.N_TRIPLES):
            subject, predicate = _address(quad.subject), quad.predicate.value
            self._values[subject].setdefault(predicate, []).append(quad.object)
            if predicate == str(RDF.type):
                self.kinds[_address(quad.object)].append(subject)

    def subjects(self, kind: str) -> list[str]:
        """The subjects of a class, sorted."""
        return sorted(self.kinds.get(str(kind), ()))

    def is_a(self, subject: str, kind: str) -> bool:
        """Whether the subject is of the class."""
        return any(_address(term) == str(kind) for term in self._terms(subject, str(RDF.type)))

    def terms(self, subject: str, predicate: str) -> Sequence[Term]:
        """The values, sorted."""
        found = self._terms(subject, predicate)
        return found if len(found) < 2 else sorted(found, key=str)

    def term(self, subject: str, predicate: str) -> Term | None:
        """The first value in sorted order, so that a doubled one cannot make the page vary; None without any."""
        return next(iter(self.terms(subject, predicate)), None)

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
        text = self.text(subject, predicate)
        try:
            return None if text is None else round(float(text), 4)
        except ValueError:
            return None

    def offset(self, subject: str, predicate: str) -> int:
        """A value as a whole number, 0 where it is none."""
        return int(self.number(subject, predicate) or 0)

    def addresses(self, subject: str, predicate: str) -> list[str]:
        """The values' characters or addresses, sorted."""
        return sorted(map(_address, self._terms(subject, predicate)))

    def ids(self, subject: str, predicate: str) -> tuple[str, ...]:
        """The values as short ids, sorted."""
        return tuple(map(short_id, self.addresses(subject, predicate)))

    def _terms(self, subject: str, predicate: str) -> Sequence[Term]:
        row = self._values.get(subject)
        return row.get(str(predicate), ()) if row else ()


def short_id(address: str | None) -> str:
    """Kind and slug of an id of ours, such as `org/unodc`; the whole address of any other."""
    return str(address).removeprefix(IDS)


def _address(term: Term) -> str:
    return str(term) if isinstance(term, pyoxigraph.Triple) else term.value
