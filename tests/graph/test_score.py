"""A graph held against the scorer of the contract, where that is at hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from graph import factories
from unosce_kg import exporters
from unosce_kg.graph import rdf

SCORE = Path(__file__).parents[3] / "shared" / "score" / "score.py"
GOLD = """doc | file=first.txt;date=2010-07-19;id=SG/SM/1
E UNBody | United Nations Office on Drugs and Crime; UNODC
E OSCEBody | Organization for Security and Co-operation in Europe; OSCE
E Country | Kyrgyzstan
E Topic | border security
E Meeting | Fifteenth Ministerial Council
E City | Madrid
R UNODC | cooperatesWith | OSCE
R Fifteenth Ministerial Council | tookPlaceIn | Madrid
Q UNODC + OSCE | onTopic | border security
Q OSCE + UNODC | inPlace | Kyrgyzstan
D Fifteenth Ministerial Council | 2007-11-29
"""
DENIED = """doc | file=second.txt;date=2011
E UNBody | UNODC
E OSCEBody | OSCE
E Process | Corfu talks
R OSCE | cooperatesWith | UNODC
M UNODC | supports | Corfu talks | Negated
"""


@pytest.mark.skipif(not SCORE.exists(), reason="the scorer is not at hand")
def test_the_scorer_finds_everything(tmp_path: Path):
    graph = rdf.build(factories.corpus(), factories.knowledge(), factories.RUN)
    exporters.write(graph, tmp_path / "graph.ttl", "turtle")
    gold, texts = tmp_path / "gold", tmp_path / "texts"
    gold.mkdir()
    texts.mkdir()
    for name, text in (("first", GOLD), ("second", DENIED)):
        (gold / f"{name}.gold").write_text(text, encoding="utf-8")
    for document in factories.DOCUMENTS:
        (texts / document.file_name).write_text(document.text, encoding="utf-8")
    command = [sys.executable, SCORE, tmp_path / "graph.ttl", "--gold", gold, "--texts", texts, "--json"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    scores = {area: counts["f1"] for area, counts in json.loads(run.stdout).items()}
    assert scores == dict.fromkeys(scores, 1.0)
