"""Common nouns as names of things: how far the name goes, and which thing it stands for."""

from __future__ import annotations

import re
from dataclasses import replace

from unosce_kg.extraction.bonds import complement
from unosce_kg.extraction.candidates import Candidate, Sentence, Token
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.surroundings import in_headline
from unosce_kg.model import Span
from unosce_kg.text import digest

_BEFORE = 3  # words of a name before its noun
_BEHIND = 8  # and behind it
_POINTER = 14  # characters in which "the" or "latest such" stands before it
_KINDS = {"Agreement": "agreement", **dict.fromkeys(("Event", "Meeting", "Process", "Crisis"), "event")}
# Words before a noun that say which one is meant, and are no part of its name.
_POINTERS = frozenset((
    "the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our", "such", "same", "latest", "last", "recent",
    "previous", "current", "present", "another", "other", "each", "every", "no", "any", "some", "new", "said", "own",
))  # fmt: skip
_DEFINITE = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hat|(?:latest|last|recent) such) $")


def find_name(sentence: Sentence, token: Token) -> Span:
    """The noun with the words before it that are its name: "**preparatory round table**"."""
    first = token.index
    while first and token.index - first < _BEFORE:
        before = sentence.tokens[first - 1]
        named = before.candidate is not None and before.dep in ("compound", "amod", "nmod:desc")
        common = before.pos in ("ADJ", "NOUN", "PROPN") and before.dep in (
            "compound",
            "amod",
            "nmod:desc",
            "flat",
        )
        if (
            not (named or common)
            or before.text.casefold() in _POINTERS
            or not token.index >= before.head >= first - 1
        ):
            break
        if before.span.end + 1 != sentence.tokens[first].span.start:
            break
        first -= 1
    while first and sentence.tokens[first - 1].span.end == sentence.tokens[first].span.start:
        first -= 1  # what a hyphen joins is one word
    return Span(sentence.tokens[first].span.start, token.span.end)


def find_long_name(sentence: Sentence, token: Token) -> Span:
    """The same with what says more of it right behind: "**human rights office in Sukhumi**"."""
    own = complement(sentence, token)
    last = token.index
    while last + 1 in own and last - token.index < _BEHIND:
        last += 1
    while last > token.index and sentence.tokens[last].pos in ("ADP", "DET", "PUNCT", "CCONJ"):
        last -= 1
    return Span(find_name(sentence, token).start, sentence.tokens[last].span.end)


def link_earlier(
    links: Links, sentence: Sentence, token: Token, found: Candidate, score: float
) -> int | None:
    """Add the mention of a thing that the text named before by this noun, if the noun stands alone behind "the".

    Args:
        links: The document's names.
        sentence: The noun's sentence.
        token: The noun.
        found: Span, class and detector of the mention.
        score: How sure it is that the earlier one is meant, in 0..1.

    Returns:
        Index of the new candidate; None if nothing earlier is meant.
    """
    earlier = _find_earlier(links, sentence, token, found)
    if earlier is None:
        return None
    reason = "the one of this kind that the text named last"
    return _add(links, found.linked(earlier.entities[0], score=score, reason=reason))


def _find_earlier(links: Links, sentence: Sentence, token: Token, found: Candidate) -> Candidate | None:
    text, span = links.document.text, found.span
    told = any(c.dep.startswith(("acl", "nmod")) for c in sentence.children(token.index))
    if told or span != token.span or not _DEFINITE.search(text[max(0, span.start - _POINTER) : span.start]):
        return None
    same = [
        c for c in links.candidates
        if c.type == found.type and c.entities and c.span.start < span.start
        and token.text.casefold() in c.span.of(text).casefold().split()
    ]  # fmt: skip
    return same[-1] if same else None


def link_lead(links: Links, token: Token, found: Candidate, score: float) -> int | None:
    """Add the mention of a meeting in a headline as the first one that the text below tells of, if both have one noun.

    Args:
        links: The document's names.
        token: The noun.
        found: Span, class and detector of the mention.
        score: How sure it is that the two are one, in 0..1.

    Returns:
        Index of the new candidate; None if it stands in no headline or the first meeting below is called otherwise.
    """
    if found.type != "Meeting" or not in_headline(links, found):
        return None
    below = (c for c in links.candidates if c.type == found.type and not c.hidden and c.entities)
    first = min((c for c in below if c.span.start > found.span.end), key=lambda c: c.span.start, default=None)
    text, noun = links.document.text, token.text.casefold()
    if first is None or in_headline(links, first) or first.span.of(text).casefold().split()[-1] != noun:
        return None
    reason = "the meeting of this kind that the text below the headline begins with"
    return _add(links, found.linked(first.entities[0], score=score, reason=reason))


def link_thing(links: Links, span: Span, label: Span, type_: str, found: Candidate) -> int:
    """Add a thing that a common noun names; another one than an earlier thing of the same name.

    Args:
        links: The document's names.
        span: The mention.
        label: The name that the new entity gets; the mention is another of its names.
        type_: Its class.
        found: Detector, score and reason of the mention.

    Returns:
        Index of the new candidate.
    """
    text = links.document.text
    name = label.of(text)
    kind = _KINDS.get(type_, "org")
    second = any(e.label.casefold() == name.casefold() for e in links.new.values())
    parts = [str(span.start)] if second else []
    if kind == "org" and not any(label.contains(c.span) for c in links.candidates if c.entities):
        parts.append(digest(text)[:8])  # a "field office" is one in this document alone
    entity = links.invent(kind, type_, name, qualifier=" ".join(parts), aliases=[span.of(text)])
    return _add(links, replace(found, span=span, type=type_, entities=(entity,)))


def _add(links: Links, candidate: Candidate) -> int:
    """Add a candidate; its index."""
    links.candidates.append(candidate)
    return len(links.candidates) - 1
