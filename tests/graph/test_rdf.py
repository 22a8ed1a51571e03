from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from rdflib import Graph, Literal
from rdflib.namespace import DCTERMS, RDF, SKOS

from graph import factories
from graph.factories import DOCUMENTS, THIRD, document, evidence, fact, knowledge, mention, said, statement
from unosce_kg.graph import rdf
from unosce_kg.graph.merging import combine, statement_id
from unosce_kg.graph.namespaces import NIF, PROV, SCHEMA, UNO, id_of, kind_of, node
from unosce_kg.model import Corpus, Modality, PartialDate

OFFICE = "UN Office on Drugs and Crime"
FIRST_DOCUMENT, SECOND_DOCUMENT, THIRD_DOCUMENT = DOCUMENTS


def has(graph: Graph, subject: str, predicate: str, object_: str) -> bool:
    return (node(subject), UNO[predicate], node(object_)) in graph


def values(graph: Graph, subject: str, predicate: object) -> list[str]:
    return sorted(str(o) for o in graph.objects(node(subject), predicate))


def of(*statements: object, **parts: object) -> Corpus:
    return Corpus(documents=DOCUMENTS, entities=factories.NEW_ENTITIES, statements=statements, **parts)


@pytest.mark.parametrize(
    ("entity", "classes"),
    [
        ("org/unodc", ["Entity", "Organization", "UNBody"]),
        ("event/corfu-talks", ["Entity", "Event", "Process"]),
        ("topic/mediation", ["Entity", "Topic"]),
        ("place/kyrgyzstan", ["Country", "Entity", "Place"]),
    ],
)
def test_an_entity_carries_all_its_classes(graph: Graph, entity: str, classes: list[str]):
    assert values(graph, entity, RDF.type) == [str(UNO[c]) for c in classes]


def test_names_have_their_language_and_links_their_property(graph: Graph):
    office, topic = node("org/unodc"), node("topic/border-security")
    assert graph.value(office, SKOS.prefLabel) == Literal(
        "United Nations Office on Drugs and Crime", lang="en"
    )
    assert (office, SKOS.altLabel, Literal("UNODC", lang="en")) in graph
    assert values(graph, "org/unodc", SCHEMA.sameAs) == ["http://www.wikidata.org/entity/Q1"]
    assert values(graph, "topic/border-security", SKOS.exactMatch) == ["http://www.wikidata.org/entity/Q2"]
    assert not list(graph.objects(topic, SCHEMA.sameAs))
    assert values(graph, "topic/border-security", SKOS.broader) == [str(node("topic/security"))]
    assert values(graph, "topic/security", SKOS.prefLabel) == ["security"]


@pytest.mark.parametrize(
    ("triple", "stands"),
    [
        ("org/osce cooperatesWith org/unodc", True),
        ("org/unodc cooperatesWith org/osce", True),
        ("org/unodc supports event/corfu-talks", False),
        ("org/osce supports org/unodc", False),
        ("person/ban-ki-moon proposed topic/mediation", True),
        ("org/unodc partOf org/un", True),
        ("event/madrid-2007 tookPlaceIn place/madrid", True),
    ],
)
def test_only_facts_have_a_plain_triple(graph: Graph, triple: str, stands: bool):
    assert has(graph, *triple.split()) is stands


def test_a_symmetric_statement_begins_with_the_smaller_id_and_turns_its_mentions():
    one = statement("org/unodc", "cooperatesWith", "org/osce",
                    evidence(SECOND_DOCUMENT, factories.ALONGSIDE, "UNODC", "OSCE"))  # fmt: skip
    graph = rdf.build(of(one, mentions=factories.corpus().mentions), knowledge(), factories.RUN)
    (found,) = graph.subjects(RDF.predicate, UNO.cooperatesWith)
    assert id_of(str(graph.value(found, RDF.subject))) == "org/osce"
    (piece,) = graph.objects(found, PROV.wasDerivedFrom)
    assert str(graph.value(graph.value(piece, UNO.subjectMention), NIF.anchorOf)) == "OSCE"


@pytest.mark.parametrize(
    ("relation", "subject", "object_", "words"),
    [
        ("cooperatesWith", "OSCE", OFFICE, ("OSCE", OFFICE)),
        ("cooperatesWith", OFFICE, "OSCE", ("OSCE", OFFICE)),
        ("cooperatesWith", "", "OSCE", ("OSCE", None)),
        ("cooperatesWith", OFFICE, "Kyrgyzstan", (None, OFFICE)),
        ("supports", "OSCE", OFFICE, ("OSCE", OFFICE)),
        ("supports", OFFICE, "OSCE", (None, None)),
    ],
)
def test_a_symmetric_relation_may_name_its_ends_in_either_order(
    build: Callable[..., Graph],
    relation: str,
    subject: str,
    object_: str,
    words: tuple[str | None, str | None],
):
    piece = factories.evidence(
        factories.DOCUMENTS[0], factories.WORKS, subject, object_, pattern="either-order"
    )
    corpus = factories.corpus()
    said = factories.statement("org/osce", relation, "org/unodc", piece)
    graph = build(replace(corpus, statements=(*corpus.statements, said)))
    node_ = graph.value(None, UNO.pattern, Literal("either-order"))
    ends = [graph.value(node_, end) for end in (UNO.subjectMention, UNO.objectMention)]
    assert tuple(m and str(graph.value(m, NIF.anchorOf)) for m in ends) == words


def test_statements_that_differ_in_a_qualifier_are_two_and_equal_ones_one(build: Callable[..., Graph]):
    sentence = said(THIRD_DOCUMENT, "org/un cooperatesWith org/osce", "The UN and the OSCE signed")
    turned = replace(sentence, subject="org/osce", object="org/un")
    dated = replace(sentence, qualifiers=replace(sentence.qualifiers, on_date=PartialDate(1993)))
    graph = build(of(sentence, turned, dated))
    found = sorted(map(str, graph.subjects(RDF.predicate, UNO.cooperatesWith)))
    assert len(found) == 2
    assert [len(list(graph.objects(s, PROV.wasDerivedFrom))) for s in map(node, map(id_of, found))] == [1, 1]


def test_two_documents_give_one_statement_with_both_pieces_of_evidence(build: Callable[..., Graph]):
    texts = [document(f"doc/{n}", "The OSCE helps UNODC.\n") for n in "ab"]
    graph = build(
        Corpus(
            tuple(texts), statements=tuple(said(d, "org/osce supports org/unodc", "The OSCE") for d in texts)
        )
    )
    (found,) = graph.subjects(RDF.predicate, UNO.supports)
    documents = {
        str(d) for e in graph.objects(found, PROV.wasDerivedFrom) for d in graph.objects(e, UNO.inDocument)
    }
    assert documents == {str(node("doc/a")), str(node("doc/b"))}
    assert str(graph.value(found, UNO.confidence)) == "0.96"


@pytest.mark.parametrize(
    ("pieces", "confidence"),
    [
        ([("a", 0.8)], 0.8),
        ([("a", 0.8), ("a", 0.6)], 0.8),
        ([("a", 0.8), ("b", 0.5)], 0.9),
        ([("a", 0.99), ("b", 0.99)], 0.99),
        ([("a", 1.0)], 0.99),
    ],
)
def test_confidence_counts_documents_as_witnesses(pieces: list[tuple[str, float]], confidence: float):
    assert combine(pieces) == pytest.approx(confidence)


def test_one_sentence_gives_one_piece_of_evidence_the_surest():
    weak, strong = (
        statement("org/osce", "supports", "org/unodc",
                  evidence(SECOND_DOCUMENT, factories.ALONGSIDE, confidence=c, pattern=p))
        for c, p in ((0.4, "weak"), (0.9, "strong"))
    )  # fmt: skip
    graph = rdf.build(of(weak, strong), knowledge(), factories.RUN)
    assert {str(p) for p in graph.objects(None, UNO.pattern)} == {"strong"}


def test_a_statement_that_text_and_reference_make_rests_on_both(graph: Graph):
    place = next(
        s
        for s in graph.subjects(RDF.predicate, UNO.tookPlaceIn)
        if (s, RDF.object, node("place/madrid")) in graph
    )
    assert sorted(kind_of(id_of(str(o))) for o in graph.objects(place, PROV.wasDerivedFrom)) == [
        "evidence",
        "record",
    ]


@pytest.mark.parametrize(
    ("triple", "taken"),
    [
        ("place/vienna locatedIn place/austria", True),  # a parent's parent
        ("person/ban-ki-moon holdsPost post/un-secretary-general", True),
        ("post/un-secretary-general postIn org/un", True),
        ("place/spain chaired org/osce", False),  # no document speaks of Spain
        ("place/spain memberOf org/nato", False),
    ],
)
def test_reference_data_comes_with_what_documents_touch(
    build: Callable[..., Graph], triple: str, taken: bool
):
    assert has(build(), *triple.split()) is taken
    assert has(build(with_reference=True), *triple.split())


def test_a_chairmanship_comes_where_documents_speak_of_both_ends():
    words = mention(THIRD, "Ban", "place/spain"), mention(THIRD, "OSCE", "org/osce")
    graph = rdf.build(of(mentions={"doc/third": words}), knowledge(), factories.RUN)
    (chair,) = graph.subjects(RDF.predicate, UNO.chaired)
    assert str(graph.value(chair, UNO.startDate)) == "2007-01-01"


def test_records_name_their_row_and_their_sources(graph: Graph):
    record = node("record/gazetteer-some-10")
    assert values(graph, "record/gazetteer-some-10", DCTERMS.identifier) == ["gazetteer/some.csv:10"]
    assert values(graph, "record/gazetteer-some-10", DCTERMS.source) == [
        "a printed list",
        "https://example.org/source",
    ]
    assert not list(graph.objects(record, UNO.inDocument))


@pytest.mark.parametrize(
    ("stated", "carried"),
    [
        (["1993", "1993-05-26", "1993-05"], ["1993-05-26"]),
        (["1993", "1994-01"], ["1993", "1994-01"]),
        (["1993-05-26"], ["1993-05-26"]),
    ],
)
def test_an_entity_carries_the_most_precise_dates_that_agree(stated: list[str], carried: list[str]):
    dates = [
        said(THIRD_DOCUMENT, f"agreement/framework-1993 onDate {d}", "The UN and the OSCE") for d in stated
    ]
    graph = rdf.build(of(*dates), knowledge(), factories.RUN)
    assert values(graph, "agreement/framework-1993", UNO.onDate) == carried


@pytest.mark.parametrize("later", ["2007-11-30", "2007-11", "2007"])
def test_an_event_of_several_days_is_dated_by_its_first(later: str):
    day = said(THIRD_DOCUMENT, f"event/madrid-2007 onDate {later}", "Ban Ki-moon spoke")
    graph = rdf.build(of(day), knowledge(), factories.RUN)
    assert values(graph, "event/madrid-2007", UNO.onDate) == ["2007-11-29"]
    assert values(graph, "event/madrid-2007", UNO.endDate) == ["2007-11-30"]


def test_a_planned_date_is_not_carried():
    day = said(
        THIRD_DOCUMENT, "event/corfu-talks onDate 2011", "Ban Ki-moon spoke", modality=Modality.PLANNED
    )
    assert values(rdf.build(of(day), knowledge(), factories.RUN), "event/corfu-talks", UNO.onDate) == []


@pytest.mark.parametrize(
    ("day", "type_"), [("2007", "gYear"), ("2007-11", "gYearMonth"), ("2007-11-29", "date")]
)
def test_dates_have_the_datatype_of_their_precision(day: str, type_: str):
    one = said(THIRD_DOCUMENT, "org/osce supports org/unodc", "The OSCE", start=day)
    graph = rdf.build(of(one), knowledge(facts=()), factories.RUN)
    (found,) = graph.objects(None, UNO.startDate)
    assert (str(found), str(found.datatype)) == (day, f"http://www.w3.org/2001/XMLSchema#{type_}")


def test_a_founding_is_dated_on_its_day():
    facts = (fact(2, "org/un", "established", "org/unodc", "1997"),)
    graph = rdf.build(Corpus(), knowledge(facts=facts), factories.RUN, with_reference=True)
    (found,) = graph.subjects(RDF.predicate, UNO.established)
    assert values(graph, id_of(str(found)), UNO.onDate) == ["1997"]


def test_a_mention_may_refer_to_several_entities(graph: Graph):
    start = THIRD.index("The UN and the OSCE")
    assert values(graph, f"mention/third-{start}-{start + 19}", UNO.refersTo) == [
        str(node("org/osce")),
        str(node("org/un")),
    ]


def test_facts_only_leaves_mentions_out_but_not_evidence(build: Callable[..., Graph]):
    whole, facts = build(), build(facts_only=True)
    assert not list(facts.subjects(RDF.type, UNO.Mention))
    assert not list(facts.subject_objects(UNO.subjectMention))
    assert set(facts) < set(whole)
    assert set(facts.subjects(RDF.type, UNO.Evidence)) == set(whole.subjects(RDF.type, UNO.Evidence))


def test_documents_say_what_is_known_of_them(graph: Graph):
    assert values(graph, "doc/first", DCTERMS.identifier) == ["SG/SM/1"]
    assert values(graph, "doc/first", DCTERMS.creator) == ["Ban Ki-moon"]
    assert values(graph, "doc/second", DCTERMS.title) == []
    assert values(graph, "doc/second", UNO.textDigest)[0].startswith("sha256:")


@pytest.mark.parametrize(
    "source", ["javascript:alert(1)", "https://x/a b", "https://x/> . <urn:a> <urn:b> <urn:c", ""]
)
def test_a_hostile_address_of_a_document_is_left_out(source: str):
    graph = rdf.build(Corpus((document(source=source),)), knowledge(), factories.RUN)
    assert list(graph.objects(node("doc/first"), DCTERMS.source)) == []


@pytest.mark.parametrize(
    "words", ['a " and \\ b', "tab\tand\nline", "nul\x00", "line\u2028separator", "\U0001f600 <b>"]
)
def test_any_words_survive(words: str):
    graph = rdf.build(Corpus((document(title=words),)), knowledge(), factories.RUN)
    assert values(graph, "doc/first", DCTERMS.title) == [words]


def test_an_entity_that_nobody_knows_is_an_error():
    with pytest.raises(ValueError, match="org/nobody"):
        rdf.build(
            of(said(THIRD_DOCUMENT, "org/nobody supports org/un", "The OSCE")), knowledge(), factories.RUN
        )


def test_dropping_a_document_drops_only_what_it_alone_says(build: Callable[..., Graph]):
    whole = factories.corpus()
    rest = replace(
        whole,
        documents=whole.documents[:2],
        mentions={k: v for k, v in whole.mentions.items() if k != "doc/third"},
        statements=tuple(s for s in whole.statements if all(e.document != "doc/third" for e in s.evidence)),
    )
    assert set(build(rest)) < set(build(whole))


def test_the_id_of_a_statement_follows_from_what_it_says():
    one = said(THIRD_DOCUMENT, "org/osce supports org/unodc", "The OSCE", topics=("topic/mediation",))
    assert statement_id(one) == statement_id(replace(one, evidence=()))
    assert statement_id(one) != statement_id(replace(one, modality=Modality.NEGATED))
    assert statement_id(one) != statement_id(replace(one, qualifiers=replace(one.qualifiers, topics=())))
