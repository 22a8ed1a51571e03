"""Values of the model as RDF terms, in the one form that survives every store unchanged."""

from __future__ import annotations

import re
from functools import lru_cache

import rdflib
from pyoxigraph import Literal, NamedNode
from rdflib import URIRef
from rdflib.namespace import XSD

from unosce_kg.model import PartialDate

# The literals that are made here are the engine's, which takes a fraction of the time that rdflib's take.
Triple = tuple[URIRef, URIRef, URIRef | Literal | rdflib.Literal]

_INTEGER, _DECIMAL = NamedNode(XSD.integer), NamedNode(XSD.decimal)

# Characters that N-Triples and RDF/XML allow in an address; all else would break out of the angle brackets.
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f]+")


def text(value: str, language: str | None = None) -> Literal:
    """A plain string, or a string in a language."""
    return Literal(value, language=language or None)


@lru_cache(maxsize=1 << 16)
def integer(value: int) -> Literal:
    """An `xsd:integer`."""
    return Literal(str(value), datatype=_INTEGER)


@lru_cache(maxsize=1 << 10)
def decimal(value: float) -> Literal:
    """A score in 0..1 as `xsd:decimal` of two places at most, with no trailing zeros, as stores write it."""
    digits = f"{min(max(value, 0.0), 1.0):.2f}".rstrip("0").rstrip(".")
    return Literal(digits, datatype=_DECIMAL)


def date(value: PartialDate) -> Literal:
    """An `xsd:date`, `xsd:gYearMonth` or `xsd:gYear`, as precise as the value is."""
    return Literal(str(value), datatype=NamedNode(XSD[value.datatype]))


def address(value: str) -> URIRef | None:
    """A web address as a term, or None where it is none: headers of documents may hold anything."""
    return URIRef(value) if _ADDRESS.fullmatch(value) else None
