"""Plain text files."""

from __future__ import annotations

from unosce_kg.readers.cleaning import clean
from unosce_kg.readers.header import split_header
from unosce_kg.readers.lines import read_pieces
from unosce_kg.readers.pieces import Content

SUFFIXES = (".txt", ".text")


def parse(text: str) -> Content:
    """The pieces of a plain text and its header block, if it has one."""
    header, body = split_header(text)
    return Content(header, read_pieces(clean(body)))
