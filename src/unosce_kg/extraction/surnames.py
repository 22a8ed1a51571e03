"""Surnames that stand alone: of whom a document has the full name, "**Berg** proposed …" says who is meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from unosce_kg.extraction.candidates import Candidate, Sentence, Token
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.namesakes import find_full_names, is_noun_of_names
from unosce_kg.model import HEADS

_SHORT = 3  # letters below which a word with a capital may be anything
_SMALL = re.compile(r"(?<![\w'-])[a-zà-ž]{4,}")  # with a small letter somewhere, a word is no mere surname


def add_surnames(links: Links, sentences: Sequence[Sentence]) -> list[Sentence]:
    """Link the surnames that no pattern found to the one person of the document who has them.

    Args:
        links: The document's names, to which those of the persons are added.
        sentences: The parsed sentences.

    Returns:
        The sentences, with the persons behind their tokens.
    """
    known = _surnames(links)
    return [_with_surnames(links, sentence, known) for sentence in sentences] if known else list(sentences)


def _surnames(links: Links) -> dict[str, str]:
    """The persons named in full, by their surnames; none of whom another one has the surname."""
    found: dict[str, set[str]] = defaultdict(set)
    for candidate in links.candidates:
        words = candidate.span.of(links.text).split()
        if candidate.type == "Person" and len(candidate.entities) == 1 and len(words) > 1:
            found[words[-1]].add(candidate.entities[0])
    small = set(_SMALL.findall(links.text))
    return {
        name: persons.pop() for name, persons in found.items()
        if len(persons) == 1 and len(name) > _SHORT and name[0].isupper() and name.lower() not in small
        and not is_noun_of_names(links, name) and len(find_full_names(links, name)) < 2
    }  # fmt: skip


def _with_surnames(links: Links, sentence: Sentence, known: Mapping[str, str]) -> Sentence:
    if sentence.kind in HEADS:
        return sentence
    if not any(t.text in known for t in sentence.tokens):
        return sentence
    tokens = list(sentence.tokens)
    taken = [c.whole for c in links.within(sentence.span)]
    for token in sentence.tokens:
        free = token.candidate is None and not any(span.contains(token.span) for span in taken)
        if free and token.text in known and _stands_alone(sentence, token):
            candidate = Candidate(token.span, "Person", "surname")
            links.candidates.append(
                candidate.linked(
                    known[token.text], score=0.85, reason="the surname of a person named in full"
                )
            )
            tokens[token.index] = replace(token, pos="PROPN", candidate=len(links.candidates) - 1)
    return replace(sentence, tokens=tuple(tokens)) if tuple(tokens) != sentence.tokens else sentence


def _stands_alone(sentence: Sentence, token: Token) -> bool:
    """Whether the words beside it are no parts of a longer name."""
    beside = [
        *sentence.tokens[max(0, token.index - 1) : token.index],
        *sentence.tokens[token.index + 1 : token.index + 2],
    ]
    return token.dep != "compound" and not any(
        t.candidate is None and t.pos == "PROPN" and t.text[:1].isupper() and not t.text.endswith(".")
        for t in beside
    )
