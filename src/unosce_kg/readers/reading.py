"""From a file to a document: bytes, characters, pieces, blocks, metadata."""

from __future__ import annotations

import re
import stat
from pathlib import Path
from types import ModuleType

from unosce_kg.errors import DocumentError
from unosce_kg.model import Document
from unosce_kg.readers import html, markdown, text
from unosce_kg.readers.decoding import decode
from unosce_kg.readers.layout import arrange
from unosce_kg.readers.metadata import describe

LIMIT = 20_000_000  # bytes

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
# Control characters, and what stands for bytes of a name that are not UTF-8.
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_TAGS = re.compile(r"</?(?:p|div|h[1-6]|body|table|li|br|span|a)\b[^<>]*>", re.IGNORECASE)


def read(path: Path, limit_bytes: int = LIMIT) -> Document:
    """Read one document.

    Args:
        path: A text, Markdown or HTML file; its content decides as well as its suffix.
        limit_bytes: A larger file is not read.

    Raises:
        DocumentError: If it is missing, empty, over-large, binary or undecodable, holds no text, or if no
            output could hold its name.
    """
    if _UNFIT.search(path.name):
        raise DocumentError(path, "its name holds characters that are no text")
    characters = _read_characters(path, limit_bytes)
    content = _choose_reader(path, characters).parse(characters)
    clean, blocks = arrange(content.pieces, content.header.title)
    if not any(c.isalpha() for c in clean):
        raise DocumentError(path, "holds no text")
    return describe(content.header, path.name, clean, blocks)


def _read_characters(path: Path, limit_bytes: int) -> str:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise DocumentError(path, "a folder, not a file")
        if not stat.S_ISREG(status.st_mode):
            raise DocumentError(path, "not a regular file")
        if status.st_size > limit_bytes:
            raise DocumentError(
                path, f"over-large: {status.st_size / 1e6:.1f} MB, the limit is {limit_bytes / 1e6:g} MB"
            )
        with path.open("rb") as file:
            raw = file.read(limit_bytes + 1)
        if len(raw) > limit_bytes:
            raise DocumentError(path, f"over-large: the limit is {limit_bytes / 1e6:g} MB")
    except FileNotFoundError as error:
        raise DocumentError(path, "no such file") from error
    except OSError as error:
        raise DocumentError(path, f"cannot be read ({error.strerror})") from error
    if not raw.strip():
        raise DocumentError(path, "empty")
    try:
        return decode(raw)
    except ValueError as error:
        raise DocumentError(path, str(error)) from error


def _choose_reader(path: Path, characters: str) -> ModuleType:
    suffix = path.suffix.lower()
    if _HTML.match(characters[:5000]) or (suffix in html.SUFFIXES and _TAGS.search(characters)):
        return html
    return markdown if suffix in markdown.SUFFIXES else text
