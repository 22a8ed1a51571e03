"""What is asked of the pool: clients' jobs, which end when the client goes, and what is made once for each state."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict

from starlette.requests import Request

from unosce_kg.server.following import Follower
from unosce_kg.server.messages import Answer, Job
from unosce_kg.server.metrics import Metrics
from unosce_kg.server.pool import Pool

_OWN_SECONDS = 120.0  # for what is made of a whole state


class Work:
    """The pool as the pages and the endpoint use it.

    Args:
        follower: Which state is served.
        pool: What answers.
    """

    def __init__(self, follower: Follower, pool: Pool) -> None:
        self.follower, self.pool = follower, pool
        self.metrics = Metrics()
        self._making: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._made: dict[str, tuple[str, Answer]] = {}

    async def answer(self, request: Request, job: Job) -> Answer:
        """Answer a client's job, unless the client goes away before."""
        started = time.monotonic()
        work = asyncio.ensure_future(self.pool.answer(job))
        gone = asyncio.ensure_future(_wait_until_gone(request))
        try:
            await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
            found = work.result() if work.done() else Answer.refuse(499, "the client went away")
        finally:
            gone.cancel()
            work.cancel()
        self.metrics.count(found.status, time.monotonic() - started)
        return found

    async def make(self, kind: str) -> Answer:
        """What is made once for each state, and kept; if it could not be made, that is kept too."""
        async with self._making[kind]:
            state = self.follower.keeper.state
            known, answer = self._made.get(kind, ("", None))
            if answer is None or known != state:
                answer = await self.pool.answer_own(Job(kind), _OWN_SECONDS)
                self._made[kind] = (state, answer)
            return answer


async def _wait_until_gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
