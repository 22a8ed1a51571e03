"""Uniting the contributions of documents does not depend on their order."""

from __future__ import annotations

import itertools
from dataclasses import replace

from unosce_kg.merging import merge
from unosce_kg.model import Document, Entity, Evidence, Extraction, Modality, Name, Span, Statement

CLASSES = {"Meeting": ("Event", "Entity"), "Event": ("Entity",)}
TALKS = Entity("event/talks", "Meeting", "Talks", (Name("the talks"),))


def say(document: str, modality: Modality = Modality.ACTUAL, object_: str = "org/osce") -> Statement:
    evidence = Evidence(f"doc/{document}", Span(0, 9), "They met.", "p1", 0.8)
    return Statement("org/un", "cooperatesWith", object_, (evidence,), modality=modality)


def contribute(name: str, *statements: Statement, entity: Entity = TALKS) -> Extraction:
    return Extraction(Document(f"doc/{name}", "They met.", f"{name}.txt"), (entity,), (), statements)


def test_equal_statements_are_one_with_all_their_evidence() -> None:
    corpus = merge(
        [contribute("b", say("b")), contribute("a", say("a"), say("a", object_="org/nato"))], CLASSES
    )
    assert [(s.object, [e.document for e in s.evidence]) for s in corpus.statements] == [
        ("org/nato", ["doc/a"]), ("org/osce", ["doc/a", "doc/b"])]  # fmt: skip
    assert [d.id for d in corpus.documents] == ["doc/a", "doc/b"]


def test_other_modality_is_another_statement() -> None:
    assert len(merge([contribute("a", say("a"), say("a", Modality.NEGATED))], CLASSES).statements) == 2


def test_an_entity_takes_the_class_and_label_that_most_give() -> None:
    others = [replace(TALKS, type="Event", label="The Talks in Bonn"), TALKS, TALKS]
    entity = merge([contribute(n, entity=e) for n, e in zip("abc", others, strict=True)], CLASSES).entities[
        "event/talks"
    ]
    assert (entity.type, entity.label) == ("Meeting", "Talks")
    assert [n.text for n in entity.aliases] == ["The Talks in Bonn", "the talks"]


def test_the_more_special_class_wins_a_draw() -> None:
    found = merge([contribute("a"), contribute("b", entity=replace(TALKS, type="Event"))], CLASSES)
    assert found.entities["event/talks"].type == "Meeting"


def test_order_does_not_matter() -> None:
    parts = [
        contribute("a", say("a")),
        contribute("b", say("b"), entity=replace(TALKS, label="T")),
        contribute("c", say("c")),
    ]
    merged = [merge(order, CLASSES) for order in itertools.permutations(parts)]
    assert all(corpus == merged[0] for corpus in merged)
