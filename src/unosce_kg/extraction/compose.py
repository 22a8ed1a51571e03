"""Names that no gazetteer has, built from known ones by patterns: "OSCE Mission to Ruritania", "Mr. Ban"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.sieve import Sieve
from unosce_kg.extraction.slots import SlottedText, slotted
from unosce_kg.model import Document, NamePattern, Span

_HAPPENING = frozenset(("Meeting", "Crisis", "Process", "Event", "Agreement"))
_AT_WORD = r"(?<!\w)"  # a name begins with a word: patterns are not tried inside one
ROUNDS = 3  # a post in a person's name in an event's name


def settle(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Choose among overlapping names: the longer one, then the one that needs no context, then names before dates.

    Readings of the same stretch become one candidate with all their names; a body or instrument that a topic is
    called after too is the body or instrument.
    """
    by_span: dict[Span, Candidate] = {}
    for candidate in sorted(candidates, key=lambda c: (c.weak, c.type == "Date", c.type == "Topic")):
        first = by_span.get(candidate.span)
        if first is None:
            by_span[candidate.span] = candidate
        elif candidate.type != "Topic" or first.type == "Topic" or first.weak:
            by_span[candidate.span] = replace(first, names=(*first.names, *candidate.names))
    chosen: list[Candidate] = []
    taken: set[int] = set()
    for candidate in sorted(by_span.values(), key=lambda c: (-len(c.span), c.weak, c.span)):
        if taken.isdisjoint(range(candidate.span.start, candidate.span.end)):
            taken.update(range(candidate.span.start, candidate.span.end))
            chosen.append(candidate)
    return sorted(chosen, key=lambda c: c.span)


class Composer:
    """Finds names by the patterns of the knowledge.

    Args:
        patterns: In their order; where two fit the same place the longer match wins, then the first pattern.
    """

    def __init__(self, patterns: Sequence[NamePattern]) -> None:
        self._patterns = patterns
        self._compiled = cache(self._compile)  # most of them are not tried on a few documents
        self._sieve = Sieve([pattern.demands for pattern in patterns])

    def compose(
        self,
        document: Document,
        text: str,
        known: Sequence[Candidate],
        around: Sequence[Candidate] | None = None,
    ) -> list[Candidate]:
        """Add names by pattern to the known ones.

        Args:
            document: The document, for its blocks.
            text: Its shadow.
            known: Settled names.
            around: Only names that hold one of these are added; None for all.

        Returns:
            Names in text order; a known name inside a new one is kept as hidden where it is a part of it.
        """
        current = list(known)
        stretches = [block.span for block in document.blocks]
        if around is not None:
            stretches = _around(around, stretches)
        for _ in range(ROUNDS):
            found = settle([
                c for c in self._find(text, stretches, current)
                if around is None or any(c.span.contains(inner.span) for inner in around)
            ])  # fmt: skip
            if not found:
                break
            current = _merge(current, found)
            stretches = _around(found, stretches)  # the others stay as they are
        return current

    def _compile(self, index: int) -> re.Pattern[str]:
        return re.compile(rf"{_AT_WORD}(?:{self._patterns[index].pattern})")

    def _find(self, text: str, stretches: Sequence[Span], known: Sequence[Candidate]) -> Iterator[Candidate]:
        with_topics = slotted(text, stretches, known)
        # "the municipal elections": what a topic is called after happens too, so most patterns of events read its words.
        without = slotted(
            text, stretches, [c if c.type != "Topic" else replace(c, hidden=True) for c in known]
        )
        for either in zip(with_topics, without, strict=True):
            yield from self._find_here(*either)

    def _find_here(self, with_topics: SlottedText, without: SlottedText) -> Iterator[Candidate]:
        best: dict[int, tuple[int, Candidate]] = {}
        both = dict.fromkeys((with_topics.text, without.text))  # most stretches name no topic
        for index in self._sieve.passing("\n".join(both)):
            pattern, regex = self._patterns[index], self._compiled(index)
            slots = without if pattern.type in _HAPPENING and "Topic" not in pattern.pattern else with_topics
            for match in regex.finditer(slots.text):
                if match.end() == match.start() or re.fullmatch(r"⟦[^⟧]*⟧", match[0]):
                    continue
                whole = "name" if "name" in regex.groupindex and match["name"] else 0
                span = slots.span(*match.span(whole))
                parts = {
                    name: slots.span(*match.span(name))
                    for name in sorted(regex.groupindex)
                    if name != "name" and match[name]
                }
                if span.start not in best or best[span.start][0] < len(span):
                    candidate = Candidate(span, pattern.type, f"pattern:{pattern.id}", parts=parts)
                    best[span.start] = (len(span), candidate)
        yield from (candidate for _, candidate in best.values())


def _around(candidates: Sequence[Candidate], stretches: Sequence[Span]) -> list[Span]:
    """The stretches that hold one of the candidates, which stand in text order."""
    starts = [candidate.span.start for candidate in candidates]
    return [s for s in stretches if bisect_left(starts, s.start) < bisect_left(starts, s.end)]


def _merge(known: Sequence[Candidate], found: Sequence[Candidate]) -> list[Candidate]:
    """Known names and those found around them, which have no overlaps and stand in text order."""
    merged = list(found)
    ends = [f.span.end for f in found]
    for candidate in known:
        around = next(iter(found[bisect_right(ends, candidate.span.start) :]), None)
        if around is None or not around.span.overlaps(candidate.span):
            merged.append(candidate)
        elif any(
            part.contains(candidate.span)
            for name, part in around.parts.items()
            if name not in ("title", "kind")
        ):
            merged.append(replace(candidate, hidden=True))
    return sorted(merged, key=lambda c: (c.span.start, -c.span.end))
