"""What documents and reference data say, united: one value for each statement with all that it rests on."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType

from unosce_kg.model import (
    MOST_CONFIDENCE,
    Evidence,
    Fact,
    Modality,
    Origin,
    PartialDate,
    Qualifiers,
    Statement,
)
from unosce_kg.text import digest

SYMMETRIC = frozenset(("cooperatesWith",))
DATES = ("onDate", "startDate", "endDate")
PROPOSALS = frozenset(("proposed",))
# A founding is a moment; other facts that reference data dates last from one day to another.
_MOMENTS = frozenset(("established",))


@dataclass(frozen=True)  # without slots, for the id, which is asked for again and again
class Support:
    """A statement with the reference rows that state it too.

    Attributes:
        statement: Its evidence is sorted, one piece a sentence.
        origins: Rows of the reference data, sorted; empty where only documents say it.
        counts_as: For a document that nearly repeats another one the id of that one, as which it counts.
    """

    statement: Statement
    origins: tuple[Origin, ...] = ()
    counts_as: Mapping[str, str] = field(default_factory=dict, compare=False)

    @classmethod
    def under(
        cls,
        id_: str,
        statement: Statement,
        origins: tuple[Origin, ...] = (),
        counts_as: Mapping[str, str] = MappingProxyType({}),
    ) -> Support:
        """The support of a statement whose id is known."""
        support = cls(statement, origins, counts_as)
        vars(support)["id"] = id_
        return support

    @cached_property
    def id(self) -> str:
        """`statement/` and a digest of what it says."""
        return statement_id(self.statement)

    @property
    def ends(self) -> tuple[str, ...]:
        """Ids of the entities that it joins."""
        target = self.statement.object
        return (self.statement.subject, *(() if isinstance(target, PartialDate) else (target,)))

    @property
    def is_fact(self) -> bool:
        """Whether it has a plain triple."""
        return is_fact(self.statement.predicate, self.statement.modality)

    @property
    def confidence(self) -> float:
        """How sure it is that this is stated, in 0..1.

        Reference data is taken as sure. Documents count as independent witnesses, each with its best
        sentence (noisy-or), and are never quite sure: sentences of one document repeat each other, and so do
        near duplicates.
        """
        if self.origins:
            return 1.0
        witness = self.counts_as.get
        return combine((witness(e.document, e.document), e.confidence) for e in self.statement.evidence)


def is_fact(predicate: str, modality: Modality) -> bool:
    """Whether what is stated so holds; that something was proposed does, whatever becomes of it."""
    return modality is Modality.ACTUAL or (predicate in PROPOSALS and modality is Modality.PROPOSED)


def combine(pieces: Iterable[tuple[str, float]]) -> float:
    """The confidence, in 0..1, that pieces of evidence give together.

    Args:
        pieces: The document that each counts for, and its confidence, which counts to two places, as the graph states it.
    """
    best: dict[str, float] = {}
    for document, confidence in pieces:
        best[document] = max(best.get(document, 0.0), round(confidence, 2))
    doubt = math.prod(1.0 - best[document] for document in sorted(best))
    return min(1.0 - doubt, MOST_CONFIDENCE)


def statement_id(statement: Statement) -> str:
    """`statement/` and a digest of subject, predicate, object, qualifiers and modality."""
    q = statement.qualifiers
    dates = [str(value) if value else "" for value in (q.on_date, q.start_date, q.end_date)]
    content = [statement.subject, statement.predicate, str(statement.object), q.topics, q.places, q.events,
               dates, statement.modality.value]  # fmt: skip
    return f"statement/{digest(json.dumps(content))[:20]}"


def evidence_id(statement: str, evidence: Evidence) -> str:
    """The id of a piece of evidence: its document, its sentence there, and its statement."""
    slug = evidence.document.partition("/")[2]
    span = evidence.sentence
    return f"evidence/{slug}-{span.start}-{span.end}-{statement.partition('/')[2][:12]}"


def mention_id(document: str, start: int, end: int) -> str:
    """The id of a mention: its document and place."""
    return f"mention/{document.partition('/')[2]}-{start}-{end}"


def unite(
    statements: Iterable[Statement],
    facts: Iterable[Fact],
    counts_as: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Support, ...]:
    """Bring together what says the same, sorted by id.

    A symmetric statement gets the smaller id as its subject. Of several readings of one sentence the most
    confident stays.
    """
    said: dict[str, Statement] = {}
    origins: dict[str, set[Origin]] = {}
    evidence: dict[str, list[Evidence]] = {}
    for statement in map(normalize, statements):
        key = statement_id(statement)
        said.setdefault(key, statement)
        evidence.setdefault(key, []).extend(statement.evidence)
    for fact in facts:
        statement = normalize(as_statement(fact))
        key = statement_id(statement)
        said.setdefault(key, statement)
        origins.setdefault(key, set()).add(fact.origin)
    return tuple(
        Support.under(
            key,
            replace(said[key], evidence=tuple(_best_a_sentence(evidence.get(key, [])))),
            arrange(origins.get(key, ())),
            counts_as,
        )
        for key in sorted(said)
    )


def arrange(origins: Iterable[Origin]) -> tuple[Origin, ...]:
    """Rows of the reference data in order of file and line."""
    return tuple(sorted(origins, key=lambda o: (o.file, o.line, o.sources)))


def as_statement(fact: Fact) -> Statement:
    """A fact of the reference data as a statement without evidence from a document."""
    if fact.predicate in _MOMENTS or (fact.start and fact.start == fact.end):
        qualifiers = Qualifiers(on_date=fact.start)
    else:
        qualifiers = Qualifiers(start_date=fact.start, end_date=fact.end)
    return Statement(fact.subject, fact.predicate, fact.object, (), qualifiers)


def normalize(statement: Statement) -> Statement:
    """The statement with sorted qualifiers and, if it is symmetric, the smaller id first."""
    q = statement.qualifiers
    if max(len(q.topics), len(q.places), len(q.events)) > 1:
        topics, places, events = (tuple(sorted(set(ids))) for ids in (q.topics, q.places, q.events))
        if (topics, places, events) != (q.topics, q.places, q.events):
            q = replace(q, topics=topics, places=places, events=events)
            statement = replace(statement, qualifiers=q)
    target = statement.object
    if statement.predicate not in SYMMETRIC or isinstance(target, PartialDate) or statement.subject <= target:
        return statement
    turned = tuple(replace(e, subject=e.object, object=e.subject) for e in statement.evidence)
    return replace(statement, subject=target, object=statement.subject, evidence=turned)


def _best_a_sentence(evidence: Sequence[Evidence]) -> Iterable[Evidence]:
    """One piece of evidence for each sentence, in order of document and place."""
    if len(evidence) < 2:
        return evidence
    best: dict[tuple[str, int, int], Evidence] = {}
    for item in sorted(evidence, key=_evidence_order):
        best.setdefault((item.document, item.sentence.start, item.sentence.end), item)
    return (best[key] for key in sorted(best))


def _evidence_order(item: Evidence) -> tuple[float, str, str, str]:
    return (-item.confidence, item.pattern, item.trigger, f"{item.subject} {item.object}")
