"""Web pages saved as one file (MHTML): the page itself, without its pictures and frames."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from unosce_kg.readers import mime
from unosce_kg.readers.budget import Budget
from unosce_kg.readers.pieces import Header, Part, Teller

SUFFIXES = (".mhtml", ".mht")

_RELATED = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_SNAPSHOT = re.compile(rb"^(?:snapshot-content-location:|from: <?saved by)", re.IGNORECASE | re.MULTILINE)
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


def is_page(head: bytes) -> bool:
    """Whether a message is a saved page.

    Args:
        head: Its first kilobytes.
    """
    return _RELATED.search(head) is not None and _SNAPSHOT.search(head) is not None


def split(file: BinaryIO, budget: Budget) -> Iterator[Part]:
    """The one page that the file holds, with the address from which it was saved.

    Raises:
        ValueError: If it holds none.
    """
    message = mime.read_message(budget.read(file))
    page = next(
        (p for p in mime.walk(message) if p.get_content_type() in ("text/html", "application/xhtml+xml")),
        None,
    )
    if page is None:
        raise ValueError("a saved page without HTML")
    places = (message.get("Snapshot-Content-Location"), page.get("Content-Location"))
    address = next(
        (str(place).strip() for place in places if place and _ADDRESS.fullmatch(str(place).strip())), None
    )
    yield Part("", mime.read_text(page), replace(Header(teller=Teller.PAGE), source=address))
