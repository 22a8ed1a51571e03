"""Names that the model's own recognizer sees and no pattern does: persons above all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from unosce_kg.extraction.candidates import Candidate, Sentence
from unosce_kg.extraction.leaders import find_led_offices
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.people import link_person
from unosce_kg.extraction.phrases import head_of
from unosce_kg.model import HEADS, Span
from unosce_kg.text import CAPITALS

_PERSON = frozenset(("PERSON", "PER"))
_PART = rf"(?:[{CAPITALS}][\w'’-]*\.?|\[[A-Z][\w'-]+\]|de|van|von|der|den|bin|al|el|da|di|du|la|le|ter)"
_NAME = re.compile(rf"{_PART}(?: {_PART}){{1,4}}")

_TIED = re.compile(rf"(?:-[{CAPITALS}][\w'’]+)+")  # the rest of a double surname that the tokens part


def add_recognized(links: Links, sentences: Sequence[Sentence]) -> list[Sentence]:
    """Link persons that only the recognizer found, whose name's head word then stands for them, and the offices of leaders.

    Args:
        links: The document's names, to which the persons are added.
        sentences: The parsed sentences.

    Returns:
        The sentences, with the persons behind their tokens.
    """
    found = [_with_persons(links, sentence) for sentence in sentences]
    find_led_offices(links, found)
    return found


def _with_persons(links: Links, sentence: Sentence) -> Sentence:
    if sentence.kind in HEADS:
        return sentence
    tokens = list(sentence.tokens)
    for label, start, end in sentence.recognized:
        if label not in _PERSON:
            continue
        inside = [t for t in tokens[start:end] if t.candidate is None]
        if len(inside) < end - start or not inside:
            continue
        span = Span(inside[0].span.start, inside[-1].span.end)
        if tied := _TIED.match(links.document.text, span.end):
            span = Span(span.start, tied.end())
        if _NAME.fullmatch(span.of(links.document.text)) is None or _is_title(links, span):
            continue
        links.candidates.append(Candidate(span, "Person", "ner"))
        index = len(links.candidates) - 1
        link_person(links, index)
        if not links.candidates[index].entities:
            links.candidates.pop()
            continue
        head = head_of(inside)
        tokens[head.index] = replace(head, candidate=index)
    return replace(sentence, tokens=tuple(tokens)) if tuple(tokens) != sentence.tokens else sentence


def _is_title(links: Links, span: Span) -> bool:
    """Whether a word of the name is one of those that posts, bodies and meetings are named with."""
    return any(word in links.base.title_words for word in span.of(links.document.text).split())
