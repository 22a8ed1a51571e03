"""What `serve` says before it serves."""

from __future__ import annotations

import importlib.util
import os

import pytest

from unosce_kg.__main__ import run


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *rest: None if name == "uvicorn" else find(name, *rest)
    )
    assert run(["serve", "graph.ttl"]) == 3
    assert capsys.readouterr().err == "unosce-kg: 'serve' needs uvicorn: pip install 'unosce-kg[server]'\n"


def test_a_system_without_fork_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.delattr(os, "fork")
    assert run(["serve", "graph.ttl"]) == 3
    assert "Linux, macOS, or WSL" in capsys.readouterr().err


@pytest.mark.parametrize(
    "option",
    [
        ["--port", "70000"],
        ["--time-limit", "0"],
        ["--row-limit", "0"],
        ["--parallel", "x"],
        ["--origin", "*"],
        ["--origin", "https://a.example/path"],
    ],
)
def test_wrong_options(option: list[str], capsys: pytest.CaptureFixture[str]):
    assert run(["serve", "graph.ttl", *option]) == 2
    assert option[0] in capsys.readouterr().err
