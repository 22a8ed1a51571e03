"""Feeds (RSS, Atom): the entries that hold their whole text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, BinaryIO
from xml.etree.ElementTree import tostring

from unosce_kg.readers.budget import Budget
from unosce_kg.readers.cleaning import strip_tags
from unosce_kg.readers.fields import read_fields
from unosce_kg.readers.pieces import Part, Refusal, Teller
from unosce_kg.readers.xml_tree import get, local, parse_tree, read_text

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ROOTS = frozenset(("rss", "RDF", "feed"))
SUFFIXES = (".rss", ".atom")

_ENTRIES = frozenset(("item", "entry"))
_FULL = 600  # characters of a description that is more than a summary
_HTML = re.compile(r"\s*<(?:!doctype|html)", re.IGNORECASE)


def split(file: BinaryIO, budget: Budget) -> Iterator[Part]:
    """The entries of a feed, numbered from 1.

    Args:
        file: Is read once, from where it stands.
        budget: Bounds what is read.

    Raises:
        ValueError: If the XML is broken or unsafe.
    """
    root = parse_tree(budget.read(file))
    channel = next((element for element in root if local(element) == "channel"), root)
    about = {"publisher": _read_child(channel, "title"), "language": _read_child(channel, "language")}
    about["language"] = about["language"] or get(root, "lang")
    entries = [element for element in root.iter() if local(element) in _ENTRIES]
    for number, entry in enumerate(entries, 1):
        text = _find_text(entry)
        content = _as_page(text) if text else Refusal("an entry that holds a summary only")
        yield Part(str(number), content, read_fields(about | _read_entry(entry), Teller.HEADER))


def _read_child(element: Element, name: str) -> str:
    return next((read_text(child) for child in element if local(child) == name and read_text(child)), "")


def _read_entry(entry: Element) -> dict[str, str]:
    said = {name: _read_child(entry, name) for name in ("title", "author", "creator", "source", "language")}
    authors = (_read_child(child, "name") for child in entry if local(child) == "author")
    said["author"] = next(filter(None, authors), said["author"])
    dates = (_read_child(entry, name) for name in ("published", "pubDate", "date", "issued", "updated"))
    said["date"] = _as_date(next(filter(None, dates), ""))
    links = [child for child in entry if local(child) == "link" and get(child, "rel") in ("", "alternate")]
    said["link"] = next((get(link, "href") or read_text(link) for link in links), "")
    said["source"] = ""
    return {name: value for name, value in said.items() if value}


def _as_date(text: str) -> str:
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return text


def _find_text(entry: Element) -> str | None:
    """The entry's whole text as HTML: its content, or a description too long for a summary."""
    for child in entry:
        if local(child) in ("encoded", "content") and (text := _as_html(child)):
            return text
    for child in entry:
        if local(child) in ("description", "summary"):
            text = _as_html(child)
            if len(strip_tags(text)) > _FULL:
                return text
    return None


def _as_html(element: Element) -> str:
    """HTML that stands in an element as text, or as elements of its own."""
    if len(element):
        return re.sub(r"(</?)\w+:", r"\1", tostring(element, encoding="unicode", method="xml"))
    return element.text or ""


def _as_page(text: str) -> str:
    return text if _HTML.match(text) else f"<html><body><article>{text}</article></body></html>"
