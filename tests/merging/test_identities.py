"""What documents say, by the user's account of what is the same and what is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph import factories
from unosce_kg.merging import Identities, merge
from unosce_kg.model import (
    Document,
    Entity,
    Evidence,
    Extraction,
    GazetteerName,
    Judgement,
    Mention,
    Name,
    Qualifiers,
    Span,
    Statement,
    Status,
)

TEXT = "Lynn Pascoe met the OSCE. Mr. Pascoe left. B. Pascoe stayed with the Drugs Office. He met UNODC."
PASCOE = Entity(
    "person/lynn-pascoe", "Person", "Lynn Pascoe", (Name("Pascoe"), Name("B. Pascoe")), status=Status.NEW
)
OTHER = Entity("person/b-pascoe", "Person", "B. Pascoe", status=Status.NEW)
OFFICE = Entity("org/drugs-office", "Organization", "Drugs Office", status=Status.NEW)
TALKS = Entity("event/vienna-talks-2004", "Meeting", "Vienna talks", status=Status.NEW)


def judge(*rows: tuple[str, str, str]) -> Identities:
    found = tuple(
        Judgement(one, other, relation == "=", factories.origin(n))
        for n, (one, relation, other) in enumerate(rows)
    )
    names = tuple(
        GazetteerName(text, e.id)
        for e in factories.ENTITIES.values()
        for text in (e.label, *(a.text for a in e.aliases))
    )
    return Identities(replace(factories.knowledge(), names=names, judgements=found))


def mention(words: str, entity: str, detector: str = "pattern:x", after: int = 0) -> Mention:
    start = TEXT.index(words, after)
    return Mention(Span(start, start + len(words)), words, (entity,), detector)


def say(subject: str, object_: str, *sentences: str, events: tuple[str, ...] = ()) -> Statement:
    pieces = []
    for sentence in sentences:
        start = TEXT.index(sentence)
        pieces.append(Evidence("doc/a", Span(start, start + len(sentence)), sentence, "p", 0.8))
    return Statement(subject, "supports", object_, tuple(pieces), Qualifiers(events=events))


def read(entities: tuple[Entity, ...], mentions: tuple[Mention, ...], *statements: Statement) -> Extraction:
    return Extraction(Document("doc/a", TEXT, "a.txt"), entities, mentions, statements)


ONE = read(
    (OFFICE, TALKS), (mention("Drugs Office", OFFICE.id), mention("UNODC", "org/unodc")),
    say(OFFICE.id, "org/osce", "He met UNODC.", events=(TALKS.id,)), say(OFFICE.id, "org/unodc", "Mr. Pascoe left."),
)  # fmt: skip

SAME = {
    "new to known": (("org/unodc", "=", OFFICE.id), {OFFICE.id: "org/unodc"}),
    "new to known, the other way round": ((OFFICE.id, "=", "org/unodc"), {OFFICE.id: "org/unodc"}),
    "name to known": (("org/unodc", "=", "the drugs office"), {OFFICE.id: "org/unodc"}),
    "new to new": (("org/drug-office", "=", OFFICE.id), {OFFICE.id: "org/drug-office"}),
    "name to new": (("org/drug-office", "=", "Drugs Office"), {OFFICE.id: "org/drug-office"}),
    "name to name": (("Bureau of Drugs", "=", "Drugs Office"), {OFFICE.id: "org/bureau-of-drugs"}),
    "event by id": (("event/corfu-2004", "=", TALKS.id), {TALKS.id: "event/corfu-2004"}),
    "event by a name that does not tell its year": (("event/corfu-2004", "=", "Vienna talks"), {}),
    "name of another kind": (("person/ban-ki-moon", "=", "Drugs Office"), {}),
    "of no concern": (("org/unodc", "=", "org/drugs-bureau"), {}),
}


@pytest.mark.parametrize(("row", "moved"), SAME.values(), ids=SAME)
def test_same_as(row: tuple[str, str, str], moved: dict[str, str]) -> None:
    found = judge(row).apply(ONE)
    assert {e.id for e in found.entities} == {moved.get(e.id, e.id) for e in ONE.entities}
    assert [m.entities for m in found.mentions] == [
        tuple(moved.get(e, e) for e in m.entities) for m in ONE.mentions
    ]
    assert found.statements[0].subject == moved.get(OFFICE.id, OFFICE.id)
    assert found.statements[0].qualifiers.events == (moved.get(TALKS.id, TALKS.id),)
    assert (found is ONE) == (not moved)


def test_what_is_one_has_no_relation_to_itself() -> None:
    found = judge(("org/unodc", "=", OFFICE.id)).apply(ONE)
    assert [(s.subject, s.object) for s in found.statements] == [("org/unodc", "org/osce")]


def test_chains_end_at_the_known_entity() -> None:
    rows = (("org/bureau", "=", OFFICE.id), ("org/bureau", "=", "org/x"), ("org/x", "=", "org/unodc"))
    for order in (rows, rows[::-1]):
        assert {e.id for e in judge(*order).apply(ONE).entities} == {"org/unodc", TALKS.id}


def test_a_preferred_name_is_the_label_and_the_other_stays_a_name() -> None:
    (entity, _) = sorted(
        judge(("Bureau of Drugs", "=", "Drugs Office")).apply(ONE).entities, key=lambda e: e.id
    )[::-1]
    assert (entity.label, entity.aliases, entity.type) == (
        "Bureau of Drugs",
        (Name("Drugs Office"),),
        "Organization",
    )


def test_names_of_both_are_names_of_one() -> None:
    both = read((PASCOE, OTHER), (mention("Lynn Pascoe", PASCOE.id), mention("B. Pascoe", OTHER.id)))
    (entity,) = merge([judge((PASCOE.id, "=", OTHER.id)).apply(both)], factories.CLASSES).entities.values()
    assert entity.id == PASCOE.id
    assert {entity.label, *(a.text for a in entity.aliases)} == {"Lynn Pascoe", "B. Pascoe", "Pascoe"}


UNITED = read(
    (PASCOE,),
    (
        mention("Lynn Pascoe", PASCOE.id), mention("Pascoe", PASCOE.id, after=20), mention("B. Pascoe", PASCOE.id),
        mention("He", PASCOE.id, "coreference:pronoun"), mention("OSCE", "org/osce"), mention("UNODC", "org/unodc"),
    ),
    say(PASCOE.id, "org/osce", "Lynn Pascoe met the OSCE.", "B. Pascoe stayed with the Drugs Office."),
    say(PASCOE.id, "org/unodc", "He met UNODC."),
)  # fmt: skip


@pytest.mark.parametrize(
    "row", [("Lynn Pascoe", "!", "B. Pascoe"), ("B. Pascoe", "!", "Lynn Pascoe"), (PASCOE.id, "!", "B. Pascoe"),
            (PASCOE.id, "!", OTHER.id), (OTHER.id, "!", PASCOE.id)],
)  # fmt: skip
def test_different_from(row: tuple[str, str, str]) -> None:
    found = judge(row).apply(UNITED)
    first, second = PASCOE.id, OTHER.id
    meant = {m.text: m.entities for m in found.mentions}
    assert [meant[w] for w in ("Lynn Pascoe", "Pascoe", "B. Pascoe", "He")] == [
        (first,),
        (first,),
        (second,),
        (second,),
    ]
    said = {(s.subject, s.object): [e.quote for e in s.evidence] for s in found.statements}
    assert said == {
        (first, "org/osce"): ["Lynn Pascoe met the OSCE."],
        (second, "org/osce"): ["B. Pascoe stayed with the Drugs Office."],
        (second, "org/unodc"): ["He met UNODC."],
    }
    assert {e.id: [a.text for a in e.aliases] for e in found.entities} == {first: ["Pascoe"], second: []}


def test_a_name_is_taken_from_a_known_entity() -> None:
    linked = read((), (mention("Drugs Office", "org/unodc"), mention("UNODC", "org/unodc")),
                  say("org/unodc", "org/osce", "B. Pascoe stayed with the Drugs Office."),
                  say("org/unodc", "org/nato", "He met UNODC."))  # fmt: skip
    found = judge(("org/unodc", "!", "Drugs Office")).apply(linked)
    assert [m.entities for m in found.mentions] == [("org/drugs-office",), ("org/unodc",)]
    assert {(s.subject, s.object) for s in found.statements} == {
        ("org/drugs-office", "org/osce"),
        ("org/unodc", "org/nato"),
    }
    assert [(e.id, e.type, e.label) for e in found.entities] == [
        ("org/drugs-office", "UNBody", "Drugs Office")
    ]


def test_what_is_different_can_be_the_same_as_something_else() -> None:
    found = judge(("Lynn Pascoe", "!", "B. Pascoe"), ("person/jan-kubis", "=", OTHER.id)).apply(UNITED)
    assert {m.text: m.entities for m in found.mentions}["He"] == ("person/jan-kubis",)


def test_order_of_rows_does_not_matter() -> None:
    rows = [
        ("Lynn Pascoe", "!", "B. Pascoe"),
        ("org/unodc", "=", OFFICE.id),
        ("person/jan-kubis", "=", OTHER.id),
    ]
    everything = replace(UNITED, entities=(PASCOE, OFFICE))
    assert judge(*rows).apply(everything) == judge(*rows[::-1]).apply(everything)
