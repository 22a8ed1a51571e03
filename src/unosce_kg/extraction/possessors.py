"""Bodies that a text names by whose they are: "my Office", "your Secretariat", "our Mission in Georgia"."""

from __future__ import annotations

import re

from unosce_kg.extraction.candidates import Sentence, Token
from unosce_kg.extraction.discourse import Frame
from unosce_kg.extraction.headed import office_of
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.memory import Memory
from unosce_kg.extraction.presences import presence_in
from unosce_kg.extraction.surroundings import place_beside
from unosce_kg.extraction.tops import OSCE, UN, top
from unosce_kg.model import BlockKind

_PRESENCES = frozenset(("Mission", "Presence", "Centre", "Center", "Office"))
_BOTH = frozenset((OSCE, UN))
# Whoever heads a whole organization seldom means the few rooms that are called the office of the post.
_WHOLE = re.compile(r"(?:[A-Z]\w+ )*Secretary[- ]General\b")


def body_of_possessor(
    links: Links, sentence: Sentence, token: Token, frame: Frame, memory: Memory
) -> tuple[tuple[str, ...], str, float] | None:
    """The office of whoever holds a post, the secretariat of whoever speaks or is spoken to.

    Args:
        links: The document's names, linked.
        sentence: The sentence.
        token: "Office" or "Secretariat", with whose it is before it.
        frame: Who speaks to whom.
        memory: Who was named last.

    Returns:
        The body, the kind of the reading, how sure it is; None where the words do not tell.
    """
    word = sentence.tokens[token.index - 1].text.casefold() if token.index else ""
    if token.text == "Office":
        posts = _posts(links, sentence, token, word, frame, memory)
        offices = {office_of(links, post) for post in posts if not _WHOLE.match(links.entity(post).label)}
        office = offices.pop() if len(offices) == 1 else None
        return ((office,), "office of a person", 0.75) if office else None
    body = frame.addressee_body if word == "your" else frame.speaker_body if word in ("my", "our") else None
    parts = links.base.members(top(links.base, body), "partOf") if body else ()
    own = [part for part in parts if links.entity(part).label.endswith(" Secretariat")]
    return ((own[0],), "secretariat of a body", 0.75) if own else None


def presence_of(
    links: Links, sentence: Sentence, token: Token, frame: Frame, memory: Memory
) -> tuple[tuple[str, ...], str, float] | None:
    """The field operation of whoever speaks or is spoken to in a place: "your Mission in Georgia", "In Serbia, our Office".

    Args:
        links: The document's names, linked.
        sentence: The sentence.
        token: A word that field operations are called by.
        frame: Who speaks to whom.
        memory: Who was named last.

    Returns:
        The body, the kind of the reading, how sure it is; None where the words do not tell.
    """
    if token.text not in _PRESENCES or (place := place_beside(links, token.span)) is None:
        return None
    before = {t.text.casefold() for t in sentence.tokens[max(0, token.index - 2) : token.index]}
    owners: frozenset[str] = frozenset()
    if "your" in before and frame.addressee_body:
        owners = frozenset((top(links.base, frame.addressee_body),))
    elif before & {"our", "my", "the"}:
        owners = _spoken_of(links, frame, memory)
    body = presence_in(links, sorted(owners), token.text, place)
    return ((body,), "presence in a place", 0.75) if body else None


def _spoken_of(links: Links, frame: Frame, memory: Memory) -> frozenset[str]:
    """The organization that speaks; else the UN or the OSCE or both, as the title or the text so far names them."""
    if frame.speaker_body:
        return frozenset((top(links.base, frame.speaker_body),))
    titles = [b.span for b in links.document.blocks if b.kind is BlockKind.TITLE]
    named = {
        top(links.base, c.entities[0])
        for c in links.candidates
        if c.entities and any(t.contains(c.span) for t in titles) and links.base.is_a(c.type, "Organization")
    }
    so_far = {top(links.base, body) for body in memory.bodies} or _BOTH
    return _BOTH & named or _BOTH & so_far


def _posts(
    links: Links, sentence: Sentence, token: Token, word: str, frame: Frame, memory: Memory
) -> tuple[str, ...]:
    """The posts of the person behind "my", "her" or a name with an "'s"; a post that is named so itself."""
    before = [t.candidate for t in sentence.tokens[: token.index] if t.candidate is not None]
    named = [links.candidates[b].entities[0] for b in before if links.candidates[b].entities]
    owner: str | None = None
    if word == "my":
        owner = frame.speaker
    elif word in ("his", "her"):
        persons = [e for e in named if links.type_of(e) == "Person"]
        owner = persons[-1] if persons else memory.acting_person if token.index == 1 else None
    elif (
        word == "'s" and token.index > 1 and sentence.tokens[token.index - 2].candidate is not None and named
    ):
        owner = named[-1]
    if owner is None or owner not in links.base.entities:
        return ()
    return (owner,) if links.type_of(owner) == "Post" else links.base.posts(owner, links.document.date)
