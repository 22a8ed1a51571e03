"""Word files: paragraphs, headings, lists and tables of the body; footnotes and page headers apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from unosce_kg.model import BlockKind
from unosce_kg.readers.cleaning import clean_characters, squeeze
from unosce_kg.readers.numbering import mark_paragraph
from unosce_kg.readers.office import open_archive, read_part, read_properties
from unosce_kg.readers.pieces import Content, Piece
from unosce_kg.readers.xml_tree import Counter, get, local

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element
    from zipfile import ZipFile

SUFFIXES = (".docx", ".docm")
PART = "word/document.xml"  # by which such a file is known

_SKIPPED = frozenset(
    ("del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "rPr", "sectPr", "txbxContent")
)
_HEADING = re.compile(r"(?:heading|title|subtitle|überschrift|titre|заголовок)\s*(\d?)", re.IGNORECASE)
_CONTENTS = re.compile(
    r"(?:toc|table of (?:contents|figures)|index|header|footer|footnote|endnote)\b", re.IGNORECASE
)
_PAGE_HEADERS = re.compile(r"word/header\d*\.xml")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BOX = "txbxContent"


def parse(raw: bytes) -> Content:
    """The pieces of a Word file, and what its properties say.

    Raises:
        ValueError: If it is broken, encrypted, or unfolds to too much.
    """
    with open_archive(raw) as archive:
        document = read_part(archive, PART)
        header = read_properties(read_part(archive, "docProps/core.xml"))
        if document is None:
            raise ValueError("a broken Office file (it has no text)")
        styles = _read_styles(read_part(archive, "word/styles.xml"))
        pieces = (*_read_page_headers(archive), *_read_body(document, styles), *_read_notes(archive))
    return Content(header, pieces)


def _read_styles(root: Element | None) -> dict[str, str]:
    """Names of the styles by their ids."""
    names = {}
    for style in root if root is not None else ():
        name = next((get(child, "val") for child in style if local(child) == "name"), "")
        names[get(style, "styleId")] = name
    return names


def _read_page_headers(archive: ZipFile) -> Iterator[Piece]:
    """What stands at the head of the pages, each line once: a document's symbol is often there alone."""
    seen = set()
    for name in sorted(filter(_PAGE_HEADERS.fullmatch, archive.namelist())):
        root = read_part(archive, name)
        for paragraph in root.iter() if root is not None else ():
            text = _read_text(paragraph) if local(paragraph) == "p" else ""
            if any(c.isalpha() for c in text) and text not in seen:
                seen.add(text)
                yield Piece(text, BlockKind.FURNITURE)


def _read_notes(archive: ZipFile) -> Iterator[Piece]:
    for part in ("word/footnotes.xml", "word/endnotes.xml"):
        root = read_part(archive, part)
        for note in root if root is not None else ():
            text = " ".join(filter(None, (_read_text(p) for p in note.iter() if local(p) == "p")))
            if text and not get(note, "type"):
                yield Piece(f"{get(note, 'id').translate(_SUPERSCRIPTS)} {text}", BlockKind.FURNITURE)


def _read_body(document: Element, styles: dict[str, str]) -> Iterator[Piece]:
    body = next((child for child in document if local(child) == "body"), document)
    pieces = list(_read_blocks(body, styles, Counter()))
    titled = any(piece.level == 1 for piece in pieces)  # else the headings of the first level stand highest
    for piece in pieces:
        yield piece if titled or not piece.level else replace(piece, level=piece.level - 1)


def _read_blocks(parent: Element, styles: dict[str, str], counter: Counter) -> Iterator[Piece]:
    """The pieces of paragraphs and tables below an element, whatever wraps them."""
    for child in parent:
        kind = local(child)
        if kind == "p":
            yield from _read_paragraph(child, styles, counter)
        elif kind == "tr":
            yield from _read_row(child, styles, counter)
        elif kind not in _SKIPPED:
            yield from _read_blocks(child, styles, counter)


def _read_paragraph(paragraph: Element, styles: dict[str, str], counter: Counter) -> Iterator[Piece]:
    element = counter.name(paragraph)
    text = _read_text(paragraph)
    style, level, listed = _read_style(paragraph, styles)
    if text and not _CONTENTS.match(style):
        heading = _HEADING.match(style)
        if heading or level:
            level = int(heading[1]) + 1 if heading and heading[1] else 1 if heading else level + 1
            yield Piece(text, BlockKind.HEADING, level, element=element)
        else:
            yield mark_paragraph(text, element, listed=listed or style.casefold().startswith("list"))
    for box in _find_boxes(paragraph):
        yield from _read_blocks(box, styles, counter)


def _read_style(paragraph: Element, styles: dict[str, str]) -> tuple[str, int, bool]:
    """A paragraph's style, its level in the outline (0 for text), and whether it has a mark or number."""
    style, level, listed = "", 0, False
    properties = next((child for child in paragraph if local(child) == "pPr"), ())
    for child in properties:
        match local(child):
            case "pStyle":
                style = styles.get(get(child, "val"), get(child, "val"))
            case "outlineLvl":
                value = get(child, "val")
                level = int(value) + 1 if value.isdigit() and int(value) < 9 else 0
            case "numPr":
                listed = True
    return style, level, listed


def _find_boxes(element: Element) -> Iterator[Element]:
    for child in element:
        if local(child) == _BOX:
            yield child
        elif local(child) not in _SKIPPED:
            yield from _find_boxes(child)


def _read_row(row: Element, styles: dict[str, str], counter: Counter) -> Iterator[Piece]:
    """A row of data as one piece; the cells of a row that holds text, each as its paragraphs."""
    element = counter.name(row)
    cells = [
        list(_read_blocks(cell, styles, counter)) for cell in row if local(cell) not in ("trPr", "tblPrEx")
    ]
    filled = [cell for cell in cells if cell]
    if len(filled) > 1 and all(len(cell) == 1 and len(cell[0].text) < 200 for cell in filled):
        yield Piece("; ".join(cell[0].text for cell in filled), BlockKind.LIST_ITEM, element=element)
    else:
        for cell in filled:
            yield from cell


def _read_text(paragraph: Element) -> str:
    return squeeze(clean_characters("".join(_walk(paragraph))))


def _walk(element: Element) -> Iterator[str]:
    raised = _is_raised(element) if local(element) == "r" else False
    for child in element:
        match local(child):
            case "t":
                text = child.text or ""
                yield text.translate(_SUPERSCRIPTS) if raised and text.strip().isdigit() else text
            case "tab" | "br" | "cr" | "ptab":
                yield " "
            case "noBreakHyphen":
                yield "-"
            case "footnoteReference" | "endnoteReference":
                yield get(child, "id").translate(_SUPERSCRIPTS)
            case "sym":
                yield "•" if get(child, "char").upper() in ("F0B7", "F0A7") else ""
            case name if name not in _SKIPPED:
                yield from _walk(child)


def _is_raised(run: Element) -> bool:
    properties = next((child for child in run if local(child) == "rPr"), ())
    return any(local(child) == "vertAlign" and get(child, "val") == "superscript" for child in properties)
