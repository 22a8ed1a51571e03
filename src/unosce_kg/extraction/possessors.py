"""Bodies that a text names by whose they are: "my Office", "Ms. Virtanen's Office", "your Secretariat"."""

from __future__ import annotations

import re

from unosce_kg.extraction.candidates import Sentence, Token
from unosce_kg.extraction.discourse import Frame, top
from unosce_kg.extraction.headed import office_of
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.memory import Memory

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
