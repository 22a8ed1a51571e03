"""What each document of a store contributes, in tables: who says a statement, names an entity, touches it.

With them the neighbourhood of a change is looked up instead of computed from all documents. The tables hold
no more than what the graph of a corpus is made from; a writer changes them in one transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from unosce_kg.graph import reference
from unosce_kg.graph.merging import DATES, Support, unite
from unosce_kg.model import Entity, Evidence, Extraction, Span, Statement

SCHEMA = """
CREATE TABLE IF NOT EXISTS statement (
    id TEXT PRIMARY KEY, subject TEXT NOT NULL, predicate TEXT NOT NULL, object TEXT NOT NULL,
    fact INTEGER NOT NULL, content TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS statement_subject ON statement (subject, predicate, object, fact);
CREATE INDEX IF NOT EXISTS statement_object ON statement (object);
CREATE TABLE IF NOT EXISTS evidence (
    statement TEXT NOT NULL, document TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
    confidence REAL NOT NULL, PRIMARY KEY (statement, document, start, stop)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS evidence_document ON evidence (document);
CREATE TABLE IF NOT EXISTS entity (
    id TEXT NOT NULL, document TEXT NOT NULL, content TEXT NOT NULL, PRIMARY KEY (id, document)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS entity_document ON entity (document);
CREATE TABLE IF NOT EXISTS touched (
    entity TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY (entity, document)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS touched_document ON touched (document);
"""
TABLES = ("statement", "evidence", "entity", "touched")

_STATEMENT: TypeAdapter[Statement] = TypeAdapter(Statement)
_ENTITY: TypeAdapter[Entity] = TypeAdapter(Entity)
_DATES = ",".join(f"'{name}'" for name in DATES)


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one document says, as the graph counts it.

    Attributes:
        extraction: The document with what was read from it.
        supports: Its statements, equal ones united, sorted by id.
        touched: Ids of the entities that it mentions or states something about.
    """

    extraction: Extraction
    supports: tuple[Support, ...]
    touched: frozenset[str]

    @classmethod
    def of(cls, extraction: Extraction) -> Contribution:
        """The contribution of an extraction."""
        supports = unite(extraction.statements, ())
        return cls(extraction, supports, reference.touched(extraction.mentions, extraction.statements))


class Index:
    """The tables of contributions.

    Args:
        database: An open database, in autocommit mode; who opened it begins and ends the transaction.

    Raises:
        sqlite3.Error: From every method, if the database cannot be read or written.
    """

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def add(self, contribution: Contribution) -> None:
        """Add what a document says."""
        document, run = contribution.extraction.document.id, self._database.executemany
        run("INSERT INTO touched VALUES (?, ?)", [(e, document) for e in sorted(contribution.touched)])
        run(
            "INSERT INTO entity VALUES (?, ?, ?)",
            [(e.id, document, _write(_ENTITY, e)) for e in contribution.extraction.entities],
        )
        self.state(contribution.supports)
        run(
            "INSERT INTO evidence VALUES (?, ?, ?, ?, ?)",
            [
                (support.id, document, e.sentence.start, e.sentence.end, e.confidence)
                for support in contribution.supports
                for e in support.statement.evidence
            ],
        )

    def state(self, supports: Iterable[Support]) -> None:
        """Note what statements say, whoever says it."""
        rows = []
        for support in supports:
            said = support.statement
            statement = Statement(
                said.subject, said.predicate, said.object, (), said.qualifiers, said.modality
            )
            ends = (statement.subject, statement.predicate, str(statement.object))
            rows.append((support.id, *ends, support.is_fact, _write(_STATEMENT, statement)))
        self._database.executemany("INSERT OR IGNORE INTO statement VALUES (?, ?, ?, ?, ?, ?)", rows)

    def clear(self) -> None:
        """Remove what all documents say."""
        for table in TABLES:
            self._database.execute(f"DELETE FROM {table}")  # noqa: S608

    def remove(self, document: str) -> None:
        """Remove what a document says; its statements stay until `forget` finds nobody that says them."""
        for table in ("touched", "entity", "evidence"):
            self._database.execute(f"DELETE FROM {table} WHERE document = ?", (document,))  # noqa: S608

    def forget(self, statements: Iterable[str], stated: Container[str]) -> frozenset[str]:
        """Forget those of the statements that neither a document nor the reference data says.

        Returns:
            Their ids.
        """
        gone = frozenset(id_ for id_ in statements if id_ not in stated and not self.is_said(id_))
        self._database.executemany("DELETE FROM statement WHERE id = ?", [(id_,) for id_ in gone])
        return gone

    def said_by(self, document: str) -> frozenset[str]:
        """Ids of the statements that a document says."""
        return self._ids("SELECT DISTINCT statement FROM evidence WHERE document = ?", document)

    def touched_by(self, document: str) -> frozenset[str]:
        """Ids of the entities that a document touches or names anew."""
        return self._ids(
            "SELECT entity FROM touched WHERE document = ?1 UNION SELECT id FROM entity WHERE document = ?1",
            document,
        )

    def read_content(self, id_: str) -> Statement:
        """A statement that is known, without its evidence."""
        row = self._row("SELECT content FROM statement WHERE id = ?", id_)
        if row is None:
            raise KeyError(id_)
        return _STATEMENT.validate_json(row[0])

    def read_statement(self, id_: str) -> Statement | None:
        """A statement; of each document the surest evidence is known, by its place and confidence alone."""
        row = self._row("SELECT content FROM statement WHERE id = ?", id_)
        if row is None:
            return None
        rows = self._database.execute(
            "SELECT document, start, stop, max(confidence) FROM evidence WHERE statement = ? GROUP BY document",
            (id_,),
        )
        evidence = tuple(Evidence(d, Span(start, stop), "", "", c) for d, start, stop, c in rows)
        return replace(_STATEMENT.validate_json(row[0]), evidence=evidence)

    def find_statement(self, subject: str, predicate: str, object_: str) -> str | None:
        """Id of a statement that says this as a fact, the first of several."""
        where = "subject = ? AND predicate = ? AND object = ? AND fact = 1"
        row = self._row(f"SELECT min(id) FROM statement WHERE {where}", subject, predicate, object_)  # noqa: S608
        return row[0] if row else None

    def read_dates(self, entity: str) -> tuple[Statement, ...]:
        """The statements on the dates of an entity, without their evidence."""
        rows = self._database.execute(
            f"SELECT content FROM statement WHERE subject = ? AND predicate IN ({_DATES})",  # noqa: S608
            (entity,),
        )
        return tuple(_STATEMENT.validate_json(content) for (content,) in rows)

    def find_dates(self, entity: str) -> tuple[str, ...]:
        """Ids of the statements on the dates of an entity."""
        query = f"SELECT id FROM statement WHERE subject = ? AND predicate IN ({_DATES}) ORDER BY id"  # noqa: S608
        return tuple(id_ for (id_,) in self._database.execute(query, (entity,)))

    def is_named(self, entity: str) -> bool:
        """Whether a document touches an entity, or a statement joins it to something."""
        return (
            self.is_touched(entity)
            or self._has("statement", "subject", entity)
            or self._has("statement", "object", entity)
        )

    def is_touched(self, entity: str) -> bool:
        """Whether a document mentions an entity or states something about it."""
        return self._has("touched", "entity", entity)

    @property
    def said(self) -> Container[str]:
        """The ids of all statements that a document says."""
        return _Said(self)

    def is_said(self, statement: str) -> bool:
        """Whether a document says a statement."""
        return self._has("evidence", "statement", statement)

    def read_entity(self, id_: str) -> dict[Entity, int]:
        """What documents call an entity, and how many of them call it so."""
        rows = self._database.execute(
            "SELECT content, count(*) FROM entity WHERE id = ? GROUP BY content ORDER BY content", (id_,)
        )
        return {_ENTITY.validate_json(content): number for content, number in rows}

    def _has(self, table: str, column: str, value: str) -> bool:
        return self._row(f"SELECT 1 FROM {table} WHERE {column} = ? LIMIT 1", value) is not None  # noqa: S608

    def _ids(self, query: str, *values: str) -> frozenset[str]:
        return frozenset(id_ for (id_,) in self._database.execute(query, values))

    def _row(self, query: str, *values: str) -> tuple[str, ...] | None:
        row: tuple[str, ...] | None = self._database.execute(query, values).fetchone()
        return None if row is None or row[0] is None else row


@dataclass(frozen=True, slots=True)
class _Said:
    index: Index

    def __contains__(self, statement: object) -> bool:
        return self.index.is_said(str(statement))


def _write(adapter: TypeAdapter[Entity] | TypeAdapter[Statement], value: Entity | Statement) -> str:
    return adapter.dump_json(value).decode("utf-8")  # type: ignore[arg-type]
