"""Several readings of one cooperation in one sentence, made one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from unosce_kg.extraction.cooperation import COOPERATES
from unosce_kg.extraction.reading import MIN_CONFIDENCE, Fact
from unosce_kg.model import Qualifiers


def unite(facts: Sequence[Fact]) -> list[Fact]:
    """One cooperation a sentence for two parties in one modality, with the qualifiers of all its triggers.

    A preposition alone says no more than the word that it goes with, so its modality is that word's.
    """
    found: dict[tuple[object, ...], Fact] = {}
    worded = {
        _parties(f): f.modality for f in facts if f.predicate == COOPERATES and not _is_prepositional(f)
    }
    for fact in (f for f in facts if f.confidence >= MIN_CONFIDENCE):
        key: tuple[object, ...] = (id(fact),)
        if fact.predicate == COOPERATES:
            modality = worded.get(_parties(fact), fact.modality) if _is_prepositional(fact) else fact.modality
            key = (*_parties(fact), modality)
            fact = replace(fact, modality=modality)  # noqa: PLW2901
        first = found.get(key)
        found[key] = _joined(first, fact) if first else fact
    return list(found.values())


def _is_prepositional(fact: Fact) -> bool:
    return fact.trigger is not None and fact.trigger.pos in ("ADP", "SCONJ")


def _parties(fact: Fact) -> tuple[str, str, int]:
    """The two parties in one order, and the sentence that joins them."""
    first, second = sorted((fact.subject, fact.object))
    return first, second, fact.sentence


def _joined(first: Fact, second: Fact) -> Fact:
    """The surer of two readings of one cooperation, with the qualifiers of both."""
    best = max(first, second, key=lambda f: f.confidence)
    a, b = first.qualifiers, second.qualifiers
    return replace(best, qualifiers=Qualifiers(
        tuple(sorted({*a.topics, *b.topics})), tuple(sorted({*a.places, *b.places})), tuple(sorted({*a.events, *b.events})),
    ))  # fmt: skip
