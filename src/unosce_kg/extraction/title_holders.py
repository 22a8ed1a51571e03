"""Whoever holds an office and is named beside it acts, not the office: "signed by the Head of the Centre, **Ms. Lund**"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.model import Modality, Span

_ACTS = frozenset(("partyTo", "addressed", "participatedIn", "chaired", "proposed", "spokeFor"))


def name_holders(reading: Reading, facts: Sequence[Fact]) -> Iterator[Fact]:
    """The facts, with the person in place of an office where that very mention of it stands with its holder's name.

    Args:
        reading: The document.
        facts: What was read so far.
    """
    holders: dict[Span, set[str]] = defaultdict(set)
    for fact in facts:
        if fact.predicate == "holdsPost" and fact.object_span and fact.modality is Modality.ACTUAL:
            holders[fact.object_span].add(fact.subject)
    for fact in facts:
        held = holders[fact.subject_span] if fact.subject_span and fact.predicate in _ACTS else set()
        if len(held) == 1 and reading.links.type_of(fact.subject) == "Post":
            yield replace(fact, subject=next(iter(held)))
        else:
            yield fact
