"""Where a news item's own meeting was that it names without a place: in the city of its dateline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.dating import read_dates
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.extraction.scenes import PLACES, is_scene
from unosce_kg.model import HEADS, PROSE, Block, BlockKind, Span

_ORGAN = re.compile(r"\b(?:Assembly|Council|Court|Tribunal)\b")
_SURE = 0.7
_LEAD = 5  # sentences of prose in which a news item names its own meeting
_DAYS = 2  # for which news of a meeting keeps its dateline
_AFAR = re.compile(
    r"\b(?:online|virtual(?:ly)?|video[- ]?\w*|tele(?:phone|conference)\w*|by phone|webinar|remote(?:ly)?)\b",
    re.I,
)
_PARTED = re.compile(r"\. |(?:, [\w .]{3,30})? ?(?:-|–|—|--) ")
_LINE = 100  # characters of prose at the head that are more than a line
_HEADS = HEADS | {BlockKind.DATELINE}


def place_meetings(reading: Reading, facts: Sequence[Fact]) -> Iterator[Fact]:
    """The city of the dateline for each meeting of the day that the title or the lead names.

    None where the meeting is said or known to be elsewhere, where a sentence on it names another place as a scene, where it went
    on by telephone, and where the body that holds it has its seat in another city.

    Args:
        reading: The document.
        facts: What was read of it.
    """
    city = find_dateline(reading.links)
    if city is None or not (meetings := _of_today(reading)):
        return
    place = city.entities[0]
    placed = {f.subject for f in facts if f.predicate == "tookPlaceIn"}
    for meeting, number in sorted(meetings.items(), key=lambda m: (m[1], m[0])):
        if meeting in placed or reading.links.base.objects(meeting, "tookPlaceIn"):
            continue
        if _is_elsewhere(reading, meeting, place) or _has_other_seat(reading, meeting, place, facts):
            continue
        yield Fact(meeting, "tookPlaceIn", place, number, "meeting-of-dateline", _SURE * city.score)


def find_dateline(links: Links) -> Candidate | None:
    """The city of the dateline at the head of a document, or of a line of its own there, if there is just one.

    Args:
        links: The document's names.
    """
    blocks = links.document.blocks
    prose = next((n for n, b in enumerate(blocks) if b.kind in PROSE and len(b.span) > _LINE), len(blocks))
    found = [
        c for c in links.candidates
        if c.type == "City" and c.entities and not c.hidden
        and any(b.span.contains(c.span) and _is_dateline(links, b, c) for b in blocks[: prose + 1])
    ]  # fmt: skip
    return found[0] if len({c.entities for c in found}) == 1 else None


def _is_dateline(links: Links, block: Block, city: Candidate) -> bool:
    """Whether a block is a dateline, holds a city with its land and a date alone, or opens with a city in capitals."""
    if block.kind is BlockKind.DATELINE:
        return True
    before, after = (
        links.text[block.span.start : city.span.start],
        links.text[city.span.end : block.span.end],
    )
    if block.kind in PROSE and city.span.of(links.document.text).isupper():
        return not before and _PARTED.match(after) is not None
    return block.kind is BlockKind.HEADING and not before and _is_bare(links, city, block.span)


def _is_bare(links: Links, city: Candidate, line: Span) -> bool:
    """Whether nothing but lands and dates follow a city in its line."""
    rest = links.text[city.span.end : line.end]
    for other in reversed(links.candidates):
        inside = line.contains(other.span) and other.span.start >= city.span.end
        if inside and not other.hidden and (other.period or other.type in ("Country", "Territory")):
            start, end = other.span.start - city.span.end, other.span.end - city.span.end
            rest = rest[:start] + " " * (end - start) + rest[end:]
    return not rest.strip(" ,()")


def _of_today(reading: Reading) -> dict[str, int]:
    """Meetings that the head or the lead names and that are dated to the days of the document, with the sentence that says so."""
    date = reading.links.document.date
    today = date.exact_day if date else None
    if today is None:
        return {}
    found: dict[str, int] = {}
    near = _lead(reading)
    for entity, start, end, number, _, _ in read_dates(reading):
        first, last = start.exact_day, (end or start).exact_day
        if reading.links.type_of(entity) != "Meeting" or number not in near or first is None or last is None:
            continue
        if first <= today and (today - last).days < _DAYS:
            found.setdefault(entity, number)
    return found


def _lead(reading: Reading) -> frozenset[int]:
    """Numbers of the sentences of the head, and of the first ones below it."""
    prose = [n for n, s in enumerate(reading.sentences) if s.kind in PROSE][:_LEAD]
    head = range(prose[0]) if prose else range(0)
    return frozenset((*(n for n in head if reading.sentences[n].kind in _HEADS), *prose))


def _mentions(reading: Reading, meeting: str) -> Iterable[Span]:
    named = (*reading.links.candidates, *reading.coreferents.values())
    return (c.span for c in named if meeting in c.entities)


def _is_elsewhere(reading: Reading, meeting: str, place: str) -> bool:
    """Whether a sentence on a meeting names another place as a scene, or says that nobody travelled there."""
    numbers = {n for span in _mentions(reading, meeting) if (n := reading.sentence_of(span)) is not None}
    for number in sorted(numbers):
        sentence = reading.sentences[number]
        if _AFAR.search(sentence.span.of(reading.links.text)):
            return True
        for token in sentence.tokens:
            named = reading.candidate(number, token)
            other = named is not None and named.type in PLACES and not _is_around(reading, named, place)
            if other and is_scene(reading, number, token):
                return True
    return False


def _is_around(reading: Reading, named: Candidate, place: str) -> bool:
    """Whether a name is the place's own, that of the land that it is in, or that of a house in it."""
    base = reading.links.base
    around = {place, *base.objects(place, "locatedIn")}
    return bool(around & set(named.entities)) or any(
        place in base.objects(e, "locatedIn") for e in named.entities
    )


def _has_other_seat(reading: Reading, meeting: str, place: str, facts: Iterable[Fact]) -> bool:
    """Whether the organ whose own sitting it is has its seat in another city: the General Assembly's, in news from Vienna."""
    base = reading.links.base
    bodies = set(base.bodies(meeting)) | {
        f.object for f in facts if f.subject == meeting and f.predicate in ("organizedBy", "partOf")
    }
    organs = (b for b in bodies if _ORGAN.search(reading.links.entity(b).label))
    seats = {s for b in organs for s in base.objects(b, "locatedIn") if reading.links.type_of(s) == "City"}
    return bool(seats) and place not in seats
