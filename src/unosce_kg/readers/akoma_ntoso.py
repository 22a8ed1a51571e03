"""Akoma Ntoso (LegalDocML): laws, resolutions and reports of parliaments and of the United Nations as XML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from unosce_kg.model import BlockKind
from unosce_kg.readers.dates import parse_date
from unosce_kg.readers.pieces import Content, Header, Piece, Teller
from unosce_kg.readers.symbols import read_symbol
from unosce_kg.readers.xml_tree import Counter, get, local, parse_tree, read_text

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ROOTS = frozenset(("akomaNtoso",))

_TEXT = frozenset(("p", "block", "longTitle", "docTitle"))
_HEADINGS = frozenset(("heading", "subheading", "crossHeading"))
_ITEMS = frozenset(("point", "item", "indent", "alinea", "listIntroduction", "listWrapUp", "li"))
_NUMBERED = frozenset(
    ("paragraph", "article", "section", "clause", "subparagraph", "recital", "point", "item", "indent")
)
_NO_TEXT = frozenset(("meta", "toc", "componentInfo", "num"))
_LANGUAGES = {
    "eng": "en",
    "fra": "fr",
    "rus": "ru",
    "spa": "es",
    "deu": "de",
    "ita": "it",
    "ara": "ar",
    "zho": "zh",
}
_NUMBER = re.compile(r"\W*\d{1,3}\W*")


def parse(text: bytes | str) -> Content:
    """The pieces of a document, and what its metadata says.

    Raises:
        ValueError: If the XML is broken or unsafe.
    """
    root = parse_tree(text)
    notes: list[Piece] = []
    pieces = tuple(_read(root, Counter(), "", notes, item=False))
    return Content(_read_header(root), (*pieces, *notes))


def _is_note(element: Element) -> bool:
    return local(element) in ("authorialNote", "remark", "noteRef")


def _read(
    element: Element, counter: Counter, number: str, notes: list[Piece], *, item: bool
) -> Iterator[Piece]:
    kind = local(element)
    if kind in _NO_TEXT or not kind:
        return
    if kind in _NUMBERED:
        own = next((read_text(child) for child in element if local(child) == "num"), "")
        number = own or number
        item = item or kind in _ITEMS
    if kind in _TEXT or kind in _HEADINGS:
        text, place = read_text(element, _is_note), counter.name(element)
        notes += _read_notes(element)
        yield from _as_piece(text, kind, number, place, item=item)
        return
    for child in element:
        for piece in _read(child, counter, number, notes, item=item):
            number = ""  # the first piece of a numbered element bears its number
            yield piece


def _as_piece(text: str, kind: str, number: str, place: str, *, item: bool) -> Iterator[Piece]:
    if not text:
        return
    if kind in _HEADINGS:
        yield Piece(f"{number} {text}".strip(), BlockKind.HEADING, element=place)
    elif kind == "docTitle":
        yield Piece(text, BlockKind.HEADING, 1, element=place)
    elif item:
        yield Piece(f"{number} {text}".strip(), BlockKind.LIST_ITEM, element=place)
    else:
        digits = number.strip(" .()")
        own = f"paragraph {digits}" if _NUMBER.fullmatch(number) else place
        yield Piece(text, BlockKind.PARAGRAPH if len(text) > 80 else None, element=own)


def _read_notes(element: Element) -> Iterator[Piece]:
    for note in element.iter():
        text = read_text(note) if local(note) == "authorialNote" else ""
        if text:
            yield Piece(text, BlockKind.FURNITURE)


def _read_header(root: Element) -> Header:
    """What the metadata says of the work: FRBR's title, date, number, author; the title in the preface counts first."""
    said: dict[str, str] = {}
    for element in root.iter():
        name = local(element)
        if name in ("FRBRdate", "FRBRnumber", "FRBRname", "FRBRtitle", "FRBRlanguage", "FRBRuri"):
            said.setdefault(name, get(element, "date") or get(element, "value") or get(element, "language"))
        elif name in ("docTitle", "docNumber", "docDate"):
            said.setdefault(name, get(element, "date") or read_text(element, _is_note))
    date = said.get("docDate") or said.get("FRBRdate")
    numbers = (said.get(name, "") for name in ("docNumber", "FRBRnumber", "FRBRname"))
    language = said.get("FRBRlanguage", "").casefold()
    return Header(
        title=said.get("docTitle") or said.get("FRBRtitle"),
        date=parse_date(date) if date else None,
        symbol=next((symbol for number in numbers if (symbol := read_symbol(number))), None),
        language=_LANGUAGES.get(language, language if len(language) == 2 else None),
        teller=Teller.HEADER,
    )
