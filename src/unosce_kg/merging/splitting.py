"""Entities that a document's linking made one and that the user keeps apart.

A mention by a name that is not the entity's own becomes a mention of another entity. What else the document says of
the entity (by pronouns, by short forms, in statements) goes with the mention right before it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from unosce_kg.knowledge.groups import is_id, kind_of
from unosce_kg.merging.renaming import Rename, rename_mention, rename_statement
from unosce_kg.model import Content, Entity, Evidence, Extraction, Knowledge, Mention, Statement, Status
from unosce_kg.text import name_key, slugify

_COREFERENCE = "coreference:"


@dataclass(frozen=True, slots=True)
class _Split:
    """How an entity of a document falls apart.

    Attributes:
        whole: What linking made of both.
        part: The other entity.
        places: Where mentions by a name of either begin, sorted.
        parts: For each of them whether it means the other entity.
    """

    whole: str
    part: Entity
    places: tuple[int, ...]
    parts: tuple[bool, ...]

    def meant(self, place: int) -> str:
        """Which of both is meant at an offset: what was named last before it, else first after it."""
        before = bisect_right(self.places, place)
        return self.part.id if self.parts[max(0, before - 1)] else self.whole

    def naming(self, place: int) -> Rename:
        """The ids that stand for ids at an offset."""
        return lambda id_: self.meant(place) if id_ == self.whole else id_


class Splitter:
    """Takes apart what the user says is different.

    Args:
        knowledge: The curated knowledge with the judgements.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._known = knowledge.entities
        self._sides = [
            sides
            for judgement in knowledge.judgements
            if not judgement.same
            for sides in ((judgement.one, judgement.other), (judgement.other, judgement.one))
        ]
        wanted = {term for sides in self._sides for term in sides}
        self._keys: dict[str, set[str]] = {term: {_key(term)} for term in wanted if term not in self._known}
        for name in knowledge.names:
            if name.entity in wanted and not name.weak and not name.adjective:
                self._keys.setdefault(name.entity, set()).add(name_key(name.text))

    def split(self, extraction: Extraction) -> Extraction:
        """What a document says, with the entities apart that differ."""
        for own, other in self._sides:
            for id_ in self._meant_by(own, extraction):
                if split := self._find(extraction, id_, own, other):
                    extraction = _apply(extraction, split)
        return extraction

    def _meant_by(self, term: str, extraction: Extraction) -> tuple[str, ...]:
        """The entities of a document that one side of a judgement means."""
        if is_id(term):
            return (term,)
        wanted = name_key(term)
        return tuple(e.id for e in extraction.entities if wanted in _names(e))

    def _find(self, extraction: Extraction, id_: str, own: str, other: str) -> _Split | None:
        """How an entity falls apart into itself and what the other side of a judgement means, if it does."""
        entity = next((e for e in extraction.entities if e.id == id_), self._known.get(id_))
        part = other if is_id(other) else f"{kind_of(id_)}/{slugify(other)}"
        if entity is None or part == id_ or (not is_id(own) and name_key(entity.label) == name_key(other)):
            return None
        theirs = self._keys.get(other, set()) - self._keys.get(own, set())
        ours = (self._keys.get(own, set()) | {name_key(entity.label)}) - theirs
        named = {
            mention.span.start: name_key(mention.text) in theirs
            for mention in extraction.mentions
            if id_ in mention.entities and _is_named(mention) and name_key(mention.text) in theirs | ours
        }
        if not any(named.values()):
            return None
        places = tuple(sorted(named))
        label = next(m.text for m in extraction.mentions if id_ in m.entities and name_key(m.text) in theirs)
        other_one = self._known.get(part) or Entity(part, entity.type, label, status=Status.NEW)
        return _Split(id_, other_one, places, tuple(named[place] for place in places))


def _key(term: str) -> str:
    """What a mention of a side that nobody knows is called: by its name, or by the words of its id."""
    return term.partition("/")[2].replace("-", " ") if is_id(term) else name_key(term)


def _names(entity: Entity) -> frozenset[str]:
    return frozenset(map(name_key, (entity.label, *(alias.text for alias in entity.aliases))))


def _is_named(mention: Mention) -> bool:
    return not mention.detector.startswith(_COREFERENCE)


def _apply(extraction: Extraction, split: _Split) -> Extraction:
    mentions = tuple(rename_mention(m, split.naming(m.span.start)) for m in extraction.mentions)
    statements = tuple(_divide(extraction.statements, split))
    return replace(
        extraction,
        entities=_list_entities(extraction, split, mentions, statements),
        mentions=mentions,
        statements=statements,
    )


def _divide(statements: Iterable[Statement], split: _Split) -> Iterator[Statement]:
    """The statements, each as often as its evidence means different things by it."""
    found: dict[Content, tuple[Statement, list[Evidence]]] = {}
    for statement in statements:
        for evidence in statement.evidence:
            said = _read(statement, evidence, split)
            found.setdefault(said.content, (said, []))[1].append(evidence)
    for said, pieces in found.values():
        yield replace(said, evidence=tuple(pieces))


def _read(statement: Statement, evidence: Evidence, split: _Split) -> Statement:
    """What a piece of evidence says."""
    last = evidence.sentence.end
    said = rename_statement(statement, split.naming(last))
    if evidence.subject:
        said = replace(said, subject=split.naming(evidence.subject.start)(statement.subject))
    if evidence.object and isinstance(statement.object, str):
        said = replace(said, object=split.naming(evidence.object.start)(statement.object))
    return said


def _list_entities(
    extraction: Extraction, split: _Split, mentions: Iterable[Mention], statements: Iterable[Statement]
) -> tuple[Entity, ...]:
    """The document's new entities after a split, without those that nothing is left of."""
    left = {id_ for mention in mentions for id_ in mention.entities}
    left |= {end for s in statements for end in (s.subject, s.object) if isinstance(end, str)}
    left |= {id_ for s in statements for q in (s.qualifiers,) for id_ in (*q.topics, *q.places, *q.events)}
    entities = {entity.id: entity for entity in extraction.entities if entity.id in left}
    if whole := entities.get(split.whole):
        theirs = name_key(split.part.label)
        own = tuple(name for name in whole.aliases if name_key(name.text) != theirs)
        entities[whole.id] = replace(whole, aliases=own)
    if split.part.status is Status.NEW:
        entities.setdefault(split.part.id, split.part)
    return tuple(entities[id_] for id_ in sorted(entities))
