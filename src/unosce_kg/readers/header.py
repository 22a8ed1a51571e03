"""The header block of a note: `key: value` lines at the top, bare or between two `---` lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from unosce_kg.readers.cleaning import clean_characters, squeeze
from unosce_kg.readers.dates import parse_date
from unosce_kg.readers.document_kinds import read_kind
from unosce_kg.readers.pieces import Header, Teller

_KEYS = {
    "title": "title",
    "date": "date",
    "publisher": "publisher",
    "symbol": "symbol",
    "speaker": "author",
    "author": "author",
    "source": "source",
    "url": "source",
    "language": "language",
    "recipient": "recipient",
    "session": "session",
    "kind": "kind",
    "type": "kind",
    "held": "event_date",
}
_READERS: Mapping[str, Callable[[str], object]] = {
    "date": parse_date,
    "event_date": parse_date,
    "kind": read_kind,
}
_LINE = re.compile(r"(?P<key>[A-Za-z]{3,12})\s*:\s+(?P<value>\S.*)")
_FENCE = re.compile(r"-{3,}\s*")
_LIMIT = 40  # lines: a header block is short


def split_header(text: str) -> tuple[Header, str]:
    """Part the header block from the text.

    Args:
        text: The file's characters.

    Returns:
        What the block says, and the text after it. Without a block (at least one known key between `---`
        lines, or two at the top followed by a blank line) the header is empty and the text whole.
    """
    lines = text.lstrip("\ufeff\n\r \t").splitlines()
    fenced = bool(lines) and _FENCE.fullmatch(lines[0]) is not None
    rows: dict[str, str] = {}
    for number, line in enumerate(lines[fenced : _LIMIT + fenced], fenced):
        match = _LINE.fullmatch(line.strip())
        if match and (fenced or match["key"].casefold() in _KEYS):
            rows.setdefault(match["key"].casefold(), squeeze(clean_characters(match["value"])).strip("\"'"))
        elif not line.strip() and fenced:
            continue
        elif _FENCE.fullmatch(line) if fenced else not line.strip():
            known = rows.keys() & _KEYS.keys()
            if len(known) > (0 if fenced else 1):
                return as_header(rows), "\n".join(lines[number + 1 :])
            break
        else:
            break
    return Header(), text


def as_header(rows: Mapping[str, str], teller: Teller = Teller.HEADER) -> Header:
    """The header that rows of keys and values make; unknown keys and empty values are passed over."""
    values: dict[str, Any] = {}
    for key, value in rows.items():
        field = _KEYS.get(key.casefold())
        if field and value:
            values.setdefault(field, _READERS[field](value) if field in _READERS else value)
    return Header(**values, teller=teller)
