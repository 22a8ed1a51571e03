"""Markdown files."""

from __future__ import annotations

import re

from unosce_kg.readers.cleaning import clean
from unosce_kg.readers.header import split_header
from unosce_kg.readers.lines import read_pieces
from unosce_kg.readers.pieces import Content

SUFFIXES = (".md", ".markdown")

_CODE_FENCE = re.compile(r"^[ \t]*(?:```|~~~).*$", re.MULTILINE)
_CODE = re.compile(r"`+([^`\n]+)`+")
_DEFINITION = re.compile(r"^[ \t]{0,3}\[[^\]\n]{1,80}\]:[ \t]*\S+.*$", re.MULTILINE)
_REFERENCE = re.compile(r"\[([^\[\]\n]+)\]\[[^\[\]\n]*\]")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,20}\]:?")


def parse(text: str) -> Content:
    """The pieces of a Markdown text and its header block, if it has one."""
    header, body = split_header(text)
    body = _REFERENCE.sub(r"\1", _DEFINITION.sub("", _FOOTNOTE.sub("", body)))
    body = _CODE.sub(r"\1", _CODE_FENCE.sub("", body))
    return Content(header, read_pieces(clean(body)))
