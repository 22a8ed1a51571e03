"""The knowledge, indexed for the questions that linking and relation extraction ask of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import TypeVar

from unosce_kg.knowledge.wording import kind_words
from unosce_kg.model import Entity, Fact, Knowledge, PartialDate
from unosce_kg.text import name_key

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")
_TITLES = ("post_noun", "body_noun", "meeting_noun", "agreement_noun", "state_body_noun", "post_prefix")


class KnowledgeBase:
    """Read-only indexes over curated entities and facts.

    Args:
        knowledge: The curated knowledge.

    Attributes:
        fitting: Relation to the classes that its subject and its object may have, subclasses included.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.entities = knowledge.entities
        self.kind_words = kind_words(knowledge.lexicon)
        self.adjectives = frozenset(name.text for name in knowledge.names if name.adjective)
        self._adjectives_of = _group((name.entity, name.text) for name in knowledge.names if name.adjective)
        self._facts_of: dict[tuple[str, str], tuple[Fact, ...]] = _group(
            ((fact.subject, fact.predicate), fact) for fact in knowledge.facts
        )
        self._facts_about: dict[tuple[str, str], tuple[Fact, ...]] = _group(
            ((fact.object, fact.predicate), fact) for fact in knowledge.facts if isinstance(fact.object, str)
        )
        self._objects: dict[tuple[str, str], tuple[str, ...]] = _group(
            ((fact.subject, fact.predicate), fact.object)
            for fact in knowledge.facts
            if isinstance(fact.object, str)
        )
        self._of_class: dict[str, list[Entity]] = defaultdict(list)
        for entity in self.entities.values():
            for class_ in {entity.type, *knowledge.classes.get(entity.type, ())}:
                self._of_class[class_].append(entity)
        self.fitting: dict[str, tuple[frozenset[str], ...]] = {
            predicate: tuple(map(self._with_subclasses, ends))
            for predicate, ends in knowledge.signatures.items()
        }
        self._by_key: dict[str, set[str]] = defaultdict(set)
        keys: dict[str, set[str]] = defaultdict(set)
        self._bodies: dict[str, tuple[str, ...]] = {}
        for name in knowledge.names:
            keys[name.entity].add(name_key(name.text))
            if not name.weak and not name.adjective:
                self._by_key[name_key(name.text)].add(name.entity)
        self._keys = {entity: frozenset(found) for entity, found in keys.items()}

    def is_a(self, type_: str, class_: str) -> bool:
        """Whether a class is the other or one of its subclasses."""
        return type_ == class_ or class_ in self.knowledge.classes.get(type_, ())

    def _with_subclasses(self, classes: frozenset[str]) -> frozenset[str]:
        below = (type_ for type_, above in self.knowledge.classes.items() if not classes.isdisjoint(above))
        return classes.union(below)

    def objects(self, subject: str, predicate: str) -> tuple[str, ...]:
        """Ids that the background facts relate the subject to."""
        return self._objects.get((subject, predicate), ())

    def facts_about(self, object_: str, predicate: str) -> tuple[Fact, ...]:
        """Background facts that end in the entity."""
        return self._facts_about.get((object_, predicate), ())

    def facts_of(self, subject: str, predicate: str) -> tuple[Fact, ...]:
        """Background facts that start at the entity."""
        return self._facts_of.get((subject, predicate), ())

    def keys(self, entity: str) -> frozenset[str]:
        """Name keys of all names of an entity, weak ones included."""
        return self._keys.get(entity, frozenset())

    def adjectives_of(self, place: str) -> frozenset[str]:
        """The adjectives of a State or territory."""
        return frozenset(self._adjectives_of.get(place, ()))

    def named(self, name: str, class_: str) -> tuple[str, ...]:
        """Ids of the curated entities of a class that the name identifies."""
        found = self._by_key.get(name_key(name), set())
        return tuple(sorted(e for e in found if self.is_a(self.entities[e].type, class_)))

    def bodies(self, entity: str) -> tuple[str, ...]:
        """The bodies that a body is part of, a post is in, or an event is organized by, nearest first."""
        known = self._bodies.get(entity)
        if known is None:
            known = self._find_bodies(entity)
            if entity in self.entities:  # what only a document names is not kept
                self._bodies[entity] = known
        return known

    def _find_bodies(self, entity: str) -> tuple[str, ...]:
        found: list[str] = []
        queue = [entity]
        while queue:
            node = queue.pop(0)
            for predicate in ("partOf", "postIn", "organizedBy"):
                for parent in self.objects(node, predicate):
                    if parent not in found:
                        found.append(parent)
                        queue.append(parent)
        return tuple(found)

    def members(self, body: str, predicate: str) -> tuple[str, ...]:
        """Ids that the background facts relate to the body: its posts, parts or events."""
        return tuple(f.subject for f in self.facts_about(body, predicate))

    def holders(self, post: str, when: PartialDate | None) -> tuple[str, ...]:
        """Persons who held the post at a date, or ever if no date is known."""
        return tuple(f.subject for f in self.facts_about(post, "holdsPost") if self._held(f, when))

    def posts(self, person: str, when: PartialDate | None) -> tuple[str, ...]:
        """Posts that the person held at a date, or ever."""
        return self._objects_at(person, "holdsPost", when)

    def chaired(self, state: str, when: PartialDate) -> tuple[str, ...]:
        """Bodies whose chair the State held at a date."""
        return self._objects_at(state, "chaired", when)

    @cached_property
    def chaired_bodies(self) -> frozenset[str]:
        """Bodies that States chair in turn."""
        return frozenset(
            f.object for f in self.knowledge.facts if f.predicate == "chaired" and isinstance(f.object, str)
        )

    @cached_property
    def title_words(self) -> frozenset[str]:
        """Words that posts, bodies and meetings are named with, and no persons."""
        found = {w for class_ in _TITLES for phrase in self.knowledge.lexicon[class_] for w in phrase.split()}
        return frozenset(found | {"States", "State", "Nations", "Members", "Member", "Union"})

    def _objects_at(self, subject: str, predicate: str, when: PartialDate | None) -> tuple[str, ...]:
        return tuple(f.object for f in self.facts_of(subject, predicate)
                     if isinstance(f.object, str) and self._held(f, when))  # fmt: skip

    @staticmethod
    def _held(fact: Fact, when: PartialDate | None) -> bool:
        if when is None:
            return True
        started = fact.start is None or fact.start.year <= when.year
        return started and (fact.end is None or fact.end.year >= when.year)

    def alive(self, entity: str, when: PartialDate | None) -> bool:
        """Whether the entity's dates allow it at the date; a year's grace, since texts look back."""
        start, _ = self.knowledge.lifetimes.get(entity, (None, None))
        return when is None or start is None or start.year <= when.year + 1

    def label(self, entity: str) -> str:
        """The preferred name of a curated entity."""
        return self.entities[entity].label

    def of_class(self, class_: str) -> Sequence[Entity]:
        """All curated entities of a class or its subclasses."""
        return self._of_class[class_]

    @cached_property
    def agreements_of_year(self) -> dict[int, tuple[tuple[str, PartialDate], ...]]:
        """The curated instruments that have a date, with it, by its year."""
        starts = (
            (a.id, self.knowledge.lifetimes.get(a.id, (None, None))[0]) for a in self.of_class("Agreement")
        )
        return _group((start.year, (id_, start)) for id_, start in starts if start is not None)

    @cached_property
    def persons_called(self) -> dict[str, tuple[str, ...]]:
        """The curated persons by the keys of their names, weak ones included."""
        return _group((key, person.id) for person in self.of_class("Person") for key in self.keys(person.id))

    def meetings_named(self, wanted: frozenset[str]) -> Iterator[tuple[str, tuple[frozenset[str], ...]]]:
        """The curated meetings of which a name may have all the words, each with the words of its names."""
        with_ = [self._meetings_with.get(word, ()) for word in wanted]
        return (self.meetings[i] for i in (min(with_, key=len) if with_ else range(len(self.meetings))))

    @cached_property
    def _meetings_with(self) -> dict[str, tuple[int, ...]]:
        return _group(
            (word, i) for i, (_, names) in enumerate(self.meetings) for word in frozenset().union(*names)
        )

    @cached_property
    def meetings(self) -> tuple[tuple[str, tuple[frozenset[str], ...]], ...]:
        """The curated meetings, and each of their English names as its words."""
        return tuple(
            (m.id, (words(m.label), *(words(a.text) for a in m.aliases if a.language == "en")))
            for m in self.of_class("Meeting")
        )


def _group(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, tuple[Value, ...]]:
    groups: dict[Key, list[Value]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


_NO_WORDS = frozenset(("of", "the", "on", "for", "in", "and", "to", "s"))


@lru_cache(maxsize=1 << 13)
def words(text: str) -> frozenset[str]:
    """The words of a name, for comparing names by what they are made of."""
    return frozenset(re.findall(r"[a-z0-9]+", name_key(text))) - _NO_WORDS
