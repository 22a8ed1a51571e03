import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unosce_kg.extraction.candidates import Period
from unosce_kg.extraction.dates import find_dated, find_dates
from unosce_kg.model import Block, BlockKind, Document, PartialDate, Span

TODAY = PartialDate(2011, 12, 7)  # a Wednesday


def read(text: str, today: PartialDate | None = TODAY) -> str:
    """The expressions with their periods: `16-17 July = 2011-07-16/2011-07-17`."""
    return "; ".join(f"{c.span.of(text)} = {show(c.period)}" for c in find_dates(text, today) if c.period)


def show(period: Period) -> str:
    return str(period.point) if period.point else f"{period.start or ''}/{period.end or ''}"


ABSOLUTE = [
    # days
    ("on 11 September 2001", "11 September 2001 = 2001-09-11"),
    ("on September 11, 2001", "September 11, 2001 = 2001-09-11"),
    ("on September 11th 2001,", "September 11th 2001 = 2001-09-11"),
    ("the 5th of May 1999", "5th of May 1999 = 1999-05-05"),
    ("on 1st December, 2008", "1st December, 2008 = 2008-12-01"),
    ("Monday, 12 July 2010", "Monday, 12 July 2010 = 2010-07-12"),
    ("Thursday 3 May 2012", "Thursday 3 May 2012 = 2012-05-03"),
    ("Tuesday, March 2, 2010", "Tuesday, March 2, 2010 = 2010-03-02"),
    ("VIENNA, 17 JULY 2010", "17 JULY 2010 = 2010-07-17"),
    ("10 Dec. 2019", "10 Dec. 2019 = 2019-12-10"),
    ("Sept. 4, 1995", "Sept. 4, 1995 = 1995-09-04"),
    ("12 Oct 2004", "12 Oct 2004 = 2004-10-12"),
    ("on 27 June.", "27 June = 2011-06-27"),
    ("dated 2014-03-21.", "2014-03-21 = 2014-03-21"),
    ("Vienna, 03.12.2012", "03.12.2012 = 2012-12-03"),
    ("(26 May 1993)", "26 May 1993 = 1993-05-26"),
    ("foreseen for the third of May 2010", "third of May 2010 = 2010-05-03"),
    ("starts on the first of September", "first of September = 2011-09-01"),
    # months and years
    ("in May 2010 and on the 27th.", "May 2010 = 2010-05; on the 27th = 2010-05-27"),
    ("in May 2010; the following March, they met", "May 2010 = 2010-05; the following March = 2011-03"),
    (
        "On 15 May 2010 he spoke; eleven days later he left",
        "15 May 2010 = 2010-05-15; eleven days later = 2010-05-26",
    ),
    (
        "On 15 May 2010 he spoke. Two days before, he had left",
        "15 May 2010 = 2010-05-15; Two days before = 2010-05-13",
    ),
    ("the August hostilities", "August = 2011-08"),
    ("at its September session", "September = 2011-09"),
    ("November's vote", "November = 2011-11"),
    ("July: A round table is held.", "July = 2011-07"),
    ("in December 2019", "December 2019 = 2019-12"),
    ("in December, 2019", "December, 2019 = 2019-12"),
    ("in the April of 2010", "April of 2010 = 2010-04"),
    ("March 1993 in Prague", "March 1993 = 1993-03"),
    ("early May 2006", "May 2006 = 2006-05"),
    ("in 1975", "1975 = 1975"),
    ("the Final Act (1975)", "1975 = 1975"),
    ("the 2010 elections", "2010 = 2010"),
    ("mid-1993", "1993 = 1993"),
    ("2004.", "2004 = 2004"),
    ("in 1993 and 1994", "1993 = 1993; 1994 = 1994"),
    ("spring 2014", "2014 = 2014"),
    ("the first half of 2015", "2015 = 2015"),
    ("in the third quarter of 2009", "2009 = 2009"),
    ("the winter of 2008", "2008 = 2008"),
    ("at the end of June 2012", "June 2012 = 2012-06"),
    # ranges
    ("on 16-17 July 2010", "16-17 July 2010 = 2010-07-16/2010-07-17"),
    ("on 16–17 July 2010", "16–17 July 2010 = 2010-07-16/2010-07-17"),
    ("on 16 and 17 July 2010", "16 and 17 July 2010 = 2010-07-16/2010-07-17"),
    ("from 3 to 5 May 2010", "3 to 5 May 2010 = 2010-05-03/2010-05-05"),
    ("from Monday, 3 to Friday, 7 May 2010", "Monday, 3 to Friday, 7 May 2010 = 2010-05-03/2010-05-07"),
    ("30 November and 1 December 2023", "30 November and 1 December 2023 = 2023-11-30/2023-12-01"),
    ("30 November - 1 December 2023", "30 November - 1 December 2023 = 2023-11-30/2023-12-01"),
    ("28 December to 3 January 2010", "28 December to 3 January 2010 = 2009-12-28/2010-01-03"),
    ("30 Dec. 2009 - 2 Jan. 2010", "30 Dec. 2009 - 2 Jan. 2010 = 2009-12-30/2010-01-02"),
    ("May 3-5, 2010", "May 3-5, 2010 = 2010-05-03/2010-05-05"),
    ("May 30 to June 2, 2010", "May 30 to June 2, 2010 = 2010-05-30/2010-06-02"),
    ("between 3 and 25 May 2010", "3 and 25 May 2010 = 2010-05-03/2010-05-25"),
    ("May-June 2010", "May-June 2010 = 2010-05/2010-06"),
    ("July 2010 to March 2011", "July 2010 to March 2011 = 2010-07/2011-03"),
    ("from November to January 2011", "November to January 2011 = 2010-11/2011-01"),
    ("1992-1995", "1992-1995 = 1992/1995"),
    ("1992–95", "1992–95 = 1992/1995"),
    ("from 1992 to 1995", "1992 to 1995 = 1992/1995"),
    ("from 1992 until 1995", "1992 until 1995 = 1992/1995"),
    ("2010/2011", "2010/2011 = 2010/2011"),
    ("between 2005 and 2008", "2005 and 2008 = 2005/2008"),
    ("2012-05", "2012-05 = 2012-05"),
    # two dates that share a month or year
    ("on 3 and 17 July 2010", "3 = 2010-07-03; 17 July 2010 = 2010-07-17"),
    ("on 5 May and 10 October 2010", "5 May = 2010-05-05; 10 October 2010 = 2010-10-10"),
    ("in May and October 2010", "May = 2010-05; October 2010 = 2010-10"),
    # open at one side
    ("since 1993", "1993 = 1993/"),
    ("since early 1993", "1993 = 1993/"),
    ("since the end of 1993", "1993 = 1993/"),
    ("since at least 2008", "2008 = 2008/"),
    ("since July 2011", "July 2011 = 2011-07/"),
    ("Since 26 May 1993,", "26 May 1993 = 1993-05-26/"),
    ("as of 2014", "2014 = 2014/"),
    ("from 2014", "2014 = 2014/"),
    ("from 2004 onwards", "2004 = 2004/"),
    ("after 2001", "2001 = 2001/"),
    ("until 2001", "2001 = /2001"),
    ("until the spring of 2001", "2001 = /2001"),
    ("by the end of 2005", "2005 = /2005"),
    ("until 31 March 2015", "31 March 2015 = /2015-03-31"),
    ("before 1995", "1995 = /1995"),
]
RELATIVE = [
    ("at a meeting the following September", "the following September = 2012-09"),
    ("which opens next Friday", "next Friday = 2011-12-09"),
    ("takes place this Sunday", "this Sunday = 2011-12-11"),
    ("begins next Wednesday", "next Wednesday = 2011-12-14"),
    ("Last year, in June, they met", "Last year, in June = 2010-06"),
    ("adopted twenty-two years ago", "twenty-two years ago = 1989"),
    ("is foreseen in Tirana in March", "March = 2012-03"),
    ("They produced a text in January", "January = 2011-01"),
    # a month or day without a year, in a document of 7 December 2011
    ("in April", "April = 2011-04"),
    ("In May, it", "May = 2011-05"),
    ("on 1 March", "1 March = 2011-03-01"),
    ("on the 5th of May", "5th of May = 2011-05-05"),
    ("on 16-17 July", "16-17 July = 2011-07-16/2011-07-17"),
    ("on 5 January", "5 January = 2012-01-05"),
    ("will open on 10 April", "10 April = 2012-04-10"),
    ("since October", "October = 2011-10/"),
    ("until October", "October = /2011-10"),
    ("in May and June", "May and June = 2011-05/2011-06"),
    # steps
    ("last year", "last year = 2010"),
    ("last year's meeting", "last year = 2010"),
    ("earlier this year", "this year = 2011"),
    ("later this year", "this year = 2011"),
    ("next year", "next year = 2012"),
    ("the current year", "current year = 2011"),
    ("last month", "last month = 2011-11"),
    ("the end of this month", "this month = 2011-12"),
    ("next month", "next month = 2012-01"),
    ("earlier this week", "this week = 2011-12"),
    ("last week", "last week = 2011"),
    ("last December", "last December = 2010-12"),
    ("last October", "last October = 2011-10"),
    ("next March", "next March = 2012-03"),
    ("this December", "this December = 2011-12"),
    ("last Friday", "last Friday = 2011-12-02"),
    ("last Wednesday", "last Wednesday = 2011-11-30"),
    ("this spring", "this spring = 2011"),
    ("last summer", "last summer = 2011"),
    ("last autumn", "last autumn = 2011"),
    ("next spring", "next spring = 2012"),
    ("yesterday", "yesterday = 2011-12-06"),
    ("Today, ministers", "Today = 2011-12-07"),
    ("tomorrow", "tomorrow = 2011-12-08"),
    ("three years ago", "three years ago = 2008"),
    ("a year ago", "a year ago = 2010"),
    ("12 years ago", "12 years ago = 1999"),
    ("verifiers would go there under the pact signed on 16 October", "16 October = 2012-10-16"),
    ("verifiers would go there under the pact that it had signed on 16 October", "16 October = 2011-10-16"),
    ("two months ago", "two months ago = 2011-10"),
    ("ten days ago", "ten days ago = 2011-11-27"),
    ("two weeks ago", "two weeks ago = 2011-11"),
    # stretches
    ("over the past five years", "the past five years = 2006/2011"),
    ("over the past year", "the past year = 2010/2011"),
    ("in the last three months", "the last three months = 2011-09/2011-12"),
    ("over the past two decades", "the past two decades = 1991/2011"),
    ("during the next two years", "the next two years = 2011/2013"),
    # by the date before
    ("opened in 1999; the same year", "1999 = 1999; the same year = 1999"),
    ("In May 1992 it met; later that year", "May 1992 = 1992-05; that year = 1992"),
    ("signed in 1993; the following year", "1993 = 1993; the following year = 1994"),
]
NONE = [
    "the March of the Living",
    "the May Declaration",
    "on the 27th floor",
    "two days before the vote",
    "May: he said it often",
    "two days later",
    "a year later",
    "in the early 2010s",
    "since the 1990s",
    "for three decades",
    "more than three decades of work",
    "several years ago",
    "a decade ago",
    "in recent years",
    "that year",
    "over the next few years",
    "over the past years",
    "in the twentieth century",
    # no month
    "May the two organizations prosper",
    "They march in may places",
    "Prime Minister May said",
    "The March was long",
    "with August guests",
    "it may 5 times",
    # symbols, numbers and amounts
    "S/RES/1244 (1999)",
    "resolution 1373 (2001)",
    "resolution 1973",
    "resolutions 1325 (2000) and 1889 (2009)",
    "the 1540 Committee",
    "PC.DEC/1117",
    "MC.DOC/1/2011",
    "A/RES/60/2005",
    "Decision No. 2003",
    "pp. 1990-1996",
    "page 2004",
    "tel.: +43 1 2060 2010",
    "Tel: 1999 2001",
    "see https://www.osce.org/2010/05/news",
    "write to news2010@example.org",
    "some 2000 people",
    "2000 refugees",
    "more than 1990 cases",
    "$2000",
    "EUR 1999",
    "2000%",
    "a 2000-strong force",
    "the 2030 Agenda",
    "12010 and 20105",
    "1.2010",
]


@pytest.mark.parametrize(("text", "expected"), ABSOLUTE, ids=[text for text, _ in ABSOLUTE])
def test_absolute(text: str, expected: str) -> None:
    assert read(text.replace("–", "-")) == expected.replace("–", "-")


@pytest.mark.parametrize(("text", "expected"), RELATIVE, ids=[text for text, _ in RELATIVE])
def test_relative_to_the_document(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_no_date(text: str) -> None:
    assert read(text) == ""


@pytest.mark.parametrize(
    ("today", "text", "expected"),
    [
        ("2010-01-20", "in December", "December = 2009-12"),
        ("2010-05-20", "in October", "October = 2009-10"),
        ("2010-05-20", "is scheduled for 3 October", "3 October = 2010-10-03"),
        ("2010-11-20", "will meet in January", "January = 2011-01"),
        ("2010-05-20", "is scheduled for October", "October = 2010-10"),
        ("2010-05-20", "accepted an invitation to the fair in January", "January = 2011-01"),
        ("2010-05-20", "the Forum, which opens in January", "January = 2011-01"),
        ("2010-05-20", "Ireland takes over the chair in January", "January = 2011-01"),
        # the year of the date before
        ("2010-05-20", "on 7 May 2008; on 12 May a truce", "7 May 2008 = 2008-05-07; 12 May = 2008-05-12"),
        ("2010-05-20", "on 7 May 2008. On 12 May a truce", "7 May 2008 = 2008-05-07; 12 May = 2010-05-12"),
        (
            "2010-05-20",
            "of 10 June 1999, on 12 March a truce",
            "10 June 1999 = 1999-06-10; 12 March = 2010-03-12",
        ),
        (
            "2010-05-20",
            "in June 1999. On 7 July that year",
            "June 1999 = 1999-06; 7 July = 1999-07-07; that year = 1999",
        ),
        # what comes after an event is no day of its own
        ("2010-05-20", "The day after the vote", ""),
        ("2010-02-20", "last summer", "last summer = 2009"),
        ("2010-07-20", "last December", "last December = 2009-12"),
        ("2010-07-20", "next March", "next March = 2011-03"),
        ("2010-01-20", "last month", "last month = 2009-12"),
        ("2010-03-03", "earlier this week", "this week = 2010-03"),
        ("2010-12-31", "next week", "next week = 2011-01"),
        # no more precise than the document's own date
        ("2010", "last year", "last year = 2009"),
        ("2010", "last month", ""),
        ("2010", "yesterday", ""),
        ("2010-05", "last month", "last month = 2010-04"),
        ("2010-05", "last week", ""),
        ("2010-05", "last Friday", ""),
        ("2010", "last December", ""),
        ("2010", "two months ago", ""),
        ("2010", "over the past three months", ""),
    ],
)
def test_other_documents(today: str, text: str, expected: str) -> None:
    assert read(text, PartialDate.parse(today)) == expected


@pytest.mark.parametrize(("text", "expected"), RELATIVE, ids=[text for text, _ in RELATIVE])
def test_nothing_relative_in_an_undated_document(text: str, expected: str) -> None:
    if not any(c.isdigit() for c in text) or "year" not in text:
        assert read(text, None) == ""


@pytest.mark.parametrize(
    "text",
    ["31 June 2010", "30 February 2011", "32 May 2010", "0 May 2010", "29 February 2011", "2011-02-30"],
)
def test_impossible_days_are_no_days(text: str) -> None:
    assert not any(c.period and c.period.start and c.period.start.day for c in find_dates(text, TODAY))


def test_dates_of_a_paragraph_in_text_order() -> None:
    text = (
        "Founded in 1975, it met on 16-17 July 2010 and last December in Vilnius, where it sits since 1990."
    )
    assert read(text) == (
        "1975 = 1975; 16-17 July 2010 = 2010-07-16/2010-07-17; last December = 2010-12; 1990 = 1990/"
    )


WORDS = """
in on since until from to and between the last next this past that same following earlier of ago three year
month week - / ( ) , . 0 1 2 30 31 20 199 1999 2010 2099 May March July Feb. December Friday spring decade
"""


@given(
    st.lists(st.sampled_from(WORDS.split()), max_size=12),
    st.sampled_from([None, "1900", "2012-02-29", "9999-12-31", "0001-01-01"]),
)
def test_never_raises_and_never_overlaps(words: list[str], today: str | None) -> None:
    text = " ".join(words)
    found = list(find_dates(text, PartialDate.parse(today) if today else None))
    assert found == sorted(found, key=lambda c: c.span)
    assert not any(a.span.overlaps(b.span) for a, b in pairwise(found))
    for candidate in found:
        assert candidate.period and (candidate.period.start or candidate.period.end)


@pytest.mark.parametrize(
    "unit", ["a", "A.", "1 ", "2010-", "/x", "+1 ", "31 May and ", "no. 1 ", "a@", "(((", "since the "]
)
def test_takes_linear_time(unit: str) -> None:
    started = time.process_time()
    list(find_dates(unit * (100_000 // len(unit)), TODAY))
    assert time.process_time() - started < 5


def test_years_as_headings_date_what_stands_below_them() -> None:
    lines = ("A chronology", "1992", "3 May: an office opens.", "1998", "July: It is closed.")
    text, blocks = "\n".join(lines), []
    for line in lines:
        kind = BlockKind.PARAGRAPH if ":" in line else BlockKind.HEADING
        start = text.index(line)
        blocks.append(Block(kind, Span(start, start + len(line))))
    found = find_dated(Document("doc/x", text, "x.txt", date=TODAY, blocks=tuple(blocks)), text)
    assert [str(c.period.point) for c in found if c.period] == ["1992", "1992-05-03", "1998", "1998-07"]
