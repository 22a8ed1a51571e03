"""What was pushed where: a small database beside the graph, from which the difference is known without asking.

A change is noted before it is sent and confirmed when the endpoint has answered. A subject whose change was
sent but never confirmed is remembered with all the triples that the endpoint may hold of it.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from unosce_kg.errors import SetupError
from unosce_kg.graph.namespaces import PREFIXES

_SCHEMA = """
CREATE TABLE IF NOT EXISTS target (number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, phase TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS pushed (
    target INTEGER, subject TEXT, lines BLOB NOT NULL, pending INTEGER NOT NULL,
    PRIMARY KEY (target, subject)) WITHOUT ROWID;
CREATE TEMP TABLE present (subject TEXT PRIMARY KEY) WITHOUT ROWID;
"""
_PAGE = 1000  # subjects that are read at a time
# What most lines hold, so that the few of one subject are packed well.
_COMMON = "\n".join(PREFIXES.values()).encode()


class Phase(StrEnum):
    """How far a graph at an endpoint is."""

    GROWING = "growing"
    EMPTYING = "emptying"  # what it holds is unknown until it was emptied
    REPLACING = "replacing"  # it was emptied, and what is to be in it is on its way


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be done about a subject.

    Attributes:
        remove: Its lines that go: predicate and object as N-Triples writes them.
        add: Its lines that come.
        after: All its lines when that is done.
    """

    subject: str
    remove: tuple[str, ...]
    add: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pushed:
    """What an endpoint holds of a subject.

    Attributes:
        pending: It holds some of the lines, perhaps all.
    """

    lines: tuple[str, ...]
    pending: bool


@contextmanager
def open_state(path: Path, key: str, *, keep: bool = True) -> Iterator[State]:
    """Open the state of a target.

    Args:
        path: The database; made if it is missing.
        key: Of the target.
        keep: Otherwise a database that is missing is not made.

    Raises:
        SetupError: If it cannot be read or written, or is something else.
    """
    try:
        if keep:
            path.parent.mkdir(parents=True, exist_ok=True)
        place = path if keep or path.exists() else ":memory:"
        database = sqlite3.connect(place, timeout=0, isolation_level=None)
        try:
            if keep:  # from the first write on, no other process can use it
                database.execute("PRAGMA locking_mode = EXCLUSIVE")
            database.executescript(_SCHEMA)
            yield State(database, key)
        finally:
            database.close()
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
            raise SetupError(f"{path}: another push is using this record") from None
        raise SetupError(f"{path}: the record of what was pushed cannot be used: {error}") from None
    except OSError as error:
        raise SetupError(f"{path}: {error.strerror or error}") from None


class State:
    """What was pushed to one target."""

    def __init__(self, database: sqlite3.Connection, key: str) -> None:
        self._run = database.execute
        self._run("BEGIN IMMEDIATE")
        self._run("INSERT OR IGNORE INTO target (key, phase) VALUES (?, ?)", (key, Phase.GROWING))
        self._run("COMMIT")
        self._target, phase = self._run("SELECT number, phase FROM target WHERE key = ?", (key,)).fetchone()
        self._phase = Phase(phase)

    @property
    def phase(self) -> Phase:
        """How far the graph is."""
        return self._phase

    def enter(self, phase: Phase) -> None:
        """Note that the graph is in another phase; whoever empties it forgets what was in it."""
        self._run("BEGIN IMMEDIATE")
        if phase is Phase.EMPTYING:
            self._run("DELETE FROM pushed WHERE target = ?", (self._target,))
        self._run("UPDATE target SET phase = ? WHERE number = ?", (phase, self._target))
        self._run("COMMIT")
        self._phase = phase

    def read(self, subject: str) -> Pushed | None:
        """What was pushed of a subject, or None."""
        row = self._run(
            "SELECT lines, pending FROM pushed WHERE target = ? AND subject = ?", (self._target, subject)
        ).fetchone()
        return Pushed(_unpack(row[0]), bool(row[1])) if row else None

    def begin_comparison(self) -> None:
        """Forget which subjects are present."""
        self._run("DELETE FROM present")

    def mark_present(self, subject: str) -> None:
        """Note that a subject is in the graph."""
        self._run("INSERT OR IGNORE INTO present VALUES (?)", (subject,))

    def absent(self) -> Iterator[tuple[str, Pushed]]:
        """The subjects that were pushed and are not present, in order."""
        last = ""
        query = (
            "SELECT subject, lines, pending FROM pushed WHERE target = ? AND subject > ? "
            "AND subject NOT IN (SELECT subject FROM present) ORDER BY subject LIMIT ?"
        )
        while rows := self._run(query, (self._target, last, _PAGE)).fetchall():
            for subject, lines, pending in rows:
                yield subject, Pushed(_unpack(lines), bool(pending))
            last = rows[-1][0]

    def note(self, changes: Iterable[Change]) -> None:
        """Note that changes are about to be sent."""
        self._keep((c.subject, _pack(sorted({*c.remove, *c.after})), 1) for c in changes)

    def confirm(self, changes: Iterable[Change]) -> None:
        """Note that the endpoint has made changes."""
        self._keep((c.subject, _pack(c.after) if c.after else None, 0) for c in changes)

    def _keep(self, rows: Iterable[tuple[str, bytes | None, int]]) -> None:
        """Put subjects in, or take those out that have no lines."""
        self._run("BEGIN IMMEDIATE")
        for subject, lines, pending in rows:
            if lines is None:
                self._run("DELETE FROM pushed WHERE target = ? AND subject = ?", (self._target, subject))
            else:
                row = (self._target, subject, lines, pending)
                self._run("INSERT OR REPLACE INTO pushed VALUES (?, ?, ?, ?)", row)
        self._run("COMMIT")


def _pack(lines: Iterable[str]) -> bytes:
    packer = zlib.compressobj(zdict=_COMMON)
    return packer.compress("\n".join(lines).encode("utf-8")) + packer.flush()


def _unpack(packed: bytes) -> tuple[str, ...]:
    return tuple(zlib.decompressobj(zdict=_COMMON).decompress(packed).decode("utf-8").split("\n"))
