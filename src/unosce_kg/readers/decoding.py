"""From bytes to characters: which encoding a file is in, or why it is no text at all."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What documents were written in before UTF-8: Western, Central European and Cyrillic code pages.
LEGACY = ("cp1252", "cp1250", "cp1251", "iso8859_2", "iso8859_5", "iso8859_15", "koi8_r", "mac_roman")
_SAMPLE = 200_000  # bytes to judge an encoding by
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)


def decode(raw: bytes, declared: str | None = None) -> str:
    """The characters of a text file.

    Args:
        raw: All of its bytes.
        declared: The encoding that whoever sent it named; bytes that are UTF-8 are read as such all the same.

    Raises:
        ValueError: If they are not a text, with the reason in words.
    """
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return _decode_strictly(raw, encoding)
    if declared and declared.lower().startswith(("utf-16", "utf-32")):
        return _decode_strictly(raw, declared)
    if b"\0" in raw:
        raise ValueError("not a text: it holds binary data")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = _decode_legacy(raw, declared)
    if _share_of_controls(text) > 0.01:
        raise ValueError("not a text: it holds binary data")
    return text


def _decode_strictly(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except (LookupError, ValueError) as error:
        raise ValueError(f"cannot be decoded as {encoding}, which its beginning promises") from error


def _decode_legacy(raw: bytes, declared: str | None) -> str:
    own = _CHARSET.search(raw[:4096])
    for encoding in (declared, own[1].decode("ascii", errors="ignore") if own else None):
        try:
            if encoding:
                return raw.decode(encoding)
        except (LookupError, ValueError):
            pass  # whoever names it is wrong: judge by the bytes
    best = from_bytes(raw[:_SAMPLE], cp_isolation=list(LEGACY)).best()
    if best is None:
        raise ValueError("cannot be decoded: neither UTF-8 nor a legacy encoding of European languages")
    return _decode_strictly(raw, best.encoding)


def _share_of_controls(text: str) -> float:
    controls = sum(1 for c in text if c < " " and c not in "\n\r\t\f\v")
    return controls / max(len(text), 1)
