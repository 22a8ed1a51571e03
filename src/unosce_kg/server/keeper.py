"""The keeper: a process that holds one finished state of the graph and makes workers of itself.

It reads the graph once and does nothing else than to copy itself (`fork`), so that all workers share its memory,
and to end workers, which it alone can do without ever meaning another process. It ends with its parent,
and all its workers with it.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import select
import signal
import socket
import sys
import traceback
from pathlib import Path

import pyoxigraph as ox

from unosce_kg.errors import UnosceKgError
from unosce_kg.server import resources
from unosce_kg.server.answering import answer
from unosce_kg.server.dataset import Dataset, Source, load
from unosce_kg.server.limits import Limits
from unosce_kg.server.messages import Job
from unosce_kg.server.worker import work

_REAPING = 1.0  # seconds between two looks for workers that ended by themselves


def main() -> None:
    """Keep the state named on the command line: the number of a socket, a path, and limits as JSON."""
    number, path, limits = sys.argv[1:]
    keep(socket.socket(fileno=int(number)), Path(path), Limits(**json.loads(limits)))


def keep(control: socket.socket, path: Path, limits: Limits) -> None:
    """Read a graph, say so, and do what is asked until nobody asks any more."""
    try:
        source = load(path)
    except UnosceKgError as error:
        _say(control, {"error": str(error)})
        return
    _warm(limits)
    _say(control, {})
    _Nursery(control, source, limits).run()


def _warm(limits: Limits) -> None:
    """Do once what is slow the first time; what is in memory then is left alone by the collector for good."""
    answer(
        Dataset(ox.Store()),
        Job("query", "SELECT * { ?s ?p ?o FILTER regex(?o, 'x') } ORDER BY ?s LIMIT 1"),
        limits,
    )
    resources.warm()
    gc.collect()
    gc.freeze()


def _say(control: socket.socket, message: dict[str, object]) -> None:
    control.sendall(json.dumps(message).encode("ascii") + b"\n")


class _Nursery:
    """The workers that were made and have not ended."""

    def __init__(self, control: socket.socket, source: Source, limits: Limits) -> None:
        self.control, self.source, self.limits = control, source, limits
        self.living: set[int] = set()

    def run(self) -> None:
        """Do what is asked, one thing at a time, and end all workers when nobody can ask any more."""
        try:
            while True:
                self._reap()
                if not select.select([self.control], [], [], _REAPING)[0]:
                    continue
                line, files, _, _ = socket.recv_fds(self.control, 4096, 1)
                if not line:
                    return
                self._do(json.loads(line), files)
        finally:
            for pid in sorted(self.living):
                self._end(pid)

    def _do(self, order: dict[str, int], files: list[int]) -> None:
        if "end" in order:
            self._end(order["end"])
            _say(self.control, {"ended": order["end"]})
        else:
            _say(self.control, {"pid": self._make(files[0], sealed=bool(order["sealed"]))})

    def _make(self, file: int, *, sealed: bool) -> int:
        pid = os.fork()
        if pid == 0:
            self._become_worker(file, sealed=sealed)
        os.close(file)
        self.living.add(pid)
        return pid

    def _become_worker(self, file: int, *, sealed: bool) -> None:
        """Be a worker and nothing else ever after."""
        try:
            self.control.close()
            work(socket.socket(fileno=file), self.source, self.limits, sealed=sealed)
        except BaseException:  # a worker must not go on as a keeper, whatever happens to it
            traceback.print_exc()
        finally:
            os._exit(0)

    def _end(self, pid: int) -> None:
        if pid in self.living:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(pid, 0)
            self.living.discard(pid)

    def _reap(self) -> None:
        for pid in sorted(self.living):
            with contextlib.suppress(ChildProcessError):
                if os.waitpid(pid, os.WNOHANG)[0] == 0:
                    continue
            self.living.discard(pid)


if __name__ == "__main__":
    main()
