"""Clients that others wrote."""

from __future__ import annotations

import pytest
import rdflib
from SPARQLWrapper import CSV, JSON, JSONLD, POST, POSTDIRECTLY, RDFXML, TSV, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from .conftest import Served

PREFIXES = "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
NAMES = PREFIXES + "SELECT ?name { ?s skos:prefLabel ?name } ORDER BY ?name"
UN = "United Nations Office on Drugs and Crime"


def wrapper(served: Served, query: str, form: str, *, post: str | None = None) -> SPARQLWrapper:
    client = SPARQLWrapper(f"{served.address}/sparql", returnFormat=form)
    client.setQuery(query)
    if post:
        client.setMethod(POST)
        client.setRequestMethod(post)
    return client


@pytest.mark.parametrize("post", [None, "urlencoded", POSTDIRECTLY])
def test_sparqlwrapper_reads_json(served: Served, post: str | None):
    rows = wrapper(served, NAMES, JSON, post=post).queryAndConvert()["results"]["bindings"]
    assert UN in [row["name"]["value"] for row in rows]


@pytest.mark.parametrize("form", [CSV, TSV])
def test_sparqlwrapper_reads_lines(served: Served, form: str):
    assert UN in wrapper(served, NAMES, form).queryAndConvert().decode()


def test_sparqlwrapper_reads_xml(served: Served):
    document = wrapper(served, NAMES, XML).queryAndConvert()
    assert UN in [node.firstChild.data for node in document.getElementsByTagName("literal")]


@pytest.mark.parametrize("form", [TURTLE, RDFXML, JSONLD])
def test_sparqlwrapper_reads_graphs(served: Served, form: str):
    found = wrapper(served, PREFIXES + "CONSTRUCT WHERE { ?s skos:prefLabel ?name }", form).queryAndConvert()
    graph = found if isinstance(found, rdflib.Graph) else rdflib.Graph().parse(data=found, format="turtle")
    assert UN in map(str, graph.objects())


def test_sparqlwrapper_reads_truth(served: Served):
    assert wrapper(served, "ASK {}", JSON).queryAndConvert()["boolean"] is True


def test_sparqlwrapper_tells_errors(served: Served):
    with pytest.raises(QueryBadFormed, match="line 1, column 11"):
        wrapper(served, "SELECT * {", JSON).query()


def test_rdflib_reads_from_it(served: Served):
    remote = rdflib.Graph(store="SPARQLStore")
    remote.open(f"{served.address}/sparql")
    assert UN in [str(row[0]) for row in remote.query(NAMES)]
