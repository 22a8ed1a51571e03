"""Dates that the order of words gives to events and instruments, and what the words around a date say of its year."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document

Make = Callable[[str], Document]
pytestmark = pytest.mark.usefixtures("parsing")

# Each document is of 9 May 2012, a Wednesday.
DATED = [
    ("A seminar for editors is due in Dushanbe in June.", "2012-06"),
    ("A meeting of the four, to which UNESCO has lent its hall, is foreseen for 3 July.", "2012-07-03"),
    ("The workshop on asylum that UNHCR ran in Oslo with the OSCE in March was praised.", "2012-03"),
    ("They will attend a conference on water, which Italy has offered to host in Rome in July.", "2012-07"),
    ("Last November the ministers of all four adopted a joint declaration there.", "2011-11"),
    ("The idea was revived in 2009, when they signed a second memorandum on asylum.", "2009"),
    ("A referendum and a presidential election were held in Tajikistan on 6 April.", "2012-04-06"),
    # which year and week is meant
    ("He warned that an election held on 29 June would be void.", "2012-06-29"),
    ("They will carry out the memorandum of 19 April.", "2012-04-19"),
    ("The mission praised last October's presidential election.", "2011-10"),
    ("The next session of the committee opens in Geneva in March.", "2013-03"),
    ("On Friday she is to chair a round table in Kyiv.", "2012-05-11"),
    ("On Friday she chaired a round table in Kyiv.", "2012-05-04"),
    ("The OSCE has invited Ms. Berg to address a seminar in Oslo in November.", "2012-11"),
]
UNDATED = [
    "Created in 1996, the Council praised the seminar in Oslo.",
    "The seminar in Oslo was praised by those whom the war drove out in 1995.",
    "The workshop in Oslo welcomed a mayor who took office in 2009.",
]


def dates(extractor: Extractor, document: Document) -> set[str]:
    return {str(s.object) for s in extractor.extract(document).statements if s.predicate == "onDate"}


@pytest.mark.parametrize(("text", "date"), DATED)
def test_a_clause_dates_its_event_or_instrument(
    text: str, date: str, extractor: Extractor, document: Make
) -> None:
    assert dates(extractor, document(text)) == {date}


@pytest.mark.parametrize("text", UNDATED)
def test_the_date_of_another_clause_is_not_the_event_s(
    text: str, extractor: Extractor, document: Make
) -> None:
    assert not dates(extractor, document(text))
