"""The W3C's own tests, asked of a server; they are not part of this project (see docs/server.md)."""

from __future__ import annotations

import csv
import io
import re
from urllib.parse import quote

import httpx
import pyoxigraph as ox
import pytest
import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDFS

from . import w3c
from .conftest import Served, Start

CASES = list(w3c.read_cases())
pytestmark = pytest.mark.skipif(not w3c.root(), reason=f"{w3c.VARIABLE} names no checkout of w3c/rdf-tests")
_PATHS = "Oxigraph: a path of no step from a term that is not in the graph gives nothing"
KNOWN = {
    "aggregates/agg-groupconcat-04": "Oxigraph: GROUP_CONCAT over language-tagged texts",
    "aggregates/agg-groupconcat-06": "Oxigraph: GROUP_CONCAT over language-tagged texts",
    "aggregates/agg-empty-group-count-graph": "Oxigraph: COUNT over an empty pattern inside GRAPH",
    "bindings/graph": "Oxigraph: VALUES inside GRAPH",
    "negation/graph-minus": "Oxigraph: MINUS inside GRAPH",
    "csv-tsv-res/csv03": "Oxigraph: a stored number has its canonical form (1.0E6 becomes 1000000)",
    "functions/bnode01": "Oxigraph: BNODE(text) gives the same node in every row",
    "property-path/zero_or_more_set_start": _PATHS,
    "property-path/zero_or_more_set_end": _PATHS,
    "property-path/zero_or_one_set_start": _PATHS,
    "property-path/zero_or_one_set_end": _PATHS,
}


@pytest.fixture(scope="module")
def endpoint(start: Start, tmp_path_factory: pytest.TempPathFactory) -> Served:
    path = tmp_path_factory.mktemp("w3c") / "all.nq"
    w3c.write_dataset(CASES, path)
    return start(path)


def ask(endpoint: Served, case: w3c.Case, accept: str) -> httpx.Response:
    query = w3c.path_of(case.query).read_text(encoding="utf-8")
    return endpoint.client.post(
        "/sparql",
        params={} if case.asked else {"default-graph-uri": case.default, "named-graph-uri": case.named},
        content=f"BASE <{case.query}> {query}".encode(),
        headers={"Content-Type": "application/sparql-query", "Accept": accept},
    )


def mark(case: w3c.Case) -> object:
    """A test, marked where it is known to fail; should it pass one day, that is told."""
    known = KNOWN.get(case.name)
    return pytest.param(
        case, id=case.name, marks=pytest.mark.xfail(reason=known, strict=True) if known else ()
    )


@pytest.mark.parametrize("case", [mark(case) for case in CASES])
def test_query(endpoint: Served, case: w3c.Case):
    if case.kind == "NegativeSyntaxTest11":
        assert ask(endpoint, case, "*/*").status_code == 400
    elif case.kind == "PositiveSyntaxTest11":
        response = ask(endpoint, case, "*/*")
        assert response.status_code == 200 or "syntax" not in response.text, response.text
    elif case.kind == "CSVResultFormatTest":
        response = ask(endpoint, case, "text/csv")
        assert read_csv(response.text) == read_csv(w3c.path_of(case.result).read_bytes().decode())
    else:
        assert case.kind == "QueryEvaluationTest"
        response = ask(endpoint, case, "application/sparql-results+json, application/n-triples")
        assert response.status_code == 200, response.text
        assert read_found(response) == w3c.read_expected(case)


def read_found(response: httpx.Response) -> object:
    if "json" in response.headers["content-type"]:
        return w3c.normalize_results(
            ox.parse_query_results(response.content, format=ox.QueryResultsFormat.JSON)
        )
    return w3c.normalize(q.triple for q in ox.parse(response.content, format=ox.RdfFormat.N_TRIPLES))


def read_csv(text: str) -> list[list[str]]:
    """Rows in order of their letters, blank nodes alike."""
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    return [head, *sorted([re.sub("^_:.*", "_:", cell) for cell in row] for row in rows)]


HT = rdflib.Namespace("http://www.w3.org/2011/http#")
CNT = rdflib.Namespace("http://www.w3.org/2011/content#")
UT = rdflib.Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
PROTOCOL = w3c.read_manifest("protocol") if w3c.root() else rdflib.Graph()
TESTS = [
    test
    for entries in PROTOCOL.objects(predicate=w3c.MF.entries)
    for test in Collection(PROTOCOL, entries)
    if not str(test).partition("#")[2].startswith("update_")
]
FORMATS = {
    "boolean": ("application/sparql-results+json", "application/sparql-results+xml"),
    "tabular": ("application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"),
    "RDF": ("text/turtle", "application/n-triples", "application/rdf+xml"),
}  # fmt: skip


@pytest.fixture(scope="module")
def protocol(start: Start, tmp_path_factory: pytest.TempPathFactory) -> Served:
    path = tmp_path_factory.mktemp("protocol") / "all.nq"
    name = "http://kasei.us/2009/09/sparql/data/data0.rdf"
    quads = [ox.Quad(ox.NamedNode(name), ox.NamedNode("x:p"), ox.Literal(0), ox.NamedNode(name))]
    for node in set(PROTOCOL.objects(predicate=UT.graphData)):
        address = ox.NamedNode(str(PROTOCOL.value(node, RDFS.label)))
        file = w3c.path_of(str(PROTOCOL.value(node, UT.graph)))
        quads += [
            ox.Quad(*q.triple, address) for q in ox.parse(path=str(file), format=ox.RdfFormat.N_TRIPLES)
        ]
    path.write_bytes(ox.serialize(quads, format=ox.RdfFormat.N_QUADS))
    return start(path)


@pytest.mark.parametrize("test", TESTS, ids=lambda test: str(test).partition("#")[2])
def test_protocol(protocol: Served, test: rdflib.URIRef):
    (request,) = Collection(PROTOCOL, PROTOCOL.value(PROTOCOL.value(test, w3c.MF.action), HT.requests))
    path = str(PROTOCOL.value(request, HT.absolutePath)).replace("/sparql/", "/sparql", 1)
    headers = {
        str(PROTOCOL.value(header, HT.fieldName)): str(PROTOCOL.value(header, HT.fieldValue))
        for header in Collection(PROTOCOL, PROTOCOL.value(request, HT.headers) or rdflib.RDF.nil)
    }
    body = PROTOCOL.value(request, HT.body)
    chars = str(PROTOCOL.value(body, CNT.chars) or "")
    coding = str(PROTOCOL.value(body, CNT.characterEncoding) or "UTF-8")
    method = str(PROTOCOL.value(request, HT.methodName))
    response = protocol.client.request(method, path, content=chars.encode(coding), headers=headers)
    answer = PROTOCOL.value(request, HT.resp)
    statuses = {str(status)[-3] for status in PROTOCOL.objects(answer, w3c.MF.expectedStatus)}
    assert str(response.status_code)[0] in statuses, response.text
    if (form := PROTOCOL.value(answer, w3c.MF.expectedFormat)) is not None:
        assert response.headers["content-type"].partition(";")[0] in FORMATS[str(form)]
    if (truth := PROTOCOL.value(answer, w3c.MF.expectedBoolean)) is not None:
        assert response.json()["boolean"] is truth.value


def test_service_description(protocol: Served):
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    response = protocol.client.get("/sparql", headers={"Accept": "text/turtle"})
    graph = rdflib.Graph().parse(data=response.text, format="turtle")
    (service,) = graph.subjects(rdflib.RDF.type, sd.Service)
    assert str(graph.value(service, sd.endpoint)) == f"{protocol.address}/sparql"
    assert quote(str(service), safe=":/") == str(service)
