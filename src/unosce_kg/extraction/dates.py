"""Time expressions, absolute or relative to the document's date, as periods of the text's precision."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from unosce_kg.extraction.calendar_dates import ABSOLUTE, AT_DATE, BEGINNING, Read
from unosce_kg.extraction.candidates import DATE, Candidate, Period
from unosce_kg.extraction.relative_dates import ANAPHORIC, RELATIVE, anaphoric
from unosce_kg.extraction.sieve import Sieve
from unosce_kg.knowledge.demands import find_demands
from unosce_kg.model import BlockKind, Document, PartialDate, Span

# What looks like a year and is none: symbols of documents, numbers of resolutions, pages, telephoneor sums.
_MAIL = r"[\w.+-]{1,64}@\S+"
_NO_DATE = (
    r"(?:https?://|www\.)\S+"
    r"|\b[A-Z][\w.-]{0,20}(?:/[\w.()-]{1,20}){1,8}(?: \(\d{4}\))?"
    r"|(?i:\b(?:resolutions?|decisions?|regulations?|directives?|directions?|orders?|nos?\.|documents?|rooms?|box|issn|isbn|p\.|pp\.|pages?|"
    r"paras?\.|paragraphs?|articles?|tel\.?:?|fax:?|phone:?))"
    r"\s(?:No\.\s?)?[\d+(][\d /+()-]*\d\)?(?:(?:,| and| or|, and) \d{4}(?: \(\d{4}\))?)*"
    r"|\+\d[\d ()/-]{6,}\d"
    r"|\b\d+ \(\d{4}\)"
    r"|(?:[$€£]|\b(?:EUR|USD|CHF) ?)\d[\d.,]*"
    r"|\b(?:some|about|nearly|almost|than|approximately|roughly|(?<!since )at least|total of) \d{4}\b"
    r"|\b(?:around|over|up to) \d{4} [a-z]+s\b"
    r"|\b\d{4} ?(?:%|(?:km|kg|metres|meters|euros?|dollars|people|persons|men|women|children|refugees|"
    r"troops|participants|officers|staff|soldiers|per ?cent|million|tons?|tonnes|hectares|cases|"
    r"hours|places|Agenda)\b)"
    r"|\bAgenda \d{4}|\b\d{4}-strong"
)
_WITH_MAIL = re.compile(f"{_MAIL}|{_NO_DATE}")
_WITHOUT_MAIL = re.compile(rf"(?=\b\w|[hw+$€£])(?:{_NO_DATE})")  # most characters are passed over at a glance
# What a preposition before a date makes of it; words such as "early" or "the end of" may stand between.
_PART = (
    r"(?:the )?(?:(?:early|late|mid|spring|summer|autumn|winter|at least)(?: of)?[ -]|"
    r"(?:very )?(?:end|beginning|start|middle|first half|second half|"
    r"(?:first|second|third|fourth) quarter|month|year)(?: of)? )?"
)
_FROM = re.compile(
    rf"\b(?:since|as of|as from|from|after|starting(?: in| from)?|beginning in) {_PART}$", re.I
)
_UNTIL = re.compile(rf"\b(?:until|till|through|up to|by|before|prior to) {_PART}$", re.I)
_ONWARDS = re.compile(r",? (?:onwards?|to the present|to date)\b")
_ARTICLE, _NOUN = re.compile(r"\b(?:[Tt]he|[Ii]ts|[Tt]heir) $"), re.compile(r" (?!and\b|or\b|to\b)[A-Za-z]")
_PATTERNS = (*ABSOLUTE, *RELATIVE)
_SIEVE = Sieve([find_demands(pattern.pattern, lambda _: ()) for pattern, _ in _PATTERNS])
_PROSE, _HEAD = 150, 800  # characters of a paragraph that is no line of a head, and of the longest head
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d:?")
_YEAR, _THAT_YEAR = re.compile(r"\b(?:19|20)\d\d\b"), re.compile(r",? (?:of )?(?:that|the same) year\b")
_STOP = re.compile(r"[.!?](?: |$)")
_SOON = 31  # days after a date with its year in which one without a year goes on from it
_REACH = 400  # characters in which "that year" finds the date that it goes back to


def find_reference_date(document: Document, text: str) -> PartialDate | None:
    """The date against which a document's "last week" is resolved: its own, else the most precise one at its head.

    Args:
        document: The document.
        text: Its shadow.
    """
    if document.date is not None:
        return document.date
    prose = (b.span.start for b in document.blocks if b.kind is BlockKind.PARAGRAPH and len(b.span) > _PROSE)
    head = text[: min(next(prose, 0), _HEAD)]
    ends = [c.period.end for c in find_dates(head, None) if c.period and c.period.start and c.period.end]
    return max(ends, key=lambda d: len(str(d)), default=None)


def find_dated(document: Document, text: str) -> Iterator[Candidate]:
    """All time expressions of a document; below a heading that is a year, as in a chronology, those of that year.

    Args:
        document: The document.
        text: Its shadow.
    """
    starts = [(0, document.date)]
    for block in document.blocks:
        if block.kind is BlockKind.HEADING and _YEAR_ALONE.fullmatch(line := block.span.of(text)):
            starts.append((block.span.end, PartialDate(int(line.strip(":")))))
    ends = [start for start, _ in starts[1:]] + [len(text)]
    for (start, today), end in zip(starts, ends, strict=True):
        for found in find_dates(text[start:end], today):
            yield replace(found, span=Span(found.span.start + start, found.span.end + start))


def find_dates(text: str, today: PartialDate | None) -> Iterator[Candidate]:
    """All time expressions of a text that name a day, month, year or range, in text order.

    Args:
        text: The document's shadow.
        today: The document's date, which relative expressions are resolved against.
    """
    taken = bytearray(len(text))
    for match in (_WITH_MAIL if "@" in text else _WITHOUT_MAIL).finditer(text):
        taken[match.start() : match.end()] = b"x" * len(match[0])
    found: list[tuple[Span, Period]] = []
    beginnings = [match.start() for match in BEGINNING.finditer(text)]
    for pattern, read in map(_PATTERNS.__getitem__, _SIEVE.passing(text)):
        for match in _matches(pattern, text, beginnings):
            span = Span(*match.span("date" if "date" in pattern.groupindex else 0))
            period = None if any(taken[span.start : span.end]) else _read(read, match, today)
            if period:
                taken[span.start : span.end] = b"x" * len(span)
                found.append((span, _framed(text, span, period)))
    found.sort(key=lambda f: f[0])
    found = [(span, _of_named_year(text, found, place)) for place, (span, _) in enumerate(found)]
    found.extend(f for f in _going_back(text, found, today) if not any(taken[f[0].start : f[0].end]))
    for span, period in sorted(found, key=lambda f: f[0]):
        yield Candidate(span, DATE, "date", period=period)


def _matches(pattern: re.Pattern[str], text: str, beginnings: Sequence[int]) -> Iterator[re.Match[str]]:
    """Where a pattern matches, one place after the other; some match only where a date can begin."""
    if not pattern.pattern.startswith(AT_DATE):
        yield from pattern.finditer(text)
        return
    end = 0
    for at in beginnings:
        if at >= end and (match := pattern.match(text, at)):
            yield match
            end = match.end()


def _read(read: Read, match: re.Match[str], today: PartialDate | None) -> Period | None:
    try:
        return read(match, today)
    except (ValueError, OverflowError):  # 31 June and the like
        return None


def _framed(text: str, span: Span, period: Period) -> Period:
    """The period, open at one side after "since" or "until"."""
    if period.point is None:
        return period
    before = text[max(0, span.start - 60) : span.start]
    if _ARTICLE.search(before) and _NOUN.match(text, span.end):
        return period  # "by the 1990 Bonn Document": the year is the document's
    if _FROM.search(before) or _ONWARDS.match(text, span.end):
        return Period(period.start, None)
    return Period(None, period.end) if _UNTIL.search(before) else period


def _of_named_year(text: str, found: Sequence[tuple[Span, Period]], place: int) -> Period:
    """The period of a day, in the year of the date before it where the text says so or goes on from there.

    "… in December 1994 … on 7 June that year"; "The war began on 7 August 2008; a truce was agreed on 12 August".
    """
    span, period = found[place]
    start, end = period.start, period.end
    if not place or start is None or end is None or start.day is None or _YEAR.search(span.of(text)):
        return period
    before, named = found[place - 1]
    base, between = named.end or named.start, text[before.end : span.start]
    if base is None or len(between) > _REACH or start.year == base.year:
        return period
    try:
        moved = Period(*(PartialDate(base.year + d.year - start.year, d.month, d.day) for d in (start, end)))
    except ValueError:  # 29 February of another year
        return period
    if _THAT_YEAR.match(text, span.end):
        return moved
    follows = base.day is not None and 0 <= _days(base, moved.start) <= _SOON
    return moved if follows and _YEAR.search(before.of(text)) and not _STOP.search(between) else period


def _days(first: PartialDate, then: PartialDate | None) -> int:
    """Days from one day to another; fewer than none without a day."""
    if then is None or then.month is None or first.month is None:
        return -1
    return (then.first_day - first.first_day).days


def _going_back(
    text: str, found: Sequence[tuple[Span, Period]], today: PartialDate | None
) -> Iterator[tuple[Span, Period]]:
    """Resolve "that year", "the following year" by the date that was named last; a month by the document's without one."""
    for match in ANAPHORIC.finditer(text):
        place = bisect_left(found, match.start(), key=lambda f: f[0].start) - 1
        named = None
        if place >= 0 and match.start() - found[place][0].start <= _REACH:
            named = found[place][1].end or found[place][1].start
        elif match["named"]:
            named = today
        date = anaphoric(match, named) if named else None
        if date:
            span = Span(*match.span())
            yield span, _framed(text, span, Period(date, date))
