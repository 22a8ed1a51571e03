"""Time expressions, absolute and relative to the document's date, as periods with the precision of the text."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator

from unosce_kg.extraction.candidates import DATE, Candidate, Period
from unosce_kg.model import PartialDate, Span

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
          "november", "december")  # fmt: skip
_MONTH = r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|" \
         r"Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"  # fmt: skip
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_DAY2 = r"(?P<day2>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
            "ten": 10, "a": 1, "several": None, "few": None, "many": None}  # fmt: skip

Read = Callable[[re.Match[str], PartialDate | None], Period | None]


def find_dates(text: str, today: PartialDate | None) -> Iterator[Candidate]:
    """All time expressions of a text that name a day, month, year or range.

    Args:
        text: The document's shadow.
        today: The document's date, which relative expressions are resolved against.
    """
    taken: list[Span] = []
    for pattern, read in _PATTERNS:
        for match in pattern.finditer(text):
            span = Span(*match.span("date") if "date" in pattern.groupindex else match.span())
            if any(span.overlaps(other) for other in taken):
                continue
            period = _try(read, match, today)
            if period:
                taken.append(span)
                yield Candidate(span, DATE, "date", period=period)


def _try(read: Read, match: re.Match[str], today: PartialDate | None) -> Period | None:
    try:
        return read(match, today)
    except ValueError:  # 31 June and the like
        return None


def at(date: PartialDate) -> Period:
    """The period that one date names."""
    return Period(date, date)


def _full(match: re.Match[str], today: PartialDate | None) -> Period | None:
    month = _month(match["month"])
    groups = match.groupdict()
    year = int(groups["year"]) if groups.get("year") else _nearest_year(month, today)
    if year is None:
        return None
    if not groups.get("day"):
        return at(PartialDate(year, month))
    start = PartialDate(year, month, int(groups["day"]))
    if not groups.get("day2"):
        return at(start)
    end_month = _month(groups["month2"]) if groups.get("month2") else month
    return Period(start, PartialDate(year, end_month, int(groups["day2"])))


def _month(word: str) -> int:
    return next(i for i, name in enumerate(MONTHS, 1) if name.startswith(word.rstrip(".").casefold()[:3]))


def _nearest_year(month: int, today: PartialDate | None) -> int | None:
    """The year of a month named without one: that of the document, or the one before if the month lies far ahead."""
    if today is None:
        return None
    if today.month and month - today.month > 4:
        return today.year - 1
    if today.month and today.month - month > 8:
        return today.year + 1
    return today.year


def _year(match: re.Match[str], today: PartialDate | None) -> Period | None:
    return at(PartialDate(int(match["year"])))


def _years(match: re.Match[str], today: PartialDate | None) -> Period | None:
    first, last = match["year"], match["year2"]
    return Period(PartialDate(int(first)), PartialDate(int(last if len(last) == 4 else first[:2] + last)))


def _iso(match: re.Match[str], today: PartialDate | None) -> Period | None:
    return at(PartialDate.parse(match[0]))


def _relative_year(match: re.Match[str], today: PartialDate | None) -> Period | None:
    if today is None:
        return None
    step = {"last": -1, "previous": -1, "this": 0, "current": 0, "same": 0, "next": 1, "coming": 1}[
        match["which"].lower()
    ]
    return at(PartialDate(today.year + step))


def _relative_month(match: re.Match[str], today: PartialDate | None) -> Period | None:
    if today is None or not today.month:
        return None
    step = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    months = today.year * 12 + today.month - 1 + step
    return at(PartialDate(months // 12, months % 12 + 1))


def _relative_day(match: re.Match[str], today: PartialDate | None) -> Period | None:
    if today is None or not today.day:
        return None
    step = {"yesterday": -1, "today": 0, "tomorrow": 1}[match["which"].lower()]
    day = datetime.date(today.year, today.month or 1, today.day) + datetime.timedelta(step)
    return at(PartialDate(day.year, day.month, day.day))


def _relative_week(match: re.Match[str], today: PartialDate | None) -> Period | None:
    """A week is known to the month: "earlier this week", "last week"."""
    if today is None or not today.day:
        return None
    day = datetime.date(today.year, today.month or 1, today.day)
    if match["which"].lower() == "last":
        day -= datetime.timedelta(7)
    return at(PartialDate(day.year, day.month))


def _past(match: re.Match[str], today: PartialDate | None) -> Period | None:
    """ "over the past five years": from that many years before to the document's own."""
    if today is None:
        return None
    number = _NUMBERS.get((match["number"] or "one").lower())
    if match["number"] and match["number"].isdigit():
        number = int(match["number"])
    if number is None:
        return None
    years = number * (10 if match["unit"].startswith("decade") else 1)
    return Period(PartialDate(today.year - years), PartialDate(today.year))


def _compiled(pattern: str, read: Read, flags: int = 0) -> tuple[re.Pattern[str], Read]:
    return re.compile(pattern, flags), read


_RANGE = r"\s?(?:-|to|and|until|through)\s?"
_PATTERNS = (
    _compiled(rf"\b{_DAY} {_MONTH}{_RANGE}{_DAY2} {_MONTH.replace('<month>', '<month2>')}(?:,? {_YEAR})?\b", _full),
    _compiled(rf"\b{_DAY}{_RANGE}{_DAY2} {_MONTH}(?:,? {_YEAR})?\b", _full),
    _compiled(rf"\b{_MONTH} {_DAY}{_RANGE}{_DAY2}(?:,? {_YEAR})?\b", _full),
    _compiled(rf"\b{_WEEKDAY}{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?\b", _full),
    _compiled(rf"\b{_WEEKDAY}{_MONTH} {_DAY}(?:,? {_YEAR})?\b(?!\d)", _full),
    _compiled(rf"\b{_MONTH},? (?:of )?{_YEAR}\b", _full),
    _compiled(r"\b(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b", _iso),
    _compiled(rf"\b{_YEAR}\s?(?:-|to|/)\s?(?P<year2>(?:(?:19|20)\d\d|\d\d))\b(?!-)", _years),
    _compiled(rf"(?<![\d/.,-])\b{_YEAR}\b(?![\d/-]|\)? ?\()", _year),
    _compiled(rf"\b(?:in|since|until|by|during|of|last|this|early|late|mid|from)[ -](?P<date>{_MONTH})\b(?! [A-Z]\w+ (?:said|told))", _full),
    _compiled(r"\b(?:the )?(?:over (?:the|this) )?(?P<which>last|previous|this|current|next|coming|same) year\b(?!s)", _relative_year, re.I),
    _compiled(r"\b(?P<which>last|this|next) month\b", _relative_month, re.I),
    _compiled(r"\b(?:earlier|later)? ?(?P<which>this|last) week\b", _relative_week, re.I),
    _compiled(r"\b(?P<which>yesterday|today|tomorrow)\b", _relative_day, re.I),
    _compiled(r"\b(?:over|in|during|for) (?:the|this) (?:past|last)(?: (?P<number>\w+))? (?P<unit>years?|decades?)\b", _past, re.I),
)  # fmt: skip
