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
_FROM = "FROM is refused: a query is answered from this graph alone"
# Strings, addresses and comments, in which a bracket is none and a keyword neither.
_OPAQUE = re.compile(
    r'"""(?:\\.|(?!""").)*+"""' r"|'''(?:\\.|(?!''').)*+'''" r'|"(?:\\.|[^"\\\n])*+"' r"|'(?:\\.|[^'\\\n])*+'"
    r"|<[^<>\"{}|^`\\\s]*>|#[^\n\r]*",
    re.DOTALL,
)  # fmt: skip
_NAME = r"[\w:?$@%\\-]"
_BARE_SERVICE = re.compile(rf"(?<!{_NAME})service(?!{_NAME})", re.IGNORECASE)
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
    try:
        query = expandUnicodeEscapes(sparql)
        if expandUnicodeEscapes(query) != query:
            raise QueryError("a code point escape that writes another escape is refused")
        query.encode("utf-8")  # fails for half a character
        query = query.replace("\r\n", "\n").replace("\r", "\n")
        tree = parseQuery(query)
    except ParseException as error:
        if not _is_plain(query):
            raise _explain(query, error) from None
        return Admitted(query, "order by" in " ".join(query.casefold().split()))
    except (RecursionError, ValueError, OverflowError):
        raise QueryError("the query is nested too deeply or holds an escape of no character") from None
    for part in _walk(tree[1]):
        _refuse(part, tree[0], graphs)
    bare = _OPAQUE.sub(" ", query)
    if _BARE_SERVICE.search(bare):
        raise RefusedQuery(_SERVICE)
    takes_all = tree[1].name == "SelectQuery" and "projection" not in tree[1]
    columns = dict.fromkeys(_VARIABLE.findall(bare)) if takes_all else ()
    return Admitted(query, "orderby" in tree[1], tuple(columns))


def _is_plain(query: str) -> bool:
    """Whether the engine can read what the parser cannot, and no writing of it could reach beyond."""
    words = query.casefold()
    if "service" in words or "from" in words:
        return False
    try:
        pyoxigraph.Store().query(query, base_iri=ID, prefixes=PREFIXES)
    except (SyntaxError, OSError, RuntimeError):
        return False
    return True


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


def _explain(query: str, error: ParseException) -> QueryError:
    """What is wrong with a query that does not parse."""
    if not query.strip():
        return QueryError("SPARQL syntax error: the query is empty")
    if _is_update(query):
        return RefusedQuery("updates are refused: the graph is only read")
    # The engine finds the place better; it is asked only where running the query could have no effect.
    if "service" not in query.casefold():
        try:
            pyoxigraph.Store().query(query, base_iri=ID, prefixes=PREFIXES)
        except SyntaxError as better:
            return QueryError(locate_error(query, str(better)))
    return QueryError(_message(query, error.loc))


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
