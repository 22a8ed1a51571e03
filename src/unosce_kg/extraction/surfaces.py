"""Relations read off the order of words by surface patterns: "POST PERSON", "CITY, COUNTRY"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unosce_kg.extraction.compose import slotted
from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.model import RelationPattern

_SLOT = re.compile(r"⟦[^:⟧]*:(\d+)⟧")


class SurfaceReader:
    """Finds the relations that surface patterns describe; a group may hold several slots ("X, Y and Z").

    Args:
        patterns: Relation patterns; those without a surface are passed over.
    """

    def __init__(self, patterns: Sequence[RelationPattern]) -> None:
        self._patterns = [(p, re.compile(p.surface)) for p in patterns if p.surface]

    def read(self, reading: Reading) -> Iterator[Fact]:
        """All facts of a document, in text order."""
        for number, sentence in enumerate(reading.sentences):
            text = slotted(reading.links.text, sentence.span, reading.links.candidates).text
            for pattern, regex in self._patterns:
                for match in regex.finditer(text):
                    yield from _facts(reading, number, pattern, match)


def _facts(reading: Reading, number: int, pattern: RelationPattern, match: re.Match[str]) -> Iterator[Fact]:
    for s in _SLOT.findall(match["s"]):
        for o in _SLOT.findall(match["o"]):
            subject, object_ = reading.links.candidates[int(s)], reading.links.candidates[int(o)]
            if not (subject.entities and object_.entities):
                continue
            a, b = subject.entities[0], object_.entities[0]
            if reading.admits(pattern, a, b):
                confidence = pattern.confidence * subject.score * object_.score
                yield Fact(a, pattern.predicate, b, number, pattern.id, confidence, None, subject.span, object_.span,
                           pattern.modality)  # fmt: skip
