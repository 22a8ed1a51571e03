"""What documents say: mentions of entities, and statements with their evidence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from unosce_kg.model.dates import PartialDate
from unosce_kg.model.spans import Span

MOST_CONFIDENCE = 0.99  # nothing that a program reads is certain


class Modality(StrEnum):
    """Whether a statement tells a fact, a plan, a wish, or the absence of the fact."""

    ACTUAL = "Actual"
    PLANNED = "Planned"
    PROPOSED = "Proposed"
    NEGATED = "Negated"


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
