"""The examples of the interface for Python and of its page do what they show."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from unosce_kg import KnowledgeGraph
from unosce_kg.api import knowledge_graph

PAGE = Path(__file__).parents[2] / "docs" / "python.md"
OPTIONS = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL


def run(test: doctest.DocTest, options: int = OPTIONS) -> doctest.TestResults:
    said: list[str] = []
    results = doctest.DocTestRunner(optionflags=options).run(test, out=said.append)
    assert not results.failed, "".join(said)
    return results


def test_the_page(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    page = PAGE.read_text(encoding="utf-8").replace("```\n", "\n")
    test = doctest.DocTestParser().get_doctest(page, {}, PAGE.name, str(PAGE), 0)
    assert run(test, doctest.ELLIPSIS).attempted > 30


def test_the_docstrings(kg: KnowledgeGraph) -> None:
    tests = doctest.DocTestFinder().find(knowledge_graph, globs={"kg": kg})
    assert sum(run(test).attempted for test in tests if test.examples) >= 10
