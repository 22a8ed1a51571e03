"""Whoever speaks at a meeting of an organ speaks to the organ: "told a special session of the Permanent Council"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from unosce_kg.extraction.reading import Fact, Reading

_ORGAN = re.compile(r"\b(?:Council|General Assembly|Committee)$")
_SITTING = re.compile(r"\b(?:session|meeting|sitting|debate|briefing)s?$", re.I)
_FACTOR = 0.9


def read_audiences(reading: Reading, facts: Sequence[Fact]) -> Iterator[Fact]:
    """That the organ was spoken to, for each fact that a meeting of it was.

    Args:
        reading: The document.
        facts: What was read of it so far.
    """
    organs = _organs(reading)
    for fact in facts:
        if fact.predicate == "addressed" and (organ := organs.get(fact.object)):
            yield replace(
                fact,
                object=organ,
                object_span=None,
                pattern="meeting-of-organ",
                confidence=_FACTOR * fact.confidence,
            )


def _organs(reading: Reading) -> dict[str, str]:
    """The organ of each meeting that is named after it and after nothing else, and that no gazetteer has."""
    links, found = reading.links, dict[str, str]()
    for candidate in links.candidates:
        if candidate.type != "Meeting" or not candidate.entities or candidate.entities[0] not in links.new:
            continue
        body = links.part(candidate, "body", "Organization") or links.part(
            candidate, "organizer", "Organization"
        )
        kind = candidate.parts.get("kind", candidate.span).of(links.text)
        if body and _ORGAN.search(links.entity(body).label) and _SITTING.search(kind):
            found.setdefault(candidate.entities[0], body)
    return found
