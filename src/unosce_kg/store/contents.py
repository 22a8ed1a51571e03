"""Which files and documents a store holds, and the id of each document among those that would share one."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter

from unosce_kg.model import Copy
from unosce_kg.report import MergedDocument, ReadDocument, SkippedDocument
from unosce_kg.store.readings import Refusal, Taken

SCHEMA = """
CREATE TABLE IF NOT EXISTS source (
    path BLOB PRIMARY KEY, shown BLOB NOT NULL, digest TEXT NOT NULL, key TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS document (
    path BLOB, position INTEGER, base TEXT NOT NULL, file TEXT NOT NULL, source TEXT NOT NULL,
    digest TEXT NOT NULL, account TEXT NOT NULL, id TEXT, PRIMARY KEY (path, position)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS document_base ON document (base);
CREATE INDEX IF NOT EXISTS document_id ON document (id);
CREATE INDEX IF NOT EXISTS document_digest ON document (digest);
CREATE TABLE IF NOT EXISTS refused (path BLOB NOT NULL, name BLOB NOT NULL, reason TEXT NOT NULL);
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
    """A document of a store.

    Attributes:
        key: Of its file's reading.
        position: Its place there.
        id: Its id in the store, which no other document has.
        copies: The files with the same text, of which it is the one that was taken.
    """

    key: str
    position: int
    id: str
    copies: tuple[Copy, ...]


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
        rows = database.execute("SELECT path, shown, digest, key FROM source ORDER BY path")
        found = (Source(_path(path), _path(shown), sum_, key) for path, shown, sum_, key in rows)
        self._sources = {source.path: source for source in found}

    def sources(self) -> dict[Path, Source]:
        """All files, by path."""
        return dict(self._sources)

    def digests(self, paths: Iterable[Path]) -> frozenset[str]:
        """Digests of the texts in some files."""
        query = "SELECT digest FROM document WHERE path = ?"
        return frozenset(found for path in paths for (found,) in self._run(query, (os.fsencode(path),)))

    def bases(self, digests: Iterable[str]) -> frozenset[str]:
        """The ids that the documents with some texts would have if they were alone."""
        query = "SELECT base FROM document WHERE digest = ?"
        return frozenset(base for sum_ in digests for (base,) in self._run(query, (sum_,)))

    def drop(self, path: Path) -> None:
        """Take out a file with its documents."""
        self._sources.pop(path, None)
        for table in TABLES:
            self._run(f"DELETE FROM {table} WHERE path = ?", (os.fsencode(path),))  # noqa: S608

    def show(self, source: Source) -> None:
        """Note how the user names a file now."""
        self._sources[source.path] = source
        values = (os.fsencode(source.shown), os.fsencode(source.path))
        self._run("UPDATE source SET shown = ? WHERE path = ?", values)

    def take(self, source: Source, taken: Iterable[Taken], refused: Iterable[Refusal]) -> None:
        """Take in a file with its documents."""
        self._sources[source.path] = source
        name = os.fsencode(source.path)
        self._run(
            "INSERT INTO source VALUES (?, ?, ?, ?)",
            (name, os.fsencode(source.shown), source.digest, source.key),
        )
        rows = [
            (name, t.position, t.account.id, t.account.file, t.source, t.digest, _write(t.account))
            for t in taken
        ]
        self._many("INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, NULL)", rows)
        self._many(
            "INSERT INTO refused VALUES (?, ?, ?)", [(name, os.fsencode(r.name), r.reason) for r in refused]
        )

    def tell_apart(self, bases: Iterable[str]) -> None:
        """Give documents that would share one of these ids different ones; a copy of another text gets none.

        Which of several keeps the plain id, and which of several copies is taken, depends on their names and
        texts, not on the order of reading.
        """
        for base in sorted(bases):
            self._run("UPDATE document SET id = NULL WHERE base = ?", (base,))
            rows = self._run(
                "SELECT path, position, digest FROM document AS one WHERE base = ?1 AND NOT EXISTS ("
                "SELECT 1 FROM document AS other WHERE other.digest = one.digest AND "
                "(other.base, other.file, other.path, other.position) < (one.base, one.file, one.path, one.position)) "
                "ORDER BY file, digest, path, position",
                (base,),
            )
            for number, (path, position, sum_) in enumerate(rows.fetchall()):
                id_ = f"{base}-{sum_[:8]}" if number else base
                self._run("UPDATE document SET id = ? WHERE path = ? AND position = ?", (id_, path, position))

    def ids(self, bases: Iterable[str]) -> dict[str, Placed]:
        """The documents that would share one of these ids, by the ids that they have."""
        return {placed.id: placed for base in bases for placed in self._placed("base = ?", base)}

    def find(self, id_: str) -> Iterator[Placed]:
        """The document that has an id, if there is one."""
        return self._placed("id = ?", id_)

    def placed(self) -> Iterator[Placed]:
        """All documents in order of their ids, copies left out."""
        return self._placed("id NOT NULL")

    def _placed(self, where: str, *values: str) -> Iterator[Placed]:
        rows = self._run(
            "SELECT source.key, position, id, (SELECT json_group_array(json_array(file, source)) "  # noqa: S608
            "FROM document AS copy WHERE copy.digest = document.digest AND copy.id IS NULL) "
            f"FROM document JOIN source USING (path) WHERE {where} AND id NOT NULL ORDER BY id",
            values,
        )
        for key, position, id_, copies in rows.fetchall():
            yield Placed(key, position, id_, tuple(sorted(Copy(*other) for other in json.loads(copies))))

    def __len__(self) -> int:
        """How many documents there are, copies counted once."""
        return int(self._run("SELECT count(*) FROM document WHERE id NOT NULL").fetchone()[0])

    def accounts(self, anew: Container[str], *, old: bool = True) -> Iterator[ReadDocument]:
        """The accounts of documents, by id.

        Args:
            anew: Keys of the readings that were made by this run; all others are reused.
            old: Those that are reused are among them.
        """
        rows = self._run(
            "SELECT account, id, source.key FROM document JOIN source USING (path) WHERE id NOT NULL ORDER BY id"
        )
        for account, id_, key in rows:
            if old or key in anew:
                yield replace(_ACCOUNT.validate_json(account), id=id_, reused=key not in anew)

    def find_document(self, id_: str) -> Path | None:
        """The file of a document."""
        row = self._run("SELECT path FROM document WHERE id = ?", (id_,)).fetchone()
        return _path(row[0]) if row else None

    def skipped(self) -> tuple[SkippedDocument, ...]:
        """What cannot be read, and why."""
        rows = self._run("SELECT shown, name, reason FROM refused JOIN source USING (path)")
        found = sorted((_path(shown).parent / _path(name), reason) for shown, name, reason in rows)
        return tuple(SkippedDocument(str(path), reason) for path, reason in found)

    def merged(self) -> tuple[MergedDocument, ...]:
        """The copies, each with the file of the document that was taken."""
        rows = self._run(
            "SELECT source.shown, document.file, there.shown FROM document JOIN source USING (path) "
            "JOIN document AS other ON other.digest = document.digest AND other.id NOT NULL "
            "JOIN source AS there ON there.path = other.path WHERE document.id IS NULL"
        )
        found = sorted((_path(shown).parent / name, _path(other)) for shown, name, other in rows)
        return tuple(MergedDocument(str(path), str(other)) for path, other in found)

    def clear(self) -> None:
        """Take out all files."""
        self._sources.clear()
        for table in TABLES:
            self._run(f"DELETE FROM {table}")  # noqa: S608


def _write(account: ReadDocument) -> str:
    return _ACCOUNT.dump_json(account).decode()


def _path(name: bytes) -> Path:
    return Path(os.fsdecode(name))
