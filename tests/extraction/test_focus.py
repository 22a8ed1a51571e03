"""Which meeting a sentence is about that names none."""

from collections.abc import Sequence

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Block, BlockKind, Document, PartialDate, Span

pytestmark = pytest.mark.usefixtures("parsing")

SPEECH = "Anna Berg of UNDP took the floor."
SEMINAR = "A seminar was held in Tirana on 5 May 2012."
FILLER = ["Wells matter.", "Rain was scarce.", "Prices rose.", "Farmers left."]

# Paragraphs ("#" first: a heading), and the name of the meeting at which the speech was held.
REPORTS = [
    ([SEMINAR, *FILLER, SPEECH], "seminar"),
    ([SEMINAR, "A workshop was held in Oslo on 4 May 2012. " + SPEECH], "workshop"),
    ([SEMINAR, *FILLER, "A workshop was held in Oslo in 2011.", *FILLER, SPEECH], "seminar"),
    ([SEMINAR, "A workshop was held in Oslo in 2011.", "Rain was scarce.", SPEECH], None),
    (["A seminar and a workshop were held in Tirana.", SPEECH], None),
    (["#Water", SEMINAR, "#Roads", "A workshop was held in Oslo on 4 May 2012.", "#Ports", *FILLER, SPEECH], None),
    (["Rain was scarce.", SPEECH], None),
]  # fmt: skip


def report(paragraphs: Sequence[str]) -> Document:
    """A document of 9 May 2012."""
    blocks, text = [], ""
    for paragraph in paragraphs:
        kind = BlockKind.HEADING if paragraph.startswith("#") else BlockKind.PARAGRAPH
        start, text = len(text), text + paragraph.lstrip("#") + "\n\n"
        blocks.append(Block(kind, Span(start, len(text) - 2)))
    return Document("doc/x", text, "x.txt", date=PartialDate(2012, 5, 9), blocks=tuple(blocks))


@pytest.mark.parametrize(("paragraphs", "meeting"), REPORTS)
def test_focus(paragraphs: list[str], meeting: str | None, extractor: Extractor) -> None:
    reading = extractor.read(document := report(paragraphs))
    statements = extractor.gather(document, reading).statements
    named = [reading.links.entity(str(s.object)).label for s in statements if s.predicate == "addressed"]
    assert named == ([meeting] if meeting else [])


def test_an_organ_that_hears_speakers(extractor: Extractor) -> None:
    lead = "Rain was scarce, Paul Okonjo of UNDP told the Security Council today."
    statements = extractor.extract(
        report([lead, *FILLER, "Anna Berg told delegates that prices rose."])
    ).statements
    spoken = {(s.subject, s.object) for s in statements if s.predicate == "addressed"}
    assert ("person/anna-berg", "org/un-security-council") in spoken
