"""Which of the cooperations that one sentence tells a topic or place is of: "with UNHCR on asylum, with UNODC on drugs"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from unosce_kg.extraction.cooperation import COOPERATES
from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.extraction.scenes import PLACES

_KINDS = {"topics": ("Topic",), "places": PLACES}


class Allotment:
    """The cooperations of a document, each with the place of its last party in its sentence.

    Args:
        reading: The document.
        facts: What it states.
    """

    def __init__(self, reading: Reading, facts: Iterable[Fact]) -> None:
        self._reading = reading
        self._ends: dict[int, set[int]] = defaultdict(set)
        self._known: dict[tuple[int, str], _Turns | None] = {}
        for fact in facts:
            if (end := self._end(fact)) is not None:
                self._ends[fact.sentence].add(end)

    def sort(self, fact: Fact, kind: str, named: set[str]) -> set[str]:
        """Those of the topics or places of a sentence that a cooperation may have; all where nothing parts them.

        Args:
            fact: A cooperation.
            kind: "topics" or "places".
            named: What its sentence names of them.
        """
        end, key = self._end(fact), (fact.sentence, kind)
        if key not in self._known:
            self._known[key] = self._take_turns(fact.sentence, kind)
        turns = self._known[key]
        if turns is None or end is None:
            return named
        return {e for e in named if end in turns.owners(e)}

    def _end(self, fact: Fact) -> int | None:
        """Where the last party of a cooperation stands, or the last one of its list."""
        spans = (fact.subject_span, fact.object_span)
        inside = self._reading.sentences[fact.sentence].span
        if fact.predicate != COOPERATES or any(s is None or not inside.contains(s) for s in spans):
            return None
        last = max(s.start for s in spans if s)
        for group in self._reading.actor_lists(fact.sentence):
            if any(t.span.start <= last < t.span.end for t in group):
                return group[-1].span.start
        return last

    def _take_turns(self, number: int, kind: str) -> _Turns | None:
        """How parties and topics take turns in a sentence, or None if they do not."""
        ends, span = sorted(self._ends[number]), self._reading.sentences[number].span
        if len(ends) < 2:
            return None
        links = self._reading.links
        named = [
            (c.span.start, e) for c in links.within(span) if c.type in _KINDS[kind] for e in c.entities
        ]  # fmt: skip
        stops = [span.start, *(i for i in range(span.start, span.end) if links.text[i] == ";"), span.end]
        for turns in (_Turns(ends, named), _Turns(ends, named, stops)):
            if turns.alternate():
                return turns
        return None


@dataclass(frozen=True, slots=True)
class _Turns:
    """Parties and topics of a sentence in their order.

    Attributes:
        ends: Where the last parties of the cooperations stand, in order.
        named: Where each topic or place stands, and what it is.
        stops: Where the parts of the sentence begin and end, if a semicolon parts it.
    """

    ends: Sequence[int]
    named: Sequence[tuple[int, str]]
    stops: Sequence[int] = ()

    def alternate(self) -> bool:
        """Whether each of several last parties has something of its own: behind it, or in its part of the sentence."""
        if self.stops:
            parts = list(pairwise(self.stops))
            return len(parts) > 1 and all(
                any(a <= p < b for p in self.ends) and any(a <= p < b for p, _ in self.named)
                for a, b in parts
            )
        if any(p < self.ends[0] for p, _ in self.named):
            return False  # "on asylum with UNHCR, on drugs with UNODC": what stands before belongs to what follows
        nexts = (*self.ends[1:], max((p for p, _ in self.named), default=-1) + 1)
        return all(
            any(end < p < after for p, _ in self.named) for end, after in zip(self.ends, nexts, strict=True)
        )

    def owners(self, entity: str) -> set[int]:
        """The last parties that something goes with: the one before it, or those of its part; all if it is not among `named`."""
        places = [place for place, named in self.named if named == entity]
        return {end for place in places for end in self._beside(place)} or set(self.ends)

    def _beside(self, place: int) -> list[int]:
        if not self.stops:
            return [end for end in self.ends if end < place][-1:]
        first, last = next((a, b) for a, b in pairwise(self.stops) if a <= place < b)
        return [end for end in self.ends if first <= end < last]
