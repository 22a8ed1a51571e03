"""Sentences that go on about a cooperation, headings and lines of pages on partners."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction.cooperation import COOPERATES
from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Block, BlockKind, Document, PartialDate, Span

pytestmark = pytest.mark.usefixtures("parsing")

# A text, and what its cooperation is on.
CONTINUED = [
    ("UNODC and the OSCE renewed their joint plan. It covers money laundering and human trafficking.",
     "human-trafficking money-laundering"),
    ("UNODC and the OSCE renewed their joint plan. The plan will concentrate on terrorism.", "terrorism"),
    ("UNDP and the OSCE launched a joint project. The course will deal with climate change.", "climate-change"),
    ("UNDP and the OSCE cooperate closely. This includes elections.", "elections"),
    ("UNDP and the OSCE hold a joint workshop. It will look at mediation.", "mediation"),
    # others, and what is left out
    ("UNODC and the OSCE cooperate closely. Norway deals with terrorism.", ""),
    ("UNICEF and the OSCE cooperate closely. The weather will include floods.", ""),
    ("UNDP and the OSCE cooperate closely. The plan does not cover elections.", ""),
    ("UNODC is busy. It deals with terrorism.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "topics"), CONTINUED, ids=[t[:80] for t, _ in CONTINUED])
def test_what_a_later_sentence_says_that_a_cooperation_is_on(
    text: str, topics: str, extractor: Extractor, document: Callable[[str], Document]
) -> None:
    assert _topics(extractor, document(text)) == set(topics.split())


def test_a_list_under_the_heading_areas_of_cooperation(extractor: Extractor) -> None:
    page = _page(
        (BlockKind.TITLE, "UNDP and the OSCE"),
        (BlockKind.HEADING, "Areas of cooperation"),
        (BlockKind.LIST_ITEM, "- elections"),
        (BlockKind.LIST_ITEM, "- human trafficking"),
    )
    assert {"elections", "human-trafficking"} <= _topics(extractor, page)


def test_a_list_under_another_heading(extractor: Extractor) -> None:
    page = _page(
        (BlockKind.TITLE, "UNDP and the OSCE"),
        (BlockKind.HEADING, "Documents"),
        (BlockKind.LIST_ITEM, "- elections"),
        (BlockKind.LIST_ITEM, "- human trafficking"),
    )
    assert not _topics(extractor, page)


@pytest.mark.parametrize(("heading", "found"), [("Who works with whom", True), ("Further reading", False)])
def test_a_line_that_opens_with_a_partner(heading: str, found: bool, extractor: Extractor) -> None:
    page = _page(
        (BlockKind.TITLE, "The United Nations and the OSCE"),
        (BlockKind.PARAGRAPH, "The United Nations and the OSCE met in Vienna."),
        (BlockKind.HEADING, heading),
        (BlockKind.PARAGRAPH, "UNHCR – the return of refugees to Croatia."),
    )
    pairs = {
        frozenset((s.subject, str(s.object)))
        for s in extractor.extract(page).statements
        if s.predicate == COOPERATES
    }
    assert (frozenset(("org/osce", "org/unhcr")) in pairs) is found


def _topics(extractor: Extractor, document: Document) -> set[str]:
    return {
        topic.removeprefix("topic/")
        for s in extractor.extract(document).statements
        if s.predicate == COOPERATES
        for topic in s.qualifiers.topics
    }


def _page(*parts: tuple[BlockKind, str]) -> Document:
    text, blocks = "", list[Block]()
    for kind, words in parts:
        blocks.append(Block(kind, Span(len(text), len(text) + len(words))))
        text += words + "\n\n"
    return Document("doc/x", text, "x.txt", date=PartialDate(2012, 5, 9), blocks=tuple(blocks))
