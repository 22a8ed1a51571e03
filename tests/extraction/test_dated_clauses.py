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
    ("They should adopt a code before the local elections of 5 November.", "2012-11-05"),
    ("They praised the local elections of 5 November.", "2011-11-05"),
    ("They adopted a code before the local elections of 5 March.", "2012-03-05"),
    ("In December the ministers intend to adopt a declaration on water.", "2012-12"),
    ("In December the ministers adopted a declaration on water.", "2011-12"),
    ("In December, when the office closed, they adopted a plan of action that will help it.", "2011-12"),
    # what a participle tells, and a verb that says no more than that it came about
    (
        "It helped Norway and Chad to negotiate a treaty on the lake, signed in Rome on 3 May 2010.",
        "2010-05-03",
    ),
    (
        "He was busy with a protocol on the return of refugees which was signed in Oslo on 3 May 2010.",
        "2010-05-03",
    ),
    ("A new joint declaration followed in Oslo in May 2010.", "2010-05"),
    ("A memorandum with the Ministry came into being in Oslo in 2010.", "2010"),
    (
        "It is the third such event since 2008, when the ministers drew up a joint programme for editors.",
        "2008",
    ),
    ("A seminar on water which UNDP held in the Austrian capital in March was useful.", "2012-03"),
    (
        "The mission will be represented at the special meeting the Committee is to hold with regional bodies in Oslo next March.",
        "2013-03",
    ),
    ("They supported the holding of municipal elections in Norway last November.", "2011-11"),
    ("The Council had it deployed on 28 March in its resolution 9999.", "2012-03-28"),
    # an instrument in force since a time
    (
        "With UNICEF there has been a memorandum of understanding since September 2010; it is short.",
        "2010-09",
    ),
    ("Since 2009, a framework agreement has bound the two.", "2009"),
    ("The memorandum on water has been in force since May 2010.", "2010-05"),
    # so many days before
    ("They met two weeks after the parties had signed a peace agreement.", "2012-04"),
    ("Two days after the signing of the memorandum on water, UNDP opened an office.", "2012-05-07"),
    ("UNHCR left Oslo on 5 March 2010. A memorandum had been signed two days before.", "2010-03-03"),
    ("The OSCE has invited Ms. Berg to address a seminar in Oslo in November.", "2012-11"),
]
UNDATED = [
    "They have had a seminar on water since 2010.",
    "The memorandum on water has been discussed since 2010.",
    "They have signed a memorandum on water every year since 2010.",
    "Two days after the meeting of those who like the memorandum on water, UNDP opened an office.",
    "The ministers signed a declaration which says that they hope to return to Oslo in 2015.",
    "The Council met on 28 March in its chamber.",
    "The joint declaration was followed in May 2010 by more money.",
    "Recalling the joint declarations of 3 May 2009, 5 May 2010 and 4 May 2011, they wrote another.",
    "They spoke of a memorandum with the Office opened in May 2010.",
    "The conference on the law adopted in May 2010 was useful.",
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
