"""Pages with the structure of the publishers' own: what a person would read, and what they say of themselves."""

from pathlib import Path

import pytest

from unosce_kg import readers
from unosce_kg.model import BlockKind, Document

PAGES = Path(__file__).parent / "fixtures/layouts"
FILES = sorted(path.name for path in PAGES.iterdir())
DPI = "United Nations Department of Public Information"
OSCE = "Organization for Security and Co-operation in Europe"


def read(name: str) -> Document:
    return readers.read(PAGES / name)


def lines(document: Document) -> list[str]:
    """What is left for a reader, each line with the mark of its kind."""
    marks = {
        BlockKind.TITLE: "# ",
        BlockKind.HEADING: "## ",
        BlockKind.DATELINE: "@ ",
        BlockKind.LIST_ITEM: "- ",
    }
    return [
        marks.get(b.kind, "") + b.span.of(document.text)
        for b in document.blocks
        if b.kind is not BlockKind.FURNITURE
    ]


@pytest.mark.parametrize(
    ("name", "date", "symbol", "kind", "publisher", "author"),
    [
        ("press-1996.html", "1996-11-26", "GA/99123", "press release", DPI, None),
        ("sgsm99501.doc.htm", "2005-05-12", "SG/SM/99501", "message", DPI, "UN Secretary-General Kofi Annan"),
        ("press-2015.html", "2015-06-11", "SG/SM/99602-DC/9911", "message", DPI,
         "UN Secretary-General Ban Ki-moon"),
        ("press-2023.html", "2023-05-04", "SC/99703", "press release", DPI, None),
        ("news-2009.html", "2009-02-27", None, "news", "UN News", None),
        ("news-2022.html", "2022-03-14", None, "news", "UN News", "United Nations"),
        ("un-sg.html", "2019-10-18", None, "statement", "Office of the Secretary-General of the United Nations",
         "the Spokesperson for the Secretary-General"),
        ("dppa.html", "2022-05-12", None, "statement",
         "United Nations Department of Political and Peacebuilding Affairs",
         "Under-Secretary-General Eva Example"),
        ("unis-1999.html", "1999-10-07", "UNIS/CP/99361", "press release",
         "United Nations Information Service Vienna", None),
        ("osce-2001.html", "2001-06-06", None, "press release", "OSCE Secretariat",
         "OSCE Press and Public Information Section"),
        ("osce-2020.html", "2020-10-09", None, "press release", OSCE, None),
        ("osce-document.html", "2012-04-26", "PC.DEC/9917", "decision", OSCE, None),
    ],
)  # fmt: skip
def test_what_a_page_says_of_itself(
    name: str, date: str, symbol: str | None, kind: str, publisher: str | None, author: str | None
) -> None:
    document = read(name)
    assert (str(document.date), document.symbol, document.kind) == (date, symbol, kind)
    assert (document.publisher, document.author, document.language) == (publisher, author, "en")


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("sgsm99501.doc.htm", "event_date", "2005-05-23"),
        ("sgsm99501.doc.htm", "recipient",
         "the Economic Forum of the Organization for Security and Cooperation in Europe"),
        ("press-2015.html", "event_date", "2015-06-11"),
        ("press-2015.html", "recipient", "the OSCE-wide Counter-Terrorism Conference"),
        ("press-2023.html", "session", "99316th Meeting"),
        ("dppa.html", "recipient", f"the Permanent Council of the {OSCE}"),
        ("news-2009.html", "source", "http://www.un.org/apps/news/story.asp?NewsID=99801&Cr=osce&Cr1"),
        ("osce-2020.html", "source", "https://www.osce.org/presence-in-albania/9990001"),
    ],
)  # fmt: skip
def test_further_metadata(name: str, field: str, value: str) -> None:
    assert str(getattr(read(name), field)) == value


@pytest.mark.parametrize(
    ("name", "field", "teller"),
    [
        ("press-2015.html", "title", "text"),
        ("press-2015.html", "source", "page"),
        ("news-2022.html", "author", "JSON-LD"),
        ("news-2022.html", "source", "Open Graph"),
        ("osce-document.html", "symbol", "Dublin Core"),
        ("osce-document.html", "date", "text"),
        ("press-2023.html", "publisher", "Open Graph"),
    ],
)
def test_who_told_it(name: str, field: str, teller: str) -> None:
    assert dict(read(name).tellers)[field] == teller


@pytest.mark.parametrize("name", FILES)
def test_nothing_of_the_page_around_stays(name: str) -> None:
    text = "\n".join(lines(read(name))).casefold()
    for word in ("cookies", "facebook", "in progress", "photo", "fraud", "inbox", "related", "read more", "ten facts",
                 "skip to", "tweet", "©", "about the osce", "border management", "information media",
                 "official record", "listen to", "français", "breadcrumb", "copyright"):  # fmt: skip
        assert word not in text


@pytest.mark.parametrize("name", FILES)
def test_each_block_names_the_element_that_it_came_from(name: str) -> None:
    document = read(name)
    assert all(block.element for block in document.blocks)
    page = (PAGES / name).read_bytes().decode("cp1252" if "cp1252" in name else "utf-8", "replace")
    for block in document.blocks:
        tag, _, number = block.element.partition("[")
        assert page.casefold().count(f"<{tag}") >= int(number.rstrip("]"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("press-2015.html", [
            "# Shared Border Posts Show What Two Organizations Can Do, Secretary-General Tells Vienna Conference",
            "@ 11 June 2015",
            "Following is UN Secretary-General Ban Ki-moon’s message, as delivered by Eva Example, Director of the "
            "Liaison Office, to the OSCE-wide Counter-Terrorism Conference in Vienna on 11 June:",
            "I thank the Organization for Security and Co-operation in Europe (OSCE) for calling this conference. Last "
            "year the United Nations Office on Drugs and Crime (UNODC) and the OSCE opened two shared border posts.",
            "Three lessons stand out:", "- share what you know;", "- train together."]),
        ("press-2023.html", [
            "## 99316th Meeting (AM)", "@ 4 May 2023",
            "# Trust Is Rebuilt in Small Steps, European Security Chair Tells Security Council",
            "## Members Speak of Chapter VIII and of Water",
            "The Chairperson-in-Office of the Organization for Security and Co-operation in Europe (OSCE) told the "
            "Security Council today that her organization and the United Nations had reopened a joint office for the "
            "monitoring of rivers.",
            "## Statements",
            "EVA EXAMPLE, Minister for Foreign Affairs of Ruritania, said that the office had begun its work in March.",
            "- River | Monitors", "- Dniester | 12", "- Drin | 7"]),
        ("unis-1999.html", [
            "@ 7 October 1999", "# Envoy Plans Joint Courses for Judges with OSCE Officials",
            "@ VIENNA, 7 October (UN Information Service) --",
            "Plans for joint courses were discussed here today by the United Nations envoy and the Permanent Council of "
            "the Organization for Security and Cooperation in Europe (OSCE).",
            "The courses will prepare judges in Kosovo for their first trials. A list follows:",
            "- Pristina, in November;", "- Prizren, in December."]),
        ("news-2022.html", [
            "# Monitors return to the valley after the flood", "@ 14 March 2022",
            "Monitors of the OSCE and of the UN refugee agency, UNHCR, are back in the valley, the Secretary-General’s "
            "spokesperson said on Monday.",
            "## ‘Nobody left’",
            "They found that nobody had left for good. “People are mending their roofs,” one of them told UN News.",
            "The joint visit will be repeated in April."]),
        ("osce-2020.html", [
            "# OSCE and UN open courses on river police in Tirana", "@ Publishing date: 9 October 2020",
            "@ TIRANA, 9 October 2020 –",
            "Courses for the river police were opened today by the OSCE Presence in Albania and the United Nations "
            "Development Programme (UNDP).",
            "“It is a beginning,” said the Head of Presence."]),
    ],
)  # fmt: skip
def test_lines_of_a_page(name: str, expected: list[str]) -> None:
    assert lines(read(name)) == expected


def test_old_press_release_in_tables() -> None:
    found = lines(read("sgsm99501.doc.htm"))
    assert found[:4] == ["# SECRETARY-GENERAL THANKS PARTNERS IN CENTRAL ASIA", "@ 12/05/2005",
                         "# SECRETARY-GENERAL THANKS PARTNERS", "# IN CENTRAL ASIA"]  # fmt: skip
    assert found[5].startswith("I am glad to greet this 13th meeting.")
    assert found[6].endswith("in the Ferghana Valley, and I hope that this work will go on.²")


def test_date_stamp_of_the_nineties_is_no_text() -> None:
    found = lines(read("press-1996.html"))
    assert found[:3] == ["# ASSEMBLY ASKS FOR CLOSER TIES WITH EUROPEAN SECURITY BODY", "@ 19961126",
                         "## Speakers Praise Observers in the Balkans"]  # fmt: skip
