"""Who has written or given a document."""

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Block, BlockKind, Document, PartialDate, Span

pytestmark = pytest.mark.usefixtures("parsing")

SPEECH = "I thank you for the welcome. We have come far, and I hope that we shall go on together. My thanks go to all."
THIRD = "Since then the two secretariats have met in my office, and I have asked them to go on. I thank all of them."


def spoken(extractor: Extractor, *lines: str) -> str | None:
    """The speaker of a document whose lines are blocks of their own; the first is its title."""
    text = "\n\n".join(lines)
    blocks, at = [], 0
    for number, line in enumerate(lines):
        kind = BlockKind.PARAGRAPH if number else BlockKind.TITLE
        blocks.append(Block(kind, Span(at, at + len(line))))
        at += len(line) + 2
    document = Document("doc/1", text, "t.txt", date=PartialDate(2022, 5, 3), blocks=tuple(blocks))
    return extractor.read(document).frame.speaker


@pytest.mark.parametrize(
    ("lines", "speaker"),
    [
        # whoever is greeted does not speak
        (["USG DiCarlo's remarks to the OSCE Permanent Council", "Mr. Chair, dear Secretary General Schmid, dear friends,"],
         "person/rosemary-dicarlo"),
        (["António Guterres at the OSCE", "Madam Chair, dear Ms. DiCarlo,"], "person/antonio-guterres"),
        (["Statement to the Security Council by Helga Schmid", "Mr. Guterres, Excellencies,"], "person/helga-maria-schmid"),
        (["A word of thanks in Vienna", "Dear Ms. Schmid,"], None),
        # a header that welcomes the reader names no one who is answered
        (["Welcome to the United Nations", "António Guterres: remarks in Vienna"], "person/antonio-guterres"),
        (["Response to Helga Schmid", "By António Guterres"], "person/antonio-guterres"),
    ],
)  # fmt: skip
def test_speaker(lines: list[str], speaker: str | None, extractor: Extractor) -> None:
    assert spoken(extractor, *lines, SPEECH) == speaker


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("Report of the Secretary-General", "post/un-secretary-general"),
        ("Report of the Secretary-General (Part two)", "post/un-secretary-general"),
        ("Report by the Secretary General", "post/osce-secretary-general"),
        ("The delegates took note of the report of the Secretary-General.", "person/helga-maria-schmid"),
        ("Report of the Secretary-General was what they had asked for.", "person/helga-maria-schmid"),
    ],
)
def test_report_below_the_title(line: str, speaker: str, extractor: Extractor) -> None:
    other = "Helga Schmid called in New York on 3 March."
    assert spoken(extractor, "COOPERATION WITH OTHER BODIES", line, f"{THIRD} {other}") == speaker
