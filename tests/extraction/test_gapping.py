"""Clauses that leave out the verb of the one before: who does what is told of each."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document

Make = Callable[[str], Document]
pytestmark = pytest.mark.usefixtures("parsing")

OSCE, UN, EU, UNDP, UNHCR = "org/osce", "org/un", "org/eu", "org/undp", "org/unhcr"
ELECTIONS, REFUGEES, POLICING, MEDIA = (
    "topic/elections",
    "topic/refugees",
    "topic/policing",
    "topic/freedom-of-the-media",
)
RECONSTRUCTION = "topic/reconstruction"

# Each text, and who works on what by it.
WORK: list[tuple[str, set[tuple[str, str]]]] = [
    ("The OSCE deals with media freedom and the United Nations with policing.", {(OSCE, MEDIA), (UN, POLICING)}),
    ("Policing was handed to the United Nations and elections to the OSCE.", {(UN, POLICING), (OSCE, ELECTIONS)}),
    (
        "The European Union takes care of reconstruction, UNHCR of refugees, the OSCE of elections and the United Nations of policing.",
        {(EU, RECONSTRUCTION), (UNHCR, REFUGEES), (OSCE, ELECTIONS), (UN, POLICING)},
    ),
    ("In the town UNHCR works on refugees, while the OSCE works on elections.", {(UNHCR, REFUGEES), (OSCE, ELECTIONS)}),
    ("The OSCE deals with elections and media freedom, UNHCR with refugees.", {(OSCE, ELECTIONS), (OSCE, MEDIA), (UNHCR, REFUGEES)}),
]  # fmt: skip

# Each text, and with whom the OSCE cooperates on what by it.
PARTNERS: list[tuple[str, dict[str, tuple[str, ...]]]] = [
    ("The OSCE works with UNDP on elections and UNHCR on refugees.", {UNDP: (ELECTIONS,), UNHCR: (REFUGEES,)}),
    ("The OSCE cooperates with UNDP on elections, UNHCR on refugees and the European Union on policing.",
     {UNDP: (ELECTIONS,), UNHCR: (REFUGEES,), EU: (POLICING,)}),
    ("The OSCE works with UNDP and UNHCR on refugees.", {UNDP: (REFUGEES,), UNHCR: (REFUGEES,)}),
    ("The OSCE works with UNDP on elections, and UNHCR on Monday opened an office.", {UNDP: (ELECTIONS,)}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "work"), WORK)
def test_each_does_its_own(
    extractor: Extractor, document: Make, text: str, work: set[tuple[str, str]]
) -> None:
    found = extractor.extract(document(text)).statements
    assert {(s.subject, s.object) for s in found if s.predicate == "worksOn"} == work


@pytest.mark.parametrize(("text", "partners"), PARTNERS)
def test_each_partner_has_its_own_topics(
    extractor: Extractor, document: Make, text: str, partners: dict[str, tuple[str, ...]]
) -> None:
    found = extractor.extract(document(text)).statements
    told = {
        next(p for p in (s.subject, str(s.object)) if p != OSCE): s.qualifiers.topics
        for s in found
        if s.predicate == "cooperatesWith" and OSCE in (s.subject, s.object)
    }
    assert told == partners
