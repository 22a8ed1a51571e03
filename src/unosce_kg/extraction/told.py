"""What patterns read in each sentence of a document, so that nothing learned says it again or against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from unosce_kg.extraction.cooperation import COOPERATES
from unosce_kg.extraction.reading import Fact
from unosce_kg.model import Modality

_SUPPORTS, _LIES_IN, _HELD_IN, _PROPOSED = "supports", "locatedIn", "tookPlaceIn", "proposed"
_NAMED = "name:"  # patterns of what a name says by itself
_WORKS_ON = "worksOn"
# Patterns that say whose task something is, and so that it is no other's: "returns fall to UNHCR".
ALLOTTING = frozenset((
    "topic-falls-to", "other-topic-falls-to", "left-topic-to", "topic-is-its-task", "responsibility-lies-with", "has-lead-on",
))  # fmt: skip
_HOLDING = ("hostedBy", "chaired", "participatedIn")  # what took place is no proposal


class Told:
    """What patterns read in each sentence.

    Args:
        facts: Of one document.
    """

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._done: set[tuple[int, frozenset[str], str]] = set()
        self._joined: set[tuple[int, str]] = set()
        self._pairs: set[frozenset[str]] = set()
        self._moods: dict[int, set[Modality]] = defaultdict(set)
        self._helped: set[tuple[int, str]] = set()
        self._proposed: set[tuple[int, str]] = set()
        self._placed: set[tuple[int, str, str]] = set()
        self._held: set[tuple[int, str]] = set()
        self._allotted: set[tuple[int, str]] = set()
        for fact in facts:
            self._done.add((fact.sentence, frozenset((fact.subject, fact.object)), fact.predicate))
            if fact.pattern in ALLOTTING:
                self._allotted.add((fact.sentence, fact.object))
            if fact.predicate == _SUPPORTS:
                self._helped.add((fact.sentence, fact.object))
            if fact.predicate in (_LIES_IN, _HELD_IN) and not fact.pattern.startswith(_NAMED):
                self._placed.add((fact.sentence, fact.subject, fact.predicate))
            if fact.predicate in _HOLDING and fact.modality is Modality.ACTUAL:
                self._held |= {(fact.sentence, fact.subject), (fact.sentence, fact.object)}
            if fact.predicate == _PROPOSED:
                self._proposed.add((fact.sentence, fact.subject))
            if fact.predicate == COOPERATES:
                self._pairs.add(frozenset((fact.subject, fact.object)))
                self._joined |= {(fact.sentence, fact.subject), (fact.sentence, fact.object)}
                self._moods[fact.sentence].add(fact.modality)

    def settles(self, number: int, subject: str, predicate: str, object_: str) -> bool:
        """Whether a sentence has told of the two already, with whom each works, who helps the one helped, or where one is.

        So it has where it tells whose task the other is, what one proposes, or that the other was held or led.
        """
        if (number, frozenset((subject, object_)), predicate) in self._done:
            return True
        if predicate == _WORKS_ON:
            return (number, object_) in self._allotted
        if predicate == _SUPPORTS:  # "The OSCE thanked UNHCR for supporting Moldova."
            return (number, object_) in self._helped
        if predicate == _PROPOSED:
            return (number, subject) in self._proposed or (number, object_) in self._held
        if predicate in (_LIES_IN, _HELD_IN):
            return (number, subject, predicate) in self._placed
        return predicate == COOPERATES and {(number, subject), (number, object_)} <= self._joined

    def works(self, predicate: str, one: str, other: str) -> bool:
        """Whether any sentence has told that the two work together, so that they may share out the work in this one."""
        return predicate == COOPERATES and frozenset((one, other)) in self._pairs

    def joins(self, number: int, *ends: str) -> bool:
        """Whether a sentence has told with whom one of two works."""
        return any((number, end) in self._joined for end in ends)

    def mood(self, fact: Fact) -> Modality:
        """The modality of a learned fact: for cooperation that of what the sentence tells of it, if it tells in one."""
        moods = self._moods[fact.sentence] if fact.predicate == COOPERATES else set()
        return next(iter(moods)) if len(moods) == 1 else fact.modality
