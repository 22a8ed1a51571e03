"""Sessions of the OSCE's ministers and heads of State that a verb tells: "the foreign ministers meet in Oslo on 5 May"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unosce_kg.extraction.candidates import DATE, Candidate
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.sessions import find_session
from unosce_kg.extraction.surroundings import sentence_around
from unosce_kg.extraction.tops import OSCE
from unosce_kg.model import Span

_MEET = (
    r"(?:(?:will|are to|were to|would|had|last|next|again) )?(?:meet|met|meeting|convened?|gather(?:ed)?)\b"
)
_MINISTERS = r"(?:[Ff]oreign )?[Mm]inisters(?: for [Ff]oreign [Aa]ffairs)?"
_LEADERS = r"[Hh]eads of State(?: (?:or|and) [Gg]overnment)?"
_WHOSE = r"(?: of (?:the )?(?:\w+ ){0,2}(?:OSCE|CSCE|[Oo]rgani[sz]ation|Conference|participating States)(?:'s participating States)?)?"
_THEN = r"[^.;:]{0,60}?,?"
_COUNCIL, _SUMMIT = frozenset(("ministerial", "council")), frozenset(("summit",))
# The sort of session, and what tells of it: "ministers meet", "meeting in Oslo in May, the Heads of State", "at their meeting, ministers".
_TOLD = (
    (_COUNCIL, re.compile(rf"\b{_MINISTERS}{_WHOSE} (?P<told>{_MEET})")),
    (_COUNCIL, re.compile(rf"\b(?P<told>[Mm]eeting)\b(?! of){_THEN} (?:the|our|its) (?:OSCE |CSCE )?{_MINISTERS}\b")),
    (_SUMMIT, re.compile(rf"\b{_LEADERS}{_WHOSE} (?P<told>{_MEET})")),
    (_SUMMIT, re.compile(rf"\b(?P<told>[Mm]eeting)\b(?! of){_THEN} (?:the )?{_LEADERS}\b")),
)  # fmt: skip
_BEFORE = 25  # characters before the ministers in which another body's name makes them its own
_OTHERS = ("Organization", "RegionalOrganization", "UNBody", "Country")


def add_told_sessions(links: Links) -> None:
    """Add a mention of each session of the OSCE that the gazetteer knows and that a text tells by a verb, its city and time.

    A meeting that a pattern made of these words is that session.

    Args:
        links: The document's names, linked; the mentions are added to their end.
    """
    for told, session in list(_find(links)):
        named = [
            c for c in links.candidates if c.type == "Meeting" and c.entities and c.span.overlaps(told.span)
        ]
        if not named:
            reason = "the session in the city and at the time told"
            links.candidates.append(told.linked(session, score=0.75, reason=reason))
        elif len(named) == 1 and links.is_new(named[0]):
            links.rename(named[0].entities[0], session)


def _find(links: Links) -> Iterator[tuple[Candidate, str]]:
    if not any(e == OSCE for _, e in links.mentioned("Organization")):
        return
    for wanted, pattern in _TOLD:
        known = [
            m for m, names in links.base.meetings
            if any(wanted <= name for name in names) and OSCE in links.base.bodies(m)
        ]  # fmt: skip
        for match in pattern.finditer(links.text):
            told = Candidate(Span(*match.span("told")), "Meeting", "told-session", hidden=True)
            if _is_of_others(links, Span(*match.span())):
                continue
            session = find_session(links, told, known, certain=True)
            if session and _fits(links, told, session):
                yield told, session


def _is_of_others(links: Links, match: Span) -> bool:
    """Whether the ministers are said to be those of another body or of single States."""
    near = links.touching(match.start - _BEFORE, match.end)
    return any(
        c.type in _OTHERS and c.entities and OSCE not in c.entities and c.span.start < match.end for c in near
    )


def _fits(links: Links, told: Candidate, session: str) -> bool:
    """Whether a month that the sentence names is that of the session, and a city the session's."""
    around = links.within(sentence_around(links, told))
    start = links.base.knowledge.lifetimes.get(session, (None, None))[0]
    months = {
        (d.year, d.month) for c in around if c.type == DATE and c.period and (d := c.period.start) and d.month
    }
    cities = {e for c in around if c.type == "City" for e in c.entities}
    there = not cities or bool(cities & set(links.base.objects(session, "tookPlaceIn")))
    return there and start is not None and (not months or (start.year, start.month) in months)
