"""What stands around the name of an event: its date, its city, whoever holds it."""

from __future__ import annotations

import re

from unosce_kg.extraction.candidates import DATE, Candidate, Period
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.surroundings import block_around
from unosce_kg.model import HEADS, BlockKind, DocumentKind

NEAR = 120  # characters around a name in which its date stands
_BESIDE = 15  # characters
_ADOPTED = re.compile(r"\b(?:RES|DEC)\b")
_SINCE = re.compile(r"\b[Ss]ince (?:the )?$")
_INSTRUMENTS = (DocumentKind.AGREEMENT, DocumentKind.STATEMENT)
_NOW = re.compile(r"(?:today|yesterday|tomorrow)", re.I)


def date_near(links: Links, candidate: Candidate) -> Period | None:
    """The time expression in or right around a name."""
    inner = candidate.parts.get("date")
    best: tuple[int, Period] | None = None
    block = block_around(links, candidate)
    for other in links.within(block):
        if other.type != DATE or other.period is None:
            continue
        if (inner and inner.contains(other.span)) or candidate.span.contains(other.span):
            return other.period
        if other.period.point is None and other.period.start is None:
            continue
        distance = (
            other.span.start - candidate.span.end
            if other.span.start >= candidate.span.end
            else candidate.span.start - other.span.end
        )
        between = links.text[
            min(candidate.span.end, other.span.end) : max(candidate.span.start, other.span.start)
        ]
        if other.span.end + _BESIDE < candidate.span.start and _NOW.fullmatch(other.span.of(links.text)):
            continue  # it dates what was said, not what it was said of
        if _SINCE.search(links.text, max(0, other.span.start - _BESIDE), other.span.start):
            continue  # it dates a beginning
        if (
            0 <= distance < NEAR
            and not re.search(r"[.!?;]\s|\n", between)
            and (best is None or distance < best[0])
        ):
            best = (distance, other.period)
    return best[1] if best else own_date(links, candidate)


def own_date(links: Links, candidate: Candidate) -> Period | None:
    """The document's date for the meeting that it records, "7000th Meeting" at its head, or the instrument that it is."""
    today = links.document.date
    heads = HEADS | {BlockKind.DATELINE}
    prose = [
        b.span.start for b in links.document.blocks if b.kind is BlockKind.PARAGRAPH and len(b.span) > NEAR
    ]
    at_head = any(b.kind in heads and b.span.contains(candidate.span) for b in links.document.blocks)
    if (
        today is None
        or not at_head
        or not ("ordinal" in candidate.parts or _is_own(links, candidate) or _is_title(links, candidate))
        or (prose and candidate.span.start > prose[0])
    ):
        return None
    return Period(today, today)


def _is_own(links: Links, candidate: Candidate) -> bool:
    """Whether a document is the resolution or decision that a numbered name at its head names: its symbol holds the number."""
    symbol, number = links.document.symbol, candidate.parts.get("number")
    if candidate.type != "Agreement" or symbol is None or number is None or not _ADOPTED.search(symbol):
        return False
    return number.of(links.text).removeprefix("No. ").split("/")[0] in re.split(r"[/() .]", symbol)


def _is_title(links: Links, candidate: Candidate) -> bool:
    """Whether a document is the instrument that its title opens with: "Joint Statement by …"."""
    document = links.document
    opened = (b.span.start for b in document.blocks if b.kind is BlockKind.TITLE)
    return (
        candidate.type == "Agreement"
        and document.kind in _INSTRUMENTS
        and next(opened, None) == candidate.span.start
    )


def has_setting(links: Links, candidate: Candidate) -> bool:
    """Whether a city, a date or an organizer stands near: without one, a workshop is no event of its own."""
    for other in links.candidates:
        gap = max(other.span.start - candidate.span.end, candidate.span.start - other.span.end)
        sets = other.type in (DATE, "City") or (
            other.entities and links.base.is_a(other.type, "Organization")
        )
        between = links.text[candidate.span.end : other.span.start]
        if sets and 0 <= gap < NEAR and not re.search(r"[.!?]\s", between):
            return True
    return False
