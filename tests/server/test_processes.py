"""The server's processes: they end with it, and it goes on without one of them."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from .conftest import Served, Start
from .test_limits import gauge

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="this system does not tell who started whom"
)
PRODUCT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def children(pid: int) -> list[int]:
    """The processes that a process has started and that have not ended."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = stat.read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if int(parent) == pid and state != "Z":
            found.append(int(stat.parent.name))
    return found


def wait(reached: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not reached():
        assert time.monotonic() < until
        time.sleep(0.1)


def works(served: Served) -> bool:
    return served.ask("ASK {}").status_code == 200


@pytest.fixture
def own(start: Start, graph_file: Path) -> Served:
    return start(graph_file, "--time-limit", "30")


def test_it_goes_on_when_the_process_with_the_graph_is_killed(own: Served):
    (keeper,) = children(own.process.pid)
    os.kill(keeper, signal.SIGKILL)
    wait(lambda: own.client.get("/health").json()["status"] == "ok" and works(own))
    assert children(own.process.pid) != [keeper]


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGKILL])
def test_no_process_is_left_behind(own: Served, sign: signal.Signals):
    (keeper,) = children(own.process.pid)
    asking = threading.Thread(target=ask_in_vain, args=(own,))
    asking.start()
    wait(lambda: gauge(own, "running_quick") + gauge(own, "running_long") == 1)
    workers = children(keeper)
    assert workers
    own.process.send_signal(sign)
    wait(lambda: own.process.poll() is not None)
    wait(lambda: not any(alive(pid) for pid in (keeper, *workers)))
    asking.join()


def ask_in_vain(served: Served) -> None:
    with contextlib.suppress(httpx.HTTPError):
        httpx.post(f"{served.address}/sparql", data={"query": PRODUCT}, timeout=60)


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing.ttl"], "nothing.ttl: No such file or directory"),
        (["{file}", "--host", "203.0.113.1"], "cannot listen at 203.0.113.1, port 0"),
        (["{broken}"], "cannot be read as a graph: "),
    ],
)
def test_what_cannot_be_served_is_told_in_a_line(
    graph_file: Path, tmp_path: Path, arguments: list[str], said: str
):
    broken = tmp_path / "broken.ttl"
    broken.write_text("<a> <b>")
    program = [
        sys.executable,
        "-m",
        "unosce_kg",
        "serve",
        *(a.format(file=graph_file, broken=broken) for a in arguments),
    ]
    done = subprocess.run(
        [*program, "--port", "0"], check=False, capture_output=True, text=True, timeout=120, cwd=tmp_path
    )
    assert done.returncode == 3
    assert said in done.stderr
    assert done.stderr.count("\n") == 1, done.stderr
    assert done.stdout == ""
