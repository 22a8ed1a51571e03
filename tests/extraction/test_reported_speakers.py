"""Whoever a report of an occasion quotes spoke there."""

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Block, BlockKind, Document, PartialDate, Span

pytestmark = pytest.mark.usefixtures("parsing")

TODAY = "A workshop on water opened in Tirana today."
BERG, OKONJO = "person/anna-berg", "person/paul-okonjo"

# paragraphs of a report of 9 May 2012, and who spoke at its workshop
REPORTS = [
    ([TODAY, "\"Wells matter,\" said Anna Berg, Head of the OSCE Presence in Albania."], {BERG}),
    ([TODAY, "Paul Okonjo of UNDP recalled that prices rose. Anna Berg stressed that farmers had left."], {BERG, OKONJO}),
    (["A workshop on water ended in Tirana on 8 May.", "\"Wells matter,\" Anna Berg noted."], {BERG}),
    ([TODAY, "\"Wells matter,\" Anna Berg told reporters."], set()),
    ([TODAY, "In a letter to UNDP, Anna Berg stressed that wells matter."], set()),
    ([TODAY, "Anna Berg had noted that prices rose."], set()),
    ([TODAY, "Last year Anna Berg noted at a seminar in Oslo that prices rose."], set()),
    ([TODAY, "\"As Anna Berg said, wells matter.\""], set()),
    (["A workshop on water was held in Tirana in 2009.", "\"Wells matter,\" said Anna Berg."], set()),
    (["Rain was scarce today.", "\"Wells matter,\" said Anna Berg."], set()),
]  # fmt: skip


def report(paragraphs: list[str]) -> Document:
    blocks, text = [], ""
    for paragraph in paragraphs:
        start, text = len(text), text + paragraph + "\n\n"
        blocks.append(Block(BlockKind.PARAGRAPH, Span(start, len(text) - 2)))
    return Document("doc/x", text, "x.txt", date=PartialDate(2012, 5, 9), blocks=tuple(blocks))


@pytest.mark.parametrize(("paragraphs", "speakers"), REPORTS)
def test_reported_speakers(paragraphs: list[str], speakers: set[str], extractor: Extractor) -> None:
    statements = extractor.extract(report(paragraphs)).statements
    spoken = ((s.subject, str(s.object)) for s in statements if s.predicate == "addressed")
    assert {who for who, where in spoken if where.startswith("event/workshop")} == speakers
