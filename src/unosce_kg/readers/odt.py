"""OpenDocument texts: paragraphs, headings, lists and tables of the body; footnotes apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from unosce_kg.model import BlockKind
from unosce_kg.readers.cleaning import clean_characters, squeeze
from unosce_kg.readers.numbering import mark_paragraph
from unosce_kg.readers.office import open_archive, read_part, read_properties
from unosce_kg.readers.pieces import Content, Piece
from unosce_kg.readers.xml_tree import Counter, get, local

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

SUFFIXES = (".odt",)
PART = "content.xml"  # by which such a file is known, together with its "mimetype"

_SKIPPED = frozenset(("annotation", "tracked-changes", "table-of-content", "note", "forms", "sequence-decls",
                      "automatic-styles", "styles", "master-styles", "font-face-decls", "meta", "settings", "scripts",
                      "illustration-index", "alphabetical-index", "bookmark", "ruby-text"))  # fmt: skip
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def parse(raw: bytes) -> Content:
    """The pieces of an OpenDocument text, and what its properties say.

    Raises:
        ValueError: If it is broken, encrypted, or unfolds to too much.
    """
    with open_archive(raw) as archive:
        manifest = read_part(archive, "META-INF/manifest.xml")
        if manifest is not None and any(local(child) == "encryption-data" for child in manifest.iter()):
            raise ValueError("an encrypted Office file")
        document = read_part(archive, PART)
        header = read_properties(read_part(archive, "meta.xml"))
    if document is None:
        raise ValueError("a broken Office file (it has no text)")
    counter = Counter()
    notes: list[Piece] = []
    pieces = tuple(_read_blocks(document, counter, notes, listed=False))
    return Content(header, (*pieces, *notes))


def _read_blocks(parent: Element, counter: Counter, notes: list[Piece], *, listed: bool) -> Iterator[Piece]:
    for child in parent:
        kind = local(child)
        if kind == "h":
            text, element = _read_text(child, notes), counter.name(child)
            level = get(child, "outline-level")
            if text:
                yield Piece(text, BlockKind.HEADING, int(level) if level.isdigit() else 0, element=element)
        elif kind == "p":
            text, element = _read_text(child, notes), counter.name(child)
            if text:
                yield mark_paragraph(text, element, listed=listed)
            for box in child.iter():
                if local(box) == "text-box":
                    yield from _read_blocks(box, counter, notes, listed=False)
        elif kind == "table-row":
            yield from _read_row(child, counter, notes)
        elif kind not in _SKIPPED and kind:
            yield from _read_blocks(child, counter, notes, listed=listed or kind == "list-item")


def _read_row(row: Element, counter: Counter, notes: list[Piece]) -> Iterator[Piece]:
    """A row of data as one piece; the cells of a row that holds text, each as its paragraphs."""
    element = counter.name(row)
    cells = [list(_read_blocks(cell, counter, notes, listed=False)) for cell in row]
    filled = [cell for cell in cells if cell]
    if len(filled) > 1 and all(len(cell) == 1 and len(cell[0].text) < 200 for cell in filled):
        yield Piece("; ".join(cell[0].text for cell in filled), BlockKind.LIST_ITEM, element=element)
    else:
        for cell in filled:
            yield from cell


def _read_text(paragraph: Element, notes: list[Piece]) -> str:
    return squeeze(clean_characters("".join(_walk(paragraph, notes))))


def _walk(element: Element, notes: list[Piece]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        match local(child):
            case "s":
                yield " "
            case "tab" | "line-break":
                yield " "
            case "note":
                yield _keep_note(child, notes)
            case "text-box":
                pass
            case name if name and name not in _SKIPPED:
                yield from _walk(child, notes)
        yield child.tail or ""


def _keep_note(note: Element, notes: list[Piece]) -> str:
    """Put a footnote aside and return the mark that stands for it in the text."""
    parts = {local(child): child for child in note}
    mark = "".join(parts["note-citation"].itertext()).strip() if "note-citation" in parts else ""
    raised = mark.translate(_SUPERSCRIPTS) if mark.isdigit() else ""
    if "note-body" in parts:
        text = squeeze(clean_characters(" ".join(parts["note-body"].itertext())))
        if text:
            notes.append(Piece(f"{raised} {text}".strip(), BlockKind.FURNITURE))
    return raised
