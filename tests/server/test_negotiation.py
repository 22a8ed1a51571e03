"""The form of an answer, by what the client accepts."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess

import pyoxigraph as ox
import pytest

from unosce_kg.server import negotiation
from unosce_kg.server.negotiation import choose

from .conftest import Served

SELECT = "SELECT ?s ?name { ?s skos:prefLabel ?name } ORDER BY ?name"
CONSTRUCT = "CONSTRUCT WHERE { ?s skos:prefLabel ?name }"


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", negotiation.JSON),
        ("*/*", negotiation.JSON),
        ("application/*", negotiation.JSON),
        ("text/csv", negotiation.CSV),
        ("TEXT/CSV; charset=utf-8", negotiation.CSV),
        ("text/csv;q=0.1, application/sparql-results+xml;q=0.2", negotiation.XML),
        ("text/csv;q=0.2, */*;q=0.1", negotiation.CSV),
        ("application/json", negotiation.JSON),
        ("text/tab-separated-values, text/csv;q=0.9", negotiation.TSV),
        ("application/sparql-results+json;q=0, */*", negotiation.XML),
        ("text/*", negotiation.XML),
        ("text/turtle", None),
        ("text/csv;q=0", None),
        ("text/csv;q=nonsense", None),
        ("nonsense", None),
    ],
)
def test_choices(accept: str, media: str | None):
    assert choose(accept, negotiation.RESULTS) == media


@pytest.mark.parametrize(
    ("query", "accept", "status", "media"),
    [
        *((SELECT, media, 200, media) for media in dict.fromkeys(negotiation.RESULTS.values())),
        *((CONSTRUCT, media, 200, media) for media in dict.fromkeys(negotiation.GRAPHS.values())),
        ("DESCRIBE id-org:osce", "*/*", 200, negotiation.TURTLE),
        ("ASK {}", "application/sparql-results+xml", 200, negotiation.XML),
        ("ASK {}", "text/csv", 200, negotiation.CSV),
        (SELECT, "text/turtle", 406, "text/plain"),
        (CONSTRUCT, "text/csv", 406, "text/plain"),
        (SELECT, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", 303, None),
    ],
)
def test_answers_say_their_type(served: Served, query: str, accept: str, status: int, media: str | None):
    response = served.ask(query, accept)
    assert response.status_code == status
    if media:
        assert response.headers["content-type"].partition(";")[0] == media
    else:
        assert response.headers["location"].startswith("/?query=SELECT")
    assert "Accept" in response.headers["vary"]


def test_all_tables_hold_the_same(served: Served):
    wanted = [
        [t.value for t in row]
        for row in ox.parse_query_results(served.ask(SELECT).text, format=ox.QueryResultsFormat.JSON)
    ]
    assert len(wanted) > 10
    for media, form in (
        (negotiation.XML, ox.QueryResultsFormat.XML),
        (negotiation.TSV, ox.QueryResultsFormat.TSV),
    ):
        assert [
            [t.value for t in row]
            for row in ox.parse_query_results(served.ask(SELECT, media).text, format=form)
        ] == wanted
    rows = list(csv.reader(io.StringIO(served.ask(SELECT, "text/csv").text, newline="")))
    assert rows == [["s", "name"], *wanted]


def test_all_graphs_hold_the_same(served: Served):
    forms = {
        negotiation.TURTLE: ox.RdfFormat.TURTLE, negotiation.NTRIPLES: ox.RdfFormat.N_TRIPLES,
        negotiation.JSONLD: ox.RdfFormat.JSON_LD, negotiation.RDFXML: ox.RdfFormat.RDF_XML,
    }  # fmt: skip
    found = [
        {str(q.triple) for q in ox.parse(served.ask(CONSTRUCT, media).content, format=form)}
        for media, form in forms.items()
    ]
    assert len(found[0]) > 10
    assert all(one == found[0] for one in found)


HOSTILE = 'SELECT ("a\\tb\\n\\"c\\",\\r<d>&\\u0007\\u202e" AS ?x) ("\'=1" AS ?y) ("x"@en AS ?l) (<a:b&c> AS ?i) (BNODE() AS ?b) ?u {}'


def test_hostile_values_stay_in_their_place(served: Served):
    cells = served.ask(HOSTILE).json()["results"]["bindings"][0]
    text = 'a\tb\n"c",\r<d>&\u0007\u202e'
    assert cells["x"] == {"type": "literal", "value": text}
    assert cells["l"] == {"type": "literal", "value": "x", "xml:lang": "en"}
    assert cells["i"] == {"type": "uri", "value": "a:b&c"}
    assert cells["b"]["type"] == "bnode"
    assert "u" not in cells
    (row,) = ox.parse_query_results(
        served.ask(HOSTILE, negotiation.XML).text, format=ox.QueryResultsFormat.XML
    )
    assert row["x"].value == text.replace("\u0007", "\ufffd")
    (row,) = ox.parse_query_results(
        served.ask(HOSTILE, negotiation.TSV).text, format=ox.QueryResultsFormat.TSV
    )
    assert row["x"].value == text
    head, values = csv.reader(io.StringIO(served.ask(HOSTILE, "text/csv").text, newline=""))
    assert head == ["x", "y", "l", "i", "b", "u"]
    assert values[:4] == [text, "'=1", "x", "a:b&c"]


@pytest.mark.parametrize(
    "media", [*dict.fromkeys(negotiation.RESULTS.values()), *dict.fromkeys(negotiation.GRAPHS.values())]
)
def test_curl(served: Served, media: str):
    curl = shutil.which("curl")
    if curl is None:
        pytest.skip("curl is not installed")
    query = SELECT if media in negotiation.RESULTS.values() else CONSTRUCT
    program = [
        curl,
        "-sSf",
        "-H",
        f"Accept: {media}",
        "-w",
        "%{content_type}",
        "--data-urlencode",
        f"query={query}",
    ]
    done = subprocess.run(
        [*program, f"{served.address}/sparql"], capture_output=True, text=True, timeout=60, check=True
    )
    assert "Drugs and Crime" in done.stdout
    assert media in done.stdout


@pytest.mark.parametrize("query", [SELECT, CONSTRUCT, "ASK {}"])
def test_the_same_question_has_the_same_answer(served: Served, query: str):
    assert len({served.ask(query, "*/*").content for _ in range(4)}) == 1
