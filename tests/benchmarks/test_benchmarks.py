"""Variants differ from each other and from their originals, come out alike each time, and can be measured."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

import variants  # noqa: E402

POOLS = variants.Pools(
    bodies=(("Bureau of Winds", "BOW"), ("Office of Tides", "OOT")),
    places=(("Tirana", "Madrid"), ("Spain", "Albania")),
    people=("Ada Byron", "Maria Virtanen"),
)


@pytest.mark.parametrize(
    ("text", "kept", "gone"),
    [
        ("The Bureau of Winds (BOW) met.", "The Office of Tides (OOT) met.", "BOW"),
        ("In Madrid, MADRID, Spain.", "In Tirana, TIRANA, Albania.", "Madrid"),
        ("Madridian winds of a BOWL", "Madridian winds of a BOWL", "Tirana"),
    ],
)
def test_names_change_into_others_of_their_kind(text: str, kept: str, gone: str):
    varied = variants.vary(text, POOLS, 1)
    assert varied == kept
    assert gone not in varied


def test_a_person_has_one_new_name():
    varied = variants.vary("Ada Byron spoke. Ms. Byron left. Virtanen stayed.", POOLS, 1)
    first = re.fullmatch(r"(\w+) (\w+) spoke. Ms. (\w+) left. Virtanen stayed.", varied)
    assert first
    assert first[2] == first[3] != "Byron"


def shape(text: str) -> str:
    """The text with each month as M and each number as 9."""
    return re.sub(r"\d+", "9", re.sub("|".join(variants.MONTHS), "M", text))


@pytest.mark.parametrize(
    "text", ["on 16 and 17 July 2010", "date: 2007-11-29", "in May 1993", "since 2001", "2007-11"]
)
def test_dates_stay_dates(text: str):
    varied = {variants.vary(text, POOLS, index) for index in range(20)}
    assert len(varied) > 10
    assert {shape(v) for v in varied} == {shape(text)}


def test_variants_are_all_different_and_repeatable():
    first, again = list(variants.variants(30)), list(variants.variants(30))
    assert first == again
    assert list(variants.variants(30, seed=1)) != first
    assert len({text for _, text in first}) == len({name for name, _ in first}) == 30
    assert not {text for _, text in first} & {text for _, text in variants.originals()}


def test_no_variant_keeps_the_secretary_general_s_name():
    originals = " ".join(text for _, text in variants.originals())
    assert "Ki-moon" in originals
    assert not any("Ki-moon" in text for _, text in variants.variants(10))


@pytest.mark.slow
def test_a_small_run_prints_its_table():
    command = [sys.executable, BENCHMARKS / "bench.py", "--documents", "5"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert re.search(r"^documents +5 \(0 skipped\)$", run.stdout, re.M)
    assert re.search(r"^build .* words/s .* peak [\d,]+ MiB$", run.stdout, re.M)
    assert "the same by rdflib" in run.stdout
