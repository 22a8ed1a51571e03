"""Title, date, symbol, publisher, speaker: from the header block, else from the text's own lines."""

from pathlib import Path

import pytest

from unosce_kg import readers
from unosce_kg.model import Document
from unosce_kg.readers.dates import find_date, measure_dateline, parse_date, read_dateline, read_labelled_date
from unosce_kg.readers.header import split_header
from unosce_kg.readers.symbols import find_symbol, is_letterhead, read_series, read_symbol

BODY = "The two organizations work together in the field, as they have for many years."


def document(tmp_path: Path, text: str, name: str = "A note.txt") -> Document:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return readers.read(path)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("7 December 2011", "2011-12-07"),
        ("Monday, 19 July 2010", "2010-07-19"),
        ("December 7, 2011", "2011-12-07"),
        ("VIENNA, 3 March 2015 –", "2015-03-03"),
        ("2019-12-09", "2019-12-09"),
        ("Published: 9 Dec. 2019 14:30", "2019-12-09"),
        ("New York, 1st June 2001", "2001-06-01"),
        ("Vienna, June 2001", "2001-06"),
        ("19.07.2010", "2010-07-19"),
        ("Published: 4 May 2015, Tirana", "2015-05-04"),
        ("Posted: 4 May 2015, Tirana, Albania", "2015-05-04"),
        ("Posted Mon 4 May 2015", "2015-05-04"),
        ("Mon May 4, 2015 4:12 PM BST", "2015-05-04"),
        ("4 May 2015 14:25 (UTC+04:00)", "2015-05-04"),
        ("May 04, 2015, 19:07 UTC+3", "2015-05-04"),
        ("News 4 May 2015 - 12:47", "2015-05-04"),
        ("Feature | 4 May 15 | Tirana", "2015-05-04"),
        ("Last update: 4 May 2015", "2015-05-04"),
    ],
)
def test_datelines(text: str, date: str) -> None:
    assert str(read_dateline(text)) == date


@pytest.mark.parametrize(
    "text",
    [
        "31 February 2010",
        "Council, 2010",
        "They met on 7 December 2011 in Vilnius",
        "12/13/2010",
        "Opens Mon 4 May 2015, 10:00",
        "Meeting, 4 May 2015, Tirana",
        "May 15 | Tirana",
        "",
    ],
)
def test_no_datelines(text: str) -> None:
    assert read_dateline(text) is None


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Cog stories, 9 April 2012", "2012-04-09"),
        ("Distr.: General, 2 October 2001", "2001-10-02"),
        ("Monday, 4 May 2015 – Widget Press", "2015-05-04"),
        ("Home › News › 4 May 2015", "2015-05-04"),
        ("Cog Office / 04.05.2015", "2015-05-04"),
        ("Page last revised: 4 May 2015", "2015-05-04"),
        ("From the Cog Lexicon (last edited 4 May 2015)", "2015-05-04"),
        ("Weekly bulletin, 11 to 15 May 2015", "2015-05-15"),
        ("Newsletter No. 7, May 2015", "2015-05"),
        ("Correspondence No. 7, 4 May 2015 (English summary)", "2015-05-04"),
        ("(X/70/3, 4 May 2015, excerpts)", "2015-05-04"),
        ("(Extracts. Dated 4 May 2015)", "2015-05-04"),
        ("Bridges of Ruritania (as of 4 May 2015)", "2015-05-04"),
        ("Recent statements, 11 to 15 May 2015", "2015-05-15"),
        ("4 May 2015 Bridges and Roads", "2015-05-04"),
        ("4 May 2015. Summary of the remarks on cogs", "2015-05-04"),
        ("4 May 2015 cogs were made", None),
        ("Closing date: 4 May 2015", None),
        ("Closing Date – 4 May 2015", None),
        ("Photo, 4 May 2015", None),
        ("English.news.cn 2015-05-04 06:41:17", "2015-05-04"),
        ("Ruritania, 8 to 13 May 2015", None),
        ("[Photo: the bridge, 4 May 2015]", None),
        ("The election of 4 May 2015", None),
        ("07:45 04.05.2015", "2015-05-04"),
        ("Cog News Agency – Ruritania, 4 May 2015, 07:45", "2015-05-04"),
        ("News   04 May 15", "2015-05-04"),
        ("Features | 30 Dec 98", "1998-12-30"),
        ("12 May 12 cogs", None),
        ("Chapter 12 May 45", None),
        ("02 May 44", None),
        ("00 May 12", None),
        ("Workshop on cogs, Ruritania, 4 May 2015, 09:30", None),
        ("Applications close - 4 May 2015, 17:00", None),
        ("Bridge 4, 12 Mar 10 cogs", None),
    ],
)
def test_dates_beside_other_words_of_the_head(line: str, date: str | None) -> None:
    found = read_labelled_date(line)
    assert (str(found) if found else None) == date


@pytest.mark.parametrize(
    ("text", "is_dateline"),
    [
        ("Tirana, 4 May 2015. Every cog turns.", True),
        ("TIRANA, May 4, 2015 / Widget: Every cog turns.", True),
        ("4 May 2015, Tirana – Every cog turns.", True),
        ("Tirana, 04.05.2015 – Every cog turns.", True),
        ("4 May 2015. Every cog turns.", True),
        ("TIRANA, May 4, 2015, Cog-News -- Every cog turns.", True),
        ("TIRANA, May 4, 2015 /Cognews/. Every cog turns.", True),
        ("Tirana (Albania), 4 May 2015 - Every cog turns.", True),
        ("Tirana/Durres, 4 May 2015 (COG) – Every cog turns.", True),
        ("(Tirana, 4 May 2015) Every cog turns.", True),
        ("(4 May 2015) – Every cog turns.", True),
        ("TIRANA, MAY 4, 2015, COGPRESS: Every cog turns.", True),
        ("TIRANA, May 4, 2015 (CogNews) - Every cog turns.", True),
        ("Tirana, 4 May 2015, with cogs: Every cog turns.", False),
        ("(Tirana, Albania) Every cog turns.", False),
        ("Tirana on 4 May saw every cog turn.", False),
        ("Tirana, Mary Cog and Widget News – Every cog turns.", False),
    ],
)
def test_datelines_that_open_a_paragraph(text: str, is_dateline: bool) -> None:
    assert text[measure_dateline(text) :].startswith("Every") is is_dateline


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        (["Cogs turn", "Cog stories, 9 April 2012", BODY], "2012-04-09"),
        (["Cogs turn", BODY, BODY, "© Cogs. Page last updated: 9 April 2012"], "2012-04-09"),
        (["Cogs turn", "Summary of the remarks made in Tirana, 9 April 2012.", BODY], "2012-04-09"),
        (["Cogs turn", "Cog stories, 9 April 2012", "10 April 2012", BODY], "2012-04-10"),
        (["Cogs turn", BODY, "See also: Cog stories, 9 April 2012"], None),
        (
            ["MEMORANDUM OF UNDERSTANDING", BODY, "Done in Tirana on 9 April 2012, in two copies."],
            "2012-04-09",
        ),
        (["Cogs turn", BODY, "Done with it, they left in April 2012."], None),
        (["COGS TURN", BODY, "091914 MET apr 12"], "2012-04-09"),
        (["COGS TURN", BODY, "COG 091914 GMT APR 12"], "2012-04-09"),
        (["COGS TURN", BODY, "COG ab 091914 GMT"], None),
        (["COGS TURN", BODY, "Tel. 091914 12"], None),
    ],
)
def test_date_of_a_document_without_a_dateline(tmp_path: Path, lines: list[str], date: str | None) -> None:
    found = document(tmp_path, "\n\n".join(lines)).date
    assert (str(found) if found else None) == date


@pytest.mark.parametrize(
    ("lines", "symbol"),
    [
        (["UNMIK/PR/9999", "Cogs turn at last", BODY], "UNMIK/PR/9999"),
        (["UNMIK/PR/9999 – PRESS RELEASE", "Cogs turn at last", BODY], "UNMIK/PR/9999"),
        (["Cogs turn at last", "Press Release No. 57/98", BODY], "57/98"),
        (["Cogs turn at last", "Decision No. 57/98", BODY], None),
        (["Cogs turn at last", BODY, "PR-0577/14"], "PR-0577/14"),
        (["Cogs turn at last", BODY, "They wrote PR-0577/14."], None),
        (["PRESS RELEASE ECE/ENV/99/P06", "Cogs turn at last", BODY], "ECE/ENV/99/P06"),
        (["Report of the Cog Committee", "(A/99/1, 2 September 2044, extract)", BODY], "A/99/1"),
        (["Report of the Cog Committee", "(A/99/1 and other cogs)", BODY], None),
        (["United Nations A/99/999 General Assembly", "Report of the Cog Committee", BODY], "A/99/999"),
        (["GENERAL S/99999", "Letter of the Cog Committee", BODY], "S/99999"),
        (["Report on A/99/999 and cogs", "Cogs turn at last", BODY], None),
    ],
)
def test_symbol_at_the_head(tmp_path: Path, lines: list[str], symbol: str | None) -> None:
    assert document(tmp_path, "\n\n".join(lines)).symbol == symbol


def test_lines_that_hold_a_symbol() -> None:
    assert [read_series(t) for t in ("Reference: UNMIK/PR/99", "AND/OR", "Vienna 3/4")] == [
        "UNMIK/PR/99",
        None,
        None,
    ]
    assert is_letterhead("Security Council S/1999/999") and not is_letterhead("Follow-up to S/1999/999")


def test_dates_in_running_text_and_headers() -> None:
    assert str(find_date("held from 31 February 2010 to 3 March 2010")) == "2010-03-03"
    assert [str(parse_date(t)) for t in ("2011", "2011-12", "2011-12-07T10:00:00Z", "7 December 2011")] == [
        "2011", "2011-12", "2011-12-07", "2011-12-07"]  # fmt: skip
    assert parse_date("some day") is None


@pytest.mark.parametrize(
    "symbol",
    ["SG/SM/13017", "SG/SM/11293-IHA/1234", "GA/11000", "SC/10005", "S/RES/1244 (1999)",
     "A/RES/57/298",
     "S/2020/1234", "S/PRST/2010/3", "A/67/280", "S/PV.5751", "PC.DEC/1117", "MC.DOC/1/11",
     "MC.DEC/3/11/Corr.1", "MC(15).JOUR/2",
     "SEC.PR/123/09", "CIO.GAL/33/19", "UNIS/SGSM/123", "ECOSOC/6000", "DSG/SM/500"],
)  # fmt: skip
def test_symbols(symbol: str) -> None:
    assert find_symbol(f"as {symbol} says") == symbol
    assert read_symbol(symbol) == symbol
    assert read_symbol(f"Document: {symbol}") == symbol


@pytest.mark.parametrize(
    "text", ["and/or", "UN/OSCE", "24/7", "km/h", "USA/2", "n.a.", "Resolution 1244 (1999)"]
)
def test_no_symbols(text: str) -> None:
    assert find_symbol(text) is None


def test_symbol_of_another_document_in_the_text_is_not_its_own(tmp_path: Path) -> None:
    assert document(tmp_path, f"Under S/RES/1244 (1999) the mission goes on. {BODY}").symbol is None


@pytest.mark.parametrize(
    ("title", "shown"),
    [("Cogs \uf8ffturn\u2e6f", "Cogs turn"), ("\uf8ff", None), ("Cogs turn. " * 200, None)],
)
def test_a_title_that_cannot_be_shown(tmp_path: Path, title: str, shown: str | None) -> None:
    page = f"<html><head><title>{title}</title></head><body><p>{BODY}</p></body></html>"
    assert document(tmp_path, page, "a.html").title == shown


def test_id_is_of_the_symbol_else_of_the_file_name(tmp_path: Path) -> None:
    assert document(tmp_path, f"SG/SM/13017\n\nA title\n\n{BODY}").id == "doc/sg-sm-13017"
    assert document(tmp_path, BODY).id == "doc/a-note"


@pytest.mark.parametrize(
    ("text", "author"),
    [
        (
            "Following is UN Secretary-General Kofi Annan’s message to the Council:",
            "UN Secretary-General Kofi Annan",
        ),
        (
            "Following is the text of Secretary-General Kofi Annan's statement to the Council:",
            "Secretary-General Kofi Annan",
        ),
        (
            "The following statement by Council President Ana Lima was issued today:",
            "Council President Ana Lima",
        ),
        (f"Statement by Ambassador Jan Novak\n\n{BODY}", "Ambassador Jan Novak"),
        (f"THE SECRETARY-GENERAL\n\nMESSAGE TO THE COUNCIL\n\n{BODY}", "the Secretary-General"),
        (BODY, None),
    ],
)
def test_speaker(tmp_path: Path, text: str, author: str | None) -> None:
    assert document(tmp_path, text).author == author


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        (f"Global perspective Human stories\n\n{BODY}", "UN News"),
        (
            f"{BODY}\n\nFor information media. Not an official record.",
            "United Nations Department of Public Information",
        ),
        (
            f"---\nsource: https://www.osce.org/cio/1\n---\n{BODY}",
            "Organization for Security and Co-operation in Europe",
        ),
        (f"The OSCE Secretariat met UN News. {BODY}", None),
    ],
)
def test_publisher(tmp_path: Path, text: str, publisher: str | None) -> None:
    assert document(tmp_path, text).publisher == publisher


HEADER = """title: A title
date: 7 December 2011
publisher: UN News
symbol: SC/1
speaker: Jan Novak
source: https://x.org/1
language: en
"""


@pytest.mark.parametrize(
    "text", [f"---\n{HEADER}---\n{BODY}", f"{HEADER}\n{BODY}", f"\ufeff---\nnote: x\n{HEADER}---\n{BODY}"]
)
def test_header_block_is_read_and_is_no_text(tmp_path: Path, text: str) -> None:
    for name in ("note.txt", "note.md"):
        found = document(tmp_path, text, name)
        assert (found.title, str(found.date), found.publisher, found.symbol, found.author, found.source) == (
            "A title", "2011-12-07", "UN News", "SC/1", "Jan Novak", "https://x.org/1")  # fmt: skip
        assert found.text == BODY


@pytest.mark.parametrize(
    "text", [f"Title: one line alone\n\n{BODY}", f"---\n{BODY}\n---\n", f"Date: 2011-12-07\nTitle: A\n{BODY}"]
)
def test_what_is_no_header_block_stays_text(text: str) -> None:
    assert split_header(text)[1] == text


def test_who_read_a_message_out_is_no_title(tmp_path: Path) -> None:
    lines = [
        "Message to the Cog Forum",
        "Tirana, 9 April 2012",
        "Delivered by Ms. Maria Virtanen, Executive Secretary of the Cog Committee",
        BODY,
    ]
    assert document(tmp_path, "\n\n".join(lines)).title == "Message to the Cog Forum"
