"""Places, and who waits for one."""

from __future__ import annotations

import asyncio

import pytest

from unosce_kg.server.lanes import Crowded, Lane


def test_places_are_given_in_the_order_of_asking():
    async def play() -> list[int]:
        lane, order = Lane(2, 10, 5), list[int]()

        async def one(number: int) -> None:
            await lane.enter()
            order.append(number)
            await asyncio.sleep(0.01)
            lane.leave()

        await asyncio.gather(*(one(number) for number in range(6)))
        assert (lane.taken, lane.waiting, lane.full) == (0, 0, False)
        return order

    assert asyncio.run(play()) == list(range(6))


def test_too_many_are_sent_away_at_once():
    async def play() -> None:
        lane = Lane(1, 1, 60)
        await lane.enter()
        waiting = asyncio.create_task(lane.enter())
        await asyncio.sleep(0)
        with pytest.raises(Crowded):
            await lane.enter()
        lane.leave()
        await waiting

    asyncio.run(play())


def test_nobody_waits_for_ever():
    async def play() -> None:
        lane = Lane(1, 5, 0.05)
        await lane.enter()
        with pytest.raises(Crowded):
            await lane.enter()
        lane.leave()
        await lane.enter()
        assert lane.taken == 1

    asyncio.run(play())


def test_one_who_stops_waiting_leaves_no_trace():
    async def play() -> None:
        lane = Lane(1, 5, 5)
        await lane.enter()
        waiting = asyncio.create_task(lane.enter())
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.sleep(0)
        lane.leave()
        assert (lane.taken, lane.waiting, lane.full) == (0, 0, False)

    asyncio.run(play())
