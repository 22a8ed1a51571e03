"""What relations are learned from: gold files, and which of the program's entities theirs are."""

import sys
from pathlib import Path

import pytest

from unosce_kg import knowledge
from unosce_kg.model import Document, Entity, Extraction, Knowledge, Mention, Name, Span
from unosce_kg.resources import locate

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "training"))

from relations.gold import align, judge, normalize, read_gold

GOLD = """# a file
doc | file=x.txt
E UNBody | UNICEF; United Nations Children's Fund
E OSCEBody | OSCE; the Organization
E? Country | Norway; Norwegian
R UNICEF | cooperatesWith | OSCE
R? Norway | supports | *
"""


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return knowledge.load(locate("ontology"))


@pytest.fixture
def gold(tmp_path):
    path = tmp_path / "x.gold"
    path.write_text(GOLD, encoding="utf-8")
    return read_gold(path)


def extraction(*mentions):
    """An extraction of `(entity, words)`."""
    found = tuple(
        Mention(Span(i, i + 1), words, (entity,), "test") for i, (entity, words) in enumerate(mentions)
    )
    new = (Entity("org/fund", "Organization", "Fund", (Name("Children's Fund"),)),)
    return Extraction(Document("doc/x", "x", "x.txt"), new, found)


def test_entities_are_aligned_by_names_each_once(gold, known):
    aligned = align(
        extraction(("org/unicef", "UNICEF"), ("org/osce", "its"), ("org/fund", "UNICEF")), gold, known
    )
    assert aligned == {"org/unicef": 0, "org/osce": 1}


@pytest.mark.parametrize(
    ("fact", "stated"),
    [
        (("a", "cooperatesWith", "b"), True),
        (("b", "cooperatesWith", "a"), True),
        (("a", "supports", "b"), False),
        (("c", "supports", "a"), None),
        (("unknown", "cooperatesWith", "a"), False),
    ],
)
def test_a_relation_is_stated_denied_or_left_open(gold, fact, stated):
    assert judge(gold, {"a": 0, "b": 1, "c": 2}, *fact) is stated


def test_a_relation_of_an_unknown_entity_is_an_error(tmp_path):
    path = tmp_path / "y.gold"
    path.write_text("E Country | Norway\nR Norway | supports | Sweden\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"y\.gold.*Sweden"):
        read_gold(path)


def test_names_are_compared_without_case_accents_and_articles():
    assert normalize("The Møller’s Côte-d'Or ") == normalize("møller cote d or")
