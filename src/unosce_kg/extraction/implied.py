"""Relations of a meeting that their sentence does not name: "Among the speakers was X", "The organizers are Y and Z"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from unosce_kg.extraction.candidates import Candidate, Sentence, Token
from unosce_kg.extraction.focus import Focus
from unosce_kg.extraction.frames import Triggers, in_role
from unosce_kg.extraction.quotations import in_quotes
from unosce_kg.extraction.reading import Fact, Reading, Referent
from unosce_kg.extraction.sieve import Sieve
from unosce_kg.extraction.slots import numbers
from unosce_kg.extraction.surfaces import find_trigger
from unosce_kg.extraction.syntax import fillers
from unosce_kg.model import Modality, RelationPattern

# What a person is, behind the name: "of ODIHR", ", Head of the Mission", ", a judge from Norway".
_OFFICE = re.compile(
    r"(?<=⟧)(?:,? (?:of|from|for) (?:the )?⟦\w+:\d+⟧|, (?:the |its )?⟦Post:\d+⟧(?: (?:of|in|to|for) (?:the )?⟦\w+:\d+⟧)*|"
    r", an? [a-z][a-z -]{1,40} (?:of|from|for|at|in) (?:the )?⟦\w+:\d+⟧)"
)
_DOUBT = 0.85  # how sure it is that the meeting in focus is meant


class ImpliedReader:
    """Finds the relations that patterns with one end describe; the other is the meeting in focus, or what is helped.

    Args:
        patterns: Relation patterns; those without an implied end are passed over.
    """

    def __init__(self, patterns: Sequence[RelationPattern]) -> None:
        self._patterns = [p for p in patterns if p.implied and p.surface]
        self._compiled = cache(re.compile)  # most of them are not tried on a few documents
        self._triggers = Triggers(p for p in patterns if p.implied and p.trigger)
        self._sieve = Sieve([pattern.demands for pattern in self._patterns])

    def read(self, reading: Reading, facts: Sequence[Fact]) -> Iterator[Fact]:
        """All such facts of a document, in text order.

        Args:
            reading: The document.
            facts: What was read of it so far.
        """
        focus = Focus(reading, facts)
        for number, slots in enumerate(reading.slots):
            for index in self._sieve.passing(slots.text):
                pattern = self._patterns[index]
                for match in self._compiled(pattern.surface).finditer(slots.text):
                    spoken = in_quotes(slots.span(*match.span()), reading.quotes)
                    meeting = None if spoken else focus.find(number, pattern.predicate)
                    if meeting:
                        yield from _facts(reading, number, pattern, match, meeting)
        for number, trigger, pattern in self._triggers.find(reading):
            if _is_told_of_none(reading.sentences[number], trigger, pattern) and (
                implied := focus.helped(number, trigger.span.start)
            ):
                yield from _framed(reading, number, pattern, trigger, implied)


def _is_told_of_none(sentence: Sentence, trigger: Token, pattern: RelationPattern) -> bool:
    """Whether nobody stands in the roles of the implied end, known or not, and the clause hangs on no noun of its own."""
    there = pattern.subject if pattern.implied == "subject" else pattern.object
    return not trigger.dep.startswith("acl") and not any(fillers(sentence, trigger, role) for role in there)


def _framed(
    reading: Reading, number: int, pattern: RelationPattern, trigger: Token, implied: str
) -> Iterator[Fact]:
    """What a frame reads of which one end is implied."""
    modality = reading.modality(number, trigger)
    if modality is Modality.ACTUAL:
        modality = pattern.modality
    here = pattern.object if pattern.implied == "subject" else pattern.subject
    for named in in_role(reading, number, trigger, here):
        yield from _stated(reading, number, pattern, implied, named, trigger, modality)


def _facts(
    reading: Reading, number: int, pattern: RelationPattern, match: re.Match[str], meeting: str
) -> Iterator[Fact]:
    """What the order of words tells of the meeting in focus."""
    trigger = find_trigger(reading.sentences[number], reading.slots[number], match)
    modality = pattern.modality
    if modality is Modality.ACTUAL:
        modality = reading.modality(number, trigger)
    here = match["o" if pattern.implied == "subject" else "s"]
    for index in numbers(_OFFICE.sub("", here)):
        named = reading.links.candidates[index]
        yield from _stated(reading, number, pattern, meeting, named, trigger, modality)


def _stated(
    reading: Reading, number: int, pattern: RelationPattern, implied: str, named: Candidate | Referent,
    trigger: Token | None, modality: Modality,
) -> Iterator[Fact]:  # fmt: skip
    """The relation of the implied end to each entity of the end that is named."""
    about = pattern.implied == "subject"
    confidence = _DOUBT * pattern.confidence * named.score
    for entity in named.entities:
        subject, object_ = (implied, entity) if about else (entity, implied)
        if reading.admits(pattern, subject, object_):
            yield Fact(subject, pattern.predicate, object_, number, pattern.id, confidence, trigger,
                       None if about else named.span, named.span if about else None, modality)  # fmt: skip
