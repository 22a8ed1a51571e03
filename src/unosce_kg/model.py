"""The values that travel between the stages: frozen, slotted, without spaCy or rdflib inside.

Ids are a kind and a slug, such as `org/unodc` or `statement/3f9c…`; the graph puts them into its namespace.
Offsets are Unicode code points of a document's clean text, half-open; scores lie in 0..1.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self, TypeAlias


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text: `start` inclusive, `end` exclusive, in code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """Whether the other span lies inside this one (or is equal to it)."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The characters that the span covers in the text."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A calendar date known to the day, the month or only the year.

    Raises:
        ValueError: If no such date exists, or a day comes without a month.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day without a month")
        datetime.date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.

        Raises:
            ValueError: If the text is none of these, or no such date exists.
        """
        parts = text.split("-")
        if not (1 <= len(parts) <= 3 and len(parts[0]) == 4 and all(len(p) == 2 for p in parts[1:])):
            raise ValueError(f"not YYYY, YYYY-MM or YYYY-MM-DD: {text!r}")
        return cls(*(int(p) for p in parts))

    def __str__(self) -> str:
        rest = "".join(f"-{part:02d}" for part in (self.month, self.day) if part is not None)
        return f"{self.year:04d}{rest}"

    @property
    def datatype(self) -> str:
        """Local name of the XSD datatype that holds it."""
        return "date" if self.day else "gYearMonth" if self.month else "gYear"

    def covers(self, other: PartialDate) -> bool:
        """Whether the other date is this one or lies in the year or month that this one names."""
        return str(other).startswith(str(self))


class Modality(StrEnum):
    """Whether a statement tells a fact, a plan, a wish, or the absence of the fact."""

    ACTUAL = "Actual"
    PLANNED = "Planned"
    PROPOSED = "Proposed"
    NEGATED = "Negated"


class BlockKind(StrEnum):
    """What a stretch of a document's text is to its reader."""

    TITLE = "title"
    HEADING = "heading"
    DATELINE = "dateline"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item … of the clean text; no sentence crosses its borders.

    Attributes:
        page: The page on which it begins, counted from 1, where the file has pages.
        turns: Offsets within the span at which the following pages begin, sorted.
        element: The element of the file that holds it, as its kind names elements, or "".
    """

    kind: BlockKind
    span: Span
    page: int | None = None
    turns: tuple[int, ...] = ()
    element: str = ""

    def pages(self, span: Span) -> range:
        """The pages on which a stretch of the block stands; none where the file has no pages."""
        if self.page is None:
            return range(0)
        first = self.page + sum(turn <= span.start for turn in self.turns)
        return range(first, self.page + sum(turn < span.end for turn in self.turns) + 1)


ENGLISH = "en"  # the language that is extracted


class DocumentKind(StrEnum):
    """What a document is, by what it says of itself."""

    MESSAGE = "message"
    STATEMENT = "statement"
    PRESS_RELEASE = "press release"
    NEWS = "news"
    RESOLUTION = "resolution"
    REPORT = "report"
    AGREEMENT = "agreement"
    DECISION = "decision"
    LETTER = "letter"
    RECORD = "meeting record"


@dataclass(frozen=True, slots=True, order=True)
class Copy:
    """Another file with the same clean text: its base name, and the address it came from or ""."""

    file_name: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A text that was read, cleaned, and what it says about itself.

    Attributes:
        id: `doc/` and a slug of the symbol, or of the file name.
        text: The clean text that every offset counts in.
        source: The address it came from, if it or its header names one.
        file_name: Base name of the input, exactly.
        author: Who speaks or wrote, as the document names them.
        date: When it was issued.
        event_date: When what it records took place: the meeting, the speech, the adoption.
        recipient: To whom it is addressed, as the document names them.
        session: The session or meeting that it belongs to, as the document names it.
        language: BCP 47 code; "und" where its words do not tell.
        blocks: In text order, without overlaps; what lies between is blank.
        tellers: Name of a field above and what told it ("text", "Open Graph" …), sorted.
        copies: Other files with the same text, sorted.
    """

    id: str
    text: str
    file_name: str
    title: str | None = None
    date: PartialDate | None = None
    symbol: str | None = None
    publisher: str | None = None
    author: str | None = None
    source: str | None = None
    language: str = ENGLISH
    blocks: tuple[Block, ...] = ()
    event_date: PartialDate | None = None
    recipient: str | None = None
    kind: DocumentKind | None = None
    session: str | None = None
    tellers: tuple[tuple[str, str], ...] = ()
    copies: tuple[Copy, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A name of an entity with its language (BCP 47)."""

    text: str
    language: str = "en"


class Status(StrEnum):
    """Where an entity comes from: the curated gazetteer, or a document alone."""

    CURATED = "curated"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing of one of the contract's entity classes.

    Attributes:
        id: Kind and slug, such as `org/unodc`.
        type: Local name of its most specific ontology class, such as `UNBody`.
        label: Preferred English name.
        aliases: Other names.
        same_as: Absolute addresses of the same thing in other data sets.
    """

    id: str
    type: str
    label: str
    aliases: tuple[Name, ...] = ()
    same_as: tuple[str, ...] = ()
    status: Status = Status.CURATED


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a row of curated knowledge stands: the file below `data/ontology`, its line, and the row's source."""

    file: str
    line: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A background fact from the curated knowledge: `subject predicate object`, held from `start` to `end`.

    The object of `onDate`, `startDate` and `endDate` is a date, of every other predicate an entity's id.
    """

    subject: str
    predicate: str
    object: str | PartialDate
    origin: Origin
    start: PartialDate | None = None
    end: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class GazetteerName:
    """A name under which the gazetteer or the topic scheme knows an entity.

    Attributes:
        weak: The name alone does not identify the entity: its parent, long form or frame must be there too.
        adjective: The name is a demonym or adjective ("Kyrgyz").
        exact_case: The name counts only as written (acronyms).
    """

    text: str
    entity: str
    weak: bool = False
    adjective: bool = False
    exact_case: bool = False


@dataclass(frozen=True, slots=True)
class RelationPattern:
    """How language says a relation; a row of `data/ontology/relations/`, explained in its README.

    Attributes:
        id: Name of the pattern, which evidence carries.
        predicate: The relation's local name.
        trigger: Lemmas of the word that carries the relation (a frame pattern), or empty.
        pos: `VERB`, `NOUN` or `ADJ`: the trigger's part of speech.
        needs: Lemmas of which one must depend on the trigger, or empty.
        subject: Roles around the trigger in which the subject may stand, best first.
        object: Roles in which the object may stand.
        surface: A regular expression over text with mentions as slots (a surface pattern), or "".
        subject_types: Classes that the subject must be of, where narrower than the relation's own.
        object_types: Likewise for the object.
        modality: What a statement is if the sentence says nothing else.
        confidence: Confidence of a clear case, in 0..1.
        examples: `(text, subject, object)`: texts in which the pattern must find the fact.
        non_examples: Texts in which it must find nothing.
    """

    id: str
    predicate: str
    trigger: tuple[str, ...] = ()
    pos: str = ""
    needs: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    surface: str = ""
    subject_types: tuple[str, ...] = ()
    object_types: tuple[str, ...] = ()
    modality: Modality = Modality.ACTUAL
    confidence: float = 0.8
    examples: tuple[tuple[str, str, str], ...] = ()
    non_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NamePattern:
    """How a name that no gazetteer has is built; a row of `data/ontology/names/`, explained in its README.

    Attributes:
        id: Name of the pattern.
        type: Class of what it names.
        pattern: Regular expression over text with mentions as slots; named groups are its parts.
        label: Template of the entity's label, filled from the groups, or "" for the words as they stand.
        examples: `(text, label)`: texts with the label of what is found in them.
        non_examples: Texts in which it must find nothing.
    """

    id: str
    type: str
    pattern: str
    label: str = ""
    examples: tuple[tuple[str, str], ...] = ()
    non_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All curated knowledge, checked: see `unosce_kg.knowledge.load`.

    Attributes:
        entities: By id: gazetteer entities and topics.
        origins: By entity id: the row that states it.
        names: Every name to look for.
        facts: Background facts: parents, places, dates, posts, chairmanships, memberships …
        lifetimes: Entity id to the first and last date of its row, each None where open or unknown.
        broader: Topic id to the ids of its broader topics.
        classes: Ontology class (local name) to its superclasses up to `Entity`, nearest first.
        signatures: Relation to the classes that its subject and its object may have.
        lexicon: Word classes that the extraction speaks of, by name: see `lexicon.toml`.
        relation_patterns: How language says the relations.
        name_patterns: How names are built that no gazetteer has.
        digest: `sha256:…` of all knowledge files, in a fixed order.
    """

    entities: Mapping[str, Entity]
    origins: Mapping[str, Origin]
    names: tuple[GazetteerName, ...]
    facts: tuple[Fact, ...]
    lifetimes: Mapping[str, tuple[PartialDate | None, PartialDate | None]]
    broader: Mapping[str, tuple[str, ...]]
    classes: Mapping[str, tuple[str, ...]]
    signatures: Mapping[str, tuple[frozenset[str], frozenset[str]]]
    lexicon: Mapping[str, frozenset[str]]
    relation_patterns: tuple[RelationPattern, ...]
    name_patterns: tuple[NamePattern, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One occurrence of an entity in a document, pronouns and role nouns that were resolved included.

    Attributes:
        entities: Ids of what it refers to; more than one for "our two institutions".
        detector: What found it: `gazetteer`, `pattern:…`, `ner`, `coreference:…`.
        score: How sure the link is, in 0..1.
        reason: Why it was linked so, in a few words.
    """

    span: Span
    text: str
    entities: tuple[str, ...]
    detector: str
    score: float = 1.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a document says a statement.

    Attributes:
        document: The document's id.
        sentence: Span of the sentence.
        quote: The sentence's characters, exactly.
        subject: Span of the subject's mention, if one stands in the document.
        object: Span of the object's mention, likewise.
        trigger: The words that carry the relation, or "".
        pattern: Id of the pattern that read it.
        confidence: In 0..1.
    """

    document: str
    sentence: Span
    quote: str
    pattern: str
    confidence: float
    subject: Span | None = None
    object: Span | None = None
    trigger: str = ""


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """On what, where, at which event and when a statement holds; each sorted, without doubles."""

    topics: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    on_date: PartialDate | None = None
    start_date: PartialDate | None = None
    end_date: PartialDate | None = None


Content: TypeAlias = tuple[object, ...]  # outside the class, in which `object` is a field


@dataclass(frozen=True, slots=True)
class Statement:
    """What one or more documents say: subject, predicate, object, qualifiers, modality, and the evidence.

    The object of `onDate`, `startDate` and `endDate` is a date, of every other predicate an entity's id.
    """

    subject: str
    predicate: str
    object: str | PartialDate
    evidence: tuple[Evidence, ...]
    qualifiers: Qualifiers = Qualifiers()
    modality: Modality = Modality.ACTUAL

    @property
    def content(self) -> Content:
        """What the statement says, without who says it; equal contents are the same statement."""
        return (self.subject, self.predicate, self.object, self.qualifiers, self.modality)


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
