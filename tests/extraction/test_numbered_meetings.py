"""Whose meetings are that have nothing but a number."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document

Make = Callable[[str], Document]
pytestmark = pytest.mark.usefixtures("parsing")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("The Security Council spoke of Moldova. 6012th Meeting (AM)", True),
        ("The Security Council spoke of Moldova at its 4123rd meeting.", True),
        ("6012th Meeting (AM). UNHCR spoke of Moldova.", False),
        ("The Security Council spoke of Moldova, like the 1234th meeting in Vienna.", False),
        ("The Security Council spoke of the 12th Meeting of widget makers in Oslo.", False),
    ],
)
def test_meetings(text: str, held: bool, extractor: Extractor, document: Make) -> None:
    statements = extractor.extract(document(text)).statements
    found = {s.object for s in statements if s.predicate == "organizedBy"}
    assert ("org/un-security-council" in found) == held
