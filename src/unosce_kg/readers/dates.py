"""Dates as documents write their own: in English words or ISO form, alone or in a dateline."""

from __future__ import annotations

import re

from unosce_kg.model import PartialDate

_NAMES = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
_MONTHS = {name.casefold(): n for n, name in enumerate(_NAMES, 1)} | {
    name[:3].casefold(): n for n, name in enumerate(_NAMES, 1)
}
_MONTHS["sept"] = 9
_MONTH = rf"(?P<m>{'|'.join(_NAMES)}|(?:{'|'.join(n[:3] for n in _NAMES)}|Sept)\.?)"
_NAMELESS = _MONTH.replace("?P<m>", "?:")
_DAYNAME = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
_WEEKDAY = rf"(?:{_DAYNAME},?\s+)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_WEEKDAY}(?P<d>[0-3]?\d)(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<y>(?:19|20)\d\d)\b",
        rf"{_WEEKDAY}{_MONTH}\s+(?P<d>[0-3]?\d)(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)\b",
        r"(?P<y>(?:19|20)\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?!\d)",
        r"(?<![\d.])(?P<d>[0-3]?\d)\.(?P<m>[01]?\d)\.(?P<y>(?:19|20)\d\d)\b",
        r"(?<![\d/])(?P<d>[0-3]?\d)/(?P<m>[01]?\d)/(?P<y>(?:19|20)\d\d)\b",  # as both organizations write it
        rf"\b{_MONTH},?\s+(?P<y>(?:19|20)\d\d)\b",
    )
)
# "02 May 12", "News | 02 May 12": a year of two digits counts where a line holds nothing else but such a word.
_SECTION = r"(?:News|Analysis|Features?|Article|Interview|Comment|Opinion|Blog|Reports?)"
_SHORT = re.compile(
    rf"(?:(?:{_SECTION}|Published|Posted|Updated|Date|{_DAYNAME})\s*(?:\s|[|/·•:,–—-])\s*)?"
    rf"(?P<d>[0-3]?\d)\s+{_MONTH}\s+(?P<y>[0-3]\d|4[5-9]|[5-9]\d)(?:\s*[|/·•]\s*[^|.]{{2,60}})?"
)
_CENTURY = 45  # the United Nations were founded in 1945
_PLACE = r"(?:[A-ZÀ-Ž][\w.’'-]*(?:\s+(?:and|de|del|of|la|[A-ZÀ-Ž][\w.’'-]*)){0,3})"
_LABEL = (
    r"(?:(?:last\s+)?(?:date\s+of\s+issue|dated?|(?:publish|post|issu)(?:ed|ing)(?:\s+date)?"
    r"|(?:publication|release|issue)\s+date|released|updated?|reviewed|modified)(?:\s+on)?\s*:?\s+)"
)
_ZONE = r"(?:\(?(?:GMT|UTC)\s?[+–-]\s?\d{1,2}(?::?\d\d)?\)?|\(?(?:GMT|UTC|Z|MSK|[BCEMPW]E?S?T)\b\)?)"
_HOUR = rf"\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?(?:\s*(?:(?i:a\.?m\.?|p\.?m\.?)|hrs))?(?:\s*{_ZONE})?"
_TIME = rf"(?:[\s,|–-]*(?:at\s+)?{_HOUR})?"
_TIME_AHEAD = rf"(?:{_HOUR}[\s,|–-]+)?"  # "20:14 17.06.2014"
_SHOUTED = r"[A-ZÀ-Ž]{3,}(?:[ /-][A-ZÀ-Ž]{2,}){0,3}"
_SITE = r"(?:[A-Za-z][\w-]*\.){1,3}[a-z]{2,4}"
_DATELINE = re.compile(
    rf"(?i:{_LABEL})?[(\[]?(?:(?P<place>{_PLACE}(?:,\s*{_PLACE})?)\s*[,|–—-]\s*|{_SHOUTED}\s+|{_SITE}\s+|{_SECTION}\s+)?"
    rf"{_TIME_AHEAD}(?P<date>[^()\[\]]*?){_TIME}(?(place)|(?:(?<=\d),\s*{_PLACE}(?:,\s*{_PLACE})?)?)[)\]]?\.?"
)
_NUMERIC = r"\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d"
_DAY = rf"\d{{1,2}}\s+(?i:{_NAMELESS})|(?i:{_NAMELESS})\s+\d{{1,2}}"
_PLACES = rf"{_PLACE}(?:/{_PLACE})?"  # "Sarajevo/Belgrade"
# The country behind a place, and the agency behind a date: "Vienna (Austria)", "(Xinhua)", "/Ukrinform/", ", Asia-Plus".
_COUNTRY = rf"(?:,\s*{_PLACE}|\s*\({_PLACE}\))?"
_AGENCY = (
    r"(?:\s*\([^()]{2,60}\)|\s*/[^/]{2,40}/|,\s*[A-Z][\w.-]+(?:\s[A-Z][\w.-]+){0,2}(?=\s*(?:[–—:]|--|-\s)))?"
)
_LEADING = re.compile(
    rf"(?P<place>[A-ZÀ-Ž][A-ZÀ-Ž’'./ -]{{2,40}}|{_PLACES}){_COUNTRY},?\s*"
    rf"(?P<date>(?:{_DAY})(?:,?\s+(?:19|20)\d\d)?)?{_AGENCY}\s*(?:[–—]|--|-\s)\s*(?=[\"“‘A-Z])"
)
_LEADING_PLACE = re.compile(
    rf"(?:[A-ZÀ-Ž][A-ZÀ-Ž’'./ -]{{2,40}}|{_PLACES}){_COUNTRY},?\s*(?:on )?(?:(?:{_DAY}),?\s+(?:19|20)\d\d|{_NUMERIC})"
    rf"{_AGENCY}(?:[.:]\s+|\s*(?:[–—/]|--?)\s+(?:{_PLACE}:\s+)?)(?=[\"“‘A-Z])"
)
_LEADING_DAY = re.compile(
    rf"(?:{_DAY}),?\s+(?:19|20)\d\d(?:,\s*{_PLACE})?(?:\.|\s*(?:[–—]|--|-\s))\s*(?=[\"“‘A-Z])", re.IGNORECASE
)
# "(Tirana, 30 October 2003) Ten officers …"
_LEADING_BRACKETS = re.compile(
    rf"\((?:{_PLACES}{_COUNTRY},?\s*)?(?:{_DAY}),?\s+(?:19|20)\d\d\)(?:[.:]|\s*(?:[–—]|--|-\s))?\s+(?=[\"“‘A-Z])"
)
# A line of the head that names its date after other words or before them: "News stories, 9 April 2012".
_PERIODICAL = re.compile(
    r"\b(?:readouts?|bulletin|newsletter|news|briefs?|briefings?|highlights|digest|review|week|weekly|reports?|chronicle"
    r"|update|statements)\b",
    re.IGNORECASE,
)
_ISSUED = re.compile(r"\b(?:news|agency|press release|(?:publish|post|updat|issu|releas)ed)\b", re.IGNORECASE)
_ANY = (
    rf"(?:{_WEEKDAY}\d{{1,2}}(?:st|nd|rd|th)?\s+{_NAMELESS},?\s+(?:19|20)\d\d|{_WEEKDAY}{_NAMELESS}\s+\d{{1,2}},?"
    rf"\s+(?:19|20)\d\d|{_NAMELESS}\s+(?:19|20)\d\d|{_NUMERIC})"
)
_TRAILING = re.compile(
    r"(?P<before>.{2,200}?)(?:[,|/›>»·•–—:(]\s*|\s--?\s+"
    r"|\b(?i:edited|updated|revised|issued|published|released|release|dated|as (?:of|at))(?:\s+on)?\s+)"
    rf"(?P<range>\d{{1,2}}(?:\s+{_NAMELESS})?\s*(?:to|-|–|and)\s*)?(?P<date>{_ANY})(?:,\s+(?i:extracts?|excerpts?|summary|revised))?(?P<time>{_TIME})\)?\.?(?:\s*\([^()]{{2,40}}\))?"
)
# "3 March 2015 | News" and, as news pages put it before the words that they file an item under, "3 March 2015 Human Rights".
_AHEAD = re.compile(
    rf"(?P<date>{_ANY})(?:(?:\s*[|/›>»·•–—]|\s--?|\.)\s+.{{2,120}}|\s+(?:[A-Z][a-z-]+,?(?:\s+(?:and|of|the))?\s*){{1,5}})"
)
_OTHERS = re.compile(
    r"\W*(?:photo|picture|image|caption|see also|related|closing|deadline|start|end|next|when|apply|application|valid"
    r"|until|born|period|held|dates? of (?:the )?(?:event|meeting))\b",
    re.IGNORECASE,
)
# How an instrument ends: "Done at Geneva, in two copies, on 3 March 2015".
_DONE = re.compile(
    r"(?:Done|Signed|Adopted|Issued)\b[^.;]{0,80}?(?:on|this|,)\s+(?:the\s+)?(?P<date>\d{1,2}\b.{4,30})"
)
# How an agency signs an item off, with day and hour: "151914 MET oct 98".
_SIGN_OFF = re.compile(
    rf"(?:[A-Za-z-]{{2,12}} ){{0,2}}(?P<d>[0-3]\d)[0-2]\d[0-5]\d {_ZONE} (?i:{_MONTH}) (?P<y>(?:19|20)?\d\d)"
)
_LABELLED = 220  # characters of a line that names a date beside other words
_STAMP = re.compile(r"(?P<y>19[4-9]\d|20\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)")
_WITHOUT_YEAR = re.compile(
    rf"\b(?P<d>[0-3]?\d)(?:\s*(?:-|–|and)\s*[0-3]?\d)?\s+{_MONTH}(?!\w)|\b{_MONTH.replace('?P<m>', '?P<m2>')}\s+(?P<d2>[0-3]?\d)(?!\d)",
    re.IGNORECASE,
)


def find_date(text: str) -> PartialDate | None:
    """The first date that the text names to the day, else the first month with its year, or None."""
    for form in _FORMS:
        for match in form.finditer(text):
            date = _as_date(match)
            if date is not None:
                return date
    return None


def parse_date(text: str) -> PartialDate | None:
    """The date that the text is: `2011-12-07`, `2011-12`, `2011`, or in words; None if it is none."""
    stamp = re.match(r"(\d{4}-\d\d-\d\d)T", text)
    try:
        return PartialDate.parse(stamp[1] if stamp else text.strip())
    except ValueError:
        return find_date(text)


def read_dateline(text: str) -> PartialDate | None:
    """The date of a line that holds nothing else, except a place or a word such as "Published"; else None."""
    stamp = _STAMP.fullmatch(text.strip())
    if stamp:
        return _as_date(stamp)
    line = text.strip() if len(text) <= 120 else ""
    if short := _SHORT.fullmatch(line):
        return _as_date(short)
    match = _DATELINE.fullmatch(line)
    wording = match["date"].strip(" ,|–-") if match else ""
    return next((_as_date(m) for form in _FORMS if (m := form.fullmatch(wording))), None)


def read_labelled_date(line: str) -> PartialDate | None:
    """The date that a line of a head sets apart from its other words, at its end or its beginning; else None.

    >>> str(read_labelled_date("News stories, 9 April 2012")), read_labelled_date("Closing date: 9 April 2012")
    ('2012-04-09', None)
    """
    line = line.strip()
    if len(line) > _LABELLED or _OTHERS.match(line):
        return None
    if alone := read_dateline(line):
        return alone
    match = _TRAILING.fullmatch(line)
    if match and match["range"] and not _PERIODICAL.search(match["before"]):
        return None  # days of a meeting or a journey
    if match and match["time"] and not _ISSUED.search(match["before"]):
        return None  # the hour of a meeting, or until when something is open
    match = match or _AHEAD.fullmatch(line)
    return find_date(match["date"]) if match else None


def read_closing_date(line: str) -> PartialDate | None:
    """The date by which an instrument ends, else None.

    >>> str(read_closing_date("Done at Vienna on 15 October 1998 in two originals."))
    '1998-10-15'
    """
    match = _DONE.match(line)
    return find_date(match["date"]) if match else None


def read_sign_off(line: str) -> PartialDate | None:
    """The date by which an agency's item is signed off, else None.

    >>> str(read_sign_off("151914 GMT oct 98"))
    '1998-10-15'
    """
    match = _SIGN_OFF.fullmatch(line.strip())
    return _as_date(match) if match else None


def measure_stamp(text: str) -> int:
    """Length of the date stamp that opens a text of the 1990s ("19991123The …", "19991123 The …"), or 0."""
    match = _STAMP.match(text)
    if match is None or _as_date(match) is None or not re.match(r"\s*[A-Z\"“‘]", text[match.end() :]):
        return 0
    return match.end()


def find_day(text: str, near: PartialDate) -> PartialDate | None:
    """The first day that a text names, without its year the one nearest to another day: "4-5 December"."""
    match = _WITHOUT_YEAR.search(text)
    if match is None:
        return None
    whole = find_date(text[match.start() : match.end() + 8])
    if whole and whole.day:
        return whole
    month = _MONTHS[(match["m"] or match["m2"]).casefold().rstrip(".")]
    day = int(match["d"] or match["d2"])
    there = near.year * 12 + (near.month or month)
    years = sorted(
        (abs(there - year * 12 - month), year) for year in (near.year - 1, near.year, near.year + 1)
    )
    try:
        return PartialDate(years[0][1], month, day)
    except ValueError:
        return None


def measure_dateline(text: str) -> int:
    """Length of the dateline that opens a paragraph ("VIENNA, 3 March 2015 – ", "3 March 2015 – ", "Vienna, 3 March 2015. "), or 0.

    Without a date the place must be in capitals, since "Kosovo – The …" may open any sentence.
    """
    day = _LEADING_DAY.match(text) or _LEADING_PLACE.match(text) or _LEADING_BRACKETS.match(text)
    if day:
        return day.end()
    match = _LEADING.match(text)
    if match is None or not (match["date"] or match["place"].isupper()):
        return 0
    return match.end()


def _as_date(match: re.Match[str]) -> PartialDate | None:
    parts = match.groupdict()
    month, year = parts["m"].casefold().rstrip("."), int(parts["y"])
    if year < 100:
        year += 1900 if year >= _CENTURY else 2000
    day = int(parts["d"]) if parts.get("d") else None
    try:
        return None if day == 0 else PartialDate(year, _MONTHS.get(month) or int(month), day)
    except ValueError:
        return None
