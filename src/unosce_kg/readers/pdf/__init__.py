"""PDF files: the text of their pages in reading order, without what stands around it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING

from unosce_kg.model import BlockKind, PartialDate
from unosce_kg.readers.cleaning import clean_characters, squeeze
from unosce_kg.readers.libraries import load
from unosce_kg.readers.office import is_no_title, read_author
from unosce_kg.readers.pdf.columns import Row, make_rows, read_columns
from unosce_kg.readers.pdf.glyphs import read_runs
from unosce_kg.readers.pdf.hyphens import collect_words
from unosce_kg.readers.pdf.margins import (
    find_body_size,
    group_notes,
    split_footnotes,
    strip_margins,
    strip_side_notes,
)
from unosce_kg.readers.pdf.paragraphs import join_note, make_pieces
from unosce_kg.readers.pieces import Content, Header, Piece, Teller

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

SUFFIXES = (".pdf",)
SIGNATURE = b"%PDF-"

_MOST_PAGES = 5000
_FEW = 20  # characters: a page with fewer holds no text but a stamp or a number
_UNREAD = 0.2  # of the characters: where more are unknown, the fonts do not tell their letters
_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")


@dataclass(frozen=True, slots=True)
class _Page:
    rows: list[Row]
    height: float
    fault: str | None = None


def parse(raw: bytes) -> Content:
    """The pieces of a PDF file, and what its properties say.

    Raises:
        ValueError: If it is broken, encrypted, scanned without text, or over-long.
    """
    pdfium = load("pypdfium2")
    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        encrypted = "password" in str(error).lower() or "security" in str(error).lower()
        raise ValueError("an encrypted PDF file" if encrypted else "a broken PDF file") from error
    with closing(document):
        if len(document) > _MOST_PAGES:
            raise ValueError(f"a PDF file of more than {_MOST_PAGES} pages")
        pages = [_read_page(document, number, pdfium) for number in range(len(document))]
        header = _read_properties(document.get_metadata_dict())
    return Content(header, tuple(_arrange(pages)), lost=_find_lost(pages))


def _read_page(document: PdfDocument, number: int, pdfium: ModuleType) -> _Page:
    try:
        with closing(document[number]) as page, closing(page.get_textpage()) as textpage:
            runs = read_runs(textpage, pdfium.raw)
            height = page.get_height()
            kinds = (pdfium.raw.FPDF_PAGEOBJ_IMAGE,)
            drawn = sum(len(run.text) for run in runs) >= _FEW
            pictured = not drawn and next(iter(page.get_objects(kinds, max_depth=3)), None) is not None
    except pdfium.PdfiumError:
        return _Page([], 0, "is broken")
    unread = sum(c == "\ufffd" or unicodedata.category(c) == "Co" for run in runs for c in run.text)
    if unread > _UNREAD * sum(len(run.text) for run in runs):
        return _Page([], height, "has fonts that do not tell which letters they draw")
    top = (
        max((run.base for run in runs), default=0) if runs and max(r.base for r in runs) > height else height
    )
    return _Page(make_rows(runs), top, "is a picture without text" if pictured else None)


def _find_lost(pages: Sequence[_Page]) -> tuple[str, ...]:
    """Which pages cannot be read, and why.

    Raises:
        ValueError: If none can.
    """
    faults = [(number, page.fault) for number, page in enumerate(pages, 1) if page.fault]
    if not any(page.rows and not page.fault for page in pages):
        reasons = sorted({fault for _, fault in faults if fault})
        raise ValueError(
            f"a PDF file each page of which {' or '.join(reasons)}" if reasons else "holds no text"
        )
    return tuple(f"page {number} {fault}" for number, fault in faults)


def _arrange(pages: Sequence[_Page]) -> Iterator[Piece]:
    rows, heads = strip_margins([page.rows for page in pages], [page.height for page in pages])
    parts = [strip_side_notes(kept) for kept in rows]
    beside = (note for _, notes in parts for note in notes)
    paged = [read_columns(kept, number) for number, (kept, _) in enumerate(parts, 1)]
    lines = [line for page in paged for line in page]
    if not lines:
        return
    body = find_body_size(lines)
    words = collect_words(clean_characters(line.text) for line in lines)
    parted = [split_footnotes(page, body) for page in paged]
    yield from _set_aside(heads)
    yield from make_pieces([line for text, _ in parted for line in text], body, words)
    for _, notes in parted:
        yield from (join_note(note, words) for note in group_notes(notes))
    yield from _set_aside(dict.fromkeys(beside))


def _set_aside(texts: Iterable[str]) -> Iterator[Piece]:
    cleaned = (squeeze(clean_characters(text)) for text in texts)
    yield from (Piece(text, BlockKind.FURNITURE) for text in cleaned if any(c.isalpha() for c in text))


def _read_properties(said: dict[str, str]) -> Header:
    title, author = (squeeze(clean_characters(said.get(key, ""))) for key in ("Title", "Author"))
    titled = not is_no_title(title)  # who lets a program title a file has not said who wrote it either
    return Header(
        title=title if titled else None,
        author=read_author(author) if titled else None,
        date=_read_date(said.get("CreationDate", "")),
        teller=Teller.FILE,
    )


def _read_date(stamp: str) -> PartialDate | None:
    match = _DATE.match(stamp)
    try:
        return PartialDate(*(int(part) for part in match.groups() if part)) if match else None
    except ValueError:
        return None
