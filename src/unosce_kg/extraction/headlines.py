"""Headlines In Which Each Word Has A Capital: those that begin no name get the small letter that a sentence would give them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from unosce_kg.model import HEADS, Document, Span

_WORD = re.compile(r"(?<![\w'-])[A-Z][a-z]+(?![\w'-])")
# Words that a headline in this style writes with a capital.
_LONG = re.compile(
    r"(?<![\w'-])(?!(?:with|from|into|onto|over|under|upon|after|before|during|about|among|amid|against|between|through|"
    r"towards?|within|without|than|that|this)\b)[A-Za-z][a-z]{3,}"
)
_SMALL = re.compile(r"(?<![\w'-])[a-z]+(?![\w-])")
_CAPITAL = re.compile(r"[\w,] ([A-Z][a-z]+)(?![\w-])")  # inside a sentence
_MOST = 0.8  # share of the long words that have a capital
_FEWEST = 3  # long words, below which a line is rather a name than a sentence


def lower_headlines(
    document: Document, text: str, names: Sequence[Span], lexicon: Mapping[str, frozenset[str]]
) -> str:
    """The text with small letters in its headlines where the body has them, and for the verbs of headlines.

    Without them "Secretary-General Welcomes Closer Ties" reads as a post before a person's name.

    Args:
        document: The document, for its blocks.
        text: Its shadow.
        names: Where names are known to stand, which keep their capitals.
        lexicon: Word classes, `headline_verb` and `headline_verb_or_noun` among them.

    Returns:
        A text of the same length.
    """
    blocks = [b.span for b in document.blocks if b.kind in HEADS and _is_in_capitals(b.span.of(text))]
    if not blocks:
        return text
    body = " ".join(b.span.of(text) for b in document.blocks if b.kind not in HEADS)
    small = set(_SMALL.findall(body)) - {word.lower() for word in _CAPITAL.findall(body)} | headline_verbs(
        lexicon
    )
    letters = list(text)
    for block in blocks:
        here = [name for name in names if block.overlaps(name)]
        for match in _WORD.finditer(text, block.start, block.end):
            span = Span(*match.span())
            inside = span.start > block.start and not any(span.overlaps(name) for name in here)
            if inside and match[0].lower() in small:
                letters[span.start] = match[0][0].lower()
    return "".join(letters)


def _is_in_capitals(headline: str) -> bool:
    long = _LONG.findall(headline)[1:]
    return len(long) >= _FEWEST and sum(word[0].isupper() for word in long) >= _MOST * len(long)


def headline_verbs(lexicon: Mapping[str, frozenset[str]]) -> set[str]:
    """The verbs of headlines; of those that are nouns too only the form with an "s"."""
    plain = lexicon["headline_verb"]
    return {*plain, *(_with_s(verb) for verb in plain | lexicon["headline_verb_or_noun"])}


def _with_s(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{verb}s"
