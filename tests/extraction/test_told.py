"""Whose task something is: what falls to one body is no work of another that the sentence names."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document

Make = Callable[[str], Document]
pytestmark = pytest.mark.usefixtures("parsing")

UNHCR, UNODC, UNICEF, OSCE = "org/unhcr", "org/unodc", "org/unicef", "org/osce"
REFUGEES, DRUGS, ELECTIONS = "topic/refugees", "topic/illicit-drugs", "topic/elections"

WORK = [
    ("UNICEF will look after schools, while refugees fall to UNHCR.", {(UNHCR, REFUGEES)}),
    ("Elections were left to the OSCE, and drugs to UNODC.", {(OSCE, ELECTIONS), (UNODC, DRUGS)}),
    ("Responsibility for elections lies with the OSCE, UNICEF said.", {(OSCE, ELECTIONS)}),
    ("UNODC has the lead on drugs, UNHCR said.", {(UNODC, DRUGS)}),
    ("The OSCE left refugees to the relief agency UNHCR.", {(UNHCR, REFUGEES)}),
]


@pytest.mark.parametrize(("text", "work"), WORK, ids=[c[0] for c in WORK])
def test_whose_task(text: str, work: set[tuple[str, str]], extractor: Extractor, document: Make) -> None:
    statements = extractor.extract(document(text)).statements
    found = {(s.subject, str(s.object)) for s in statements if s.predicate == "worksOn"}
    assert {(s, o) for s, o in found if o in (REFUGEES, DRUGS, ELECTIONS)} == work
