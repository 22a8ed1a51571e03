"""Whose an office is: the body, State or post in its words or around it, and the person who stands beside it."""

from __future__ import annotations

import re

from unosce_kg.extraction import offices
from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.known_posts import weakly_named
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.surroundings import sentence_around
from unosce_kg.text import name_key

_AND = re.compile(r",? and (?:the )?")
_CLOSE = 40  # characters
_FAR = 400  # characters at which a mention counts half
_SEATS = 9  # bodies with their seat in a town that says little of its State
_HONORIFIC = (
    r"(?:(?:Mr|Ms|Mrs|Dr)\.? |Ambassador |Sir |Dame |H\.E\. (?:M[rs]+\. )?|"
    r"(?:\w+[. -]){0,2}(?:General|Gen\.|Colonel) )?"
)
_BEFORE_NAME = re.compile(rf"(?:,? |, |: | - ){_HONORIFIC}")
_AFTER_NAME = re.compile(
    r"(?: of [\w ]{3,25}| \([^()]{1,40}\))?,? \(?(?:(?:the|an?|its|their|his|her|our|my|former|formerly|then|"
    r"now|new|newly appointed|acting|Acting|outgoing|incoming|current|currently|present|previous|"
    r"first|as|who is|who was|was|is|one of|[A-Z][a-z]+) )*"
)
_OWNERS = frozenset(("UNBody", "OSCEBody", "RegionalOrganization", "StateBody", "Organization", "Country"))
_OF_STATE = re.compile(r" of (?:the )?| \((?:the )?")
_ASSEMBLY = re.compile(
    r"\b(?:Assembly|Council|Court|Commission|Conference|Parliament|Committee|Tribunal|Board|Association)\b"
)


def holder_beside(links: Links, candidate: Candidate) -> Candidate | None:
    """The person whose name stands right after or before a title, with nothing between but articles and the like."""
    for other in links.candidates:
        if other.type != "Person" or other.hidden:
            continue
        if 0 <= other.span.start - candidate.span.end < 30 and _BEFORE_NAME.fullmatch(
            links.text[candidate.span.end : other.span.start]
        ):
            return other
        if 0 <= candidate.span.start - other.span.end < 60 and _AFTER_NAME.fullmatch(
            links.text[other.span.end : candidate.span.start]
        ):
            return other
    return None


def find_body(links: Links, candidate: Candidate, title: str, holder: Candidate | None) -> str | None:
    """The body, State or post that an office belongs to, by its words, else by what stands around it."""
    for class_ in ("Organization", "Post", "Country", "Territory"):
        if found := links.part(candidate, "body", class_):
            return found
    if found := _of_place(links, candidate, title) or _post_called(links, candidate):
        return found
    if possessor := links.part(candidate, "body", "Person") or _possessor(links, candidate):
        return _post_of(links, possessor) if links.type_of(possessor) == "Person" else possessor
    if "owner" in candidate.parts or "unit" in candidate.parts:
        return _of_owner(links, candidate, title)
    if found := _shared_body(links, candidate, title):
        return found
    if offices.is_of_state(title):
        return (
            _of_holder(links, holder)
            or _presided(links, candidate, title)
            or _state_in_focus(links, candidate, title, holder)
        )
    if offices.is_of_un(title):
        return "org/un" if "org/un" in links.base.entities else None
    return _body_right_before(links, candidate)


def _of_place(links: Links, candidate: Candidate, title: str) -> str | None:
    """The State of "acting President in Tbilisi"; a town itself for its mayor."""
    for part in ("body", "field"):
        if city := links.part(candidate, part, "City"):
            states = [s for s in links.base.objects(city, "locatedIn") if links.type_of(s) == "Country"]
            if offices.is_of_state(title) and states:
                return states[0]
    return None


def _possessor(links: Links, candidate: Candidate) -> str | None:
    """Whose name, with an "'s", stands right before a title: "Mr. Annan's Representative"."""
    for other in links.candidates:
        between = links.text[other.span.end : candidate.span.start]
        if other.entities and not other.hidden and between == "'s " and other.type in _OWNERS | {"Person"}:
            return other.entities[0]
    return None


def _post_called(links: Links, candidate: Candidate) -> str | None:
    """The post behind a short name: the UN's in "Deputy Spokesman for the Secretary-General"."""
    span = candidate.parts.get("body")
    if span is None or any(
        span.overlaps(c.span) for c in links.candidates if c is not candidate and c.type != "Post"
    ):
        return None
    mentioned = {e for _, e in links.mentioned("Organization")}
    posts = [p for p in weakly_named(links, span.of(links.text)) if mentioned & set(links.base.bodies(p))]
    return posts[0] if len(posts) == 1 else None


def _post_of(links: Links, person: str) -> str | None:
    posts = links.base.posts(person, links.document.date) if person in links.base.entities else ()
    return posts[0] if len(posts) == 1 else None


def _of_owner(links: Links, candidate: Candidate, title: str) -> str | None:
    owner = candidate.parts["owner"].of(links.text).casefold() if "owner" in candidate.parts else "the"
    if owner in ("his", "her", "my"):
        return _post_before(links, candidate) if owner != "my" and not offices.is_of_state(title) else None
    if owner == "the":
        return _body_called(links, candidate)
    if owner == "our":
        return None
    presided = name_key(title) == "president"
    classes = (
        ("Country", "Organization") if offices.is_of_state(title) and not presided else ("Organization",)
    )
    sentence = sentence_around(links, candidate)
    for class_ in classes:
        named = [
            (at, e)
            for at, e in links.mentioned(class_)
            if not candidate.span.start <= at < candidate.span.end
        ]
        here = [(at, e) for at, e in named if sentence.start <= at < sentence.end]
        before = [e for at, e in sorted(here) if at < candidate.span.start]
        after = [e for at, e in sorted(here) if at >= candidate.span.end]
        early = sentence_around(links, candidate, back=1).start
        earlier = [e for at, e in sorted(named) if early <= at < sentence.start]
        if found := [*before[-1:], *after[:1], *earlier[:1]]:
            return found[0]
    return None


def _post_before(links: Links, candidate: Candidate) -> str | None:
    """The post named last before "his spokesman": his who holds it."""
    posts = [(at, e) for at, e in links.mentioned("Post") if at < candidate.span.start]
    return max(posts)[1] if posts else None


def _body_called(links: Links, candidate: Candidate) -> str | None:
    """The body that was named last before "the head of the mission" and is a mission."""
    noun = name_key(candidate.parts["unit"].of(links.text)).split()[-1] if "unit" in candidate.parts else ""
    named = [(at, e) for at, e in links.mentioned("Organization") if at < candidate.span.start]
    for _, body in sorted(named, reverse=True):
        names = (links.entity(body).label, *(a.text for a in links.entity(body).aliases))
        if any(noun in name_key(n).split() for n in names):
            return body
    return None


def _of_holder(links: Links, holder: Candidate | None) -> str | None:
    """The State after the holder's name: "Maria Virtanen of Finland", "Maria Virtanen (Finland)"."""
    if holder is None:
        return None
    for other in links.candidates:
        between = links.text[holder.span.end : other.span.start]
        if other.type == "Country" and other.entities and _OF_STATE.fullmatch(between):
            return other.entities[0]
    return None


def _presided(links: Links, candidate: Candidate, title: str) -> str | None:
    """The assembly or court that a "President" without a State presides over: the last one that was just named."""
    if name_key(title) != "president":
        return None
    early = sentence_around(links, candidate, back=1).start
    named = sorted((at, e) for at, e in links.mentioned() if early <= at < candidate.span.start)
    bodies = [e for _, e in named if links.type_of(e) == "Country" or _ASSEMBLY.search(links.entity(e).label)]
    last = bodies[-1] if bodies else None
    return last if last and links.base.is_a(links.type_of(last), "Organization") else None


def _state_in_focus(links: Links, candidate: Candidate, title: str, holder: Candidate | None) -> str | None:
    """The State that the text speaks of around an office named without one.

    Each mention of a State or of a town in it counts the more the nearer it is, and less after the office than before;
    a State counts little where it only says whose another office is, and not at all if its office of this kind is somebody else's.
    """
    taken = _taken(links, title, holder) if holder else set()
    scores: dict[str, float] = {}
    for other in links.candidates:
        for state, weight in _states_of(links, other):
            if state not in taken:
                gap = other.span.start - candidate.span.start
                near = weight / (1 + abs(gap) / _FAR) * (0.5 if gap > 0 else 1)
                scores[state] = scores.get(state, 0) + near
    return min(scores, key=lambda s: (-scores[s], s), default=None)


def _states_of(links: Links, candidate: Candidate) -> list[tuple[str, float]]:
    """The States that a name points to, with its weight."""
    if not candidate.entities or candidate.type == "Post":
        return []
    entity = candidate.entities[0]
    type_ = links.type_of(entity)
    if type_ == "Country":
        other = any(p.type == "Post" and p.span.contains(candidate.span) for p in links.candidates)
        return [(entity, 0.3 if other else 1.0)]
    if type_ == "City":
        seat = sum(
            links.base.is_a(links.type_of(o), "Organization") for o in links.base.members(entity, "locatedIn")
        )
        around = [s for s in links.base.objects(entity, "locatedIn") if links.type_of(s) == "Country"]
        return [(s, 0.2 if seat >= _SEATS else 0.8) for s in around]
    return []


def _taken(links: Links, title: str, holder: Candidate) -> set[str]:
    """The States whose office of this title somebody else is said to hold."""
    surname = name_key(holder.span.of(links.text)).split()[-1:]
    taken = set()
    for other in links.candidates:
        if other.type != "Post" or name_key(offices.title_of(links, other)) != name_key(title):
            continue
        another = holder_beside(links, other)
        state = links.part(other, "body", "Country")
        if another and state and name_key(another.span.of(links.text)).split()[-1:] != surname:
            taken.add(state)
    return taken


def _shared_body(links: Links, candidate: Candidate, title: str) -> str | None:
    """ "Special Representative and Head of the Mission": the body of the title that is joined to it."""
    for other in links.candidates:
        if other.type != "Post" or not _AND.fullmatch(links.text[candidate.span.end : other.span.start]):
            continue
        for class_ in ("Organization", "Post", "Country", "Territory"):
            if found := links.part(other, "body", class_):
                return found if _may_have(links, found, title) else None
        known = links.base.objects(other.entities[0], "postIn")[:1] if other.entities else ()
        return next((b for b in known if _may_have(links, b, title)), None)
    return None


def _may_have(links: Links, body: str, title: str) -> bool:
    """Whether the office is one that such a body or State has: no foreign minister of the OSCE."""
    return offices.is_of_state(title) == (links.type_of(body) in ("Country", "Territory"))


def _body_right_before(links: Links, candidate: Candidate) -> str | None:
    """The body named so shortly before a title that it can be nobody else's."""
    for other in reversed(links.candidates):
        gap = candidate.span.start - other.span.end
        if 0 <= gap < _CLOSE and other.entities and links.base.is_a(other.type, "Organization"):
            between = links.text[other.span.end : candidate.span.start]
            return None if re.search(r"[.;:]", between) else other.entities[0]
    return None
