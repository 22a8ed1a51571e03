"""The W3C's SPARQL 1.1 tests (github.com/w3c/rdf-tests), read from a checkout that an environment variable names."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import pyoxigraph as ox
import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDF

VARIABLE = "UNOSCE_RDF_TESTS"
BASE = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/"
MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
RS = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
FOLDERS = (
    "aggregates", "bind", "bindings", "cast", "construct", "csv-tsv-res", "exists", "functions", "grouping", "json-res",
    "negation", "project-expression", "property-path", "subquery", "syntax-query",
)  # fmt: skip
_GRAPHS = {".ttl": ox.RdfFormat.TURTLE, ".rdf": ox.RdfFormat.RDF_XML, ".nt": ox.RdfFormat.N_TRIPLES}
_TABLES = {
    ".srx": ox.QueryResultsFormat.XML,
    ".srj": ox.QueryResultsFormat.JSON,
    ".tsv": ox.QueryResultsFormat.TSV,
}


@dataclass(frozen=True)
class Case:
    """A test: its kind and query, the graphs that it is asked of (by FROM: `asked`), and what it should give."""

    name: str
    kind: str
    query: str
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    result: str = ""


def root() -> Path | None:
    """The folder `sparql/sparql11` of the checkout, if there is one."""
    given = os.environ.get(VARIABLE)
    return Path(given) / "sparql" / "sparql11" if given else None


def path_of(address: str) -> Path:
    """The file behind an address of the tests."""
    return root() / address.removeprefix(BASE)


def read_manifest(folder: str) -> rdflib.Graph:
    """The manifest of a folder."""
    return rdflib.Graph().parse(
        root() / folder / "manifest.ttl", publicID=f"{BASE}{folder}/", format="turtle"
    )


def read_cases() -> Iterator[Case]:
    """All tests of queries that apply to a read-only endpoint."""
    for folder in FOLDERS if root() else ():
        manifest = read_manifest(folder)
        for test in Collection(manifest, next(manifest.objects(predicate=MF.entries))):
            action = manifest.value(test, MF.action)
            is_node = isinstance(action, rdflib.BNode)
            query = str(manifest.value(action, QT["query"]) if is_node else action)
            asked = re.findall(r"FROM\s*<([^>]+)>", path_of(query).read_text(encoding="utf-8"))
            yield Case(
                f"{folder}/{str(test).rpartition('#')[2]}",
                str(manifest.value(test, RDF.type)).rpartition("#")[2],
                query,
                _filled(manifest.objects(action, QT.data)),
                _filled(manifest.objects(action, QT.graphData)),
                _filled(urljoin(query, a) for a in asked if path_of(urljoin(query, a)).is_file()),
                str(manifest.value(test, MF.result) or ""),
            )


def _filled(addresses: Iterable[object]) -> tuple[str, ...]:
    """Those of the graphs that are not empty; a server has no empty ones."""
    return tuple(address for address in sorted(map(str, addresses)) if next(_parse(address), None))


def _parse(address: str) -> Iterator[ox.Quad]:
    file = path_of(address)
    return ox.parse(path=str(file), format=_GRAPHS[file.suffix], base_iri=address, rename_blank_nodes=True)


def write_dataset(cases: Iterable[Case], path: Path) -> None:
    """Write all graphs that tests ask as named graphs of one file, each by its address."""
    quads = []
    for address in sorted({a for case in cases for a in (*case.default, *case.named, *case.asked)}):
        file = path_of(address)
        parsed = ox.parse(
            path=str(file), format=_GRAPHS[file.suffix], base_iri=address, rename_blank_nodes=True
        )
        quads += [ox.Quad(*q.triple, ox.NamedNode(address)) for q in parsed]
    path.write_bytes(ox.serialize(quads, format=ox.RdfFormat.N_QUADS))


def normalize(triples: Iterable[ox.Triple]) -> list[str]:
    """Triples in a form in which equal graphs are equal: numbers as the engine writes them, blank nodes by RDFC-1.0."""
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in triples)
    dataset = ox.Dataset(store)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(map(str, dataset))


def normalize_rows(names: list[str], rows: Iterable[Iterable[object]]) -> list[str]:
    """The same for a table, each row as a blank node of its own."""
    triples = []
    for row in rows:
        node = ox.BlankNode()
        triples.append(ox.Triple(node, ox.NamedNode("x:row"), ox.Literal(True)))
        triples += [
            ox.Triple(node, ox.NamedNode(f"x:{name}"), term)
            for name, term in zip(names, row, strict=True)
            if term is not None
        ]
    return sorted(names) + normalize(triples)


def read_expected(case: Case) -> object:
    """What a test should give, as `normalize` or `normalize_rows` write it, or a truth value."""
    file = path_of(case.result)
    if file.suffix in _TABLES:
        return normalize_results(ox.parse_query_results(path=str(file), format=_TABLES[file.suffix]))
    graph = rdflib.Graph().parse(file, publicID=case.result)
    table = graph.value(predicate=RDF.type, object=RS.ResultSet)
    if table is None:
        triples = ox.parse(path=str(file), format=_GRAPHS[file.suffix], base_iri=case.result)
        return normalize(q.triple for q in triples)
    if (truth := graph.value(table, RS.boolean)) is not None:
        return bool(truth.value)
    names = [str(name) for name in graph.objects(table, RS.resultVariable)]
    return normalize_rows(
        names, (_read_solution(graph, node, names) for node in graph.objects(table, RS.solution))
    )


def _read_solution(graph: rdflib.Graph, solution: rdflib.term.Node, names: list[str]) -> list[object]:
    bound = {
        str(graph.value(b, RS.variable)): graph.value(b, RS.value)
        for b in graph.objects(solution, RS.binding)
    }
    return [_to_engine(bound.get(name)) for name in names]


def _to_engine(term: rdflib.term.Node | None) -> object:
    if isinstance(term, rdflib.Literal):
        datatype = ox.NamedNode(term.datatype) if term.datatype else None
        return ox.Literal(str(term), language=term.language, datatype=datatype)
    return (
        None
        if term is None
        else ox.BlankNode(str(term))
        if isinstance(term, rdflib.BNode)
        else ox.NamedNode(str(term))
    )


def normalize_results(found: ox.QuerySolutions | ox.QueryBoolean) -> object:
    """The same for results that were read."""
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    return normalize_rows([variable.value for variable in found.variables], found)
