"""Dates of events and instruments: which time expression belongs to which of them."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction.dating import read_dates
from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document

Make = Callable[..., Document]


def dates(extractor: Extractor, document: Document) -> str:
    """What is dated, by its label: `memorandum 2011-12-07; …`; a range as its first and last day."""
    reading = extractor.read(document)
    found = {
        f"{reading.links.entity(entity).label} {start}{f'/{end}' if end else ''}"
        for entity, start, end, *_ in read_dates(reading)
    }
    return "; ".join(sorted(found))


SENTENCES = [
    # what is only meant to be signed is not signed on the day of the promise
    ("On 3 May 2010 the Chairman promised to sign a joint statement with UNDP.", ""),
    ("The OSCE on 3 May 2010 revealed plans to finalize a joint statement with UNDP.", ""),
    ("On 3 May 2010 the OSCE and UNDP met to sign a memorandum on cogs.", "memorandum 2010-05-03"),
    ("The OSCE and UNDP plan to sign a memorandum on cogs on 3 May 2010.", "memorandum 2010-05-03"),
    # beside each other, or joined by a verb
    ("A memorandum on the destruction of cogs was signed in Tirana on 5 May 2010.", "memorandum on the destruction of cogs 2010-05-05"),
    ("The work rests on a memorandum to which three signatures were put in Tirana on 5 May 2010.", "memorandum 2010-05-05"),
    ("It was set up by a decision of the Permanent Council of 5 May 2010.", "decision of the Permanent Council of 5 May 2010 2010-05-05"),
    ("Under an arrangement of May 2010 with UNDP, cogs are shared.", "arrangement of May 2010 with UNDP 2010-05"),
    ("They opened the round table on cogs that was held in Tirana in May 2010.", "round table 2010-05"),
    ("On 5 May 2010, at the closing conference in Tirana, UNDP spoke of cogs.", "closing conference in Tirana 2010-05-05"),
    ("At a conference of donors which he chaired in Tirana in May 2010, money was pledged.", "conference 2010-05"),
    ("Municipal elections in Albania are to follow in May 2012.", "Municipal elections in Albania 2012-05"),
    ("A three-day training course on the adjudication of cases of fraud ended on 5 May 2010 in Tirana.",
     "three-day training course 2010-05-05"),
    ("In May 2010, following a year of many cogs, the Permanent Council adopted Decision No. 9999.",
     "Decision No. 9999 2010-05"),
    ("It was set up by the 1990 Bonn Document and the 2003 Tirana Protocol.", "Bonn Document 1990; Tirana Protocol 2003"),
    ("Without UNDP there would have been no referendum in Albania on 27 November.", "referendum in Albania 2011-11-27"),
    ("A memorandum with UNDP was not signed in May 2010.", ""),
    ("The seminar of UNDP was not held in May 2010. It was held in June 2010.", "seminar of UNDP 2010-06"),
    ("There would be a referendum in Albania on 27 November.", "referendum in Albania 2012-11-27"),
    ("The June hostilities took many cogs.", "June hostilities 2012-06"),
    ("In May 2012 the Permanent Council opened the office by Decision No. 9999.", "Decision No. 9999 2012-05"),
    ("A seminar for judges is due in June.", "seminar 2012-06"),
    # entries of a calendar
    ("5 May 2010: round table on cogs, Tirana", "round table on cogs 2010-05-05"),
    # what is done at a dated meeting
    ("A joint statement was adopted at the regional conference held in Tirana on 5 May 2010.",
     "joint statement 2010-05-05; regional conference 2010-05-05"),
    # what the lead says of the day holds for what follows
    ("UNDP today promised more cogs. Its experts spoke at a workshop in Tirana.", "workshop in Tirana 2012-05-09"),
    ("UNDP today promised more cogs. Its experts will speak at a workshop in Tirana.", ""),
    ("UNDP today promised more cogs. Its experts had spoken at a workshop in Tirana.", ""),
    ("The regional conference was held in Tirana on 5 and 6 May 2010. In a declaration adopted at the close of the conference, "
     "they asked for cogs.", "declaration 2010-05-06; regional conference 2010-05-05/2010-05-06"),
    ("The two ministers met today on the margins of the Widget Security Conference.",
     "Widget Security Conference 2012-05-09"),
    ("UNDP proposed a joint conference on cogs in early 2010.", "joint conference 2010"),
    ("UNDP today promised more cogs. In a joint statement issued in Tirana, the ministers welcomed that.", "joint statement 2012-05-09"),
    ("UNDP today promised more cogs. In a joint statement issued in May 2010, ministers had asked for them.",
     "joint statement 2010-05"),
    ("UNDP today promised more cogs. By the terms of a resolution adopted by 90 votes, the Council thanked it.", "resolution 2012-05-09"),
    ("UNDP today promised more cogs. Ms. Berg told a press conference that they were round.", "press conference 2012-05-09"),
    ("UNDP today promised more cogs. UNICEF, which has had some since May 2010, spoke at a workshop in Tirana.",
     "workshop in Tirana 2012-05-09"),
    ("UNDP today promised more cogs. UNDP will tell a press conference that they are round.", ""),
    # what is put off on a day is not held on it
    ("Municipal elections in Albania were postponed in March.", ""),
    ("Municipal elections in Albania, postponed in March, are expected to take place in November.",
     "Municipal elections in Albania 2012-11"),
    ("Its observers would follow elections in Albania on Sunday.", "elections in Albania 2012-05-13"),
    ("It stood ready to help after the agreement reached by Albania and Serbia on 19 April.", "agreement 2012-04-19"),
    # the years of an instrument's name are those in which it holds
    ("On 5 May 2010 they signed the Widget Action Plan 2010-2012.", "Action Plan 2010-05-05"),
    ("Since 2010 UNDP has spoken at the Widget Security Conference.", ""),
    # no thing of its own, or another's date
    ("Every meeting began late in May 2010.", ""),
    ("They had no plan in May 2010.", ""),
    ("A settlement was flooded on 5 May 2010.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_dates_of_things(text: str, expected: str, extractor: Extractor, document: Make) -> None:
    assert dates(extractor, document(text)) == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A memorandum was signed in Tirana on 5 May 2010. The memorandum was renewed on 6 May 2011.", 1),
        ("A decision was adopted in Tirana on 5 May 2010. The decision that they adopted in Skopje on 6 May 2011 was another.", 2),
    ],
)  # fmt: skip
def test_a_noun_alone_repeats_what_was_named(
    text: str, count: int, extractor: Extractor, document: Make
) -> None:
    links = extractor.read(document(text)).links
    assert len({c.entities for c in links.candidates if c.type == "Agreement" and c.entities}) == count
