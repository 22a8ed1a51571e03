"""Meetings, crises, processes and agreements: one entity for all ways in which a text names the same one."""

from __future__ import annotations

import re

from unosce_kg.extraction.candidates import DATE, Candidate, Period
from unosce_kg.extraction.knowledge_base import words
from unosce_kg.extraction.links import Links
from unosce_kg.model import BlockKind, PartialDate

_NEAR = 120  # characters around a name in which its date stands
_BESIDE = 15  # characters
_NOW = re.compile(r"(?:today|yesterday|tomorrow)", re.I)
_ORDINALS = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
]  # fmt: skip
_VOTE = re.compile(r"\b(?:referendum|referenda|elections?|vote|ballot|poll)\b", re.I)
_TALKS = re.compile(r"\b(?:talks|negotiations)\b")
_KINDS = frozenset(
    (
        "presidential",
        "parliamentary",
        "municipal",
        "local",
        "legislative",
        "assembly",
        "mayoral",
        "provincial",
        "referendum",
    )
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70}


def ordinal(text: str) -> int | None:
    """The number that an ordinal stands for.

    >>> ordinal("Fifteenth"), ordinal("twenty-first"), ordinal("21st")
    (15, 21, 21)
    """
    lower = text.casefold().replace(",", "")
    if digits := re.match(r"\d+", lower):
        return int(digits[0])
    tens, _, unit = lower.partition("-")
    if tens in _TENS and unit in _ORDINALS:
        return _TENS[tens] + _ORDINALS.index(unit) + 1
    return _ORDINALS.index(lower) + 1 if lower in _ORDINALS else None


def link_event(links: Links, index: int) -> None:
    """Link a meeting, crisis or process."""
    {"Meeting": _link_meeting, "Crisis": _link_crisis, "Process": _link_process}[
        links.candidates[index].type
    ](links, index)


def date_near(links: Links, candidate: Candidate) -> Period | None:
    """The time expression in or right around a name."""
    inner = candidate.parts.get("date")
    best: tuple[int, Period] | None = None
    block = next((b.span for b in links.document.blocks if b.span.contains(candidate.span)), candidate.span)
    for other in links.candidates:
        if other.type != DATE or other.period is None or not block.contains(other.span):
            continue
        if (inner and inner.contains(other.span)) or candidate.span.contains(other.span):
            return other.period
        if other.period.point is None and other.period.start is None:
            continue
        distance = (
            other.span.start - candidate.span.end
            if other.span.start >= candidate.span.end
            else candidate.span.start - other.span.end
        )
        between = links.text[
            min(candidate.span.end, other.span.end) : max(candidate.span.start, other.span.start)
        ]
        if other.span.end + _BESIDE < candidate.span.start and _NOW.fullmatch(other.span.of(links.text)):
            continue  # it dates what was said, not what it was said of
        if (
            0 <= distance < _NEAR
            and not re.search(r"[.!?;]\s|\n", between)
            and (best is None or distance < best[0])
        ):
            best = (distance, other.period)
    return best[1] if best else _own_date(links, candidate)


def _own_date(links: Links, candidate: Candidate) -> Period | None:
    """The document's date for the meeting that it records: the numbered one at its head, "7000th Meeting"."""
    today = links.document.date
    heads = (BlockKind.TITLE, BlockKind.HEADING, BlockKind.DATELINE)
    prose = [
        b.span.start for b in links.document.blocks if b.kind is BlockKind.PARAGRAPH and len(b.span) > _NEAR
    ]
    at_head = any(b.kind in heads and b.span.contains(candidate.span) for b in links.document.blocks)
    if (
        today is None
        or not at_head
        or "ordinal" not in candidate.parts
        or (prose and candidate.span.start > prose[0])
    ):
        return None
    return Period(today, today)


def _link_meeting(links: Links, index: int) -> None:
    candidate = links.candidates[index]
    text = links.document.text
    kind = candidate.parts["kind"].of(text) if "kind" in candidate.parts else candidate.span.of(text)
    number = ordinal(candidate.parts["ordinal"].of(text)) if "ordinal" in candidate.parts else None
    body = links.part(candidate, "body", "Organization") or links.part(candidate, "organizer", "Organization")
    place = links.part(candidate, "place", "City")
    period = date_near(links, candidate)
    year = _year(links, candidate, period)
    known = find_meeting(links, kind, number=number, body=body, place=place, year=year)
    if known:
        links.settle(index, known, 0.9, "the meeting of this kind, number, place or year")
        return
    if not (number or body or place or "topic" in candidate.parts or _has_setting(links, candidate)):
        return
    entity = links.invent("event", "Meeting", candidate.span.of(text), qualifier=str(year or ""))
    links.settle(index, entity, 0.75, "a meeting that no gazetteer has")


def _has_setting(links: Links, candidate: Candidate) -> bool:
    """Whether a city, a date or an organizer stands near: without one, a workshop is no event of its own."""
    for other in links.candidates:
        gap = max(other.span.start - candidate.span.end, candidate.span.start - other.span.end)
        sets = other.type in (DATE, "City") or (
            other.entities and links.base.is_a(other.type, "Organization")
        )
        between = links.text[candidate.span.end : other.span.start]
        if sets and 0 <= gap < _NEAR and not re.search(r"[.!?]\s", between):
            return True
    return False


def _year(links: Links, candidate: Candidate, period: Period | None) -> int | None:
    if "year" in candidate.parts:
        return int(candidate.parts["year"].of(links.document.text)[:4])
    if period and period.start:
        return period.start.year
    return links.document.date.year if links.document.date else None


def find_meeting(
    links: Links, kind: str, *, number: int | None, body: str | None, place: str | None, year: int | None
) -> str | None:
    """The one curated meeting that all given features fit and at least two of them point to.

    Args:
        links: The document's links.
        kind: Words for the kind of meeting ("Ministerial Council").
        number: Its ordinal.
        body: Whose meeting it is.
        place: Where it was.
        year: When it was.
    """
    wanted = words(kind)
    found = []
    for meeting in links.base.of_class("Meeting"):
        names = [words(meeting.label), *(words(a.text) for a in meeting.aliases if a.language == "en")]
        if not any(wanted <= name for name in names):
            continue
        organizers = links.base.bodies(meeting.id)
        if body and organizers and body not in organizers:
            continue
        start, _ = links.base.knowledge.lifetimes.get(meeting.id, (None, None))
        cities = links.base.objects(meeting.id, "tookPlaceIn")
        if (place and cities and place not in cities) or (year and start and start.year != year):
            continue
        numbers = {int(n) for name in names for n in name if n.isdigit() and len(n) < 4} | {
            int(m[0])
            for m in (
                re.match(r"\d+", w) for name in names for w in name if re.fullmatch(r"\d+(st|nd|rd|th)", w)
            )
            if m
        }
        if number and numbers and number not in numbers:
            continue
        if (
            sum(
                (bool(number and number in numbers), bool(body), bool(place and cities), bool(year and start))
            )
            >= 2
        ):
            found.append(meeting.id)
    return found[0] if len(found) == 1 else None


def _link_crisis(links: Links, index: int) -> None:
    """All crises of one place in a document are one, dated by the text near it."""
    candidate = links.candidates[index]
    place = links.part(candidate, "place", "Place")
    if place is None:
        return
    for _, other in links.mentioned("Crisis"):
        if place in links.base.objects(other, "tookPlaceIn") or other.endswith(f"in-{place.split('/')[1]}"):
            links.settle(index, other, 0.85, "the crisis of this place that the document speaks of")
            return
    when = date_near(links, candidate)
    year = when.start if when and when.start else links.document.date
    known = [
        c.id for c in links.base.of_class("Crisis")
        if place in links.base.objects(c.id, "tookPlaceIn") and year and _covers(links, c.id, year)
    ]  # fmt: skip
    if len(known) == 1:
        links.settle(index, known[0], 0.85, "the crisis that the gazetteer has for this place and time")
        return
    name = links.entity(place).label
    entity = links.invent(
        "event", "Crisis", f"crisis in {name}", aliases=[candidate.span.of(links.document.text)]
    )
    links.settle(index, entity, 0.7, "a crisis that no gazetteer has")


def _covers(links: Links, entity: str, when: PartialDate) -> bool:
    start, end = links.base.knowledge.lifetimes.get(entity, (None, None))
    if start is None:
        return False
    return start.year <= when.year and (end is None or when.year <= end.year + 1)


def _link_process(links: Links, index: int) -> None:
    candidate = links.candidates[index]
    surface = candidate.span.of(links.document.text)
    for known in links.base.named(surface, "Process"):
        links.settle(index, known, 0.95, "the gazetteer has this name")
        return
    if "vote" in candidate.detector and not _VOTE.search(surface):
        return
    if _TALKS.search(surface) and not _has_setting(links, candidate):
        return
    if "vote" in candidate.parts and (same := _same_vote(links, candidate)):
        links.settle(index, same, 0.75, "the vote in this place that the document speaks of")
        return
    period = date_near(links, candidate) if "date" in candidate.parts else None
    year = (
        period.start.year
        if period and period.start
        else (links.document.date.year if links.document.date else None)
    )
    dated = _VOTE.search(surface) or _TALKS.search(surface)
    entity = links.invent("event", "Process", surface, qualifier=str(year) if dated and year else "")
    links.settle(index, entity, 0.75, "a process that no gazetteer has")


def _same_vote(links: Links, candidate: Candidate) -> str | None:
    """The vote of this kind and place that the document has named already: its short and its long name are one."""
    place = links.part(candidate, "place", "Place")
    named = words(candidate.span.of(links.text))
    for other in links.candidates:
        if "vote" not in other.parts or not other.entities or other is candidate:
            continue
        elsewhere = place and (there := links.part(other, "place", "Place")) and there != place
        theirs = words(other.span.of(links.text))
        if not elsewhere and (named & _KINDS <= theirs & _KINDS or theirs & _KINDS <= named & _KINDS):
            return other.entities[0]
    return None


def link_agreement(links: Links, index: int) -> None:
    """Link an instrument by its name, or by kind and year to the only curated one; else make a new one."""
    candidate = links.candidates[index]
    text = links.document.text
    surface = candidate.span.of(text)
    for known in links.base.named(surface, "Agreement"):
        links.settle(index, known, 0.95, "the gazetteer has this name")
        return
    period = date_near(links, candidate)
    year = (
        int(candidate.parts["year"].of(text))
        if "year" in candidate.parts
        else (period.start.year if period and period.start else None)
    )
    known_by_year = [
        a.id for a in links.base.of_class("Agreement") if year and _is_instrument(links, a.id, surface, year)
    ]
    if len(known_by_year) == 1:
        links.settle(index, known_by_year[0], 0.8, "the instrument of this kind and year")
        return
    if candidate.detector == "pattern:charter-chapter" and not surface.startswith("Chapter"):
        return
    entity = links.invent("agreement", "Agreement", surface, qualifier=str(year or ""))
    links.settle(index, entity, 0.75, "an instrument that no gazetteer has")


def _is_instrument(links: Links, entity: str, surface: str, year: int) -> bool:
    start, _ = links.base.knowledge.lifetimes.get(entity, (None, None))
    names = [links.entity(entity).label, *(a.text for a in links.entity(entity).aliases)]
    wanted = words(surface) - {str(year)}
    return (
        start is not None
        and start.year == year
        and len(wanted) > 1
        and any(wanted <= words(n) for n in names)
    )
