"""A server that misbehaves, and a fetcher with a clock of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from fetching.server import Site, serving
from unosce_kg.fetching import Result, Run, Settings, Source
from unosce_kg.fetching.folder import Folder
from unosce_kg.fetching.manners import Pace

LIMIT = 100_000  # bytes
SECONDS = 0.5


@dataclass
class Clock:
    """Time that passes when somebody sleeps."""

    time: float = 0.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.time += seconds

    def now(self) -> float:
        return self.time


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def clock() -> Clock:
    return Clock()


Get = Callable[..., list[Result]]


@pytest.fixture
def get(tmp_path: Path, clock: Clock) -> Get:
    """Fetches addresses into `tmp_path/out`; settings are given by name."""

    def run(*addresses: str | Source, **settings: object) -> list[Result]:
        given = {"limit_bytes": LIMIT, "seconds": SECONDS, "delay": 0.0, "allow_private": True, **settings}
        sources = [a if isinstance(a, Source) else Source(a) for a in addresses]
        running = Run(Settings(**given), Pace(clock.sleep, clock.now))  # type: ignore[arg-type]
        return list(running.fetch(sources, Folder(tmp_path / "out")))

    return run
