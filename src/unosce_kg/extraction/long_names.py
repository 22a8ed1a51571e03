"""Fuller names of events and instruments: with the words beside the name that was found, and without the place behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from unosce_kg.extraction.bonds import complement
from unosce_kg.extraction.candidates import DATE, Candidate, Sentence, Token
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.phrases import prepositions
from unosce_kg.extraction.things import find_name
from unosce_kg.model import Name

_MOST = 12  # words of a name behind its noun
_SPOT = ("City", "Country", "Territory", "Region", "Place")
_LOOSE = ("ADP", "DET", "PUNCT", "CCONJ", "SCONJ", "PRON")
# What joins a name and the place at its end: "the Conference of Partners**, held in** Oslo".
_JOINT = re.compile(
    r",? (?:(?:to be )?(?:held|convened|organi[sz]ed|opening|starting|beginning|taking place|under way) )?(?:in|at|,) (?:the )?$"
)


def add_long_names(links: Links, sentences: Sequence[Sentence]) -> None:
    """Give each new event and instrument its fuller names as further ones.

    Args:
        links: The document's names, whose new entities get the names.
        sentences: The parsed sentences.
    """
    for sentence in sentences:
        if not sentence.parsed:
            continue
        for token in sentence.tokens:
            found = links.candidates[token.candidate] if token.candidate is not None else None
            if found and not found.hidden and links.is_new(found) and _is_thing(links, found):
                _name(links, found.entities[0], _fuller(links, sentence, token, found))


def _is_thing(links: Links, candidate: Candidate) -> bool:
    return candidate.type == "Agreement" or links.base.is_a(candidate.type, "Event")


def _name(links: Links, key: str, names: Iterator[str]) -> None:
    entity = links.new[key]
    more = {Name(" ".join(n.replace("[", "").replace("]", "").split())) for n in names}
    more = {n for n in more if n.text != entity.label}
    links.new[key] = replace(entity, aliases=tuple(sorted({*entity.aliases, *more})))


def _fuller(links: Links, sentence: Sentence, token: Token, found: Candidate) -> Iterator[str]:
    """The name without its place, with the words before it, and with what says more of it, to its place and up to it."""
    text = links.document.text
    place = found.parts.get("place")
    if place and place.end == found.span.end:
        joint = _JOINT.search(text, found.span.start, place.start)
        if joint and " " in text[found.span.start : joint.start()]:
            yield text[found.span.start : joint.start()]
        return
    start = min(found.span.start, find_name(sentence, token).start)
    if start < found.span.start:
        yield text[start : found.span.end]
    for end in _ends(links, sentence, token):
        yield text[start:end]


def _ends(links: Links, sentence: Sentence, token: Token) -> Iterator[int]:
    """Where the words end that belong to a name: before its first place or time, and behind the place."""
    own = complement(sentence, token)
    last = token.index
    while last + 1 in own and last - token.index < _MOST:
        ahead = sentence.tokens[last + 1]
        named = links.candidates[ahead.candidate] if ahead.candidate is not None else None
        before = prepositions(sentence, ahead)
        of_date = named is not None and named.type == DATE
        if (of_date and "of" not in before) or _begins_aside(sentence, ahead):
            break
        if of_date:
            yield ahead.span.end
        if named and named.type in _SPOT and before & {"in", "at"}:
            if (end := _end(sentence, token, last)) is not None:
                yield end
            last += 1
            break
        last += 1
    if (end := _end(sentence, token, last)) is not None:
        yield end


def _begins_aside(sentence: Sentence, token: Token) -> bool:
    """Whether a comma opens what is said besides: "the Group, **a** body that …"."""
    following = sentence.tokens[token.index + 1 : token.index + 2]
    return token.text == "," and any(t.pos in ("DET", "VERB", "PRON") for t in following)


def _end(sentence: Sentence, token: Token, last: int) -> int | None:
    """The end of a name whose last word is the last one that can end it; None if nothing is left behind its noun."""
    while last > token.index and sentence.tokens[last].pos in _LOOSE:
        last -= 1
    return sentence.tokens[last].span.end if last > token.index else None
