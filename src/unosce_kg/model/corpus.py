"""What one document contributes, what all do together, and what they were read with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from unosce_kg.model.documents import Document
from unosce_kg.model.entities import Entity
from unosce_kg.model.statements import Mention, Statement


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document contributes: itself, the entities that no gazetteer has, mentions and statements."""

    document: Document
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Corpus:
    """The merged contributions of all documents.

    Attributes:
        documents: Sorted by id.
        entities: New entities of the documents, by id.
        mentions: Document id to its mentions.
        statements: Sorted by content, evidence united.
        counts_as: Id of a document that nearly repeats another one, and the id of that one, as which it counts.
    """

    documents: tuple[Document, ...] = ()
    entities: Mapping[str, Entity] = field(default_factory=dict)
    mentions: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)
    statements: tuple[Statement, ...] = ()
    counts_as: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Run:
    """What an extraction was made with: program version, pipeline name and version, digest of the knowledge."""

    version: str
    model: str
    knowledge_digest: str
