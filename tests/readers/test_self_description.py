"""What official documents, messages and letters say of themselves, and who is believed where several tell it."""

from pathlib import Path

import pytest

from unosce_kg import readers
from unosce_kg.model import Block, BlockKind, Document, DocumentKind, PartialDate, Span
from unosce_kg.readers.dates import find_day
from unosce_kg.readers.document_kinds import find_kind, read_kind
from unosce_kg.readers.file_names import read_address, read_file_name
from unosce_kg.readers.metadata import describe
from unosce_kg.readers.pieces import Header, Teller

OSCE = "Organization for Security and Co-operation in Europe"
BODY = "The two organizations work together in the field, as they have done for many years."

RESOLUTION = f"""United Nations                                  S/RES/9244 (1999)

Security Council                                Distr.: General
                                                10 June 1999

Resolution 9244 (1999)

Adopted by the Security Council at its 94011th meeting, on 10 June 1999

The Security Council,

Bearing in mind that {BODY}

1. Decides that a mission shall be sent to the valley;
"""
LETTER = f"""United Nations                                  A/99/707

General Assembly                                Distr. GENERAL
                                                5 December 1996
                                                ORIGINAL: RUSSIAN

Fifty-first session
Agenda items 10 and 38

Letter dated 4 December 1996 from the Permanent Representative of Ruritania to the United Nations addressed to the
Secretary-General

     I have the honour to inform you that {BODY}
"""
DECISION = f"""PC.DEC/9917
26 April 2012

{OSCE}
Permanent Council                                 Original: ENGLISH

9910th Plenary Meeting
PC Journal No. 9910, Agenda item 5

DECISION No. 9917
JOINT COURSES

The Permanent Council,

Recalling that {BODY}
"""
JOURNAL = f"""PC.JOUR/9123
21 June 2019

{OSCE}
Permanent Council                                 Original: ENGLISH

9123rd PLENARY MEETING OF THE COUNCIL

1. Date: Thursday, 20 June 2019

{BODY}
"""
REPORT = f"""A/99/280

General Assembly
3 August 2012

Sixty-seventh session
Item 121 of the provisional agenda

Cooperation between the United Nations and regional organizations

Report of the Secretary-General

{BODY}
"""
MESSAGE = f"""SG/SM/99341

COUNCIL OF EUROPE HEARS FROM SECRETARY-GENERAL

10 October 1997

19971010 Following is the text of the message of Secretary-General Kofi Annan to the Summit of the Council of Europe (CoE),
which was delivered today at Strasbourg by Eva Example:

{BODY}
"""


def document(tmp_path: Path, text: str, name: str = "document.txt") -> Document:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return readers.read(path)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (RESOLUTION, {
            "kind": "resolution", "title": "Resolution 9244 (1999)", "symbol": "S/RES/9244 (1999)",
            "author": "Security Council", "publisher": "United Nations", "date": "1999-06-10",
            "event_date": "1999-06-10", "session": "94011th meeting"}),
        (LETTER, {
            "kind": "letter", "symbol": "A/99/707", "date": "1996-12-05", "event_date": "1996-12-04",
            "author": "the Permanent Representative of Ruritania", "recipient": "the Secretary-General",
            "session": "Fifty-first session", "publisher": "United Nations"}),
        (DECISION, {
            "kind": "decision", "symbol": "PC.DEC/9917", "title": "DECISION No. 9917 JOINT COURSES", "date": "2012-04-26",
            "author": "Permanent Council", "publisher": OSCE, "session": "9910th Plenary Meeting"}),
        (JOURNAL, {
            "kind": "meeting record", "title": "9123rd PLENARY MEETING OF THE COUNCIL", "date": "2019-06-21",
            "event_date": "2019-06-20", "session": "9123rd PLENARY MEETING OF THE COUNCIL"}),
        (REPORT, {
            "kind": "report", "title": "Cooperation between the United Nations and regional organizations",
            "author": "the Secretary-General", "session": "Sixty-seventh session", "date": "2012-08-03"}),
        (MESSAGE, {
            "kind": "message", "date": "1997-10-10", "event_date": "1997-10-10",
            "author": "Secretary-General Kofi Annan", "recipient": "the Summit of the Council of Europe",
            "publisher": "United Nations Department of Public Information"}),
        (f"MEMORANDUM OF UNDERSTANDING BETWEEN THE OFFICE AND THE CENTRE\n\n{BODY}", {"kind": "agreement"}),
        (f"A plain note\n\n{BODY}", {"kind": None, "session": None, "recipient": None, "event_date": None}),
    ],
)  # fmt: skip
def test_documents(tmp_path: Path, text: str, told: dict[str, str | None]) -> None:
    found = document(tmp_path, text)
    assert {name: v and str(v) for name in told if (v := getattr(found, name)) or not v} == told


@pytest.mark.parametrize(
    ("opening", "recipient"),
    [
        ("Following is Secretary-General Kofi Annan’s message to the Porto meeting, delivered by Eva Example:",
         "the Porto meeting"),
        ("Following is the text of X Y’s video message for the thirty-first Ministerial Council, held in Valletta today:",
         "the thirty-first Ministerial Council"),
        ("Following is X Y’s message, as delivered by Eva Example, Head of the Centre, to the Council of the OSCE, in "
         "Vilnius, Lithuania, 7 December:", "the Council of the OSCE"),
        ("Following is X Y’s message to the Organization for Security and Cooperation in Europe (OSCE) Forum in Porto:",
         "the Organization for Security and Cooperation in Europe Forum"),
        (BODY, None),
    ],
)  # fmt: skip
def test_recipient(tmp_path: Path, opening: str, recipient: str | None) -> None:
    assert document(tmp_path, f"A title\n\n{opening}\n\n{BODY}").recipient == recipient


@pytest.mark.parametrize(
    ("label", "kind"),
    [("Press release", "press release"), ("Letter dated 4 May from the Chair", "letter"), ("News", "news"),
     ("Spot report", "report"), ("Joint statement by the Co-Chairs", "statement"), ("Decision No. 5", "decision"),
     ("Framework for Cooperation and Coordination", "agreement"), ("Reporting on floods", None), ("Newsroom", None),
     ("Resolution 1244 (1999)", "resolution"), ("Addressing the needs of all", None)],
)  # fmt: skip
def test_kinds_by_their_names(label: str, kind: str | None) -> None:
    assert read_kind(label) == (DocumentKind(kind) if kind else None)


@pytest.mark.parametrize(
    ("symbol", "kind"),
    [("A/RES/57/298", "resolution"), ("S/PRST/2010/3", "statement"), ("S/PV.5751", "meeting record"),
     ("MC.DEC/3/11", "decision"), ("PC.JOUR/1233", "meeting record"), ("SC/10005", "press release"), ("A/67/280", None)],
)  # fmt: skip
def test_kinds_by_symbol(symbol: str, kind: str | None) -> None:
    assert find_kind(symbol, [], None, BODY, None) == (DocumentKind(kind) if kind else None)


def test_a_press_release_that_passes_on_a_message_is_the_message() -> None:
    assert (
        find_kind("SG/SM/11303", [], "Message to the Ministerial Council", BODY, None) is DocumentKind.MESSAGE
    )
    assert find_kind("SG/SM/11303", [], "Council Hears Message", BODY, None) is DocumentKind.PRESS_RELEASE


@pytest.mark.parametrize(
    ("name", "symbol", "date"),
    [("sgsm11303.doc.htm", "SG/SM/11303", None), ("19991123.sgt2209.doc.html", "SG/T/2209", "1999-11-23"),
     ("S_RES_1244(1999).pdf", "S/RES/1244 (1999)", None), ("PC.DEC_1117.pdf", "PC.DEC/1117", None),
     ("2014-03-04 minutes.txt", None, "2014-03-04"), ("notes/2014-03.md", None, "2014-03"), ("20140230.txt", None, None),
     ("2007-madrid-message.txt", None, None), ("a01-note.txt", None, None), ("basc12.txt", None, None)],
)  # fmt: skip
def test_file_names(name: str, symbol: str | None, date: str | None) -> None:
    told = read_file_name(name)
    assert (told.symbol, told.date and str(told.date)) == (symbol, date)


@pytest.mark.parametrize(
    ("address", "symbol", "date"),
    [("https://press.un.org/en/1999/19991123.sgt2209.doc.html", "SG/T/2209", "1999-11-23"),
     ("https://news.un.org/en/story/2007/11/241442", None, "2007-11"),
     ("https://www.osce.org/cio/53927", None, None), ("no address", None, None)],
)  # fmt: skip
def test_addresses(address: str, symbol: str | None, date: str | None) -> None:
    told = read_address(address)
    assert (told.symbol, told.date and str(told.date)) == (symbol, date)


@pytest.mark.parametrize(
    ("text", "day"),
    [("in Helsinki, 4-5 December", "2008-12-04"), ("on 3 January", "2009-01-03"), ("20 June 2019", "2019-06-20"),
     ("on December 3 in Vienna", "2008-12-03"), ("31 November", None), ("soon", None)],
)  # fmt: skip
def test_days_without_a_year(text: str, day: str | None) -> None:
    assert (find_day(text, PartialDate(2008, 12, 5)) or None) == (PartialDate.parse(day) if day else None)


def tell(*headers: Header, name: str = "note.txt") -> Document:
    text = f"The title in the text\n\n3 May 2010\n\n{BODY}"
    ends = [len(part) for part in text.split("\n\n")]
    starts = [0, ends[0] + 2, ends[0] + ends[1] + 4]
    kinds = (BlockKind.TITLE, BlockKind.DATELINE, BlockKind.PARAGRAPH)
    blocks = (Block(k, Span(s, s + e)) for k, s, e in zip(kinds, starts, ends, strict=True))
    return describe(headers, name, text, tuple(blocks))


@pytest.mark.parametrize(
    ("headers", "field", "value", "teller"),
    [
        ((), "date", "2010-05-03", "text"),
        ((Header(title="Open", teller=Teller.OPEN_GRAPH),), "title", "The title in the text", "text"),
        ((Header(title="Side", teller=Teller.SIDECAR),), "title", "Side", "sidecar"),
        ((Header(title="Block"), Header(title="Side", teller=Teller.SIDECAR)), "title", "Side", "sidecar"),
        ((Header(symbol="A/1", teller=Teller.DUBLIN_CORE), Header(symbol="A/2", teller=Teller.FILE)), "symbol", "A/1",
         "Dublin Core"),
        ((Header(publisher="X", teller=Teller.FILE), Header(publisher="Y", teller=Teller.JSON_LD)), "publisher", "Y",
         "JSON-LD"),
        ((Header(date=PartialDate(2010, 5), teller=Teller.SIDECAR),), "date", "2010-05-03", "text"),
        ((Header(date=PartialDate(2011), teller=Teller.SIDECAR),), "date", "2011", "sidecar"),
    ],
)  # fmt: skip
def test_the_most_trusted_teller_is_believed(
    headers: tuple[Header, ...], field: str, value: str, teller: str
) -> None:
    found = tell(*headers)
    assert str(getattr(found, field)) == value
    assert dict(found.tellers)[field] == teller


def test_the_file_name_is_believed_last() -> None:
    found = tell(name="2015-01-02 sgsm11303.htm")
    assert (str(found.date), found.symbol) == ("2010-05-03", "SG/SM/11303")
    assert dict(found.tellers)["symbol"] == "file name"
