"""Wrapped lines are joined, paragraphs and list items kept apart."""

import pytest

from unosce_kg.model import BlockKind
from unosce_kg.readers.lines import read_pieces

LONG = "The mission supports the reform of the courts and of the police, and it reports to the Council"


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("One paragraph\nover lines\nof one width.", ["One paragraph over lines of one width."]),
        ("First.\n\nSecond.", ["First.", "Second."]),
        ("MESSAGE TO\nTHE COUNCIL\nMadrid, 29 November 2007",
         ["MESSAGE TO THE COUNCIL", "Madrid, 29 November 2007"]),
        ("A Title Without Stop\n" + LONG + ".", ["A Title Without Stop", LONG + "."]),
        (LONG * 2 + ".\n" + LONG * 2 + ".", [LONG * 2 + ".", LONG * 2 + "."]),
        ("The Secretary-\nGeneral spoke to the Council.", ["The Secretary-General spoke to the Council."]),
        ("19 July 2010\nSC/1\nThe text follows.", ["19 July 2010", "SC/1", "The text follows."]),
        ("> quoted words\n> go on", ["quoted words go on"]),
        ("text\n\n* *** *\n\n---\n--\nmore", ["text", "more"]),
        ("Title\n=====\nBody text.", ["Title", "Body text."]),
        ("| Body | Seat |\n|---|---|\n| OSCE | Vienna |", ["Body | Seat", "OSCE | Vienna"]),
        ("", []),
    ],
)  # fmt: skip
def test_pieces(text: str, pieces: list[str]) -> None:
    assert [piece.text for piece in read_pieces(text)] == pieces


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("- human rights\n- elections", ["human rights", "elections"]),
        ("• arms control\n• policing that\n  goes on", ["arms control", "policing that goes on"]),
        ("1. Decides to act;\n2. Requests a report.", ["1. Decides to act;", "2. Requests a report."]),
        ("(a) Peace;\n(b) Security.", ["(a) Peace;", "(b) Security."]),
    ],
)
def test_list_items(text: str, items: list[str]) -> None:
    pieces = read_pieces(text.replace("\n  ", "\n"))
    assert [piece.text for piece in pieces] == items
    assert {piece.kind for piece in pieces} == {BlockKind.LIST_ITEM}


def test_headings_keep_their_level() -> None:
    assert [(p.text, p.level) for p in read_pieces("## Kosovo ##\nText.") if p.kind] == [("Kosovo", 2)]
