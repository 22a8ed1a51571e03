"""What a document says about itself, by all that tell of it, the most trusted first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from unosce_kg.model import PROSE, Block, BlockKind, Document, PartialDate
from unosce_kg.readers import dates, furniture, participants, publishers, symbols
from unosce_kg.readers.document_kinds import find_kind
from unosce_kg.readers.file_names import read_address, read_file_name
from unosce_kg.readers.languages import UNKNOWN, detect_language, is_foreign, read_language
from unosce_kg.readers.pieces import FIELDS, TRUST, Header, Teller
from unosce_kg.text import slugify

_HEAD = 80  # lines: what comes before the text of a document is not longer …
_FOOT = 6  # and lines at its end, among which an instrument says when it was signed
_LONGEST = 1000  # … and says what it says within these characters
_EVENT_LINE = re.compile(r"(?:\d{1,2}\.\s+)?date\s*:\s*(?P<date>.{6,60})", re.IGNORECASE)
_MEETING = re.compile(
    r"\b(?:adopted|meeting|session|delivered|held|today|message|remarks|statement|address|speech)\b", re.I
)
_DATED = re.compile(r"\bdated\s+(?P<date>\d{1,2}\s+\w+\s+\d{4})", re.IGNORECASE)
_CHANGED = re.compile(r"\b(?:updated|revised|reviewed|modified|published|posted|issued)\b", re.IGNORECASE)
_FOLLOWS = re.compile(
    r"\b(?:remarks|statement|address|speech|message|summary|transcript|text|excerpts?)\b", re.IGNORECASE
)
_TODAY = re.compile(r"\btoday\b|\bthis (?:morning|afternoon|evening)\b", re.IGNORECASE)


def describe(headers: Iterable[Header], file_name: str, text: str, blocks: tuple[Block, ...]) -> Document:
    """Make the document: what tells of it from outside, completed from its own lines, its address and file name.

    Args:
        headers: What is said outside the text; of equally trusted ones the first counts.
        file_name: Base name of the input.
        text: The clean text.
        blocks: Its blocks.
    """
    lines = [(block.kind, block.span.of(text)) for block in blocks]
    told = [replace(_as_shown(h), language=read_language(h.language or "")) for h in headers]
    address = next((h.source for h in sorted(told, key=_trust) if h.source), None)
    told += [_as_shown(_read_text(lines, text, blocks)), read_file_name(file_name)]
    told += [read_address(address)] if address else []
    found, tellers = _agree(sorted(told, key=_trust))
    language = found.language or "en"
    found, tellers = _complete(found, tellers, lines)
    return Document(
        id=f"doc/{slugify(found.symbol or str(PurePosixPath(file_name).with_suffix('')))}",
        text=text,
        file_name=file_name,
        title=found.title,
        date=found.date,
        symbol=found.symbol,
        publisher=found.publisher,
        author=found.author,
        source=found.source,
        language=language,
        blocks=tuple(_set_apart(blocks, text, language)),
        event_date=found.event_date,
        recipient=found.recipient,
        kind=found.kind,
        session=found.session,
        tellers=tuple(sorted((name, teller.value) for name, teller in tellers.items())),
    )


_Lines = list[tuple[BlockKind, str]]
_Tellers = dict[str, Teller]


def _trust(header: Header) -> int:
    return TRUST[header.teller]


def _agree(headers: list[Header]) -> tuple[Header, _Tellers]:
    """For each field what the most trusted says; a date that it knows to the month may be told to the day."""
    found, tellers = Header(), _Tellers()
    for header in headers:
        for name in FIELDS:
            value, known = getattr(header, name), getattr(found, name)
            finer = isinstance(value, PartialDate) and isinstance(known, PartialDate) and known.covers(value)
            if value is not None and (known is None or (finer and value != known)):
                found = replace(found, **{name: value})
                tellers[name] = header.teller
    return found, tellers


def _as_shown(header: Header) -> Header:
    """A header with only such titles and names as can be shown."""
    return replace(
        header,
        title=_show(header.title),
        publisher=_show(header.publisher),
        symbol=_show(header.symbol),
        author=_show(header.author),
        recipient=_show(header.recipient),
        session=_show(header.session),
    )


def _show(value: str | None) -> str | None:
    """What of a title or name can be shown, or None if that is nothing, or no title or name but a text of its own."""
    shown = "".join(filter(str.isprintable, value or "")).strip()
    return shown if shown and len(shown) <= _LONGEST else None


def _complete(found: Header, tellers: _Tellers, lines: _Lines) -> tuple[Header, _Tellers]:
    """What can only be said when the rest is known: the kind, and the day of the event."""
    opening, head = _split_head(lines)
    named = [line for kind, line in lines if kind is BlockKind.HEADING and line in head]
    gaps = Header(
        publisher=symbols.find_issuer(found.symbol) if found.symbol else None,
        kind=find_kind(
            found.symbol,
            [*_find_labels(lines), *named],
            found.title,
            opening,
            found.publisher,
            has_dateline=_opens_with_dateline(lines),
        ),
        event_date=_find_event_date(opening, head, found.date),
    )
    added = {n: Teller.TEXT for n in FIELDS if getattr(found, n) is None and getattr(gaps, n) is not None}
    return found.or_else(gaps), tellers | added


def _set_apart(blocks: tuple[Block, ...], text: str, language: str) -> Iterator[Block]:
    """The blocks, with paragraphs in another language than the document's as furniture."""
    for block in blocks:
        prose = block.kind in PROSE
        foreign = prose and language != UNKNOWN and is_foreign(block.span.of(text), language)
        yield Block(BlockKind.FURNITURE, block.span) if foreign else block


def _read_text(lines: _Lines, text: str, blocks: tuple[Block, ...]) -> Header:
    opening, head = _split_head(lines)
    headings = [line for kind, line in lines if kind is BlockKind.HEADING and line in head]
    return Header(
        title=_find_title(lines),
        date=_find_date(lines),
        symbol=_find_symbol(lines),
        publisher=publishers.find_publisher([line for kind, line in lines if kind is BlockKind.FURNITURE]),
        author=participants.find_author(opening, head, headings),
        recipient=participants.find_recipient(opening, head),
        session=participants.find_session(opening, head),
        language=detect_language(text, blocks),
        teller=Teller.TEXT,
    )


def _split_head(lines: _Lines) -> tuple[str, list[str]]:
    """The first paragraph, and the lines before it, which tell most about the document."""
    body = next((i for i, (kind, _) in enumerate(lines) if kind is BlockKind.PARAGRAPH), len(lines))
    opening = lines[body][1] if body < len(lines) else ""
    return opening[:_LONGEST], [line[:_LONGEST] for _, line in lines[: min(body, _HEAD)]]


def _find_title(lines: _Lines) -> str | None:
    titles = [line for kind, line in lines if kind is BlockKind.TITLE]
    return max(titles, key=len) if titles else None


def _find_date(lines: _Lines) -> PartialDate | None:
    """The date of the first dateline with a day, else of the first with a month, else of a line that names one or of the end."""
    found = [_read_date(line) for kind, line in lines if kind is BlockKind.DATELINE]
    if not any(found):
        around = _find_lines_around(lines)
        found = [dates.read_labelled_date(line) for line in around]
    if not any(found):
        found = [dates.read_closing_date(line) for kind, line in lines[-_FOOT:] if kind in PROSE]
        found += [dates.read_sign_off(line) for _, line in lines[-_FOOT:]]
    known = [date for date in found if date]
    return next((date for date in known if date.day), known[0] if known else None)


def _find_lines_around(lines: _Lines) -> list[str]:
    """The lines before the text, a first one that tells what follows, and a last one that tells when the page was changed."""
    body = next((i for i, (kind, _) in enumerate(lines) if kind in PROSE), len(lines))
    around = [line for _, line in lines[: min(body, _HEAD)]]
    around += [line for _, line in lines[body : body + 1] if _FOLLOWS.search(line)]
    return [*around, *(line for _, line in lines[max(body, len(lines) - 3) :] if _CHANGED.search(line))]


def _read_date(line: str) -> PartialDate | None:
    return dates.read_dateline(line) or dates.find_date(line)


def _find_symbol(lines: _Lines) -> str | None:
    alone = (symbols.find_symbol(line) for kind, line in lines if kind is BlockKind.FURNITURE)
    at_foot = (symbols.read_series(line) for kind, line in lines[-_FOOT:] if kind not in PROSE)
    return next(filter(None, (*alone, _find_symbol_at_head(lines), *at_foot)), None)


def _find_symbol_at_head(lines: _Lines) -> str | None:
    """A symbol of a less usual series, alone on a line of the head, or one in a letterhead before the title."""
    for kind, line in lines[:_HEAD]:
        if kind in PROSE:
            break
        found = symbols.read_series(line) or (
            symbols.find_symbol(line) if symbols.is_letterhead(line) else None
        )
        if found:
            return found
    return None


def _find_labels(lines: _Lines) -> list[str]:
    """What the page calls the document: "Content type: Press release", or a line "Press Release"."""
    around = [line for kind, line in lines if kind is BlockKind.FURNITURE]
    labelled = [
        label[1] for line in around if (label := furniture.read_label(line)) and label[0].endswith("type")
    ]
    return labelled or [line for line in around if len(line.split()) <= 3]


def _opens_with_dateline(lines: _Lines) -> bool:
    """Whether a dateline such as "VIENNA, 3 March 2015 –" runs into the first paragraph."""
    body = next((i for i, (kind, _) in enumerate(lines) if kind is BlockKind.PARAGRAPH), 0)
    before = lines[body - 1] if body else (None, "")
    return before[0] is BlockKind.DATELINE and before[1][-1:] in "-–—"


def _find_event_date(opening: str, head: list[str], issued: PartialDate | None) -> PartialDate | None:
    """When the meeting, speech or adoption took place that the document records, or its letter was written."""
    for line in head:
        named = _EVENT_LINE.fullmatch(line) or _DATED.search(line)
        if named:
            return dates.find_date(named["date"])
    for line in (*head, opening.partition(":")[0][:400]):
        if _MEETING.search(line) and not dates.read_dateline(line):
            day = dates.find_date(line) or (dates.find_day(line, issued) if issued else None)
            if day and day.day:
                return day
            if _TODAY.search(line) and issued and issued.day:
                return issued
    return None
