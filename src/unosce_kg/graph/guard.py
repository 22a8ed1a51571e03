"""What a query may not do: reach beyond the graph that it is asked of, or change it.

The query is parsed and its tree is searched, so that no writing of it slips through; syntax errors get
their position.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

import pyoxigraph
from pyparsing import ParseException
from rdflib.plugins.sparql.parser import expandUnicodeEscapes, parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue

from unosce_kg.errors import QueryError
from unosce_kg.graph.namespaces import ID, PREFIXES

_SERVICE = "SERVICE is refused: a query is answered from this graph alone"
_UPDATE = "updates are refused: the graph is only read"
_FROM = "FROM is refused: a query is answered from this graph alone"
# Strings, addresses and comments, in which a bracket is none and a keyword neither.
_OPAQUE = re.compile(
    r'"""(?:\\.|(?!""").)*+"""' r"|'''(?:\\.|(?!''').)*+'''" r'|"(?:\\.|[^"\\\n])*+"' r"|'(?:\\.|[^'\\\n])*+'"
    r"|<[^<>\"{}|^`\\\s]*>|#[^\n\r]*",
    re.DOTALL,
)  # fmt: skip
_NAME = r"[\w:?$@%\\-]"
_SERVICE_WORD = re.compile(rf"(?<!{_NAME})service(?!{_NAME})", re.IGNORECASE)
_FROM_WORD = re.compile(rf"(?<!{_NAME})from(?!{_NAME})", re.IGNORECASE)
_TAKES_ALL = re.compile(rf"(?<!{_NAME})select\s+(?:(?:distinct|reduced)\s*)?\*", re.IGNORECASE)
_ORDERED = re.compile(rf"(?<!{_NAME})order\s+by(?!{_NAME})", re.IGNORECASE)
_DEEPEST = 200
_VARIABLE = re.compile(r"[?$](\w+)")
_POSITION = re.compile(r"error at (\d+):(\d+): expected (.*)", re.DOTALL)


class RefusedQuery(QueryError):
    """A query that is well written but would change the graph or reach beyond it."""


@dataclass(frozen=True, slots=True)
class Admitted:
    """A query that may be run.

    Attributes:
        text: With its code point escapes written out and its line ends alike; only this may be passed on, for
            engines differ in when they expand escapes and in what ends a comment, and one could hide from
            the check what another runs.
        ordered: It says in which order its rows come.
        columns: Variables in the order in which `SELECT *` names them; empty for any other query.
    """

    text: str
    ordered: bool
    columns: tuple[str, ...] = ()


def admit(sparql: str, graphs: Collection[str] = ()) -> Admitted:
    """Check that a query is SPARQL and only reads what is here.

    Args:
        sparql: A SELECT, ASK, CONSTRUCT or DESCRIBE query; the project's prefixes need no declaration.
        graphs: Addresses of the named graphs that are here, which FROM may name.

    Raises:
        RefusedQuery: If it would update or names another source.
        QueryError: If it has a syntax error; with position.
    """
    query = _settle(sparql)
    bare = _OPAQUE.sub(" ", query)
    top = _read_top(bare)
    # The engine can only be made to reach beyond by one word: where it is not, its own quick parser is enough.
    if "service" in query.casefold() or _FROM_WORD.search(bare):
        _search(query, bare, graphs)
    try:
        pyoxigraph.Store().query(query, base_iri=ID, prefixes=PREFIXES)
    except SyntaxError as error:
        raise _explain(query, str(error)) from None
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query cannot be run: {error}") from None
    columns = dict.fromkeys(_VARIABLE.findall(bare)) if _TAKES_ALL.search(top) else ()
    return Admitted(query, bool(_ORDERED.search(top)), tuple(columns))


def _settle(sparql: str) -> str:
    """The query with its code point escapes written out and its line ends alike."""
    try:
        query = expandUnicodeEscapes(sparql)
        query.encode("utf-8")  # fails for half a character
    except (ValueError, OverflowError):
        raise QueryError("SPARQL syntax error: an escape of no character") from None
    if expandUnicodeEscapes(query) != query:
        raise QueryError("a code point escape that writes another escape is refused")
    return query.replace("\r\n", "\n").replace("\r", "\n")


def _read_top(bare: str) -> str:
    """What stands in no bracket."""
    top, depth = [], 0
    for part in re.split(r"([{}()])", bare):
        if part in ("{", "("):
            depth += 1
            if depth > _DEEPEST:
                raise QueryError(f"the query is nested too deeply: more than {_DEEPEST} brackets")
        elif part in ("}", ")"):
            depth -= 1
        elif depth == 0:
            top.append(part)
    return " ".join(top)


def _search(query: str, bare: str, graphs: Collection[str]) -> None:
    """Look through a query for what reaches beyond the graphs that are here."""
    try:
        tree = parseQuery(query)
    except RecursionError:
        raise QueryError("the query is nested too deeply") from None
    except ParseException as error:
        if _is_update(query):
            raise RefusedQuery(_UPDATE) from None
        raise QueryError(_message(query, error.loc)) from None
    for part in _walk(tree[1]):
        _refuse(part, tree[0], graphs)
    if _SERVICE_WORD.search(bare):
        raise RefusedQuery(_SERVICE)


def _refuse(part: CompValue, prologue: Any, graphs: Collection[str]) -> None:  # noqa: ANN401 - see below
    if part.name == "ServiceGraphPattern":
        raise RefusedQuery(_SERVICE)
    if part.name == "DatasetClause" and not (graphs and _resolve(part, prologue) in graphs):
        raise RefusedQuery(_FROM)


def _resolve(clause: CompValue, prologue: Any) -> str:  # noqa: ANN401 - see below
    """The address of the graph that a FROM clause names, or "" if its prefix is unknown."""
    (address,) = clause.values()
    base, prefixes = ID, dict(PREFIXES)
    for declared in prologue:
        if declared.name == "Base":
            base = urljoin(base, str(declared["iri"]))
        else:
            prefixes[_part(declared, "prefix")] = urljoin(base, str(declared["iri"]))
    if not isinstance(address, CompValue):
        return urljoin(base, str(address))
    namespace = prefixes.get(_part(address, "prefix"))
    return "" if namespace is None else namespace + _part(address, "localname")


def _part(value: CompValue, name: str) -> str:
    return str(value[name]) if name in value else ""


def _walk(value: Any) -> Iterator[CompValue]:  # noqa: ANN401 - the parser's trees are of all types
    """All named parts of a parsed query, however deep."""
    queue = [value]
    while queue:
        part = queue.pop()
        if isinstance(part, CompValue):
            yield part
            queue.extend(part.values())
        elif isinstance(part, str | bytes):
            continue
        elif hasattr(part, "__iter__"):
            queue.extend(part)


def _explain(query: str, message: str) -> QueryError:
    """What is wrong with a query that the engine or the parser cannot read."""
    if not query.strip():
        return QueryError("SPARQL syntax error: the query is empty")
    if _is_update(query):
        return RefusedQuery(_UPDATE)
    return QueryError(locate_error(query, message))


def _is_update(query: str) -> bool:
    try:
        return bool(parseUpdate(query).request)
    except (ParseException, RecursionError):
        return False


def locate_error(query: str, message: str) -> str:
    """The engine's message about a syntax error in words, with the line and column at which it stands."""
    match = _POSITION.search(message)
    if not match:
        return f"SPARQL error: {message}"
    line, column, expected = int(match[1]), int(match[2]), match[3]
    offset = sum(len(text) for text in query.splitlines(keepends=True)[: line - 1]) + column - 1
    if offset >= len(query.rstrip()):
        return _message(query, len(query))
    # The engine points behind what it tried to read: behind a keyword, or behind one character.
    offset -= len(expected) if re.fullmatch("[A-Z]+", expected) else 1
    notes = [f": {note.lower()}" for note in ("Prefix not found", "IRI parsing failed") if note in expected]
    return _message(query, offset) + "".join(notes)


def _message(query: str, offset: int) -> str:
    """Where a query goes wrong: at a word, or behind the last one where something is left open."""
    offset = max(offset, 0)
    while offset < len(query) and query[offset].isspace():
        offset += 1
    if offset >= len(query):
        offset = len(query.rstrip())
        if _is_open(query):
            return f"{_place(query, offset)}: the query breaks off; a bracket or quotation mark is not closed"
        offset -= 1
    while offset > 0 and not query[offset].isspace() and not query[offset - 1].isspace():
        offset -= 1
    return f"{_place(query, offset)}, near {query[offset : offset + 30].split(maxsplit=1)[0]!r}"


def _place(query: str, offset: int) -> str:
    line = query.count("\n", 0, offset) + 1
    return f"SPARQL syntax error at line {line}, column {offset - query.rfind(chr(10), 0, offset)}"


def _is_open(query: str) -> bool:
    """Whether a bracket or a string is opened and not closed."""
    bare = _OPAQUE.sub("", query)
    return any(quote in bare for quote in "\"'") or any(
        bare.count(a) > bare.count(b) for a, b in ("{}", "()", "[]")
    )
