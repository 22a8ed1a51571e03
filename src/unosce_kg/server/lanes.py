"""Places for queries: so many run at once, so many may wait, and nobody waits for ever."""

from __future__ import annotations

import asyncio


class Crowded(Exception):
    """No place is free, and too many wait, or it was waited too long."""


class Lane:
    """A number of places, given in the order of asking.

    Args:
        places: How many there are.
        waiting: How many may wait for one.
        wait: Seconds that one waits at most.
    """

    def __init__(self, places: int, waiting: int, wait: float) -> None:
        self.places, self._most_waiting, self._wait = places, waiting, wait
        self._free = asyncio.Semaphore(places)
        self.taken = self.waiting = 0

    @property
    def full(self) -> bool:
        """Whether one would have to wait."""
        return self._free.locked()

    async def enter(self) -> None:
        """Take a place.

        Raises:
            Crowded: If there is none to be had.
        """
        if self.full and self.waiting >= self._most_waiting:
            raise Crowded
        self.waiting += 1
        try:
            async with asyncio.timeout(self._wait):
                await self._free.acquire()
        except TimeoutError:
            raise Crowded from None
        finally:
            self.waiting -= 1
        self.taken += 1

    def leave(self) -> None:
        """Give the place back."""
        self.taken -= 1
        self._free.release()
