"""Facts become statements with their evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from unosce_kg.extraction.dating import EventDate, read_dates
from unosce_kg.extraction.lying_ahead import find_ahead, put_ahead
from unosce_kg.extraction.reading import MIN_CONFIDENCE, Fact, Reading
from unosce_kg.model import MOST_CONFIDENCE, Evidence, Modality, PartialDate, Span, Statement

_ACTORS = frozenset(("addressed", "proposed", "spokeFor", "participatedIn"))


def assemble(reading: Reading, facts: Iterable[Fact]) -> tuple[Statement, ...]:
    """One statement for each thing that the document says, with one piece of evidence a sentence.

    Args:
        reading: The document.
        facts: What was read, in text order.
    """
    evidence: dict[tuple[object, ...], dict[int, Evidence]] = defaultdict(dict)
    shells: dict[tuple[object, ...], Statement] = {}
    holders = _holders(reading, facts := list(facts))
    dates = list(read_dates(reading))
    ahead = find_ahead(reading, dates)
    for fact in facts:
        if fact.confidence < MIN_CONFIDENCE:
            continue
        statement = _shell(_with_holder(put_ahead(reading, fact, ahead), holders))
        shells.setdefault(statement.content, statement)
        _add(evidence[statement.content], fact.sentence, _evidence(reading, fact))
    for statement, number, proof in _dated(reading, dates):
        shells.setdefault(statement.content, statement)
        _add(evidence[statement.content], number, proof)
    return tuple(
        Statement(
            s.subject,
            s.predicate,
            s.object,
            tuple(e for _, e in sorted(evidence[key].items())),
            s.qualifiers,
            s.modality,
        )
        for key, s in shells.items()
    )


def _add(found: dict[int, Evidence], number: int, evidence: Evidence) -> None:
    """Keep the surest evidence of a sentence."""
    if number not in found or found[number].confidence < evidence.confidence:
        found[number] = evidence


def _holders(reading: Reading, facts: Iterable[Fact]) -> dict[str, str]:
    """Post to the person whom this document names as its only holder."""
    held: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        if fact.predicate == "holdsPost" and fact.modality is not Modality.NEGATED:
            held[fact.object].add(fact.subject)
    persons = {e for _, e in reading.links.mentioned("Person")}
    for _, post in reading.links.mentioned("Post"):
        if post in reading.links.base.entities and post not in held:
            held[post] |= persons & set(reading.links.base.holders(post, reading.links.document.date))
    return {post: next(iter(people)) for post, people in held.items() if len(people) == 1}


def _with_holder(fact: Fact, holders: dict[str, str]) -> Fact:
    """What an office does, its holder does, where the document says who that is."""
    if fact.predicate not in _ACTORS:
        return fact
    subject = holders.get(fact.subject, fact.subject)
    object_ = holders.get(fact.object, fact.object) if fact.predicate == "spokeFor" else fact.object
    return replace(fact, subject=subject, object=object_) if subject != object_ else fact


def _shell(fact: Fact) -> Statement:
    subject, object_ = fact.subject, fact.object
    if fact.predicate == "cooperatesWith" and object_ < subject:
        subject, object_ = object_, subject
    modality = Modality.PROPOSED if fact.predicate == "proposed" else fact.modality
    return Statement(subject, fact.predicate, object_, (), fact.qualifiers, modality)


def _evidence(reading: Reading, fact: Fact) -> Evidence:
    sentence = reading.sentences[fact.sentence].span
    return Evidence(
        document=reading.links.document.id,
        sentence=sentence,
        quote=sentence.of(reading.links.document.text),
        pattern=fact.pattern,
        confidence=_confidence(reading, fact),
        subject=_inside(sentence, fact.subject_span),
        object=_inside(sentence, fact.object_span),
        trigger=fact.trigger.span.of(reading.links.document.text) if fact.trigger else "",
    )


def _confidence(reading: Reading, fact: Fact) -> float:
    """How sure it is that the document says so; as estimated where nothing was learned of that."""
    estimate = min(fact.confidence, MOST_CONFIDENCE)
    calibration = reading.links.base.knowledge.calibration
    if calibration is not None:
        estimate = min(calibration.apply(fact.predicate, fact.pattern, estimate), MOST_CONFIDENCE)
    return round(estimate, 2)


def _inside(sentence: Span, span: Span | None) -> Span | None:
    return span if span and sentence.contains(span) else None


def _dated(reading: Reading, dates: Iterable[EventDate]) -> Iterator[tuple[Statement, int, Evidence]]:
    for entity, start, end, number, mention, expression in dates:
        sentence = reading.sentences[number].span
        values: list[tuple[str, PartialDate]] = [("onDate", start)]
        if end:
            values += [("startDate", start), ("endDate", end)]
        for predicate, value in values:
            proof = Evidence(reading.links.document.id, sentence, sentence.of(reading.links.document.text), "date-near", 0.8,
                             _inside(sentence, mention), None, expression.of(reading.links.document.text))  # fmt: skip
            yield Statement(entity, predicate, value, ()), number, proof
