"""The curated rows on the OSCE, its meetings, chairs and office holders hold together."""

import csv
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

ONTOLOGY = Path(__file__).parents[2] / "data" / "ontology"
OWN = ("osce", "posts", "persons", "meetings", "crises-processes", "agreements")
ONE_HOLDER = (
    "un-secretary-general",
    "un-deputy-secretary-general",
    "osce-secretary-general",
    "osce-chairperson-in-office",
    "osce-odihr-director",
    "nato-secretary-general",
    "srsg-kosovo",
)


def rows(name: str) -> list[dict[str, str]]:
    with (ONTOLOGY / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def gazetteer() -> Iterator[tuple[str, dict[str, str]]]:
    for name in OWN:
        for row in rows(f"gazetteer/{name}.csv"):
            yield name, row


def councils() -> list[dict[str, str]]:
    return [
        r for r in rows("gazetteer/meetings.csv") if r["id"].startswith("event/osce-ministerial-council-")
    ]


def test_ministerial_councils_are_numbered_in_order_of_their_dates() -> None:
    numbers = [int(re.match(r"\d+", r["label"])[0]) for r in sorted(councils(), key=lambda r: r["from"])]  # type: ignore[index]
    assert numbers == list(range(1, 33))


@pytest.mark.parametrize(
    ("alias", "meeting"),
    [
        ("Fifteenth Ministerial Council", "2007-madrid"),
        ("15th Meeting of the Ministerial Council", "2007-madrid"),
        ("2011 OSCE Ministerial Council", "2011-vilnius"),
        ("Twenty-sixth OSCE Ministerial Council", "2019-bratislava"),
        ("Kiev Ministerial Council", "2013-kyiv"),
        ("Stockholm Ministerial Council 2021", "2021-stockholm"),
    ],
)
def test_council_is_found_by_its_names(alias: str, meeting: str) -> None:
    found = [r["id"] for r in councils() if alias in r["aliases"].split("|")]
    assert found == [f"event/osce-ministerial-council-{meeting}"]


def test_city_of_several_councils_is_only_a_weak_name() -> None:
    for row in councils():
        if row["id"].endswith(("vienna", "stockholm")):
            assert "OSCE Ministerial Council in Vienna" not in row["aliases"].split("|")
            assert "Stockholm Ministerial Council" not in row["aliases"].split("|")


def test_every_year_has_a_chair_and_a_chairperson() -> None:
    chairs = rows("facts/chairmanships.csv")
    holders = [
        r for r in rows("facts/office-holders.csv") if r["object"] == "post/osce-chairperson-in-office"
    ]
    for year in range(1992, 2027):
        for table in (chairs, holders):
            assert any(r["from"][:4] <= str(year) <= r["to"][:4] for r in table), year


def test_there_are_57_participating_states_and_eleven_partners() -> None:
    table = rows("facts/membership.csv")
    states = [r for r in table if not r["to"] and "partners" not in r["source"]]
    partners = [r for r in table if not r["to"] and "partners" in r["source"]]
    assert (len(states), len(partners)) == (57, 11)


@pytest.mark.parametrize("post", ONE_HOLDER)
def test_one_person_at_a_time_holds_a_post(post: str) -> None:
    terms = sorted(
        (r["from"], r["to"]) for r in rows("facts/office-holders.csv") if r["object"] == f"post/{post}"
    )
    for (_, end), (start, _) in pairwise(terms):
        width = min(len(end), len(start))
        assert end and end[:width] <= start[:width], (post, end, start)


def test_terms_and_lives_end_after_they_begin() -> None:
    dated = [(r["id"], r["from"], r["to"]) for _, r in gazetteer()]
    dated += [(r["subject"], r["from"], r["to"]) for r in rows("facts/office-holders.csv")]
    for key, start, end in dated:
        width = min(len(start), len(end))
        assert start[:width] <= end[:width], key


def test_no_strong_name_belongs_to_two_entities() -> None:
    seen: dict[str, str] = {}
    for _, row in gazetteer():
        for name in {row["label"], *filter(None, row["aliases"].split("|"))}:
            assert seen.setdefault(name, row["id"]) == row["id"], name


def test_weak_names_are_not_strong_ones_of_the_same_row() -> None:
    for _, row in gazetteer():
        strong = {row["label"], *row["aliases"].split("|")} - {""}
        assert not strong & set(row["weak"].split("|")), row["id"]


def test_every_row_names_a_page_or_a_data_set() -> None:
    for name, row in gazetteer():
        for source in row["source"].split("|"):
            assert source.startswith(("http://", "https://", "petrarch2 ", "supraverden ")), (name, row["id"])
