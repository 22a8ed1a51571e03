from __future__ import annotations

from decimal import Decimal

import pytest
from rdflib import Graph

from unosce_kg.errors import QueryError
from unosce_kg.graph.query import Cell, Id, run

NAMES = "SELECT ?name { VALUES ?id { id-org:un } ?id skos:prefLabel ?name }"


def texts(graph: Graph, sparql: str, **bindings: Id | str | int | None) -> list[list[str | None]]:
    return [[cell.short if cell else None for cell in row] for row in run(graph, sparql, bindings).rows]


@pytest.mark.parametrize(
    ("sparql", "columns", "first"),
    [
        ("SELECT ?o { id-org:unodc uno:partOf ?o }", ("o",), ["id-org:un"]),
        ("ASK { id-org:unodc uno:partOf id-org:un }", ("answer",), ["true"]),
        ("ASK { id-org:un uno:partOf id-org:unodc }", ("answer",), ["false"]),
        (
            "CONSTRUCT { ?s uno:partOf ?o } WHERE { ?s uno:partOf ?o }",
            ("subject", "predicate", "object"),
            ["id-org:unodc", "uno:partOf", "id-org:un"],
        ),
        ("SELECT (COUNT(*) AS ?n) { ?s uno:partOf ?o }", ("n",), ["1"]),
        ("SELECT ?d { id-doc:second dcterms:date ?d OPTIONAL { ?d uno:nothing ?x } }", ("d",), ["2011"]),
        ("SELECT ?x { id-org:un skos:prefLabel ?l OPTIONAL { ?l uno:nothing ?x } }", ("x",), [None]),
        (
            "PREFIX uno: <https://w3id.org/unosce-kg/ontology#> SELECT ?o { ?s uno:partOf ?o }",
            ("o",),
            ["id-org:un"],
        ),
    ],
)
def test_answers(graph: Graph, sparql: str, columns: tuple[str, ...], first: list[str]):
    rows = run(graph, sparql)
    assert rows.columns == columns
    assert [cell.short if cell else None for cell in rows.rows[0]] == first


@pytest.mark.parametrize(
    ("sparql", "value"),
    [
        ("SELECT (1 + 1 AS ?x) {}", 2),
        ("SELECT (0.5 AS ?x) {}", Decimal("0.5")),
        ("SELECT (1e1 AS ?x) {}", 10.0),
        ("SELECT (true AS ?x) {}", True),
        ("SELECT ('a'@en AS ?x) {}", "a"),
        ("SELECT (id-org:un AS ?x) {}", "https://w3id.org/unosce-kg/id/org/un"),
    ],
)
def test_cells_give_plain_values(graph: Graph, sparql: str, value: object):
    (cell,) = run(graph, sparql).rows[0]
    assert cell is not None
    assert cell.value == value
    assert type(cell.value) is type(value)


def test_rows_without_an_order_are_sorted_and_others_keep_theirs(graph: Graph):
    names = [row[0] for row in texts(graph, "SELECT ?l { ?s a uno:UNBody ; skos:prefLabel ?l }")]
    assert names == sorted(names)
    backwards = texts(graph, "SELECT ?l { ?s a uno:UNBody ; skos:prefLabel ?l } ORDER BY DESC(?l)")
    assert [row[0] for row in backwards] == names[::-1]


@pytest.mark.parametrize(
    ("value", "names"),
    [
        (Id("org/osce"), ["Organization for Security and Co-operation in Europe"]),
        (Id("org/nobody"), []),
        ("no id at all", []),
        (7, []),
    ],
)
def test_a_value_takes_the_place_of_the_default(graph: Graph, value: Id | str | int, names: list[str]):
    assert [row[0] for row in texts(graph, NAMES, id=value)] == names


def test_no_value_means_any(graph: Graph):
    assert len(texts(graph, NAMES, id=None)) > 10


def test_a_value_without_a_block_is_refused(graph: Graph):
    with pytest.raises(QueryError, match="no parameter 'who'"):
        run(graph, NAMES, {"who": Id("org/un")})


@pytest.mark.parametrize(
    "attack",
    [
        '" } } ; DROP ALL #',
        '"} VALUES ?x { 1 } ?s ?p ?o . { VALUES ?y { "',
        "' } SERVICE <http://localhost:9/> { ?a ?b ?c } #",
        "\n} #",
        "VALUES ?id { id-org:osce }",
        "back\\slash\\",
    ],
)
def test_a_text_stays_a_text(graph: Graph, attack: str):
    echo = "SELECT ?x { VALUES ?x { 'default' } VALUES ?id { id-org:un } }"
    assert texts(graph, echo, x=attack, id=Id("org/osce")) == [[attack]]


@pytest.mark.parametrize("attack", ["\\u0022", "\\U00000022 } #"])
def test_a_text_with_a_code_point_escape_is_refused(graph: Graph, attack: str):
    with pytest.raises(QueryError, match="escape"):
        run(graph, "SELECT ?x { VALUES ?x { 'default' } }", {"x": attack})


@pytest.mark.parametrize("id_", ["org/x> } #", "org/../un", "nothing/x", "", "org/", "org/UN"])
def test_an_id_that_is_none_is_refused(graph: Graph, id_: str):
    with pytest.raises(ValueError, match="not an id"):
        run(graph, NAMES, {"id": Id(id_)})


@pytest.mark.parametrize(
    ("sparql", "reason"),
    [
        ("SELECT * { SERVICE <http://localhost:9/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { SERVICE SILENT ?x { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { { { service <http://localhost:9/> { ?s ?p ?o } } } UNION { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <http://localhost:9/> { ?a ?b ?c } } }", "SERVICE"),
        ("SELECT * { ?s ?p ?o MINUS { SERVICE <http://localhost:9/> { ?s ?p ?o } } }", "SERVICE"),
        ("SELECT * { { SELECT ?s { SERVICE <http://localhost:9/> { ?s ?p ?o } } } }", "SERVICE"),
        ("ASK { SERVICE <http://localhost:9/> { ?s ?p ?o } }", "SERVICE"),
        ("CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <http://localhost:9/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { \\u0053ERVICE <http://localhost:9/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { SER#comment\nVICE <http://localhost:9/> { ?s ?p ?o } }", "syntax"),
        ("SELECT * FROM <http://localhost:9/> { ?s ?p ?o }", "FROM"),
        ("SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }", "FROM"),
        ("DESCRIBE ?s FROM <http://localhost:9/> { ?s ?p ?o }", "FROM"),
        ("LOAD <http://localhost:9/>", "update"),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "update"),
        ("DELETE WHERE { ?s ?p ?o }", "update"),
        ("CLEAR ALL", "update"),
        ("DROP DEFAULT ; SELECT * { ?s ?p ?o }", "syntax"),
        # What rdflib takes for one string is a string and a SERVICE to an engine that expands escapes later.
        (
            'SELECT * { BIND("\\u005C" AS ?a) SERVICE <http://localhost:9/> { ?s ?p ?o } BIND(" " AS ?b) }',
            "syntax",
        ),
        ('SELECT * { BIND("\\u005Cu0022" AS ?a) SERVICE <http://localhost:9/> { ?s ?p ?o } }', "escape"),
        (f"SELECT * {'{' * 3000}{'}' * 3000}", "nested"),
        ("SELECT * { ?s ?p '\\U00FFFFFF' }", "escape"),
    ],
)
def test_refused(graph: Graph, sparql: str, reason: str):
    before = set(graph)
    with pytest.raises(QueryError, match=reason):
        run(graph, sparql)
    assert set(graph) == before


@pytest.mark.parametrize(
    ("sparql", "place"),
    [
        ("SELECT * WHERE {\n ?s ?p }", "line 2, column 8"),
        ("SELEC * {}", "line 1, column 1"),
        ("SELECT * {\n  ?s foo:bar ?o }", "line 2, column 6, near 'foo:bar': prefix not found"),
        ("SELECT * { ?s ?p ?o", "line 1, column 20: the query breaks off"),
        ("SELECT * {\n ?s ?p ?o \n\n", "line 2, column 10: the query breaks off"),
        ("SELECT * { ?s ?p 'abc", "line 1, column 22: the query breaks off"),
        ("SELECT * { ?s ?p ?o FILTER(?o = '}' }", "line 1, column 38: the query breaks off"),
        ("SELECT * { ?s ?p '{(' } ORDER ?s", "line 1, column 31, near '?s'"),
        ("SELECT * { ?s ?p ?o ; ; foo } # {", "line 1, column 25, near 'foo'"),
        ("SELECT * { ?s ?p <http://x.org/#(> }}", "near '}}'"),
        ("", "empty"),
        ("SELECT * { ?s ?p ?o } LIMIT x", "line 1, column 29"),
    ],
)
def test_a_syntax_error_tells_its_place(graph: Graph, sparql: str, place: str):
    with pytest.raises(QueryError) as error:
        run(graph, sparql)
    assert place in str(error.value)
    assert "\n" not in str(error.value)


def test_a_cell_is_short_where_a_prefix_fits():
    assert Cell("https://w3id.org/unosce-kg/id/org/un", "iri").short == "id-org:un"
    assert Cell("https://example.org/x", "iri").short == "https://example.org/x"
