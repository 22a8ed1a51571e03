"""Which answers are documents that are read, and with which suffix each is kept."""

from __future__ import annotations

from pathlib import PurePosixPath

from unosce_kg.fetching.refusal import Refusal

_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SUFFIXES = {
    "text/html": (".html", ".htm"),
    "application/xhtml+xml": (".html", ".htm", ".xhtml"),
    "text/plain": (".txt", ".md", ".csv", ".eml", ".jsonl"),
    "text/markdown": (".md",),
    "application/pdf": (".pdf",),
    "application/x-pdf": (".pdf",),
    _OFFICE: (".docx",),
    "application/vnd.oasis.opendocument.text": (".odt",),
    "application/rtf": (".rtf",),
    "text/rtf": (".rtf",),
    "message/rfc822": (".eml",),
    "multipart/related": (".mhtml",),
    "application/json": (".json",),
    "application/x-ndjson": (".jsonl",),
    "text/csv": (".csv",),
    "text/xml": (".xml",),
    "application/xml": (".xml",),
    "application/rss+xml": (".xml",),
    "application/atom+xml": (".xml",),
    "application/tei+xml": (".xml",),
    "application/zip": (".zip",),
    "application/gzip": (".gz",),
}
_UNSURE = ("", "application/octet-stream", "binary/octet-stream", "application/download",
           "application/force-download", "application/x-download")  # fmt: skip
_KNOWN = frozenset(suffix for suffixes in _SUFFIXES.values() for suffix in suffixes)
_SIGNS = ((b"%pdf-", ".pdf"), (b"{\\rtf", ".rtf"), (b"<!doctype html", ".html"), (b"<html", ".html"))


def find_suffix(content_type: str, path: str, body: bytes) -> str:
    """The suffix that a document is kept with.

    Args:
        content_type: What the server says of it, perhaps with parameters.
        path: Of its address.
        body: Its content.

    Raises:
        Refusal: If it is of no kind that is read.
    """
    kind = content_type.partition(";")[0].strip().lower()
    own = PurePosixPath(path).suffix.lower()
    if kind in _SUFFIXES:
        return own if own in _SUFFIXES[kind] else _SUFFIXES[kind][0]
    if kind not in _UNSURE:
        raise Refusal(f"not a kind that is read ({kind[:60]})")
    head = body[:512].lstrip().lower()
    seen = next((suffix for sign, suffix in _SIGNS if head.startswith(sign)), None)
    if seen is None and own not in _KNOWN:
        raise Refusal("not a kind that is read (the server does not say which it is)")
    return seen or own


def find_charset(content_type: str) -> str:
    """The encoding that the server names, or ""."""
    for parameter in content_type.split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'").lower()[:40]
    return ""
