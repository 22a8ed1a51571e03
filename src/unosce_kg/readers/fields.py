"""What records, tables and sidecars call a document's title, date, speaker and so on."""

from __future__ import annotations

import re
from collections.abc import Mapping

from unosce_kg.readers.cleaning import clean_characters, squeeze
from unosce_kg.readers.dates import parse_date
from unosce_kg.readers.header import as_header
from unosce_kg.readers.pieces import Header, Teller

TEXTS = ("content_html", "html", "text", "content_text", "fulltext", "full_text", "body", "content", "article_body",
         "articlebody", "transcript")  # fmt: skip
_NAMES = {
    "title": ("title", "headline", "subject", "name"),
    "date": (
        "date",
        "date_published",
        "datepublished",
        "published",
        "pubdate",
        "publication_date",
        "issued",
        "created",
    ),
    "held": ("held", "event_date", "date_of_event"),
    "symbol": ("symbol", "document_symbol", "doc_symbol", "identifier"),
    "publisher": ("publisher", "site", "site_name", "source_name"),
    "author": ("author", "speaker", "creator", "authors", "byline", "from"),
    "recipient": ("recipient", "to"),
    "source": ("source", "url", "address", "link", "canonical_url", "permalink"),
    "language": ("language", "lang"),
    "kind": ("kind", "type", "document_type", "doc_type"),
    "session": ("session", "meeting"),
}
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9-]{1,20})?")


def read_fields(record: Mapping[str, object], teller: Teller, *, strict: bool = False) -> Header:
    """The header that a record makes; of several names for one thing the first counts.

    Args:
        record: Names, in any case, and values: text, numbers, dates, or objects and lists that hold a name.
        teller: Who says so.
        strict: Values that cannot be understood are errors; otherwise they are passed over.

    Raises:
        ValueError: In the strict case, with the field and its value.
    """
    known = {key.strip().casefold().replace(" ", "_").replace("-", "_"): key for key in record}
    rows: dict[str, str] = {}
    for field, names in _NAMES.items():
        values = [_as_text(record[known[name]]) for name in names if name in known]
        rows[field] = next((value for value in values if value and _is_fit(field, value)), "")
        if strict and any(values) and not rows[field]:
            raise ValueError(f"{field}: not understood: {next(filter(None, values))!r}")
    rows["language"] = rows["language"].replace("_", "-").partition("-")[0].casefold()
    return as_header(rows, teller)


def find_text(record: Mapping[str, object]) -> str | None:
    """The field that holds the record's text, or None."""
    known = {key.strip().casefold().replace(" ", "_"): key for key in record}
    return next((known[name] for name in TEXTS if name in known and _holds_text(record[known[name]])), None)


def _holds_text(value: object) -> bool:
    if isinstance(value, list):
        return any(isinstance(part, str) and part.strip() for part in value)
    return isinstance(value, str) and bool(value.strip())


def _as_text(value: object) -> str:
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title") or ""
    if isinstance(value, list):
        return "; ".join(filter(None, map(_as_text, value[:20])))
    return squeeze(clean_characters(str(value))) if value is not None and not isinstance(value, bool) else ""


def _is_fit(field: str, value: str) -> bool:
    match field:
        case "source":
            return _ADDRESS.fullmatch(value) is not None
        case "language":
            return _LANGUAGE.fullmatch(value) is not None
        case "date" | "held":
            return parse_date(value) is not None
        case _:
            return True
