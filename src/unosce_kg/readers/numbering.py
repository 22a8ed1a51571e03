"""Paragraphs with numbers and marks: which are paragraphs of the text, which items of a list."""

from __future__ import annotations

import re

from unosce_kg.model import BlockKind
from unosce_kg.readers.pieces import Piece

NUMBER = re.compile(r"(?P<number>\d{1,3})\.\s+(?=[A-ZÀ-Ž“\"‘(])")
ITEM = re.compile(r"(?:\(?(?:[a-z]{1,2}|[ivx]{1,5}|\d{1,3})\)|[a-z]\.)\s+(?=\S)|[-–—•·▪▫●○◦♦◆■□*]\s*(?=\S)")
ENDED = re.compile(r"[.!?:;][\"”’')\]]*[⁰¹²³⁴-⁹*]*$")
_BULLET = re.compile(r"[-–—•·▪▫●○◦♦◆■□*]\s*")
_LONG = 60  # characters: what is numbered and longer is a paragraph rather than an item


def mark_paragraph(
    text: str, element: str = "", *, page: int | None = None, place: str = "", listed: bool = False
) -> Piece:
    """The piece of a paragraph: one with a number of its own is known by it, one with a mark is an item.

    Args:
        text: The paragraph on one line.
        element: The element that holds it.
        page: The page on which it begins.
        place: What stands before its number to tell it from others: "Annex I, ".
        listed: The file marks it as an item, with a mark that is not in the text.
    """
    number = NUMBER.match(text)
    if number and (len(text) > _LONG or ENDED.search(text)):
        own = f"{place}paragraph {number['number']}"
        return Piece(text[number.end() :], BlockKind.PARAGRAPH, page=page, element=own)
    if ITEM.match(text) or number:
        return Piece(
            _BULLET.sub("", text, count=1) if _BULLET.match(text) else text,
            BlockKind.LIST_ITEM,
            0,
            page,
            element,
        )
    if listed and (len(text) <= _LONG or text[0].islower() or not ENDED.search(text)):
        return Piece(text, BlockKind.LIST_ITEM, 0, page, element)
    return Piece(text, BlockKind.PARAGRAPH if len(text) > 240 else None, 0, page, element)
