"""Where elections are that a text names without a place."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document

Make = Callable[[str], Document]
pytestmark = pytest.mark.usefixtures("parsing")

HELD = [
    ("In Albania the OSCE observed the parliamentary elections.", "place/albania"),
    ("The OSCE sent experts to Kosovo. It prepared the municipal elections of 28 October.", "place/kosovo"),
    ("The OSCE praised the presidential election in Moldova.", "place/moldova"),
    ("ALBANIA. The parliamentary elections of 29 June were held in good order.", "place/albania"),
    ("Moldova – The presidential election was observed by the OSCE.", "place/moldova"),
    ("Norway sent observers to Moldova. They followed the presidential election.", "place/moldova"),
]
UNTOLD = [
    "Norway sent observers to the presidential elections.",
    "Norway thanked the OSCE for observing the parliamentary elections.",
    "The OSCE observed the parliamentary elections.",
    "Albania and Moldova agreed. The OSCE observed the parliamentary elections.",
    "Albania thanked the OSCE, and the parliamentary elections were praised.",
    "The OSCE did not observe the referendum on joining Russia.",
]


def places(extractor: Extractor, document: Document) -> set[str]:
    statements = extractor.extract(document).statements
    return {str(s.object) for s in statements if s.predicate == "tookPlaceIn"}


@pytest.mark.parametrize(("text", "place"), HELD)
def test_an_election_is_in_the_only_land_before_it(
    text: str, place: str, extractor: Extractor, document: Make
) -> None:
    assert places(extractor, document(text)) == {place}


@pytest.mark.parametrize("text", UNTOLD)
def test_an_election_is_nowhere_where_no_land_or_several_come_before_it(
    text: str, extractor: Extractor, document: Make
) -> None:
    assert places(extractor, document(text)) == set()
