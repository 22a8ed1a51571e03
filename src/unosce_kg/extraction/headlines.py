"""Headlines In Which Each Word Has A Capital: those that begin no name get the small letter that a sentence would give them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from unosce_kg.model import BlockKind, Document, Span

_HEADLINES = (BlockKind.TITLE, BlockKind.HEADING)
_WORD = re.compile(r"(?<![\w'-])[A-Z][a-z]+(?![\w'-])")
# Words that a headline in this style writes with a capital.
_LONG = re.compile(
    r"(?<![\w'-])(?!(?:with|from|into|onto|over|under|upon|after|before|during|about|among|amid|against|between|through|"
    r"towards?|within|without|than|that|this)\b)[A-Za-z][a-z]{3,}"
)
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
        lexicon: Word classes; of `headline_verb`, the plain form and the one with an "s" count.

    Returns:
        A text of the same length.
    """
    blocks = [b.span for b in document.blocks if b.kind in _HEADLINES and _is_in_capitals(b.span.of(text))]
    if not blocks:
        return text
    body = " ".join(b.span.of(text) for b in document.blocks if b.kind not in _HEADLINES)
    verbs = {form for verb in lexicon["headline_verb"] for form in _forms(verb)}
    letters = list(text)
    for block in blocks:
        for match in _WORD.finditer(text, block.start, block.end):
            span, word = Span(*match.span()), match[0].lower()
            if span.start == block.start or any(span.overlaps(name) for name in names):
                continue
            if word in verbs or _is_small(word, body):
                letters[span.start] = word[0]
    return "".join(letters)


def _is_in_capitals(headline: str) -> bool:
    long = _LONG.findall(headline)[1:]
    return len(long) >= _FEWEST and sum(word[0].isupper() for word in long) >= _MOST * len(long)


def _is_small(word: str, body: str) -> bool:
    """Whether the body has a word with a small letter, and inside no sentence with a capital."""
    return bool(
        re.search(rf"(?<![\w'-]){word}(?![\w-])", body)
        and not re.search(rf"[\w,] {word.capitalize()}(?![\w-])", body)
    )


def _forms(verb: str) -> tuple[str, str]:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, f"{verb[:-1]}ies"
    return verb, f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{verb}s"
