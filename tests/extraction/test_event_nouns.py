"""What nouns and pronouns come back to an event or instrument that another sentence names."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document

pytestmark = pytest.mark.usefixtures("parsing")

OPENING = "A seminar took place in Tirana. "

# What follows the opening, the word that may stand for the seminar, and whether it does.
NOUNS = [
    ("The gathering was opened by Anna Berg.", "gathering", True),
    ("The two-day event was organized by UNDP.", "event", True),
    ("Norway paid for this important gathering.", "gathering", True),
    ("Anna Berg told the gathering that wells matter.", "gathering", True),
    # another one, or none
    ("Norway paid for the courses.", "courses", False),
    ("The meeting of donors was cancelled.", "meeting", False),
    ("The closing session was short.", "session", False),
    ("The summit was cancelled.", "summit", False),
    ("UNDP helps in the course of the year.", "course", False),
]

# What follows the opening, and whether Anna Berg spoke at the seminar.
OPENED = [
    ("Anna Berg of UNDP opened it.", True),
    ("Anna Berg praised it.", False),
    ("A conference was held in Oslo on the same day, and a forum in Riga. Anna Berg opened it.", False),
]

# What was signed, and by whom.
SIGNED = [
    ("UNDP drafted a memorandum of understanding on water. Norway signed it in Oslo.", {"place/norway"}),
    ("UNDP drafted a memorandum of understanding on water. Norway printed it in Oslo.", set()),
]


@pytest.mark.parametrize(("text", "word", "is_meant"), NOUNS, ids=[c[0] for c in NOUNS])
def test_nouns(
    text: str, word: str, is_meant: bool, extractor: Extractor, document: Callable[[str], Document]
) -> None:
    reading = extractor.read(document(OPENING + text))
    (seminar,) = {e for at, e in reading.links.mentioned("Meeting") if at < len(OPENING)}
    found = [c for c in reading.coreferents.values() if seminar in c.entities]
    assert [c.span.of(reading.links.text) for c in found] == [word] * is_meant


@pytest.mark.parametrize(("text", "spoke"), OPENED, ids=[c[0] for c in OPENED])
def test_events_acted_on(
    text: str, spoke: bool, extractor: Extractor, document: Callable[[str], Document]
) -> None:
    statements = extractor.extract(document(OPENING + text)).statements
    assert bool([s for s in statements if s.predicate == "addressed"]) == spoke


@pytest.mark.parametrize(("text", "parties"), SIGNED, ids=[c[0] for c in SIGNED])
def test_instruments_acted_on(
    text: str, parties: set[str], extractor: Extractor, document: Callable[[str], Document]
) -> None:
    statements = extractor.extract(document(text)).statements
    assert {"place/norway"} & {s.subject for s in statements if s.predicate == "partyTo"} == parties
