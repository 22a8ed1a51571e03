"""What a document tells of two names besides the words between them, as features of the relations that are judged.

Whoever works with others elsewhere in a document is likelier to be meant here too; a sentence of many bodies joins few of
them. That a relation is judged with the whole document in view is what document-level relation extraction adds (Yao et
al., 2019).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from unosce_kg.extraction.candidates import DATE
from unosce_kg.extraction.reading import Fact, Reading

_TOGETHER, _TIMES, _BODIES, _PARTS = 4, 5, 8, 6  # counts above which all are alike; parts of a document
_ENDS = ("subject", "object")
Told = tuple[str, str]  # a relation with the direction in which somebody has it (">", "<"), and the other end


class Context:
    """A document and what patterns read in it.

    Args:
        reading: The document.
        facts: What patterns read.
    """

    def __init__(self, reading: Reading, facts: Iterable[Fact]) -> None:
        self._reading = reading
        self._told: dict[str, dict[Told, set[int]]] = defaultdict(lambda: defaultdict(set))
        self._relations: dict[int, dict[str, set[frozenset[str]]]] = defaultdict(lambda: defaultdict(set))
        for fact in facts:
            self._relations[fact.sentence][fact.predicate].add(frozenset((fact.subject, fact.object)))
            self._told[fact.subject][f"{fact.predicate}>", fact.object].add(fact.sentence)
            self._told[fact.object][f"{fact.predicate}<", fact.subject].add(fact.sentence)
        self._standing: dict[tuple[str, str], list[str]] = {}
        self._named = _sentences_of(reading)
        self._bodies = _count_bodies(self._named)

    def describe(self, number: int, subject: str, object_: str) -> set[str]:
        """Features of two entities that a sentence names.

        Which relation the two have to each other is none of them: that is what is to be judged.
        """
        found = {f"sentence tells {r}" for r in self._besides(number, subject, object_) or ("nothing",)}
        found.add(f"bodies in sentence={min(self._bodies[number], _BODIES)}")
        found.add(f"part={min(_PARTS - 1, _PARTS * number // max(1, len(self._reading.sentences)))}")
        found.add(f"message={self._reading.frame.is_message}")
        for end, entity, other in zip(_ENDS, (subject, object_), (object_, subject), strict=True):
            if (end, entity) not in self._standing:
                self._standing[end, entity] = [f"{end} {told}" for told in self._stands(entity)]
            found.update(self._standing[end, entity])
            if entity in self._told:
                found.update(f"{end} {told}" for told in self._of_end(number, entity, other))
        found.update(self._of_both(number, subject, object_))
        return found

    def _besides(self, number: int, subject: str, object_: str) -> list[str]:
        """The relations that a sentence tells of others than the two, or of one of the two and somebody else."""
        own = {frozenset((subject, object_))}
        return [relation for relation, pairs in self._relations.get(number, {}).items() if not pairs <= own]

    def _of_end(self, number: int, entity: str, other: str) -> Iterator[str]:
        for (relation, third), sentences in self._told[entity].items():
            if third != other:
                if number in sentences:
                    yield f"{relation} here"
                if len(sentences) > (number in sentences):
                    yield f"{relation} elsewhere"

    def _stands(self, entity: str) -> Iterator[str]:
        """Features of an entity by itself: how often it is named, and its part in the exchange of words."""
        named = self._named.get(entity, frozenset())
        yield f"named={min(len(named), _TIMES)}"
        yield f"in opening={0 in named}"
        frame = self._reading.frame
        if entity == frame.speaker:
            yield "is speaker"
        if entity == frame.speaker_body:
            yield "is of the speaker"
        if entity == frame.addressee:
            yield "is addressed"
        if entity == frame.addressee_body:
            yield "is of the addressed"
        if entity in frame.both:
            yield "is of both"

    def _of_both(self, number: int, subject: str, object_: str) -> Iterator[str]:
        first, second = (self._named.get(e, frozenset()) for e in (subject, object_))
        yield f"named together={min(len(first & second), _TOGETHER)}"
        yield f"in opening={0 in first} {0 in second}"
        if subject not in self._told or object_ not in self._told:
            return
        relations: dict[str, list[str]] = defaultdict(list)
        for (relation, third), sentences in self._told[subject].items():
            if number in sentences:
                relations[third].append(relation)
        for (relation, third), sentences in self._told[object_].items():
            if number in sentences:
                yield from (f"third={one} {relation}" for one in relations.get(third, ()))


def _sentences_of(reading: Reading) -> dict[str, frozenset[int]]:
    """The sentences that name an entity, or mean it by a pronoun or role noun."""
    found: dict[str, set[int]] = defaultdict(set)
    for candidate in (*reading.links.candidates, *reading.coreferents.values()):
        if candidate.type != DATE and (number := reading.sentence_of(candidate.span)) is not None:
            for entity in candidate.entities:
                found[entity].add(number)
    return {entity: frozenset(numbers) for entity, numbers in found.items()}


def _count_bodies(named: dict[str, frozenset[int]]) -> dict[int, int]:
    """How many organizations each sentence names."""
    counts: dict[int, int] = defaultdict(int)
    for entity, numbers in named.items():
        if entity.startswith("org/"):
            for number in numbers:
                counts[number] += 1
    return counts
