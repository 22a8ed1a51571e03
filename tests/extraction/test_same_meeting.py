"""Meetings that the headline and the text, or the text twice, name in different words."""

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Block, BlockKind, Document, PartialDate, Span

LINES = " Some forty officials of both organizations came to the town hall for it, as they had been asked to do in the spring."

# headline, running text, two names in it that stand for one meeting
ONE = [
    ("6012th Meeting (AM)", "The Security Council today opened a debate convened by Norway.", "6012th Meeting", "debate"),
    ("Tirana Seminar on Water", "The annual seminar was held today in Albania.", "Seminar on Water", "annual seminar"),
    ("Oslo hosts regional workshop on asylum", "A three-day workshop ended today in Oslo.",
     "regional workshop on asylum", "three-day workshop"),
    ("High-level regional conference in Oslo addresses floods", "Forty officials met in Oslo today for a two-day conference.",
     "High-level regional conference", "two-day conference"),
    ("UN and OSCE look back", "UNDP held a course on water in Oslo. Two further courses are planned in Skopje. The course was public.",
     "course", "course"),
    ("UN and OSCE look back", "A regional seminar on water ended in Tirana today. Anna Berg spoke to the closing session.",
     "regional seminar", "closing session"),
    ("UN and OSCE look back", "A conference on asylum took place in Oslo. The opening session was public.",
     "conference on asylum", "opening session"),
    ("UN and OSCE look back", "The tenth donors' meeting ended in Oslo. Anna Berg told the donors' meeting of her plans.",
     "tenth donors' meeting", "donors' meeting"),
    ("Trilateral Meeting discusses water", "They met today for the High-Level Trilateral Meeting in Oslo.",
     "Trilateral Meeting", "High-Level Trilateral Meeting"),
    ("UN and OSCE look back", "The OSCE held a seminar on water in Oslo. Anna Berg came to the Oslo seminar.",
     "seminar", "Oslo seminar"),
    ("UN and OSCE look back", "A round table on asylum was held in Skopje. UNHCR opened the Skopje round table.",
     "round table on asylum", "Skopje round table"),
]  # fmt: skip
# two names that stand for two
TWO = [
    ("UN and OSCE look back", "A forum was held in Vienna. Another forum was held in Oslo. Anna Berg came to the Oslo forum.",
     "forum", "Oslo forum"),
    ("UN and OSCE look back", "A seminar on water was held in Bergen, not in Oslo. Anna Berg came to the Oslo seminar.",
     "seminar", "Oslo seminar"),
    ("UN and OSCE look back", "The Widget Safety Meeting took place in Oslo on 3 May. The next Widget Safety Meeting will be in Bergen.",
     "Widget Safety Meeting", "next Widget Safety Meeting"),
    ("6012th Meeting (AM)", "The OSCE held a seminar in Skopje yesterday.", "6012th Meeting", "seminar"),
    ("Tirana Seminar on Water", "The next annual seminar will be held in Oslo.", "Seminar on Water", "next annual seminar"),
    ("Oslo hosts regional workshop on asylum", "The OSCE will hold a second workshop in Baku in May.",
     "regional workshop on asylum", "second workshop"),
    ("UN and OSCE look back", "A regional seminar on water ended in Tirana. She thanked the opening session of the Widget Assembly.",
     "regional seminar", "opening session"),
    ("UN and OSCE look back", "The tenth donors' meeting ended in Oslo. Next came a donors' meeting in Baku.",
     "tenth donors' meeting", "donors' meeting in Baku"),
    ("UN and OSCE look back", "The OSCE held a seminar on water in Oslo. Anna Berg came to the Baku seminar.",
     "seminar", "Baku seminar"),
    ("UN and OSCE look back", "The OSCE held a seminar on water in Oslo. Anna Berg came to the Oslo conference.",
     "seminar", "Oslo conference"),
    ("UN and OSCE look back", "A seminar on water was held in Oslo, and a conference on asylum in Baku. The closing session was short.",
     "conference on asylum", "closing session"),
    ("Fifty-third session Agenda item 27", "A high-level tripartite meeting was held in Geneva in May.",
     "Fifty-third session", "high-level tripartite meeting"),
]  # fmt: skip


def linked(extractor: Extractor, headline: str, text: str, name: str) -> set[str]:
    body = text + LINES
    start = len(headline) + 2
    blocks = (
        Block(BlockKind.TITLE, Span(0, len(headline))),
        Block(BlockKind.PARAGRAPH, Span(start, start + len(body))),
    )
    document = Document(
        "doc/x", f"{headline}\n\n{body}", "x.txt", date=PartialDate(2012, 5, 9), blocks=blocks
    )
    return {
        e
        for m in extractor.extract(document).mentions
        if m.text == name
        for e in m.entities
        if e.startswith("event/")
    }


@pytest.mark.parametrize(("headline", "text", "first", "second"), ONE)
def test_names_of_one(extractor: Extractor, headline: str, text: str, first: str, second: str) -> None:
    named = linked(extractor, headline, text, first)
    assert len(named) == 1
    assert linked(extractor, headline, text, second) == named


@pytest.mark.parametrize(("headline", "text", "first", "second"), TWO)
def test_names_of_two(extractor: Extractor, headline: str, text: str, first: str, second: str) -> None:
    named = linked(extractor, headline, text, first)
    assert named
    assert not linked(extractor, headline, text, second) & named


def test_a_headline_that_was_renamed_is_still_known(extractor: Extractor) -> None:
    lead = "A round table on police was held in Vienna on 3 May 2010." + LINES
    text = "A new housing seminar was held in Oslo. The Oslo seminar was opened by the OSCE. The opening session was long."
    blocks, start = [], 0
    for kind, part in zip(
        (BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH), ("Oslo seminar", lead, text), strict=True
    ):
        blocks.append(Block(kind, Span(start, start + len(part))))
        start += len(part) + 2
    whole = "\n\n".join(("Oslo seminar", lead, text))
    found = extractor.extract(
        Document("doc/x", whole, "x.txt", date=PartialDate(2010, 5, 9), blocks=tuple(blocks))
    )
    assert any(m.text == "Oslo seminar" for m in found.mentions)
