"""PDF files: the order of reading, what is left out, what is mended, and what is refused."""

from __future__ import annotations

import sys

import pytest

from unosce_kg.model import BlockKind, Document
from unosce_kg.readers import pdf
from unosce_kg.readers.pdf.hyphens import join_lines
from unosce_kg.readers.pieces import PAGE_TURN

from . import pdf_samples as samples
from .reading import read_bytes, read_one

CROSSING = (
    "The two secretariats agreed in the autumn to share what their field offices learn about the movement of families"
    " across the river, and they asked the Transport Division of the Economic Commission for Europe to keep the list of"
    " crossings that stay open in winter; the Co-operation Council met them half-way."
)


def texts(document: Document, *kinds: BlockKind) -> list[str]:
    return [b.span.of(document.text) for b in document.blocks if not kinds or b.kind in kinds]


def test_resolution() -> None:
    document = read_one("a.pdf", samples.resolution())
    assert (document.symbol, str(document.date)) == ("A/RES/99/7", "2031-03-14")
    headings = texts(document, BlockKind.TITLE, BlockKind.HEADING)
    assert "99/7. Cooperation between the United Nations and the River Commission" in headings
    assert {"Ninety-ninth session", "Agenda item 114 (k)", "General Assembly"} <= set(headings)
    paragraphs = texts(document, BlockKind.PARAGRAPH)
    assert paragraphs[0] == "The General Assembly,"
    assert paragraphs[1].startswith("Recalling its earlier decisions")
    assert paragraphs[1].endswith("to meet twice a year,")
    assert paragraphs[3].startswith("Takes note of the report of the Secretary-General,¹ and thanks him")
    numbers = [b.element for b in document.blocks if b.element]
    assert numbers == [f"paragraph {n}" for n in range(1, 15)]
    assert [b.page for b in document.blocks if b.element][-1] == 2


def test_what_stands_around_the_pages_is_left_out() -> None:
    document = read_one("a.pdf", samples.resolution())
    assert document.text.count("A/RES/99/7") == 1
    assert "9912345" not in document.text and "99-12345" not in document.text and "2/2" not in document.text
    note = document.blocks[-1]
    assert (note.kind, note.page) == (BlockKind.FURNITURE, 1)
    assert note.span.of(document.text).startswith("¹ A/98/501")


def test_report() -> None:
    document = read_one("a.pdf", samples.report())
    assert document.title == "Report of the Secretary-General on the Mission in the Eastern Valleys"
    assert texts(document, BlockKind.HEADING)[-2:] == ["I. Introduction", "II. Work with the OSCE"]
    assert texts(document, BlockKind.LIST_ITEM)[0] == "(a) the police school in the north;"
    numbered = [b for b in document.blocks if b.element]
    assert [b.element for b in numbered] == [f"paragraph {n}" for n in range(1, 13)]
    assert all(b.span.of(document.text).endswith(CROSSING) for b in numbered)
    assert "31-20077" not in document.text and document.text.count("S/2031/77") == 1


def test_a_paragraph_goes_on_overleaf() -> None:
    document = read_one("a.pdf", samples.report())
    (over,) = (b for b in document.blocks if b.turns)
    first, turn, last = over.span.start, over.turns[0], over.span.end
    assert document.text[turn] == " " and PAGE_TURN not in document.text
    assert list(over.pages(type(over.span)(first, first + 5))) == [1]
    assert list(over.pages(type(over.span)(turn - 5, turn + 5))) == [1, 2]
    assert list(over.pages(type(over.span)(last - 5, last))) == [2]


def test_letter_with_annexes() -> None:
    document = read_one("a.pdf", samples.letter())
    assert (document.title or "").endswith("addressed to the President of the Security Council")
    assert (document.symbol, document.author) == ("A/99/400-S/2031/90", "the Secretary-General")
    assert [b.element for b in document.blocks if b.element] == [
        "Annex I, paragraph 1",
        "Annex II, paragraph 1",
    ]
    assert "of 3" not in document.text


def test_decision() -> None:
    document = read_one("a.pdf", samples.decision())
    assert (document.symbol, str(document.date)) == ("PC.DEC/9901", "2012-05-03")
    assert document.title == "WORK WITH THE UNITED NATIONS ON THE SAFE STORAGE OF SMALL ARMS"
    assert texts(document, BlockKind.LIST_ITEM)[0].startswith("Task the Secretariat with a visit")
    assert document.text.count("3 May 2012") == 1


def test_journal() -> None:
    document = read_one("a.pdf", samples.journal())
    assert (document.symbol, document.title) == ("PC.JOUR/912", "912th PLENARY MEETING OF THE COUNCIL")
    assert "Agenda item 1: ADDRESS BY THE HEAD OF THE UNITED NATIONS OFFICE IN THE VALLEYS" in texts(document)
    heads = {"1. Date: Thursday, 3 May 2012", "Opened: 10.05 a.m.", "2. Chairperson: Ambassador E. Example"}
    assert heads <= set(texts(document))
    assert "PCOEJ912" not in document.text


def test_contents_margin_and_footnotes_stand_apart() -> None:
    document = read_one("a.pdf", samples.contents())
    paragraphs = texts(document, BlockKind.PARAGRAPH)
    assert len(paragraphs) == 3 and all(p.endswith(CROSSING) for p in paragraphs)
    assert texts(document, BlockKind.FURNITURE)[-2:] == ["1/ See the notes of the meeting in Osh.", "Para. 7"]


def test_letters_drawn_twice_and_ligatures() -> None:
    document = read_one("a.pdf", samples.doubled())
    assert document.text == "Valleys\n\nThe office finds that the floods of the year were high."


def test_two_columns() -> None:
    document = read_one("a.pdf", samples.newsletter())
    assert texts(document)[:2] == ["BOATS ON THE RIVER", "One River Two Offices"]
    paragraphs = texts(document, BlockKind.PARAGRAPH)
    expected = [
        f"Paragraph {n} of the {side} column begins. {CROSSING}"
        for side in ("left", "right")
        for n in (1, 2, 3)
    ]
    assert paragraphs[:6] == expected
    assert paragraphs[6].startswith("Below the columns a last paragraph goes over the whole width")
    assert (document.author, dict(document.tellers)["author"]) == ("Eva Example", "file properties")


def test_rows_of_a_table_are_lines() -> None:
    document = read_one("a.pdf", samples.table())
    assert texts(document, BlockKind.LIST_ITEM) == [
        "Visit; Office; Month", "Osh; OSCE Centre; May", "Bishkek; UNDP; June", "Naryn; UNHCR; July"]  # fmt: skip


def test_a_page_on_its_side() -> None:
    document = read_one("a.pdf", samples.sideways())
    assert document.text == f"The table of the annex lies on its side. {CROSSING}"


def test_a_page_that_is_a_picture_is_reported_and_the_rest_read() -> None:
    documents, reasons = read_bytes("a.pdf", samples.half_scan())
    assert len(documents) == 1 and reasons == ["page 2 is a picture without text; the rest is read"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (samples.scan(), "a PDF file each page of which is a picture without text"),
        (samples.locked(), "an encrypted PDF file"),
        (b"%PDF-1.4\n" + b"x" * 100, "a broken PDF file"),
        (samples.blank(), "holds no text"),
    ],
)
def test_refused(content: bytes, reason: str) -> None:
    assert read_bytes("a.pdf", content) == ([], [reason])


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(ValueError, match=r'pip install "unosce-kg\[documents\]"'):
        pdf.parse(samples.table())


def test_same_file_same_text() -> None:
    assert pdf.parse(samples.report()) == pdf.parse(samples.report())


@pytest.mark.parametrize(
    ("lines", "words", "joined"),
    [
        (["the inter-", "national court"], "", "the international court"),
        (["the Secretary-", "General spoke"], "", "the Secretary-General spoke"),
        (["a well-", "known plan"], "", "a well-known plan"),
        (["a small-", "er plan"], "", "a smaller plan"),
        (["their co-", "operation"], "cooperation", "their cooperation"),
        (["their co-", "operation"], "co-operation", "their co-operation"),
        (["the anti-", "crime unit"], "anti-crime", "the anti-crime unit"),
        (["in 2003-", "2004 it"], "", "in 2003-2004 it"),
        (["the Vienna–", "Moscow train"], "", "the Vienna–Moscow train"),
        (["a plan -", "it failed"], "", "a plan - it failed"),
    ],
)
def test_broken_words(lines: list[str], words: str, joined: str) -> None:
    assert join_lines(lines, frozenset(words.split())) == joined


def test_a_word_broken_over_two_pages_stands_on_the_first() -> None:
    assert (
        join_lines(["the inter-", "national court"], frozenset(), frozenset({1}))
        == "the international\fcourt"
    )
