"""A wheel in an empty environment, used from an empty folder, has all that the program needs."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
READ_WITH_INSTALLED_PIPELINE = """
from unosce_kg.extraction import load_model
doc = load_model().nlp("The ministers met in Vienna.")
print(*[(e.text, e.label_) for e in doc.ents][0], doc[1].head, doc[1].dep_, doc[1].lemma_)
"""


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run([str(c) for c in command], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT, cwd=folder)
    return next(folder.glob("*.whl"))


@pytest.mark.slow
def test_wheel_holds_code_and_knowledge(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    packaged = {p.relative_to(ROOT / "src").as_posix() for p in (ROOT / "src").rglob("*.py")}
    data = {f"unosce_kg/{p.relative_to(ROOT).as_posix()}" for p in (ROOT / "data").rglob("*") if p.is_file()}
    assert packaged <= names and data <= names
    assert "unosce_kg/py.typed" in names and any(n.endswith("licenses/NOTICE") for n in names)


@pytest.mark.slow
def test_installed_wheel_builds_and_answers_from_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    environment, folder = tmp_path / "env", tmp_path / "empty"
    folder.mkdir()
    venv.create(environment, with_pip=True)
    python = environment / "bin/python"
    pip = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*pip, "--require-hashes", "-r", ROOT / "requirements.lock", cwd=folder)
    run(*pip, "--no-deps", wheel, cwd=folder)
    program = environment / "bin/unosce-kg"
    assert run(program, "--version", cwd=folder).startswith("unosce-kg ")
    assert "5 documents read, 0 skipped" in run(program, "build", "-o", "out", cwd=folder)
    assert json.loads((folder / "out/report.json").read_text("utf8"))["model"].startswith("en_unosce_core ")
    layers = run(python, "-c", READ_WITH_INSTALLED_PIPELINE, cwd=folder)
    assert layers.split() == ["Vienna", "LOC", "met", "nsubj", "minister"]
    assert "United Nations" in run(program, "query", "out/graph.ttl", "partners", cwd=folder)
    assert "0 rules broken" in run(program, "check", "out/graph.ttl", cwd=folder)
    assert {p.name for p in folder.iterdir()} == {"out"}
