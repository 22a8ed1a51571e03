"""Saved web pages: the main text by trafilatura; headings, list items and table rows apart."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from unosce_kg.model import BlockKind
from unosce_kg.readers.cleaning import clean_characters, squeeze
from unosce_kg.readers.html_head import read_head
from unosce_kg.readers.lines import read_pieces
from unosce_kg.readers.pieces import Content, Header, Piece
from unosce_kg.text import name_key

SUFFIXES = (".html", ".htm", ".xhtml")

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports pages without text, and so do we

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_OWN_PIECE = {"p", "head", "item", "row", "list", "table", "quote", "div", "cell", "ab"}


def parse(page: str) -> Content:
    """The main text of a page in pieces, and what the page's head says."""
    try:
        tree = lxml_html.document_fromstring(clean_characters(page).encode("utf-8"), parser=_parser())
    except etree.ParserError:  # a page of nothing but comments
        return Content(Header(), ())
    _keep_superscripts(tree)
    header = read_head(tree)
    headline = next((squeeze(h.text_content()) for h in tree.iter("h1") if squeeze(h.text_content())), None)
    extracted = trafilatura.bare_extraction(
        tree, include_comments=False, include_tables=True, with_metadata=False
    )
    if not isinstance(extracted, trafilatura.settings.Document) or extracted.body is None:
        return Content(header, ())
    pieces = tuple(_read(extracted.body))
    return Content(header, _restore_headline(pieces, headline))


def _parser() -> lxml_html.HTMLParser:
    return lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)


def _keep_superscripts(tree: lxml_html.HtmlElement) -> None:
    """Turn footnote marks and exponents into superscript digits, so that they do not join the word."""
    for element in tree.iter("sup"):
        mark = element.text_content().strip()
        if mark.isascii() and mark.isdigit():
            for child in list(element):
                element.remove(child)
            element.text = mark.translate(_SUPERSCRIPTS)


def _restore_headline(pieces: tuple[Piece, ...], headline: str | None) -> tuple[Piece, ...]:
    """Put the page's first `<h1>` back on top where the extraction took it for a page header."""
    if not pieces or not headline or any(name_key(headline) in name_key(piece.text) for piece in pieces[:5]):
        return pieces
    return (Piece(headline, BlockKind.HEADING, 1), *pieces)


def _read(element: etree._Element) -> Iterator[Piece]:
    """Pieces of an element of trafilatura's tree, in reading order."""
    inline = element.text or ""
    for child in element:
        if child.tag in _OWN_PIECE:
            yield from _as_pieces(inline)
            yield from _read_block(child)
            inline = child.tail or ""
        else:
            inline += _inline_text(child) + (child.tail or "")
    yield from _as_pieces(inline)


def _read_block(element: etree._Element) -> Iterator[Piece]:
    match element.tag:
        case "head":
            text = squeeze(clean_characters(_inline_text(element)))
            level = element.get("rend", "")[1:]
            if text:
                yield Piece(text, BlockKind.HEADING, int(level) if level.isdigit() else 0)
        case "item":
            for piece in _read(element):
                yield Piece(piece.text, piece.kind or BlockKind.LIST_ITEM, piece.level)
        case "row" if all(_is_short(cell) for cell in element):
            cells = [squeeze(clean_characters(_inline_text(cell))) for cell in element]
            yield from _as_pieces(" | ".join(cell for cell in cells if cell), BlockKind.LIST_ITEM)
        case _:
            yield from _read(element)


def _is_short(cell: etree._Element) -> bool:
    """Whether a cell holds data rather than, as in old pages, the text itself."""
    return len(_inline_text(cell)) < 200 and len(cell) < 2


def _inline_text(element: etree._Element) -> str:
    """The element's text with `<lb/>` as a line break."""
    if element.tag == "lb":
        return "\n"
    parts = [element.text or ""]
    for child in element:
        parts += [_inline_text(child), child.tail or ""]
    return "".join(parts)


def _as_pieces(text: str, kind: BlockKind | None = None) -> Iterator[Piece]:
    lines = "\n".join(squeeze(line) for line in clean_characters(text).split("\n"))
    for piece in read_pieces(lines):
        yield Piece(piece.text, kind or piece.kind, piece.level)
