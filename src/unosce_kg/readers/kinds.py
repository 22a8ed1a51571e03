"""Which kind of document a file is: by what it holds first, then by its suffix."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import PurePath
from types import ModuleType
from typing import BinaryIO, TypeAlias

from unosce_kg.readers import (
    akoma_ntoso,
    archive,
    docx,
    feed,
    html,
    mail,
    mailbox,
    markdown,
    mhtml,
    mime,
    odt,
    pdf,
    records,
    rtf,
    table,
    tei,
    text,
)
from unosce_kg.readers.budget import Budget
from unosce_kg.readers.pieces import Part
from unosce_kg.readers.xml_tree import find_root

Split: TypeAlias = Callable[[BinaryIO, Budget], Iterator[Part]]

HEAD = 16_384  # bytes by which a kind is known

_KINDS = (text, markdown, html, mhtml, pdf, docx, odt, rtf, mail, mailbox, records, table, feed, archive)
SUFFIXES = (*(suffix for kind in _KINDS for suffix in kind.SUFFIXES), ".xml")

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = re.compile(r"</?(?:p|div|h[1-6]|body|table|li|br|span|a)\b[^<>]*>", re.IGNORECASE)
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|[A-Za-z!])")
_OFFICE = {"xl/workbook.xml": "a spreadsheet", "ppt/presentation.xml": "a presentation"}
_REFUSED = (
    (b"\xd0\xcf\x11\xe0", "an old or encrypted Office file; save it as .docx or .pdf"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\0", "a program"),
    (b"7z\xbc\xaf", "a 7z archive; pack it as .zip"),
    (b"Rar!", "a RAR archive; pack it as .zip"),
    (b"BZh", "a bzip2 archive; pack it as .gz or .zip"),
    (b"\xfd7zXZ", "an xz archive; pack it as .gz or .zip"),
)


def is_document(head: bytes) -> bool:
    """Whether a file of whatever name shows by its beginning that it is a document of a kind that is read.

    Args:
        head: Its first `HEAD` bytes.
    """
    known = pdf.SIGNATURE in head[:1024] or head.startswith(rtf.SIGNATURE)
    office = head.startswith(b"PK\x03\x04") and (b"word/" in head or b"opendocument.text" in head)
    message = mime.is_message(head) or mailbox.is_mailbox(head)
    return known or office or message or _HTML.match(head.decode("latin-1")) is not None


def recognise_container(name: str, head: bytes, file: BinaryIO) -> Split | None:
    """What takes a file apart that holds other documents, or None for one that is a document.

    Args:
        name: The file's name.
        head: Its first `HEAD` bytes.
        file: The file itself, which is left at its beginning.

    Raises:
        ValueError: If it is of a kind that is not read.
    """
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _recognise_zip(file)
    if head.startswith(b"\x1f\x8b"):
        return archive.split_gzip
    if head[257:262] == b"ustar":
        return archive.split_tar
    if mailbox.is_mailbox(head):
        return mailbox.split
    suffix = _suffix(name)
    if mime.is_message(head) or suffix in mail.SUFFIXES or suffix in mhtml.SUFFIXES:
        return mhtml.split if mhtml.is_page(head) or suffix in mhtml.SUFFIXES else mail.split
    if suffix in records.SUFFIXES and head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        return records.split if suffix == ".json" else records.split_lines
    if suffix in table.SUFFIXES and not _XML.match(head):
        return table.split
    return feed.split if _find_root(head) in feed.ROOTS else None


def _suffix(name: str) -> str:
    return PurePath(name.removesuffix(".gz")).suffix.lower()


def _find_root(head: bytes) -> str | None:
    return find_root(head.decode("utf-8", errors="replace").lstrip("\ufeff")) if _XML.match(head) else None


def _recognise_zip(file: BinaryIO) -> Split | None:
    return None if _recognise_office(file) else archive.split_zip


def _recognise_office(file: BinaryIO) -> ModuleType | None:
    """The reader of an Office file by its members, or None for an archive of any other kind.

    Raises:
        ValueError: If it is a broken archive, or an Office file without a text.
    """
    members = archive.name_members(file)
    file.seek(0)
    for name, kind in _OFFICE.items():
        if name in members:
            raise ValueError(f"not a text: it is {kind}")
    if docx.PART in members:
        return docx
    return odt if odt.PART in members and "mimetype" in members else None


def recognise_document(name: str, head: bytes, file: BinaryIO) -> ModuleType | None:
    """The reader of a document that is read from its bytes, or None for one that is a text.

    Args:
        name: The file's name.
        head: Its first `HEAD` bytes.
        file: The file itself, at its beginning.

    Raises:
        ValueError: If it is of a kind that is not read.
    """
    for signature, kind in _REFUSED:
        if head.startswith(signature):
            raise ValueError(f"not a text: it is {kind}")
    if head.startswith(b"PK\x03\x04"):
        return _recognise_office(file)
    if pdf.SIGNATURE in head[:1024]:
        return pdf
    if head.startswith(rtf.SIGNATURE):
        return rtf
    root = _find_root(head)
    if root in akoma_ntoso.ROOTS:
        return akoma_ntoso
    if root in tei.ROOTS:
        return tei
    if _suffix(name) == ".xml" and root and root.casefold() != "html":
        raise ValueError(f"XML of a kind that is not read (its root is <{root}>)")
    return None


def recognise_text(name: str, characters: str) -> ModuleType:
    """The reader of a text.

    Args:
        name: The file's name.
        characters: The whole text.
    """
    suffix = _suffix(name)
    if _HTML.match(characters[:5000]) or (suffix in html.SUFFIXES and _TAGS.search(characters)):
        return html
    return markdown if suffix in markdown.SUFFIXES else text
