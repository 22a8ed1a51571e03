"""A writer may be killed at any moment, meet another one, or change what somebody reads."""

from __future__ import annotations

import multiprocessing
import random
import signal
import time
from collections.abc import Callable, Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest

from store import crashing
from unosce_kg import store
from unosce_kg.errors import SetupError
from unosce_kg.store.writing import write

KILLS = 100


@pytest.fixture(scope="module")
def context() -> multiprocessing.context.ForkServerContext:
    """Processes from one that has loaded all modules and opened nothing."""
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload(["store.crashing"])
    return found


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    found = []
    for state in (0, 1):
        folder = tmp_path_factory.mktemp("state") / "store"
        crashing.change(folder, state)
        found.append(crashing.read(folder))
    return tuple(found)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    crashing.change(tmp_path / "store", 0)
    return tmp_path / "store"


@pytest.fixture
def start(context: multiprocessing.context.ForkServerContext) -> Iterator[Callable[..., BaseProcess]]:
    running: list[BaseProcess] = []

    def run(target: Callable[..., None], *arguments: object, **named: object) -> BaseProcess:
        process = context.Process(target=target, args=arguments, kwargs=named)
        running.append(process)
        process.start()
        return process

    yield run
    for process in running:
        process.kill()
        process.join()


@pytest.mark.slow
def test_a_writer_that_is_killed_at_any_moment_leaves_the_state_before_or_after(
    folder: Path, states: tuple[str, ...], start: Callable[..., BaseProcess], context: Any
) -> None:
    chance, seen = random.Random(4), []
    for _ in range(KILLS):
        ready = context.Event()
        process = start(crashing.change_forever, folder, ready)
        assert ready.wait(60)
        time.sleep(chance.uniform(0, 0.3))
        process.kill()
        process.join()
        seen.append(crashing.read(folder))
        assert seen[-1] in states
    assert set(seen) == set(states)
    crashing.change(folder, 0)
    assert crashing.read(folder) == states[0]


@pytest.mark.parametrize("behind", [False, True], ids=["before", "behind"])
@pytest.mark.parametrize(
    ("where", "after"),
    [
        ("generation.create", False),
        ("generation.replace", False),
        ("writing.sync", False),
        ("writer.finish", True),
        ("place.write_pointer", True),
        ("place.remove_generations", None),
        ("readings.keep", True),
    ],
)
def test_a_writer_that_is_killed_at_one_step(
    folder: Path,
    states: tuple[str, ...],
    start: Callable[..., BaseProcess],
    where: str,
    after: bool | None,
    behind: bool,
) -> None:
    process = start(crashing.change_and_die, folder, 1, where, behind=behind)
    process.join(60)
    assert process.exitcode == -signal.SIGKILL
    found = crashing.read(folder)
    assert found in states
    if after is not None and behind:
        assert found == states[after]
    crashing.change(folder, 1)
    assert crashing.read(folder) == states[1]
    assert len(list((folder / "generations").iterdir())) == 1


def test_a_second_writer_is_told_at_once(
    folder: Path, start: Callable[..., BaseProcess], context: Any
) -> None:
    ready = context.Event()
    first = start(crashing.hold, folder, ready)
    assert ready.wait(60)
    began = time.monotonic()
    with pytest.raises(SetupError, match="another process is writing to this store"), write(folder):
        pass
    assert time.monotonic() - began < 1
    first.kill()
    first.join()
    with write(folder):
        pass


def test_who_reads_keeps_the_state_and_then_sees_the_next(folder: Path, states: tuple[str, ...]) -> None:
    graph, token = store.open_graph(folder), store.current(folder)
    number = len(graph)
    for state in (1, 0, 1):
        crashing.change(folder, state)
        assert len(graph) == number and crashing.read(folder) == states[state]
    assert store.current(folder) != token


def _list_times(folder: Path) -> dict[Path, int]:
    """When each file of the store was written; its readings are tidied by SQLite when it likes."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("readings."))
    return {path: path.stat().st_mtime_ns for path in files}


def test_a_change_that_changes_nothing_leaves_the_store_as_it_is(folder: Path) -> None:
    before = _list_times(folder)
    crashing.change(folder, 0)
    assert _list_times(folder) == before
