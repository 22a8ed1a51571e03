"""What is known about a document's names while they are being linked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from unosce_kg.extraction.candidates import ADJECTIVE, Candidate
from unosce_kg.extraction.knowledge_base import KnowledgeBase
from unosce_kg.knowledge.wording import is_general
from unosce_kg.model import Document, Entity, Name, Span, Status
from unosce_kg.text import digest, slugify

_OFTEN_GENERAL = ("event", "agreement")  # kinds of things that are often named without a name of their own


class _Order:
    """Where candidates begin, to be used as long as none is added or taken away; they may be settled.

    Attributes:
        longest: Characters of the longest one.
    """

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._of, self._count = candidates, len(candidates)
        self._last = candidates[-1].span if candidates else None
        self._indices = sorted(range(len(candidates)), key=lambda i: candidates[i].span.start)
        self._starts = [candidates[i].span.start for i in self._indices]
        self.longest = max((len(c.span) for c in candidates), default=0)

    def is_of(self, candidates: Sequence[Candidate]) -> bool:
        """Whether the candidates are still those whose order this is."""
        same = candidates is self._of and len(candidates) == self._count
        return same and (candidates[-1].span if candidates else None) == self._last

    def between(self, start: int, end: int) -> list[int]:
        """The indices of those that begin at `start` or behind, but before `end`."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return sorted(self._indices[first:last])


@dataclass(slots=True)
class Links:
    """What is known about the document's names so far.

    Attributes:
        candidates: In text order; settled ones have entities.
        new: Entities that no gazetteer has, by id.
        post_bodies: The body or State of each new post, by the post's id.
    """

    document: Document
    text: str
    base: KnowledgeBase
    candidates: list[Candidate]
    new: dict[str, Entity] = field(default_factory=dict)
    post_bodies: dict[str, str] = field(default_factory=dict)
    _order: _Order | None = field(default=None, init=False, repr=False, compare=False)
    _settled: list[Candidate] = field(default_factory=list, init=False, repr=False, compare=False)
    _mentioned: dict[str | None, list[tuple[int, str]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def type_of(self, entity: str) -> str:
        """The class of a curated or new entity."""
        return self.entity(entity).type

    def entity(self, key: str) -> Entity:
        """A curated or new entity by its id."""
        return self.new[key] if key in self.new else self.base.entities[key]

    def mentioned(self, class_: str | None = None) -> list[tuple[int, str]]:
        """Places and ids of the entities linked so far, in text order."""
        if self._settled != self.candidates:
            self._settled, self._mentioned = list(self.candidates), {}
        if class_ not in self._mentioned:
            self._mentioned[class_] = self._find_mentioned(class_)
        return self._mentioned[class_]

    def _find_mentioned(self, class_: str | None) -> list[tuple[int, str]]:
        if class_ is None:
            return [(c.span.start, e) for c in self.candidates for e in c.entities]
        named = self.mentioned()
        fitting = {e for e in {e for _, e in named} if self.base.is_a(self.type_of(e), class_)}
        return [(at, e) for at, e in named if e in fitting]

    def within(self, span: Span) -> list[Candidate]:
        """The candidates that stand inside a stretch of the text, in the order of all."""
        found = self._ordered().between(span.start, span.end + 1)
        return [c for i in found if (c := self.candidates[i]).span.end <= span.end]

    def beginning(self, start: int, end: int) -> list[Candidate]:
        """The candidates that begin in a stretch of the text, in the order of all."""
        return [self.candidates[i] for i in self._ordered().between(start, end)]

    def touching(self, start: int, end: int) -> list[Candidate]:
        """The candidates that reach into a stretch of the text or up to it, in the order of all."""
        order = self._ordered()
        found = order.between(start - order.longest, end + 1)
        return [c for i in found if (c := self.candidates[i]).span.end >= start]

    def _ordered(self) -> _Order:
        if self._order is None or not self._order.is_of(self.candidates):
            self._order = _Order(self.candidates)
        return self._order

    def part(self, candidate: Candidate, name: str, class_: str) -> str | None:
        """The entity of a class that stands in a part of the candidate."""
        span = candidate.parts.get(name)
        if span is None:
            return None
        inside = [c for c in self.within(span) if c.entities and c is not candidate]
        fitting = [c.entities[0] for c in inside if self.base.is_a(self.type_of(c.entities[0]), class_)]
        return fitting[0] if fitting else None

    def settle(self, index: int, entity: str, score: float, reason: str) -> None:
        """Link the candidate at `index` to one entity."""
        candidate = self.candidates[index].linked(entity, score=score, reason=reason)
        self.candidates[index] = (
            replace(candidate, type=self.type_of(entity)) if candidate.type != ADJECTIVE else candidate
        )

    def is_new(self, candidate: Candidate) -> bool:
        """Whether a name stands for one thing that no gazetteer has."""
        return len(candidate.entities) == 1 and candidate.entities[0] in self.new

    def rename(self, entity: str, other: str) -> None:
        """Make all mentions of a new entity those of another one."""
        self.new.pop(entity)
        for index, candidate in enumerate(self.candidates):
            if entity in candidate.entities:
                entities = tuple(other if e == entity else e for e in candidate.entities)
                self.candidates[index] = replace(candidate, entities=entities)

    def invent(
        self, kind: str, type_: str, label: str, *, qualifier: str = "", aliases: Sequence[str] = ()
    ) -> str:
        """The id of a new entity, which is made if the document has none of that id yet.

        Args:
            kind: Kind of its id.
            type_: Its class.
            label: Its name; with `qualifier` (a year, a body) it makes the id.
            qualifier: What tells it from others of the same name, or "".
            aliases: Other names that the text uses.
        """
        label = " ".join(label.replace("[", "").replace("]", "").split())
        if kind in _OFTEN_GENERAL and is_general(label, self.base.kind_words):
            qualifier = f"{qualifier} {digest(self.text)[:8]}"  # it says what is meant in this document alone
        key = f"{kind}/{slugify(f'{label} {qualifier}')}"
        if key in self.base.entities:
            return key
        known = self.new.get(key)
        names = {Name(a) for a in aliases if a != label} | set(known.aliases if known else ())
        self.new[key] = Entity(key, type_, label, tuple(sorted(names)), status=Status.NEW)
        return key
