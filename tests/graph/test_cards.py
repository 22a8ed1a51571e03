from __future__ import annotations

import itertools

import pytest
from rdflib import Graph
from rdflib.namespace import RDF

from graph.factories import ALONGSIDE
from unosce_kg.errors import QueryError
from unosce_kg.graph.cards import Named, explain, main_class, show
from unosce_kg.graph.namespaces import UNO, id_of


def test_the_card_of_an_entity(graph: Graph):
    card = show(graph, "org/unodc")
    assert (card.label, card.type) == ("United Nations Office on Drugs and Crime", "UNBody")
    assert card.types == ("Entity", "Organization", "UNBody")
    assert card.names == (("UN Office on Drugs and Crime", "en"), ("UNODC", "en"))
    assert card.links == ("http://www.wikidata.org/entity/Q1",)
    assert card.mentions == 3
    assert [d.id for d in card.documents] == ["doc/first", "doc/second"]
    assert [s.relation for s in card.statements] == [
        "cooperatesWith", "cooperatesWith", "locatedIn", "partOf", "supports", "supports",
    ]  # fmt: skip


def test_the_card_of_a_statement_has_its_sentence_words_and_pattern(graph: Graph):
    (card,) = (s for s in show(graph, "org/unodc").statements if ("startDate", "2005") in s.dates)
    assert card.subject == Named("org/osce", "Organization for Security and Co-operation in Europe")
    assert (card.modality, card.confidence, card.records) == ("Actual", 0.8, ())
    (piece,) = card.evidence
    assert (piece.quote, piece.start, piece.end) == (ALONGSIDE, 0, len(ALONGSIDE))
    assert (piece.subject_words, piece.object_words, piece.trigger) == ("OSCE", "UNODC", "works")
    assert (piece.pattern, piece.document.label, piece.date) == ("cooperate-verb", "second.txt", "2011")


def test_a_statement_of_the_reference_data_shows_its_row(graph: Graph):
    (card,) = (s for s in show(graph, "org/unodc").statements if s.relation == "partOf")
    assert card.evidence == ()
    assert card.records[0].identifier == "gazetteer/some.csv:2"
    assert card.records[0].sources == ("a printed list", "https://example.org/source")


def test_a_topic_shows_what_is_above_it(graph: Graph):
    assert show(graph, "topic/border-security").broader == (Named("topic/security", "security"),)


def test_explain_takes_ids_in_every_form(graph: Graph):
    id_ = min(id_of(str(s)) for s in graph.subjects(RDF.type, UNO.Statement))
    slug = id_.partition("/")[2]
    for form in (
        id_,
        slug,
        f"https://w3id.org/unosce-kg/id/{id_}",
        f"id-statement:{slug}",
        slug[:12],
        slug.upper(),
    ):
        assert explain(graph, form).id == id_


@pytest.mark.parametrize(
    ("statement", "message"),
    [("statement/zzzz", "no statement"), ("", "not the id"), ("a> b", "not the id"), ("../x", "not the id")],
)
def test_explain_tells_what_is_wrong(graph: Graph, statement: str, message: str):
    with pytest.raises(QueryError, match=message):
        explain(graph, statement)


def test_a_beginning_that_several_statements_share_is_ambiguous(graph: Graph):
    slugs = sorted(id_of(str(s)).partition("/")[2] for s in graph.subjects(RDF.type, UNO.Statement))
    first = next(a[0] for a, b in itertools.pairwise(slugs) if a[0] == b[0])
    with pytest.raises(QueryError, match=r"the beginning of \d+ statements"):
        explain(graph, first)


def test_an_entity_that_is_not_there(graph: Graph):
    with pytest.raises(QueryError, match="no entity org/nobody"):
        show(graph, "org/nobody")


@pytest.mark.parametrize(
    ("types", "main"),
    [(("Entity", "Organization", "UNBody"), "UNBody"), (("Entity", "Organization"), "Organization"), ((), "Entity"),
     (("Entity", "Topic"), "Topic"), (("City", "Entity", "Place"), "City")],
)  # fmt: skip
def test_the_most_specific_class(types: tuple[str, ...], main: str):
    assert main_class(types) == main
