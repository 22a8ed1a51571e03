"""Headlines in which each word has a capital are read with the small letters of a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from unosce_kg.extraction.headlines import lower_headlines
from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Block, BlockKind, Document, Span

Make = Callable[[str], Document]
LEXICON = {
    "headline_verb": frozenset(("welcome", "carry", "reach")),
    "headline_verb_or_noun": frozenset(("work",)),
}
HEADLINES = [
    ("Council Welcomes Widget Accord", "", "Council welcomes Widget Accord"),
    ("Minister Carries Cogs, Reaches Accord", "", "Minister carries Cogs, reaches Accord"),
    ("Council Hails Fresh Accord", "They spoke of a fresh start.", "Council Hails fresh Accord"),
    ("Council Hails Fresh Accord", "They met the Fresh Foundation.", "Council Hails Fresh Accord"),
    ("Welcomes and cogs of the council", "", "Welcomes and cogs of the council"),
    ("Council Reaches Work Plan Accord", "", "Council reaches Work Plan Accord"),
    ("COUNCIL WELCOMES WIDGET ACCORD", "", "COUNCIL WELCOMES WIDGET ACCORD"),
]
NOBODY = [
    "Secretary-General Welcomes Closer Ties with OSCE",
    "OSCE Chairperson-in-Office Urges States to Ratify Convention",
    "UN High Commissioner Calls Widgets Useful",
    "UN AND OSCE HEAD WELCOME NEW WIDGET LAW",
    "OSCE SECRETARY GENERAL CALLS FOR COGS",
]


def headed(title: str, body: str) -> Document:
    text = f"{title}\n\n{body}"
    blocks = (
        Block(BlockKind.TITLE, Span(0, len(title))),
        Block(BlockKind.PARAGRAPH, Span(len(title) + 2, len(text))),
    )
    return Document("doc/x", text, "x.txt", blocks=blocks)


@pytest.mark.parametrize(("title", "body", "expected"), HEADLINES)
def test_small_letters(title: str, body: str, expected: str) -> None:
    document = headed(title, body)
    read = lower_headlines(document, document.text, (), LEXICON)
    assert read == f"{expected}\n\n{body}"


def test_known_names_keep_their_capitals() -> None:
    document = headed("Council Hears Reach Foundation Plans", "")
    name = Span(14, 30)
    read = lower_headlines(document, document.text, [name], LEXICON)
    assert name.of(read) == "Reach Foundation"


@pytest.mark.parametrize("title", NOBODY)
def test_verbs_are_no_persons(title: str, extractor: Extractor, document: Make) -> None:
    made = document(title)
    made = replace(made, blocks=(Block(BlockKind.TITLE, made.blocks[0].span),))
    assert not [e for e in extractor.extract(made).entities if e.type == "Person"]
