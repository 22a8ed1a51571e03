"""Pairs of names in one sentence that a relation may hold between, with what is seen of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import product

from unosce_kg.extraction.candidates import Token
from unosce_kg.extraction.cooperation import COOPERATES
from unosce_kg.extraction.reading import Reading, Referent
from unosce_kg.extraction.views import View
from unosce_kg.model import Knowledge

Named = Sequence[tuple[Token, Referent]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names of one sentence that a relation may hold between.

    Attributes:
        ends: Subject and object, for each two that the names stand for, with the relations whose classes they meet.
        lists: The first words of the lists in which the two stand, or they themselves.
        trigger: The word around which both have a role, or the one that joins them in the parse.
        features: What is seen of the pair in the sentence.
    """

    sentence: int
    subject: Referent
    object: Referent
    ends: tuple[tuple[str, str, tuple[str, ...]], ...]
    lists: tuple[int, int]
    trigger: Token | None
    features: Set[str]


class PairFinder:
    """Finds the pairs of a document.

    Args:
        knowledge: For the trigger words of its patterns, its word classes and its relations.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._triggers: dict[str, set[str]] = defaultdict(set)
        for pattern in knowledge.relation_patterns:
            for lemma in pattern.trigger:
                self._triggers[lemma].add(pattern.predicate)
        self._classes: dict[str, set[str]] = defaultdict(set)
        for name, words in knowledge.lexicon.items():
            for word in words:
                self._classes[word].add(name)

    def find(self, reading: Reading, predicates: Sequence[str]) -> Iterator[Pair]:
        """All pairs of a document between which one of the relations may hold, in text order."""
        fitting = _Fitting(reading, predicates)
        for number, sentence in enumerate(reading.sentences):
            if not sentence.parsed:
                continue
            named = _named(reading, number)
            view = None
            for (a, subject), (b, object_) in product(named, named):
                if ends := _ends(fitting, (a, subject), (b, object_)):
                    view = view or self._look(reading, number, named)
                    features, trigger = view.features(a, b)
                    lists = view.lists.get(a.index, a.index), view.lists.get(b.index, b.index)
                    yield Pair(number, subject, object_, ends, lists, trigger, features)

    def _look(self, reading: Reading, number: int, named: Named) -> View:
        return View(reading, number, reading.sentences[number], named, self._triggers, self._classes)


def _named(reading: Reading, number: int) -> Named:
    """The words of a sentence that stand for somebody or something, with what they stand for."""
    return [(t, r) for t in reading.sentences[number].tokens if (r := reading.referent(number, t))]


def describe(reading: Reading, pair: Pair, subject: str, object_: str) -> set[str]:
    """All features of two entities that a pair stands for: those of its sentence and those of the two themselves."""
    return {*pair.features, *_describe_ends(reading, subject, object_)}


def _describe_ends(reading: Reading, subject: str, object_: str) -> Iterator[str]:
    """Features of the two entities, whatever the sentence says."""
    base = reading.links.base
    types = reading.links.type_of(subject), reading.links.type_of(object_)
    yield f"classes={types[0]}>{types[1]}"
    for end, entity, type_ in (("subject", subject, types[0]), ("object", object_, types[1])):
        yield f"{end} class={type_}"
        yield f"{end} is {'known' if entity in base.entities else 'new'}"
        if entity in ("org/un", "org/osce"):
            yield f"{end} is a whole"
    if object_ in base.bodies(subject):
        yield "subject within object"
    if subject in base.bodies(object_):
        yield "object within subject"


class _Fitting:
    """The relations that the entities of a document may be the subject or the object of, found out once for each class."""

    def __init__(self, reading: Reading, predicates: Sequence[str]) -> None:
        self._reading, self._predicates = reading, predicates
        self._known: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
        self._between: dict[tuple[str, str], tuple[str, ...]] = {}

    def between(self, subject: str, object_: str) -> tuple[str, ...]:
        """Those that may hold between two, in the order of the relations."""
        types = self._reading.links.type_of(subject), self._reading.links.type_of(object_)
        found = self._between.get(types)
        if found is None:
            wanted = self._of(object_, types[1])[1]
            found = tuple(p for p in self._of(subject, types[0])[0] if p in wanted)
            self._between[types] = found
        return found

    def _of(self, entity: str, type_: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        if type_ not in self._known:
            fits = self._reading.fits
            self._known[type_] = (
                tuple(p for p in self._predicates if fits(entity, p, 0)),
                tuple(p for p in self._predicates if fits(entity, p, 1)),
            )
        return self._known[type_]


def _ends(
    fitting: _Fitting, first: tuple[Token, Referent], second: tuple[Token, Referent]
) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    (a, subject), (b, object_) = first, second
    if a.index == b.index and len(subject.entities) < 2:
        return ()
    found = []
    for one, other in product(subject.entities, object_.entities):
        backwards = (a.index, one) > (b.index, other)  # a mutual relation is looked at once
        if one == other:
            continue
        predicates = fitting.between(one, other)
        if backwards and COOPERATES in predicates:
            predicates = tuple(p for p in predicates if p != COOPERATES)
        if predicates:
            found.append((one, other, predicates))
    return tuple(found)
