"""What the page reads from a graph."""

import pytest
import rdflib
from rdflib.namespace import DCTERMS

from unosce_kg.explorer.reading import read_view
from unosce_kg.explorer.vocabulary import load_vocabulary

from .graphs import ID, UNO, GraphBuilder, make_small


@pytest.fixture(scope="module")
def view():
    return read_view(make_small())


def find(items, **wanted):
    return next(item for item in items if all(getattr(item, key) == value for key, value in wanted.items()))


@pytest.mark.parametrize(
    ("entity", "kind", "label"),
    [("org/unodc", "UNBody", "UNODC"), ("place/vienna", "City", "Vienna"),
     ("person/jan-kubis", "Person", "Ján Kubiš"),
     ("event/joint-meeting-2007", "Meeting", "Joint Meeting of 2007")],
)  # fmt: skip
def test_an_entity_has_its_most_specific_type(view, entity, kind, label):
    node = find(view.nodes, id=entity)
    assert (node.type, node.label) == (kind, label)


def test_names_links_and_documents_of_an_entity(view):
    node = find(view.nodes, id="org/un")
    assert [(name.text, name.language) for name in node.names] == [("UN", "en")]
    assert node.links == ("https://www.wikidata.org/wiki/Q1065",)
    assert find(view.nodes, id="org/osce").mentions == (("doc/letter-2008", 2), ("doc/note-2007", 1))


def test_a_statement_keeps_qualifiers_and_all_its_evidence_in_order(view):
    statement = find(view.statements, subject="org/unodc", object="org/osce")
    assert statement.topics == ("topic/human-trafficking",)
    assert statement.places == ("place/vienna",)
    assert (statement.on_date, statement.modality, statement.confidence) == ("2007-05-14", "Actual", 0.93)
    assert [card.document for card in statement.evidence] == ["doc/letter-2008", "doc/note-2007"]


def test_the_words_that_matter_are_marked(view):
    card = find(view.statements, subject="org/unodc", object="org/osce").evidence[1]
    marked = [(card.sentence[mark.start : mark.end], mark.kind) for mark in card.marks]
    assert marked == [("UNODC", "subject"), ("signed", "trigger"), ("with", "trigger"), ("OSCE", "object")]


def test_what_no_mention_points_to_is_marked_where_the_document_mentions_it():
    b = GraphBuilder()
    one, two = b.entity("UNBody", "one", "One"), b.entity("Topic", "two", "two")
    document = b.document("d", "D")
    statement = b.statement(one, "cooperatesWith", one, topics=(two,))
    b.evidence(statement, document, "They work on two.", ID["org/x"], ID["org/y"], begin=50)
    b.mention(document, one, 50, "They")
    b.mention(document, one, 10, "Elsewhere")
    b.mention(document, two, 63, "two")
    card = read_view(b.graph).statements[0].evidence[0]
    assert [(card.sentence[m.start : m.end], m.kind) for m in card.marks] == [
        ("They", "subject"),
        ("two", "qualifier"),
    ]


def test_a_date_is_an_object_too(view):
    statement = find(view.statements, predicate="onDate")
    assert (statement.dated, statement.object) == (True, "2007-05-14")


def test_a_background_fact_rests_on_its_record(view):
    statement = find(view.statements, predicate="holdsPost")
    assert not statement.evidence
    record = find(view.records, id=statement.records[0])
    assert (record.row, record.sources) == ("facts/posts.csv:3", ("https://example.org/posts",))


def test_only_types_and_relations_that_occur_have_words(view):
    assert {style.name for style in view.types} == {node.type for node in view.nodes}
    assert {words.name for words in view.relations} == {s.predicate for s in view.statements}
    words = find(view.relations, name="supports")
    assert (words.label, words.inverse) == ("supports", "is supported by")


def test_each_type_looks_its_own_way():
    styles = load_vocabulary().styles.values()
    assert len({(style.colour, style.shape) for style in styles}) == len(styles) > 10


def test_a_statement_about_something_that_is_no_entity_is_left_out():
    builder = GraphBuilder()
    one = builder.entity("UNBody", "one", "One")
    builder.statement(one, "supports", ID["org/nobody"])
    assert read_view(builder.graph).statements == ()


def test_an_unknown_class_of_ours_is_shown_as_an_entity():
    builder = GraphBuilder()
    node = ID["org/one"]
    builder.graph.add((node, rdflib.RDF.type, UNO.Entity))
    builder.graph.add((node, rdflib.RDF.type, UNO.Spaceship))
    assert [node.type for node in read_view(builder.graph).nodes] == ["Entity"]


@pytest.mark.parametrize("number", ["many", ""])
def test_a_number_that_is_none_is_left_out(number):
    builder = GraphBuilder()
    one, two = builder.entity("UNBody", "one", "One"), builder.entity("UNBody", "two", "Two")
    statement = builder.statement(one, "supports", two)
    builder.graph.set((statement, UNO.confidence, rdflib.Literal(number)))
    assert read_view(builder.graph).statements[0].confidence is None


def test_the_first_of_two_titles_is_taken():
    builder = GraphBuilder()
    document = builder.document("one", "B")
    builder.graph.add((document, DCTERMS.title, rdflib.Literal("A")))
    assert read_view(builder.graph).documents[0].title == "A"


def test_pages_kind_language_and_reprints():
    b = GraphBuilder()
    one, two = b.entity("UNBody", "one", "One"), b.entity("UNBody", "two", "Two")
    first = b.document("first", "A note", language="fr", type="press release")
    second = b.document("second", "The same note")
    b.graph.add((first, UNO.nearDuplicateOf, second))
    statement = b.statement(one, "supports", two)
    evidence = b.evidence(statement, first, "One supports Two.", one, two)
    for page in ("12", "3", "iv"):
        b.graph.add((evidence, UNO.onPage, rdflib.Literal(page)))
    view = read_view(b.graph)
    assert view.statements[0].evidence[0].pages == (3, 12)
    assert (view.documents[0].kind, view.documents[0].language) == ("press release", "fr")
    assert [card.reprints for card in view.documents] == [("doc/second",), ("doc/first",)]
