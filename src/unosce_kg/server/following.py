"""The newest finished state of what is served: read beside the one in use, which it then follows."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

from unosce_kg.errors import SetupError
from unosce_kg.server.keeping import Keeper
from unosce_kg.server.limits import Limits
from unosce_kg.store import current

_LOG = logging.getLogger("unosce_kg.server")


class Follower:
    """Keeps `keeper` at the newest state.

    Args:
        path: What is served.
        limits: For the workers.
        interval: Seconds between two looks.
    """

    def __init__(self, path: Path, limits: Limits, interval: float = 1.0) -> None:
        self._path, self._limits, self._interval = path, limits, interval
        self.keeper: Keeper
        self.trouble = ""
        self._failed = ""
        self._closing: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Read the first state.

        Raises:
            SetupError: If it cannot be read.
        """
        self.keeper = await self._read(await asyncio.to_thread(current, self._path))

    async def follow(self) -> None:
        """Look for newer states until cancelled; one that cannot be read is told once, and the old one stays."""
        while True:
            await asyncio.sleep(self._interval)
            try:
                await self._look()
            except SetupError as error:
                if str(error) != self.trouble:
                    _LOG.warning("%s; the last state that could be read is still served", error)
                self.trouble = str(error)

    async def _look(self) -> None:
        state = await asyncio.to_thread(current, self._path)
        if state == self.keeper.state and not self.keeper.ended:
            self.trouble = ""
            return
        if state == self._failed:
            return
        self._failed = state
        new = await self._read(state)
        old, self.keeper = self.keeper, new
        self._failed = self.trouble = ""
        _LOG.info("now serving a newer state: %d triples", new.triples)
        self.retire(old)

    async def _read(self, state: str) -> Keeper:
        try:
            return await Keeper.start(self._path, state, self._limits)
        except (EOFError, ConnectionError):
            raise SetupError(
                f"{self._path}: it cannot be read; is it whole, and is there enough memory?"
            ) from None

    def retire(self, keeper: Keeper) -> None:
        """End a keeper that is no longer the newest, once the last of its workers is done."""
        if keeper is not self.keeper and not keeper.busy and not keeper.ended:
            task = asyncio.create_task(asyncio.to_thread(keeper.close))
            self._closing.add(task)
            task.add_done_callback(self._closing.discard)

    async def close(self) -> None:
        """End all keepers."""
        await asyncio.to_thread(self.keeper.close)
        await asyncio.gather(*self._closing)
