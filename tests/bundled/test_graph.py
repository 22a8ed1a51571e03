"""The graph of the bundled documents keeps every rule, and says who said it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import URIRef
from rdflib.namespace import RDF, SKOS

from bundled.conftest import Bundle
from unosce_kg.graph import cards, integrity, validation
from unosce_kg.graph.namespaces import NIF, PROV, UNO, node
from unosce_kg.resources import locate

FACTS = [
    ("org/osce", "cooperatesWith", "org/unodc"),
    ("org/unodc", "cooperatesWith", "org/osce"),
    ("org/osce", "cooperatesWith", "org/unaoc"),
    ("org/osce", "cooperatesWith", "org/un"),
    ("event/osce-ministerial-council-2007-madrid", "tookPlaceIn", "place/madrid"),
    ("event/osce-ministerial-council-2007-madrid", "organizedBy", "org/osce"),
    ("person/jan-kubis", "spokeFor", "person/ban-ki-moon"),
    ("person/b-lynn-pascoe", "spokeFor", "person/ban-ki-moon"),
    ("person/ban-ki-moon", "holdsPost", "post/un-secretary-general"),
    ("place/kazakhstan", "chaired", "org/osce"),
    ("place/madrid", "locatedIn", "place/spain"),
]


def test_it_is_clean(bundle: Bundle) -> None:
    assert bundle.report.is_clean
    assert not bundle.report.skipped
    assert validation.check(bundle.graph, locate("ontology", "shapes.ttl")) == ()


def test_it_keeps_the_rules_that_shapes_cannot_say(bundle: Bundle) -> None:
    problems = integrity.check(bundle.graph, bundle.folder / "texts")
    assert [problem for problem in problems if problem.serious] == []


@pytest.mark.parametrize(("subject", "predicate", "object_"), FACTS)
def test_plain_triples(bundle: Bundle, subject: str, predicate: str, object_: str) -> None:
    assert (node(subject), UNO[predicate], node(object_)) in bundle.graph


def test_every_quotation_stands_in_its_text(bundle: Bundle) -> None:
    graph = bundle.graph
    texts = {p.stem: p.read_text(encoding="utf-8") for p in (bundle.folder / "texts").iterdir()}
    assert len(texts) == 5
    located = list(graph.subject_objects(UNO.inDocument))
    assert len(located) > 300
    for subject, document in located:
        text = texts[str(document).rpartition("/")[2]]
        begin, end = (int(str(graph.value(subject, p))) for p in (NIF.beginIndex, NIF.endIndex))
        assert text[begin:end] == str(graph.value(subject, NIF.anchorOf))


def test_every_statement_rests_on_something(bundle: Bundle) -> None:
    statements = set(bundle.graph.subjects(RDF.type, UNO.Statement))
    assert len(statements) > 100
    assert all(bundle.graph.value(s, PROV.wasDerivedFrom) for s in statements)


def test_all_that_is_named_has_one_label(bundle: Bundle) -> None:
    named = {o for p in (RDF.subject, RDF.object, UNO.refersTo) for o in bundle.graph.objects(None, p)}
    entities = [e for e in named if isinstance(e, URIRef)]
    assert len(entities) > 80
    assert [e for e in entities if len(set(bundle.graph.objects(e, SKOS.prefLabel))) != 1] == []


def test_the_bodies_that_the_documents_name(bundle: Bundle) -> None:
    mentioned = set(bundle.graph.objects(None, UNO.refersTo))
    names = (
        "un",
        "osce",
        "unodc",
        "unece",
        "unaoc",
        "dppa",
        "eu",
        "cis",
        "csto",
        "osce-conflict-prevention-centre",
    )
    assert {node(f"org/{name}") for name in names} <= mentioned


def test_the_page_asks_the_network_for_nothing(bundle: Bundle) -> None:
    page = (bundle.folder / "graph.html").read_text(encoding="utf-8")
    assert not re.search(
        r"""<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)\s*=\s*["']?(?:https?:)?//""", page
    )
    assert not re.search(r"""@import|url\(\s*["']?(?:https?:)?//""", page)
    assert "cooperate ever more in the fight" in page


def test_nothing_of_this_machine_is_in_the_graph(bundle: Bundle) -> None:
    text = (bundle.folder / "graph.ttl").read_text(encoding="utf-8")
    for path in (bundle.folder, Path.cwd(), locate("raw").parent):
        assert str(path) not in text
    assert "dateTime" not in text


@pytest.mark.parametrize(
    ("subject", "relation", "object_", "words"),
    [
        ("org/osce", "cooperatesWith", "org/unodc", {("OSCE", "United Nations Office on Drugs and Crime")}),
        ("org/osce", "cooperatesWith", "org/unaoc", {("OSCE", "United Nations Alliance of Civilizations")}),
    ],
)
def test_evidence_points_to_the_words_of_both_ends(
    bundle: Bundle, subject: str, relation: str, object_: str, words: set[tuple[str, str]]
) -> None:
    found = set()
    for statement in bundle.graph.subjects(RDF.subject, node(subject)):
        if bundle.graph.value(statement, RDF.object) == node(object_):
            card = cards.read_statement(bundle.graph, statement)
            found |= {(e.subject_words, e.object_words) for e in card.evidence if card.relation == relation}
    assert words <= found
