"""Who was at a meeting that another sentence names."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document

pytestmark = pytest.mark.usefixtures("parsing")

OPENING = "A seminar on water took place in Tirana. "

# What follows the opening, and whom it names as guests.
GUESTS = [
    ("Also present were Anna Berg, Head of the OSCE Presence in Albania, and Paul Okonjo of UNDP.", ["Anna Berg", "Paul Okonjo"]),
    ("Among the speakers was Anna Berg of UNESCO.", ["Anna Berg"]),
    ("Participants included experts of UNICEF and the Council of Europe.", ["Council of Europe", "United Nations Children's Fund"]),
    ("Lecturers came from UNESCO.", ["United Nations Educational, Scientific and Cultural Organization"]),
    ("Albania, Norway and UNICEF were represented.", ["Albania", "Norway", "United Nations Children's Fund"]),
    ("Representatives of UNICEF took part.", ["United Nations Children's Fund"]),
    # no guests
    ("At present UNICEF has no office.", []),
    ("Children were represented in the report of UNICEF.", []),
    ("The speakers praised UNICEF.", []),
    ("No participants came from Norway.", []),
    ("Neither Albania nor Norway was represented.", []),
    ("Missing among the guests were Albania and Norway.", []),
    ("Among those not attending were Albania and Norway.", []),
    ("UNICEF was present throughout the war.", []),
    ("Trainers came from Norway and Albania last year.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "guests"), GUESTS, ids=[c[0][:60] for c in GUESTS])
def test_guests_of_the_meeting_before(
    text: str, guests: list[str], extractor: Extractor, document: Callable[[str], Document]
) -> None:
    reading = extractor.read(found := document(OPENING + text))
    statements = extractor.gather(found, reading).statements
    named = {reading.links.entity(s.subject).label for s in statements if s.predicate == "participatedIn"}
    assert sorted(named) == guests


def test_two_meetings_before_leave_it_open(extractor: Extractor, document: Callable[[str], Document]) -> None:
    text = (
        "A seminar was held in Tirana, and a workshop was held in Oslo. Also present was Anna Berg of UNDP."
    )
    statements = extractor.extract(document(text)).statements
    assert not [s for s in statements if s.predicate == "participatedIn"]


def test_a_clause_behind_a_list_is_of_its_last_name(
    extractor: Extractor, document: Callable[[str], Document]
) -> None:
    text = "The Security Council heard Chad, Mali and Togo, which holds the presidency of the Council."
    statements = extractor.extract(document(text)).statements
    assert {s.subject for s in statements if s.predicate == "chaired"} == {"place/togo"}


@pytest.mark.parametrize(
    "text",
    [
        "The OSCE thanked UNICEF and UNHCR, which Norway helps.",
        "Norway helps UNICEF and UNHCR, which focus on schools.",
    ],
)
def test_a_clause_of_all_of_a_list(
    text: str, extractor: Extractor, document: Callable[[str], Document]
) -> None:
    statements = extractor.extract(document(text)).statements
    assert {s.object for s in statements if s.predicate == "supports"} == {"org/unicef", "org/unhcr"}
