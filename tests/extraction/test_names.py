import pytest

from unosce_kg.extraction.candidates import ADJECTIVE, Candidate
from unosce_kg.extraction.language import shadow
from unosce_kg.extraction.names import NameFinder
from unosce_kg.extraction.spelling import NOWHERE, Speller
from unosce_kg.model import Block, BlockKind, Document, Entity, GazetteerName, Span

ENTITIES = {
    "org/un": ("UNBody", "United Nations"),
    "org/unodc": ("UNBody", "United Nations Office on Drugs and Crime"),
    "org/un-habitat": ("UNBody", "United Nations Human Settlements Programme"),
    "org/osce": ("OSCEBody", "Organization for Security and Co-operation in Europe"),
    "org/cpc": ("OSCEBody", "Conflict Prevention Centre"),
    "post/un-sg": ("Post", "Secretary-General of the United Nations"),
    "post/osce-sg": ("Post", "OSCE Secretary General"),
    "event/mc-16": ("Meeting", "16th OSCE Ministerial Council"),
    "event/mc-21": ("Meeting", "Twenty-first OSCE Ministerial Council"),
    "place/kyrgyzstan": ("Country", "Kyrgyzstan"),
    "place/ivory-coast": ("Country", "Côte d'Ivoire"),
    "place/poland": ("Country", "Poland"),
    "topic/peacebuilding": ("Topic", "peacebuilding"),
    "topic/early-warning": ("Topic", "early-warning systems"),
    "topic/counter-terrorism": ("Topic", "counter-terrorism"),
}
NAMES = [
    *(GazetteerName(label, key) for key, (_, label) in ENTITIES.items()),
    GazetteerName("UN", "org/un", exact_case=True),
    GazetteerName("UNODC", "org/unodc", exact_case=True),
    GazetteerName("UN-Habitat", "org/un-habitat"),
    GazetteerName("OSCE", "org/osce", exact_case=True),
    GazetteerName("CPC", "org/cpc", weak=True, exact_case=True),
    GazetteerName("Secretary-General", "post/un-sg", weak=True),
    GazetteerName("Secretary General", "post/osce-sg", weak=True),
    GazetteerName("Kyrgyz", "place/kyrgyzstan", adjective=True, exact_case=True),
    GazetteerName("Polish", "place/poland", adjective=True, exact_case=True),
]


@pytest.fixture(scope="module")
def finder() -> NameFinder:
    entities = {key: Entity(key, type_, label) for key, (type_, label) in ENTITIES.items()}
    return NameFinder(NAMES, entities)


def find(finder: NameFinder, text: str) -> list[Candidate]:
    document = Document("doc/x", text, "x.txt", blocks=(Block(BlockKind.PARAGRAPH, Span(0, len(text))),))
    return finder.find(document, shadow(text))


# Text, and the longest name in it with its entity; none where the text holds no name.
CASES = [
    ("United Nations Office on Drugs and Crime", None, "org/unodc"),
    ("the UN Office on Drugs and Crime", "UN Office on Drugs and Crime", "org/unodc"),
    ("the U.N. Office on Drugs & Crime", "U.N. Office on Drugs & Crime", "org/unodc"),
    ("THE UNITED NATIONS OFFICE ON DRUGS AND CRIME", "UNITED NATIONS OFFICE ON DRUGS AND CRIME", "org/unodc"),
    ("un office on drugs and crime", None, None),
    ("le texte d'un accord", None, None),
    ("the UN's role", "UN", "org/un"),
    ("a UN-led force", "UN", "org/un"),
    ("the Kyrgyzstan-Poland road", "Kyrgyzstan", "place/kyrgyzstan"),
    ("Kyrgyzstan-Plus, a news site", None, None),
    ("taught in Polish for the most part", None, None),
    ("a Polish-language school", None, None),
    ("in Polish schools", "Polish", "place/poland"),
    ("printed in Romani, Polish and Turkish", None, None),
    ("a leaflet, in Crimean Tatar and Polish, with the help of others", None, None),
    ("sold in German and Polish shops", "Polish", "place/poland"),
    ("in Berlin, Polish and German envoys met", "Polish", "place/poland"),
    ("from Polish and British units", "Polish", "place/poland"),
    ("the U.N. said", "U.N.", "org/un"),
    ("a Un body", None, None),
    ("UN–Habitat began", "UN–Habitat", "org/un-habitat"),
    ("United Nations Human Settlements Program", None, "org/un-habitat"),
    ("Organisation for Security and Cooperation in Europe", None, "org/osce"),
    ("Organization for Security and Co‑operation in Europe", None, "org/osce"),
    ("Organization for Security and Co operation in Europe", None, "org/osce"),
    ("ORGANIZATION FOR SECURITY AND CO-OPERATION IN EUROPE", None, "org/osce"),
    ("the Conflict Prevention Center's staff", "Conflict Prevention Center", "org/cpc"),
    ("the conflict prevention centre", None, None),
    ("the CPC met", "CPC", "org/cpc"),
    ("the cpc met", None, None),
    ("the Secretary-General left", "Secretary-General", "post/un-sg"),
    ("the Secretary General left", "Secretary General", "post/osce-sg"),
    ("MESSAGE OF THE SECRETARY-GENERAL TO THE MEETING", "SECRETARY-GENERAL", "post/un-sg"),
    ("the 16th OSCE Ministerial Council", "16th OSCE Ministerial Council", "event/mc-16"),
    ("the sixteenth OSCE Ministerial Council", "sixteenth OSCE Ministerial Council", "event/mc-16"),
    ("the 21st OSCE Ministerial Council", "21st OSCE Ministerial Council", "event/mc-21"),
    ("the twenty-first OSCE Ministerial Council", "twenty-first OSCE Ministerial Council", "event/mc-21"),
    ("Kyrgyz police", "Kyrgyz", "place/kyrgyzstan"),
    ("polish the table", None, None),
    ("in Cote d’Ivoire", "Cote d’Ivoire", "place/ivory-coast"),
    ("on peace-building and more", "peace-building", "topic/peacebuilding"),
    ("on Peacebuilding", "Peacebuilding", "topic/peacebuilding"),
    ("early warning systems", "early warning systems", "topic/early-warning"),
    ("counterterrorism", "counterterrorism", "topic/counter-terrorism"),
    ("counter terrorism", "counter terrorism", "topic/counter-terrorism"),
    ("bioterrorism", None, None),
    ("the united front of nations", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "surface", "entity"), CASES, ids=[case[0][:40] for case in CASES])
def test_longest_name(finder: NameFinder, text: str, surface: str | None, entity: str | None) -> None:
    found = find(finder, text)
    if entity is None:
        assert found == []
        return
    longest = max(found, key=lambda c: len(c.span))
    assert {n.entity for n in longest.names} == {entity}
    assert longest.span.of(text) == (surface or text)


def test_names_inside_names_are_found_too(finder: NameFinder) -> None:
    text = "OSCE Secretary General"
    assert [c.span.of(text) for c in find(finder, text)] == [text, "OSCE", "Secretary General"]


def test_adjectives_are_of_a_type_of_their_own(finder: NameFinder) -> None:
    assert [c.type for c in find(finder, "Polish police in Poland")] == [ADJECTIVE, "Country"]


def test_no_name_crosses_a_block_or_stands_in_furniture(finder: NameFinder) -> None:
    text = "the Conflict Prevention\n\nCentre of the OSCE\n\nthe OSCE"
    blocks = [
        (BlockKind.PARAGRAPH, Span(0, 23)),
        (BlockKind.PARAGRAPH, Span(25, 43)),
        (BlockKind.FURNITURE, Span(45, 53)),
    ]
    document = Document("doc/x", text, "x", blocks=tuple(Block(*b) for b in blocks))
    assert [c.span for c in finder.find(document, shadow(text))] == [Span(39, 43)]


def test_name_over_a_line_break(finder: NameFinder) -> None:
    text = "the Conflict\nPrevention Centre"
    assert [c.span.of(text) for c in find(finder, text)] == ["Conflict\nPrevention Centre"]


@pytest.mark.parametrize(
    ("names", "one", "other"),
    [
        (["peace-building"], "peacebuilding", "peace building"),
        (["peacebuilding"], "peace-building", "Peacebuilding"),
        (["Under-Secretary-General"], "Undersecretary General", "under-secretary-general"),
        (["Programme of Work"], "Program of work", "PROGRAMME OF WORK"),
        (["Organization"], "organisation", "Organization"),
        (["x"], "United Nations", "U.N."),
        (["x"], "twenty-second", "22nd"),
        (["x"], "thirtieth", "30th"),
        (["x"], "Jan Kubiš", "Jan Kubis"),
    ],
)
def test_spellings_that_are_the_same(names: list[str], one: str, other: str) -> None:
    speller = Speller(names)
    assert speller.words(one).forms == speller.words(other).forms


def test_offsets_of_words() -> None:
    words = Speller(["peace-building"]).words("UN-OSCE peacebuilding")
    assert words.forms == ["UN", "osce", "peace", "building"]
    assert (words.starts, words.ends) == ([0, 3, 8, NOWHERE], [2, 7, NOWHERE, 21])


@pytest.mark.parametrize(
    "text", ["", " ", "-", "--- -", "co-", "⟦⟧", "\U0001f600 ✓", "Ⅷ ﬁ ß", "a" * 5000, "-a-b-"]
)
def test_odd_text_is_no_name(finder: NameFinder, text: str) -> None:
    assert find(finder, text) == []
