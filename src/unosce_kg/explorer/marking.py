"""Which stretches of an evidence sentence matter."""

from __future__ import annotations

import re
from collections.abc import Mapping

from unosce_kg.explorer.view import Mark

_GAP = re.compile(r"\s*(?:…|\.\.\.)\s*")


def find_marks(sentence: str, spans: Mapping[str, tuple[int, int] | None], trigger: str) -> tuple[Mark, ...]:
    """Mark subject, object and trigger words, sorted and without overlaps.

    Args:
        sentence: The sentence's characters.
        spans: Kind of mark to its stretch in code points of the sentence; what lies outside is not marked.
        trigger: The words that carry the relation; the parts of a split one are parted by "…" or blanks.
    """
    marks = [Mark(*span, kind) for kind, span in spans.items() if span and _fits(span, sentence)]
    marks.extend(Mark(start, end, "trigger") for start, end in _find_words(sentence, trigger))
    chosen: list[Mark] = []
    for mark in marks:
        if all(mark.end <= other.start or other.end <= mark.start for other in chosen):
            chosen.append(mark)
    return tuple(sorted(chosen, key=lambda mark: mark.start))


def _fits(span: tuple[int, int], sentence: str) -> bool:
    return 0 <= span[0] < span[1] <= len(sentence)


def _find_words(sentence: str, trigger: str) -> list[tuple[int, int]]:
    """The trigger as a whole, or else each of its parts in its order."""
    for parts in ([trigger], _GAP.split(trigger), trigger.split()):
        found = _find_in_order(sentence, [part for part in parts if part.strip()])
        if found:
            return found
    return []


def _find_in_order(sentence: str, parts: list[str]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    position = 0
    for part in parts:
        match = re.compile(rf"(?<!\w){re.escape(part)}(?!\w)", re.IGNORECASE).search(sentence, position)
        if not match:
            return []
        found.append(match.span())
        position = match.end()
    return found
