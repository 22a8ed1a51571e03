"""Dates that only the document's own date, or one named before, gives a meaning to."""

from __future__ import annotations

import datetime
import re

from unosce_kg.extraction.calendar_dates import MONTH, Read, at, lies_ahead, month_number
from unosce_kg.extraction.candidates import Period
from unosce_kg.knowledge.alternatives import alternatives
from unosce_kg.model import PartialDate

NUMBERS = {word: number for number, word in enumerate(
    ("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1)} | {
    "one": 1, "an": 1, "fifteen": 15, "twenty": 20, "thirty": 30}  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70}
NUMBERS |= {f"{ten}-{unit}": value + NUMBERS[unit] for ten, value in _TENS.items() for unit in (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")} | _TENS  # fmt: skip
NUMBERS |= {"thirteen": 13, "fourteen": 14, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19}
_NUMBER = rf"(?P<number>{alternatives(NUMBERS)}|\d{{1,2}})"
_STEPS = {
    "last": -1, "previous": -1, "yesterday": -1, "this": 0, "current": 0, "today": 0, "tonight": 0, "next": 1, "tomorrow": 1,
}  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# What a day opens that is to come: "On Sunday she is to chair a round table".
_AHEAD = re.compile(
    r",? (?:(?!who\b|which\b|that\b)[^.;:,]){2,60}? "
    r"(?:will|shall|is to|are to|is due|are due|is expected|are expected|plans? to|intends? to)\b"
)
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}


def _step(match: re.Match[str]) -> int:
    return _STEPS[match["which"].casefold()]


def _month_of(today: PartialDate | None, step: int) -> PartialDate | None:
    """The month so many months away."""
    if today is None or today.month is None:
        return None
    months = today.year * 12 + today.month - 1 + step
    return PartialDate(months // 12, months % 12 + 1)


def common(first: datetime.date, last: datetime.date) -> Period | None:
    """What two days have in common: their month, else their year, else nothing."""
    if (first.year, first.month) == (last.year, last.month):
        return at(PartialDate(first.year, first.month))
    return at(PartialDate(first.year)) if first.year == last.year else None


def _year(match: re.Match[str], today: PartialDate | None) -> Period | None:
    return at(PartialDate(today.year + _step(match))) if today else None


def _month(match: re.Match[str], today: PartialDate | None) -> Period | None:
    month = _month_of(today, _step(match))
    return at(month) if month else None


def _week(match: re.Match[str], today: PartialDate | None) -> Period | None:
    """A week is known to the month, or to the year where it lies in two months."""
    day = today.exact_day if today else None
    if day is None:
        return None
    monday = day + datetime.timedelta(7 * _step(match) - day.weekday())
    return common(monday, monday + datetime.timedelta(6))


def _day(match: re.Match[str], today: PartialDate | None) -> Period | None:
    day = today.exact_day if today else None
    return on_day(day + datetime.timedelta(_step(match))) if day else None


def on_day(day: datetime.date) -> Period:
    """The period that is one day."""
    return at(PartialDate(day.year, day.month, day.day))


def _weekday(match: re.Match[str], today: PartialDate | None) -> Period | None:
    day = today.exact_day if today else None
    if day is None:
        return None
    back = (day.weekday() - _WEEKDAYS.index(match["weekday"].casefold())) % 7
    return on_day(day - datetime.timedelta(back or 7))


def _next_weekday(match: re.Match[str], today: PartialDate | None) -> Period | None:
    """Resolve "next Tuesday" and "this Sunday": the first day of that name after the document's own."""
    day = today.exact_day if today else None
    if day is None:
        return None
    ahead = (_WEEKDAYS.index(match["weekday"].casefold()) - day.weekday()) % 7
    return on_day(day + datetime.timedelta(ahead or 7))


def _bare_weekday(match: re.Match[str], today: PartialDate | None) -> Period | None:
    """The last day of that name, the document's own included; the next one of what is said to come."""
    day = today.exact_day if today else None
    if day is None:
        return None
    number = _WEEKDAYS.index(match["weekday"].casefold())
    if lies_ahead(match) or _AHEAD.match(match.string, match.end()):
        return on_day(day + datetime.timedelta((number - day.weekday()) % 7))
    return on_day(day - datetime.timedelta((day.weekday() - number) % 7))


def _month_of_year(match: re.Match[str], today: PartialDate | None) -> Period | None:
    """Resolve "July of last year" and "March this year"."""
    return at(PartialDate(today.year + _step(match), month_number(match["month"]))) if today else None


def _named_month(match: re.Match[str], today: PartialDate | None) -> Period | None:
    """Resolve "last December", the one before the document's month, and "next March", the one after it."""
    if today is None or today.month is None:
        return None
    month, step = month_number(match["month"]), _step(match)
    over = (step < 0 and month >= today.month) or (step > 0 and month <= today.month)
    return at(PartialDate(today.year + (step if over else 0), month))


def _season(match: re.Match[str], today: PartialDate | None) -> Period | None:
    if today is None or today.month is None:
        return None
    (first, last), step = _SEASONS[match["season"].casefold()], _step(match)
    over = (step < 0 and today.month <= last) or (step > 0 and today.month >= first)
    return at(PartialDate(today.year + (step if over else 0)))


def _count(match: re.Match[str]) -> int:
    word = (match["number"] or "one").casefold()
    return int(word) if word.isdigit() else NUMBERS[word]


def _ago(match: re.Match[str], today: PartialDate | None) -> Period | None:
    """Known to the unit that it counts in; weeks to the month."""
    count, unit = _count(match), match["unit"].casefold()
    if unit == "year":
        return at(PartialDate(today.year - count)) if today else None
    if unit == "month":
        month = _month_of(today, -count)
        return at(month) if month else None
    day = today.exact_day if today else None
    if day is None:
        return None
    then = day - datetime.timedelta(count * (7 if unit == "week" else 1))
    return (
        on_day(then) if unit == "day" else common(then - datetime.timedelta(3), then + datetime.timedelta(3))
    )


def _stretch(match: re.Match[str], today: PartialDate | None) -> Period | None:
    """Resolve "the past five years", which end with the document's own, and "the next five years"."""
    if today is None:
        return None
    count, unit = _count(match), (match["unit"] or match["one"]).casefold()
    ahead = match["which"].casefold() in ("next", "coming")
    if unit == "month":
        here, there = _month_of(today, 0), _month_of(today, count if ahead else -count)
    else:
        years = count * (10 if unit == "decade" else 1)
        here, there = PartialDate(today.year), PartialDate(today.year + (years if ahead else -years))
    if here is None:
        return None
    return Period(here, there) if ahead else Period(there, here)


def _compiled(pattern: str, read: Read) -> tuple[re.Pattern[str], Read]:
    return re.compile(pattern, re.I), read


_PASSING = (
    r"(?P<date>(?:the|this|these) (?P<which>past|last|next|coming) "
    rf"(?:{_NUMBER} (?P<unit>year|month|decade)s?|(?P<one>year|month|decade)))\b"
)
RELATIVE = (
    _compiled(rf"\b(?:over|in|during|for|within|throughout|of|across) {_PASSING}", _stretch),
    _compiled(r"\b(?P<which>last|this|next) year,? in (?P<month>" + MONTH + r")\b", _month_of_year),
    _compiled(rf"\b(?P<month>{MONTH}),? (?:of )?(?P<which>last|this|next) year\b", _month_of_year),
    _compiled(r"(?<!the )\b(?P<which>last|next|this) (?P<month>" + MONTH + r")\b", _named_month),
    _compiled(r"(?<!the )\b(?P<which>last|this|next) year\b", _year),
    _compiled(r"\b(?P<which>current) year\b", _year),
    _compiled(r"(?<!the )\b(?P<which>last|this|next) month\b", _month),
    _compiled(r"(?<!the )\b(?P<which>last|this|next) week\b", _week),
    _compiled(r"\b(?:this|next|this coming) (?P<weekday>" + "|".join(_WEEKDAYS) + r")\b", _next_weekday),
    _compiled(r"\b(?:last|this past) (?P<weekday>" + "|".join(_WEEKDAYS) + r")\b", _weekday),
    _compiled(r"(?<!the )\b(?P<which>last|this|next) (?P<season>spring|summer|autumn|fall)\b", _season),
    _compiled(r"\b(?P<which>yesterday|today|tomorrow|tonight)\b", _day),
    _compiled(r"(?<!the )\b(?P<which>this|last) (?:morning|afternoon|evening|night)\b", _day),
    _compiled(rf"\b(?:on|On|by|until|since|ON) (?P<date>(?P<weekday>{'|'.join(_WEEKDAYS)}))\b", _bare_weekday),
    _compiled(rf"(?<!last )(?<!next )\b(?P<date>(?P<weekday>{'|'.join(_WEEKDAYS)}))(?= (?:morning|afternoon|evening|night)\b|'s)",
              _bare_weekday),
    _compiled(rf"\b{_NUMBER} (?P<unit>year|month|week|day)s? ago\b", _ago),
)  # fmt: skip
_ANOTHER = r"following|next|previous|preceding"
_PART_OF_DAY = r"(?:day|morning|afternoon|evening|night)"
ANAPHORIC = re.compile(
    rf"\b(?:(?P<month>{MONTH}) of )?(?:(?:that|the same|the (?P<which>{_ANOTHER})) (?:(?P<unit>year|month)|{_PART_OF_DAY})"
    rf"|the {_PART_OF_DAY} (?P<side>before|after)(?! (?:an?|the|its|their|his|her|this|that|yesterday|(?-i:[A-Z])\w*)\b)"
    rf"|(?P<number>{'|'.join(list(NUMBERS)[:13])}) (?P<count>day|month|year)s? (?P<way>(?:later|earlier)(?! than)|before(?=[.,;])))\b"
    rf"|\bthe (?P<other>{_ANOTHER}) (?P<named>{MONTH})\b|\bon the (?P<day>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)\b(?! [a-z]|-)",
    re.IGNORECASE,
)


def anaphoric(match: re.Match[str], before: PartialDate) -> PartialDate | None:
    """The date of "that year", "the following month", "the day before" or "two days later", from the one named before."""
    if match["named"]:
        return _month_beside(before, month_number(match["named"]), match["other"].casefold())
    if match["day"]:
        return _day_beside(before, int(match["day"]))
    step, unit = _away(match)
    if unit == "year":
        month = month_number(match["month"]) if match["month"] else None
        return PartialDate(before.year + step, month)
    if unit == "month":
        return _month_of(before, step)
    day = before.exact_day
    then = day + datetime.timedelta(step) if day else None
    return PartialDate(then.year, then.month, then.day) if then else None


def _month_beside(before: PartialDate, month: int, which: str) -> PartialDate | None:
    """ "the following March": the first after a date, or the last before it."""
    if before.month is None:
        return None
    back = which in ("previous", "preceding")
    over = month >= before.month if back else month <= before.month
    return PartialDate(before.year + (0 if not over else -1 if back else 1), month)


def _day_beside(before: PartialDate, day: int) -> PartialDate | None:
    """ "on the 27th": that day of the month named before, or of the next."""
    if before.month is None:
        return None
    month = _month_of(before, 1 if before.day and day < before.day else 0)
    try:
        return PartialDate(month.year, month.month, day) if month else None
    except ValueError:
        return None


def _away(match: re.Match[str]) -> tuple[int, str]:
    """How many years, months or days away from the date named before."""
    if match["count"]:
        return _count(match) * (1 if match["way"].casefold() == "later" else -1), match["count"].casefold()
    which = (match["which"] or match["side"] or "").casefold()
    step = {"": 0, "previous": -1, "preceding": -1, "before": -1}.get(which, 1)
    return step, (match["unit"] or "day").casefold()
