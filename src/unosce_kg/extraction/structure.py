"""Relations that names state by themselves: whose body, where, of what post, on what subject."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from unosce_kg.extraction.agendas import read_agenda, read_headline
from unosce_kg.extraction.bodies import places_of
from unosce_kg.extraction.candidates import ADJECTIVE, DATE, Candidate
from unosce_kg.extraction.nesting import issuers
from unosce_kg.extraction.numbered_meetings import read_numbered_meetings
from unosce_kg.extraction.offices import SEVERAL
from unosce_kg.extraction.post_bodies import post_bodies
from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.extraction.whereabouts import LANDS
from unosce_kg.model import BlockKind, Span

# part of a name -> relation of the whole to the entity in that part, by the class of the whole
PARTS = {
    "Organization": (("body", "partOf"), ("place", "locatedIn")),
    "Event": (
        ("body", "organizedBy"),
        ("organizer", "organizedBy"),
        ("place", "tookPlaceIn"),
        ("topic", "concerns"),
    ),
    "Agreement": (("topic", "concerns"), ("of", "partOf")),
}
_APPOSED = re.compile(r" |(?: [a-z-]+){1,4}, ")
NEAR_PLACE = 60  # characters between an event and its place in one sentence


def read(reading: Reading) -> Iterator[Fact]:
    """All facts that the document's names state, in text order."""
    yield from read_frame(reading)
    yield from read_settings(reading)
    yield from read_cities(reading)
    yield from read_agenda(reading)
    yield from read_numbered_meetings(reading)
    for candidate in reading.links.candidates:
        number = reading.sentence_of(candidate.span)
        if not candidate.entities or candidate.type == DATE or number is None:
            continue
        if candidate.hidden:
            yield from _known_inside(reading, number, candidate)
            continue
        yield from _from_parts(reading, number, candidate)
        yield from _from_topics(reading, number, candidate)
        yield from _from_issuers(reading, number, candidate)
        yield from read_headline(reading, number, candidate)
        yield from _from_owner(reading, number, candidate)
        if candidate.type in ("Post", SEVERAL):
            yield from _from_post(reading, number, candidate)
        yield from _known_here(reading, number, candidate)
        if candidate.detector == "pattern:delegate":
            yield from _from_delegate(reading, number, candidate)


def read_frame(reading: Reading) -> Iterator[Fact]:
    """A first-person message is spoken to the event or body that it is for."""
    frame = reading.frame
    if not (frame.is_message and frame.speaker and frame.addressee):
        return
    if reading.fits(frame.speaker, "addressed", 0) and reading.fits(frame.addressee, "addressed", 1):
        for candidate in reading.links.candidates:
            number = reading.sentence_of(candidate.span)
            if frame.addressee in candidate.entities and number is not None:
                yield Fact(
                    frame.speaker,
                    "addressed",
                    frame.addressee,
                    number,
                    "frame:message",
                    0.8,
                    None,
                    None,
                    candidate.span,
                )
                return


def read_settings(reading: Reading) -> Iterator[Fact]:
    """Where a known meeting took place, if the text names that city with a word for a meeting, or in a title."""
    links = reading.links
    nouns = links.base.knowledge.lexicon["event_noun"]
    meetings = {e for _, e in links.mentioned("Meeting")}
    for candidate in links.candidates:
        number = reading.sentence_of(candidate.span)
        if candidate.type != "City" or number is None or not candidate.entities:
            continue
        sentence = reading.sentences[number]
        titled = sentence.kind in (BlockKind.TITLE, BlockKind.DATELINE)
        if titled or any(t.is_one_of(nouns) for t in sentence.tokens):
            for meeting in sorted(meetings):
                if candidate.entities[0] in links.base.objects(meeting, "tookPlaceIn"):
                    yield Fact(
                        meeting,
                        "tookPlaceIn",
                        candidate.entities[0],
                        number,
                        "name:setting",
                        0.75,
                        None,
                        None,
                        candidate.span,
                    )


def read_cities(reading: Reading) -> Iterator[Fact]:
    """ "Bonn, Germany": a city and its State, also where the city ends the name of a meeting."""
    links = reading.links
    states: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in links.candidates:
        if candidate.type in ("Country", "Territory") and candidate.entities:
            states[candidate.span.start].append(candidate)
    for city in links.candidates:
        if city.type == "City" and city.entities and links.text.startswith(", ", city.span.end):
            for state in states[city.span.end + 2]:
                number = reading.sentence_of(city.span)
                if number is not None:
                    yield Fact(
                        city.entities[0],
                        "locatedIn",
                        state.entities[0],
                        number,
                        "city-country",
                        0.9,
                        None,
                        city.span,
                        state.span,
                    )


def _from_delegate(reading: Reading, number: int, candidate: Candidate) -> Iterator[Fact]:
    """In a record of a debate, "NAME (State)" opens what a delegate said to the body or meeting of the record."""
    forum = reading.frame.addressee
    if (
        forum
        and reading.fits(forum, "addressed", 1)
        and reading.sentences[number].span.start == candidate.span.start
    ):
        yield Fact(
            candidate.entities[0], "addressed", forum, number, "name:delegate", 0.7, None, candidate.span
        )


def _from_parts(reading: Reading, number: int, candidate: Candidate) -> Iterator[Fact]:
    links = reading.links
    if "places" in candidate.parts and "body" in candidate.parts:
        for body, place in zip(candidate.entities, places_of(links, candidate), strict=True):
            yield Fact(body, "locatedIn", place.entities[0], number, "name:place", 0.85 * candidate.score, None,
                       candidate.span, place.span)  # fmt: skip
    for class_, parts in PARTS.items():
        if not links.base.is_a(candidate.type, class_):
            continue
        for part, predicate in parts:
            span = candidate.parts.get(part)
            if span is None:
                continue
            for inner in links.within(span):
                if not inner.entities or inner is candidate or _is_in_another(reading, inner, span, part):
                    continue
                b = inner.entities[0]
                if (
                    predicate == "locatedIn"
                    and candidate.type == "StateBody"
                    and "land" not in candidate.parts
                    and inner.type in (*LANDS, ADJECTIVE)
                ):
                    continue  # that a State's government is in the State says nothing
                for a in candidate.entities:
                    if a != b and reading.fits(a, predicate, 0) and reading.fits(b, predicate, 1):
                        yield Fact(a, predicate, b, number, f"name:{part}", 0.85 * candidate.score, None,
                                   candidate.span, inner.span)  # fmt: skip


def _is_in_another(reading: Reading, inner: Candidate, span: Span, part: str) -> bool:
    """Whether a body is only named inside the name of the one whose the meeting is: the OSCE in "OSCE Permanent Council"."""
    if part not in ("body", "organizer") or not inner.hidden:
        return False
    base = reading.links.base
    return any(
        c.entities and c.span != inner.span and c.span.contains(inner.span) and base.is_a(c.type, "Organization")
        for c in reading.links.within(span)
    )  # fmt: skip


def _from_topics(reading: Reading, number: int, candidate: Candidate) -> Iterator[Fact]:
    """An instrument or meeting is about the topics in its name."""
    if candidate.type not in ("Agreement", "Meeting"):
        return
    for inner in reading.links.within(candidate.span):
        if inner.hidden and inner.type == "Topic" and inner.entities:
            yield Fact(candidate.entities[0], "concerns", inner.entities[0], number, "name:topic",
                       0.8 * candidate.score * inner.score, None, candidate.span, inner.span)  # fmt: skip


def _from_issuers(reading: Reading, number: int, candidate: Candidate) -> Iterator[Fact]:
    """A known instrument with the name of who adopted it in its own: "Security Council resolution 1325"."""
    if candidate.type != "Agreement":
        return
    instrument = candidate.entities[0]
    bodies = issuers(reading.links, instrument)
    for inner in reading.links.within(candidate.span) if bodies else ():
        if inner.hidden and inner.entities and inner.entities[0] in bodies:
            yield Fact(inner.entities[0], "partyTo", instrument, number, "name:issuer", 0.85 * candidate.score, None,
                       inner.span, candidate.span)  # fmt: skip


def _from_owner(reading: Reading, number: int, candidate: Candidate) -> Iterator[Fact]:
    """ "our police mission, UNMIBH" is part of the body whose it is said to be, if the knowledge agrees; "its seminar" is that body's."""
    links, entity = reading.links, candidate.entities[0]
    is_meeting = candidate.type == "Meeting"
    if not is_meeting and not links.base.is_a(candidate.type, "Organization"):
        return
    predicate = "organizedBy" if is_meeting else "partOf"
    above = set(links.base.bodies(entity)) if entity in links.base.entities else set()
    words = (reading.coreferents.get((number, t.index)) for t in reading.sentences[number].tokens)
    for owner in filter(None, words):
        gap = links.text[owner.span.end : candidate.span.start]
        word = owner.span.of(links.text).casefold()
        if word not in ("our", "your", "its", "their") or _APPOSED.fullmatch(gap) is None:
            continue
        alone = gap == " " and len(owner.entities) == 1
        for body in owner.entities:
            admitted = body in above or (not above and alone and body in links.base.entities)
            if admitted and reading.fits(body, predicate, 1):
                yield Fact(entity, predicate, body, number, "name:owner", 0.85 * owner.score, None, candidate.span,
                           owner.span)  # fmt: skip


def _from_post(reading: Reading, number: int, candidate: Candidate) -> Iterator[Fact]:
    """A post names the body that it is in, by its words or by what they mean in this document."""
    links = reading.links
    for post in candidate.entities:
        for body in post_bodies(links, post, candidate):
            if reading.fits(body, "postIn", 1):
                named = (c.span for c in links.within(candidate.span) if c.hidden and body in c.entities)
                span = next(named, candidate.span)
                yield Fact(
                    post,
                    "postIn",
                    body,
                    number,
                    "name:post",
                    0.9 * candidate.score,
                    None,
                    candidate.span,
                    span,
                )


def _known_here(reading: Reading, number: int, candidate: Candidate) -> Iterator[Fact]:
    """What the knowledge says of the entity and the sentence says too, by naming the other end near it.

    The knowledge decides which reading is right; it adds nothing that the sentence does not name.
    """
    links, entity = reading.links, candidate.entities[0]
    for predicate in ("organizedBy", "tookPlaceIn", "locatedIn", "partOf", "concerns"):
        if not reading.fits(entity, predicate, 0):
            continue
        above = predicate in ("organizedBy", "partOf")
        known = links.base.bodies(entity) if above else links.base.objects(entity, predicate)
        related = {r for r in known if reading.fits(r, predicate, 1)}
        for other in links.within(reading.sentences[number].span) if related else ():
            if not other.entities or other is candidate:
                continue
            inside = candidate.span.contains(other.span)
            if other.hidden and not inside:
                continue  # a part of another name, of which alone it tells
            gap = max(other.span.start - candidate.span.end, candidate.span.start - other.span.end)
            near = predicate == "organizedBy" or (
                gap < NEAR_PLACE and _may_be_near(reading, entity, predicate, other)
            )
            if other.entities[0] in related and (inside or near):
                yield Fact(entity, predicate, other.entities[0], number, "name:known", 0.8 * candidate.score, None,
                           candidate.span, other.span)  # fmt: skip


def _known_inside(reading: Reading, number: int, candidate: Candidate) -> Iterator[Fact]:
    """Of a body named in another name what its own says: "Head of the **OSCE Mission to Ruritania**"."""
    if reading.links.base.is_a(candidate.type, "Organization"):
        yield from _from_parts(reading, number, candidate)
        for fact in _known_here(reading, number, candidate):
            if fact.object_span and candidate.span.contains(fact.object_span):
                yield fact


def _may_be_near(reading: Reading, entity: str, predicate: str, other: Candidate) -> bool:
    """Whether naming both ends near each other says it: a town beside a body is seldom meant as its seat."""
    if predicate == "locatedIn":
        return bool(reading.links.base.bodies(entity)) and other.type in ("Country", "Territory")
    return predicate in ("tookPlaceIn", "partOf")
