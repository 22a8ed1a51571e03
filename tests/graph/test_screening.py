"""What the engine is asked at once says of any graph what the validator and the rules say of it node by node."""

from __future__ import annotations

from functools import cache

import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import Graph

from graph import factories
from unosce_kg.graph import integrity, rdf, validation
from unosce_kg.graph.namespaces import ID, NIF, PROV, UNO, id_of, is_id
from unosce_kg.graph.shapes import write_queries
from unosce_kg.graph.store import wrap
from unosce_kg.graph.suspects import find_suspects
from unosce_kg.resources import locate

SHAPES = locate("ontology", "shapes.ttl")
XSD = "http://www.w3.org/2001/XMLSchema#"
ODD = (
    '""', '"x"', '"x"@en', '"x"@de', "_:blank", "<urn:x>", f"<{ID}org/Odd>", f"<{UNO}Proposed>", f"<{UNO}Person>",
    *(f'"{text}"^^<{XSD}{name}>' for name, text in (
        ("integer", "0"), ("integer", "-1"), ("integer", "many"), ("integer", "99999"), ("decimal", "1.5"), ("decimal", "0.123"),
        ("date", "2007-11-29"), ("date", "2007-02-30"), ("gYear", "2007"), ("gYearMonth", "2007-13"), ("dateTime", "2007-11-29T00:00:00Z"),
    )),
)  # fmt: skip


@cache
def lines() -> tuple[str, ...]:
    """The triples of a graph that keeps all rules."""
    graph = rdf.build(factories.corpus(), factories.knowledge(), factories.RUN)
    return tuple(sorted(graph.serialize(format="ox-nt").splitlines()))


@cache
def terms(place: int) -> tuple[str, ...]:
    """The terms that stand first, second or third in a line."""
    return tuple(sorted({line.removesuffix(" .").split(" ", 2)[place] for line in lines()}))


@st.composite
def broken(draw: st.DrawFn) -> list[str]:
    gone = draw(st.sets(st.integers(0, len(lines()) - 1), max_size=2))
    kept = [line for number, line in enumerate(lines()) if number not in gone]
    for _ in range(draw(st.integers(0, 2))):
        subject, predicate = (draw(st.sampled_from(terms(place))) for place in (0, 1))
        kept.append(f"{subject} {predicate} {draw(st.sampled_from((*terms(2), *ODD)))} .")
    return kept


def load(found: list[str]) -> pyoxigraph.Store:
    engine = pyoxigraph.Store()
    engine.load("\n".join(found).encode(), pyoxigraph.RdfFormat.N_TRIPLES)
    return engine


def compare(found: list[str]) -> None:
    engine = load(found)
    graph = wrap(engine)
    for judged, suspects in (
        (validation.check(graph, SHAPES), validation.find_suspects(engine, SHAPES)),
        (integrity.check_near(graph), find_suspects(engine)),
    ):
        assert suspects is not None
        assert {p.subject for p in judged if is_id(p.subject)} <= {id_of(address) for address in suspects}
        assert suspects or not judged


def test_a_graph_without_fault_has_no_suspects() -> None:
    engine = load(list(lines()))
    assert not validation.find_suspects(engine, SHAPES) and not find_suspects(engine)


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(broken())
def test_any_fault_is_noticed(found: list[str]) -> None:
    compare(found)


NODES = {"mention": "?s a uno:Mention", "evidence": "?s a uno:Evidence", "statement": "?s a uno:Statement",
         "body": "?s a uno:UNBody", "document": "?s a uno:SourceDocument"}  # fmt: skip


@pytest.mark.parametrize("kind", sorted(NODES))
@pytest.mark.parametrize(
    ("predicate", "value"),
    [
        (NIF.beginIndex, f'"9999"^^<{XSD}integer>'),
        (NIF.endIndex, f'"x"^^<{XSD}integer>'),
        (UNO.confidence, f'"0.125"^^<{XSD}decimal>'),
        (UNO.inDocument, "<urn:nowhere>"),
        (PROV.wasDerivedFrom, f"<{ID}record/none>"),
        (UNO.supports, f"<{ID}org/un>"),
        (UNO.cooperatesWith, f"<{ID}org/osce>"),
        (UNO.onDate, f'"2007-02-30"^^<{XSD}date>'),
    ],
)
def test_one_triple_too_many(kind: str, predicate: str, value: str) -> None:
    rows = wrap(load(list(lines()))).query(f"SELECT ?s {{ {NODES[kind]} }} ORDER BY ?s LIMIT 1")
    ((subject,),) = rows
    compare([*lines(), f"<{subject}> <{predicate}> {value} ."])


@pytest.mark.parametrize("part", ["sh:uniqueLang true", "sh:minCount 2", "sh:not [ sh:class <urn:c> ]"])
def test_what_cannot_be_asked_is_an_error(part: str) -> None:
    shapes = Graph().parse(
        data="@prefix sh: <http://www.w3.org/ns/shacl#> . "
        f"<urn:s> a sh:PropertyShape ; sh:targetClass <urn:c> ; sh:path <urn:p> ; {part} .",
        format="turtle",
    )
    with pytest.raises(ValueError, match="cannot be asked"):
        list(write_queries(shapes))
