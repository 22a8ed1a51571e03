"""The same documents give the same bytes: under other hash seeds, in another order, from another folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bundled.conftest import Bundle
from unosce_kg.resources import locate

SAME = ("graph.ttl", "graph.html", "ontology.ttl")


def build(folder: Path, paths: list[str], seed: str, model_name: str | None) -> Path:
    """Build in a process of its own, whose working directory is the folder."""
    model = ["--model", model_name] if model_name else []
    done = subprocess.run(
        [sys.executable, "-m", "unosce_kg", "build", *paths, "-o", "out", *model],
        cwd=folder, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder / "out"


@pytest.mark.slow
def test_the_same_bytes(bundle: Bundle, tmp_path: Path, model_name: str | None) -> None:
    near, far = tmp_path / "near", tmp_path / "a folder/far"
    near.mkdir()
    far.mkdir(parents=True)
    names = sorted(document.file for document in bundle.report.documents)
    for name in [*names, "sources.csv"]:
        shutil.copy(locate("raw") / name, far)
    outputs = [
        build(near, [], "1", model_name),
        build(far, [names[i] for i in (3, 0, 4, 2, 1)], "4711", model_name),
    ]
    for name in SAME:
        expected = (bundle.folder / name).read_bytes()
        assert [output / name for output in outputs if (output / name).read_bytes() != expected] == []
    texts = {p.name: p.read_bytes() for p in (bundle.folder / "texts").iterdir()}
    for output in outputs:
        assert {p.name: p.read_bytes() for p in (output / "texts").iterdir()} == texts
