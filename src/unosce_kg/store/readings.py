"""What was read from each file, kept so that it is read once: a database of documents and their extractions.

A reading is found by a digest of all that it depends on, so that nothing in it ever gets old; each is safe as
soon as it is made, and a run that was stopped goes on where it was. It is JSON, never code.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from unosce_kg.duplicates import Signature, sign
from unosce_kg.errors import SetupError
from unosce_kg.model import Extraction
from unosce_kg.report import ReadDocument
from unosce_kg.text import digest

_SCHEMA = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS file (key TEXT PRIMARY KEY, parts INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS part (
    key TEXT, position INTEGER, digest TEXT, source TEXT, account TEXT, refusal TEXT, extraction BLOB,
    PRIMARY KEY (key, position)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS signature (key TEXT, position INTEGER, content TEXT, PRIMARY KEY (key, position)) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class _Document:
    text: str


@dataclass(frozen=True, slots=True)
class _Text:
    """An extraction of which only the document's text is looked at."""

    document: _Document


_EXTRACTION: TypeAdapter[Extraction] = TypeAdapter(Extraction)
_TEXT: TypeAdapter[_Text] = TypeAdapter(_Text)
_ACCOUNT: TypeAdapter[ReadDocument] = TypeAdapter(ReadDocument)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A document of a file that cannot be read.

    Attributes:
        name: Of the file, or of the document inside it.
        reason: Why, in words a person understands.
        passing: Another try may succeed.
    """

    name: str
    reason: str
    passing: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """A document that was read, without what was read from it.

    Attributes:
        position: Its place among the parts of its file.
        account: Of it, under the id that it has alone.
        digest: Of its clean text.
        source: The address that it came from, or "".
    """

    position: int
    account: ReadDocument
    digest: str
    source: str


class Readings:
    """The database of readings; made if it is missing.

    Raises:
        sqlite3.Error: From every method, if the file cannot be read or written.
    """

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(path, isolation_level=None)
        self._database.executescript(_SCHEMA)

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def __contains__(self, key: str) -> bool:
        return self._database.execute("SELECT 1 FROM file WHERE key = ?", (key,)).fetchone() is not None

    def __len__(self) -> int:
        """How many documents were read; refusals do not count."""
        return int(self._database.execute("SELECT count(*) FROM part WHERE refusal IS NULL").fetchone()[0])

    def put(self, key: str, parts: Iterable[Extraction | Refusal]) -> None:
        """Keep what was read from a file, all of it or nothing."""
        known = list(parts)
        rows = [(key, position, *_write(part)) for position, part in enumerate(known)]
        signatures = [
            (key, position, sign(part.document).dump())
            for position, part in enumerate(known)
            if isinstance(part, Extraction)
        ]
        run = self._database.execute
        run("BEGIN")
        try:
            self._database.executemany("INSERT OR REPLACE INTO part VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
            self._database.executemany("INSERT OR REPLACE INTO signature VALUES (?, ?, ?)", signatures)
            run("INSERT OR REPLACE INTO file VALUES (?, ?)", (key, len(rows)))
            run("COMMIT")
        except BaseException:
            run("ROLLBACK")
            raise

    def list(self, key: str) -> tuple[tuple[Taken, ...], tuple[Refusal, ...]]:
        """The documents of a file, and those that were refused."""
        taken, refused = [], []
        query = "SELECT position, digest, source, account, refusal FROM part WHERE key = ? ORDER BY position"
        for position, sum_, source, account, refusal in self._database.execute(query, (key,)):
            if refusal is not None:
                refused.append(Refusal(*json.loads(refusal)))
            else:
                taken.append(Taken(position, _ACCOUNT.validate_json(account), sum_, source))
        return tuple(taken), tuple(refused)

    def read_signature(self, key: str, position: int, document: str) -> Signature:
        """What is compared of a document, under its id in the store, to find its near duplicates.

        Raises:
            SetupError: If nothing is kept of it.
        """
        query = "SELECT content FROM signature WHERE key = ? AND position = ?"
        return Signature.load(document, self._find(query, key, position))

    def read(self, key: str, position: int) -> Extraction:
        """What was read from a document.

        Raises:
            SetupError: If nothing is kept of it.
        """
        content = self._find("SELECT extraction FROM part WHERE key = ? AND position = ?", key, position)
        return _EXTRACTION.validate_json(zlib.decompress(content))

    def read_text(self, key: str, position: int) -> str:
        """The clean text of a document, which takes a fraction of the time that all of its reading takes.

        Raises:
            SetupError: If nothing is kept of it.
        """
        content = self._find("SELECT extraction FROM part WHERE key = ? AND position = ?", key, position)
        return _TEXT.validate_json(zlib.decompress(content)).document.text

    def _find(self, query: str, key: str, position: int) -> Any:  # noqa: ANN401 - text or bytes, by the column
        row = self._database.execute(query, (key, position)).fetchone()
        if row is None:
            raise SetupError("the store lacks what was read from a document; build it anew")
        return row[0]

    def keep(self, keys: Iterable[str]) -> None:
        """Forget all readings but those under these keys."""
        wanted = frozenset(keys)
        run = self._database.execute
        found = [key for (key,) in run("SELECT key FROM file")]
        run("BEGIN")
        for key in found:
            if key not in wanted:
                run("DELETE FROM part WHERE key = ?", (key,))
                run("DELETE FROM signature WHERE key = ?", (key,))
                run("DELETE FROM file WHERE key = ?", (key,))
        run("COMMIT")


def rename(extraction: Extraction, id_: str) -> Extraction:
    """What was read from a document, under another id."""
    if extraction.document.id == id_:
        return extraction
    return replace(
        extraction,
        document=replace(extraction.document, id=id_),
        statements=tuple(
            replace(s, evidence=tuple(replace(e, document=id_) for e in s.evidence))
            for s in extraction.statements
        ),
    )


def _write(part: Extraction | Refusal) -> tuple[str | bytes | None, ...]:
    if isinstance(part, Refusal):
        return None, None, None, json.dumps([part.name, part.reason, part.passing]), None
    account = _ACCOUNT.dump_json(ReadDocument.of(part)).decode()
    content = zlib.compress(_EXTRACTION.dump_json(part), 1)
    return digest(part.document.text), part.document.source or "", account, None, content
