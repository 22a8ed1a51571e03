"""What a web page says of itself: Open Graph, JSON-LD, Dublin Core, `<title>`, `lang`, canonical address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from lxml.html import HtmlElement

from unosce_kg.readers.cleaning import clean_characters, squeeze
from unosce_kg.readers.dates import parse_date
from unosce_kg.readers.document_kinds import read_kind
from unosce_kg.readers.pieces import Header, Teller
from unosce_kg.readers.publishers import find_publisher
from unosce_kg.readers.symbols import read_symbol

# For each teller the names under which pages give a field, the most telling first.
_NAMES: dict[Teller, dict[str, tuple[str, ...]]] = {
    Teller.OPEN_GRAPH: {
        "title": ("og:title",),
        "date": ("article:published_time",),
        "publisher": ("og:site_name",),
        "author": ("article:author",),
        "source": ("og:url",),
        "language": ("og:locale",),
    },
    Teller.JSON_LD: {
        "title": ("headline",),
        "date": ("datePublished",),
        "publisher": ("publisher",),
        "author": ("author",),
        "source": ("url",),
        "language": ("inLanguage",),
    },
    Teller.DUBLIN_CORE: {
        "title": ("dcterms.title", "dc.title"),
        "date": ("dcterms.issued", "dcterms.date", "dc.date.issued", "dc.date"),
        "publisher": ("dcterms.publisher", "dc.publisher"),
        "author": ("dcterms.creator", "dc.creator"),
        "source": ("dcterms.source", "dc.source"),
        "language": ("dcterms.language", "dc.language"),
        "symbol": ("dcterms.identifier", "dc.identifier"),
        "kind": ("dcterms.type", "dc.type"),
    },
    Teller.PAGE: {
        "title": ("citation_title", "twitter:title", "title"),
        "date": ("datepublished", "citation_date", "pubdate", "date"),
        "publisher": ("publisher",),
        "author": ("author",),
        "source": ("canonical", "saved from", "url"),
        "language": ("lang", "content-language", "language"),
        "symbol": ("citation_technical_report_number",),
    },
}
_SITE_SUFFIX = re.compile(
    r"\s+[|–-]\s+(?=[^|]*(?:\b(?:UN|OSCE|United Nations|Nations)\b))[^|]{2,60}$|\s+\|\s+[^|]{2,60}$"
)
_SAVED = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)(https?://[^\s<>]{1,1000})\s*-->", re.IGNORECASE)


def read_head(tree: HtmlElement, page: str = "") -> list[Header]:
    """What the tellers of a page say, the most trusted first; at least one, maybe an empty one.

    Args:
        tree: The page.
        page: Its characters, for the comment in which browsers note where they saved it from.
    """
    said = {
        Teller.OPEN_GRAPH: _read_meta(tree),
        Teller.JSON_LD: _read_linked_data(tree),
    }
    said[Teller.DUBLIN_CORE] = said[Teller.OPEN_GRAPH]
    said[Teller.PAGE] = {**said[Teller.OPEN_GRAPH], **_read_page(tree, page)}
    *others, last = (_as_header(teller, said[teller]) for teller in _NAMES)
    if not last.publisher:  # a site of no known publisher keeps its own name
        last = replace(
            last, publisher=next((s for t in _NAMES if (s := _first(t, "publisher", said[t]))), None)
        )
    return [*(header for header in others if header != Header(teller=header.teller)), last]


def _as_header(teller: Teller, rows: Mapping[str, str]) -> Header:
    found = {field: _first(teller, field, rows) for field in _NAMES[teller]}
    title, source, author = found.get("title", ""), found.get("source", ""), found.get("author", "")
    source = source if source.startswith(("https://", "http://")) else ""
    site = found.get("publisher", "")
    language = re.split(r"[-_]", found.get("language", ""))[0].lower()
    return Header(
        title=_SITE_SUFFIX.sub("", title) or None,
        date=parse_date(found["date"]) if found.get("date") else None,
        publisher=find_publisher([line for line in (site, source, author) if line]),
        symbol=read_symbol(found.get("symbol", "")),
        author=author if author and "://" not in author else None,
        source=source or None,
        language=language if re.fullmatch(r"[a-z]{2,3}", language) else None,
        kind=read_kind(found.get("kind", "")),
        teller=teller,
    )


def _first(teller: Teller, field: str, rows: Mapping[str, str]) -> str:
    return next((rows[name] for name in _NAMES[teller].get(field, ()) if rows.get(name)), "")


def _read_meta(tree: HtmlElement) -> dict[str, str]:
    rows: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = (
            element.get("property")
            or element.get("name")
            or element.get("itemprop")
            or element.get("http-equiv")
        )
        if key and element.get("content"):
            key = re.sub(r"^(dc|dcterms):", r"\1.", key.lower())
            rows.setdefault(key, _tidy(element.get("content")))
    return {key: value for key, value in rows.items() if value}


def _read_page(tree: HtmlElement, page: str) -> dict[str, str]:
    rows = {
        "title": _tidy(tree.findtext(".//title") or ""),
        "lang": tree.get("lang") or tree.get("xml:lang") or "",
    }
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and element.get("href"):
            rows.setdefault("canonical", _tidy(element.get("href")))
    saved = _SAVED.search(page[:4096])
    if saved:
        rows["saved from"] = saved[1]
    return {key: value for key, value in rows.items() if value}


def _read_linked_data(tree: HtmlElement) -> dict[str, str]:
    rows: dict[str, str] = {}
    for element in tree.iter("script"):
        if element.get("type") != "application/ld+json":
            continue
        try:
            stated = json.loads(element.text or "")
        except (ValueError, RecursionError):
            continue  # a broken block costs the page nothing else
        for thing in _things(stated):
            for key in _NAMES[Teller.JSON_LD].values():
                value = _name(thing.get(key[0]))
                if value and "headline" in thing:  # the article, not the site, its logo or its breadcrumbs
                    rows.setdefault(key[0], value)
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
