"""What a Turtle file of the knowledge says, by subject and predicate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, TypeAlias

import pyoxigraph
import rdflib
from rdflib.namespace import RDF

from unosce_kg.errors import SetupError


class Term(NamedTuple):
    """An address, or the characters of a literal with its language."""

    text: str
    language: str | None = None


Triple: TypeAlias = tuple[str, str, Term]


class Turtle:
    """The triples of a file; subjects, predicates and kinds are addresses.

    Args:
        triples: The triples, in any order.
    """

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._said: dict[str, dict[str, dict[Term, None]]] = defaultdict(lambda: defaultdict(dict))
        for subject, predicate, term in triples:
            self._said[subject][predicate][term] = None

    def subjects(self, *kinds: str) -> list[str]:
        """What is of one of the kinds, sorted."""
        return sorted(s for s in self._said if not set(kinds).isdisjoint(self.texts(s, str(RDF.type))))

    def terms(self, subject: str, predicate: str) -> Iterable[Term]:
        """What is said of a subject, in the order of the file."""
        return self._said[subject].get(predicate, ()) if subject in self._said else ()

    def texts(self, subject: str, predicate: str) -> list[str]:
        """The same as texts, sorted."""
        return sorted({term.text for term in self.terms(subject, predicate)})


def read_turtle(path: Path) -> Turtle:
    """Parse a Turtle file of the knowledge.

    Raises:
        SetupError: If it is missing or not Turtle.
    """
    try:
        return Turtle(_parse(path))
    except FileNotFoundError:
        raise SetupError(f"{path}: missing") from None
    except Exception as error:  # rdflib's parser raises many kinds
        raise SetupError(f"{path}: not Turtle: {' '.join(str(error).split())[:200]}") from None


def _parse(path: Path) -> list[Triple]:
    base = path.resolve().as_uri()
    try:
        quads = pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE, base_iri=base)
        return [(_text(q.subject), q.predicate.value, _read(q.object)) for q in quads]
    except SyntaxError:  # rdflib's parser forgives more, and takes ten times as long
        graph = rdflib.Graph().parse(path, format="turtle")
        return [(str(s), str(p), Term(str(o), getattr(o, "language", None))) for s, p, o in graph]


def _read(term: object) -> Term:
    return Term(_text(term), term.language if isinstance(term, pyoxigraph.Literal) else None)


def _text(term: object) -> str:
    return str(getattr(term, "value", term))
