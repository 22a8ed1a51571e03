"""Small corpora and knowledge made by hand; texts are our own."""

from __future__ import annotations

from collections.abc import Iterable

from unosce_kg.model import (
    Corpus,
    Document,
    Entity,
    Evidence,
    Fact,
    Knowledge,
    Mention,
    Modality,
    Name,
    Origin,
    PartialDate,
    Qualifiers,
    Run,
    Span,
    Statement,
    Status,
)

RUN = Run("0.1.0", "test 1.0", "sha256:0")
CLASSES = {
    "Organization": ("Entity",),
    **dict.fromkeys(("UNBody", "OSCEBody", "RegionalOrganization", "StateBody"), ("Organization", "Entity")),
    **dict.fromkeys(("Person", "Post", "Place", "Event", "Agreement", "Topic"), ("Entity",)),
    **dict.fromkeys(("Country", "Territory", "Region", "City"), ("Place", "Entity")),
    **dict.fromkeys(("Meeting", "Crisis", "Process"), ("Event", "Entity")),
}
FIRST = (
    "Drugs Office and OSCE sign up\n\nThe UN Office on Drugs and Crime works with the OSCE in Kyrgyzstan on "
    "border security. On 29 November 2007 ministers met in Madrid.\n"
)
THIRD = (
    "Ban Ki-moon spoke to the Fifteenth Ministerial Council. Jan Kubis read it out for Ban Ki-moon. The UN and the OSCE "
    "signed the 1993 Framework. The OSCE acted on the events of 2010. Ban Ki-moon wished for a joint report on mediation. "
    "The OSCE plans to support UNODC. NATO works on mediation with the OSCE.\n"
)
SECOND = "UNODC has worked alongside the OSCE since 2005. It did not support the Corfu talks.\n"


def entity(id_: str, type_: str, label: str, *names: str, same: str = "") -> Entity:
    return Entity(id_, type_, label, tuple(Name(n) for n in names), (same,) if same else ())


ENTITIES = {
    e.id: e
    for e in (
        entity("org/un", "UNBody", "United Nations", "UN"),
        entity("org/unodc", "UNBody", "United Nations Office on Drugs and Crime", "UNODC", "UN Office on Drugs and Crime",
               same="http://www.wikidata.org/entity/Q1"),
        entity("org/osce", "OSCEBody", "Organization for Security and Co-operation in Europe", "OSCE"),
        entity("org/nato", "RegionalOrganization", "North Atlantic Treaty Organization", "NATO"),
        entity("place/kyrgyzstan", "Country", "Kyrgyzstan"),
        entity("place/spain", "Country", "Spain"),
        entity("place/madrid", "City", "Madrid"),
        entity("place/vienna", "City", "Vienna"),
        entity("place/austria", "Country", "Austria"),
        entity("event/madrid-2007", "Meeting", "Fifteenth Ministerial Council"),
        entity("person/ban-ki-moon", "Person", "Ban Ki-moon"),
        entity("post/un-secretary-general", "Post", "Secretary-General of the United Nations"),
        entity("person/jan-kubis", "Person", "Jan Kubis"),
        entity("agreement/framework-1993", "Agreement", "1993 Framework"),
        entity("event/events-2010", "Crisis", "Events of 2010"),
        entity("topic/mediation", "Topic", "mediation"),
        entity("topic/border-security", "Topic", "border security", same="http://www.wikidata.org/entity/Q2"),
        entity("topic/security", "Topic", "security"),
    )
}  # fmt: skip


def origin(line: int, file: str = "gazetteer/some.csv") -> Origin:
    return Origin(file, line, ("https://example.org/source", "a printed list"))


def day(text: str) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def fact(line: int, subject: str, predicate: str, object_: str, start: str = "", end: str = "") -> Fact:
    target = PartialDate.parse(object_) if object_[:1].isdigit() else object_
    return Fact(subject, predicate, target, origin(line), day(start), day(end))


FACTS = (
    fact(2, "org/unodc", "partOf", "org/un"),
    fact(2, "org/unodc", "locatedIn", "place/vienna"),
    fact(8, "place/vienna", "locatedIn", "place/austria"),
    fact(10, "event/madrid-2007", "organizedBy", "org/osce"),
    fact(10, "event/madrid-2007", "tookPlaceIn", "place/madrid"),
    fact(10, "event/madrid-2007", "onDate", "2007-11-29"),
    fact(10, "event/madrid-2007", "startDate", "2007-11-29"),
    fact(10, "event/madrid-2007", "endDate", "2007-11-30"),
    fact(20, "place/spain", "chaired", "org/osce", "2007-01-01", "2007-12-31"),
    fact(21, "person/ban-ki-moon", "holdsPost", "post/un-secretary-general", "2007-01-01", "2016-12-31"),
    fact(22, "post/un-secretary-general", "postIn", "org/un"),
    fact(23, "place/spain", "memberOf", "org/nato", "1982"),
)


def knowledge(entities: dict[str, Entity] = ENTITIES, facts: Iterable[Fact] = FACTS) -> Knowledge:
    lines = {id_: origin(number) for number, id_ in enumerate(entities, 2)}
    return Knowledge(
        entities=entities, origins=lines, names=(), facts=tuple(facts), lifetimes={},
        broader={"topic/border-security": ("topic/security",)}, classes=CLASSES, signatures={}, lexicon={},
        relation_patterns=(), name_patterns=(), digest="sha256:0",
    )  # fmt: skip


def document(id_: str = "doc/first", text: str = FIRST, **more: object) -> Document:
    return Document(id_, text, f"{id_.partition('/')[2]}.txt", **more)  # type: ignore[arg-type]


def mention(text: str, words: str, *entities: str, nth: int = 0, score: float = 1.0) -> Mention:
    return Mention(span(text, words, nth), words, entities, "gazetteer", score)


def span(text: str, words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def evidence(document_: Document, sentence: str, subject: str = "", object_: str = "", confidence: float = 0.8,
             pattern: str = "cooperate-verb", trigger: str = "works") -> Evidence:  # fmt: skip
    place = span(document_.text, sentence)

    def inside(words: str) -> Span | None:
        start = document_.text.index(words, place.start)
        return Span(start, start + len(words)) if words else None

    return Evidence(
        document_.id, place, sentence, pattern, confidence, inside(subject), inside(object_), trigger
    )


def statement(subject: str, predicate: str, object_: str, *pieces: Evidence, modality: Modality = Modality.ACTUAL,
              on: str = "", start: str = "", end: str = "", topics: tuple[str, ...] = (),
              places: tuple[str, ...] = (), events: tuple[str, ...] = ()) -> Statement:  # fmt: skip
    target = PartialDate.parse(object_) if object_[:1].isdigit() else object_
    qualifiers = Qualifiers(topics, places, events, day(on), day(start), day(end))
    return Statement(subject, predicate, target, pieces, qualifiers, modality)


def said(document_: Document, triple: str, words: str, **more: object) -> Statement:
    """A statement `subject predicate object` with the sentence that begins with the words as its evidence."""
    start = document_.text.index(words)
    sentence = document_.text[start : document_.text.index(".", start) + 1]
    return statement(*triple.split(), evidence(document_, sentence), **more)  # type: ignore[arg-type]


DOCUMENTS = (
    document("doc/first", FIRST, title="Drugs Office and OSCE sign up", date=PartialDate(2010, 7, 19), symbol="SG/SM/1",
             publisher="United Nations", author="Ban Ki-moon", source="https://example.org/first"),
    document("doc/second", SECOND, date=PartialDate(2011)),
    document("doc/third", THIRD, date=PartialDate(2010, 9)),
)  # fmt: skip
WORKS = "The UN Office on Drugs and Crime works with the OSCE in Kyrgyzstan on border security."
MET = "On 29 November 2007 ministers met in Madrid."
ALONGSIDE = "UNODC has worked alongside the OSCE since 2005."
DENIED = "It did not support the Corfu talks."
NEW_ENTITIES = {"event/corfu-talks": Entity("event/corfu-talks", "Process", "Corfu talks", status=Status.NEW)}


def corpus() -> Corpus:
    """Documents of which two agree on one triple; one denies another, one dates a meeting, one wishes and plans."""
    first, second, third = DOCUMENTS
    office = "UN Office on Drugs and Crime"
    return Corpus(
        documents=DOCUMENTS,
        entities=NEW_ENTITIES,
        mentions={
            "doc/first": (
                mention(FIRST, office, "org/unodc"),
                mention(FIRST, "OSCE", "org/osce"),
                mention(FIRST, "OSCE", "org/osce", nth=1),
                mention(FIRST, "Kyrgyzstan", "place/kyrgyzstan"),
                mention(FIRST, "border security", "topic/border-security", score=0.875),
                mention(FIRST, "ministers met", "event/madrid-2007"),
                mention(FIRST, "Madrid", "place/madrid"),
            ),
            "doc/second": (
                mention(SECOND, "UNODC", "org/unodc"),
                mention(SECOND, "OSCE", "org/osce"),
                mention(SECOND, "It", "org/unodc"),
                mention(SECOND, "Corfu talks", "event/corfu-talks"),
            ),
            "doc/third": (
                mention(THIRD, "Ban Ki-moon", "person/ban-ki-moon"),
                mention(THIRD, "The UN and the OSCE", "org/un", "org/osce"),
                mention(THIRD, "Jan Kubis", "person/jan-kubis"),
            ),
        },
        statements=(
            statement("org/unodc", "cooperatesWith", "org/osce", evidence(first, WORKS, office, "OSCE"),
                      topics=("topic/border-security",), places=("place/kyrgyzstan",)),
            statement("org/unodc", "cooperatesWith", "org/osce", evidence(second, ALONGSIDE, "UNODC", "OSCE"), start="2005"),
            statement("org/unodc", "supports", "event/corfu-talks",
                      evidence(second, DENIED, "It", "Corfu talks", trigger="not support"), modality=Modality.NEGATED),
            statement("event/madrid-2007", "onDate", "2007-11-29", evidence(first, MET, "ministers met", trigger="On")),
            statement("event/madrid-2007", "tookPlaceIn", "place/madrid", evidence(first, MET, "ministers met", "Madrid")),
            said(third, "person/ban-ki-moon addressed event/madrid-2007", "Ban Ki-moon spoke to the Fifteenth"),
            said(third, "person/jan-kubis spokeFor person/ban-ki-moon", "Jan Kubis read it out for Ban Ki-moon."),
            said(third, "org/un partyTo agreement/framework-1993", "The UN and the OSCE signed"),
            said(third, "org/osce partyTo agreement/framework-1993", "The UN and the OSCE signed"),
            said(third, "org/osce respondedTo event/events-2010", "The OSCE acted on the events of 2010."),
            said(third, "person/ban-ki-moon proposed topic/mediation", "Ban Ki-moon wished", modality=Modality.PROPOSED),
            said(third, "org/osce supports org/unodc", "The OSCE plans to support UNODC.", modality=Modality.PLANNED),
            said(third, "org/nato cooperatesWith org/osce", "NATO works on mediation", topics=("topic/mediation",)),
            said(third, "org/nato worksOn topic/mediation", "NATO works on mediation"),
        ),
    )  # fmt: skip
