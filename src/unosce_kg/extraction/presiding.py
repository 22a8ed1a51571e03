"""Whose a President, a Chairman or a minister is who is named without a State or a body."""

from __future__ import annotations

import re

from unosce_kg.extraction import offices
from unosce_kg.extraction.beside import holder_beside
from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.surroundings import SEATS, sentence_around
from unosce_kg.text import name_key

_CAPITAL = " capital"
_CLOSE = 40  # characters
_FAR = 400  # characters at which a mention counts half
_HERE = 3  # what a mention in the same sentence counts for
_CHAIR = "post/osce-chairperson-in-office"
_CHAIRS = frozenset(("chairman", "chair", "chairperson", "chairwoman"))
_COMMITTEE = re.compile(r"\b(?:Committee|Commission|Board|Panel|Working Group)\b")
_FOREIGN = frozenset(("foreign minister", "minister for foreign affairs", "minister of foreign affairs"))
_VENUE = 5  # characters between a meeting and its town: " in "
_TOP = 200  # characters at a document's top that name whose text it is
_OF_STATE = re.compile(r" of (?:the )?| \((?:the )?")
_ASSEMBLY = re.compile(
    r"\b(?:Assembly|Council|Court|Commission|Conference|Parliament|Committee|Tribunal|Board|Association)\b"
)


def state_or_assembly(links: Links, candidate: Candidate, title: str, holder: Candidate | None) -> str | None:
    """The State that has the office, or the assembly over which its holder presides."""
    if name_key(title) == "president" and offices.FOR_MONTH.match(links.text, candidate.span.end):
        return _presided(links, candidate, title)
    return (
        _of_holder(links, holder)
        or _in_chair(links, candidate, title, holder)
        or (None if _is_form_of_address(links, candidate) else _presided(links, candidate, title))
        or _state_in_focus(links, candidate, title, holder)
    )


def presided_by(links: Links, candidate: Candidate, title: str, holder: Candidate) -> str | None:
    """The committee that "the Chairman, Mr. Okonjo" leads, if the gazetteer does not know him: the one named last."""
    if name_key(title) not in _CHAIRS or any(p in links.base.entities for p in holder.entities):
        return None
    named = sorted((at, e) for at, e in links.mentioned("Organization") if at < candidate.span.start)
    bodies = [e for _, e in named if _COMMITTEE.search(links.entity(e).label)]
    return bodies[-1] if bodies and "body" not in candidate.parts else None


def _of_holder(links: Links, holder: Candidate | None) -> str | None:
    """The State after the holder's name: "Maria Virtanen of Finland", "Maria Virtanen (Finland)"."""
    if holder is None:
        return None
    for other in links.candidates:
        between = links.text[holder.span.end : other.span.start]
        if other.type == "Country" and other.entities and _OF_STATE.fullmatch(between):
            return other.entities[0]
    return None


def _in_chair(links: Links, candidate: Candidate, title: str, holder: Candidate | None) -> str | None:
    """The State in the chair of the OSCE that year, for a foreign minister who is called its Chairman right there.

    Not for one who meets the Chairman: "Foreign Minister Okonjo received the Chairman-in-Office, Ms. Virtanen".
    """
    if name_key(title) not in _FOREIGN or links.document.date is None:
        return None
    here = sentence_around(links, candidate)
    called = any(
        _CHAIR in c.entities and not _is_of_another(links, c, candidate, holder) for c in links.within(here)
    )
    states = {f.subject for f in links.base.facts_about("org/osce", "chaired")}
    chairs = sorted(s for s in states if "org/osce" in links.base.chaired(s, links.document.date))
    return chairs[0] if called and len(chairs) == 1 else None


def _is_of_another(links: Links, chair: Candidate, candidate: Candidate, holder: Candidate | None) -> bool:
    """Whether somebody else than `holder`, or than the name behind `candidate`, stands beside the chair as who has it."""
    other = holder_beside(links, chair)
    if other is None or (holder is None and not _is_form_of_address(links, candidate)):
        return False
    named = links.text[candidate.span.end :][:_CLOSE] if holder is None else holder.span.of(links.text)
    return not set(_surname(links, other)) & set(name_key(named).split())


def _surname(links: Links, holder: Candidate) -> list[str]:
    return name_key(holder.span.of(links.text)).split()[-1:]


def _is_form_of_address(links: Links, candidate: Candidate) -> bool:
    """Whether a title stands right before a name as a State's head has it: "President Okonjo", no "the President, …"."""
    after = links.text[candidate.span.end : candidate.span.end + 2]
    before = links.text[max(0, candidate.span.start - 4) : candidate.span.start]
    return after[:1] == " " and after[1:].isupper() and not re.search(r"(?:'s|\b[Tt]he|[Ii]ts) $", before)


def _presided(links: Links, candidate: Candidate, title: str) -> str | None:
    """The assembly or court that a "President" without a State presides over: the last one that was just named."""
    if name_key(title) != "president":
        return None
    early = sentence_around(links, candidate, back=1).start
    posts = [c.span for c in links.candidates if c.type == "Post"]
    named = sorted(
        (c.span.start, e)
        for c in links.candidates
        for e in c.entities
        if early <= c.span.start < candidate.span.start and not any(p.contains(c.span) for p in posts)
    )
    month = (
        offices.FOR_MONTH.match(links.text, candidate.span.end) is not None
    )  # only the Security Council has these
    bodies = [
        e
        for _, e in named
        if (links.type_of(e) == "Country" and not month) or _ASSEMBLY.search(links.entity(e).label)
    ]
    last = bodies[-1] if bodies else _body_of_text(links, candidate)
    return last if last and links.base.is_a(links.type_of(last), "Organization") else None


def _body_of_text(links: Links, candidate: Candidate) -> str | None:
    """The assembly or court at the top of a text of its own, for "Judge Okonjo, President" and "as acting President"."""
    before = links.text[max(0, candidate.span.start - 3) : candidate.span.start]
    if candidate.detector != "pattern:office-after-name" and before != "as ":
        return None
    named = sorted((at, e) for at, e in links.mentioned() if at < min(_TOP, candidate.span.start))
    first = next((e for _, e in named if links.base.is_a(links.type_of(e), "Organization")), None)
    return first if first and _ASSEMBLY.search(links.entity(first).label) else None


def _state_in_focus(links: Links, candidate: Candidate, title: str, holder: Candidate | None) -> str | None:
    """The State that the text speaks of around an office named without one.

    Each mention of a State or of a town in it counts the more the nearer it is, and less after the office than before;
    a State counts little where it only says whose another office is, and not at all if its office of this kind is somebody else's.
    """
    taken = _taken(links, candidate, title, holder) if holder else set()
    taken |= _without(links, title)
    here = sentence_around(links, candidate)
    scores: dict[str, float] = {}
    for other in links.candidates:
        for state, weight in _states_of(links, other):
            if state not in taken:
                gap = other.span.start - candidate.span.start
                near = weight / (1 + abs(gap) / _FAR) * (0.5 if gap > 0 else 1)
                near *= _HERE if here.contains(other.span) else 1
                scores[state] = scores.get(state, 0) + near
    best = min(scores, key=lambda s: (-scores[s], s), default=None)
    return best if best and any(_is_spoken_of(links, c, best, candidate) for c in links.candidates) else None


def _is_spoken_of(links: Links, candidate: Candidate, state: str, office: Candidate) -> bool:
    """Whether a name speaks of the State or a town of it, not just of where others met.

    "in the Turkmen capital Ashgabat", "President Okonjo ended a **summit in Istanbul**"
    """
    if candidate.type == "City" and (candidate.span.start > office.span.end or _is_venue(links, candidate)):
        return False
    after = links.text[candidate.span.end : candidate.span.end + len(_CAPITAL)]
    before = links.text[max(0, candidate.span.start - len(_CAPITAL) - 2) : candidate.span.start]
    named = any(s == state for s, _ in _states_of(links, candidate)) and not _is_capital(links, candidate)
    return named and after != _CAPITAL and _CAPITAL not in before


def _is_venue(links: Links, city: Candidate) -> bool:
    """Whether a town is named as the place of a meeting: "the 2007 conference in Tirana"."""
    return any(
        links.base.is_a(c.type, "Event") for c in links.touching(city.span.start - _VENUE, city.span.end)
    )


def _is_capital(links: Links, candidate: Candidate) -> bool:
    """Whether a name calls a town, or with it the State, by the State's: "the Turkmen capital"."""
    return any(
        c.type == "City" and _CAPITAL in c.span.of(links.text)
        for c in links.touching(candidate.span.start, candidate.span.end)
    )


def _without(links: Links, title: str) -> set[str]:
    """The States that have no such office: few have a chancellor."""
    if not name_key(title).endswith("chancellor"):
        return set()
    having = links.base.knowledge.lexicon["chancellor_state"]
    states = {e for e, _ in (s for c in links.candidates for s in _states_of(links, c))}
    return {s for s in states if links.entity(s).label not in having}


def _states_of(links: Links, candidate: Candidate) -> list[tuple[str, float]]:
    """The States that a name points to, with its weight."""
    if not candidate.entities or candidate.type == "Post":
        return []
    entity = candidate.entities[0]
    type_ = links.type_of(entity)
    if type_ in ("Country", "Territory"):
        if links.text.startswith(_CAPITAL, candidate.span.end) or _is_capital(links, candidate):
            return [(entity, 0.2)]  # where others met
        other = any(
            p.type == "Post" and p.span.contains(candidate.span)
            for p in links.touching(candidate.span.start, candidate.span.end)
        )
        return [(entity, 0.3 if other else 1.0)]
    if type_ == "City" and not _is_capital(links, candidate):
        seat = sum(
            links.base.is_a(links.type_of(o), "Organization") for o in links.base.members(entity, "locatedIn")
        )
        around = [s for s in links.base.objects(entity, "locatedIn") if links.type_of(s) == "Country"]
        return [(s, 0.2 if seat >= SEATS else 0.8) for s in around]
    return []


def _taken(links: Links, candidate: Candidate, title: str, holder: Candidate) -> set[str]:
    """The States whose office of this title somebody else is said to hold, or that the sentence has beside this one."""
    here = sentence_around(links, candidate)
    surname = _surname(links, holder)
    taken = set()
    for other in links.candidates:
        if other.type != "Post" or name_key(offices.title_of(links, other)) != name_key(title):
            continue
        another = holder_beside(links, other)
        state = links.part(other, "body", "Country")
        if state and (
            _surname(links, another) != surname
            if another
            else other is not candidate and here.contains(other.span)
        ):
            taken.add(state)
    return taken
