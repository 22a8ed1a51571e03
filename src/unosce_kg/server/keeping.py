"""Keepers and workers as the server's own process sees them."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import socket
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from unosce_kg.errors import SetupError
from unosce_kg.server import messages
from unosce_kg.server.limits import Limits
from unosce_kg.server.messages import Answer, Job

_YIELDING = 5  # the "niceness" of a long query: short ones get about three times its share
_PROBING = 120.0  # seconds in which a graph must be counted


@dataclass(eq=False, slots=True)
class Worker:
    """A worker and the connection to it."""

    keeper: Keeper
    pid: int
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def ask(self, job: Job, seconds: float) -> Answer:
        """Give it a job.

        Raises:
            EOFError: If it ends before it has answered.
            ConnectionError: The same.
        """
        return await messages.exchange(self.reader, self.writer, job, seconds)

    def read_clock(self) -> float:
        """Seconds of the processor that it has had; where the system does not say, of the wall clock."""
        try:
            fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return time.monotonic()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def yield_to_others(self) -> None:
        """Let short queries go before it."""
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.pid, _YIELDING)

    async def end(self) -> None:
        """End it, whatever it is doing."""
        self.writer.close()
        await self.keeper.end(self.pid)

    @property
    def ended(self) -> bool:
        """Whether it has ended by itself."""
        return self.reader.at_eof()


class Keeper:
    """A process that holds a finished state and makes workers; `Keeper.start` makes one."""

    def __init__(self, process: subprocess.Popen[bytes], control: socket.socket, state: str) -> None:
        self._process, self._control, self.state = process, control, state
        self._turn = asyncio.Lock()
        self._unread = b""
        self.triples = 0
        self.busy = 0
        self.idle: list[Worker] = []

    @classmethod
    async def start(cls, path: Path, state: str, limits: Limits) -> Keeper:
        """Start a keeper and wait until it has read its graph.

        Raises:
            SetupError: If the graph cannot be read.
        """
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        program = [sys.executable, "-m", "unosce_kg.server.keeper"]
        process = subprocess.Popen(
            [*program, str(theirs.fileno()), str(path), json.dumps(asdict(limits))],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # a Ctrl-C is for the server, which ends its keepers itself
        )
        theirs.close()
        keeper = cls(process, ours, state)
        try:
            await keeper._begin()
        except BaseException:
            keeper.close()
            raise
        return keeper

    async def _begin(self) -> None:
        """Wait until the graph is read, and see that it can be asked."""
        found = await self._hear()
        if "error" in found:
            raise SetupError(str(found["error"]))
        worker = await self.make_worker()
        answer = await worker.ask(Job("size"), _PROBING)
        self.triples = int(answer.body)
        self.idle.append(worker)

    async def make_worker(self, *, sealed: bool = True) -> Worker:
        """Make a worker.

        Args:
            sealed: It can open no files and take only so much memory; else it is one for the server's own work.

        Raises:
            EOFError: If the keeper has ended.
        """
        making = asyncio.ensure_future(self._make_worker(sealed))
        try:
            return await asyncio.shield(making)
        except asyncio.CancelledError:
            making.add_done_callback(_discard)
            raise

    async def _make_worker(self, sealed: bool) -> Worker:
        ours, theirs = socket.socketpair()
        async with self._turn:
            socket.send_fds(self._control, [json.dumps({"sealed": int(sealed)}).encode()], [theirs.fileno()])
            theirs.close()
            pid = int((await self._hear())["pid"])
        reader, writer = await asyncio.open_connection(sock=ours)
        return Worker(self, pid, reader, writer)

    async def end(self, pid: int) -> None:
        """End a worker and wait until it is gone, even if this task is cancelled."""
        await asyncio.shield(asyncio.ensure_future(self._end(pid)))

    async def _end(self, pid: int) -> None:
        try:
            async with self._turn:
                await asyncio.get_running_loop().sock_sendall(
                    self._control, json.dumps({"end": pid}).encode()
                )
                await self._hear()
        except (EOFError, OSError):
            return  # a keeper that ends takes its workers with it

    async def _hear(self) -> dict[str, Any]:
        """The keeper's next message."""
        loop = asyncio.get_running_loop()
        while b"\n" not in self._unread:
            part = await loop.sock_recv(self._control, 4096)
            if not part:
                raise EOFError("the process that holds the graph has ended")
            self._unread += part
        line, self._unread = self._unread.split(b"\n", 1)
        found: dict[str, Any] = json.loads(line)
        return found

    @property
    def ended(self) -> bool:
        """Whether the process has ended."""
        return self._process.poll() is not None

    def close(self) -> None:
        """End the keeper with all its workers."""
        self._control.close()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


_ENDING: set[asyncio.Task[None]] = set()


def _discard(making: asyncio.Future[Worker]) -> None:
    """End a worker that nobody waits for any more."""
    if making.exception() is None:
        task = asyncio.ensure_future(making.result().end())
        _ENDING.add(task)
        task.add_done_callback(_ENDING.discard)
