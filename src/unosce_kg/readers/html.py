"""Saved web pages: the main text in reading order; headings, list items and table rows apart."""

from __future__ import annotations

import logging
import re

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from unosce_kg.model import BlockKind
from unosce_kg.readers.cleaning import clean_characters, squeeze
from unosce_kg.readers.html_head import read_head
from unosce_kg.readers.html_text import index_elements, name_elements, place_piece, read_element
from unosce_kg.readers.page import find_parts, prune
from unosce_kg.readers.pieces import Content, Header, Piece
from unosce_kg.text import name_key

SUFFIXES = (".html", ".htm", ".xhtml")

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports pages without text, and so do we

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SMALL_CAPITALS = re.compile(r"small-?caps", re.IGNORECASE)


def parse(page: str) -> Content:
    """The main text of a page in pieces, and what the page says of itself."""
    page = clean_characters(page)
    try:
        tree = lxml_html.document_fromstring(page.encode("utf-8"), parser=_parser())
    except etree.ParserError:  # a page of nothing but comments
        return Content(Header(), ())
    header, *more = read_head(tree, page)
    name_elements(tree)
    _mend(tree)
    headline = next((squeeze(h.text_content()) for h in tree.iter("h1") if squeeze(h.text_content())), None)
    prune(tree)
    pieces = tuple(piece for part in find_parts(tree) for piece in read_element(part))
    if not pieces:
        pieces = _restore_headline(_read_unknown(tree), headline)
    return Content(header, pieces, tuple(more))


def _parser() -> lxml_html.HTMLParser:
    return lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)


def _mend(tree: HtmlElement) -> None:
    """Put into letters what only looks tell: footnote marks and exponents, acronyms in small capitals."""
    for element in tree.iter("sup"):
        mark = element.text_content().strip()
        if mark.isascii() and mark.isdigit():
            for child in list(element):
                element.remove(child)
            element.text = mark.translate(_SUPERSCRIPTS)
    for element in tree.iter("span", "small", "abbr", "acronym"):
        looks = f"{element.get('style') or ''} {element.get('class') or ''}"
        if _SMALL_CAPITALS.search(looks) and len(element) == 0 and len((element.text or "").split()) == 1:
            element.text = (element.text or "").upper()


def _read_unknown(tree: HtmlElement) -> tuple[Piece, ...]:
    """The main text as trafilatura finds it in a page of no known layout."""
    # Here, since it takes as long to load as many pages of known layouts to read.
    import trafilatura  # noqa: PLC0415

    index = index_elements(tree)
    extracted = trafilatura.bare_extraction(
        tree, include_comments=False, include_tables=True, with_metadata=False
    )
    if not isinstance(extracted, trafilatura.settings.Document) or extracted.body is None:
        return ()
    return tuple(place_piece(piece, index) for piece in read_element(extracted.body))


def _restore_headline(pieces: tuple[Piece, ...], headline: str | None) -> tuple[Piece, ...]:
    """Put the page's first `<h1>` back on top where the extraction took it for a page header."""
    if not pieces or not headline or any(name_key(headline) in name_key(piece.text) for piece in pieces[:5]):
        return pieces
    return (Piece(headline, BlockKind.HEADING, 1), *pieces)
