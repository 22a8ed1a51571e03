"""In which city a news item's own meeting was that it names without a place."""

from pathlib import Path

import pytest

from unosce_kg import readers
from unosce_kg.extraction.stages import Extractor

pytestmark = pytest.mark.usefixtures("parsing")

HERE = [
    "Judges meet\n\nTIRANA, 4 March 2015 – A three-day seminar on asylum ended today at the School of Magistrates. It was run by UNHCR.",
    "Judges meet\n\nOSLO, Norway, 4 March 2015 – The OSCE and UNICEF opened a regional workshop on child labour today.",
    "Customs officers in class\n\nALMATY. 17 June 2011 – Forty officers attended a workshop on forged papers today, organized by UNODC.",
    "Remarks by Anna Berg, Head of the OSCE Office\n\nto the 940th meeting of the Permanent Council\n\nVienna, 5 May 2012\n\n"
    "Mr. Chairman, I thank you for the floor, and I am glad to speak to you of our work in the past year. We have much to do.",
]
ELSEWHERE = [
    # no meeting of the day
    "Plans\n\nTIRANA, 4 March 2015 – The OSCE will hold a seminar on asylum next month, Anna Berg said today.",
    "A look back\n\nTIRANA, 4 March 2015 – The OSCE held a seminar on asylum on 3 February.",
    # another place is named with it
    "Judges meet\n\nTIRANA, 4 March 2015 – A seminar on asylum for judges opened today in Durres, at the Hotel Adriatik.",
    "Judges meet\n\nTIRANA, 4 March 2015 – A workshop on asylum for judges in Montenegro ended today.",
    # an organ that sits elsewhere
    "Water\n\nTIRANA, 4 March 2015 – The United Nations General Assembly held a debate on water today.",
    # nobody travelled
    "Judges meet\n\nTIRANA, 4 March 2015 – The OSCE held an online seminar on asylum today.",
    # no dateline, or one of two places
    "Judges meet\n\n4 March 2015\n\nA three-day seminar on asylum ended today at the School of Magistrates.",
    "Judges meet\n\nTIRANA/BELGRADE, 4 March 2015 – A three-day seminar on asylum ended today.",
]


def cities(text: str, extractor: Extractor, folder: Path) -> set[str]:
    path = folder / "news.txt"
    path.write_text(text, encoding="utf-8")
    statements = extractor.extract(readers.read(path)).statements
    return {str(s.object) for s in statements if s.predicate == "tookPlaceIn"}


@pytest.mark.parametrize(
    ("text", "city"), list(zip(HERE, ("tirana", "oslo", "almaty", "vienna"), strict=True))
)
def test_a_meeting_of_the_day_is_in_the_city_of_the_dateline(
    text: str, city: str, extractor: Extractor, tmp_path: Path
) -> None:
    assert cities(text, extractor, tmp_path) == {f"place/{city}"}


@pytest.mark.parametrize("text", ELSEWHERE)
def test_other_meetings_are_not(text: str, extractor: Extractor, tmp_path: Path) -> None:
    assert not cities(text, extractor, tmp_path) & {"place/tirana", "place/belgrade"}
