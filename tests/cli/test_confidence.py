"""`--min-confidence` of the commands: what is left out of what they write and say, and what the store keeps."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Answer, call

BELOW = "SELECT (COUNT(*) AS ?n) {{ ?s a uno:Statement ; uno:confidence ?c FILTER (?c < {}) }}"


def count(path: Path, least: str, *options: str) -> int:
    """How many statements of less confidence there are."""
    answer = call("query", path, "-q", BELOW.format(least), "--format", "json", *options)
    return int(json.loads(answer.out)[0]["n"])


def test_exports_and_queries(graph: Path, tmp_path: Path) -> None:
    assert count(graph, "0.95") > 0 == count(graph, "0.95", "--min-confidence", "0.95")
    answer = call("export", graph, "-o", tmp_path / "sure.ttl", "--min-confidence", "0.95")
    assert answer.code == 0, answer.err
    assert count(tmp_path / "sure.ttl", "0.95") == 0
    assert call("check", tmp_path / "sure.ttl").code == 0
    assert call("export", graph, "-o", tmp_path / "all.ttl", "--min-confidence", "0").code == 0
    assert (tmp_path / "all.ttl").read_bytes() == graph.read_bytes()


@pytest.mark.parametrize("command", [("show", "OSCE"), ("stats",)], ids=lambda c: c[0])
def test_shown_with_less(graph: Path, command: tuple[str, ...]) -> None:
    name, *rest = command
    everything, sure = (call(name, graph, *rest, "--min-confidence", least).out for least in ("0", "0.9"))
    assert len(sure) > 0 and sure != everything
    assert "confidence 0.8" in everything or name == "stats"
    assert "confidence 0.8" not in sure


@pytest.mark.parametrize("value", ["-0.1", "1.1", "half"])
def test_wrong_values(graph: Path, value: str) -> None:
    answer = call("stats", graph, "--min-confidence", value)
    assert answer.code == 2 and "min-confidence" in answer.err and "Traceback" not in answer.err


def test_a_build_writes_less_and_its_store_keeps_all(built: tuple[Path, Answer], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "The OSCE and UNDP cooperate on media freedom. They support Kosovo. It may work with UNICEF in Vienna."
    )
    out = tmp_path / "out"
    answer = call("build", tmp_path / "a.txt", "-o", out, "--min-confidence", "0.98")
    assert answer.code == 0, answer.err
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert report["min_confidence"] == 0.98
    assert count(out / "graph.ttl", "0.98") == 0 < count(out / "store", "0.98")
    assert call("export", out / "store", "-o", tmp_path / "x.ttl", "--min-confidence", "0.98").code == 0
    assert (tmp_path / "x.ttl").read_bytes() == (out / "graph.ttl").read_bytes()
