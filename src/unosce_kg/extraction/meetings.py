"""Meetings: curated ones by number, body, place and year, described ones by their setting, short later mentions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from unosce_kg.extraction.candidates import Candidate, Period
from unosce_kg.extraction.event_nouns import OTHERS
from unosce_kg.extraction.knowledge_base import words
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.series import link_series, recurs
from unosce_kg.extraction.sessions import find_session, own_meetings
from unosce_kg.extraction.settings import date_near, has_setting
from unosce_kg.extraction.surroundings import sentence_around

_ORDINALS = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
]  # fmt: skip
_DEFINITE = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hat) $")
_IN_PASSING = OTHERS | {"other", "more"}
_SPECIAL = re.compile(r"\b(special|emergency|extraordinary) (?:sessions?|meetings?|summits?)$", re.I)
_ADJECTIVE = 15  # characters before a meeting in which it is called special
_CLAUSE = 45  # characters around a noun in which its verb stands
_HAPPENS = re.compile(
    r"\b(?:attend(?:ed|ing)|open(?:ed|s)|clos(?:ed|es)|adjourned|beg[ai]n|began|ended|took place|takes place|was held|is held|"
    r"convened|hosted|organi[sz]ed|addressed|chaired|speaking at|spoke at|took part|present at)\b",
    re.I,
)
# What the sentence before "the meeting" may tell of by a verb: "They met in Oslo."
_THEY_MET = re.compile(
    r"\b(?:met|will meet|gathered|convened|conferred)(?: (?:today|yesterday|again|with|in|at|on|here)\b)"
)
# Words for a kind of meeting, and those of the names that such meetings have.
_KINDS = (
    (frozenset(("informal",)), ("informal", "ministerial")),
    (frozenset(("ministerial", "ministers", "council")), ("ministerial", "council")),
    (frozenset(("summit",)), ("summit",)),
)
_DISTINCTIVE = 3  # words of a kind that few meetings share
_ENOUGH = 2  # features that have to agree
_MERE = frozenset(("meeting", "session", "gathering"))
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


def link_meeting(links: Links, index: int) -> None:
    """Link a meeting to a curated one or to one that the text named before, else make one if its setting is told."""
    candidate = links.candidates[index]
    text = links.document.text
    kind = candidate.parts["kind"].of(text) if "kind" in candidate.parts else candidate.span.of(text)
    number = ordinal(candidate.parts["ordinal"].of(text)) if "ordinal" in candidate.parts else None
    body = links.part(candidate, "body", "Organization") or links.part(candidate, "organizer", "Organization")
    place = links.part(candidate, "place", "City")
    period = date_near(links, candidate)
    year = _year(links, candidate, period)
    if _is_bare(links, candidate):
        _link_bare(links, index)
        return
    noun = candidate.parts.get("kind", candidate.span)
    special = _SPECIAL.search(links.text, max(0, candidate.span.start - _ADJECTIVE), noun.end)
    if special:  # no regular session, though of the same body and year
        kind = f"{special[1].casefold()} {kind}"
    known = find_meeting(links, kind, number=number, body=body, place=place, year=year)
    if known and number is None and "year" not in candidate.parts and recurs(links, candidate):
        link_series(links, index, known)
        return
    if known:
        links.settle(index, known, 0.9, "the meeting of this kind, number, place or year")
        return
    if number in (None, 1) and not special:  # "the first summit in eleven years"
        session = find_session(links, candidate, _of_kind(links, candidate, kind, body), certain=True)
        if session:
            links.settle(
                index, session, 0.8, "the meeting of this kind at the place or time that stands with it"
            )
            return
    named = (
        number
        or body
        or place
        or "topic" in candidate.parts
        or candidate.detector == "pattern:capital-meeting"
    )
    if not (named or has_setting(links, candidate)):
        return
    name = candidate.span.of(text)
    entity = links.invent(
        "event", "Meeting", _with_city(links, candidate), qualifier=str(year or ""), aliases=[name]
    )
    links.settle(index, entity, 0.75, "a meeting that no gazetteer has")


def _with_city(links: Links, candidate: Candidate) -> str:
    """The meeting's name with the city that stands right behind it: "seminar in Skopje"."""
    end = candidate.span.end
    for city in links.beginning(end + 1, end + 5):
        between = links.text[end : city.span.start]
        if city.entities and city.type == "City" and between in (" in ", " at "):
            return links.document.text[candidate.span.start : city.span.end]
    return candidate.span.of(links.document.text)


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
    if wanted <= _MERE and not number:
        return None
    found: dict[str, int] = {}
    for meeting, names in links.base.meetings_named(wanted):
        fitting = [name for name in names if wanted <= name]
        if not fitting:
            continue
        organizers = links.base.bodies(meeting)
        if body and organizers and body not in organizers:
            continue
        start, _ = links.base.knowledge.lifetimes.get(meeting, (None, None))
        cities = links.base.objects(meeting, "tookPlaceIn")
        if (place and cities and place not in cities) or (year and start and start.year != year):
            continue
        numbers = _numbers(names)
        if number and numbers and number not in numbers:
            continue
        features = (
            number and number in numbers, body, place and cities, year and start, len(wanted) >= _DISTINCTIVE
        )  # fmt: skip
        if sum(map(bool, features)) >= _ENOUGH:
            found[meeting] = min(len(name - wanted) for name in fitting)
    least = min(found.values(), default=0)
    best = [m for m, more in found.items() if len(wanted) < _ENOUGH or more == least]
    return best[0] if len(best) == 1 else None


def _numbers(names: Sequence[frozenset[str]]) -> set[int]:
    """The ordinal numbers in a meeting's names: 15 of "15th Ministerial Council"."""
    matches = (re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)?", word) for name in names for word in name)
    return {int(m[1]) for m in matches if m}


def _of_kind(links: Links, candidate: Candidate, kind: str, body: str | None) -> list[str]:
    """The curated meetings that words for a kind fit: "annual ministerial", "meeting of foreign ministers", "first summit"."""
    inside = (c for c in links.within(candidate.span) if c.entities and c is not candidate)
    own = [m for c in inside if c.entities[0].startswith("org/") for m in own_meetings(links, c)]
    if own:
        return own
    named = words(kind)
    if named <= _MERE:
        named |= words(candidate.span.of(links.document.text))
    wanted = next((frozenset(names) for signs, names in _KINDS if named & signs), frozenset())
    bodies = {body} if body else {e for _, e in links.mentioned("Organization")}
    return [
        meeting for meeting, names in links.base.meetings
        if wanted and any(wanted <= name for name in names) and bodies & set(links.base.bodies(meeting))
    ]  # fmt: skip


def _is_bare(links: Links, candidate: Candidate) -> bool:
    """Whether a candidate is a definite noun alone, "the workshop", which most often repeats a name."""
    kind = candidate.parts.get("kind")
    lower = candidate.span.of(links.text).islower()
    return (
        lower and kind == candidate.span and _DEFINITE.search(links.text, 0, candidate.span.start) is not None
    )


def _link_bare(links: Links, index: int) -> None:
    """Link "the workshop" to the one that the text named last, or make one where the text tells that it happened.

    Where only meetings of other kinds were named, it is left to the stage that resolves role nouns.
    """
    candidate = links.candidates[index]
    noun = candidate.span.of(links.text).casefold().split()[-1]
    before = [c for c in links.candidates[:index] if c.type == "Meeting" and not c.hidden]
    same = [c for c in before if c.entities and noun in c.span.of(links.text).casefold()]
    # What goes on about "the course" does not mean the further ones that were named in passing.
    told = [c for c in same if c.span.of(links.text).casefold().split(" ")[0] not in _IN_PASSING] or same
    if told:
        links.settle(index, told[-1].entities[0], 0.75, "the meeting of this kind that the text named last")
        return
    start, end = candidate.span.start, candidate.span.end
    clause = (
        links.text[max(0, start - _CLAUSE) : start].rpartition(". ")[2]
        + links.text[start : end + _CLAUSE].partition(". ")[0]
    )
    earlier = links.text[sentence_around(links, candidate, back=1).start : start] if noun in _MERE else ""
    happened = _HAPPENS.search(clause) or _THEY_MET.search(earlier)
    if not before and happened and links.document.date:
        surface = candidate.span.of(links.document.text)
        entity = links.invent("event", "Meeting", surface, qualifier=str(links.document.date))
        links.settle(index, entity, 0.6, "a meeting that the text says happened")
