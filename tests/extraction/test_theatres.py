"""Lands that a text on two organizations takes one by one are where these work together."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction.cooperation import COOPERATES
from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document

pytestmark = pytest.mark.usefixtures("parsing")

TOLD = "The United Nations and the OSCE cooperate closely. "
# What a text goes on to say, and where the two work together by it.
LANDS = [
    ("With regard to Georgia, UNOMIG watches the cease-fire, while the OSCE patrols on foot.", "georgia"),
    (
        "In Albania and Montenegro, ODIHR watched the vote, and UNDP counted the ballots.",
        "albania montenegro",
    ),
    ("As to Moldova, UNHCR looks after the camps, whereas the OSCE speaks with the villages.", "moldova"),
    ("In Central Asia, UNODC trains the police, and the OSCE buys their cars.", "central-asia"),
    ("Turning to Kosovo, she praised UNMIK, and she thanked the OSCE too.", "kosovo"),
    # one side alone, a denial, a wish, a land that does not open the sentence
    ("In Kosovo, the OSCE trains police.", ""),
    ("In Albania, neither the OSCE nor the United Nations has an office.", ""),
    ("In Albania, UNDP did not ask for help from the OSCE.", ""),
    ("In Georgia, UNICEF would like to see the OSCE open a school.", ""),
    ("As regards Moldova, the OSCE should tell UNHCR of every camp.", ""),
    ("UNICEF counts schools, and the OSCE once had a mission to Estonia.", ""),
]


@pytest.mark.parametrize(("text", "lands"), LANDS)
def test_a_land_that_opens_a_sentence_in_which_both_act(
    text: str, lands: str, extractor: Extractor, document: Callable[[str], Document]
) -> None:
    assert _lands(extractor, document(TOLD + text)) == {f"place/{land}" for land in lands.split()}


def test_nothing_where_the_text_tells_of_no_cooperation_of_the_two(
    extractor: Extractor, document: Callable[[str], Document]
) -> None:
    text = "In Georgia, UNOMIG watches the cease-fire, while the OSCE patrols on foot."
    assert not _lands(extractor, document(text))


def _lands(extractor: Extractor, document: Document) -> set[str]:
    return {
        place
        for s in extractor.extract(document).statements
        if s.predicate == COOPERATES and any(e.pattern == "theatre" for e in s.evidence)
        for place in s.qualifiers.places
    }
