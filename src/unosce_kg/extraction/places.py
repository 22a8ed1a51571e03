"""Places that no gazetteer has: by the patterns of their names, and those that the model's own recognizer sees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from unosce_kg.extraction.candidates import Candidate, Sentence, Token
from unosce_kg.extraction.links import Links
from unosce_kg.model import HEADS, Span
from unosce_kg.text import CAPITALS

_LABELS = frozenset(("GPE", "LOC"))
_AT = frozenset(("at", "in", "near", "from", "to", "outside", "around"))
_NAME = re.compile(rf"[{CAPITALS}][^\W\d_{CAPITALS}]['\w-]+(?: [{CAPITALS}][^\W\d_{CAPITALS}]['\w-]+)?")
_NO_PLACE = frozenset(
    ("States", "Parties", "Members", "Christmas", "Easter", "Ramadan", "Parliament", "Government", "Mission")
)


def link_place(links: Links, index: int) -> None:
    """Link a place to the gazetteer's entry of that name, else to a new one of its pattern's class."""
    candidate = links.candidates[index]
    surface = candidate.span.of(links.document.text)
    known = links.base.named(surface, "Place")
    if known:
        links.settle(index, known[0], 0.95, "the gazetteer has this name")
        return
    entity = links.invent("place", candidate.type, surface)
    links.settle(index, entity, 0.75, "a name that stands where a place is named")


def add_places(links: Links, sentences: Sequence[Sentence]) -> list[Sentence]:
    """Link towns that only the recognizer found, where a preposition of place stands before them.

    Args:
        links: The document's names, to which the places are added.
        sentences: The parsed sentences.

    Returns:
        The sentences, with the places behind their tokens.
    """
    return [_with_places(links, sentence) for sentence in sentences]


def _with_places(links: Links, sentence: Sentence) -> Sentence:
    if sentence.kind in HEADS:
        return sentence
    tokens = list(sentence.tokens)
    for label, start, end in sentence.recognized:
        inside = tokens[start:end]
        if label not in _LABELS or start == 0 or not _is_place(links, tokens[start - 1], inside):
            continue
        links.candidates.append(Candidate(Span(inside[0].span.start, inside[-1].span.end), "City", "ner"))
        index = len(links.candidates) - 1
        link_place(links, index)
        last = inside[-1]
        tokens[last.index] = replace(last, candidate=index)
    return replace(sentence, tokens=tuple(tokens))


def _is_place(links: Links, before: Token, inside: Sequence[Token]) -> bool:
    if before.text.casefold() not in _AT or any(t.candidate is not None for t in inside):
        return False
    name = Span(inside[0].span.start, inside[-1].span.end).of(links.document.text)
    nouns = links.base.knowledge.lexicon["body_noun"] | links.base.knowledge.lexicon["state_body_noun"]
    words = frozenset((*name.split(), name))
    others = (_NO_PLACE, nouns, links.base.adjectives)  # "in Russian" is told of a language
    return _NAME.fullmatch(name) is not None and all(words.isdisjoint(other) for other in others)
