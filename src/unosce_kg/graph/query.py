"""Questions to a graph in SPARQL, and their answers as plain values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal as OneOf

import pyoxigraph
import rdflib
from rdflib import BNode, Graph, URIRef
from rdflib.namespace import XSD
from rdflib.query import Result, ResultRow

from unosce_kg.errors import QueryError
from unosce_kg.graph import guard
from unosce_kg.graph.namespaces import PREFIXES, node, shorten

_BLOCK = re.compile(r"\bVALUES\s*\?(\w+)\s*\{[^{}]*\}", re.IGNORECASE)
_NUMBERS: dict[str, type[int] | type[float] | type[Decimal]] = {
    str(XSD.integer): int,
    str(XSD.decimal): Decimal,
    str(XSD.double): float,
    str(XSD.float): float,
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A term in an answer.

    Attributes:
        text: An address in full, or a literal's characters.
        kind: Which of the three it is.
        datatype: Address of a literal's datatype.
        language: Language tag of a literal that has one.
    """

    text: str
    kind: OneOf["iri", "literal", "blank"] = "literal"
    datatype: str | None = None
    language: str | None = None

    @property
    def short(self) -> str:
        """What a person reads: an address with a prefix where one fits."""
        return (shorten(self.text) or self.text) if self.kind == "iri" else self.text

    @property
    def value(self) -> str | int | float | Decimal | bool:
        """A number or truth value as Python's, all else as text."""
        if self.datatype == str(XSD.boolean):
            return self.text in ("true", "1")
        number = _NUMBERS.get(self.datatype or "")
        return number(self.text) if number else self.text


@dataclass(frozen=True, slots=True)
class Rows:
    """An answer: named columns and rows of cells, None where a variable is unbound.

    ASK gives one row with one truth value; CONSTRUCT and DESCRIBE give `subject`, `predicate`, `object`.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell | None, ...], ...]


# What a query's variable can be set to: an entity's id, or a text or number.
Value = str | int


@dataclass(frozen=True, slots=True)
class Id:
    """A value that is an id of the graph, such as `org/osce`, not a text."""

    id: str


def run(graph: Graph, sparql: str, bindings: Mapping[str, Id | Value | None] | None = None) -> Rows:
    """Ask a graph.

    Args:
        graph: What to ask.
        sparql: A query that only reads; the project's prefixes are known without declaration.
        bindings: Values of variables for which the query has a block `VALUES ?name { … }`: they take the
            place of what stands in it, and None means anything. They go in as terms, whatever they hold.

    Returns:
        The answer; rows without an order of their own are sorted.

    Raises:
        QueryError: If the query cannot be read, is refused, or fails, or has no block for a value.
    """
    admitted = guard.admit(_bind(sparql, bindings or {}))
    try:
        prefixes = {prefix: URIRef(namespace) for prefix, namespace in PREFIXES.items()}
        return _collect(graph.query(admitted.text, initNs=prefixes), ordered=admitted.ordered)
    except SyntaxError as error:
        raise QueryError(guard.locate_error(admitted.text, str(error))) from None
    except (OSError, RuntimeError) as error:
        raise QueryError(f"the query failed: {error}") from None


def _bind(sparql: str, bindings: Mapping[str, Id | Value | None]) -> str:
    """The query with the values in their blocks, all at once, so that no value can hold another's block."""
    if missing := sorted(bindings.keys() - {match[1] for match in _BLOCK.finditer(sparql)}):
        name = missing[0]
        raise QueryError(f"the query has no parameter {name!r}: that takes a block VALUES ?{name} {{ … }}")

    def fill(match: re.Match[str]) -> str:
        name = match[1]
        return f"VALUES ?{name} {{ {_write_term(bindings[name])} }}" if name in bindings else match[0]

    return _BLOCK.sub(fill, sparql)


def _write_term(value: Id | Value | None) -> str:
    """A value as SPARQL writes it."""
    if value is None:
        return "UNDEF"
    if isinstance(value, Id):
        return f"<{node(value.id)}>"
    if isinstance(value, int):
        return str(value)
    if "\\u" in value.lower():
        raise QueryError("a value with a code point escape is refused")
    return str(pyoxigraph.Literal(value))


def _collect(result: Result, *, ordered: bool) -> Rows:
    if result.type == "ASK":
        return Rows(("answer",), ((Cell(str(result.askAnswer).lower(), datatype=str(XSD.boolean)),),))
    if result.type == "SELECT":
        columns = tuple(str(v) for v in result.vars or ())
        found = [tuple(_cell(term) for term in row) for row in result if isinstance(row, ResultRow)]
    else:
        columns = ("subject", "predicate", "object")
        found = [tuple(_cell(term) for term in triple) for triple in result.graph or ()]
    return Rows(columns, tuple(found if ordered else sorted(found, key=_order)))


def _order(row: tuple[Cell | None, ...]) -> list[tuple[str, str]]:
    return [(cell.text, repr(cell)) if cell else ("", "") for cell in row]


def _cell(term: object) -> Cell | None:
    if term is None:
        return None
    if isinstance(term, URIRef):
        return Cell(str(term), "iri")
    if isinstance(term, BNode):
        return Cell(str(term), "blank")
    if isinstance(term, rdflib.Literal):
        return Cell(str(term), "literal", str(term.datatype) if term.datatype else None, term.language)
    raise QueryError("the answer holds a term that is no address, literal or blank node")
