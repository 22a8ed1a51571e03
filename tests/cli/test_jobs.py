"""A build in several processes: the same bytes, and what breaks one of them costs its document alone."""

from __future__ import annotations

import itertools
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import call

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document, Extraction
from unosce_kg.readers import isolation

TOWNS = ("Vienna", "Skopje", "Tirana", "Minsk", "Baku")
copied = pytest.mark.skipif(sys.platform != "linux", reason="faults are put into copies of this process")


def write_texts(folder: Path, number: int) -> Path:
    """So many different texts, in a folder of their own."""
    folder.mkdir()
    for n in range(number):
        text = (
            f"The United Nations and the OSCE met in {TOWNS[n % 5]} on {n + 1} May 2012. They work together."
        )
        (folder / f"{n:02d}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.slow
def test_the_same_bytes_whatever_the_number_of_processes(tmp_path: Path) -> None:
    texts = write_texts(tmp_path / "texts", 20)
    alone, three = tmp_path / "alone", tmp_path / "three"
    for output, jobs in ((alone, "1"), (three, "3")):
        answer = call("build", texts, "-o", output, "--jobs", jobs)
        assert answer.code == 0 and "extracting: 20 of 20" in answer.err, answer.err
    for name in ("graph.ttl", "graph.html"):
        assert (alone / name).read_bytes() == (three / name).read_bytes(), name


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def hang() -> None:
    for _ in itertools.repeat(None):
        pass


def fill_up() -> None:
    raise MemoryError


def fail() -> None:
    raise ValueError("a name without an end")


FAULTS = {
    "02.txt": (kill, "breaks the process that reads it (SIGKILL)"),
    "03.txt": (hang, "takes longer than 8 s"),
    "07.txt": (fill_up, "needs more than 2 GB of memory: the rest is not read"),
    "11.txt": (fail, "cannot be extracted: ValueError: a name without an end"),
}


@copied
@pytest.mark.slow
def test_a_document_whose_extraction_fails_costs_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extract = Extractor.extract

    def break_one(extractor: Extractor, document: Document) -> Extraction:
        if document.file_name in FAULTS:
            FAULTS[document.file_name][0]()
        return extract(extractor, document)

    monkeypatch.setattr(Extractor, "extract", break_one)
    monkeypatch.setattr(isolation, "_PACE", 1_000_000)
    texts = write_texts(tmp_path / "texts", 12)
    answer = call("build", texts, "-o", tmp_path / "out", "--jobs", "2", "--timeout", "8")
    assert answer.code == 1 and "8 documents read, 4 skipped" in answer.out, answer.err
    report = json.loads((tmp_path / "out/report.json").read_text(encoding="utf-8"))
    told = {Path(skipped["file"]).name: skipped["reason"] for skipped in report["skipped"]}
    assert told == {name: reason for name, (_, reason) in FAULTS.items()}


def find_children(process: int) -> list[int]:
    """The processes that a process has begun."""
    return [int(n) for n in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


@copied
@pytest.mark.slow
def test_interrupt_ends_all_processes(tmp_path: Path) -> None:
    texts = write_texts(tmp_path / "texts", 30)
    process = subprocess.Popen(
        [sys.executable, "-m", "unosce_kg", "build", texts, "-o", tmp_path / "out", "--jobs", "2"],
        stderr=subprocess.PIPE,
        text=True,
    )
    while len(children := find_children(process.pid)) < 2:
        assert process.poll() is None
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=300)
    assert process.returncode == 3, err
    assert err.endswith("unosce-kg: interrupted; results of earlier runs are as they were\n")
    assert not [child for child in children if Path(f"/proc/{child}").exists()]
    assert not (tmp_path / "out/graph.ttl").exists()
