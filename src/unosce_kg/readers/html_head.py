"""What a web page says of itself: Open Graph, Dublin Core, JSON-LD, `<title>`, `lang`, canonical address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from unosce_kg.readers.cleaning import clean_characters, squeeze
from unosce_kg.readers.dates import parse_date
from unosce_kg.readers.pieces import Header
from unosce_kg.readers.publishers import find_publisher
from unosce_kg.readers.symbols import read_symbol

_TITLES = ("og:title", "dcterms.title", "dc.title", "citation_title", "headline", "twitter:title")
_DATES = ("article:published_time", "dcterms.issued", "dcterms.date", "dc.date.issued", "dc.date",
          "datePublished", "citation_date", "pubdate", "date")  # fmt: skip
_PUBLISHERS = ("dcterms.publisher", "dc.publisher", "publisher", "og:site_name")
_AUTHORS = ("author", "dcterms.creator", "dc.creator", "article:author")
_ADDRESSES = ("canonical", "og:url", "url")
_SYMBOLS = ("dcterms.identifier", "dc.identifier", "citation_technical_report_number")
_SITE_SUFFIX = re.compile(r"\s+\|\s+[^|]{2,60}$")


def read_head(tree: HtmlElement) -> Header:
    """The header that the page's metadata makes; JSON-LD fills what the `<meta>` elements leave open."""
    said = _linked_data(tree) | _meta(tree)

    def first(keys: tuple[str, ...]) -> str | None:
        return next((said[key] for key in keys if said.get(key)), None)

    title = first(_TITLES) or squeeze(clean_characters(tree.findtext(".//title") or "")) or None
    address = next((said[k] for k in _ADDRESSES if said.get(k, "").startswith(("https://", "http://"))), None)
    site = first(_PUBLISHERS)
    author = first(_AUTHORS)
    date = first(_DATES)
    language = (tree.get("lang") or "").split("-")[0].lower()
    return Header(
        title=_SITE_SUFFIX.sub("", title) if title else None,
        date=parse_date(date) if date else None,
        publisher=find_publisher([line for line in (site, address) if line]) or site,
        symbol=next((s for key in _SYMBOLS if (s := read_symbol(said.get(key, "")))), None),
        author=author if author and "://" not in author else None,
        source=address,
        language=language if re.fullmatch(r"[a-z]{2,3}", language) else None,
    )


def _meta(tree: HtmlElement) -> dict[str, str]:
    rows: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        if key and element.get("content"):
            rows.setdefault(key if key == "datePublished" else key.lower(), _tidy(element.get("content")))
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and element.get("href"):
            rows.setdefault("canonical", _tidy(element.get("href")))
    return {key: value for key, value in rows.items() if value}


def _linked_data(tree: HtmlElement) -> dict[str, str]:
    rows: dict[str, str] = {}
    for element in tree.iter("script"):
        if element.get("type") != "application/ld+json":
            continue
        try:
            stated = json.loads(element.text or "")
        except (ValueError, RecursionError):
            continue  # a broken block costs the page nothing else
        for thing in _things(stated):
            for key in ("headline", "datePublished", "author", "publisher", "url"):
                value = _name(thing.get(key))
                if value and "headline" in thing:  # the article, not the site, its logo or its breadcrumbs
                    rows.setdefault(key, value)
    return rows


def _things(stated: object) -> Iterator[dict[str, Any]]:
    candidates = stated if isinstance(stated, list) else [stated]
    for thing in candidates:
        if isinstance(thing, dict):
            yield thing
            graph = thing.get("@graph")
            yield from (t for t in graph if isinstance(t, dict)) if isinstance(graph, list) else ()


def _name(value: object) -> str:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("name")
    return _tidy(value) if isinstance(value, str) else ""


def _tidy(text: str) -> str:
    return squeeze(clean_characters(text))
