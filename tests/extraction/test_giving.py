"""Who helps whom: gifts, payments, training and what is done with the help of others."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document, Modality

Make = Callable[[str], Document]
ACADEMY, UNICEF, UNHCR, NORWAY = "org/osce-academy-in-bishkek", "org/unicef", "org/unhcr", "place/norway"
SEMINAR = "A seminar on water was held in Tirana. "

HELPED = [
    ("Norway pays the rent of the OSCE Academy in Bishkek.", [(NORWAY, ACADEMY)]),
    ("UNDP covers half of the costs of the OSCE Academy in Bishkek.", [("org/undp", ACADEMY)]),
    ("The Minister opened a hall of the OSCE Academy in Bishkek, paid for by Norway.", [(NORWAY, ACADEMY)]),
    ("UNICEF supplied UNHCR with tents.", [(UNICEF, UNHCR)]),
    ("The team sent by UNICEF assisted UNHCR.", [(UNICEF, UNHCR)]),
    ("Two UNICEF lawyers were made available to UNHCR.", [(UNICEF, UNHCR)]),
    ("The Minister spoke of Albania, whose border guards UNICEF has trained.", [(UNICEF, "place/albania")]),
    ("In Tirana, UNICEF and UNHCR helped the Government of Albania.",
     [(UNHCR, "org/government-of-albania"), (UNICEF, "org/government-of-albania")]),
    ("She recalled the Tirana Process, launched by Serbia and Albania in 2005 with the help of UNICEF.",
     [(UNICEF, "event/tirana-process")]),
    ("Soldiers of UNPROFOR escorted the convoys of UNHCR.", [("org/unprofor", UNHCR)]),
    ("In Albania, UNICEF is helping the authorities to keep children at school.", [(UNICEF, "place/albania")]),
    ("UNICEF trained judges in Serbia.", [(UNICEF, "place/serbia")]),
    ("UNICEF trained Albanian judges in Norway.", [(UNICEF, "place/albania")]),
    ("UNICEF did not lend any money to schools.", []),
    ("UNICEF sent experts to Belgrade to learn from UNHCR.", []),
    ("Norway finds that the report of UNHCR came too late.", []),
    ("UNICEF bought computers from UNHCR for schools.", []),
    ("Norway paid tribute to the staff of UNHCR.", []),
]  # fmt: skip
IMPLIED = [
    (SEMINAR + "Norway paid the fares.", True),
    (SEMINAR + "UNICEF sent two lecturers.", True),
    (SEMINAR + "The money came from Norway.", True),
    (SEMINAR + "Norway paid its soldiers.", False),
    (SEMINAR + "UNICEF sent two lecturers to a school.", False),
    (SEMINAR + "The guests came from Norway.", False),
    ("Norway paid the fares.", False),
]


def helped(extractor: Extractor, document: Document) -> list[tuple[str, str]]:
    statements = extractor.extract(document).statements
    return sorted(
        (s.subject, str(s.object)) for s in statements
        if s.predicate == "supports" and s.modality is not Modality.NEGATED
    )  # fmt: skip


@pytest.mark.usefixtures("parsing")
@pytest.mark.parametrize(("text", "expected"), HELPED)
def test_who_helps_whom(
    text: str, expected: list[tuple[str, str]], extractor: Extractor, document: Make
) -> None:
    assert helped(extractor, document(text)) == expected


@pytest.mark.usefixtures("parsing")
@pytest.mark.parametrize(("text", "meant"), IMPLIED)
def test_what_a_gift_without_a_receiver_is_for(
    text: str, meant: bool, extractor: Extractor, document: Make
) -> None:
    found = helped(extractor, document(text))
    assert [object_.startswith("event/seminar") for _, object_ in found] == [True] * meant


SURNAMES = [
    ("Anna Berg heads UNDP. Berg called for a follow-up meeting in Vienna.", True),
    ("Anna Berg heads UNDP. On Monday Berg, who came late, spoke.", True),
    ("Anna Berg heads UNDP. The Berg Institute was closed.", False),
    ("Anna Berg met Ivan Berg. A letter of Berg was read.", False),
    ("A letter of Berg was read.", False),
]


@pytest.mark.usefixtures("parsing")
@pytest.mark.parametrize(("text", "meant"), SURNAMES)
def test_a_surname_stands_for_the_one_person_who_has_it(
    text: str, meant: bool, extractor: Extractor, document: Make
) -> None:
    mentions = extractor.extract(document(text)).mentions
    named = [m.entities for m in mentions if m.text == "Berg"]
    assert named == [("person/anna-berg",)] * meant
