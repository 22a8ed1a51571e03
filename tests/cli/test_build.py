"""The build command: what it writes, says and returns."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import Answer, call

from unosce_kg import intake, pipeline
from unosce_kg.errors import SetupError
from unosce_kg.model import Knowledge
from unosce_kg.resources import locate

BODY = "The United Nations and the OSCE work together in Kosovo on human rights."


def test_bundled_documents(built: tuple[Path, Answer]) -> None:
    folder, answer = built
    assert answer.code == 0, answer.err
    names = {"graph.ttl", "graph.html", "graph.nt", "ontology.ttl", "report.json", "store", "texts"}
    assert {p.name for p in folder.iterdir()} == names
    assert "5 documents read, 0 skipped" in answer.out
    for word in ("2010-almaty-press-release.txt", "cooperatesWith", "UNBody", "words a second"):
        assert word in answer.out
    assert "extracting: 5 of 5" in answer.err


def test_report_tells_what_was_done(built: tuple[Path, Answer]) -> None:
    report = json.loads((built[0] / "report.json").read_text(encoding="utf-8"))
    files = {p.name for p in locate("raw").iterdir() if p.suffix != ".csv"}
    assert {d["file"] for d in report["documents"]} == files
    assert report["words"] == sum(d["words"] for d in report["documents"]) > 1000
    assert report["counts"]["statements"]["cooperatesWith"] > 0
    assert report["skipped"] == [] and report["knowledge"].startswith("sha256:")


def test_texts_are_those_that_offsets_count_in(built: tuple[Path, Answer]) -> None:
    text = (built[0] / "texts/sg-sm-13017.txt").read_text(encoding="utf-8")
    assert "Ján Kubiš" in text and "\r" not in text
    assert call("check", built[0] / "graph.ttl").code == 0


def test_skipped_documents_are_told_and_end_in_1(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in/good.txt").write_text(BODY)
    (tmp_path / "in/photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    (tmp_path / "in/empty.md").write_text("")
    answer = call("build", "in", "-o", "out", "--facts-only")
    assert answer.code == 1, answer.err
    report = json.loads((tmp_path / "out/report.json").read_text(encoding="utf-8"))
    assert {s["file"]: s["reason"] for s in report["skipped"]} == {
        "in/empty.md": "empty",
        "in/photo.txt": "not a text: it is a picture",
    }
    assert "not a text: it is a picture" in answer.out and "1 documents read, 2 skipped" in answer.out
    assert "uno:Mention" not in (tmp_path / "out/graph.ttl").read_text(encoding="utf-8")


def test_a_copy_is_merged_and_nothing_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("in/good.txt", "in/copy/good.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text(BODY)
    answer = call("build", "in", "-o", "out", "--facts-only", "--strict")
    assert answer.code == 0 and "1 documents read, 1 merged, 0 skipped" in answer.out, answer.err
    report = json.loads((tmp_path / "out/report.json").read_text(encoding="utf-8"))
    assert report["merged"] == [{"file": "in/good.txt", "same_as": "in/copy/good.txt"}]
    assert "uno:copyFileName" in (tmp_path / "out/graph.ttl").read_text(encoding="utf-8")


def test_strict_fails_on_the_first_document_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "b.txt").write_text("")
    answer = call("build", tmp_path / "a.txt", tmp_path / "b.txt", "-o", tmp_path / "out", "--strict")
    assert (answer.code, (tmp_path / "out").exists()) == (3, False)
    assert answer.err.splitlines()[-1] == f"unosce-kg: {tmp_path / 'b.txt'}: empty"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["build", "none.txt", "-o", "out"], 3, "no such file or folder: none.txt"),
        (["build", "empty", "-o", "out"], 3, "no documents in empty"),
        (["build", "*.odd", "-o", "out"], 3, "no documents in *.odd"),
        (["build", "empty.txt", "-o", "out"], 3, "none of the documents can be read: empty.txt: empty"),
        (["build", "a.txt", "-o", "out", "--knowledge", "none"], 3, "none: no such folder of knowledge"),
        (["build", "a.txt", "-o", "out", "--knowledge", "bad"], 3, "people.csv:2: "),
        (["build", "a.txt", "-o", "out", "--model", "no_such_model"], 3, "'no_such_model' cannot be loaded"),
        (["build", "a.txt", "-o", "out", "--format", "docx"], 2, "'docx' is not one of"),
        (["build", "a.txt", "-o", "out", "--limit-mb", "0"], 2, "0 is not in the range"),
        (["build", "a.txt", "-o", "out", "--limit-mb", "0.000001"], 3, "over-large"),
        (["build", "a.txt"], 2, "Missing option '-o'"),
        (["bild"], 2, "No such command 'bild'"),
    ],
)  # fmt: skip
def test_wrong_input_gets_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty.txt").touch()
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "bad/gazetteer").mkdir(parents=True)
    packaged = locate("ontology", "gazetteer", "persons.csv").read_text(encoding="utf-8")
    header = packaged.splitlines()[0]
    (tmp_path / "bad/gazetteer/people.csv").write_text(f"{header}\nperson/x,NoSuchClass\n", encoding="utf-8")
    answer = call(*arguments)
    assert answer.code == code, answer.err
    assert words in answer.err.splitlines()[-1]
    assert "Traceback" not in answer.err and not (tmp_path / "out").exists()


def test_full_disk_leaves_the_last_good_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, built: tuple[Path, Answer]
) -> None:
    out = tmp_path / "out"
    shutil.copytree(built[0], out)
    before = {p: p.read_bytes() for p in out.rglob("*") if p.is_file()}

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pipeline.html, "write", fail)
    answer = call("build", "-o", out)
    assert answer.code == 3
    assert answer.err.endswith(f"unosce-kg: {out}: cannot be written: No space left on device\n")
    assert {p: p.read_bytes() for p in out.rglob("*") if p.is_file()} == before


def test_interrupt_leaves_the_last_good_output(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "graph.ttl").write_text("# the last good graph\n")
    program = "import sys; from unosce_kg import __main__; sys.exit(__main__.main())"
    process = subprocess.Popen(
        [sys.executable, "-c", program, "build", "-o", str(out)],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    assert process.stderr.readline().startswith("looking")
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=300)
    assert process.returncode == 3, err
    assert err.endswith("unosce-kg: interrupted; results of earlier runs are as they were\n")
    # The store may keep what was read so far; the results are as they were.
    assert {p.name for p in out.iterdir()} - {"store"} == {"graph.ttl"}
    assert (out / "graph.ttl").read_text() == "# the last good graph\n"


@pytest.mark.slow
def test_same_bytes_for_other_hashes_order_and_place(tmp_path: Path, built: tuple[Path, Answer]) -> None:
    names = sorted(p.name for p in locate("raw").iterdir() if p.suffix != ".csv")
    random.Random(7).shuffle(names)
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    for name in (*names, "sources.csv"):
        shutil.copy(locate("raw") / name, folder)
    environment = os.environ | {"PYTHONHASHSEED": "4711"}
    done = subprocess.run(
        [sys.executable, "-m", "unosce_kg", "build", *names, "-o", "out", "--format", "ntriples"],
        cwd=folder, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    for name in ("graph.ttl", "graph.nt", "graph.html", "ontology.ttl"):
        assert (folder / "out" / name).read_bytes() == (built[0] / name).read_bytes(), name


def test_own_knowledge_is_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[Path, ...]] = []

    def load(folder: Path, *more: Path) -> Knowledge:
        seen.append(more)
        raise SetupError("enough")

    monkeypatch.setattr(intake.knowledge, "load", load)
    (tmp_path / "a.txt").write_text(BODY)
    call("build", tmp_path / "a.txt", "-o", tmp_path / "o", "--knowledge", "x", "--knowledge", "y")
    assert seen == [(Path("x"), Path("y"))]
