"""Whom one verb joins: States that do the same, lists that go on behind a clause, hosts, those who are wished to act."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document

Make = Callable[[str], Document]
pytestmark = pytest.mark.usefixtures("parsing")

TOGETHER, CHAIRED, ORGANIZED = "cooperatesWith", "chaired", "organizedBy"
ALBANIA, SERBIA = "place/albania", "place/serbia"
REPRESENTATIVE = (
    "the Personal Representative of the OSCE Chairman-in-Office, Anna Lund, former Chancellor of Austria"
)

# Each text, a relation, and the subjects and objects that it has there.
CASES: list[tuple[str, str, set[str]]] = [
    ("Albania and Serbia have since done the same.", TOGETHER, set()),
    ("Albania and Serbia were the first to prepare plans with OSCE advice.", TOGETHER, set()),
    ("Finland and Ireland helped the refugees.", TOGETHER, set()),
    ("Finland and the European Union have contributed to the costs.", TOGETHER, set()),
    ("Albania and Serbia signed a treaty on the river.", TOGETHER, {ALBANIA, SERBIA}),
    ("Finland and Ireland helped each other.", TOGETHER, {"place/finland", "place/ireland"}),
    ("UNICEF and UNDP helped the refugees.", TOGETHER, {"org/unicef", "org/undp"}),
    ("The delegates of Finland, which takes over the OSCE chairmanship in January, Albania and Serbia spoke.",
     CHAIRED, {"place/finland", "org/osce"}),
    (f"He thanked {REPRESENTATIVE}.", CHAIRED, set()),
    ("With Finland as host, UNDP and UNICEF held a workshop on mine action in Helsinki.", TOGETHER,
     {"org/undp", "org/unicef"}),
    ("With the help of Finland, UNDP and UNICEF held a workshop on mine action in Helsinki.", "supports",
     {"place/finland"}),
    ("In cooperation with UNICEF, IOM and UNDP trained judges.", TOGETHER, {"org/unicef", "org/iom", "org/undp"}),
    ("Albania wants participating States to adopt a declaration on mediation in Vienna.", "partyTo", set()),
    ("The delegate proposed that the Charter for European Security contain a chapter on relations with UNICEF.",
     "partyTo", set()),
    ("UNDP, which supports the OSCE Mission to Moldova and the OSCE Mission to Serbia, trained judges.", TOGETHER, set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "relation", "expected"), CASES, ids=[c[0] for c in CASES])
def test_whom_a_relation_joins(
    text: str, relation: str, expected: set[str], extractor: Extractor, document: Make
) -> None:
    statements = extractor.extract(document(text)).statements
    found = {end for s in statements if s.predicate == relation for end in (s.subject, str(s.object))}
    assert {e for e in found if not e.startswith("event/")} == expected


# Each text, and the entities that some mention in it must or must not stand for.
NAMED = [
    ("WHO DOES WHAT: UN AND OSCE SHARE TASKS", "org/who", False),
    ("WHO and UNICEF trained nurses.", "org/who", True),
    ("The course cost two million US dollars.", "place/united-states", False),
    ("The US and UNICEF trained nurses.", "place/united-states", True),
    ("UNDP and the OSCE gave fresh energy to the talks.", "topic/energy-security", False),
    ("UNDP and the OSCE work on energy and water.", "topic/energy-security", True),
    ("UNDP and civil society organizations met.", "topic/civil-society", False),
    ("UNDP and the OSCE work to strengthen civil society.", "topic/civil-society", True),
    ("The office of the UN High Commissioner for Refugees helped them.", "org/unhcr", True),
    ("Officers of the High Commissioner for Refugees came.", "org/unhcr", True),
    ("The UN High Commissioner for Refugees would be an important partner of the OSCE.", "org/unhcr", True),
    ("The UN High Commissioner for Refugees visited Tirana.", "post/unhcr-high-commissioner", True),
    (
        "Speakers from Albania and Serbia called for closer ties with the OSCE.",
        "post/speaker-of-albania",
        False,
    ),
    (
        "UN, EU and OSCE co-chair new round",
        "post/co-chair-of-the-organization-for-security-and-co-operation-in-europe",
        False,
    ),
]


@pytest.mark.parametrize(("text", "entity", "named"), NAMED, ids=[c[0] for c in NAMED])
def test_what_a_text_names(text: str, entity: str, named: bool, extractor: Extractor, document: Make) -> None:
    found = {e for m in extractor.extract(document(text)).mentions for e in m.entities}
    assert (entity in found) is named
