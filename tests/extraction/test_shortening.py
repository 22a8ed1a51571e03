"""Whom "the Council" is where a document is headed by one council and names another."""

from __future__ import annotations

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Block, BlockKind, Document, Span

HEAD = ("OSCE Chair Briefs Security Council", "The OSCE Chair briefed the Security Council today.")
# The paragraphs below the head, and the council that the last "Council" is.
TEXTS = [
    (
        ["The OSCE Permanent Council had sent monitors.", "Spain presides over the Council in May."],
        "Security",
    ),
    (["The OSCE Permanent Council had sent monitors. The Council had also paid for them."], "Permanent"),
    (
        [
            "The OSCE Permanent Council had sent monitors. They came in June. Roads were shut. He thanked the Council."
        ],
        "Security",
    ),
    (["He had served in Vienna.", "Later the Council was told of cogs."], "Security"),
    (
        ["The Council of Europe had sent monitors.", "Spain presides over the OSCE Permanent Council."],
        "Permanent",
    ),
]


@pytest.mark.parametrize(("paragraphs", "expected"), TEXTS)
def test_council(extractor: Extractor, paragraphs: list[str], expected: str) -> None:
    text, blocks = "", []
    for number, part in enumerate([*HEAD, *paragraphs]):
        kind = BlockKind.PARAGRAPH if number else BlockKind.TITLE
        blocks.append(Block(kind, Span(len(text), len(text) + len(part))))
        text += f"{part}\n\n"
    links = extractor.read(Document("doc/x", text, "x.txt", blocks=tuple(blocks))).links
    at = text.rindex("Council")
    found = [c for c in links.candidates if c.span.start <= at < c.span.end and not c.hidden]
    assert [expected in links.entity(e).label for c in found for e in c.entities] == [True]
