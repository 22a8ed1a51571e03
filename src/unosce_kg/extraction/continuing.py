"""Sentences that go on about the cooperation before them: "It covers …", "The plan will deal with …"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from unosce_kg.extraction.candidates import Token
from unosce_kg.extraction.cooperation import COOPERATES
from unosce_kg.extraction.judging import is_learned
from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.extraction.syntax import fillers
from unosce_kg.model import Modality

_FACTOR = 0.7
_POINTING = frozenset(("it", "this", "these", "they", "both"))
_DEFINITE = frozenset(("the", "this", "these", "its", "their"))


def go_on(reading: Reading, facts: Sequence[Fact]) -> Iterator[Fact]:
    """The cooperation of the sentence before, where a sentence goes on to say what it is on.

    Its subject is a pronoun or a common noun for what the two do together ("the plan"), its verb one of reaching ("cover",
    "deal with"); it tells of no cooperation itself.

    Args:
        reading: The document.
        facts: What was read of it.
    """
    told: dict[int, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.predicate == COOPERATES and fact.modality is not Modality.NEGATED and not is_learned(fact):
            told[fact.sentence].append(fact)
    for number in range(1, len(reading.sentences)):
        before = told.get(number - 1)
        if (
            not before
            or number in told
            or reading.sentences[number].block != reading.sentences[number - 1].block
        ):
            continue
        if verb := _goes_on(reading, number):
            modality = reading.modality(number, verb)
            if modality is Modality.NEGATED:
                continue  # what a plan does not cover
            for fact in _last(before):
                again = replace(
                    fact, sentence=number, trigger=verb, pattern="cooperation-continued", confidence=fact.confidence * _FACTOR,
                    subject_span=None, object_span=None, modality=modality,
                )  # fmt: skip
                told[number].append(again)
                yield again


def _goes_on(reading: Reading, number: int) -> Token | None:
    """The verb that says what the thing before is on."""
    sentence, lexicon = reading.sentences[number], reading.links.base.knowledge.lexicon
    for verb in sentence.tokens:
        if verb.pos != "VERB" or not verb.is_one_of(lexicon["reaching_verb"]):
            continue
        for subject in fillers(sentence, verb, "subj"):
            if subject.text.casefold() in _POINTING and not _is_somebody(reading, number, subject):
                return verb
            named = reading.candidate(number, subject)
            if named is not None and reading.links.base.is_a(named.type, "Agreement"):
                return verb
            words = {c.text.casefold() for c in sentence.children(subject.index)}
            if named is None and subject.is_one_of(lexicon["shared_work_noun"]) and words & _DEFINITE:
                return verb
    return None


def _is_somebody(reading: Reading, number: int, pronoun: Token) -> bool:
    """Whether a pronoun stands for a person or a single body rather than for what was done."""
    referents = reading.referents(number, pronoun)
    return any(
        len(r.entities) == 1 and r.entities[0].startswith(("org/", "person/", "post/", "place/"))
        for r in referents
    )


def _last(facts: Sequence[Fact]) -> list[Fact]:
    """Those that the word nearest to the end of the sentence tells of; all where none has a word."""
    ends = [f.trigger.index for f in facts if f.trigger]
    last = max(ends, default=None)
    return [f for f in facts if f.trigger is None or f.trigger.index == last]
