"""Which stretches of an evidence sentence matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from unosce_kg.explorer.view import Mark

_GAP = re.compile(r"\s*(?:…|\.\.\.)\s*")


Stretch = tuple[int, int]
"""First and one past the last code point."""


def find_marks(
    sentence: str, ends: Mapping[str, Stretch | None], trigger: str, qualifiers: Iterable[Stretch] = ()
) -> tuple[Mark, ...]:
    """Mark subject, object, trigger words and qualifiers, sorted; of two that overlap, the first named.

    Args:
        sentence: The sentence's characters.
        ends: `subject` and `object` with their stretches of the sentence; what lies outside is not marked.
        trigger: The words that carry the relation; the parts of a split one are parted by "…" or blanks.
        qualifiers: Stretches that name a topic, place or event of the statement.
    """
    wanted = [
        *((kind, stretch) for kind, stretch in ends.items() if stretch),
        *(("trigger", stretch) for stretch in _find_words(sentence, trigger)),
        *(("qualifier", stretch) for stretch in sorted(qualifiers)),
    ]
    chosen: list[Mark] = []
    for kind, (start, end) in wanted:
        free = all(end <= other.start or other.end <= start for other in chosen)
        if free and 0 <= start < end <= len(sentence):
            chosen.append(Mark(start, end, kind))
    return tuple(sorted(chosen, key=lambda mark: mark.start))


def _find_words(sentence: str, trigger: str) -> list[Stretch]:
    """The trigger as a whole, or else each of its parts in its order."""
    for parts in ([trigger], _GAP.split(trigger), trigger.split()):
        found = _find_in_order(sentence, [part for part in parts if part.strip()])
        if found:
            return found
    return []


def _find_in_order(sentence: str, parts: list[str]) -> list[Stretch]:
    found: list[Stretch] = []
    position = 0
    for part in parts:
        match = re.compile(rf"(?<!\w){re.escape(part)}(?!\w)", re.IGNORECASE).search(sentence, position)
        if not match:
            return []
        found.append(match.span())
        position = match.end()
    return found
