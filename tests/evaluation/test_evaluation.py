"""The evaluation set is whole and well-formed, and the figures of it are compared rightly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from evaluation import evaluate, reliability
from unosce_kg.knowledge.ontology import load_ontology
from unosce_kg.resources import locate

GOLD = sorted((evaluate.HERE / "gold").glob("*.gold"))
ONTOLOGY = load_ontology(locate("ontology", "unosce.ttl"))
FIELDS = {"doc": 1, "E": 1, "R": 2, "Q": 2, "D": 1, "M": 3}


def read(path: Path) -> list[tuple[str, bool, list[str]]]:
    """The lines of a gold file: letter, whether optional, fields (the first is what follows the letter)."""
    lines = [
        line for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and line[0] != "#"
    ]
    rows = []
    for line in lines:
        head, *cells = (cell.strip() for cell in line.split("|"))
        code, _, first = head.partition(" ")
        rows.append((code.rstrip("?"), code.endswith("?"), [first.strip(), *cells]))
    return rows


def entities(path: Path) -> dict[str, str]:
    """Name to type, of all entities that the file lists."""
    return {
        name.strip().casefold(): cells[0]
        for code, _, cells in read(path)
        if code == "E"
        for name in cells[1].split(";")
    }


def names(code: str, cells: list[str]) -> list[str]:
    """The entities that a line speaks of; `*` is anything."""
    match code:
        case "R" | "M":
            found = [cells[0], cells[2]]
        case "Q":
            found = [*cells[0].split("+"), cells[2]]
        case _:
            found = cells[:1]
    return [name.strip() for name in found if name.strip() != "*"]


def test_each_text_has_gold_and_the_parts_are_apart():
    texts = sorted((evaluate.HERE / "texts").glob("*.txt"))
    assert [t.stem for t in texts] == [g.stem for g in GOLD]
    seen, held_out = evaluate.parts(Path("/nonexistent"))
    assert len(seen.texts) == len(seen.gold) == 448
    assert len(held_out.texts) == len(held_out.gold) == 98
    assert not set(seen.texts) & set(held_out.texts)
    assert not held_out.open


@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.stem)
def test_gold_is_well_formed(path: Path):
    known, relations = entities(path), {*ONTOLOGY.signatures, "onTopic", "inPlace", "*"}
    assert set(known.values()) <= set(ONTOLOGY.classes)
    for code, _, cells in read(path):
        assert len(cells) == FIELDS[code] + 1, cells
        if code in ("R", "Q", "D", "M"):
            unknown = [n for n in names(code, cells) if n.removeprefix("the ").casefold() not in known]
            assert not unknown, cells
        if code in ("R", "Q", "M"):
            assert cells[1] in relations, cells


@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.stem)
def test_gold_is_about_its_text(path: Path):
    document = next(cells[1] for code, _, cells in read(path) if code == "doc")
    assert f"file={path.stem}.txt" in document
    text = (evaluate.HERE / "texts" / f"{path.stem}.txt").read_text(encoding="utf-8")
    assert 200 <= len(text.split()) <= 520
    assert sum(code == "R" and not optional for code, optional, _ in read(path)) >= 7


def figures(**f1: float) -> evaluate.Figures:
    return {area: {"f1": f1.get(area, 0.5), "p": 0.5, "r": 0.5} for area in evaluate.AREAS}


@pytest.mark.parametrize(
    ("new", "last", "gained", "lost"),
    [
        ({"dates": 0.7}, {"dates": 0.5}, ["dates +0.200"], []),
        ({"dates": 0.3, "modality": 0.6}, {}, ["modality +0.100"], ["dates -0.200"]),
        ({"dates": 0.5004}, {"dates": 0.5}, [], []),
    ],
)
def test_changes(new: dict[str, float], last: dict[str, float], gained: list[str], lost: list[str]):
    assert evaluate.changes(figures(**new), figures(**last)) == (gained, lost)


def test_a_first_run_gains_nothing():
    assert evaluate.changes(figures(), {}) == ([], [])
    assert "(" not in evaluate.table("seen", figures(), {})


def test_the_table_shows_changes():
    assert "0.700 (+0.200)" in evaluate.table("seen", figures(dates=0.7), figures())


def test_misses_are_compared_with_the_last_run(tmp_path: Path):
    assert evaluate.compare_misses(tmp_path, ["a: missed x", "a: missed y"]) == []
    told = evaluate.compare_misses(tmp_path, ["a: missed y", "b: spurious z"])
    assert told == ["  gained  a: missed x", "  lost    b: spurious z"]


def test_without_the_scorer_nothing_is_scored(tmp_path: Path):
    run = CliRunner().invoke(evaluate.main, ["--shared", str(tmp_path), "--output", str(tmp_path / "out")])
    assert run.exit_code == 0
    assert "skipped" in run.output
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(not evaluate.FIGURES.exists(), reason="no figures yet")
def test_the_figures_are_of_every_part():
    found = json.loads(evaluate.FIGURES.read_text(encoding="utf-8"))
    assert {"seen", "held-out"} <= set(found)
    for part in found.values():
        assert set(part) == set(evaluate.AREAS)
        assert all(0 <= value <= 1 for area in part.values() for value in area.values())


SCORER = evaluate.HERE.parents[2] / "shared" / "score" / "score.py"
GOLD_FILE = """doc | file=note.txt
E Organization | Alpha
E Organization | Beta
E Organization | Gamma
R Alpha | supports | Beta
R? Gamma | supports | *
"""
UNO = "https://w3id.org/unosce-kg/ontology#"


def stated(number: int, subject: str, object_: str, confidence: float, modality: str = "Actual") -> str:
    """A statement of support with one piece of evidence, as Turtle."""
    return f"""
<s{number}> a u:Statement ; rdf:subject <{subject}> ; rdf:predicate u:supports ; rdf:object <{object_}> ;
  u:modality u:{modality} ; prov:wasDerivedFrom <e{number}> .
<e{number}> u:inDocument <note> ; u:confidence {confidence} ."""


@pytest.mark.skipif(not SCORER.exists(), reason="the scorer is not at hand")
def test_reliability_counts_what_is_right(tmp_path: Path):
    names = ("Alpha", "Beta", "Gamma")
    entities = "".join(
        f'<{n}> a u:Organization ; skos:prefLabel "{n}" . <m{n}> u:inDocument <note> ; u:refersTo <{n}> .\n'
        for n in names
    )
    (tmp_path / "graph.ttl").write_text(
        f"""@prefix u: <{UNO}> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix prov: <http://www.w3.org/ns/prov#> .
@base <https://example.org/> . <note> u:fileName "note.txt" .
{entities}"""
        + stated(1, "Alpha", "Beta", 0.91) + stated(2, "Beta", "Alpha", 0.95)
        + stated(3, "Gamma", "Beta", 0.42) + stated(4, "Beta", "Gamma", 0.99, "Negated"),
        encoding="utf-8",
    )  # fmt: skip
    (tmp_path / "note.gold").write_text(GOLD_FILE, encoding="utf-8")
    found = reliability.bins(reliability.load_scorer(SCORER), tmp_path / "graph.ttl", tmp_path)
    assert {step: (number, right) for step, (number, _, right) in found.items()} == {5: (1, 1), 6: (1, 0)}
    assert "0.90 to 0.95          1    0.91   1.00" in reliability.table(found)
    page = reliability.page({"one": found, "other": {0: (2, 0.9, 1)}})
    assert "| 0.00 to 0.50 | 0 | | | 2 | 0.45 | 0.50 |" in " ".join(page.replace("  ", " ").splitlines())
    assert "| 0.95 to 1.00 | 1 | 0.95 | 0.00 |" in page


def test_the_gap_of_a_calibrated_reading_is_small():
    assert reliability.gap({5: (100, 92.0, 92), 2: (10, 7.5, 7)}) == pytest.approx(0.5 / 110)
    assert reliability.gap({}) == 0
