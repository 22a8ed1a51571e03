"""What a Turtle file of the knowledge says, by subject and predicate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

import pyoxigraph
import rdflib
from pyoxigraph import RdfFormat
from rdflib.namespace import RDF

from unosce_kg.errors import SetupError

Term: TypeAlias = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal


class Turtle:
    """The triples of a file; subjects, predicates and kinds are addresses.

    Args:
        triples: The triples, in any order.
    """

    def __init__(self, triples: Iterable[pyoxigraph.Quad]) -> None:
        self._said: dict[str, dict[str, dict[Term, None]]] = defaultdict(lambda: defaultdict(dict))
        for triple in triples:
            subject, object_ = triple.subject, triple.object
            if not isinstance(subject, pyoxigraph.Triple) and not isinstance(object_, pyoxigraph.Triple):
                self._said[subject.value][triple.predicate.value][object_] = None

    def subjects(self, *kinds: str) -> list[str]:
        """What is of one of the kinds, sorted."""
        return sorted(s for s in self._said if not set(kinds).isdisjoint(self.texts(s, str(RDF.type))))

    def terms(self, subject: str, predicate: str) -> Iterable[Term]:
        """What is said of a subject, in the order of the file."""
        return self._said[subject].get(predicate, ()) if subject in self._said else ()

    def texts(self, subject: str, predicate: str) -> list[str]:
        """The same as addresses, or as the characters of literals, sorted."""
        return sorted({term.value for term in self.terms(subject, predicate)})


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


def _parse(path: Path) -> list[pyoxigraph.Quad]:
    try:
        return list(pyoxigraph.parse(path=path, format=RdfFormat.TURTLE, base_iri=path.resolve().as_uri()))
    except SyntaxError:  # rdflib's parser forgives more, and takes ten times as long
        lines = rdflib.Graph().parse(path, format="turtle").serialize(format="nt", encoding="utf-8")
        return list(pyoxigraph.parse(lines, RdfFormat.N_TRIPLES))
