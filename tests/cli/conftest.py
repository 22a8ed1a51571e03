"""A graph of the bundled documents, built once, and a way to call the program inside the test's process."""

from __future__ import annotations

import contextlib
import io
from dataclasses import dataclass
from pathlib import Path

import pytest

from unosce_kg.__main__ import run


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str


def call(*arguments: str | Path) -> Answer:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run([str(a) for a in arguments])
    return Answer(code, out.getvalue(), err.getvalue())


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Answer]:
    folder = tmp_path_factory.mktemp("built") / "build"
    return folder, call("build", "-o", folder, "--format", "ntriples")


@pytest.fixture(scope="session")
def graph(built: tuple[Path, Answer]) -> Path:
    return built[0] / "graph.ttl"
