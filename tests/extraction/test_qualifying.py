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


@pytest.mark.parametrize(("pattern", "stated"), [("shared-work", False), (PREFIX + "worksOn", True)])
def test_work_on_a_topic_is_stated_beside_a_cooperation_on_it_if_judged_by_itself(
    extractor: Extractor, document: Callable[[str], Document], pattern: str, stated: bool
) -> None:
    reading = extractor.read(document("UNODC and the OSCE met on human trafficking."))
    met = next(t for t in reading.sentences[0].tokens if t.text == "met")
    cooperation = Fact("org/unodc", COOPERATES, "org/osce", 0, "a-pattern", 0.8, met)
    work = Fact("org/unodc", "worksOn", "topic/human-trafficking", 0, pattern, 0.8)
    assert (work in qualify(reading, [cooperation, work])) is stated


# A text, and where its cooperation is.
WHERE = [
    ("UNDP and the OSCE jointly train mediators in Kyrgyzstan.", "kyrgyzstan"),
    ("UNDP and the OSCE jointly train mediators in Armenia, Georgia and Moldova.", "armenia georgia moldova"),
    ("UNDP and the OSCE have jointly sent advisers to Tajikistan.", "tajikistan"),
    ("They turned to Albania, where UNDP and the OSCE work together.", "albania"),
    ("The cooperation of UNDP and the OSCE goes from Ukraine to Moldova.", "moldova ukraine"),
    ("In Vienna, UNDP and the OSCE work together.", "vienna"),
    ("UNDP and the OSCE together hold a course in Tashkent.", "tashkent"),
    ("Moldova, the South Caucasus: in both, UNDP and the OSCE work together.", "moldova south-caucasus"),
    ("Kosovo needs time. There UNDP and the OSCE cooperate closely.", "kosovo"),
    ("UNHCR and the OSCE Mission to Moldova cooperate closely.", "moldova"),
    ("UNHCR and the OSCE Mission to Moldova cooperate in Armenia.", "armenia"),
    ("UNHCR and the OSCE Mission to Moldova signed a joint statement in Geneva.", ""),
    ("UNHCR and the OSCE jointly watch the return of families to Croatia and to Serbia.", "croatia serbia"),
    ("She called Kosovo a school: there the OSCE worked hand in hand with UNDP.", "kosovo"),
    ("UNICEF and the OSCE jointly run a school in Skopje.", "skopje"),
    ("UNICEF and the OSCE jointly cleaned the border between Georgia and Armenia.", "armenia georgia"),
    ("UNICEF and the OSCE jointly help Armenia to draft a law.", "armenia"),
    ("UNICEF and the OSCE offered their joint advice to Armenia and Georgia.", "armenia georgia"),
    ("UNICEF praised its cooperation with the OSCE, pointing to Armenia and Moldova.", "armenia moldova"),
    ("UNICEF and the OSCE adopted a joint programme for Central Asia.", "central-asia"),
    ("UNICEF and the OSCE jointly help the Armenian Red Cross.", ""),
    # a clause about something else
    (
        "UNDP and the OSCE cooperate in Tajikistan, where many families live on wages earned in Moscow.",
        "tajikistan",
    ),
    (
        "UNHCR and the OSCE, which Sweden invited to Vilnius in 1993, jointly train judges in Moldova.",
        "moldova",
    ),
    ("UNDP and the OSCE train mediators together in Armenia, as Norway does in Lebanon.", "armenia"),
    (
        "They turned to Albania, where UNDP, which works in Kosovo too, cooperates with the OSCE.",
        "albania kosovo",
    ),
]
BORROWED = [
    ("The subject is policing. UNDP and the OSCE work hand in hand.", "policing"),
    ("UNHCR and NATO cooperate on human trafficking. UNDP and the OSCE work hand in hand.", ""),
    (
        "UNDP and the OSCE cooperate on human trafficking. UNDP and the OSCE work hand in hand.",
        "human-trafficking",
    ),
    ("The subject is policing. In Moldova, UNDP and the OSCE work hand in hand.", ""),
    ("The subject in Moldova is policing. In Moldova, UNDP and the OSCE work hand in hand.", "policing"),
]
# Places that are somebody's, or that pay, or where something was signed.
NOWHERE = [
    "UNDP and the OSCE work together; Finland pays for it.",
    "UNDP and the OSCE work together at the invitation of Kazakhstan.",
    "UNDP and the OSCE work together with money from Norway.",
    "UNDP and the OSCE signed a joint agreement in Vienna.",
    "UNDP and the OSCE together report on the sanctions imposed on Tripoli.",
    "UNDP and the OSCE hold a joint course in the Hofburg.",
    "UNDP and the OSCE's office in Belgrade cooperate closely.",
    "UNDP and the OSCE jointly prepared an agreement between Georgia and Armenia.",
    "UNDP and the OSCE jointly assisted the talks between Estonia and Latvia.",
    "Moldova and Kosovo need time. There UNDP and the OSCE cooperate closely.",
]


@pytest.mark.parametrize(("text", "topic"), BORROWED)
def test_topics_of_the_sentence_before_are_borrowed_from_the_same_parties_only(
    text: str, topic: str, extractor: Extractor, document: Callable[[str], Document]
) -> None:
    statements = extractor.extract(document(text)).statements
    found = {
        t
        for s in statements
        if s.predicate == COOPERATES and {s.subject, s.object} == {"org/undp", "org/osce"}
        for t in s.qualifiers.topics
    }
    assert found == ({f"topic/{topic}"} if topic else set())


@pytest.mark.parametrize(("text", "places"), WHERE)
def test_where_a_cooperation_is(
    text: str, places: str, extractor: Extractor, document: Callable[[str], Document]
) -> None:
    assert _places(extractor, document(text)) == {f"place/{p}" for p in places.split()}


@pytest.mark.parametrize("text", NOWHERE)
def test_a_place_that_is_no_scene(
    text: str, extractor: Extractor, document: Callable[[str], Document]
) -> None:
    assert not _places(extractor, document(text))


def _places(extractor: Extractor, document: Document) -> set[str]:
    found = [s for s in extractor.extract(document).statements if s.predicate == COOPERATES]
    assert found
    return {p for s in found for p in s.qualifiers.places}


def test_parties_in_a_list_are_no_places_of_their_cooperation(
    extractor: Extractor, document: Callable[[str], Document]
) -> None:
    text = "It is a joint undertaking of three States, Estonia, Latvia and Lithuania."
    assert not _places(extractor, document(text))


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("UNDP and the OSCE work side by side along the contact line.", ()),
        ("UNDP and the OSCE run a joint programme.", ()),
        ("UNDP and the OSCE work side by side on elections near the border.", ("topic/elections",)),
        ("UNDP and the OSCE jointly report on the ceasefire.", ("topic/ceasefire",)),
        ("Ms. Rossi leads an arms control department; UNDP and the OSCE work side by side.", ()),
        (
            "UNDP and the OSCE work together on elections, and Moldova has since passed a law on mediation.",
            ("topic/elections",),
        ),
        ("UNDP and the OSCE jointly help refugees and asylum seekers.", ("topic/asylum", "topic/refugees")),
        ("UNDP and the OSCE hold a joint course on border management.", ("topic/border-management",)),
    ],
)
def test_whereabouts_and_words_for_cooperation_are_no_topics(
    text: str, topics: tuple[str, ...], extractor: Extractor, document: Callable[[str], Document]
) -> None:
    found = [s for s in extractor.extract(document(text)).statements if s.predicate == COOPERATES]
    assert {s.qualifiers.topics for s in found} == {topics}


@pytest.mark.parametrize(
    "text",
    [
        "The OSCE Mission in Kosovo forms a pillar of UNMIK and prepares the elections.",
        "As one of the components of UNMIK, the OSCE Mission in Kosovo prepares the elections.",
        "The OSCE Mission in Kosovo, part of UNMIK, prepares the elections.",
        "The OSCE Mission in Kosovo and UNMIK, of which it forms a part, prepare the elections.",
    ],
)
def test_the_tasks_of_a_part_are_its_own(
    text: str, extractor: Extractor, document: Callable[[str], Document]
) -> None:
    reading = extractor.read(document(text))
    learned = Fact("org/osce-mission-in-kosovo", COOPERATES, "org/unmik", 0, PREFIX + COOPERATES, 0.8)
    assert [f.qualifiers.topics for f in qualify(reading, [learned])] == [()]


def test_what_is_said_besides_is_no_topic_of_the_cooperation(
    extractor: Extractor, document: Callable[[str], Document]
) -> None:
    text = "UNDP and the OSCE cooperate on elections, she said, adding that Norway would send three experts on mediation."
    found = [s for s in extractor.extract(document(text)).statements if s.predicate == COOPERATES]
    assert [s.qualifiers.topics for s in found] == [("topic/elections",)]


# A text, and what each partner of the OSCE works on or where.
TURNS = [
    ("The OSCE cooperates with UNHCR on asylum, with UNODC on terrorism and with UNDP on elections.",
     {"unhcr": "asylum", "unodc": "terrorism", "undp": "elections"}),
    ("On terrorism, the OSCE works with UNODC; on elections, with UNDP.", {"unodc": "terrorism", "undp": "elections"}),
    ("The OSCE works with UNHCR and UNDP on asylum, and with UNODC on terrorism.",
     {"unhcr": "asylum", "undp": "asylum", "unodc": "terrorism"}),
    ("The OSCE works with UNHCR in Georgia and with UNICEF in Moldova.", {"unhcr": "georgia", "unicef": "moldova"}),
    ("UNDP and the OSCE train judges, and UNHCR and the OSCE train police officers.",
     {"undp": "independence-of-the-judiciary", "unhcr": "policing"}),
    # no turns: what stands with one of them is of all
    ("The OSCE cooperates with UNODC on terrorism and elections, and with UNDP.",
     {"unodc": "elections terrorism", "undp": "elections terrorism"}),
    ("On asylum the OSCE works with UNHCR, on terrorism with UNODC to combat organized crime.",
     {"unhcr": "asylum organized-crime terrorism", "unodc": "asylum organized-crime terrorism"}),
    ("On terrorism, the OSCE works with UNODC and UNDP.", {"unodc": "terrorism", "undp": "terrorism"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "shares"), TURNS, ids=[c[0][:70] for c in TURNS])
def test_topics_and_places_go_with_the_partner_they_stand_by(
    text: str, shares: dict[str, str], extractor: Extractor, document: Callable[[str], Document]
) -> None:
    found: dict[str, set[str]] = {}
    for statement in extractor.extract(document(text)).statements:
        ends = {statement.subject, str(statement.object)}
        if statement.predicate == COOPERATES and "org/osce" in ends:
            partner = (ends - {"org/osce"}).pop().removeprefix("org/")
            q = statement.qualifiers
            found.setdefault(partner, set()).update(id_.partition("/")[2] for id_ in (*q.topics, *q.places))
    assert found == {partner: set(share.split()) for partner, share in shares.items()}


@pytest.mark.parametrize(
    ("text", "faced"),
    [
        ("UNODC and the OSCE worked together after the violence in southern Kyrgyzstan.", True),
        ("UNDP and the OSCE cooperated closely in the crisis in Kyrgyzstan.", True),
        ("The violence in southern Kyrgyzstan undid what UNDP and the OSCE had built up together.", False),
        ("Despite the violence in southern Kyrgyzstan, UNDP and the OSCE worked together on wells.", False),
    ],
)
def test_only_a_crisis_that_an_act_is_about_is_responded_to(
    extractor: Extractor, document: Callable[[str], Document], text: str, faced: bool
) -> None:
    reading = extractor.read(document(text))
    verb = next(t for t in reading.sentences[0].tokens if t.text in ("worked", "cooperated", "built"))
    cooperation = Fact("org/undp", COOPERATES, "org/osce", 0, "a-pattern", 0.8, verb)
    assert any(f.predicate == "respondedTo" for f in qualify(reading, [cooperation])) is faced
