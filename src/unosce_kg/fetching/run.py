"""A run: each source asked for in turn, those of a host that may be asked before those that must wait."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from unosce_kg.fetching import naming
from unosce_kg.fetching.addresses import Address, parse_address
from unosce_kg.fetching.client import Client, Found
from unosce_kg.fetching.folder import Entry, Folder, write_note
from unosce_kg.fetching.kinds import find_charset, find_suffix
from unosce_kg.fetching.manners import Pace
from unosce_kg.fetching.refusal import Refusal
from unosce_kg.fetching.settings import Settings
from unosce_kg.fetching.sources import Source, read_feed

_NOT_MODIFIED = 304


class Outcome(StrEnum):
    """What became of a source."""

    FETCHED = "fetched"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    PLANNED = "to be fetched"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a source.

    Attributes:
        source: Which.
        file: Its name in the folder, or "".
        reason: Why it was skipped, or "".
    """

    source: Source
    outcome: Outcome
    file: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Task:
    source: Source
    address: Address
    stem: str


class Run:
    """Fetches sources.

    Args:
        settings: How to fetch.
        pace: Keeps requests apart; None for the usual clock.
    """

    def __init__(self, settings: Settings, pace: Pace | None = None) -> None:
        self._settings = settings
        self._pace = pace or Pace()
        self._client = Client(settings, self._pace)

    def read_feed(self, address: str) -> list[Source]:
        """The sources that a feed names.

        Raises:
            Refusal: If the feed cannot be had.
        """
        found = self._client.fetch(parse_address(address), {})
        return read_feed(found.answer.body, found.address)

    def fetch(self, sources: Iterable[Source], folder: Folder) -> Iterator[Result]:
        """Fetch sources into a folder, each with a note beside it that says what is known of it.

        Yields:
            What became of each, in the order in which they are done.

        Raises:
            SetupError: If the folder cannot be written to.
        """
        queues: dict[str, deque[_Task]] = {}
        for source in sources:
            try:
                task = _plan(source)
                queues.setdefault(task.address.host, deque()).append(task)
            except Refusal as refusal:
                yield Result(source, Outcome.SKIPPED, reason=refusal.reason)
        while queues:
            host = min(queues, key=self._pace.find_wait)
            task = queues[host].popleft()
            if not queues[host]:
                del queues[host]
            try:
                yield self._fetch(task, folder)
            except Refusal as refusal:
                yield Result(task.source, Outcome.SKIPPED, reason=refusal.reason)

    def _fetch(self, task: _Task, folder: Folder) -> Result:
        entry = folder.find(str(task.address), task.stem)
        if entry and self._settings.only_new:
            return Result(task.source, Outcome.UNCHANGED, entry.file)
        found = self._client.fetch(task.address, _make_conditions(entry))
        if entry and found.answer.status == _NOT_MODIFIED:
            return Result(task.source, Outcome.UNCHANGED, entry.file)
        headers = found.answer.headers
        suffix = find_suffix(
            headers.get("content-type", ""), found.address.target.partition("?")[0], found.answer.body
        )
        new = Entry(
            str(task.address), task.stem + suffix, "", "", headers.get("etag", ""),
            headers.get("last-modified", ""), headers.get("date", ""),
        )  # fmt: skip
        if not found.answer.body.strip():
            raise Refusal("empty")
        changed = folder.keep(entry, new, found.answer.body, _describe(task, found))
        done = Outcome.FETCHED if entry is None else Outcome.UPDATED if changed else Outcome.UNCHANGED
        return Result(task.source, done, new.file)


def plan(sources: Iterable[Source]) -> Iterator[Result]:
    """What a run would ask for, and the stem of the file that each would become."""
    for source in sources:
        try:
            yield Result(source, Outcome.PLANNED, _plan(source).stem)
        except Refusal as refusal:
            yield Result(source, Outcome.SKIPPED, reason=refusal.reason)


def _plan(source: Source) -> _Task:
    address = parse_address(source.address)
    stem = naming.check_stem(source.file) if source.file else naming.make_stem(address)
    return _Task(source, address, stem)


def _make_conditions(entry: Entry | None) -> dict[str, str]:
    if entry is None:
        return {}
    conditions = {"If-None-Match": entry.etag, "If-Modified-Since": entry.modified}
    return {name: value for name, value in conditions.items() if value}


def _describe(task: _Task, found: Found) -> str:
    """What is known of a document, for the note beside it."""
    charset = find_charset(found.answer.headers.get("content-type", ""))
    moved = str(found.address) if found.address != task.address else ""
    return write_note(
        {**task.source.told, "source": str(task.address), "retrieved-from": moved, "encoding": charset}
    )
