"""Text in which each name is written as a slot `⟦Class:number⟧`, for patterns that speak of classes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from unosce_kg.extraction.candidates import Candidate
from unosce_kg.model import Span

SLOT = re.compile(r"⟦([^:⟧]*):(\d+)⟧")  # its class and number


@dataclass(frozen=True, slots=True)
class SlottedText:
    """A stretch of text in which each name is written as a slot `⟦Class:number⟧`.

    Attributes:
        text: The text with slots.
        pieces: For each slot and what stands between them: where it begins in `text`, where in the document, and of a
            slot where it ends in the document, else None.
    """

    text: str
    pieces: tuple[tuple[int, int, int | None], ...]

    def start(self, index: int) -> int:
        """The document's offset at which the character `text[index]` begins."""
        at, start, end = self._piece(index)
        return start + index - at if end is None else start

    def span(self, start: int, end: int) -> Span:
        """The document's characters behind `text[start:end]`, which must not be empty."""
        at, first, last = self._piece(end - 1)
        return Span(self.start(start), first + end - at if last is None else last)

    def _piece(self, index: int) -> tuple[int, int, int | None]:
        return self.pieces[bisect_right(self.pieces, index, key=itemgetter(0)) - 1]


def numbers(text: str) -> list[int]:
    """The numbers of the candidates whose slots a text holds, in its order."""
    return [int(number) for _, number in SLOT.findall(text)]


def slotted(text: str, stretches: Sequence[Span], candidates: Sequence[Candidate]) -> list[SlottedText]:
    """Write the names inside each stretch of the text as slots.

    Args:
        text: The document's shadow.
        stretches: What to write: blocks or sentences, in text order.
        candidates: Names without overlaps; hidden ones are passed over.
    """
    starts = [stretch.start for stretch in stretches]
    inside: list[list[tuple[Span, int]]] = [[] for _ in stretches]
    for number, candidate in enumerate(candidates):
        around = bisect_right(starts, candidate.whole.start) - 1
        if around >= 0 and not candidate.hidden and stretches[around].contains(candidate.whole):
            inside[around].append((candidate.whole, number))
    return [
        _write(text, stretch, [(number, candidates[number]) for _, number in sorted(names)])
        for stretch, names in zip(stretches, inside, strict=True)
    ]


def _write(text: str, stretch: Span, names: Sequence[tuple[int, Candidate]]) -> SlottedText:
    parts: list[str] = []
    pieces: list[tuple[int, int, int | None]] = []
    length, position = 0, stretch.start
    for number, candidate in names:
        between, slot = text[position : candidate.whole.start], f"⟦{candidate.type}:{number}⟧"
        pieces += (
            (length, position, None),
            (length + len(between), candidate.whole.start, candidate.whole.end),
        )
        parts += (between, slot)
        length += len(between) + len(slot)
        position = candidate.whole.end
    return SlottedText("".join((*parts, text[position : stretch.end])), (*pieces, (length, position, None)))
