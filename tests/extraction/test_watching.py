"""Who observes a vote that the sentence does not name, and organs whose meetings were spoken to."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document, Modality

pytestmark = pytest.mark.usefixtures("parsing")

Make = Callable[[str], Document]
VOTE = "A presidential election will be held in Ruritania on 5 June 2012. "

WATCHERS = [
    ("Observers from ODIHR are expected in May.", "org/osce-odihr", None),
    ("An observation team of the Council of Europe came as well.", "org/council-of-europe", None),
    ("ODIHR, whose observers will follow the vote, has seen the lists.", "org/osce-odihr", Modality.PLANNED),
    ("The Council of Europe will not monitor the polling.", "org/council-of-europe", Modality.NEGATED),
    ("The OSCE has sent forty observers.", "org/osce", Modality.ACTUAL),
]
NOBODY = [
    VOTE + "Observers of birds like ODIHR.",
    VOTE + "ODIHR monitors prices.",
    VOTE + "No observers from ODIHR are expected.",
    VOTE + "The OSCE has sent forty cars.",
    "Rain was scarce. Observers from ODIHR are expected.",
    VOTE
    + "A referendum took place in Norway on 4 May 2012, as did local elections. Observers from ODIHR came.",
]

SPOKEN = [
    ("Anna Berg of UNDP addressed a special session of the OSCE Permanent Council on 5 May.", "org/osce-permanent-council", True),
    ("Anna Berg of UNDP told the meeting of the Security Council on 5 May that rain was scarce.", "org/un-security-council", True),
    ("Anna Berg of UNDP addressed a seminar of the Permanent Council on 5 May.", "org/osce-permanent-council", False),
    ("Anna Berg of UNDP addressed a session of UNICEF on 5 May.", "org/unicef", False),
    ("Anna Berg of UNDP missed a special session of the OSCE Permanent Council on 5 May.", "org/osce-permanent-council", False),
]  # fmt: skip


def watchers(extractor: Extractor, document: Document) -> dict[str, Modality]:
    found = extractor.extract(document).statements
    return {s.subject: s.modality for s in found if s.predicate == "participatedIn"}


@pytest.mark.parametrize(("text", "body", "modality"), WATCHERS)
def test_watchers(
    text: str, body: str, modality: Modality | None, extractor: Extractor, document: Make
) -> None:
    found = watchers(extractor, document(VOTE + text))
    assert body in found
    assert modality in (None, found[body])


@pytest.mark.parametrize("text", NOBODY)
def test_no_watchers(text: str, extractor: Extractor, document: Make) -> None:
    assert not watchers(extractor, document(text))


@pytest.mark.parametrize(("text", "organ", "heard"), SPOKEN)
def test_organs_that_hear_speakers(
    text: str, organ: str, heard: bool, extractor: Extractor, document: Make
) -> None:
    statements = extractor.extract(document(text)).statements
    assert any(s.predicate == "addressed" and s.object == organ for s in statements) == heard
