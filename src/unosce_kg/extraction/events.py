"""Crises, votes, talks and other processes: one entity for all ways in which a text names the same one."""

from __future__ import annotations

import re

from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.knowledge_base import words
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.meetings import link_meeting
from unosce_kg.extraction.settings import date_near, has_setting
from unosce_kg.model import PartialDate

_VOTE = re.compile(r"\b(?:referendum|referenda|elections?|by-elections?|run-off|vote|ballot|poll)\b", re.I)
# What somebody keeps from happening has not happened: "to prevent ethnic conflict in Ruritania".
_AVERTED = re.compile(
    r"\b(?:prevent\w*|avert\w*|avoid\w*|forestall\w*|(?:risk|danger|threat|prevention) of)(?: (?!the\b)[\w-]+){0,2} $"
)
_REACH = 40  # characters before a crisis that say so
_TALKS = re.compile(r"\b(?:talks|negotiations)\b")
_KINDS = frozenset((
    "presidential", "parliamentary", "municipal", "local", "legislative", "assembly", "mayoral", "provincial", "referendum",
    "general",
))  # fmt: skip


def link_event(links: Links, index: int) -> None:
    """Link a meeting, crisis or process."""
    {"Meeting": link_meeting, "Crisis": _link_crisis, "Process": _link_process}[links.candidates[index].type](
        links, index
    )


def _link_crisis(links: Links, index: int) -> None:
    """All crises of one place in a document are one, dated by the text near it."""
    candidate = links.candidates[index]
    place = links.part(candidate, "place", "Place")
    if place is None:
        _link_named_crisis(links, index)
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
    start = candidate.span.start
    if _AVERTED.search(links.text[max(0, start - _REACH) : start]):
        return
    name = links.entity(place).label
    entity = links.invent(
        "event", "Crisis", f"crisis in {name}", aliases=[candidate.span.of(links.document.text)]
    )
    links.settle(index, entity, 0.7, "a crisis that no gazetteer has")


def _link_named_crisis(links: Links, index: int) -> None:
    """A crisis that its date or its own name tells from others: "the June 2010 violence", "the civil war"."""
    surface = links.candidates[index].span.of(links.document.text)
    for known in links.base.named(surface, "Crisis"):
        links.settle(index, known, 0.9, "the gazetteer has this name")
        return
    if links.candidates[index].detector != "pattern:crisis-in":
        year = (
            links.document.date.year
            if links.document.date and "date" in links.candidates[index].parts
            else ""
        )
        entity = links.invent("event", "Crisis", surface, qualifier=str(year))
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
    if _TALKS.search(surface) and not (
        {"place", "topic"} & set(candidate.parts) or has_setting(links, candidate)
    ):
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
    for other in links.candidates:
        if "vote" not in other.parts or not other.entities or other is candidate:
            continue
        places = {links.part(candidate, "place", "Place"), links.part(other, "place", "Place")} - {None}
        one, two = (words(c.span.of(links.text)) & _KINDS for c in (candidate, other))
        if len(places) < 2 and (
            one == two or (one < two and _is_short(candidate)) or (two < one and _is_short(other))
        ):
            return other.entities[0]
    return None


def _is_short(candidate: Candidate) -> bool:
    """Whether a vote is named without its place and date, so that it can be short for another."""
    return not {"place", "date"} & set(candidate.parts)
