"""A body's name that means its own meeting, where that is going on: "the Ministerial Council"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.knowledge_base import words
from unosce_kg.extraction.links import Links

_BODIES_THAT_MEET = ("OSCEBody", "UNBody", "RegionalOrganization")
_IN = re.compile(r",? (?:meetings? )?(?:held )?(?:in|at) ")
_WHEN = re.compile(r",? (?:(?:in|on|of|from) )?(?:the )?")
_REACH = 90  # characters after a body's name in which the city of its meeting is named
_HELD = re.compile(
    r"^(?:,? (?:to be |that is |which |was |is |will be )*[^.;:]{0,60}\b(?:held|host|hosts|hosted|meets?|convened?|gathers?))?"
    r"[^.;:]{0,25} (?:in|at) $"
)


def prefer_meetings(links: Links) -> None:
    """Where a body's own meeting is going on in the document, its name means the meeting: "the Ministerial Council".

    The meeting is the one held in the city and year that the words after the name say, else in a city that the document
    names, in the days or the year that it speaks of.
    """
    cities = {entity for _, entity in links.mentioned("City")}
    for index, candidate in enumerate(links.candidates):
        if candidate.hidden or len(candidate.entities) != 1 or candidate.type not in _BODIES_THAT_MEET:
            continue
        own = _own_meetings(links, candidate.entities[0])
        held = _held_right_there(links, candidate, own) or [m for m in own if _is_going_on(links, m, cities)]
        held = held or _held_in_city(links, candidate, own)
        if len(set(held)) == 1:
            links.settle(
                index, held[0], 0.8, "the body's meeting that the document's date and places point to"
            )


def _held_right_there(links: Links, body: Candidate, meetings: list[str]) -> list[str]:
    """Those of a body's meetings that the words right after its name point to: "in Vienna in December 2000"."""
    city = next(
        (c for c in links.candidates if c.type == "City" and c.entities and c.span.start > body.span.end),
        None,
    )
    if city is None or not _IN.fullmatch(links.text[body.whole.end : city.span.start]):
        return []
    when = next((c for c in links.candidates if c.period and c.span.start > city.span.end), None)
    if when is None or not when.period or not _WHEN.fullmatch(links.text[city.span.end : when.span.start]):
        return []
    year = when.period.start or when.period.end or links.document.date
    return [
        m for m in meetings
        if city.entities[0] in links.base.objects(m, "tookPlaceIn")
        and (start := links.base.knowledge.lifetimes.get(m, (None, None))[0])
        and year and start.year == year.year
    ]  # fmt: skip


def _own_meetings(links: Links, body: str) -> list[str]:
    """The meetings that are named after a body: the 15th OSCE Ministerial Council after the Ministerial Council."""
    above = links.base.bodies(body)
    if not above:
        return []
    name = words(links.base.label(body)) if body in links.base.entities else frozenset()
    held = [m for b in (body, *above) for m in links.base.members(b, "organizedBy")]
    return [m for m in dict.fromkeys(held) if name and name <= words(links.base.label(m))]


def _is_going_on(links: Links, meeting: str, cities: set[str]) -> bool:
    start, _ = links.base.knowledge.lifetimes.get(meeting, (None, None))
    today = links.document.date
    if start is None or not cities & set(links.base.objects(meeting, "tookPlaceIn")):
        return False
    if today is not None:
        return today.year == start.year and abs((today.month or 1) - (start.month or 1)) <= 1
    years = {c.period.start.year for c in links.candidates if c.period and c.period.start}
    return start.year in years or any(meeting == e for _, e in links.mentioned("Meeting"))


def _held_in_city(links: Links, candidate: Candidate, meetings: Sequence[str]) -> list[str]:
    """The meeting of a body that the words after its name point to: "the Ministerial Council, to be held in Sofia".

    Args:
        links: The document's links.
        candidate: The body's name.
        meetings: The body's own meetings.

    Returns:
        The one in the city that the sentence names next, nearest in time to the document, a year away at most, if any.
    """
    today = links.document.date
    cities = {
        c.entities[0] for c in links.candidates
        if c.type == "City" and c.entities and 0 < c.span.start - candidate.span.end < _REACH
        and _HELD.search(links.text[candidate.span.end : c.span.start])
    }  # fmt: skip
    found = []
    for meeting in meetings if today else ():
        start, _ = links.base.knowledge.lifetimes.get(meeting, (None, None))
        if (
            start
            and today
            and abs(start.year - today.year) < 2
            and cities & set(links.base.objects(meeting, "tookPlaceIn"))
        ):
            found.append(
                (abs((start.year - today.year) * 12 + (start.month or 6) - (today.month or 6)), meeting)
            )
    return [min(found)[1]] if found else []
