"""Which files and documents a store holds, and the id of each document among those that would share one."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter

from unosce_kg.report import ReadDocument, SkippedDocument
from unosce_kg.store.readings import Refusal, Taken

SCHEMA = """
CREATE TABLE IF NOT EXISTS source (
    path BLOB PRIMARY KEY, shown BLOB NOT NULL, digest TEXT NOT NULL, key TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS document (
    path BLOB, position INTEGER, base TEXT NOT NULL, file TEXT NOT NULL, digest TEXT NOT NULL,
    account TEXT NOT NULL, id TEXT, copied BLOB, PRIMARY KEY (path, position)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS document_base ON document (base);
CREATE INDEX IF NOT EXISTS document_id ON document (id);
CREATE TABLE IF NOT EXISTS refused (path BLOB NOT NULL, name TEXT NOT NULL, reason TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS refused_path ON refused (path);
"""
TABLES = ("source", "document", "refused")
_ACCOUNT: TypeAdapter[ReadDocument] = TypeAdapter(ReadDocument)


@dataclass(frozen=True, slots=True)
class Source:
    """A file of a store.

    Attributes:
        path: Where it lies, absolute.
        shown: As the user named it.
        digest: Of its bytes.
        key: Of what was read from it.
    """

    path: Path
    shown: Path
    digest: str
    key: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A document of a store: the key of its file's reading, its place there, and its id in the store."""

    key: str
    position: int
    id: str


class Contents:
    """The tables of files and documents.

    Args:
        database: An open database, in autocommit mode; who opened it begins and ends the transaction.

    Raises:
        sqlite3.Error: From every method, if the database cannot be read or written.
    """

    def __init__(self, database: sqlite3.Connection) -> None:
        self._run = database.execute
        self._many = database.executemany

    def sources(self) -> dict[Path, Source]:
        """All files, by path."""
        rows = self._run("SELECT path, shown, digest, key FROM source ORDER BY path")
        found = (Source(_path(path), _path(shown), sum_, key) for path, shown, sum_, key in rows)
        return {source.path: source for source in found}

    def bases(self, paths: Iterable[Path]) -> frozenset[str]:
        """The ids that the documents of files would have if they were alone."""
        query = "SELECT base FROM document WHERE path = ?"
        return frozenset(base for path in paths for (base,) in self._run(query, (os.fsencode(path),)))

    def drop(self, path: Path) -> None:
        """Take out a file with its documents."""
        for table in TABLES:
            self._run(f"DELETE FROM {table} WHERE path = ?", (os.fsencode(path),))  # noqa: S608

    def show(self, source: Source) -> None:
        """Note how the user names a file now."""
        values = (os.fsencode(source.shown), os.fsencode(source.path))
        self._run("UPDATE source SET shown = ? WHERE path = ?", values)

    def take(self, source: Source, taken: Iterable[Taken], refused: Iterable[Refusal]) -> None:
        """Take in a file with its documents."""
        name = os.fsencode(source.path)
        self._run(
            "INSERT INTO source VALUES (?, ?, ?, ?)",
            (name, os.fsencode(source.shown), source.digest, source.key),
        )
        rows = [
            (name, t.position, t.account.id, t.account.file, t.digest, _ACCOUNT.dump_json(t.account).decode())
            for t in taken
        ]
        self._many("INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, NULL, NULL)", rows)
        self._many("INSERT INTO refused VALUES (?, ?, ?)", [(name, r.name, r.reason) for r in refused])

    def tell_apart(self, bases: Iterable[str]) -> None:
        """Give documents that share an id different ones; a copy of another gets none.

        Which of them keeps the plain id depends on their names and texts, not on the order of reading.
        """
        for base in sorted(bases):
            rows = self._run(
                "SELECT path, position, digest FROM document WHERE base = ? ORDER BY file, digest, path, position",
                (base,),
            ).fetchall()
            seen: dict[str, bytes] = {}
            for path, position, sum_ in rows:
                id_ = None if sum_ in seen else f"{base}-{sum_[:8]}" if seen else base
                self._run(
                    "UPDATE document SET id = ?, copied = ? WHERE path = ? AND position = ?",
                    (id_, seen.get(sum_), path, position),
                )
                seen.setdefault(sum_, path)

    def ids(self, bases: Iterable[str]) -> dict[str, Placed]:
        """The documents that would share one of these ids, by the ids that they have."""
        found = {}
        for base in bases:
            for placed in self._placed("base = ?", base):
                found[placed.id] = placed
        return found

    def placed(self) -> Iterator[Placed]:
        """All documents in order of their ids, copies left out."""
        return self._placed("id NOT NULL")

    def _placed(self, where: str, *values: str) -> Iterator[Placed]:
        rows = self._run(
            "SELECT source.key, position, id FROM document JOIN source USING (path) "  # noqa: S608
            f"WHERE {where} AND id NOT NULL ORDER BY id",
            values,
        )
        return (Placed(*row) for row in rows.fetchall())

    def accounts(self) -> tuple[ReadDocument, ...]:
        """The accounts of all documents, by id."""
        rows = self._run("SELECT account, id FROM document WHERE id NOT NULL ORDER BY id")
        return tuple(replace(_ACCOUNT.validate_json(account), id=id_) for account, id_ in rows)

    def skipped(self) -> tuple[SkippedDocument, ...]:
        """What is not in the graph, and why: refused documents and copies."""
        refused = self._run("SELECT shown, name, reason FROM refused JOIN source USING (path)")
        found = [(_path(shown).parent / name, reason) for shown, name, reason in refused]
        copies = self._run(
            "SELECT source.shown, document.file, other.shown FROM document JOIN source USING (path) "
            "JOIN source AS other ON other.path = document.copied WHERE document.id IS NULL"
        )
        found += [(_path(s).parent / name, f"the same text as {_path(o)}") for s, name, o in copies]
        return tuple(SkippedDocument(str(path), reason) for path, reason in sorted(found))

    def clear(self) -> None:
        """Take out all files."""
        for table in TABLES:
            self._run(f"DELETE FROM {table}")  # noqa: S608


def _path(name: bytes) -> Path:
    return Path(os.fsdecode(name))
