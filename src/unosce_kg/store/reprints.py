"""Near duplicates among the documents of a store, kept up while it grows.

Of each document its anchors are kept (see `duplicates`), and which others are near it. A change compares only
documents that share an anchor with what comes; what counts as what is then settled along those pairs, the earliest
document first, so that it is what all documents together would give.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache
from heapq import heapify, heappop, heappush

from unosce_kg.duplicates import COMMON, Signature, are_near
from unosce_kg.store.contents import Placed
from unosce_kg.store.readings import Readings

SCHEMA = """
CREATE TABLE IF NOT EXISTS signed (
    number INTEGER PRIMARY KEY, document TEXT NOT NULL UNIQUE, date TEXT NOT NULL,
    key TEXT NOT NULL, position INTEGER NOT NULL, counts_as INTEGER);
CREATE INDEX IF NOT EXISTS signed_counts_as ON signed (counts_as) WHERE counts_as NOT NULL;
CREATE TABLE IF NOT EXISTS anchor (value INTEGER, number INTEGER, PRIMARY KEY (value, number)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS anchor_number ON anchor (number);
CREATE TABLE IF NOT EXISTS near (one INTEGER, other INTEGER, PRIMARY KEY (one, other)) WITHOUT ROWID;
"""
_TABLES = ("signed", "anchor", "near")
_REMEMBERED = 1024  # signatures at a time


class Reprints:
    """The tables of near duplicates.

    Args:
        database: An open database, in autocommit mode; who opened it begins and ends the transaction.
        readings: Where the signatures of its documents are.

    Raises:
        sqlite3.Error: From every method, if the database cannot be read or written.
    """

    def __init__(self, database: sqlite3.Connection, readings: Readings) -> None:
        self._run, self._many = database.execute, database.executemany
        self._readings = readings
        self._read = lru_cache(_REMEMBERED)(self._read_signature)
        self._unsure: set[int] = set()  # documents of which it must be found anew what is near them
        self._open: set[int] = set()  # documents of which it must be settled anew what they count as

    def counts_as(self) -> dict[str, str]:
        """For each document that counts as another one the id of that one."""
        rows = self._run(
            "SELECT one.document, other.document FROM signed AS one "
            "JOIN signed AS other ON other.number = one.counts_as WHERE one.counts_as NOT NULL"
        )
        return dict(rows)

    def change(self, gone: Iterable[str], come: Iterable[Placed]) -> frozenset[str]:
        """Let documents go and come.

        Args:
            gone: Ids of those that go or change.
            come: Those that come or change.

        Returns:
            Ids of the documents of which something else is to be told now: those that count otherwise than before,
            and what they counted and count as.
        """
        before = self.counts_as()
        new = [placed for placed in come if not self._holds(placed)]
        for id_ in sorted(set(gone) - {placed.id for placed in come} | {placed.id for placed in new}):
            self._drop(id_)
        for placed in sorted(new, key=lambda placed: placed.id):
            self._take(placed)
        self._compare()
        self._settle()
        self._read.cache_clear()
        return frozenset(id_ for pair in before.items() ^ self.counts_as().items() for id_ in pair)

    def clear(self) -> None:
        """Let all documents go."""
        for table in _TABLES:
            self._run(f"DELETE FROM {table}")  # noqa: S608

    def _holds(self, placed: Placed) -> bool:
        query = "SELECT 1 FROM signed WHERE document = ? AND key = ? AND position = ?"
        return self._run(query, (placed.id, placed.key, placed.position)).fetchone() is not None

    def _drop(self, document: str) -> None:
        row = self._run("SELECT number FROM signed WHERE document = ?", (document,)).fetchone()
        if row is None:
            return
        (number,) = row
        self._unsure |= self._at_bound(number)
        self._open |= self._near(number)
        self._run("DELETE FROM near WHERE other = ?1 AND one IN (SELECT other FROM near WHERE one = ?1)", row)
        self._run("DELETE FROM near WHERE one = ?", row)
        self._run("DELETE FROM anchor WHERE number = ?", row)
        self._run("DELETE FROM signed WHERE number = ?", row)
        self._unsure.discard(number)
        self._open.discard(number)

    def _take(self, placed: Placed) -> None:
        signature = self._readings.read_signature(placed.key, placed.position, placed.id)
        values = (placed.id, signature.order[0], placed.key, placed.position)
        query = "INSERT INTO signed (document, date, key, position) VALUES (?, ?, ?, ?)"
        number = int(self._run(query, values).lastrowid or 0)
        self._many("INSERT INTO anchor VALUES (?, ?)", [(anchor, number) for anchor in signature.anchors])
        self._unsure |= {number, *self._at_bound(number)}

    def _at_bound(self, number: int) -> set[int]:
        """The documents that hold an anchor of one, which leads nowhere while that one is there, and else would."""
        held = map(self._holders, self._anchors(number))
        return {holder for holders in held if len(holders) == COMMON + 1 for holder in holders}

    def _anchors(self, number: int) -> Iterator[int]:
        return (value for (value,) in self._run("SELECT value FROM anchor WHERE number = ?", (number,)))

    def _holders(self, anchor: int) -> list[int]:
        """The documents that hold an anchor, no more of them than are needed to know that they are too many."""
        rows = self._run("SELECT number FROM anchor WHERE value = ? LIMIT ?", (anchor, COMMON + 2))
        return [number for (number,) in rows]

    def _near(self, number: int) -> set[int]:
        return {other for (other,) in self._run("SELECT other FROM near WHERE one = ?", (number,))}

    def _compare(self) -> None:
        """Find anew what is near the documents of which this is unsure."""
        done: set[int] = set()
        for one in sorted(self._unsure):
            before = self._near(one)
            held = map(self._holders, self._anchors(one))
            met = {other for holders in held if len(holders) <= COMMON for other in holders} - {one}
            now = {
                other
                for other in met
                if (other in before if other in done else are_near(self._read(one), self._read(other)))
            }
            self._many("DELETE FROM near WHERE one = ? AND other = ?", _both_ways(one, before - now))
            self._many("INSERT INTO near VALUES (?, ?)", _both_ways(one, now - before))
            self._open |= {one, *(before ^ now)}
            done.add(one)
        self._unsure.clear()

    def _settle(self) -> None:
        """Settle what documents count as: the earliest of those near them that count as themselves."""
        queue = [self._order(number) for number in self._open]
        self._open.clear()
        heapify(queue)
        while queue:
            date, document, number = place = heappop(queue)
            if queue and queue[0] == place:
                continue
            (before,) = self._run("SELECT counts_as FROM signed WHERE number = ?", (number,)).fetchone()
            row = self._run(
                "SELECT signed.number FROM near JOIN signed ON signed.number = other "
                "WHERE one = ? AND counts_as IS NULL AND (date, document) < (?, ?) ORDER BY date, document LIMIT 1",
                (number, date, document),
            ).fetchone()
            now = row[0] if row else None
            if now != before:
                self._run("UPDATE signed SET counts_as = ? WHERE number = ?", (now, number))
            if (now is None) != (before is None):
                later = (other for other in map(self._order, self._near(number)) if other > place)
                for other in later:
                    heappush(queue, other)

    def _order(self, number: int) -> tuple[str, str, int]:
        """What sorts documents, the one that others count as first."""
        date, document = self._run("SELECT date, document FROM signed WHERE number = ?", (number,)).fetchone()
        return date, document, number

    def _read_signature(self, number: int) -> Signature:
        query = "SELECT key, position, document FROM signed WHERE number = ?"
        return self._readings.read_signature(*self._run(query, (number,)).fetchone())


def _both_ways(one: int, others: Iterable[int]) -> list[tuple[int, int]]:
    return [pair for other in sorted(others) for pair in ((one, other), (other, one))]
