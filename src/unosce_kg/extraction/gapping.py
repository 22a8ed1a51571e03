"""Clauses that leave out the words of the one before: "UNDP leads on disarmament, **the OSCE on elections**"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.cooperation import COOPERATES
from unosce_kg.extraction.judging import is_learned
from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.extraction.scenes import PLACES
from unosce_kg.extraction.slots import SLOT

# What may take turns: who acts, on what, where. A State is rather where something is done than who does it.
_KINDS = {
    **dict.fromkeys(("UNBody", "OSCEBody", "RegionalOrganization", "StateBody", "Organization"), "body"),
    **dict.fromkeys(PLACES, "place"), "Person": "person", "Topic": "topic",
}  # fmt: skip
_PREPOSITION = r"(?P<by>on|in|with|for|to|of|by|at|from|over)"
_DETERMINER = r"(?:(?:the|a|an|its|their|his|her) )?"
_LEADS = re.compile(rf" (?P<verb>[^.:;]{{1,80}}? )?{_PREPOSITION} {_DETERMINER}(?:[a-z][\w-]* ){{0,2}}")
_LISTS = re.compile(rf",? ?(?:and|or)? ?{_DETERMINER}(?:[a-z][\w-]* )?")
_TURNS = re.compile(rf",? ?(?:and|while|whereas|but)? ?(?:{_PREPOSITION} )?{_DETERMINER}")
_CLOSES = re.compile(r"\s*(?:[.;:,)!?\"]|$|and\b|while\b|whereas\b|but\b)")
_LESS_SURE = 0.9  # the confidence of what is left out, beside that of what is said


@dataclass(frozen=True, slots=True)
class _Turn:
    """One thing and what goes with it: the OSCE, and elections."""

    one: int
    others: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Chain:
    """Two turns or more with the same preposition, and whether the first has words of its own before it."""

    turns: tuple[_Turn, ...]
    worded: bool


def fill_gaps(reading: Reading, facts: Sequence[Fact]) -> list[Fact]:
    """Read in each clause that leaves its verb out what the one before says, and nothing across the two.

    Args:
        reading: The document.
        facts: What is read in its sentences.

    Returns:
        The facts without those that hold of one clause's first name and another's last one, and with those of the
        clauses without a verb: "Policing was handed to the UN and **elections to the OSCE**".
    """
    found = [(number, chain) for number in range(len(reading.slots)) for chain in _chains(reading, number)]
    if not found:
        return list(facts)
    kept = [f for f in facts if not any(f.sentence == n and _is_across(reading, c, f) for n, c in found)]
    known = {(f.subject, f.predicate, f.object) for f in kept}
    added = [
        copy
        for number, chain in found
        for fact in kept
        if fact.sentence == number
        for copy in _copies(reading, chain, fact)
        if (copy.subject, copy.predicate, copy.object) not in known
    ]
    return [*kept, *added]


def _chains(reading: Reading, number: int) -> Iterator[_Chain]:
    """The chains of a sentence, from left to right, none inside another."""
    text = reading.slots[number].text
    slots = list(SLOT.finditer(text))
    between = [text[a.end() : b.start()] for a, b in pairwise(slots)]
    start = 0
    while start < len(slots) - 3:
        chain, start = _chain_from(text, slots, between, start)
        if chain:
            yield chain


def _chain_from(
    text: str, slots: Sequence[re.Match[str]], between: Sequence[str], start: int
) -> tuple[_Chain | None, int]:
    """The chain that begins with a slot, if one does, and the slot to go on from."""
    first = _LEADS.fullmatch(between[start])
    if first is None or not _differ(slots, start, start + 1):
        return None, start + 1
    turns: list[_Turn] = []
    lead: re.Match[str] | None = first
    at = start
    while lead and lead["by"] == first["by"] and (not turns or not lead["verb"]):
        end = _list_end(slots, between, at + 1)
        turns.append(_Turn(int(slots[at][2]), tuple(int(slots[i][2]) for i in range(at + 1, end + 1))))
        closes = end
        at = end + 1
        if (
            at + 1 >= len(slots)
            or not _TURNS.fullmatch(between[end])
            or _kind(slots[at]) != _kind(slots[start])
        ):
            break
        if not _differ(slots, at, at + 1) or _kind(slots[at + 1]) != _kind(slots[start + 1]):
            break
        lead = _LEADS.fullmatch(between[at])
    if len(turns) < 2 or not _CLOSES.match(text, slots[closes].end()):
        return None, start + 1
    return _Chain(tuple(turns), bool(first["verb"])), closes


def _list_end(slots: Sequence[re.Match[str]], between: Sequence[str], at: int) -> int:
    """The last slot of a list of alike things."""
    while at < len(between) and _kind(slots[at + 1]) == _kind(slots[at]) and _LISTS.fullmatch(between[at]):
        at += 1
    return at


def _kind(slot: re.Match[str]) -> str | None:
    return _KINDS.get(slot[1])


def _differ(slots: Sequence[re.Match[str]], first: int, second: int) -> bool:
    one, other = _kind(slots[first]), _kind(slots[second])
    return None not in (one, other) and one != other


def _is_across(reading: Reading, chain: _Chain, fact: Fact) -> bool:
    """Whether a fact joins what stands in two clauses: "UNDP leads on disarmament, the OSCE on elections" has no OSCE disarm."""
    ends = {fact.subject, fact.object}
    ones = [_entities(reading, (turn.one,)) for turn in chain.turns]
    others = [_entities(reading, turn.others) for turn in chain.turns]
    if chain.worded and fact.predicate == COOPERATES and is_learned(fact):
        return sum(bool(ends & one) for one in ones) > 1
    apart = any(ends & one and ends & other for one in ones for other in others)
    return apart and not any(ends & one and ends & other for one, other in zip(ones, others, strict=True))


def _copies(reading: Reading, chain: _Chain, fact: Fact) -> Iterator[Fact]:
    """What the other clauses of a chain say where one says a fact."""
    for turn in chain.turns:
        ones, others = _entities(reading, (turn.one,)), _entities(reading, turn.others)
        for last in chain.turns:
            if last is turn:
                continue
            one = reading.links.candidates[last.one]
            if fact.subject in ones and fact.object in others:
                yield from (_said_of(fact, one, o) for o in _named(reading, last.others) if o.entities)
            elif fact.object in ones and fact.subject in others:
                yield from (_said_of(fact, o, one) for o in _named(reading, last.others) if o.entities)
            elif fact.object in ones and not chain.worded and _is_before(fact, one):
                yield replace(
                    fact,
                    object=one.entities[0],
                    object_span=one.span,
                    confidence=_LESS_SURE * fact.confidence,
                )


def _is_before(fact: Fact, one: Candidate) -> bool:
    """ "**works with** UNDP on elections and UNHCR on asylum": whether subject and verb stand before both."""
    return (
        bool(one.entities)
        and fact.trigger is not None
        and fact.subject_span is not None
        and max(fact.trigger.span.start, fact.subject_span.start) < one.span.start
        and fact.object_span is not None
        and fact.trigger.span.start < fact.object_span.start
    )


def _said_of(fact: Fact, subject: Candidate, object_: Candidate) -> Fact:
    return replace(
        fact,
        subject=subject.entities[0],
        object=object_.entities[0],
        subject_span=subject.span,
        object_span=object_.span,
        confidence=_LESS_SURE * fact.confidence,
    )


def _named(reading: Reading, numbers: Sequence[int]) -> list[Candidate]:
    return [reading.links.candidates[number] for number in numbers]


def _entities(reading: Reading, numbers: Sequence[int]) -> set[str]:
    return {entity for candidate in _named(reading, numbers) for entity in candidate.entities}
