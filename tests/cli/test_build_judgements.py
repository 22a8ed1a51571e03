"""A user's `merge.csv` from the first build to the last: what it joins and parts, and what is read again for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import call

TEXTS = {
    "a.txt": "The OSCE Mission to Liechtenstein works with UNDP on media freedom.",
    "b.txt": "The OSCE Office in Liechtenstein works with UNICEF on media freedom.",
}
HEADER = "entity,relation,other,source"
MISSION, OFFICE = "org/osce-mission-to-liechtenstein", "org/osce-office-in-liechtenstein"
PARTNERS = "SELECT ?a { ?a uno:cooperatesWith ?b } ORDER BY ?a"


def build(folder: Path, *rows: str) -> tuple[bytes, dict[str, int]]:
    """The graph, and how many documents were read and reused."""
    (folder / "own").mkdir(exist_ok=True)
    (folder / "own/merge.csv").write_text("\n".join([HEADER, *(f"{row},a letter" for row in rows), ""]))
    answer = call("build", folder / "in", "-o", folder / "out", "--knowledge", folder / "own")
    assert answer.code == 0, answer.err
    report = json.loads((folder / "out/report.json").read_text(encoding="utf-8"))
    return (folder / "out/graph.ttl").read_bytes(), {k: report[k] for k in ("read", "reused")}


def make(folder: Path) -> Path:
    (folder / "in").mkdir(parents=True)
    for name, text in TEXTS.items():
        (folder / "in" / name).write_text(text)
    return folder


def partners(folder: Path) -> set[str]:
    answer = call("query", folder / "out/graph.ttl", "-q", PARTNERS, "--format", "csv")
    return {line.rpartition("/id/")[2] for line in answer.out.splitlines()[1:]}


@pytest.mark.slow
def test_rows_are_kept_in_later_builds_and_nothing_is_read_again(tmp_path: Path) -> None:
    first, again = make(tmp_path / "first"), make(tmp_path / "again")
    plain, _ = build(first)
    assert {MISSION, OFFICE} <= partners(first)

    joined, counts = build(first, f"{MISSION},same as,{OFFICE}")
    assert counts == {"read": 0, "reused": 2}
    assert partners(first) & {MISSION, OFFICE} == {MISSION}
    assert "OSCE Office in Liechtenstein" in call("show", first / "out/graph.ttl", MISSION).out
    assert call("check", first / "out/graph.ttl").code == 0
    assert joined == build(again, f"{MISSION},same as,{OFFICE}")[0]

    (first / "in/c.txt").write_text("UNHCR works with the OSCE Office in Liechtenstein on media freedom.")
    _, counts = build(first, f"{MISSION},same as,{OFFICE}")
    assert counts == {"read": 1, "reused": 2}
    assert partners(first) & {MISSION, OFFICE} == {MISSION} and "org/unhcr" in partners(first)

    (first / "in/c.txt").unlink()
    assert build(first) == (plain, {"read": 0, "reused": 2})


def test_a_known_entity_gets_names_and_relations(tmp_path: Path) -> None:
    folder = make(tmp_path)
    (folder / "in/d.txt").write_text("The Widget Works supports the OSCE.")
    known = "org/osce-presence-in-albania"
    rows = (f"{OFFICE},same as,OSCE Presence in Albania", f"{MISSION},different from,{OFFICE}")
    build(folder, *rows, "org/unido,same as,Widget Works")
    assert {known, MISSION} <= partners(folder) and OFFICE not in partners(folder)
    card = call("show", folder / "out/graph.ttl", known).out
    assert "OSCE Office in Liechtenstein" in card and "UNICEF" in card
    assert "Widget Works" in call("show", folder / "out/graph.ttl", "org/unido").out
    assert call("check", folder / "out/graph.ttl").code == 0


def test_a_contradiction_ends_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own").mkdir()
    rows = [f"{MISSION},same as,{OFFICE},a letter", f"{OFFICE},different from,{MISSION},a letter"]
    (tmp_path / "own/merge.csv").write_text("\n".join([HEADER, *rows]))
    answer = call("build", "in", "-o", "out", "--knowledge", "own")
    words = "unosce-kg: own/merge.csv:3: it contradicts own/merge.csv:2"
    assert (answer.code, answer.err.splitlines()[-1]) == (3, words)
    assert not (tmp_path / "out").exists()
