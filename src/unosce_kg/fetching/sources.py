"""What to fetch: addresses, lists of them, tables of sources, and feeds."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from pathlib import Path

from lxml import etree

from unosce_kg.errors import SetupError
from unosce_kg.fetching.addresses import Address, parse_address
from unosce_kg.fetching.refusal import Refusal

_TOLD = ("title", "date", "publisher", "symbol", "speaker", "recipient", "session", "kind", "language")
_ENTRIES = frozenset(("item", "entry"))
_DATES = ("pubDate", "date", "published", "updated")


@dataclass(frozen=True, slots=True)
class Source:
    """A document to fetch.

    Attributes:
        address: As it was given; it may be wrong.
        file: The name that it is to have, its suffix aside; "" for one made from the address.
        told: What is known of it: title, date, publisher, symbol, speaker …
    """

    address: str
    file: str = ""
    told: Mapping[str, str] = field(default_factory=dict)


def read_list(path: Path) -> list[Source]:
    """The sources that a text file lists: an address a line; blank lines and those with `#` in front are left out.

    Raises:
        SetupError: If it cannot be read.
    """
    lines = (line.strip() for line in _read(path).splitlines())
    return [Source(line) for line in lines if line and not line.startswith("#")]


def read_table(path: Path) -> list[Source]:
    """The sources that a CSV file lists: a column `address`, and perhaps `file`, `title`, `date` and others.

    Raises:
        SetupError: If it cannot be read, or has no column of that name.
    """
    try:
        rows = list(csv.DictReader(io.StringIO(_read(path)), strict=True))
    except csv.Error as error:
        raise SetupError(f"{path}: not a table in CSV ({error})") from error
    if not rows or "address" not in rows[0]:
        raise SetupError(f"{path}: a table of sources has a column 'address' and rows below it")
    return list(_read_rows(path, rows))


def _read_rows(path: Path, rows: list[dict[str, str]]) -> Iterator[Source]:
    for number, row in enumerate(rows, 1):
        if None in row:
            raise SetupError(f"{path}: row {number} has more cells than there are columns")
        values = {key: " ".join((value or "").split()) for key, value in row.items()}
        if values["address"]:
            told = {key: values[key] for key in _TOLD if values.get(key)}
            yield Source(values["address"], values.get("file", ""), told)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise SetupError(f"no such file: {path}") from error
    except OSError as error:
        raise SetupError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SetupError(f"{path}: not a text in UTF-8") from error


def read_feed(body: bytes, base: Address) -> list[Source]:
    """The documents that a feed (RSS, Atom) names, with their titles and dates.

    Args:
        body: The feed.
        base: Its address, which others in it may be relative to.

    Raises:
        Refusal: If it is no feed.
    """
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refusal("not a feed") from error
    if root is None or _name(root) not in ("rss", "feed", "RDF"):
        raise Refusal("not a feed (RSS or Atom)")
    entries = [element for element in root.iter() if _name(element) in _ENTRIES]
    return [source for entry in entries if (source := _read_entry(entry, base))]


def _read_entry(entry: etree._Element, base: Address) -> Source | None:
    link = _find_link(entry)
    if not link:
        return None
    with suppress(Refusal):  # which is reported where it would be fetched
        link = str(parse_address(link, base))
    texts = {_name(child): _read_text(child) for child in reversed(entry)}
    date = next((day for name in _DATES if (day := _read_day(texts.get(name, "")))), "")
    return Source(link, told={k: v for k, v in (("title", texts.get("title", "")), ("date", date)) if v})


def _read_text(element: etree._Element) -> str:
    """Its text on one line; feeds write the entities of HTML into it, once or twice escaped."""
    return " ".join(html.unescape("".join(element.itertext())).split())


def _find_link(entry: etree._Element) -> str:
    links = [child for child in entry if _name(child) == "link"]
    own = [link for link in links if link.get("rel", "alternate") == "alternate"]
    return next((link.get("href") or link.text or "" for link in own), "").strip()


def _read_day(text: str) -> str:
    """The day that a feed writes in one of two ways, or ""."""
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        day = text[:10]
        plain = len(day) == 10 and day[4] == day[7] == "-" and day.replace("-", "").isdecimal()
        return day if plain and day.isascii() else ""


def _name(element: etree._Element) -> str:
    """Its name without namespace; "" for a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def drop_repeated(sources: Iterable[Source]) -> list[Source]:
    """Each address once, as it was given first."""
    first: dict[str, Source] = {}
    for source in sources:
        first.setdefault(source.address, source)
    return list(first.values())
