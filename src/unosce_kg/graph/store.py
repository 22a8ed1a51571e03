"""Graphs behind rdflib's interface with Oxigraph as their engine: an empty one, and one read from a file."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph
from oxrdflib import OxigraphStore
from rdflib import Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from unosce_kg.errors import SetupError
from unosce_kg.graph.namespaces import ID, PREFIXES
from unosce_kg.graph.terms import Triple

_BATCH = 20_000
_PARSERS = {
    ".ttl": "ox-turtle",
    ".turtle": "ox-turtle",
    ".nt": "ox-nt",
    ".jsonld": "ox-json-ld",
    ".rdf": "ox-xml",
    ".owl": "ox-xml",
    ".xml": "ox-xml",
}
_QUADS = {".trig": pyoxigraph.RdfFormat.TRIG, ".nq": pyoxigraph.RdfFormat.N_QUADS}


def create() -> Graph:
    """An empty graph in memory that knows the project's prefixes."""
    return wrap(pyoxigraph.Store())


class _Counted(OxigraphStore):
    """A store that asks the engine how much it holds; the plain one runs a query over all of it."""

    def __len__(self, context: Graph | None = None) -> int:
        return len(self._inner)


def wrap(engine: pyoxigraph.Store) -> Graph:
    """The graph of an engine's store, which knows the project's prefixes."""
    graph = Graph(store=_Counted(store=engine), identifier=DATASET_DEFAULT_GRAPH_ID, bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph


def with_our_prefixes(graph: Graph) -> Graph:
    """The same graph with the project's prefixes and no others."""
    return wrap(graph.store._inner) if isinstance(graph.store, OxigraphStore) else create() + graph


def ask(engine: pyoxigraph.Store, query: str) -> Iterator[str]:
    """The addresses in the rows of an answer."""
    rows = engine.query(query)
    if isinstance(rows, pyoxigraph.QuerySolutions):
        yield from (term.value for row in rows for term in row if isinstance(term, pyoxigraph.NamedNode))


def fill(graph: Graph, triples: Iterable[Triple]) -> None:
    """Add triples to a graph, many at a time.

    They go in as N-Triples, which the engine reads several times faster than it takes terms one by one.
    """
    add_lines(graph, map(write_line, triples))


def add_lines(graph: Graph, lines: Iterator[str]) -> None:
    """Add lines of N-Triples to a graph."""
    while batch := "".join(itertools.islice(lines, _BATCH)):
        graph.parse(data=batch, format="ox-nt")


def write_line(triple: Triple) -> str:
    """A triple as a line of N-Triples."""
    subject, predicate, object_ = triple
    # Joined, since rdflib's terms are slow to format, and by the very class, since theirs are slow to tell.
    kind = type(object_)
    if kind is URIRef:
        return "".join(("<", subject, "> <", predicate, "> <", object_, "> .\n"))
    literal = object_ if kind is str or not isinstance(object_, Literal) else _write_literal(object_)
    return "".join(("<", subject, "> <", predicate, "> ", literal, " .\n"))


def _write_literal(literal: Literal) -> str:
    datatype = pyoxigraph.NamedNode(literal.datatype) if literal.datatype else None
    return str(pyoxigraph.Literal(literal, language=literal.language, datatype=datatype))


def open_graph(path: Path) -> Graph:
    """Read a graph from a file.

    Args:
        path: Turtle, N-Triples, JSON-LD, RDF/XML, TriG or N-Quads, by its suffix; the graphs of the last two
            are read as one.

    Raises:
        SetupError: If the file is missing, of no known kind, or broken; then with the position.
    """
    suffix = path.suffix.lower()
    if not path.exists():
        raise SetupError(f"{path}: no such file")
    if path.is_dir():
        raise SetupError(f"{path}: a folder, not a graph; did you mean {path / 'graph.ttl'}?")
    if suffix not in _PARSERS and suffix not in _QUADS:
        known = " ".join(sorted((*_PARSERS, *_QUADS)))
        raise SetupError(f"{path}: not a graph that can be read; known suffixes: {known}")
    graph = create()
    try:
        if suffix in _QUADS:
            _read_quads(graph, path, _QUADS[suffix])
        else:
            graph.parse(path, format=_PARSERS[suffix], publicID=ID)
    except SyntaxError as error:
        raise SetupError(f"{path}: cannot be read as a graph: {error.msg}") from None
    except OSError as error:
        raise SetupError(f"{path}: {error.strerror or error}") from None
    return graph


def _read_quads(graph: Graph, path: Path, format_: pyoxigraph.RdfFormat) -> None:
    """Read a file of several graphs into one graph."""
    quads = pyoxigraph.parse(path=str(path), format=format_)
    add_lines(graph, (f"{q.subject} {q.predicate} {q.object} .\n" for q in quads))
