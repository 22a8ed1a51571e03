"""Files that hang, break or swell: each costs itself, and no other file and no run."""

from __future__ import annotations

import ctypes
import itertools
import multiprocessing
import os
import signal
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from unosce_kg.errors import DocumentError
from unosce_kg.model import Document
from unosce_kg.readers import isolation, worker
from unosce_kg.readers.isolation import read_all
from unosce_kg.readers.reading import read_each

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="faults are put into copies of this process")
LIMIT = 2.0  # seconds by the clock, which machines with much to do must have left for them
FIXTURES = Path(__file__).parent / "fixtures"
# Long enough to be English without a model, which would take its time to load.
BODY = (
    "The two organizations work together in the field, and the head of the mission said on the way to the"
    " talks that it was for the good of all, as the note on them with the number {} is to say."
)


def hang() -> None:
    threading.Event().wait()


def hang_deaf() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    for _ in itertools.repeat(None):
        pass


def read_nothing() -> None:
    ctypes.string_at(0)


def swell() -> None:
    bytearray(2 * worker.MEMORY)


def swell_slowly() -> None:
    held = []
    while True:
        held.append(bytearray(50_000_000))


def recurse() -> None:
    recurse()


def leave() -> None:
    os._exit(3)


FAULTS = {
    "hang": (hang, "takes longer than 2 s"),
    "deaf": (hang_deaf, "takes longer than 2 s"),
    "segfault": (read_nothing, "breaks the process that reads it (SIGSEGV)"),
    "killed": (lambda: os.kill(os.getpid(), signal.SIGKILL), "breaks the process that reads it (SIGKILL)"),
    "exit": (leave, "breaks the process that reads it"),
    "swell": (swell, "needs more than 0.2 GB of memory: the rest is not read"),
    "swell-slowly": (swell_slowly, "needs more than 0.2 GB of memory: the rest is not read"),
    "recurse": (recurse, "cannot be read (RecursionError)"),
}


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files named after a fault have it; one named `late` has it after its first document."""

    def read(path: Path, limit_bytes: int) -> Iterator[Document | DocumentError]:
        name = path.stem.partition("_")[0]
        if name.startswith("late-"):
            yield next(read_each(path, limit_bytes))
        if fault := FAULTS.get(name.removeprefix("late-")):
            fault[0]()
        yield from read_each(path, limit_bytes)

    monkeypatch.setattr(worker, "read_each", read)
    monkeypatch.setattr(worker, "MEMORY", 200_000_000)


def allow(fault: str) -> float:
    """Seconds within which the fault shows, and nothing else is taken for one."""
    return LIMIT if "longer" in FAULTS[fault][1] else 60


def write_notes(folder: Path, *names: str) -> list[Path]:
    paths = [folder / f"{name}.txt" for name in names]
    for path in paths:
        path.write_text(BODY.format(path.stem))
    return paths


def tell(found: isolation.Found) -> list[str]:
    return [part.reason if isinstance(part, DocumentError) else part.text for part in found]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_costs_its_file(fault: str, faulty: None, tmp_path: Path):
    paths = write_notes(tmp_path, "a", fault, "b", "c")
    a, lost, b, c = read_all(paths, seconds=allow(fault))
    assert tell(lost) == [FAULTS[fault][1]]
    assert lost[0].path == paths[1]
    assert [tell(found) for found in (a, b, c)] == [[BODY.format(name)] for name in "abc"]


@pytest.mark.parametrize("fault", ["hang", "segfault"])
def test_what_came_before_the_fault_stays(fault: str, faulty: None, tmp_path: Path):
    (found,) = read_all(write_notes(tmp_path, f"late-{fault}"), seconds=allow(fault))
    assert tell(found) == [BODY.format(f"late-{fault}"), f"{FAULTS[fault][1]}: the rest is not read"]


def test_every_file_at_fault(faulty: None, tmp_path: Path):
    paths = write_notes(tmp_path, *(f"{('segfault', 'exit', 'killed')[n % 3]}_{n}" for n in range(30)))
    assert [len(found) for found in read_all(paths, jobs=3)] == [1] * 30


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_the_same_whatever_the_number_of_processes(jobs: int, tmp_path: Path):
    paths = write_notes(tmp_path, *(f"{n:03d}" for n in range(100)))
    with zipfile.ZipFile(tmp_path / "more.zip", "w") as archive:
        for n in range(50):
            archive.writestr(f"{n}.txt", BODY.format(n))
    paths[3:3] = [tmp_path / "more.zip", tmp_path / "missing.txt", *sorted(FIXTURES.glob("*.*"))]
    alone = [tuple(read_each(path)) for path in paths]
    together = list(read_all(paths, jobs=jobs))
    assert [list(map(plain, found)) for found in together] == [list(map(plain, found)) for found in alone]


def plain(found: Document | DocumentError) -> object:
    return (found.path, found.reason) if isinstance(found, DocumentError) else found


def test_a_document_has_its_time_and_not_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    def read(path: Path, limit_bytes: int) -> Iterator[Document | DocumentError]:
        for _ in range(3):
            time.sleep(1)
            yield from read_each(path, limit_bytes)

    monkeypatch.setattr(worker, "read_each", read)
    (found,) = read_all(write_notes(tmp_path, "slow"), seconds=2.5)
    assert [type(part) for part in found] == [Document] * 3


def test_a_caller_that_takes_its_time_costs_no_file(tmp_path: Path):
    reading = read_all(write_notes(tmp_path, *"abcdefghijklmnopqrst"), jobs=2, seconds=LIMIT)
    first = next(reading)
    time.sleep(LIMIT + 0.5)
    assert [type(part) for found in (first, *reading) for part in found] == [Document] * 20


def test_reading_ahead_ends_somewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    read = tmp_path / "read"
    read.mkdir()

    def note(path: Path, limit_bytes: int) -> Iterator[Document | DocumentError]:
        (read / path.name).mkdir()
        yield from read_each(path, limit_bytes)

    monkeypatch.setattr(worker, "read_each", note)
    reading = read_all(write_notes(tmp_path, *(f"{n:03d}" for n in range(200))), jobs=2)
    next(reading)
    time.sleep(0.5)
    next(reading)
    assert len(list(read.iterdir())) <= 2 * isolation._BATCH * (isolation._AHEAD + 1)
    reading.close()


def test_processes_end_with_the_reading(faulty: None, tmp_path: Path):
    reading = read_all(write_notes(tmp_path, "a", *(f"hang_{n}" for n in range(20))), jobs=2)
    next(reading)
    reading.close()
    assert multiprocessing.active_children() == []


def test_a_worker_is_replaced_after_a_while(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(isolation, "_LIFE", 10)
    paths = write_notes(tmp_path, *(f"{n:03d}" for n in range(60)))
    assert [tell(found) for found in read_all(paths)] == [[BODY.format(path.stem)] for path in paths]


def test_nothing_to_read():
    assert list(read_all([])) == []


def test_pipes_are_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.txt")
    (found,) = read_all([tmp_path / "pipe.txt"], seconds=5)
    assert tell(found) == ["not a regular file"]
