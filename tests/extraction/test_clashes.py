"""What belongs to another clause or thing: topics, places, pacts, and bodies that only their officials name."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document

Make = Callable[[str], Document]
pytestmark = pytest.mark.usefixtures("parsing")

OSCE, UN, UNDP, UNHCR, UNODC = "org/osce", "org/un", "org/undp", "org/unhcr", "org/unodc"
ASYLUM, WATER, REFUGEES = "topic/asylum", "topic/water-management", "topic/refugees"

# Each text and the topics of the cooperation of the OSCE that it tells of.
TOPICS: list[tuple[str, set[str]]] = [
    ("UNHCR protects refugees in Serbia, and the OSCE works with UNDP on water management.", {WATER}),
    ("UNHCR protects refugees in Serbia; the OSCE works with UNDP on water management.", {WATER}),
    ("Finland shelters refugees, whereas the OSCE works with UNDP on water management.", {WATER}),
    ("The OSCE works with UNHCR on asylum; the two organizations also protect refugees.", {ASYLUM, REFUGEES}),
    ("The OSCE works with UNHCR; the main subject is asylum.", {ASYLUM}),
]  # fmt: skip

ZANNIER, FEDOTOV = "OSCE Secretary General Lamberto Zannier", "UNODC Executive Director Yury Fedotov"

# Each text and who cooperates with whom in it.
TALKS: list[tuple[str, set[frozenset[str]]]] = [
    (f"{ZANNIER} and {FEDOTOV} discussed cooperation on border management.", {frozenset((OSCE, UNODC))}),
    (f"{ZANNIER} met {FEDOTOV} in Vienna to review their cooperation.", {frozenset((OSCE, UNODC))}),
    (f"{ZANNIER} discussed co-operation on asylum with {FEDOTOV}.", {frozenset((OSCE, UNODC))}),
    ("Lamberto Zannier of the OSCE and Yury Fedotov of UNODC exchanged letters on cooperation.", {frozenset((OSCE, UNODC))}),
    (f"{ZANNIER} and {FEDOTOV} discussed the weather.", set()),
    (f"{ZANNIER} and {FEDOTOV} discussed cooperation between UNHCR and UNDP.", {frozenset((UNHCR, UNDP))}),
    (f"{ZANNIER} and the Director of ODIHR, Janez Lenarčič, discussed co-operation on elections.", set()),
    (f"Serbia's Foreign Minister Ivica Dačić and {ZANNIER} discussed regional co-operation.", set()),
    # "the Organization" of which only an official was named
    ("OSCE Secretary General Lamberto Zannier said the Organization worked closely with UNODC.", {frozenset((OSCE, UNODC))}),
    # a noun that stands for a list
    ("Two bodies – the OSCE and UNDP – launched a programme on water in 2003.", {frozenset((OSCE, UNDP))}),
    # what a joined clause with a subject of its own tells is not the first verb's
    ("The UN does not cooperate with the Taliban, but it works with the OSCE.", {frozenset((UN, OSCE))}),
    ("The OSCE cooperates with UNHCR, and UNDP works with NATO.", {frozenset((OSCE, UNHCR)), frozenset((UNDP, "org/nato"))}),
    # what a clause behind "which" tells of its noun parts no clauses
    ("The OSCE, which is large, is a key partner for UNDP in Osh; Finland, in turn, funds their joint plan.", {frozenset((OSCE, UNDP))}),
]  # fmt: skip

# Each text, a predicate, and the names of the objects that it gives its subject.
OBJECTS: list[tuple[str, str, set[str]]] = [
    (
        "The agreement, which builds on a 2005 exchange of letters, was signed by Christian Strohal and Maria Calivis.",
        "partyTo",
        {"agreement"},
    ),
    ("Norway helps the OSCE. The OSCE Mission to Serbia, led by Norwegian lawyer Anna Berg, closed.", "chaired", set()),
    ("Norway helps the OSCE. A Norwegian lawyer chaired the Oslo Conference.", "chaired", set()),
    ("They discussed the Transdniestrian settlement process and the situation in Nagorno-Karabakh.", "tookPlaceIn", set()),
    ("The Oslo Conference met. Anna Lund chaired the Conference. The OSCE thanked her.", "chaired", {"Oslo Conference"}),
    ("A seminar was held in Tirana. Its host, Anna Lund, presided. The OSCE thanked her.", "chaired", {"seminar"}),
    ("The round table took place in Osh. Among the participants were representatives of UNHCR and the Council of Europe.",
     "participatedIn", {"round table"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "topics"), TOPICS, ids=[c[0] for c in TOPICS])
def test_topics_of_ones_own_clause(text: str, topics: set[str], extractor: Extractor, document: Make) -> None:
    statements = extractor.extract(document(text)).statements
    found = {t for s in statements if s.predicate == "cooperatesWith" for t in s.qualifiers.topics}
    assert found == topics


@pytest.mark.parametrize(("text", "pairs"), TALKS, ids=[c[0] for c in TALKS])
def test_whose_cooperation_it_is(
    text: str, pairs: set[frozenset[str]], extractor: Extractor, document: Make
) -> None:
    statements = extractor.extract(document(text)).statements
    assert {frozenset((s.subject, s.object)) for s in statements if s.predicate == "cooperatesWith"} == pairs


@pytest.mark.parametrize(("text", "predicate", "names"), OBJECTS, ids=[c[0] for c in OBJECTS])
def test_what_belongs_to_another(
    text: str, predicate: str, names: set[str], extractor: Extractor, document: Make
) -> None:
    extraction = extractor.extract(document(text))
    labels = {e.id: e.label for e in extraction.entities}
    found = {s.object for s in extraction.statements if s.predicate == predicate}
    assert {labels.get(str(o), str(o)) for o in found} == names


# Each text, and who signed by it.
SIGNERS: list[tuple[str, set[str]]] = [
    ("UNODC and ODIHR signed a memorandum of understanding on the sidelines of the OSCE Parliamentary Assembly.",
     {UNODC, "org/osce-odihr"}),
    ("UNDP and Serbia signed an agreement on the OSCE Mission to Serbia.", {UNDP, "place/serbia"}),
    ("UNDP and Serbia signed an agreement on border management with UNODC.", {UNDP, UNODC, "place/serbia"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "signers"), SIGNERS, ids=[c[0] for c in SIGNERS])
def test_who_is_only_named_beside_signs_nothing(
    text: str, signers: set[str], extractor: Extractor, document: Make
) -> None:
    statements = extractor.extract(document(text)).statements
    assert {s.subject for s in statements if s.predicate == "partyTo"} == signers
