"""Whose "its spokesman", "my Special Envoy" and "the President of the Assembly" are: whom the words refer to."""

from __future__ import annotations

import re
from collections import Counter

from unosce_kg.extraction import offices
from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.surroundings import sentence_around
from unosce_kg.text import name_key

OWNERS = frozenset(("UNBody", "OSCEBody", "RegionalOrganization", "StateBody", "Organization", "Country"))
_UNIT = re.compile(
    r"\b(?:Mission|Office|Centre|Presence|Group|Project Co-ordinator|Team|Department|Secretariat)\b", re.I
)
_WHOLES = frozenset(("org/osce", "org/un"))  # which nobody heads who is called their head
_LEADS = frozenset(("head", "chief", "deputy head", "director", "deputy director"))
_TO_UN = re.compile(r"(?i)\bto the secretary-general\b")
_HEAD = 600  # characters at a document's top that say who writes to whom


def body_of_owner(links: Links, candidate: Candidate, title: str) -> str | None:
    """The body, State or office that the word before a title stands for: "its", "whose", "my", "his", "the".

    Args:
        links: The document's names, as far as they are linked.
        candidate: The office, with its owner or its unit as a part.
        title: Its title.
    """
    owner = candidate.parts["owner"].of(links.text).casefold() if "owner" in candidate.parts else "the"
    if owner in ("my", "your") and (name_key(title) in offices.ENVOYS or name_key(title) == "representative"):
        return _correspondent(links, candidate, own=owner == "my")
    if owner in ("his", "her") and not offices.is_of_state(title):
        return _post_before(links, candidate)
    if owner in ("his", "her", "my", "your"):
        return None
    if owner == "the":
        return _body_called(links, candidate)
    if owner == "our":
        return _speaking_for(links, candidate)
    for class_ in _classes(title):
        found = _named_around(links, candidate, class_)
        if found and not (found in _WHOLES and name_key(title) in _LEADS):
            return found
    return _unit_before(links, candidate) if name_key(title) in _LEADS else None


def _classes(title: str) -> tuple[str, ...]:
    """What may have an office of this title: a State an ambassador, a body a director."""
    if offices.is_envoy(title):
        return ("Country",)
    of_state = offices.is_of_state(title) and name_key(title) != "president"
    return ("Country", "Organization") if of_state else ("Organization",)


def _named_around(links: Links, candidate: Candidate, class_: str) -> str | None:
    """The one named last before "its" in the sentence; else, where "Its" begins it, in the one before; else the next."""
    sentence = sentence_around(links, candidate)
    span = candidate.span
    named = sorted((at, e) for at, e in links.mentioned(class_) if not span.start <= at < span.end)
    before = [e for at, e in named if sentence.start <= at < span.start]
    after = [e for at, e in named if span.end <= at < sentence.end]
    early = sentence_around(links, candidate, back=1).start
    earlier = [e for at, e in named if early <= at < sentence.start][:1]
    begins = candidate.parts["owner"].of(links.text)[:1].isupper()
    found = [*before[-1:], *(earlier if begins else ()), *after[:1], *earlier]
    return found[0] if found else None


def _unit_before(links: Links, candidate: Candidate) -> str | None:
    """The mission, office or the like that was named last, for "its first head"."""
    named = [(at, e) for at, e in links.mentioned("Organization") if at < candidate.span.start]
    units = [e for _, e in sorted(named) if _UNIT.search(links.entity(e).label.removeprefix("Office of"))]
    return units[-1] if units else None


def _speaking_for(links: Links, candidate: Candidate) -> str | None:
    """The body that "our Representative" is of: "for UNICEF, our Representative …", else the one that publishes."""
    here = sentence_around(links, candidate)
    for other in links.candidates:
        between = links.text[other.span.end : candidate.parts["owner"].start]
        if here.contains(other.span) and other.entities and between == ", " and other.type in OWNERS:
            return other.entities[0]
    return None


def _correspondent(links: Links, candidate: Candidate, *, own: bool) -> str | None:
    """Whose "my Special Envoy" or "your Special Envoy" is: the first office, or the second, that the document's head names."""
    posts = sorted((at, e) for at, e in links.mentioned("Post") if at < min(_HEAD, candidate.span.start))
    named = list(dict.fromkeys(e for _, e in posts))
    if not own and len(named) < 2 and _TO_UN.search(links.text, 0, _HEAD):
        return "post/un-secretary-general"
    return next(iter(named[:1] if own else named[1:2]), None)


def _post_before(links: Links, candidate: Candidate) -> str | None:
    """The post named last before "his spokesman": his who holds it."""
    posts = [(at, e) for at, e in links.mentioned("Post") if at < candidate.span.start]
    return max(posts)[1] if posts else None


def _body_called(links: Links, candidate: Candidate) -> str | None:
    """The body that was named last before "the head of the mission" and is a mission."""
    noun = name_key(candidate.parts["unit"].of(links.text)).split()[-1] if "unit" in candidate.parts else ""
    named = [(at, e) for at, e in links.mentioned("Organization") if at < candidate.span.start]
    called = [
        body
        for _, body in sorted(named, reverse=True)
        if any(
            noun in name_key(n).split()
            for n in (links.entity(body).label, *(a.text for a in links.entity(body).aliases))
        )
    ]
    if noun == "council":  # of which texts name several: the one that it is about
        return next((body for body, _ in Counter(called).most_common(1)), None)
    return next(iter(called), None)
