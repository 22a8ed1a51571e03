"""Bodies that a text names by whose they are: "my Office", "your Secretariat", "our Mission in Georgia"."""

from __future__ import annotations

import re

from unosce_kg.extraction.candidates import Sentence, Token
from unosce_kg.extraction.discourse import Frame
from unosce_kg.extraction.headed import office_of
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.memory import Memory
from unosce_kg.extraction.presences import presence_in
from unosce_kg.extraction.represented import voice_of
from unosce_kg.extraction.surroundings import place_beside
from unosce_kg.extraction.tops import OSCE, UN, top
from unosce_kg.model import BlockKind
from unosce_kg.text import name_key

_PRESENCES = frozenset(("Mission", "Presence", "Centre", "Center", "Office"))
# What people call the body that they work in.
_KINDS = ("mission", "presence", "centre", "center", "office", "college", "department", "agency", "ministry", "programme",
          "institution", "commission", "tribunal", "academy", "initiative", "secretariat", "team", "group")  # fmt: skip
_BOTH = frozenset((OSCE, UN))
# Whoever heads a whole organization seldom means the few rooms that are called the office of the post.
_WHOLE = re.compile(r"(?:[A-Z]\w+ )*Secretary[- ]General\b")


def body_of_possessor(
    links: Links, sentence: Sentence, token: Token, frame: Frame
) -> tuple[tuple[str, ...], str, float] | None:
    """The office of whoever speaks, the secretariat of whoever speaks or is spoken to.

    Args:
        links: The document's names, linked.
        sentence: The sentence.
        token: "Office" or "Secretariat", with whose it is before it.
        frame: Who speaks to whom.

    Returns:
        The body, the kind of the reading, how sure it is; None where the words do not tell.
    """
    word = sentence.tokens[token.index - 1].text.casefold() if token.index else ""
    if token.text == "Office":
        posts = _posts(links, word, frame)
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


def _posts(links: Links, word: str, frame: Frame) -> tuple[str, ...]:
    """The posts of whoever says "my"."""
    owner = frame.speaker if word == "my" else None
    if owner is None or owner not in links.base.entities:
        return ()
    return (owner,) if links.type_of(owner) == "Post" else links.base.posts(owner, links.document.date)


def body_of_owner(
    links: Links, sentence: Sentence, token: Token, frame: Frame
) -> tuple[tuple[str, ...], str, float] | None:
    """The body behind "our organization", "my own Centre": that of whoever speaks.

    Args:
        links: The document's names, linked.
        sentence: The word's sentence.
        token: A word for a body.
        frame: The frame at that place.

    Returns:
        The body, the kind of the reading, how sure it is; None where the word does not fit the speaker's body.
    """
    words = [t.text.casefold() for t in sentence.tokens[: token.index]]
    word = next((w for w in reversed(words[-2:]) if w != "own"), "")
    body = frame.speaker_body if word in ("my", "our") else None
    if body is None:
        return None
    if token.is_one_of(("organization", "organisation")):
        return (voice_of(links, body),), "organization of a person", 0.7
    called = name_key(token.text) in {w for n in _names(links, body) for w in name_key(n).split()}
    return ((body,), "body of a person", 0.65) if called and token.is_one_of(_KINDS) else None


def _names(links: Links, body: str) -> list[str]:
    return [links.entity(body).label, *(a.text for a in links.entity(body).aliases)]
