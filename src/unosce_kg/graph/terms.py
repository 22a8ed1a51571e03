"""Values of the model as RDF terms, in the one form that survives every store unchanged."""

from __future__ import annotations

import re
from functools import lru_cache

import rdflib
from pyoxigraph import Literal
from rdflib import URIRef
from rdflib.namespace import XSD

from unosce_kg.model import PartialDate

# A literal that is made here is its text in N-Triples, as plain `str`: all that an engine needs of it.
Triple = tuple[URIRef, URIRef, URIRef | rdflib.Literal | str]

# Characters that N-Triples and RDF/XML allow in an address; all else would break out of the angle brackets.
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f]+")


def text(value: str, language: str | None = None) -> str:
    """A plain string, or a string in a language."""
    if not language and value.isprintable() and '"' not in value and "\\" not in value:
        return f'"{value}"'
    return str(Literal(value, language=language or None))


@lru_cache(maxsize=1 << 16)
def integer(value: int) -> str:
    """An `xsd:integer`."""
    return f'"{value}"^^<{XSD.integer}>'


@lru_cache(maxsize=1 << 10)
def decimal(value: float) -> str:
    """A score in 0..1 as `xsd:decimal`."""
    return f'"{digits(value)}"^^<{XSD.decimal}>'


def digits(value: float) -> str:
    """A score in 0..1 with two places at most and no trailing zeros, as stores write it."""
    return f"{min(max(value, 0.0), 1.0):.2f}".rstrip("0").rstrip(".")


def date(value: PartialDate) -> str:
    """An `xsd:date`, `xsd:gYearMonth` or `xsd:gYear`, as precise as the value is."""
    return f'"{value}"^^<{XSD[value.datatype]}>'


def address(value: str) -> URIRef | None:
    """A web address as a term, or None where it is none: headers of documents may hold anything."""
    return URIRef(value) if _ADDRESS.fullmatch(value) else None
