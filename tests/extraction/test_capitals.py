"""Towns that a text calls the capital of their land: "the Tajik capital" is Dushanbe, and names Tajikistan too."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document

Make = Callable[[str], Document]
pytestmark = pytest.mark.usefixtures("parsing")

# Each text, and the places that it names.
NAMED = [
    ("A seminar on water was held in the Tajik capital.", {"dushanbe", "tajikistan"}),
    ("A seminar on water was held in the capital of Moldova.", {"chisinau", "moldova"}),
    ("A seminar on water was held in the Serbian capital, Belgrade.", {"belgrade", "serbia"}),
    ("A seminar on water was held in Belgrade, the capital of Serbia.", {"belgrade", "serbia"}),
    ("A seminar on water was held in the Albanian capital Tirana.", {"tirana", "albania"}),
    ("A seminar on water was held in the Ruritanian capital.", set()),
    ("The capital was far, and water was dear in Albania.", {"albania"}),
]

# Each text, a relation, and the place to which it joins something.
PLACED = [
    ("UNRCCA has its seat in the Turkmen capital.", "locatedIn", "place/ashgabat"),
    ("The OSCE Academy was opened in the Kyrgyz capital.", "locatedIn", "place/bishkek"),
    ("The seminar on water was held in the Georgian capital on 3 May 2004.", "tookPlaceIn", "place/tbilisi"),
    ("They met in the Chilean capital, Santiago.", "locatedIn", "place/chile"),
]


@pytest.mark.parametrize(("text", "places"), NAMED, ids=[c[0] for c in NAMED])
def test_places_named(text: str, places: set[str], extractor: Extractor, document: Make) -> None:
    found = {e for m in extractor.extract(document(text)).mentions for e in m.entities}
    assert {e.removeprefix("place/") for e in found if e.startswith("place/")} == places


@pytest.mark.parametrize(("text", "predicate", "place"), PLACED, ids=[c[0] for c in PLACED])
def test_what_lies_there(text: str, predicate: str, place: str, extractor: Extractor, document: Make) -> None:
    statements = extractor.extract(document(text)).statements
    assert (predicate, place) in {(s.predicate, s.object) for s in statements}
