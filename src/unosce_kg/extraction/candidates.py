"""What the stages of extraction hand to each other inside this folder: candidates, tokens, sentences."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from unosce_kg.model import BlockKind, GazetteerName, PartialDate, Span

ADJECTIVE, DATE = "Adjective", "Date"
# Regular endings of inflected words, and what stands in their place in the lemma.
_ENDINGS = (
    ("ing", ("", "e")),
    ("ied", ("y",)),
    ("ies", ("y",)),
    ("ed", ("", "e")),
    ("es", ("", "e")),
    ("s", ("",)),
)


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
        extent: What stands for it in the parse, if not the span: the name with the acronym that follows it in brackets, or a
            topic without the word that tells of an act.
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
    extent: Span | None = None

    @property
    def whole(self) -> Span:
        """All characters that stand for the name, an acronym in brackets after it included."""
        return self.extent or self.span

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
    _forms: tuple[str, ...] = field(default=(), init=False, repr=False, compare=False)

    def is_one_of(self, words: Container[str]) -> bool:
        """Whether the word is a form of one of the lemmas, even if the model's lemma is wrong."""
        for form in self.forms:  # noqa: SIM110 - asked so often that any() is too slow
            if form in words:
                return True
        return False

    @property
    def forms(self) -> tuple[str, ...]:
        """The word as written, its lemma, and what it is a regular inflection of."""
        if not self._forms:
            object.__setattr__(self, "_forms", _forms(self.text, self.lemma))
        return self._forms


_FIND = ("found", "find")  # who "has found" a partner has founded nothing


@lru_cache(8192)
def _forms(text: str, lemma: str) -> tuple[str, ...]:
    word = text.casefold()
    found = [lemma] if (word, lemma) == _FIND else [lemma, word]
    for ending, stems in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            found.extend(stem + other for other in stems)
            if stem[-1] == stem[-2]:
                found.append(stem[:-1])
    return tuple(dict.fromkeys(found))


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
    _children: tuple[tuple[Token, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        below: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                below[token.head].append(token)
        object.__setattr__(self, "_children", tuple(map(tuple, below)))

    def children(self, index: int) -> tuple[Token, ...]:
        """The tokens that depend on the one at `index`, in text order."""
        return self._children[index]
