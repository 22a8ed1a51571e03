"""Kinds of documents: the text that a person would read, and what the file says about it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from unosce_kg.model import BlockKind, Document
from unosce_kg.readers.isolation import read_all

from . import samples
from .reading import read_bytes, read_one
from .samples import SECOND, SENTENCE

JOINT = f"{SENTENCE} {SECOND}"
H, L, P, F, T = (
    BlockKind.HEADING,
    BlockKind.LIST_ITEM,
    BlockKind.PARAGRAPH,
    BlockKind.FURNITURE,
    BlockKind.TITLE,
)


def outline(document: Document) -> list[tuple[BlockKind, str, str]]:
    return [(b.kind, b.element, b.span.of(document.text)) for b in document.blocks]


def test_word() -> None:
    document = read_one("a.docx", samples.word())
    assert outline(document) == [
        (F, "", "S/2031/55"),
        (T, "p[1]", "A joint office in Osh"),
        (H, "p[2]", "Background"),
        (
            P,
            "paragraph 1",
            "The two organizations opened a joint office in Osh on the 15th of May, as the report says.⁴",
        ),
        (L, "p[4]", "train the police"),
        (P, "p[5]", "The secretariats have agreed to pay for it."),
        (P, "p[6]", "The first line goes on in the second."),
        (L, "tr[1]", "Office; Month"),
        (L, "tr[2]", "UNDP; June"),
    ]
    assert document.symbol == "S/2031/55"


def test_open_document() -> None:
    document = read_one("a.odt", samples.open_document())
    assert outline(document) == [
        (T, "h[1]", "A joint office in Osh"),
        (P, "p[1]", "The two organizations opened a joint office in Osh.⁷ It is open every day of the week, and in the"
         " evening too."),
        (L, "p[2]", "train the police"),
        (L, "table-row[1]", "UNDP; June"),
        (F, "", "⁷ See the report."),
    ]  # fmt: skip
    assert (str(document.date), dict(document.tellers)["date"]) == ("2012-05-04", "file properties")


def test_rtf() -> None:
    document = read_one("a.rtf", samples.RTF)
    assert document.text.split("\n\n") == [
        "Ján Kubiš opened the joint office in Osh.¹² It “trains” the police.",
        "The second paragraph says more about the office.",
    ]
    assert (document.title, document.author) == ("Notes on the office", "Eva Example")


@pytest.mark.parametrize(
    "unfinished",
    [b"{\\title " + b"\\u0000" * 5000, b"{\\*\\fldinst " + b"x" * 100_000, b"{\\author " + b"ab " * 30_000],
)
def test_rtf_that_breaks_off_takes_no_longer(tmp_path: Path, unfinished: bytes) -> None:
    path = tmp_path / "a.rtf"
    path.write_bytes(rb"{\rtf1 The two organizations opened a joint office in Osh.\par " + unfinished)
    (found,) = read_all([path], seconds=30)
    (document,) = found
    assert isinstance(document, Document)
    assert document.text.startswith("The two organizations opened a joint office in Osh.")


def test_mail() -> None:
    documents, reasons = read_bytes("a.eml", samples.mail())
    body, annex = documents
    assert (body.file_name, body.id, body.text) == ("a.eml", "doc/a", JOINT)
    assert (body.title, body.author, str(body.date), body.recipient) == (
        "A joint office in Osh", "Eva Example", "2012-05-04", "UN and OSCE list")  # fmt: skip
    assert (annex.file_name, annex.id, annex.text, annex.title) == (
        "a.eml/annex.txt",
        "doc/a-eml-annex",
        SECOND,
        None,
    )
    assert reasons == ["not a text: it is a picture"]


def test_mailbox() -> None:
    documents, _ = read_bytes("a.mbox", samples.mailbox())
    assert [d.file_name for d in documents] == ["a.mbox/1.eml", "a.mbox/1.eml/annex.txt", "a.mbox/2.eml"]
    assert documents[2].text == f"From what we hear, {SECOND}"


def test_saved_page() -> None:
    document = read_one("a.mhtml", samples.MHTML.encode())
    assert document.text.split("\n\n") == [
        "A joint office",
        "Ján: The two organizations opened an office.",
        SECOND,
    ]
    assert document.source == "https://www.osce.org/node/1"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", json.dumps(samples.RECORDS).encode()),
        ("a.json", json.dumps({"page": 1, "results": {"items": samples.RECORDS}}).encode()),
        ("a.jsonl", samples.lines()),
    ],
)
def test_records(name: str, content: bytes) -> None:
    (first, second), reasons = read_bytes(name, content)
    assert (first.file_name, first.id, first.text) == (f"{name}/1", f"doc/{name.replace('.', '-')}-1", JOINT)
    assert (first.title, str(first.date), first.author, first.source) == (
        "A joint office", "2012-05-04", "Eva Example", "https://www.osce.org/1")  # fmt: skip
    assert (second.id, second.title, str(second.date)) == ("doc/pc-dec-9901", "A second office", "2012-05-05")
    assert second.text.split("\n\n") == [SENTENCE, SECOND]
    assert reasons == ["a record without a text (text, body, content …)"]


def test_one_record_is_the_file() -> None:
    assert read_one("a.json", json.dumps(samples.RECORDS[0]).encode()).file_name == "a.json"


def test_html_in_a_record() -> None:
    record = {"content_html": f"<p>{SENTENCE}</p><p>{SECOND}</p>"}
    assert read_one("a.json", json.dumps(record).encode()).text.split("\n\n") == [SENTENCE, SECOND]


def test_table() -> None:
    (row,), reasons = read_bytes("a.csv", samples.CSV.encode("cp1252"))
    assert (row.file_name, row.title, row.author, row.text) == (
        "a.csv/1",
        "A joint office",
        "Eva Example",
        JOINT,
    )
    assert reasons == ["a row without a text"]


@pytest.mark.parametrize(
    ("name", "content", "publisher", "address", "refused"),
    [
        ("a.xml", samples.RSS, "UN News", "https://news.un.org/1", ["an entry that holds a summary only"]),
        ("a.atom", samples.ATOM, "OSCE", "https://www.osce.org/1", []),
    ],
)
def test_feeds(name: str, content: str, publisher: str, address: str, refused: list[str]) -> None:
    (entry,), reasons = read_bytes(name, content.encode())
    assert entry.text.split("\n\n") == [SENTENCE, SECOND]
    assert (entry.publisher, entry.source, str(entry.date), entry.author) == (
        publisher, address, "2012-05-04", "Eva Example")  # fmt: skip
    assert reasons == refused


def test_akoma_ntoso() -> None:
    document = read_one("a.xml", samples.AKOMA.encode())
    assert outline(document) == [
        (T, "p[1]", "A joint office in Osh"),
        (H, "heading[1]", "I. Background"),
        (P, "paragraph 1", JOINT),
        (
            P,
            "paragraph 2",
            "The office, which both of them pay for, has two tasks in the whole of the region:",
        ),
        (L, "p_a_1", "(a) to train the police"),
        (F, "", "See the report."),
    ]
    assert (document.symbol, str(document.date), document.language) == ("A/RES/66/999", "2012-05-04", "en")


def test_tei() -> None:
    document = read_one("a.xml", samples.TEI.encode())
    assert outline(document) == [
        (T, "head[1]", "The office"),
        (P, "p1", JOINT),
        (P, "p[2]", "The last paragraph stands on the next page."),
        (F, "", "See the report."),
    ]
    assert [b.page for b in document.blocks] == [4, 4, 5, 4]
    second = document.blocks[1]
    assert list(second.pages(type(second.span)(second.span.end - 5, second.span.end))) == [5]
    assert (document.publisher, document.author, document.symbol) == (
        "United Nations",
        "Eva Example",
        "S/2012/99",
    )


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("a.txt", samples.word(), "A joint office in Osh"),
        ("a.doc", samples.RTF, "The second paragraph says more about the office."),
        ("a.pdf", samples.MHTML.encode(), "A joint office"),
        ("a", samples.mail(), SENTENCE),
        ("a.html", samples.TEI.encode(), "The office"),
        ("a.json", SENTENCE.encode(), SENTENCE),
        ("a.eml", samples.open_document(), "A joint office in Osh"),
        ("a.csv", b"<html><body><p>" + JOINT.encode() + b"</p></body></html>", SENTENCE),
    ],
)
def test_content_counts_more_than_the_suffix(name: str, content: bytes, text: str) -> None:
    documents, _ = read_bytes(name, content)
    assert text in documents[0].text


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.xml", b"<doc><p>x</p></doc>", "XML of a kind that is not read (its root is <doc>)"),
        ("a.xml", samples.TEI[:-20].encode(), "broken XML in line"),
        ("a.xml", samples.BOMB.encode(), "XML with entities of its own, which are not expanded"),
        ("a.json", b'{"text": "x"', "no JSON: Expecting ',' delimiter in line 1, column 13"),
        ("a.json", b'[{"title": "x"}]', "JSON without a record that has a text (text, body, content …)"),
        ("a.json", b"[" * 100_000, "JSON that is nested too deeply"),
        ("a.csv", b"a,b\n1,2\n", "a table without a column of texts (text, body, content …)"),
        ("a.docx", samples.pack({"word/document.xml": b"<x"}), "broken XML in line 1"),
        ("a.odt", samples.pack({"mimetype": b"x", "content.xml": b"<x/>"}), "holds no text"),
        ("a.xlsx", samples.pack({"xl/workbook.xml": b"<x/>"}), "not a text: it is a spreadsheet"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + bytes(600), "not a text: it is an old or encrypted Office file; save it as .docx"),
        ("a.mhtml", b"Content-Type: multipart/related; boundary=b\n\n--b\n\nx\n--b--\n", "a saved page without HTML"),
        ("a.tif", b"II*\0" + bytes(50), "not a text: it is a picture"),
    ],
)  # fmt: skip
def test_refused(name: str, content: bytes, reason: str) -> None:
    documents, reasons = read_bytes(name, content)
    assert documents == [] and len(reasons) == 1 and reasons[0].startswith(reason)
