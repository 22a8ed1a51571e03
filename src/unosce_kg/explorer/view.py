"""What the page shows, as plain values: read from a graph, written into the page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """How an entity class looks on the page.

    Attributes:
        name: Local name in the ontology, such as `UNBody`.
        label: Its name in words.
        colour: Fill colour, `#rrggbb`.
        shape: Shape by its vis-network name; it tells the family, the colour its member.
        parents: Local names of its superclasses in the ontology, nearest first.
    """

    name: str
    label: str
    colour: str
    shape: str
    parents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RelationWords:
    """How a relation is said, from subject to object and, as `inverse`, from object to subject."""

    name: str
    label: str
    inverse: str


@dataclass(frozen=True, slots=True)
class NodeName:
    """A name of an entity and its language tag."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Node:
    """An entity.

    Attributes:
        id: Kind and slug, such as `org/unodc`.
        type: Local name of its most specific class.
        links: http(s) addresses of the same thing in other data sets.
        mentions: Document id to how often the document mentions it.
    """

    id: str
    type: str
    label: str
    names: tuple[NodeName, ...] = ()
    links: tuple[str, ...] = ()
    mentions: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """What the page says of a document.

    Attributes:
        source: An http(s) address or None.
        kind: What it is, such as "press release".
        language: Its language tag (BCP 47).
        reprints: Ids of the documents that say nearly the same.
    """

    id: str
    title: str
    file_name: str
    date: str | None = None
    symbol: str | None = None
    publisher: str | None = None
    author: str | None = None
    source: str | None = None
    kind: str | None = None
    language: str | None = None
    reprints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a sentence that matters: `start` and `end` in code points of the sentence.

    Attributes:
        kind: `subject`, `object`, `trigger` or `qualifier`.
    """

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class EvidenceCard:
    """A sentence of a document that says a statement.

    Attributes:
        begin: Where the sentence begins in the document's clean text, in code points.
        confidence: In 0..1, or None where the graph has none.
        pages: The pages of the file that it stands on, counted from 1; none where the file has no pages.
    """

    id: str
    document: str
    begin: int
    sentence: str
    marks: tuple[Mark, ...] = ()
    trigger: str = ""
    pattern: str = ""
    confidence: float | None = None
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordCard:
    """A row of the curated reference data that states a fact."""

    id: str
    row: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatementCard:
    """A statement with its qualifiers and what it rests on.

    Attributes:
        object: An entity's id, or a date where `dated` is true.
        topics: Entity ids, as are `places` and `events`.
        modality: Local name, such as `Actual`.
        records: Ids of reference records.
    """

    id: str
    subject: str
    predicate: str
    object: str
    dated: bool
    modality: str
    confidence: float | None = None
    topics: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    on_date: str | None = None
    start_date: str | None = None
    end_date: str | None = None
    evidence: tuple[EvidenceCard, ...] = ()
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """All that the page shows; every tuple sorted by id."""

    types: tuple[TypeStyle, ...] = ()
    relations: tuple[RelationWords, ...] = ()
    nodes: tuple[Node, ...] = ()
    documents: tuple[DocumentCard, ...] = ()
    records: tuple[RecordCard, ...] = ()
    statements: tuple[StatementCard, ...] = ()
