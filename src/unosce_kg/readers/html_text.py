"""Elements of a page, or of trafilatura's account of one, as pieces in reading order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from unosce_kg.model import BlockKind
from unosce_kg.readers import symbols
from unosce_kg.readers.cleaning import clean_characters, squeeze
from unosce_kg.readers.lines import read_pieces
from unosce_kg.readers.pieces import Piece

_HEADING = re.compile(r"h([1-6])")
_ITEMS = frozenset(("li", "item", "dd"))
_ROWS = frozenset(("tr", "row"))
_CELLS = frozenset(("td", "th", "cell"))
_BREAKS = frozenset(("br", "lb"))
# Elements that end the line they stand in; all others run on with it.
_BLOCKS = frozenset((
    "p", "div", "head", "item", "row", "list", "table", "quote", "cell", "ab", "ul", "ol", "dl", "dt",
    "dd", "li", "section", "article", "main", "header", "footer", "blockquote", "center", "address",
    "tr", "td", "th", "thead", "tbody", "tfoot", "caption", "fieldset", "form", "pre", "hr", "body",
    "html", "details", "summary", "hgroup", "h1", "h2", "h3", "h4", "h5", "h6",
))  # fmt: skip
_LABEL = re.compile(r"(?:^|\s)(?:field-label|field__label|views-label)")
_PROSE = 200  # characters: a longer cell holds text, as in pages that are laid out by tables


_PLACE = "data-place"  # attribute in which an element keeps its name while the page is taken apart


def name_elements(tree: etree._Element) -> None:
    """Name each element by its kind and number in the page: `p[3]` is the third `<p>` of the whole page."""
    counts: Counter[str] = Counter()
    for element in tree.iter(etree.Element):
        counts[element.tag] += 1
        element.set(_PLACE, f"{element.tag}[{counts[element.tag]}]")


def index_elements(tree: etree._Element) -> dict[str, str]:
    """The names of elements by how their text begins, for pieces whose element is not known."""
    index: dict[str, str] = {}
    for element in tree.iter(
        "p", "li", "tr", "td", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "div"
    ):
        index.setdefault(_key(_join(element)), element.get(_PLACE, ""))
    return index


def place_piece(piece: Piece, index: dict[str, str]) -> Piece:
    """The piece with the element that begins like it."""
    return replace(piece, element=index.get(_key(piece.text), ""))


def _key(text: str) -> str:
    return "".join(text[:400].split())[:60]


def read_element(element: etree._Element) -> Iterator[Piece]:
    """The pieces of an element and all below it."""
    for piece in _read(element):
        yield piece if piece.element else replace(piece, element=element.get(_PLACE, ""))


def _read(element: etree._Element) -> Iterator[Piece]:
    tag = element.tag
    heading = _HEADING.fullmatch(tag)
    if heading or tag == "head":
        yield from _read_heading(element, int(heading[1]) if heading else _read_level(element))
    elif tag in _ITEMS:
        for piece in _read_children(element):
            yield replace(piece, kind=piece.kind or BlockKind.LIST_ITEM)
    elif tag in _ROWS and _is_data(element):
        yield from _read_row(element)
    elif tag == "pre":
        yield from read_pieces("\n".join(squeeze(line) for line in _join(element).split("\n")))
    elif len(element) and _LABEL.search(element[0].get("class") or ""):
        yield from _as_pieces(squeeze(_join(element, " ")))
    else:
        yield from _read_children(element)


def _read_children(element: etree._Element) -> Iterator[Piece]:
    inline = element.text or ""
    for child in element:
        if child.tag in _BLOCKS or _has_blocks(child):
            yield from _as_pieces(inline)
            yield from read_element(child)
            inline = child.tail or ""
        elif child.tag == "img":
            inline += child.tail or ""
        else:
            inline += ("\n" if child.tag in _BREAKS else _join(child)) + (child.tail or "")
    yield from _as_pieces(inline)


def _has_blocks(element: etree._Element) -> bool:
    """Whether an inline element wraps blocks, as old pages do (`<font><p>…`)."""
    return any(below.tag in _BLOCKS for below in element.iterdescendants())


def _read_row(row: etree._Element) -> Iterator[Piece]:
    """A line for the row; where it holds a symbol, as the heads of old press releases do, one for each cell."""
    cells = [cell for cell in (squeeze(clean_characters(_join(cell, " "))) for cell in row) if cell]
    if any(symbols.ends_label(cell) for cell in cells):
        yield from (Piece(cell) for cell in cells)
    elif cells:
        yield Piece(" | ".join(cells), BlockKind.LIST_ITEM)


def _read_heading(element: etree._Element, level: int) -> Iterator[Piece]:
    text = squeeze(clean_characters(_join(element, " ")))
    if text:
        yield Piece(text, BlockKind.HEADING, level)


def _read_level(element: etree._Element) -> int:
    level = element.get("rend", "")[1:]
    return int(level) if level.isdigit() else 0


def _is_data(row: etree._Element) -> bool:
    """Whether a row holds data in short cells, rather than the text itself or boxes of the page."""
    cells = [cell for cell in row if cell.tag in _CELLS]
    full = [cell for cell in cells if squeeze(_join(cell))]
    return (
        len(cells) == len(row)
        and (len(full) > 1 or row.tag == "row")
        and all(len(_join(cell)) < _PROSE and not _has_several(cell) for cell in cells)
    )


def _has_several(cell: etree._Element) -> bool:
    return sum(below.tag in _BLOCKS for below in cell) > 1 or any(
        b.tag in _ROWS for b in cell.iterdescendants()
    )


def _join(element: etree._Element, between: str = "") -> str:
    """The element's text, with line breaks as such and maybe something between its blocks."""
    parts = [element.text or ""]
    for child in element:
        if child.tag in _BREAKS:
            parts.append(between or "\n")
        else:
            gap = between if child.tag in _BLOCKS else ""
            parts += [gap, _join(child, between), gap]
        parts.append(child.tail or "")
    return "".join(parts)


def _as_pieces(text: str) -> Iterator[Piece]:
    return iter(read_pieces("\n".join(squeeze(line) for line in clean_characters(text).split("\n"))))
