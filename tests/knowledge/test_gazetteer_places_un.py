"""What the rows on places, the UN system and other organizations must hold beyond the loader's checks."""

from __future__ import annotations

import csv
from collections import defaultdict

import pytest

from unosce_kg.resources import locate

OURS = ("un", "organizations", "states-bodies", "countries", "regions", "cities")
Row = dict[str, str]


def _read(name: str) -> list[Row]:
    with locate("ontology", "gazetteer", f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


ROWS: dict[str, Row] = {row["id"]: row for name in OURS for row in _read(name)}


def _values(row: Row, column: str) -> list[str]:
    return [value for value in row[column].split("|") if value]


def _holders(column: str, *, with_label: bool = False) -> dict[str, set[str]]:
    """The ids that state each value of a column, in lower case and without language marks."""
    holders: dict[str, set[str]] = defaultdict(set)
    for row in ROWS.values():
        for value in [*_values(row, column), *([row["label"]] if with_label else [])]:
            holders[value.rpartition("@")[0].casefold() or value.casefold()].add(row["id"])
    return holders


def _above(key: str) -> set[str]:
    """The ids that an entity's parents lead to, over any number of steps."""
    found: set[str] = set()
    open_ = [key]
    while open_:
        row = ROWS.get(open_.pop())
        new = set(_values(row, "parent")) - found if row else set()
        found |= new
        open_.extend(sorted(new))
    return found


def _shared(holders: dict[str, set[str]]) -> dict[str, set[str]]:
    return {value: ids for value, ids in holders.items() if len(ids) > 1}


def test_a_strong_name_stands_for_one_entity() -> None:
    assert _shared(_holders("aliases", with_label=True)) == {}


def test_an_adjective_belongs_to_one_place_and_is_no_name() -> None:
    adjectives = _holders("adjectives")
    assert _shared(adjectives) == {}
    assert adjectives.keys() & _holders("aliases", with_label=True).keys() == set()


def test_an_identifier_belongs_to_one_entity() -> None:
    assert _shared(_holders("same_as")) == {}


def test_every_member_state_has_a_row_with_an_identifier() -> None:
    present = [row for row in ROWS.values() if row["type"] == "Country" and not row["to"]]
    assert len(present) == 193 + 2  # Member States, the Holy See and Palestine
    assert [row["id"] for row in present if "sws.geonames.org" not in row["same_as"]] == []


def test_every_city_lies_somewhere_and_has_an_identifier() -> None:
    cities = [row for row in ROWS.values() if row["type"] == "City"]
    assert [row["id"] for row in cities if not row["parent"] and row["id"] != "place/jerusalem"] == []
    assert [row["id"] for row in cities if "sws.geonames.org" not in row["same_as"]] == []


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("UNODC", "org/unodc"),
        ("UN Office on Drugs and Crime", "org/unodc"),
        ("Economic Commission for Europe", "org/unece"),
        ("ECE", "org/unece"),
        ("Department of Political Affairs", "org/dppa"),
        ("DPKO", "org/dpo"),
        ("Department of Public Information", "org/dgc"),
        ("UN Refugee Agency", "org/unhcr"),
        ("UNMIK", "org/unmik"),
        ("CTED", "org/un-cted"),
        ("EU", "org/eu"),
        ("PACE", "org/pace"),
        ("Shanghai Cooperation Organisation", "org/sco"),
        ("Kyrgyz Republic", "place/kyrgyzstan"),
        ("the former Yugoslav Republic of Macedonia", "place/north-macedonia"),
        ("Turkey", "place/turkiye"),
        ("Alma-Ata", "place/almaty"),
        ("Kiev", "place/kyiv"),
        ("eastern Ukraine", "place/eastern-ukraine"),
    ],
)
def test_name_identifies_entity(name: str, entity: str) -> None:
    assert name in [ROWS[entity]["label"], *_values(ROWS[entity], "aliases")]


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("org/un-standby-team", "org/un"),
        ("org/unrcca", "org/un"),
        ("org/unodc-tpb", "org/un-secretariat"),
        ("org/venice-commission", "org/council-of-europe"),
        ("org/kfor", "org/nato"),
        ("place/osh", "place/central-asia"),
        ("place/prizren", "place/western-balkans"),
    ],
)
def test_parents_lead_to_the_whole(part: str, whole: str) -> None:
    assert whole in _above(part)


def test_no_entity_is_part_of_itself() -> None:
    assert [key for key in ROWS if key in _above(key)] == []
