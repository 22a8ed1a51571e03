"""A graph without its less sure statements: what goes, what stays, and that the rest is sound."""

from __future__ import annotations

from decimal import Decimal

import pytest
from rdflib import Graph
from rdflib.namespace import RDF

from graph import factories
from unosce_kg.graph import integrity, rdf, stats, validation
from unosce_kg.graph.confidence import keep_sure
from unosce_kg.graph.namespaces import PROV, UNO, node
from unosce_kg.model import Corpus, Document, Evidence, PartialDate, Qualifiers, Span, Statement
from unosce_kg.resources import locate

TEXT = "The OSCE and the UN met. They met again. The talks began in May."
TALKS = "event/madrid-2007"
SPANS = {sentence: Span(TEXT.index(sentence), TEXT.index(sentence) + len(sentence)) for sentence in
         ("The OSCE and the UN met.", "They met again.", "The talks began in May.")}  # fmt: skip


def say(
    subject: str, predicate: str, object_: str | PartialDate, confidence: float, **qualifiers: PartialDate
) -> Statement:
    quote, span = next(iter(SPANS.items()))
    evidence = Evidence("doc/a", span, quote, "p", confidence)
    return Statement(subject, predicate, object_, (evidence,), Qualifiers(**qualifiers))  # type: ignore[arg-type]


def build(*statements: Statement) -> Graph:
    knowledge = factories.knowledge(facts=())
    corpus = Corpus((Document("doc/a", TEXT, "a.txt"),), {}, {"doc/a": ()}, statements)
    return rdf.build(corpus, knowledge, factories.RUN)


def cooperate(graph: Graph) -> bool:
    one, other = (
        (node("org/osce"), UNO.cooperatesWith, node("org/un")),
        (node("org/un"), UNO.cooperatesWith, node("org/osce")),
    )
    assert (one in graph) == (other in graph)
    return one in graph


@pytest.mark.parametrize(
    ("confidences", "least", "statements", "plain"),
    [((0.5,), 0.0, 1, True), ((0.5,), 0.5, 1, True), ((0.5,), 0.51, 0, False), ((0.5,), 1.0, 0, False),
     ((0.5, 0.9), 0.7, 1, True), ((0.5, 0.9), 0.95, 0, False), ((0.5, 0.6), 0.7, 0, False)],
)  # fmt: skip
def test_a_plain_triple_stays_as_long_as_a_statement_says_it(
    confidences: tuple[float, ...], least: float, statements: int, plain: bool
) -> None:
    since = (PartialDate(1993), PartialDate(2005))
    said = [
        say("org/osce", "cooperatesWith", "org/un", c, start_date=day)
        for c, day in zip(confidences, since, strict=False)
    ]
    graph = keep_sure(build(*said), least)
    assert len(list(graph.subjects(RDF.type, UNO.Statement))) == statements
    assert len(list(graph.subjects(RDF.type, UNO.Evidence))) == statements
    assert cooperate(graph) is plain


@pytest.mark.parametrize(
    ("least", "days"),
    [(0.0, {"2007-11-29", "2007-12-24"}), (0.6, {"2007-11-29"}), (0.75, {"2007-11"}), (0.95, set())],
)  # fmt: skip
def test_dates_of_entities_are_those_of_the_statements_that_stay(least: float, days: set[str]) -> None:
    said = [
        say(TALKS, "onDate", PartialDate(2007, 11), 0.9),
        say(TALKS, "onDate", PartialDate(2007, 11, 29), 0.7),
        say(TALKS, "onDate", PartialDate(2007, 12, 24), 0.5),
    ]
    graph = keep_sure(build(*said), least)
    assert {str(day) for day in graph.objects(node(TALKS), UNO.onDate)} == days


@pytest.mark.parametrize("least", [0.3, 0.6, 0.8, 0.95, 1.0])
def test_what_stays_is_sound_and_what_goes_leaves_nothing(graph: Graph, least: float) -> None:
    sure = keep_sure(graph, least)
    assert set(sure) <= set(graph)
    statements = set(sure.subjects(RDF.type, UNO.Statement))
    wanted = {
        s
        for s in graph.subjects(RDF.type, UNO.Statement)
        if graph.value(s, UNO.confidence).toPython() >= Decimal(str(least))
    }
    assert statements == wanted
    assert set(sure.subjects(RDF.type, UNO.Evidence)) == {
        e
        for s in wanted
        for e in graph.objects(s, PROV.wasDerivedFrom)
        if (e, RDF.type, UNO.Evidence) in graph
    }
    for class_ in (UNO.Mention, UNO.SourceDocument, UNO.Entity, UNO.ReferenceRecord):
        assert set(sure.subjects(RDF.type, class_)) == set(graph.subjects(RDF.type, class_))
    assert not [
        p
        for p in (*integrity.check(sure), *validation.check(sure, locate("ontology", "shapes.ttl")))
        if p.serious
    ]


def test_the_graph_itself_is_left_as_it_is(graph: Graph) -> None:
    before = stats.count(graph)
    assert keep_sure(graph, 0.0) is graph
    assert len(keep_sure(graph, 0.9)) < len(graph)
    assert stats.count(graph) == before
