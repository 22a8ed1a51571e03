"""Absolute dates: days, months, years and their ranges, in European, American and ISO order."""

from __future__ import annotations

import re
from collections.abc import Callable

from unosce_kg.extraction.candidates import Period
from unosce_kg.model import PartialDate

Read = Callable[[re.Match[str], PartialDate | None], Period | None]

_NAMES = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
MONTHS = {name[:3].casefold(): number for number, name in enumerate(_NAMES, 1)}
MONTH = "|".join((*_NAMES, *(name.upper() for name in _NAMES)))
# Short forms count only beside a number.
_SHORT = r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_M = rf"(?:(?P<month>{MONTH}|(?:{_SHORT})\b\.?))"
_D = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?:19|20)\d\d"
_Y = rf"(?P<year>{YEAR})(?!\d|[/.,]\d)"
_W = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:the )?)?"
_DMY = rf"{_W}{_D} {_M}(?:,? {_Y})?"
_MDY = rf"{_W}{_M} {_D}(?:,? {_Y})?"
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
             "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth")  # fmt: skip
# Where a date can begin, which is looked for but once.
AT_DATE = r"\b(?=[\dA-Z])"
BEGINNING = re.compile(rf"{AT_DATE}(?=\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|{MONTH}|{_SHORT})")
_TO = r" ?(?P<to>-|to|and|until|till|through) ?"
_MONTH_BEFORE = (
    r"\b(?i:in|since|until|till|by|during|of|from|through|before|after|between|early|late|mid|end"
    r"|(?:(?<=scheduled )|(?<=planned )|(?<=slated )|(?<=foreseen )|(?<=preparing )|(?<=convened )|(?<=expected ))for)[ -]"
)
_NO_NOUN = r"(?:was|were|had|has|for|and|that|which|will|can|from|with|itself|would|could|should|may|took|did|does)\b"
_OF_SOME_YEAR = r",? (?:of )?(?:last|this|next|that|the (?:same|following|next|previous)) year\b"
_FUTURE = re.compile(
    r"\b(?:[Ww]ill|shall|would(?! (?:never |not )?have\b)|"
    r"due|likely to|scheduled|planned|expected|foreseen|envisaged|slated|ahead|upcoming|forthcoming|to be held|ready to|"
    r"accepted an invitation|(?:is|are|was|were|also) considering|intends? to|plans? to|(?:is|are) to|"
    r"(?:has|have) invited\b(?:[^.;]|(?<=Ms|Mr|Dr)\.|(?<=Mrs)\.){3,80} to (?:attend|address|speak|join|take part|open|host|visit)|"
    r"takes? over|takes? up|is taking over|assumes|becomes|"
    r"[Mm]inisters (?:[^.;,]{2,60} )?(?:meet|gather|convene)|"
    r"(?:[Ww]hich|[Tt]hat|[Ss]ummit|[Cc]onference|[Mm]eeting|[Ss]ession|[Ss]eminar|[Ww]orkshop|[Ff]orum|[Cc]ouncil|[Cc]ourse|[Tt]alks)"
    r" (?:opens?|begins?|starts?|takes? place|gets? under way|convenes?)|"
    r"(?:[Tt]he|[Ii]ts|[Tt]heir) next\b[^.;]*\b(?:takes? place|is|are|meets?|opens?|begins?|starts?))\b[^.;]*$"
)
_DONE = re.compile(
    r"\bhad (?:already |just |since )?[a-z]+(?:ed|en|ne|ld|nt|un)\b[^.;]*$"
)  # "would go there as it had agreed on 3 May"
# What a date opens that is to come: "In December, your ministers intend to adopt …".
_AHEAD = re.compile(
    r",? (?:(?!who\b|which\b|that\b|whose\b)[^.;:,⟦]){2,60}? "
    r"(?:will|shall|is to|are to|is due|are due|is expected|are expected|plans? to|intends? to|hopes? to)\b"
)
_OPENING = re.compile(r"(?:^|[.;:,]|\b(?:and|but)|\n) ?(?:[Ii]n|[Oo]n)(?: early| late| mid)?(?: the)? $")
# A vote that something is to be done before lies ahead: "should adopt a code before the local elections of 5 November".
_RUN_UP = re.compile(
    r"\b(?:before|ahead of|prior to|in the run-up to|in preparation for)(?: (?:the|its|their|next))?(?: [\w-]+){0,3}"
    r" (?:elections?|ballots?|polls?|votes?|referend(?:um|a)) (?:of|on|in|scheduled for|due (?:on|in))(?: the)? $"
)
_TOLD = re.compile(r"\b(?:was|were|had|took|met|began|held|led|[a-z]{2,}(?<!e)ed)\b[^.;:]{0,80}$")
_PAST = re.compile(
    r"\b(?:was|were|had|took place|met|began|held|[a-z]{2,}(?<!e)ed)(?: [a-z]+){0,2} (?:in|on|from|between)(?: the)? $"
)
# What was held then may lie ahead as well: "an election held on 29 June would be void".
_EITHER = re.compile(
    r"\b(?:elections?|ballots?|polls?|votes?|referend(?:um|a)|conferences?|meetings?|seminars?|workshops?|sessions?|summits?|courses?)"
    r" (?:held|opened|organi[sz]ed|scheduled) (?:in|on|from|between)(?: the)? $"
)
# An instrument or upheaval of a day lies back, whatever is to come of it: "will carry out the agreement of 19 April".
_DATED = re.compile(
    r"\b(?:[Aa]greements?|[Aa]ccords?|[Mm]emorand(?:um|a)|[Dd]ecisions?|[Rr]esolutions?|[Dd]eclarations?|[Ll]etters?|[Ss]tatements?|[Pp]rotocols?|"
    r"[Tt]reat(?:y|ies)|[Rr]eports?|[Ee]vents|[Aa]ttacks?|[Vv]iolence|[Rr]iots|[Ff]ighting|[Ee]xchange of letters)"
    r" (?:of|dated|(?:signed|adopted|reached|concluded|initialled|struck|issued|brokered|made)(?: [^.;,]{1,70})? on)(?: the)? $"
)
_CLAUSE = 180  # characters in which a verb before a time expression puts it into the future
_BEFORE = 100  # characters before a time expression that tell of which year it is
# How many days two dates joined by "and" may lie apart to be a range, as days and as months.
_NEAR_DAYS, _NEAR_MONTHS = 4, 40


def at(date: PartialDate) -> Period:
    """The period that one date names."""
    return Period(date, date)


def month_number(word: str) -> int:
    """The number of a month by its English name or a short form of it."""
    return MONTHS[word[:3].casefold()]


def _calendar(match: re.Match[str], today: PartialDate | None) -> Period | None:
    """A date or a range from the named groups of its parts; what one side leaves out is that of the other."""
    part = match.groupdict()
    month = part.get("month") or part.get("month2")
    month2 = part.get("month2") or month
    if part.get("to") is None:
        return _point(match, month, part.get("year"), today)
    year2 = part.get("year2") or part.get("year")
    end = _date(match, month2, year2, part.get("day2"), today)
    year = part.get("year") or (str(end.year) if end else None)
    if month and month2 and not part.get("year") and month_number(month) > month_number(month2) and end:
        year = str(end.year - 1)
    start = _date(match, month, year, part.get("day"), today)
    if start is None or end is None or str(end) < str(start):
        return None
    return None if part["to"] == "and" and _apart(match, start, end) else Period(start, end)


def _apart(match: re.Match[str], start: PartialDate, end: PartialDate) -> bool:
    """Whether "and" joins two dates instead of making a range: they lie far apart, without "between"."""
    if match.string.startswith(("between ", "Between "), max(0, match.start("date") - len("between "))):
        return False
    return (end.first_day - start.first_day).days > (_NEAR_DAYS if start.day else _NEAR_MONTHS)


def _point(
    match: re.Match[str], month: str | None, year: str | None, today: PartialDate | None
) -> Period | None:
    date = _date(match, month, year, match.groupdict().get("day"), today)
    return at(date) if date else None


def _date(
    match: re.Match[str], month: str | None, year: str | None, day: str | None, today: PartialDate | None
) -> PartialDate | None:
    number = month_number(month) if month else None
    value = int(year) if year else _likely_year(match, number, today)
    return None if value is None else PartialDate(value, number, int(day) if day else None)


def _likely_year(match: re.Match[str], month: int | None, today: PartialDate | None) -> int | None:
    """The year of a month named without one: the document's, or the next to it where the month lies far off.

    After "will" or "scheduled" the month is the first to come.
    """
    if today is None or month is None or today.month is None:
        return today.year if today and month else None
    if _follows(match, _DATED):
        return today.year - (month > today.month)
    if month >= today.month and _follows(match, _RUN_UP):
        return today.year
    if lies_ahead(match) or _opens_ahead(match):
        return today.year if month >= today.month else today.year + 1
    if month - today.month > 4 or (month > today.month and _lies_back(match)):
        return today.year - 1
    if today.month - month > 9 and not _TOLD.search(
        match.string[max(0, match.start() - 100) : match.start()]
    ):
        return today.year + 1
    return today.year


def lies_ahead(match: re.Match[str]) -> bool:
    """Whether the words before a time expression speak of what is to come: "will open on", "due in"."""
    before = match.string[max(0, match.start() - _CLAUSE) : match.start()]
    found, done = _FUTURE.search(before), _DONE.search(before)
    return found is not None and (done is None or done.start() < found.start())


def _opens_ahead(match: re.Match[str]) -> bool:
    """Whether a time expression opens a clause that speaks of what is to come: "In December the ministers will …"."""
    return _follows(match, _OPENING) and _AHEAD.match(match.string, match.end()) is not None


def _lies_back(match: re.Match[str]) -> bool:
    """Whether the verb right before a time expression is in the past tense: "was held in", "hosted in"."""
    return _follows(match, _PAST) and not _follows(match, _EITHER)


def _follows(match: re.Match[str], words: re.Pattern[str]) -> bool:
    """Whether the words right before a time expression, its preposition included, are of one sort."""
    start = match.start("date" if "date" in match.groupdict() else 0)
    return words.search(match.string[max(0, start - _BEFORE) : start]) is not None


def _years(match: re.Match[str], today: PartialDate | None) -> Period | None:
    first, last = match["year"], match["year2"]
    start, end = int(first), int(last if len(last) == 4 else first[:2] + last)
    if end > start:
        return Period(PartialDate(start), PartialDate(end))
    return at(PartialDate(start, int(last))) if len(last) == 2 and match["to"] == "-" else None


def _numeric(match: re.Match[str], today: PartialDate | None) -> Period | None:
    return at(PartialDate(int(match["year"]), int(match["month"]), int(match["day"])))


def _ordinal_day(match: re.Match[str], today: PartialDate | None) -> Period | None:
    """ "the third of May": a day of the month by its ordinal."""
    day = str(_ORDINALS.index(match["ordinal"]) + 1)
    date = _date(match, match["month"], match["year"], day, today)
    return at(date) if date else None


def _compiled(pattern: str, read: Read = _calendar) -> tuple[re.Pattern[str], Read]:
    return re.compile(pattern), read


def _second(pattern: str) -> str:
    return re.sub(r"\(\?P<(\w+)>", r"(?P<\g<1>2>", pattern)


# The first that fits takes the characters: ranges before single dates, long forms before short ones.
ABSOLUTE = (
    _compiled(rf"{AT_DATE}(?P<date>{_DMY}{_TO}{_second(_DMY)})"),
    _compiled(rf"{AT_DATE}(?P<date>{_MDY}{_TO}{_second(_MDY)})(?!\d)"),
    _compiled(rf"{AT_DATE}(?P<date>{_W}{_D}{_TO}{_W}{_second(_D)} (?:of )?{_M}(?:,? {_Y})?)"),
    _compiled(rf"{AT_DATE}(?P<date>{_W}{_M} {_D}{_TO}{_second(_D)}(?:,? {_Y})?)(?!\d)"),
    # The first of two dates that share what only the second says.
    _compiled(rf"{AT_DATE}(?P<date>{_W}{_D} {_M})(?=,? and {_W}[0-3]?\d \w+,? {_Y})"),
    _compiled(rf"{AT_DATE}(?P<date>{_W}{_D})(?=,? and {_W}[0-3]?\d {_M}(?:,? {_Y})?)"),
    _compiled(rf"{AT_DATE}{_W}{_D} (?:of )?{_M}(?:,? (?:of )?{_Y})?"),
    _compiled(rf"\bthe (?P<date>(?P<ordinal>{'|'.join(_ORDINALS)}) of {_M}(?:,? {_Y})?)", _ordinal_day),
    _compiled(rf"{AT_DATE}{_MDY}(?!\d)"),
    _compiled(rf"{AT_DATE}(?P<date>{_M}(?: {_Y})?{_TO}{_second(_M)},? {_second(_Y)})"),
    _compiled(rf"{AT_DATE}(?P<date>{_M})(?= and (?:{MONTH}),? {_Y})"),
    _compiled(rf"{AT_DATE}{_M},? (?:of )?{_Y}"),
    _compiled(rf"{AT_DATE}{_Y}-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])\b", _numeric),
    _compiled(rf"{AT_DATE}(?<![\d.])(?P<day>[12]\d|3[01]|0?[1-9])\.(?P<month>0?[1-9]|1[0-2])\.{_Y}", _numeric),
    _compiled(
        rf"{AT_DATE}(?=[12])(?<![\d/.,-])(?P<year>{YEAR}) ?(?P<to>-|/|to|until|till|through) ?"
        rf"(?P<year2>{YEAR}|\d\d)\b(?![-/])",
        _years,
    ),
    _compiled(rf"\b[Bb]etween (?P<date>(?P<year>{YEAR}) and (?P<year2>{YEAR}))\b", _years),
    _compiled(rf"{AT_DATE}(?=[12])(?:(?<![\d/.,-])|(?<=[Mm]id-)|(?<=[Ee]arly-)|(?<=[Ll]ate-)){_Y}\b(?![/-]\d)"),
    _compiled(rf"{_MONTH_BEFORE}(?P<date>(?P<month>{MONTH}){_TO}(?P<month2>{MONTH}))\b"),
    _compiled(rf"{_MONTH_BEFORE}(?<!year, in )(?<!year in )(?P<date>(?P<month>{MONTH}))\b(?! [A-Z]\w+ (?:said|told))(?!{_OF_SOME_YEAR})"),
    # A month before the noun of what took place in it, and one that opens a line of a chronology.
    _compiled(rf"\b(?i:the|its|their|his|her|our) (?P<date>(?P<month>{MONTH}))(?= (?!{_NO_NOUN})[a-z]{{3}})"),
    _compiled(rf"(?<![Ll]ast )(?<![Nn]ext )(?<![Tt]his )\b(?P<date>(?P<month>{MONTH}))(?='s [A-Za-z])"),
    _compiled(rf"(?m:^)(?P<date>(?P<month>{MONTH}))(?=: [A-Z])"),
)  # fmt: skip
