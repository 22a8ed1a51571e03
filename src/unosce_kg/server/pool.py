"""The queries that run: each in a process of its own, short ones first, none beyond its time.

A query starts in the quick lane. If it is not done after a moment, it goes over to the long lane; where that is
full, its process is ended, and it waits until it can start there anew. So long queries never keep short
ones waiting for more than that moment, and no more memory is in use than both lanes allow.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from unosce_kg.server.following import Follower
from unosce_kg.server.keeping import Keeper, Worker
from unosce_kg.server.lanes import Crowded, Lane
from unosce_kg.server.limits import Limits
from unosce_kg.server.messages import Answer, Job

_TICK = 0.02  # seconds, so that the last look finds the time spent
_LOG = logging.getLogger("unosce_kg.server")


@dataclass(eq=False, slots=True)
class _Use:
    """A worker in use, and whether it may be used again."""

    worker: Worker
    clean: bool = False


class Pool:
    """Answers jobs.

    Args:
        follower: Where the newest finished state comes from.
        limits: What a job may take, and how many run at once.
    """

    def __init__(self, follower: Follower, limits: Limits) -> None:
        self._follower, self._limits = follower, limits
        self.quick = Lane(limits.quick, limits.waiting, limits.wait)
        self.long = Lane(limits.long, limits.waiting, limits.wait)
        self._own_work = asyncio.Lock()
        self.killed = 0

    async def answer(self, job: Job) -> Answer:
        """Answer a client's job within the limits; if this task is cancelled, the work ends too."""
        try:
            return await self._run_quick(job) or await self._run_long(job)
        except Crowded:
            return Answer.refuse(503, "too many queries at once; try again in a few seconds")
        except (EOFError, OSError):
            if self._follower.keeper.ended:
                return Answer.refuse(503, "the graph is being read anew; try again in a few seconds")
            memory = self._limits.memory // 1_000_000
            return Answer.refuse(
                500, f"the query needs more than {memory} MB of memory, or is nested too deeply"
            )

    async def answer_own(self, job: Job, seconds: float) -> Answer:
        """Answer a job of the server itself: one at a time, with files to open and more time."""
        async with self._own_work:
            try:
                async with self._lend(sealed=False) as use:
                    use.worker.yield_to_others()
                    work = _start(use, job, seconds)
                    return await self._finish(use, work, seconds) or self._too_long(seconds)
            except (EOFError, OSError):
                return Answer.refuse(500, "this could not be made; the graph may be too large for it")

    async def _run_quick(self, job: Job) -> Answer | None:
        """Run a job in the quick lane, and on in the long one; None if it has to start anew there."""
        lane, limits = self.quick, self._limits
        await lane.enter()
        try:
            async with self._lend() as use:
                end = time.monotonic() + limits.seconds
                work = _start(use, job, limits.seconds)
                if found := await self._finish_soon(use, work, end):
                    return found
                if time.monotonic() >= end:
                    return self._too_long(limits.seconds)
                if self.long.full:
                    return None
                await self.long.enter()
                lane.leave()
                lane = self.long
                use.worker.yield_to_others()
                return await self._finish(use, work, end - time.monotonic()) or self._too_long(limits.seconds)
        finally:
            lane.leave()

    async def _finish_soon(self, use: _Use, work: asyncio.Future[Answer], end: float) -> Answer | None:
        """The answer, if it comes before it has had more of the processor than a short query needs.

        It is the processor's time that counts: on a busy machine a short query may take long by the wall clock.
        """
        start, spent = use.worker.read_clock(), 0.0
        while spent < self._limits.patience and (rest := end - time.monotonic()) > 0:
            if found := await self._finish(use, work, min(self._limits.patience - spent + _TICK, rest)):
                return found
            spent = use.worker.read_clock() - start
        return None

    async def _run_long(self, job: Job) -> Answer:
        seconds = self._limits.seconds
        await self.long.enter()
        try:
            async with self._lend() as use:
                use.worker.yield_to_others()
                work = _start(use, job, seconds)
                return await self._finish(use, work, seconds) or self._too_long(seconds)
        finally:
            self.long.leave()

    async def _finish(self, use: _Use, work: asyncio.Future[Answer], seconds: float) -> Answer | None:
        """The answer, if it comes within the time."""
        done, _ = await asyncio.wait({work}, timeout=seconds)
        if not done:
            return None
        found = work.result()
        if found.trace:
            _LOG.error("%s", found.trace)
        use.clean = not found.spent
        return found

    def _too_long(self, seconds: float) -> Answer:
        return Answer.refuse(504, f"the query was ended after {seconds:g} s")

    @asynccontextmanager
    async def _lend(self, *, sealed: bool = True) -> AsyncIterator[_Use]:
        """A worker for one job; it is ended with it unless it is clean."""
        keeper = self._follower.keeper
        keeper.busy += 1
        use = None
        try:
            use = _Use(await _take(keeper, sealed=sealed))
            yield use
        finally:
            again = use is not None and use.clean and sealed and keeper is self._follower.keeper
            if use and again:
                keeper.idle.append(use.worker)
            elif use:
                self.killed += not use.clean
                await use.worker.end()
            keeper.busy -= 1
            self._follower.retire(keeper)


def _start(use: _Use, job: Job, seconds: float) -> asyncio.Future[Answer]:
    work = asyncio.ensure_future(use.worker.ask(job, seconds))
    # One whose worker is ended fails, and nobody is there to hear it.
    work.add_done_callback(lambda done: done.cancelled() or done.exception())
    return work


async def _take(keeper: Keeper, *, sealed: bool) -> Worker:
    """An idle worker, or a new one."""
    while sealed and keeper.idle:
        worker = keeper.idle.pop()
        if not worker.ended:
            return worker
    return await keeper.make_worker(sealed=sealed)
