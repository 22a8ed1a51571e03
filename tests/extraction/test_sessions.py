"""Descriptions of meetings that the gazetteer knows, by their kind, city, host and time."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document, PartialDate

Make = Callable[[str], Document]
COUNCIL = "org/osce-ministerial-council"

TOLD = [
    # a body's name with a city before or behind it
    ("2004-10-12", "Will she go to Sofia for the OSCE Ministerial Council in December?", "OSCE Ministerial Council",
     "event/osce-ministerial-council-2004-sofia"),
    ("2017-02-01", "The OSCE Ministerial Council decided in Hamburg to go on.", "OSCE Ministerial Council",
     "event/osce-ministerial-council-2016-hamburg"),
    ("1993-12-01", "The CSCE Council met in Rome and thanked the UN.", "CSCE Council",
     "event/osce-ministerial-council-1993-rome"),
    # with the State that was the host
    ("2020-12-03", "This year's OSCE Ministerial Council, hosted by Albania, was held online.", "OSCE Ministerial Council",
     "event/osce-ministerial-council-2020-tirana"),
    ("2024-11-20", "The OSCE Ministerial Council will meet in Malta.", "OSCE Ministerial Council",
     "event/osce-ministerial-council-2024-valletta"),
    # with a time alone
    ("2008-03-01", "The OSCE was pleased with last year's Ministerial Council.", "Ministerial Council",
     "event/osce-ministerial-council-2007-madrid"),
    ("2012-11-20", "The OSCE Ministerial Council will open on 6 December.", "OSCE Ministerial Council",
     "event/osce-ministerial-council-2012-dublin"),
    # other words for such a meeting
    ("2016-12-08", "Hamburg was full for the meeting of OSCE foreign ministers.", "meeting of OSCE foreign ministers",
     "event/osce-ministerial-council-2016-hamburg"),
    ("2012-12-06", "The OSCE was pleased. The ministerial in Dublin adopted a decision.", "ministerial in Dublin",
     "event/osce-ministerial-council-2012-dublin"),
    ("2013-12-05", "She spoke at the OSCE's annual ministerial meeting in Kyiv.",
     "OSCE's annual ministerial meeting in Kyiv", "event/osce-ministerial-council-2013-kyiv"),
    ("2003-12-02", "MAASTRICHT, 2 December. OSCE ministers closed the annual Council here.", "annual Council",
     "event/osce-ministerial-council-2003-maastricht"),
    ("2010-12-01", "OSCE leaders came to Astana for the first summit in eleven years.", "first summit",
     "event/osce-summit-2010-astana"),
    ("2010-07-17", "OSCE ministers came to Almaty for an informal ministerial meeting.", "informal ministerial meeting",
     "event/osce-informal-ministerial-meeting-2010-almaty"),
    ("2010-11-26", "The Review Conference of the OSCE met in Warsaw.", "Review Conference of the OSCE",
     "event/osce-review-conference-2010"),
]  # fmt: skip

# What names the body, or a meeting that is another's.
OTHERS = [
    ("2012-05-05", "The OSCE Ministerial Council asked the Secretary General in 2011 to go on.", "OSCE Ministerial Council", COUNCIL),
    ("2012-05-05", "The OSCE Ministerial Council is a decision-making body in Vienna.", "OSCE Ministerial Council", COUNCIL),
    ("2012-05-05", "The General Assembly adopted a resolution in New York on 5 May.", "General Assembly", "org/un-general-assembly"),
]  # fmt: skip


def linked(extractor: Extractor, document: Document, date: str, name: str) -> set[str]:
    dated = replace(document, date=PartialDate.parse(date))
    return {e for m in extractor.extract(dated).mentions if m.text == name for e in m.entities}


@pytest.mark.parametrize(
    ("date", "text", "name", "meeting"), TOLD + OTHERS, ids=[t[1][:60] for t in TOLD + OTHERS]
)
def test_which_meeting_is_meant(
    date: str, text: str, name: str, meeting: str, extractor: Extractor, document: Make
) -> None:
    assert linked(extractor, document(text), date, name) == {meeting}


def test_nato_summit_is_none_of_the_osce(extractor: Extractor, document: Make) -> None:
    text = "The OSCE and NATO sent envoys to Istanbul for the NATO summit."
    found = linked(extractor, document(text), "1999-11-18", "NATO summit")
    assert "event/osce-summit-1999-istanbul" not in found
