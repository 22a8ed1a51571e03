"""Pages for people, and the same resources for programs."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import DCTERMS, RDF, SKOS

from unosce_kg.exporters import write
from unosce_kg.graph import store
from unosce_kg.graph.namespaces import ID, NIF, PROV, UNO, node

from .conftest import Served, Start

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8"}
ATTACK = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{7*7}}\u202e&amp;"


class Reader(HTMLParser):
    """Elements, attributes and text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags, self.attributes, self.words = set[str](), list[tuple[str, str | None]](), ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.words += data


@pytest.mark.parametrize(
    ("path", "accept", "media"),
    [
        ("/id/org/unodc", BROWSER["Accept"], "text/html"),
        ("/id/org/unodc", "*/*", "text/turtle"),
        ("/id/org/unodc", "application/ld+json", "application/ld+json"),
        ("/id/org/unodc", "application/n-triples", "application/n-triples"),
        ("/id/org/unodc", "application/rdf+xml", "application/rdf+xml"),
        ("/id/org/unodc.ttl", BROWSER["Accept"], "text/turtle"),
        ("/id/org/unodc.jsonld", BROWSER["Accept"], "application/ld+json"),
        ("/id/org/unodc.html", "*/*", "text/html"),
        ("/", "*/*", "text/html"),
        ("/ontology", "*/*", "text/turtle"),
        ("/void", "text/turtle", "text/turtle"),
        ("/.well-known/void", "application/ld+json", "application/ld+json"),
        ("/explore", "*/*", "text/html"),
        ("/vocabulary.json", "*/*", "application/json"),
        ("/static/vendor.js", "*/*", "text/javascript"),
        ("/static/dom.js", "*/*", "text/javascript"),
        ("/static/vis-network.js", "*/*", "text/javascript"),
    ],
)
def test_addresses(served: Served, path: str, accept: str, media: str):
    response = served.client.get(path, headers={"Accept": accept})
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].partition(";")[0] == media
    assert served.client.head(path, headers={"Accept": accept}).status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/id/org/nobody", 404),
        ("/id/org/unodc.exe", 404),
        ("/id/nonsense/x", 404),
        ("/id/org/%3Cscript%3E", 404),
        ("/id/org/..%2f..%2fetc", 404),
        ("/static/../app.py", 404),
        ("/static/%2e%2e/app.py", 404),
        ("/nothing", 404),
        ("/id/org/unodc", 406),
    ],
)
def test_addresses_of_nothing(served: Served, path: str, status: int):
    response = served.client.get(path, headers={"Accept": "image/png" if status == 406 else "*/*"})
    assert response.status_code == status
    assert response.headers["content-type"].startswith("text/plain")
    assert "<script>" not in response.text


def test_a_page_shows_statements_with_their_sentences(served: Served):
    page = Reader(served.client.get("/id/org/unodc", headers=BROWSER).text)
    assert "United Nations Office on Drugs and Crime" in page.words
    assert "cooperates with" in page.words
    assert "works with the OSCE in Kyrgyzstan" in page.words
    assert ("href", "/id/org/osce") in page.attributes
    assert "script" not in page.tags


def test_triples_of_a_resource_are_those_that_name_it(served: Served, graph_file: Path):
    found = {
        str(q.triple)
        for q in ox.parse(served.client.get("/id/org/unodc.nt").content, format=ox.RdfFormat.N_TRIPLES)
    }
    graph = rdflib.Graph().parse(graph_file)
    unodc = node("org/unodc")
    wanted = [*graph.triples((unodc, None, None)), *graph.triples((None, None, unodc))]
    assert len(found) == len(set(wanted))


@pytest.fixture(scope="module")
def attacked(start: Start, tmp_path_factory: pytest.TempPathFactory) -> Served:
    """A graph in which every text is an attack."""
    graph = store.create()
    evil, friend, statement = node("org/evil"), node("org/friend"), node("statement/aa")
    evidence, document, record = node("evidence/aa"), node("doc/aa"), node("record/aa")
    for one in (evil, friend):
        for type_ in (UNO.Entity, UNO.Organization):
            graph.add((one, RDF.type, type_))
        graph.add((one, SKOS.prefLabel, rdflib.Literal(ATTACK, lang="en")))
    graph.add((evil, rdflib.URIRef("javascript:alert(3)"), rdflib.URIRef("javascript:alert(4)")))
    for predicate, value in ((RDF.type, UNO.Statement), (RDF.subject, evil), (RDF.predicate, UNO.cooperatesWith),
                             (RDF.object, friend), (UNO.modality, UNO.Actual), (PROV.wasDerivedFrom, evidence),
                             (PROV.wasDerivedFrom, record)):  # fmt: skip
        graph.add((statement, predicate, value))
    graph.add((evidence, NIF.anchorOf, rdflib.Literal(ATTACK)))
    graph.add((evidence, UNO.inDocument, document))
    graph.add((document, DCTERMS.title, rdflib.Literal(ATTACK)))
    graph.add((record, DCTERMS.identifier, rdflib.Literal(ATTACK)))
    graph.add((record, DCTERMS.source, rdflib.URIRef("javascript:alert(5)")))
    path = tmp_path_factory.mktemp("attack") / "graph.nt"
    write(graph, path)
    return start(path)


@pytest.mark.parametrize(
    "path", ["/id/org/evil", "/id/statement/aa", "/id/evidence/aa", "/id/doc/aa", "/id/record/aa"]
)
def test_hostile_labels_stay_text(attacked: Served, path: str):
    response = attacked.client.get(path, headers=BROWSER)
    assert response.status_code == 200, response.text
    page = Reader(response.text)
    assert not {"script", "img"} & page.tags
    assert not [name for name, _ in page.attributes if name.startswith("on") or name == "style"]
    assert not [value for name, value in page.attributes if name == "href" and "javascript" in (value or "")]
    assert "alert(1)" in page.words or path == "/id/evidence/aa"
    assert "\u202e" not in response.text
    assert "49" not in page.words


def test_hostile_labels_in_other_pages(attacked: Served):
    assert "<script>alert(1)" not in attacked.client.get("/", headers=BROWSER).text
    assert "<script>alert(1)" not in attacked.client.get("/explore").text
    redirected = attacked.client.get("/sparql", params={"query": ATTACK}, headers=BROWSER)
    assert redirected.status_code == 303
    assert "<" not in redirected.headers["location"]


def test_the_description_counts_what_is_there(served: Served, graph_file: Path):
    void = rdflib.Namespace("http://rdfs.org/ns/void#")
    graph = rdflib.Graph().parse(graph_file)
    told = rdflib.Graph().parse(data=served.client.get("/void").text, format="turtle")
    whole = rdflib.URIRef(f"{served.address}/void#graph")
    assert told.value(whole, void.triples).value == len(graph)
    assert told.value(whole, void.classes).value == len(set(graph.objects(predicate=RDF.type)))
    assert told.value(whole, void.properties).value == len(set(graph.predicates()))
    assert str(told.value(whole, void.uriSpace)) == ID
    parts = {
        str(told.value(p, void.property)): told.value(p, void.triples).value
        for p in told.objects(whole, void.propertyPartition)
    }
    assert parts[str(SKOS.prefLabel)] == len(list(graph.triples((None, SKOS.prefLabel, None))))


def test_every_question_is_offered(served: Served):
    vocabulary = served.client.get("/vocabulary.json").json()
    page = served.client.get("/").text
    assert len(vocabulary["questions"]) > 15
    for name, query in vocabulary["questions"].items():
        assert f'value="{name}"' in page
        assert served.ask(query).status_code == 200
    terms = {term["name"]: term for term in vocabulary["terms"]}
    assert terms["uno:cooperatesWith"]["kind"] == "property"
    assert terms["uno:UNBody"]["kind"] == "class"
    assert terms["uno:UNBody"]["comment"]
