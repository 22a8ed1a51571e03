"""Blocks: what each line is to its reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unosce_kg.model import BlockKind
from unosce_kg.readers.cleaning import clean
from unosce_kg.readers.layout import arrange
from unosce_kg.readers.lines import read_pieces

BODY = "The two organizations work together in the field."


def blocks(raw: str, title: str | None = None) -> list[tuple[str, str]]:
    text, found = arrange(read_pieces(clean(raw)), title)
    return [(block.kind.value, block.span.of(text)) for block in found]


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("In progress at UNHQ", "furniture"),
        ("Global perspective Human stories", "furniture"),
        ("For information media • not an official record", "furniture"),
        ("Department of Public Information • News and Media Division • New York", "furniture"),
        ("Home > News > Press releases", "furniture"),
        ("♦ Receive news by mail", "furniture"),
        ("© OSCE 1995–2020", "furniture"),
        ("Share this on Facebook", "furniture"),
        ("SC/10005", "furniture"),
        ("Secretary-General SC/10005", "furniture"),
        ("Last reviewed: 14 April 2023", "dateline"),
        ("19/07/2010", "dateline"),
        ("The Council adopted S/RES/1244 (1999)", "title"),
        ("7 December 2011", "dateline"),
        ("Madrid, 29 November 2007", "dateline"),
        ("VIENNA, 3 March 2015", "dateline"),
        ("Published on: 2019-12-09", "dateline"),
        ("Excellencies, ladies and gentlemen,", "paragraph"),
        (BODY, "paragraph"),
        ("The Vienna office shares its news with all departments.", "paragraph"),
        ("Share of women in missions grows, report says.", "paragraph"),
    ],
)
def test_kind_of_a_line(raw: str, kind: str) -> None:
    assert blocks(raw) == [(kind, raw)]


def test_title_repeated_and_broken() -> None:
    title = "Crisis Shows Value of Work with Regional Bodies"
    raw = f"{title}\n\n19 July 2010\n\n{title[:21]}\n\n{title[22:]},\n\n{BODY}"
    assert [kind for kind, _ in blocks(raw)] == ["title", "dateline", "title", "title", "paragraph"]


def test_letterhead_before_the_title() -> None:
    letterhead = "UNITED NATIONS\n\nTHE SECRETARY-GENERAL"
    raw = f"{letterhead}\n\nMESSAGE TO THE COUNCIL\nOF MINISTERS\nMadrid, 29 November 2007\n\n{BODY}"
    assert blocks(raw) == [
        ("furniture", "UNITED NATIONS"),
        ("heading", "THE SECRETARY-GENERAL"),
        ("title", "MESSAGE TO THE COUNCIL OF MINISTERS"),
        ("dateline", "Madrid, 29 November 2007"),
        ("paragraph", BODY),
    ]


@pytest.mark.parametrize(
    ("opening", "rest"),
    [
        ("VIENNA, 3 March 2015 –", BODY),
        ("NEW YORK, 28 September 2007 -", BODY),
        ("GENEVA, 4 May (UN Information Service) —", BODY),
        ("Vienna, 3 March 2015 –", BODY),
    ],
)
def test_paragraph_with_a_dateline(opening: str, rest: str) -> None:
    assert blocks(f"{opening} {rest}") == [("dateline", opening), ("paragraph", rest)]


def test_place_before_a_dash_is_no_dateline() -> None:
    assert [kind for kind, _ in blocks("Kosovo – The place where both work.")] == ["paragraph"]


@pytest.mark.parametrize(
    ("raw", "parts"),
    [
        (
            "Get the app for your devices.In progress at UNHQ",
            [("paragraph", "Get the app for your devices."), ("furniture", "In progress at UNHQ")],
        ),
        ("Secretary-GeneralSG/SM/13017", [("furniture", "Secretary-General"), ("furniture", "SG/SM/13017")]),
        (
            "They met. For information media. All rights reserved.",
            [("paragraph", "They met."),
             ("furniture", "For information media."), ("furniture", "All rights reserved.")],
        ),
        ("They met in Vienna.The talks go on.", [("paragraph", "They met in Vienna. The talks go on.")]),
        ("In progress at UNHQ, talks were hard.", [("paragraph", "In progress at UNHQ, talks were hard.")]),
    ],
)  # fmt: skip
def test_glued_text(raw: str, parts: list[tuple[str, str]]) -> None:
    assert blocks(raw) == parts


@pytest.mark.parametrize(
    "label",
    ["Brussels, Belgium", "9688th Meeting (AM)", "OSCE Mission to Skopje", "UN Women | A B C D E F G H I J"],
)
def test_labels_before_the_title_are_none(label: str) -> None:
    raw = f"{label}\n\nStates Renew Promise That Nobody Be Left Without Papers\n\n{BODY}"
    assert [kind for kind, _ in blocks(raw)] == ["heading", "title", "paragraph"]


def test_menu_of_a_copied_page_is_furniture() -> None:
    menu = "\n".join(f"- Field of work {n}" for n in range(20))
    title = "Courses for the river police open in the old town today"
    kinds = [kind for kind, _ in blocks(f"{menu}\n\nNewsroom\n\n{title}\n\n{BODY}")]
    assert kinds == ["furniture"] * 19 + ["list item", "furniture", "title", "paragraph"]
    for number in (12, 30):  # too few for a menu; a list that is the whole document
        assert {kind for kind, _ in blocks("\n".join(f"- Work {n}" for n in range(number)))} == {"list item"}


def test_named_title_wins_over_the_first_heading() -> None:
    assert blocks(f"# News archive\n\n# The real title\n\n{BODY}", "The real title")[1] == (
        "title",
        "The real title",
    )


PARTS = st.sampled_from(
    [*"aB .!-–*#|>1\n()é/S", "SG/SM/1", "3 March 2015", "VIENNA, ", "In progress at UNHQ"]
)


@given(st.lists(PARTS).map("".join))
def test_blocks_are_ordered_apart_and_cover_all_that_is_not_blank(raw: str) -> None:
    text, found = arrange(read_pieces(clean(raw)))
    end = 0
    for block in found:
        assert end <= block.span.start < block.span.end
        assert not text[end : block.span.start].strip()
        assert block.span.of(text).strip() == block.span.of(text)
        end = block.span.end
    assert not text[end:].strip()
    assert all(isinstance(block.kind, BlockKind) for block in found)
