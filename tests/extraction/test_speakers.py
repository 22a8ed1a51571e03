"""Who speaks: the owner of a document, whoever is quoted, whoever has written together."""

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Block, BlockKind, Document, PartialDate, Span

pytestmark = pytest.mark.usefixtures("parsing")

KINDS = {
    "#": BlockKind.TITLE,
    "=": BlockKind.HEADING,
    "~": BlockKind.FURNITURE,
    "*": BlockKind.LIST_ITEM,
    "": BlockKind.PARAGRAPH,
}


def page(*lines: str) -> Document:
    """A document of blocks; the first character of a line tells its kind: # title, = heading, ~ furniture, * list item."""
    text, blocks = "", list[Block]()
    for line in lines:
        mark = line[0] if line[0] in KINDS else ""
        words = line.removeprefix(mark).strip()
        start = len(text)
        text += words + "\n\n"
        blocks.append(Block(KINDS[mark], Span(start, start + len(words))))
    return Document("doc/1", text, "t.txt", date=PartialDate(2013, 4, 5), blocks=tuple(blocks))


@pytest.mark.parametrize(
    ("head", "owner"),
    [
        (["= OSCE MISSION TO SERBIA", "# A bridge is mended"], "org/osce-mission-to-serbia"),
        (["= UNICEF Newsletter", "# Schools open again"], "org/unicef"),
        (["= UNDP in Armenia", "# Water for Gyumri"], "org/undp"),
        (["= UNHCR GEORGIA", "# Winter is coming"], "org/unhcr"),
        (["~ UNECE > Transport > News", "# Lorries wait"], "org/unece"),
        (["# Lorries wait", "~ © 2012 UNESCO. All rights reserved"], "org/unesco"),
        (
            ["# A day at the border", "= By the press office of the OSCE Mission to Skopje"],
            "org/osce-mission-to-skopje",
        ),
        (["# EU statement on water", "= OSCE Permanent Council"], "org/eu"),
        # of two side by side, of news services and of organs nobody is the owner
        (["= UNHCR / OSCE Mission to Serbia", "# A bridge is mended"], None),
        (["= UN News", "# A bridge is mended"], None),
        (["= Security Council", "# A bridge is mended"], None),
        (["# UNHCR and the OSCE", "= A bridge is mended"], None),
        (["# A bridge is mended", "= OSCE Mission to Serbia"], None),  # the first section's heading
        (["# A bridge is mended"], None),
    ],
)
def test_owner(head: list[str], owner: str | None, extractor: Extractor) -> None:
    text = "The bridge at the village was mended on Monday."
    above = [line for line in head if "©" not in line]
    below = [line for line in head if "©" in line]
    assert extractor.read(page(*above, text, *below)).frame.owner == owner


@pytest.mark.parametrize(
    ("text", "word", "body"),
    [
        (
            '"We opened a school," said Ingrid Lund, Head of the OSCE Mission to Serbia.',
            "We",
            "org/osce-mission-to-serbia",
        ),
        (
            'Ingrid Lund, Representative of UNHCR in Serbia, came. "We opened a school," she said.',
            "We",
            "org/unhcr",
        ),
        ('UNICEF spokesman Karl Brandt said: "We opened a school."', "We", "org/unicef"),
        ('Karl Brandt, who heads UNODC, told reporters: "We opened a school."', "We", "org/unodc"),
        # a minister speaks for no body of the two, an anonymous source for nobody, a bystander neither
        (
            '"We opened a school," the Foreign Minister of Norway, Karl Brandt, said. UNHCR and the OSCE came.',
            "We",
            None,
        ),
        ('UNHCR and the OSCE came. "We opened a school," said an official.', "We", None),
        ("UNHCR and the OSCE came. We opened a school.", "We", None),
    ],
)
def test_we_of_a_quotation(text: str, word: str, body: str | None, extractor: Extractor) -> None:
    reading = extractor.read(page("# A school opens", text))
    found = [c.entities for c in reading.coreferents.values() if c.span.of(reading.links.text) == word]
    assert found == ([(body,)] if body else [])


@pytest.mark.parametrize(
    ("lines", "word", "bodies"),
    [
        (["= OSCE Mission to Serbia", "# Our year", "In May we opened a school. We were many."], "we", ("org/osce-mission-to-serbia",)),
        (["= UNODC", "# Partners", "Together with UNHCR, we run a course. The OSCE came."], "we", ("org/unodc",)),
        (["= OSCE MISSION TO SERBIA", "# Statement by Ambassador Karl Brandt, Head of Mission",
          "I came in May. We open a school today, we stay, and I thank our hosts."],
         "We", ("org/osce-mission-to-serbia",)),
        (["# REPORT OF THE SECRETARY-GENERAL ON SERBIA", "* 1. Karl Brandt leads the OSCE Mission to Serbia. I met him."],
         "I", ("post/un-secretary-general",)),
        (["# Water for all", "From 2001 to 2005 I worked for UNHCR in Serbia. I saw much, I heard more. Later we opened a school."],
         "we", ("org/unhcr",)),
    ],
)  # fmt: skip
def test_first_person(lines: list[str], word: str, bodies: tuple[str, ...], extractor: Extractor) -> None:
    reading = extractor.read(page(*lines))
    found = [c.entities for c in reading.coreferents.values() if c.span.of(reading.links.text) == word]
    assert bodies in found


@pytest.mark.parametrize(
    ("text", "word", "body"),
    [
        ("Karl Brandt, Head of the OSCE Mission to Serbia, said that his Mission would stay.", "Mission", "org/osce-mission-to-serbia"),
        ("Ingrid Lund, Representative of UNICEF in Serbia, said that her organization would stay.", "organization", "org/unicef"),
        ("Ingrid Lund, Representative of UNICEF in Serbia, came. Her colleagues train judges.", "colleagues", "org/unicef"),
        ("Ingrid Lund, Representative of UNICEF, met Karl Brandt of Norway. Her organization will stay.", "organization", "org/unicef"),
        # a word that does not fit, a single colleague, a person of no known body
        ("Karl Brandt, Head of the OSCE Mission to Serbia, lost his hat in the centre.", "hat", None),
        ("Karl Brandt, Head of the OSCE Mission to Serbia, met his colleague.", "colleague", None),
        ("Karl Brandt said that his organization would stay.", "organization", None),
    ],
)  # fmt: skip
def test_bodies_of_persons(text: str, word: str, body: str | None, extractor: Extractor) -> None:
    reading = extractor.read(page("# News", text))
    found = [
        c.entities
        for c in reading.coreferents.values()
        if c.span.of(reading.links.text) == word and c.detector.endswith("of a person")
    ]
    assert found == ([(body,)] if body else [])


@pytest.mark.parametrize(
    ("lines", "pairs"),
    [
        (["= OSCE Mission to Serbia", "# Spring", "* 3 May: workshop on asylum, with UNHCR"],
         [("org/osce-mission-to-serbia", "org/unhcr")]),
        (["= UNODC", "# Border courses", "Talks are under way with the OSCE on a second course."], [("org/unodc", "org/osce")]),
        (["= OSCE Mission to Serbia", "# Spring", "Our closest partner is UNICEF."], [("org/osce-mission-to-serbia", "org/unicef")]),
        (["# A course", "= Organizer: UNODC", "= Partners: NATO, Council of Europe", "Come all."],
         [("org/unodc", "org/nato"), ("org/unodc", "org/council-of-europe")]),
        (["# A school", "UNICEF opened a school in May. A second one is being built jointly with NATO."], [("org/unicef", "org/nato")]),
        (["# A school", "UNICEF opened a school in May. It was attended by boys whom IOM had brought. "
          "A second one is being built jointly with NATO."], [("org/unicef", "org/nato")]),
        (["# A course", "UNICEF opened a school in May. The pupils are taught by two men lent by IOM. "
          "A second one is being built jointly with NATO."], [("org/unicef", "org/nato")]),
        # someone else acts, nobody is spoken of, the partner is of the owner's own, or the owner is not certain
        (["= OSCE Mission to Serbia", "# Spring", "A second school is being built by UNICEF jointly with UNHCR."], []),
        (["= OSCE Mission to Serbia", "# Spring", "The Ministry is building a school jointly with UNHCR."], []),
        (["# Spring", "A second school is being built jointly with UNHCR."], []),
        (["= OSCE Mission to Serbia", "# Spring", "* 3 May: workshop on asylum, with ODIHR"], []),
        (["= UN News", "# Spring", "* 3 May: workshop on asylum, with NATO"], []),
    ],
)  # fmt: skip
def test_unsaid_parties(lines: list[str], pairs: list[tuple[str, str]], extractor: Extractor) -> None:
    reading = extractor.read(page(*lines))
    facts = [f for f in extractor.read_facts(reading) if f.pattern == "cooperation-unsaid"]
    assert [(f.subject, f.object) for f in facts] == pairs
