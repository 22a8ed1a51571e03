"""What the stages of extraction hand to each other inside this folder: candidates, tokens, sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from unosce_kg.model import BlockKind, GazetteerName, PartialDate, Span

ADJECTIVE, DATE = "Adjective", "Date"


@dataclass(frozen=True, slots=True)
class Period:
    """What a time expression says: from `start` to `end`; a single day, month or year has both alike.

    `end` is None for "since …", `start` is None for "until …".
    """

    start: PartialDate | None
    end: PartialDate | None

    @property
    def point(self) -> PartialDate | None:
        """The one date that it names, if it is no range."""
        return self.start if self.start == self.end else None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of text that may name something.

    Attributes:
        type: Ontology class, or `Adjective` or `Date`.
        detector: What found it.
        names: The gazetteer's names that fit, each with its entity.
        entities: Ids it was settled to refer to; empty before linking.
        parts: Spans of the pattern's named groups.
        period: Of a `Date`.
        score: How sure the link is, in 0..1.
        reason: Why it was linked so.
        hidden: A part of another name: a mention, but no token of its own in the parse.
    """

    span: Span
    type: str
    detector: str
    names: tuple[GazetteerName, ...] = ()
    entities: tuple[str, ...] = ()
    parts: Mapping[str, Span] = field(default_factory=dict)
    period: Period | None = None
    score: float = 1.0
    reason: str = ""
    hidden: bool = False

    @property
    def weak(self) -> bool:
        """Whether no name that fits identifies an entity by itself."""
        return bool(self.names) and all(name.weak for name in self.names)

    def linked(self, *entities: str, score: float, reason: str) -> Candidate:
        """The candidate, settled to refer to the entities."""
        return replace(self, entities=entities, score=score, reason=reason)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a parsed sentence, in which every name is one token.

    Attributes:
        index: Place in its sentence.
        head: Index of its head; its own for the root.
        dep: Universal Dependencies relation to the head.
        span: The characters of the document that it stands for.
        candidate: Index of the candidate that it stands for in the document's list, or None.
    """

    index: int
    text: str
    lemma: str
    pos: str
    dep: str
    head: int
    span: Span
    candidate: int | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence of a block.

    Attributes:
        parsed: False where the model has no parser.
        recognized: Names that the model's own recognizer sees: label, first token, the token after the last.
    """

    span: Span
    kind: BlockKind
    block: int
    tokens: tuple[Token, ...]
    parsed: bool = True
    recognized: tuple[tuple[str, int, int], ...] = ()

    def children(self, index: int) -> tuple[Token, ...]:
        """The tokens that depend on the one at `index`, in text order."""
        return tuple(t for t in self.tokens if t.head == index and t.index != index)
