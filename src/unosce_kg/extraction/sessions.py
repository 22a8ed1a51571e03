"""Which of the meetings that the gazetteer knows is meant: by city, host and date, or because it is going on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from unosce_kg.extraction.candidates import Candidate, Period
from unosce_kg.extraction.knowledge_base import KnowledgeBase, words
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.settings import date_near
from unosce_kg.extraction.surroundings import sentence_around
from unosce_kg.model import BlockKind, PartialDate

_BODIES_THAT_MEET = ("OSCEBody", "UNBody", "RegionalOrganization")
_SCENES = ("City", "Place")
_MEETINGS_TOO = frozenset(
    ("Forum", "Conference", "Assembly", "Congress")
)  # words that bodies and meetings are named with
_REACH = 90  # characters between a meeting and its city in one sentence
_YEAR = 12  # months
_MEETS = re.compile(
    r"^(?:,? (?:which |that )?)?(?: ?(?:will|is|was|are|were|to|be|has|had|being))* ?"
    r"(?:meets?|met|opens?|opened|closed|ends?|ended|held|takes? place|took place|gathers?|convenes?|convened|on|this|next|last)\b"
)
_IN = re.compile(r",? (?:meetings? )?(?:held )?(?:in|at) ")
_WHEN = re.compile(r",? (?:(?:in|on|of|from) )?(?:the )?")
_HERE = re.compile(r"[^.;]{0,60}?\bhere\b")
_AT = re.compile(r"\b(?:for|at|before|after|during|until|since|to|attend\w*|of|by|from) (?:the |its |an? )?$")
_OF_YEAR = re.compile(r"'s? (?:[a-z]+ )?| ")


def prefer_meetings(links: Links) -> None:
    """Where a body's own meeting is meant or going on in the document, its name means the meeting: "the Ministerial Council"."""
    cities = {entity for _, entity in links.mentioned("City")}
    for index, candidate in enumerate(links.candidates):
        if candidate.hidden or len(candidate.entities) != 1 or candidate.type not in _BODIES_THAT_MEET:
            continue
        if named := _called_before(links, candidate):
            links.settle(index, named, 0.8, "the meeting of this word that the document named before")
            continue
        own = own_meetings(links, candidate)
        session = find_session(links, candidate, own, certain=False)
        held = [session] if session else [m for m in own if _is_going_on(links, m, cities)]
        if len(set(held)) == 1:
            links.settle(
                index, held[0], 0.8, "the body's meeting that the document's date and places point to"
            )


def _called_before(links: Links, candidate: Candidate) -> str | None:
    """The meeting that "the Forum" is, where only a meeting, and no body in full, has been called so before."""
    word = candidate.span.of(links.text)
    if word not in _MEETINGS_TOO:
        return None
    body, at = candidate.entities[0], candidate.span.start
    before = [c for c in links.candidates if c.span.end <= at and c.entities and not c.hidden]
    if any(body in c.entities and c.span.of(links.text) != word for c in before):
        return None
    called = [c for c in before if c.type == "Meeting" and c.span.of(links.text).endswith(f" {word}")]
    return called[-1].entities[0] if called else None


def find_session(links: Links, candidate: Candidate, meetings: Sequence[str], *, certain: bool) -> str | None:
    """The one of several known meetings that the words around a name point to.

    It is the one in the nearest city of the sentence, else the one that the nearest State hosted, if its time fits; else
    the one at the time that stands with the name.

    Args:
        links: The document's links.
        candidate: The name of a meeting, or of the body whose meeting it may be.
        meetings: The known meetings of that kind or body.
        certain: Whether a meeting is meant in any case; a body with a date alone may be itself.
    """
    if not meetings:
        return None
    behind = _date_behind(links, candidate)
    period = behind or date_near(links, candidate)
    held = certain or behind is not None or _is_held(links, candidate)
    for classes, predicate in ((_SCENES, "tookPlaceIn"), (("Country",), "hostedBy")):
        for place in _near(links, candidate, classes):
            there = [
                m for m in meetings
                if place in links.base.objects(m, predicate) and _may_be_then(links, m, period)
                and (held or not _is_seat(links, candidate, place) or _is_then(links, candidate, m, period))
            ]  # fmt: skip
            if there:
                return _nearest(links, there)
    if not held:
        return None
    then = [m for m in meetings if _is_then(links, candidate, m, period)]
    return then[0] if len(then) == 1 else None


def _date_behind(links: Links, candidate: Candidate) -> Period | None:
    """The time right behind a name and its city: "in Vienna in December 2000"."""
    after = candidate.span.end
    city = next((c for c in links.candidates if c.type == "City" and c.span.start > after), None)
    if city is None or not _IN.fullmatch(links.text, candidate.whole.end, city.span.start):
        return None
    when = next((c for c in links.candidates if c.period and c.span.start > city.span.end), None)
    beside = when and _WHEN.fullmatch(links.text, city.span.end, when.span.start)
    return when.period if when and beside else None


def _near(links: Links, candidate: Candidate, classes: Sequence[str]) -> list[str]:
    """The places of some classes in the sentence of a name, the nearest first; "here" is where the text was written."""
    sentence = sentence_around(links, candidate)
    gaps = [
        (max(c.span.start - candidate.span.end, candidate.span.start - c.span.end, 0), c.span.start, c.entities[0])
        for c in links.within(sentence)
        if c.type in classes and c.entities
    ]  # fmt: skip
    near = [place for gap, _, place in sorted(gaps) if gap < _REACH]
    return near or (_dateline(links) if _HERE.match(links.text, candidate.span.end) else [])


def _dateline(links: Links) -> list[str]:
    """The city at the head of a news item, in capitals or on a line of its own: "MAASTRICHT, 2 December"."""
    lines = [b.span for b in links.document.blocks if b.kind is BlockKind.DATELINE]
    return [
        c.entities[0] for c in links.candidates
        if c.type == "City" and c.entities
        and (c.span.of(links.document.text).isupper() or any(line.contains(c.span) for line in lines))
    ][:1]  # fmt: skip


def _is_seat(links: Links, body: Candidate, place: str) -> bool:
    """Whether a body sits in a city all the time, so that the city says nothing of a meeting."""
    bodies = [b for e in body.entities for b in (e, *links.base.bodies(e))]
    return any(place in links.base.objects(b, "locatedIn") for b in bodies)


def _start(links: Links, meeting: str) -> PartialDate | None:
    return links.base.knowledge.lifetimes.get(meeting, (None, None))[0]


def _months(links: Links, meeting: str) -> int | None:
    """Months from the document's date to a meeting."""
    start, today = _start(links, meeting), links.document.date
    if start is None or today is None:
        return None
    return (start.year - today.year) * 12 + (start.month or 6) - (today.month or start.month or 6)


def _may_be_then(links: Links, meeting: str, period: Period | None) -> bool:
    """Whether a meeting in the right place may be meant: in the year that stands with the name, or not far from the document."""
    start, months = _start(links, meeting), _months(links, meeting)
    if months is not None and abs(months) <= 1:
        return True
    when = period.start or period.end if period else None
    if start and when and when != links.document.date:
        return start.year == when.year
    return months is not None and abs(months) <= _YEAR


def _nearest(links: Links, meetings: Sequence[str]) -> str:
    """The one nearest in time to the document."""
    return min(meetings, key=lambda m: (abs(_months(links, m) or 0), m))


def _is_held(links: Links, body: Candidate) -> bool:
    """Whether the words around a body's name speak of it as an occasion: "to the Ministerial Council on 6 December"."""
    after = links.text[body.whole.end : body.whole.end + _REACH]
    before = links.text[max(0, body.span.start - _REACH) : body.span.start]
    on = _AT.search(before) is not None and after.startswith(" in ")
    return on or _MEETS.match(after) is not None or _is_of_year(links, body)


def _is_of_year(links: Links, candidate: Candidate) -> bool:
    """Whether a time stands right before a name: "last year's Ministerial Council", "the 2007 Council"."""
    return any(
        c.period and _OF_YEAR.fullmatch(links.text, c.span.end, candidate.span.start)
        for c in links.candidates
    )  # fmt: skip


def _is_then(links: Links, candidate: Candidate, meeting: str, period: Period | None) -> bool:
    """Whether a meeting was in the month that stands with its name, or in the year right before it."""
    start, when = _start(links, meeting), period.start if period else None
    if start is None or when is None:
        return False
    if when.month is None:
        return start.year == when.year and _is_of_year(links, candidate)
    days = when.day is None or start.day is None or abs(when.day - start.day) <= 1
    return (start.year, start.month) == (when.year, when.month) and days


def own_meetings(links: Links, body: Candidate) -> list[str]:
    """The meetings that are named after a body: the 15th OSCE Ministerial Council after the Ministerial Council.

    Args:
        links: The document's links.
        body: A mention of the body, whose words may be an older name: "CSCE Council".
    """
    if body.entities[0] not in links.base.entities:
        return []
    return list(_named_after(links.base, body.entities[0], words(body.span.of(links.document.text))))


@lru_cache(maxsize=1 << 10)
def _named_after(base: KnowledgeBase, entity: str, called: frozenset[str]) -> tuple[str, ...]:
    above = base.bodies(entity)
    names = [name for name in (words(base.label(entity)), called) if len(name) > 1]
    held = [m for b in (entity, *above) for m in base.members(b, "organizedBy")] if above else []
    return tuple(m for m in dict.fromkeys(held) if any(name <= words(base.label(m)) for name in names))


def _is_going_on(links: Links, meeting: str, cities: set[str]) -> bool:
    start = _start(links, meeting)
    today = links.document.date
    if start is None or not cities & set(links.base.objects(meeting, "tookPlaceIn")):
        return False
    if today is not None:
        return today.year == start.year and abs((today.month or 1) - (start.month or 1)) <= 1
    years = {c.period.start.year for c in links.candidates if c.period and c.period.start}
    return start.year in years or any(meeting == e for _, e in links.mentioned("Meeting"))
