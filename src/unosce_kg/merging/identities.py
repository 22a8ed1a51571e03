"""The user's judgements on entities that no gazetteer has, applied to what single documents say.

What is said of an entity that is another one is said of that one. Known entities that are the same are one in the
knowledge already, before any document is read.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from unosce_kg.knowledge.groups import Groups, is_id, kind_of
from unosce_kg.merging.renaming import rename_mention, rename_statement
from unosce_kg.merging.splitting import Splitter
from unosce_kg.merging.uniting import unite_entity
from unosce_kg.model import Entity, Extraction, Knowledge, Name, Status
from unosce_kg.text import name_key, slugify


class Identities:
    """What entities are, by the user's judgements.

    Args:
        knowledge: The curated knowledge with the judgements.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._splitter = Splitter(knowledge)
        self._by_id: dict[str, str] = {}
        self._by_name: dict[str, str] = {}
        for target, members in Groups.of(knowledge.judgements).targets(knowledge.entities):
            for member in members:
                if is_id(member):
                    self._by_id[member] = target
                else:
                    self._by_name[name_key(member)] = target

    def apply(self, extraction: Extraction) -> Extraction:
        """What a document says, with the entities that it speaks of by the user's account.

        Args:
            extraction: As it was read.

        Returns:
            The same with other ids; an entity of the gazetteer is among its entities where it gets names from them.
        """
        if not self._knowledge.judgements:
            return extraction
        extraction = self._splitter.split(extraction)
        meant = {entity.id: self._mean(entity) for entity in extraction.entities}
        if all(entity == meant[entity.id] for entity in extraction.entities):
            return extraction
        moved = {id_: entity.id for id_, entity in meant.items()}
        statements = (
            (s, rename_statement(s, lambda id_: moved.get(id_, id_))) for s in extraction.statements
        )
        return replace(
            extraction,
            entities=tuple(self._unite(meant.values())),
            mentions=tuple(rename_mention(m, lambda id_: moved.get(id_, id_)) for m in extraction.mentions),
            statements=tuple(now for was, now in statements if now.subject != now.object or now == was),
        )

    def _mean(self, entity: Entity) -> Entity:
        """The entity that a new one is, with what the document calls it."""
        target = self._find_target(entity)
        if target is None:
            return entity
        id_ = target if is_id(target) else f"{kind_of(entity.id)}/{slugify(target)}"
        known = self._knowledge.entities.get(id_)
        label = known.label if known else entity.label if is_id(target) else target
        names = {*entity.aliases, Name(entity.label)} - {Name(label)}
        return Entity(
            id_, known.type if known else entity.type, label, tuple(sorted(names)), entity.same_as, Status.NEW
        )

    def _find_target(self, entity: Entity) -> str | None:
        """The id or name of the group that a new entity is in, by its id or by a name that is all its id is made of."""
        if found := self._by_id.get(entity.id):
            return found
        if entity.id.partition("/")[2] != slugify(entity.label):
            return None  # a year or a body tells it from others of its name
        names = (entity.label, *sorted(alias.text for alias in entity.aliases))
        groups = (self._by_name.get(name_key(name)) for name in names)
        return next((g for g in groups if g and (not is_id(g) or kind_of(g) == kind_of(entity.id))), None)

    def _unite(self, entities: Iterable[Entity]) -> Iterator[Entity]:
        """The entities by id, those of one id as one."""
        same: dict[str, list[Entity]] = defaultdict(list)
        for entity in entities:
            same[entity.id].append(entity)
        for id_ in sorted(same):
            yield unite_entity(Counter(same[id_]), self._knowledge.classes)
