"""Agreements, resolutions, plans, statements: one entity for all ways in which a text names the same one."""

from __future__ import annotations

import re

from unosce_kg.extraction.knowledge_base import words
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.settings import date_near
from unosce_kg.model import PartialDate

_NUMBERED = re.compile(r"[Rr]esolution (\d{3,4})(?: \((?:19|20)\d\d\))?")
_COUNCIL = "org/un-security-council"


def link_agreement(links: Links, index: int) -> None:
    """Link an instrument by its name, or by kind and year to the only curated one; else make a new one."""
    candidate = links.candidates[index]
    text = links.document.text
    surface = candidate.span.of(text)
    if surface[0].isdigit() and "number" in candidate.parts:
        surface = f"resolution {surface}"  # the second of "resolutions 1244 and 1325"
    dated = candidate.parts.get("date")
    if candidate.detector == "pattern:year-instrument" and not (dated and dated.of(text).isdigit()):
        return
    for known in links.base.named(surface, "Agreement"):
        links.settle(index, known, 0.95, "the gazetteer has this name")
        return
    if known_by_number := _by_number(links, surface):
        links.settle(
            index, known_by_number, 0.85, "the resolution of this number of a body that the document names"
        )
        return
    period = date_near(links, candidate)
    named = PartialDate(int(candidate.parts["year"].of(text))) if "year" in candidate.parts else None
    date = named or (period.start if period else None)
    year = date.year if date else ""
    known_by_year = [
        id_
        for id_, start in (links.base.agreements_of_year.get(date.year, ()) if date else ())
        if date and start.agrees(date) and _is_instrument(links, id_, surface, date)
    ]
    if len(known_by_year) == 1:
        links.settle(index, known_by_year[0], 0.8, "the instrument of this kind and year")
        return
    if candidate.detector == "pattern:charter-chapter" and not surface.startswith("Chapter"):
        return
    entity = links.invent("agreement", "Agreement", surface, qualifier=str(year))
    links.settle(index, entity, 0.75, "an instrument that no gazetteer has")


def _by_number(links: Links, surface: str) -> str | None:
    """The Security Council's resolution that a number alone names, where the document speaks of the Council."""
    match = _NUMBERED.fullmatch(surface)
    if match is None or not any(e == _COUNCIL for _, e in links.mentioned("Organization")):
        return None
    return next(iter(links.base.named(f"Security Council resolution {match[1]}", "Agreement")), None)


def _is_instrument(links: Links, entity: str, surface: str, date: PartialDate) -> bool:
    """Whether a curated instrument has all words of a name but for the year of the date that stands with it."""
    names = [links.entity(entity).label, *(a.text for a in links.entity(entity).aliases)]
    wanted = words(surface) - {str(date.year)}
    return len(wanted) > 1 and any(wanted <= words(n) for n in names)
