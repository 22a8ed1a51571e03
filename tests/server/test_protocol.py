"""The SPARQL 1.1 Protocol, request by request."""

from __future__ import annotations

import pytest

from .conftest import Served, Start

ASK = "ASK { id-org:unodc uno:partOf id-org:un }"
FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"


@pytest.mark.parametrize(
    ("method", "arguments", "status", "said"),
    [
        ("GET", {"params": {"query": ASK}}, 200, '"boolean":true'),
        ("GET", {"params": {"query": "ASK { id-org:un uno:partOf id-org:unodc }"}}, 200, '"boolean":false'),
        ("POST", {"data": {"query": ASK}}, 200, '"boolean":true'),
        ("POST", {"content": ASK, "headers": {"Content-Type": QUERY}}, 200, '"boolean":true'),
        ("POST", {"content": ASK, "headers": {"Content-Type": f"{QUERY}; charset=UTF-8"}}, 200, '"boolean":true'),
        ("POST", {"content": ASK, "headers": {"Content-Type": f"{QUERY}; charset=latin-1"}}, 415, "UTF-8"),
        ("POST", {"content": ASK, "headers": {"Content-Type": "text/plain"}}, 415, "text/plain"),
        ("POST", {"content": ASK}, 415, "posted as"),
        ("POST", {"content": b"ASK { ?s ?p '\xff' }", "headers": {"Content-Type": QUERY}}, 400, "not UTF-8"),
        ("POST", {"content": b"query=ASK%20%FF", "headers": {"Content-Type": FORM}}, 400, "not UTF-8"),
        ("POST", {"data": {}, "headers": {"Content-Type": FORM}}, 400, "no query"),
        ("GET", {"params": [("query", ASK), ("query", ASK)]}, 400, "one query at a time"),
        ("POST", {"content": ASK, "params": {"query": ASK}, "headers": {"Content-Type": QUERY}}, 400, "two queries"),
        ("PUT", {"content": ASK}, 405, ""),
        ("DELETE", {}, 405, ""),
        ("GET", {"params": {"query": "SELECT * {\n ?s ?p"}}, 400, "line 2, column 7"),
        ("GET", {"params": {"query": "SELECT ?x { ?x a nope:Thing }"}}, 400, "prefix not found"),
        ("GET", {"params": {"query": ""}}, 400, "empty"),
        ("GET", {"params": {"update": "CLEAR ALL"}}, 403, "updates are refused"),
        ("POST", {"data": {"update": "CLEAR ALL"}}, 403, "updates are refused"),
        ("POST", {"content": "CLEAR ALL", "headers": {"Content-Type": "application/sparql-update"}}, 403, "updates"),
        ("GET", {"params": {"query": "LOAD <http://127.0.0.1/x>"}}, 403, "updates are refused"),
        ("GET", {"params": {"query": "INSERT DATA { <a:a> <a:b> 1 }"}}, 403, "updates are refused"),
        ("GET", {"params": {"query": "ASK FROM <http://127.0.0.1/x> {}"}}, 403, "FROM is refused"),
        ("GET", {"params": {"query": "ASK FROM NAMED <file:///etc/passwd> {}"}}, 403, "FROM is refused"),
        ("GET", {"params": {"query": "ASK { SERVICE <http://127.0.0.1/x> { ?s ?p ?o } }"}}, 403, "SERVICE"),
        ("GET", {"params": {"query": "ASK { # \r SERVICE <http://127.0.0.1/x> { ?s ?p ?o }\n }"}}, 403, "SERVICE"),
        ("GET", {"params": {"query": r"ASK { \u0053ERVICE <http://127.0.0.1/x> {} }"}}, 403, "SERVICE"),
        ("GET", {"params": {"query": ASK, "default-graph-uri": "http://example.org/"}}, 403, "no graph here"),
        ("GET", {"params": {"query": ASK, "named-graph-uri": "file:///etc/passwd"}}, 403, "none is fetched"),
        ("GET", {"params": [("x", "")] * 200}, 400, "100 parameters"),
    ],
)  # fmt: skip
def test_requests(served: Served, method: str, arguments: dict[str, object], status: int, said: str):
    response = served.client.request(method, "/sparql", **arguments)
    assert response.status_code == status, response.text
    assert said in response.text
    assert "Traceback" not in response.text
    assert status == 200 or "\n" not in response.text.strip()


@pytest.fixture(scope="module")
def of_graphs(start: Start, tmp_path_factory: pytest.TempPathFactory) -> Served:
    path = tmp_path_factory.mktemp("graphs") / "graphs.trig"
    path.write_text("<x:a> <x:p> 1 . <x:g1> { <x:a> <x:p> 2 } <x:g2> { <x:a> <x:p> 3 }")
    return start(path)


EVERY = "SELECT ?o { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"


@pytest.mark.parametrize(
    ("query", "params", "values"),
    [
        ("SELECT ?o { ?s ?p ?o }", {}, {1}),
        (EVERY, {}, {1, 2, 3}),
        (EVERY, {"default-graph-uri": "x:g1"}, {2}),
        (EVERY, {"named-graph-uri": "x:g1"}, {2}),
        (EVERY, {"default-graph-uri": ["x:g1", "x:g2"]}, {2, 3}),
        (EVERY, {"default-graph-uri": "x:g1", "named-graph-uri": "x:g2"}, {2, 3}),
        ("SELECT ?o FROM <x:g1> { ?s ?p ?o }", {}, {2}),
        ("PREFIX x: <x:> SELECT ?o FROM x:g2 { ?s ?p ?o }", {}, {3}),
        ("SELECT ?o FROM NAMED <x:g2> { GRAPH ?g { ?s ?p ?o } }", {}, {3}),
        ("SELECT ?o FROM <x:g1> { ?s ?p ?o }", {"default-graph-uri": "x:g2"}, {3}),
    ],
)
def test_the_protocol_names_graphs_that_are_here(
    of_graphs: Served, query: str, params: dict[str, str], values: set[int]
):
    response = of_graphs.client.get("/sparql", params={"query": query, **params})
    assert response.status_code == 200, response.text
    assert {int(row["o"]["value"]) for row in response.json()["results"]["bindings"]} == values
