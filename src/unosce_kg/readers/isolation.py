"""Files read in processes of their own, so that none can stop, break or fill up the program.

What is to be made of the documents is made there too. A file that takes too long, needs too much memory or breaks its
process is skipped with a reason, and a new process goes on with the others. What is found comes in the order of the
files, however many processes there are.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Generic, TypeAlias, TypeVar

from unosce_kg.errors import DocumentError, UnfinishedDocument
from unosce_kg.model import Document
from unosce_kg.readers.reading import LIMIT
from unosce_kg.readers.worker import Begun, Refused, work

SECONDS = 60.0  # for one document

_BATCH = 8  # files that a worker is given at once at most, so that it need not wait for the next
_AHEAD = 4  # batches for each worker that may be read before the first file is done with
_PACE = 1000  # characters of a document that a slow and busy machine makes something of in a second
_KILLED = -9  # exit code of a process that was ended from outside
_LIFE = 1000  # files after which a worker is replaced, and with it what its libraries keep
if sys.platform == "linux":
    _CONTEXT = multiprocessing.get_context("fork")  # a copy of this process is there at once
else:
    _CONTEXT = multiprocessing.get_context("spawn")  # where copies are not safe

Found: TypeAlias = tuple[Document | DocumentError, ...]
Made = TypeVar("Made")


def read_all(
    paths: Sequence[Path], limit_bytes: int = LIMIT, *, jobs: int = 1, seconds: float = SECONDS
) -> Iterator[Found]:
    """Read files in processes of their own.

    Args:
        paths: Files of any kind that is read.
        limit_bytes: A larger document is not read.
        jobs: How many processes read at once.
        seconds: How long one document may take. A file's other documents are lost with one that takes longer.

    Yields:
        For each file, in their order: its documents, and in their place the reason where one cannot be read.
    """
    return make_all(paths, _keep, limit_bytes, jobs=jobs, seconds=seconds)


def make_all(
    paths: Sequence[Path],
    make: Callable[[Document], Made],
    limit_bytes: int = LIMIT,
    *,
    jobs: int = 1,
    seconds: float = SECONDS,
) -> Iterator[tuple[Made | DocumentError, ...]]:
    """Read files in processes of their own, and make something of each document there.

    Args:
        paths: Files of any kind that is read.
        make: What to make of a document; it may raise a `DocumentError`. Where processes are no copies of this one,
            it is pickled, and so is everywhere what it makes.
        limit_bytes: A larger document is not read.
        jobs: How many processes work at once.
        seconds: How long one document may take to be read; to make something of it may take longer by the time that
            a slow machine needs for its length.

    Yields:
        For each file, in their order: what was made of its documents, and in its place the reason where there is none.
    """
    readers = _Readers(paths, make, limit_bytes, jobs, seconds)
    try:
        for number in range(len(paths)):
            yield readers.finish(number)
    finally:
        readers.close()


@dataclass(eq=False, slots=True)
class _Worker:
    """A process that reads.

    Attributes:
        files: Numbers of the files that it has yet to read, the first of which it is reading.
        since: When it began with the document that it is reading, or was last heard of.
        seconds: How long it may take from then on until it is heard of again.
        given: How many files it was ever given.
    """

    process: BaseProcess
    connection: Connection
    files: deque[int] = field(default_factory=deque)
    since: float = 0.0
    seconds: float = 0.0
    given: int = 0

    def allow(self, seconds: float) -> None:
        self.since, self.seconds = time.monotonic(), seconds

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.connection.close()


class _Readers(Generic[Made]):
    def __init__(
        self,
        paths: Sequence[Path],
        make: Callable[[Document], Made],
        limit_bytes: int,
        jobs: int,
        seconds: float,
    ) -> None:
        self._paths, self._make, self._limit, self._seconds = paths, make, limit_bytes, seconds
        self._jobs = max(1, min(jobs, -(-len(paths) // _BATCH)))
        self._waiting = deque(range(len(paths)))
        self._found: dict[int, list[Made | DocumentError]] = {}
        self._done: set[int] = set()
        self._workers: list[_Worker] = []

    def finish(self, number: int) -> tuple[Made | DocumentError, ...]:
        """What was made of a file; those after it are read meanwhile."""
        while number not in self._done:
            self._give_work(number + self._jobs * _BATCH * _AHEAD)
            self._listen()
        self._done.discard(number)
        return tuple(self._found.pop(number, ()))

    def close(self) -> None:
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def _give_work(self, end: int) -> None:
        """Let every worker read that has nothing to do, up to the file of that number."""
        for worker in [w for w in self._workers if not w.files and w.given >= _LIFE]:
            self._drop(worker)
        idle = [worker for worker in self._workers if not worker.files]
        while len(self._workers) < self._jobs and len(idle) * _BATCH < len(self._waiting):
            idle.append(_start(self._make, self._limit))
            self._workers.append(idle[-1])
        for worker in idle:
            if self._waiting and self._waiting[0] < end:
                fair = -(-len(self._waiting) // (2 * self._jobs))  # the last ones are for all
                batch = [self._waiting.popleft() for _ in range(min(_BATCH, fair))]
                worker.files.extend(batch)
                worker.given += len(batch)
                worker.allow(self._seconds)
                with suppress(OSError):  # one that is no more is heard of below
                    worker.connection.send([self._paths[number] for number in batch])

    def _listen(self) -> None:
        """Take what workers have to say, and end those that take too long."""
        busy = [worker for worker in self._workers if worker.files]
        left = min(worker.since + worker.seconds for worker in busy) - time.monotonic()
        heard = set(wait([worker.connection for worker in busy], max(left, 0)))
        now = time.monotonic()
        for worker in busy:
            if worker.connection in heard:
                self._hear(worker)
            elif now - worker.since >= worker.seconds:
                self._lose(worker, f"takes longer than {worker.seconds:g} s", UnfinishedDocument)

    def _hear(self, worker: _Worker) -> None:
        try:
            said = worker.connection.recv()
        except (EOFError, OSError):
            worker.process.join()
            code = worker.process.exitcode
            kind = UnfinishedDocument if code == _KILLED else DocumentError
            self._lose(worker, f"breaks the process that reads it{_name_signal(code)}", kind)
            return
        number = worker.files[0]
        worker.allow(self._seconds)
        if said is None:
            self._done.add(worker.files.popleft())
        elif isinstance(said, Begun):
            worker.allow(self._seconds + said.characters // _PACE)
        elif isinstance(said, Refused):
            self._found.setdefault(number, []).append(DocumentError(Path(said.path), said.reason))
        else:
            self._found.setdefault(number, []).append(said)

    def _lose(self, worker: _Worker, reason: str, kind: type[DocumentError]) -> None:
        """Give up the file that a worker is reading, and the worker with it."""
        number = worker.files.popleft()
        found = self._found.setdefault(number, [])
        reason = f"{reason}: the rest is not read" if found else reason
        found.append(kind(self._paths[number], reason))
        self._done.add(number)
        self._waiting.extendleft(reversed(worker.files))
        self._drop(worker)

    def _drop(self, worker: _Worker) -> None:
        worker.end()
        self._workers.remove(worker)


def _keep(document: Document) -> Document:
    return document


def _start(make: Callable[[Document], object], limit_bytes: int) -> _Worker:
    here, there = _CONTEXT.Pipe()
    process = _CONTEXT.Process(target=work, args=(there, make, limit_bytes), daemon=True)
    process.start()
    there.close()
    return _Worker(process, here)


def _name_signal(code: int | None) -> str:
    if code is None or code >= 0:
        return ""
    with suppress(ValueError):
        return f" ({signal.Signals(-code).name})"
    return f" (signal {-code})"
