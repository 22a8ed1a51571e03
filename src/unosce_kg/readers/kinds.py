"""Which kind of document a file is: by what it holds first, then by its suffix."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import PurePath
from types import ModuleType
from typing import BinaryIO, TypeAlias

from unosce_kg.readers import archive, html, markdown, pdf, text
from unosce_kg.readers.budget import Budget
from unosce_kg.readers.pieces import Part

Split: TypeAlias = Callable[[BinaryIO, Budget], Iterator[Part]]

HEAD = 8192  # bytes by which a container is known
SUFFIXES = (
    *text.SUFFIXES,
    *markdown.SUFFIXES,
    *html.SUFFIXES,
    *pdf.SUFFIXES,
    *archive.SUFFIXES,
)

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = re.compile(r"</?(?:p|div|h[1-6]|body|table|li|br|span|a)\b[^<>]*>", re.IGNORECASE)


def recognise_container(head: bytes) -> Split | None:
    """What takes a file apart that holds several documents, or None for one that is a document.

    Args:
        head: Its first `HEAD` bytes.
    """
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return archive.split_zip
    if head.startswith(b"\x1f\x8b"):
        return archive.split_gzip
    return archive.split_tar if head[257:262] == b"ustar" else None


def recognise_binary(head: bytes) -> ModuleType | None:
    """The reader of a document that is no text, or None.

    Args:
        head: Its first `HEAD` bytes.
    """
    return pdf if pdf.SIGNATURE in head[:1024] else None


def recognise_text(name: str, characters: str) -> ModuleType:
    """The reader of a text.

    Args:
        name: The file's name.
        characters: The whole text.
    """
    suffix = PurePath(name.removesuffix(".gz")).suffix.lower()
    if _HTML.match(characters[:5000]) or (suffix in html.SUFFIXES and _TAGS.search(characters)):
        return html
    return markdown if suffix in markdown.SUFFIXES else text
