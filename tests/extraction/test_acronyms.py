import pytest

from unosce_kg.extraction.acronyms import attach, stands_for
from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.language import shadow
from unosce_kg.model import Block, BlockKind, Document, Span

ACADEMY, TEAMS = "Ruritanian Border Academy", "Border Support Teams"


def read(text: str, *names: str, type_: str = "Organization") -> list[Candidate]:
    """Acronyms of a text in which each first occurrence of a name is a known one."""
    known = [Candidate(Span(text.index(n), text.index(n) + len(n)), type_, "gazetteer") for n in names]
    document = Document("doc/x", text, "x", blocks=(Block(BlockKind.PARAGRAPH, Span(0, len(text))),))
    return attach(document, shadow(text), sorted(known, key=lambda c: c.span))


# Text, the name in it, and what stands for the name: every short form found, those in brackets marked.
CASES = [
    (f"The {ACADEMY} (RBA) opened. The RBA is new.", ACADEMY, ["(RBA)", "RBA"]),
    (f"The {ACADEMY}(RBA) opened.", ACADEMY, ["(RBA)"]),
    (f"The {ACADEMY} (“RBA”) opened.", ACADEMY, ["(RBA)"]),
    (f"The {ACADEMY} (the “RBA”) opened, said RBA's head.", ACADEMY, ["(RBA)", "RBA"]),
    (f"RBA news: the {ACADEMY} (RBA) opened.", ACADEMY, ["RBA", "(RBA)"]),
    (f"The {ACADEMY} (RBA, by its initials) opened.", ACADEMY, ["(RBA)"]),
    (f"The {ACADEMY} (hereinafter “Academy”) opened. The Academy is new.", ACADEMY, ["(Academy)", "Academy"]),
    (f"The {ACADEMY} (hereinafter referred to as the Border Academy) opened.", ACADEMY, ["(Border Academy)"]),
    (f"The {ACADEMY} (hereafter the RBA) opened; RBA staff came.", ACADEMY, ["(RBA)", "RBA"]),
    (f"The {TEAMS} (BSTs) met. A BST has ten members; two BSTs left.", TEAMS, ["(BSTs)", "BST", "BSTs"]),
    (f"The RBA ({ACADEMY}) opened. The RBA is new.", ACADEMY, ["RBA", "RBA"]),
    (f"The RBA (the {ACADEMY}) opened.", ACADEMY, ["RBA"]),
    ("a Memorandum of Understanding (MoU); the MoU", "Memorandum of Understanding", ["(MoU)", "MoU"]),
    ("the Environment and Security Initiative (ENVSEC)", "Environment and Security Initiative", ["(ENVSEC)"]),
    ("the Office for Widgets and Cogs (OWC)", "Office for Widgets and Cogs", ["(OWC)"]),
    # other things in brackets
    (f"The {ACADEMY} (Dushanbe) opened in Dushanbe.", ACADEMY, []),
    (f"The {ACADEMY} (XYZ) opened. XYZ is new.", ACADEMY, []),
    (f"The {ACADEMY} (2009) opened.", ACADEMY, []),
    (f"The {ACADEMY} (see page 4) opened.", ACADEMY, []),
    (f"The {ACADEMY} opened (RBA). RBA is new.", ACADEMY, []),
    (f"The {ACADEMY} (RBA) opened. XRBA and RBA-2 and ARBAs did not.", ACADEMY, ["(RBA)"]),
    (f"It trained officers ({ACADEMY}) well.", ACADEMY, []),
    (f"UNDP ({ACADEMY}) differ.", ACADEMY, []),
]


@pytest.mark.parametrize(("text", "name", "expected"), CASES, ids=[case[0][:50] for case in CASES])
def test_short_forms(text: str, name: str, expected: list[str]) -> None:
    found = [c for c in read(text, name) if c.detector == "acronym"]
    assert [f"({c.span.of(text)})" if c.hidden else c.span.of(text) for c in found] == expected
    assert all(c.parts["long"].of(text) == name and c.type == "Organization" for c in found)


def test_name_and_bracket_become_one_word() -> None:
    text = f"The {ACADEMY} (RBA) opened."
    name, acronym = read(text, ACADEMY)
    assert name.whole.of(text) == f"{ACADEMY} (RBA)"
    assert (name.hidden, acronym.hidden) == (False, True)


def test_short_form_before_the_name_takes_its_place() -> None:
    text = f"The RBA ({ACADEMY}) opened."
    acronym, name = read(text, ACADEMY)
    assert acronym.whole.of(text) == f"RBA ({ACADEMY})"
    assert (acronym.hidden, name.hidden) == (False, True)


def test_known_acronym_is_hidden_and_not_found_anew() -> None:
    text = f"The {ACADEMY} (RBA) opened. RBA is new."
    name, acronym = read(text, ACADEMY, "RBA")
    assert (name.whole.of(text), acronym.detector, acronym.hidden) == (f"{ACADEMY} (RBA)", "gazetteer", True)


def test_known_acronym_before_the_name() -> None:
    text = f"The RBA ({ACADEMY}) opened."
    acronym, name = read(text, ACADEMY, "RBA")
    assert (acronym.detector, acronym.whole.of(text), name.hidden) == ("gazetteer", f"RBA ({ACADEMY})", True)


def test_introduced_twice() -> None:
    text = f"The {ACADEMY} (RBA) opened. Nobody likes an RBA (RBA)."
    assert [c.hidden for c in read(text, ACADEMY) if c.detector == "acronym"] == [True, False, False]


def test_places_have_no_acronyms() -> None:
    assert len(read("in New Town (NT); NT is old", "New Town", type_="City")) == 1


@pytest.mark.parametrize(
    ("short", "name", "expected"),
    [
        ("ODIHR", "Office for Democratic Institutions and Human Rights", True),
        ("UNODC", "United Nations Office on Drugs and Crime", True),
        ("BSEC", "Organization of the Black Sea Economic Cooperation", True),
        ("MoU", "Memorandum of Understanding", True),
        ("BSTs", "Border Support Teams", True),
        ("UN/ECE", "United Nations Economic Commission for Europe", True),
        ("CDO", "Office for Democratic Costs", False),
        ("RB", "A Border", False),
        ("Academy", "Border Academy", False),
        ("ABC", "", False),
    ],
)
def test_stands_for(short: str, name: str, expected: bool) -> None:
    assert stands_for(short, name) is expected
