"""What the name of a body says that stands inside the name of an office."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document

Make = Callable[[str], Document]
pytestmark = pytest.mark.usefixtures("parsing")


@pytest.mark.parametrize(
    ("text", "body", "relations"),
    [
        ("The head of the OSCE mission to Georgia, Paul Okonjo, came.", "org/osce-mission-to-georgia",
         {("partOf", "org/osce"), ("locatedIn", "place/georgia")}),
        ("Eva Novak, deputy head of the OSCE Mission to Moldova, came.", "org/osce-mission-to-moldova",
         {("partOf", "org/osce"), ("locatedIn", "place/moldova")}),
        ("Eva Novak, Director of the UNDP Widget Centre in Oslo, came.", "org/undp-widget-centre-in-oslo",
         {("partOf", "org/undp"), ("locatedIn", "place/oslo")}),
        ("The director of UNICEF came to Georgia.", "org/unicef", set()),
        ("The OSCE Chairperson-in-Office came to Georgia.", "org/osce", set()),
        ("Paul Okonjo, head of the mission, came to Moldova.", "org/osce-mission-to-moldova", set()),
    ],
)  # fmt: skip
def test_body_of_an_office(
    text: str, body: str, relations: set[tuple[str, str]], extractor: Extractor, document: Make
) -> None:
    statements = extractor.extract(document(text)).statements
    assert {(s.predicate, s.object) for s in statements if s.subject == body} == relations


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("The Executive Director of UN Women, Eva Novak, spoke.", {"org/un-women"}),
        ("Eva Novak is Director-General of the United Nations Office at Vienna.", {"org/unov"}),
        ("Paul Okonjo is Director of the UNDP Widget Centre in Oslo.", {"org/undp-widget-centre-in-oslo"}),
        ("Filippo Grandi, UN High Commissioner for Refugees, came. UNHCR pays.", {"org/un", "org/unhcr"}),
    ],
)  # fmt: skip
def test_bodies_of_a_post(text: str, bodies: set[str], extractor: Extractor, document: Make) -> None:
    statements = extractor.extract(document(text)).statements
    assert {s.object for s in statements if s.predicate == "postIn"} == bodies
