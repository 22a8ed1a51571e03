"""Whose an office is: the body, State or post in its words or around it."""

from __future__ import annotations

import re

from unosce_kg.extraction import offices
from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.known_posts import weakly_named
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.post_owners import OWNERS, body_of_owner
from unosce_kg.extraction.presiding import state_or_assembly
from unosce_kg.text import name_key

_AND = re.compile(r",? and (?:(?:the|its|acting|former) )*")
_AND_ITS = re.compile(r"(?: \([^()]{2,20}\))?,? (?:and|with) ")
_CLOSE = 40  # characters
# Between the adjective of a State and the office of whoever is in a chair for it: "its Danish chairman, Foreign Minister …".
_CHAIR = re.compile(
    r" (?:[a-z-]+ )?(?:chair(?:man|person|woman)?(?:-in-office)?|president|host),? (?:and |the )?", re.I
)
_LOCAL = frozenset(("mayor", "deputy mayor", "vice mayor", "lord mayor"))


def find_body(links: Links, candidate: Candidate, title: str, holder: Candidate | None) -> str | None:
    """The body, State or post that an office belongs to, by its words, else by what stands around it."""
    for class_ in ("Organization", "Post", "Country", "Territory"):
        if found := links.part(candidate, "body", class_):
            return found
    if name_key(title) in _LOCAL:
        return _town_of(links, candidate)
    if found := _of_place(links, candidate, title) or _post_called(links, candidate):
        return found
    if possessor := links.part(candidate, "body", "Person") or _possessor(links, candidate):
        return _post_of(links, possessor) if links.type_of(possessor) == "Person" else possessor
    if "owner" in candidate.parts or "unit" in candidate.parts:
        return body_of_owner(links, candidate, title)
    if found := _shared_body(links, candidate, title):
        return found
    if offices.is_of_state(title):
        if state := _state_of_chair(links, candidate):
            return state
        return state_or_assembly(links, candidate, title, holder)
    if offices.is_of_un(title):
        return "org/un" if "org/un" in links.base.entities else None
    return _body_right_before(links, candidate)


def envoy_of(links: Links, candidate: Candidate, title: str) -> str | None:
    """The body or office that "its special envoy" and "my Special Envoy" are of."""
    if "owner" not in candidate.parts or name_key(title) not in offices.ENVOYS:
        return None
    return find_body(links, candidate, title, None)


def body_before_its(links: Links, candidate: Candidate) -> str | None:
    """The body of "UNICEF **and its** Executive Director": nobody else's is meant."""
    owner = candidate.parts.get("owner")
    if owner is None or owner.of(links.text) != "its":
        return None
    for other in links.touching(owner.start - _CLOSE, owner.start):
        between = links.text[other.span.end : owner.start]
        if other.type in OWNERS - {"Country"} and other.entities and _AND_ITS.fullmatch(between):
            return other.entities[0]
    return None


def _of_place(links: Links, candidate: Candidate, title: str) -> str | None:
    """The State of "acting President in Tbilisi"; a town itself for its mayor."""
    for part in ("body", "field"):
        if city := links.part(candidate, part, "City"):
            states = [s for s in links.base.objects(city, "locatedIn") if links.type_of(s) == "Country"]
            if offices.is_of_state(title) and states:
                return states[0]
    return None


def _state_of_chair(links: Links, candidate: Candidate) -> str | None:
    """The State that the chair right before a minister's title is from: "the **Danish** chairman, Foreign Minister …"."""
    for other in links.candidates:
        if other.type == "Adjective" and other.entities and other.span.end <= candidate.span.start:
            between = links.text[other.span.end : candidate.span.start]
            if _CHAIR.fullmatch(between):
                return other.entities[0]
    return None


def _town_of(links: Links, candidate: Candidate) -> str | None:
    """The town of a mayor: the one in his title, else the one that was named last."""
    if town := links.part(candidate, "body", "Place"):
        return town
    towns = [
        (at, e) for class_ in ("City", "Place") for at, e in links.mentioned(class_)
        if at < candidate.span.start and links.type_of(e) in ("City", "Place")
    ]  # fmt: skip
    return max(towns)[1] if towns else None


def _possessor(links: Links, candidate: Candidate) -> str | None:
    """Whose name, with an "'s", stands right before a title: "Mr. Annan's Representative"."""
    start = candidate.span.start
    for other in links.touching(start - len("'s "), start):
        between = links.text[other.span.end : start]
        if other.entities and not other.hidden and between == "'s " and other.type in OWNERS | {"Person"}:
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


def _shared_body(links: Links, candidate: Candidate, title: str) -> str | None:
    """ "Special Representative and Head of the Mission": the body of the title that is joined to it, after or before."""
    for other in links.candidates:
        if other.type != "Post" or not _are_joined(links.text, candidate, other):
            continue
        for class_ in ("Organization", "Post", "Country", "Territory"):
            if found := links.part(other, "body", class_):
                return found if _may_have(links, found, title) else None
        known = links.base.objects(other.entities[0], "postIn")[:1] if other.entities else ()
        return next((b for b in known if _may_have(links, b, title)), None)
    return None


def _are_joined(text: str, one: Candidate, other: Candidate) -> bool:
    """Whether nothing but "and" stands between two titles."""
    first, second = sorted((one.span, other.span))
    between = text[first.end : second.start]
    return _AND.fullmatch(between) is not None and (one.span < other.span or not between.startswith(","))


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
