"""What plain sentences say and do not say: who helps, who holds which office, what is a crisis, who proposes what."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Block, BlockKind, Document, DocumentKind, PartialDate, Span

Make = Callable[[str], Document]
pytestmark = pytest.mark.usefixtures("parsing")

LUND, MISSION = "person/anna-lund", "post/head-of-osce-mission-to-moldova"
GIFTS = "The budget of UNRCCA is met by the UN and by voluntary gifts and contributions from"

# Each text, a predicate, and the pairs that it joins.
READ: list[tuple[str, str, list[tuple[str, str]]]] = [
    (f"{GIFTS} Norway and Finland.", "supports", []),
    ("The rent is paid by grants from Norway, Finland and Spain.", "supports", []),
    ("Anna Lund was appointed Head of the OSCE Mission to Moldova in May.", "holdsPost", [(LUND, MISSION)]),
    ("Anna Lund of Norway has been named the new Head of the OSCE Mission to Moldova.", "holdsPost", [(LUND, MISSION)]),
    ("Anna Lund was appointed by the Head of the OSCE Mission to Moldova.", "holdsPost", []),
    ("The OSCE opened the session. Chair: Ms. Anna Lund, a judge", "holdsPost", []),
    ("The OSCE chairman urged the coalition government to hold talks with UNHCR.", "proposed", []),
    ("Kofi Annan urged a coalition government.", "proposed", [("person/kofi-annan", "topic/power-sharing")]),
    ("At the Conference of the Parties to the Istanbul Convention, Serbia spoke.", "partyTo", []),
    ("The OSCE gave four trucks to the Kyrgyz emergency service.", "respondedTo", []),
]  # fmt: skip


# Each text with somebody in an office, and the State that has it, if the text tells.
STATES: list[tuple[str, str | None]] = [
    ("President Yusuf Adan opened the seminar of UNODC in the Turkmen capital Ashgabat.", None),
    (
        "President Yusuf Adan of Somalia opened the seminar of UNODC in the Turkmen capital Ashgabat.",
        "place/somalia",
    ),
    (
        "Turkmenistan hosted the seminar. President Berdan Oraz opened it in the Turkmen capital.",
        "place/turkmenistan",
    ),
    ("In Ashgabat, President Berdan Oraz received the OSCE Secretary General.", "place/turkmenistan"),
    (
        "A day after the talks in the Belarusian capital, President Petro Koval is due in Mariupol. Ukraine and UNHCR wait.",
        "place/ukraine",
    ),
    ("Albania was dealt with by the OSCE through former Chancellor Karl Huber.", None),
    ("In Albania, Chancellor Karl Huber of Austria met UNHCR.", "place/austria"),
]


@pytest.mark.parametrize(("text", "state"), STATES, ids=[c[0] for c in STATES])
def test_whose_office_it_is(text: str, state: str | None, extractor: Extractor, document: Make) -> None:
    statements = extractor.extract(document(text)).statements
    held = {s.object for s in statements if s.predicate == "holdsPost" and s.subject.startswith("person/")}
    found = {s.object for s in statements if s.predicate == "postIn" and s.subject in held}
    assert found == ({state} if state else set())


def paragraphs(*texts: str) -> Document:
    text, blocks = "\n\n".join(texts), []
    for one in texts:
        start = text.index(one)
        blocks.append(Block(BlockKind.PARAGRAPH, Span(start, start + len(one))))
    return Document("doc/x", text, "x.txt", date=PartialDate(2012, 5, 9), blocks=tuple(blocks))


@pytest.mark.parametrize(
    ("here", "mission"),
    [
        (
            "President Paul Okonjo of Montenegro opened it, and the Mission thanked UNODC.",
            "org/osce-mission-to-skopje",
        ),
        ("In Montenegro, the Mission helps UNODC.", "org/osce-mission-to-montenegro"),
    ],
)
def test_the_land_of_a_guest_is_not_where_a_mission_is(here: str, mission: str, extractor: Extractor) -> None:
    found = extractor.extract(paragraphs("The OSCE Mission to Skopje taught the course.", here)).mentions
    assert {e for m in found if m.text == "Mission" for e in m.entities} == {mission}


def test_a_ministry_is_of_the_land_whose_towns_are_named(extractor: Extractor) -> None:
    found = extractor.extract(
        paragraphs(
            "Judges from Almaty met in Astana, in Kazakhstan, with UNODC.",
            "Finland and Norway paid for it.",
            "The Ministry of Justice thanked them.",
        )
    )
    assert {e for m in found.mentions if m.text == "Ministry of Justice" for e in m.entities} == {
        "org/ministry-of-justice-of-kazakhstan"
    }


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The OSCE and UNECE met at the Thirteenth OSCE Economic Forum. The Forum thanked UNODC.",
         "event/osce-economic-and-environmental-forum-2005"),
        ("The OSCE Forum for Security Co-operation met in Vienna. The Forum thanked UNODC.",
         "org/osce-forum-for-security-co-operation"),
        ("The Thirteenth OSCE Economic Forum was long. The OSCE Forum for Security Co-operation met. The Forum thanked UNODC.",
         "org/osce-forum-for-security-co-operation"),
    ],
)  # fmt: skip
def test_a_meeting_and_a_body_of_one_word(
    text: str, meant: str, extractor: Extractor, document: Make
) -> None:
    found = extractor.extract(document(text)).mentions
    assert {e for m in found if m.text == "Forum" for e in m.entities} == {meant}


def test_idioms_have_no_topic(extractor: Extractor, document: Make) -> None:
    found = extractor.extract(document("The OSCE gave the green light to the vote.")).mentions
    assert not any("topic/environmental-protection" in m.entities for m in found)


@pytest.mark.parametrize(("text", "predicate", "expected"), READ, ids=[c[0] for c in READ])
def test_what_is_read(
    text: str, predicate: str, expected: list[tuple[str, str]], extractor: Extractor, document: Make
) -> None:
    found = [
        (s.subject, s.object)
        for s in extractor.extract(document(text)).statements
        if s.predicate == predicate
    ]
    assert found == expected


def test_a_director_is_no_secretary_general(extractor: Extractor, document: Make) -> None:
    found = extractor.extract(document("Tom Hill, Director of the OSCE Secretariat, spoke."))
    posts = [s.object for s in found.statements if s.predicate == "holdsPost"]
    assert posts
    assert "post/osce-secretary-general" not in posts


@pytest.mark.parametrize(
    ("text", "crisis"),
    [
        ("They went to the Kyrgyz emergency service.", False),
        ("They spoke of the Tajik war veterans.", False),
        ("They spoke of the Kyrgyz emergency.", True),
        ("They spoke of the Tajik war.", True),
    ],
)
def test_what_is_named_after_a_crisis_is_none(
    text: str, crisis: bool, extractor: Extractor, document: Make
) -> None:
    found = extractor.extract(document(text)).mentions
    assert any(e.startswith("event/") for m in found for e in m.entities) is crisis


def under(head: str, text: str, kind: BlockKind, date: PartialDate) -> Document:
    """A document of one line above one paragraph."""
    start = len(head) + 2
    blocks = (Block(kind, Span(0, len(head))), Block(BlockKind.PARAGRAPH, Span(start, start + len(text))))
    return Document("doc/x", f"{head}\n\n{text}", "x.txt", date=date, blocks=blocks)


def test_the_office_of_a_high_commissioner_speaks(extractor: Extractor) -> None:
    title = "Message by Ms. Navi Pillay, United Nations High Commissioner for Human Rights, to the OSCE"
    text = "I thank the OSCE. We have trained judges with ODIHR, and we shall do so again. I wish you well."
    document = replace(
        under(title, text, BlockKind.TITLE, PartialDate(2013, 3, 7)), kind=DocumentKind.MESSAGE
    )
    found = extractor.extract(document).mentions
    assert {e for m in found if m.text == "We" for e in m.entities} == {"org/ohchr"}


def test_a_masthead_may_name_the_whole_and_its_part_apart(extractor: Extractor) -> None:
    head = "United Nations | Liaison Office for Peace and Security, Vienna"
    text = "We keep in touch with the OSCE. Our staff of five work in Vienna, and we follow its meetings."
    found = extractor.extract(under(head, text, BlockKind.HEADING, PartialDate(2022, 5, 7))).mentions
    assert {e for m in found if m.text == "We" for e in m.entities} == {"org/un-liaison-office-vienna"}
