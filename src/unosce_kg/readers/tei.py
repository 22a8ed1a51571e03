"""TEI: edited texts as XML, with their pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from unosce_kg.model import BlockKind
from unosce_kg.readers.dates import parse_date
from unosce_kg.readers.pieces import PAGE_TURN, Content, Header, Piece, Teller
from unosce_kg.readers.symbols import read_symbol
from unosce_kg.readers.xml_tree import Counter, get, local, parse_tree, read_text

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ROOTS = frozenset(("TEI", "TEI.2", "teiCorpus"))

_TEXT = frozenset(("p", "ab", "l", "head", "item", "opener", "closer", "dateline", "salute", "signed", "byline", "trailer",
                   "speaker", "titlePart", "docTitle", "docDate", "docAuthor", "label"))  # fmt: skip
_HEADINGS = frozenset(("head", "titlePart", "docTitle"))
_NO_TEXT = frozenset(("teiHeader", "note", "fw", "figure", "back", "standOff", "facsimile", "index"))
_TURN = "\ue0f0"  # a private character that stands for a page break until blanks are settled
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


def parse(text: bytes | str) -> Content:
    """The pieces of an edited text, and what its TEI header says.

    Raises:
        ValueError: If the XML is broken or unsafe.
    """
    root = parse_tree(text)
    reader = _Reader()
    pieces = tuple(reader.read(root))
    return Content(_read_header(root), (*pieces, *reader.notes))


def _is_left_out(element: Element) -> bool:
    return local(element) in _NO_TEXT or local(element) in ("sic", "orig", "del")


class _Reader:
    """Reads elements in order and keeps count of pages and elements."""

    def __init__(self) -> None:
        self.page: int | None = None
        self.notes: list[Piece] = []
        self._counter = Counter()

    def read(self, element: Element) -> Iterator[Piece]:
        kind = local(element)
        if kind == "note":
            self._keep_note(element)
        if kind in _NO_TEXT or not kind:
            return
        if kind == "pb":
            self._turn(element)
        elif kind == "row":
            yield from self._read_row(element)
        elif kind in _TEXT:
            yield from self._read_text(element)
        else:
            for child in element:
                yield from self.read(child)

    def _read_text(self, element: Element) -> Iterator[Piece]:
        kind, page = local(element), self.page
        place = self._counter.name(element)
        marked = read_text(element, _is_left_out, {"pb": f" {_TURN} "})
        for inner in element.iter():
            if local(inner) == "pb":
                self._turn(inner)
            elif local(inner) == "note":
                self._keep_note(inner)
        text = marked.strip(f"{_TURN} ").replace(f" {_TURN} ", PAGE_TURN)
        if text:
            block = (
                BlockKind.HEADING if kind in _HEADINGS else BlockKind.LIST_ITEM if kind == "item" else None
            )
            page = self.page if page is None or marked.startswith(_TURN) else page
            yield Piece(text, block, 1 if kind == "docTitle" else 0, page, place)

    def _read_row(self, row: Element) -> Iterator[Piece]:
        cells = [read_text(cell, _is_left_out) for cell in row]
        text = "; ".join(filter(None, cells))
        if text:
            yield Piece(text, BlockKind.LIST_ITEM, 0, self.page, self._counter.name(row))

    def _turn(self, element: Element) -> None:
        number = get(element, "n")
        self.page = int(number) if number.isascii() and number.isdigit() and int(number) else self.page

    def _keep_note(self, note: Element) -> None:
        text = read_text(note)
        if text:
            self.notes.append(Piece(text, BlockKind.FURNITURE, 0, self.page))


def _read_header(root: Element) -> Header:
    """Title, author, publisher, date, number and language, of the source where it differs from the edition."""
    header = next((element for element in root.iter() if local(element) == "teiHeader"), None)
    found: dict[str, list[Element]] = {}
    for element in header.iter() if header is not None else ():
        found.setdefault(local(element), []).append(element)

    def first(name: str) -> str | None:
        return next((text for element in found.get(name, ()) if (text := read_text(element))), None)

    dates = (get(element, "when") or read_text(element) for element in found.get("date", ()))
    numbers = [read_text(element) for element in found.get("idno", ())]
    languages = (get(element, "ident") for element in found.get("language", ()))
    return Header(
        title=first("title"),
        date=next((date for text in dates if (date := parse_date(text))), None),
        publisher=first("publisher"),
        symbol=next((symbol for number in numbers if (symbol := read_symbol(number))), None),
        author=first("author"),
        source=next((number for number in numbers if _ADDRESS.fullmatch(number)), None),
        language=next((code[:2].casefold() for code in languages if code), None),
        teller=Teller.HEADER,
    )
