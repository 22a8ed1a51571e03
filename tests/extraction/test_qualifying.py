"""On what and where a cooperation is, whatever has read it."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction.cooperation import COOPERATES
from unosce_kg.extraction.judging import PREFIX
from unosce_kg.extraction.qualifying import qualify
from unosce_kg.extraction.reading import Fact
from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document

pytestmark = pytest.mark.usefixtures("parsing")


def test_a_pattern_without_a_trigger_beside_a_learned_fact_is_qualified_by_its_sentence(
    extractor: Extractor, document: Callable[[str], Document]
) -> None:
    reading = extractor.read(document("UNODC, UNDP and the OSCE met on human trafficking."))
    met = next(t for t in reading.sentences[0].tokens if t.text == "met")
    by_pattern = Fact("org/unodc", COOPERATES, "org/osce", 0, "a-pattern", 0.8)
    by_weights = Fact("org/undp", COOPERATES, "org/osce", 0, PREFIX + COOPERATES, 0.8, met)
    found = qualify(reading, [by_pattern, by_weights])
    assert [f.qualifiers.topics for f in found] == [("topic/human-trafficking",)] * 2
