"""Judgements on known entities, applied to the knowledge itself, so that linking goes by them from the first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from unosce_kg.knowledge.gazetteer import is_acronym
from unosce_kg.knowledge.groups import Groups, is_id, key
from unosce_kg.model import Entity, Fact, GazetteerName, Judgement, Knowledge, Name
from unosce_kg.text import name_key


def apply_judgements(knowledge: Knowledge, judgements: tuple[Judgement, ...]) -> Knowledge:
    """Make one of known entities that are the same, and give and take names.

    Args:
        knowledge: All other knowledge.
        judgements: Rows of `merge.csv`, checked.

    Returns:
        The knowledge: what is said of an entity that is another one is said of that one; a name that is the same as
        a known entity is one of its names, and one that is different from it is none.
    """
    if not judgements:
        return knowledge
    known = knowledge.entities
    moved: dict[str, str] = {}
    given: dict[str, list[str]] = {}
    for target, members in Groups.of(judgements).targets(known):
        if target in known:
            moved |= {member: target for member in members if member in known and member != target}
            given[target] = [member for member in members if not is_id(member)]
    taken = {pair for j in judgements if not j.same for pair in _taken(j, moved)}
    entities = {
        id_: _unite(knowledge, id_, moved, given.get(id_, []), taken) for id_ in known if id_ not in moved
    }
    return replace(
        knowledge,
        entities=entities,
        origins={id_: origin for id_, origin in knowledge.origins.items() if id_ not in moved},
        names=tuple(dict.fromkeys(_name(knowledge.names, moved, given, taken))),
        facts=tuple(_state(knowledge.facts, moved)),
        lifetimes={id_: life for id_, life in knowledge.lifetimes.items() if id_ not in moved},
        broader={
            id_: tuple(dict.fromkeys(b for above in found if (b := moved.get(above, above)) != id_))
            for id_, found in knowledge.broader.items()
            if id_ not in moved
        },
        judgements=tuple(_follow(judgements, moved)),
    )


def _taken(judgement: Judgement, moved: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The entity and the key of a name that is not its own, where a judgement says that of one."""
    for entity, name in ((judgement.one, judgement.other), (judgement.other, judgement.one)):
        if is_id(entity) and not is_id(name):
            yield moved.get(entity, entity), name_key(name)


def _unite(
    knowledge: Knowledge, id_: str, moved: dict[str, str], given: Iterable[str], taken: set[tuple[str, str]]
) -> Entity:
    """A known entity with the names of those that are the same and without those that are others'."""
    entity = knowledge.entities[id_]
    same = [knowledge.entities[other] for other, target in moved.items() if target == id_]
    aliases = [*entity.aliases, *map(Name, given)]
    for other in same:
        aliases += [Name(other.label), *other.aliases]
    kept = (a for a in aliases if a.text != entity.label and (id_, key(a.text)) not in taken)
    links = dict.fromkeys(address for one in (entity, *same) for address in one.same_as)
    return replace(entity, aliases=tuple(dict.fromkeys(kept)), same_as=tuple(links))


def _name(
    names: Iterable[GazetteerName],
    moved: dict[str, str],
    given: dict[str, list[str]],
    taken: set[tuple[str, str]],
) -> Iterator[GazetteerName]:
    for name in names:
        entity = moved.get(name.entity, name.entity)
        if (entity, name_key(name.text)) not in taken:
            yield replace(name, entity=entity)
    for entity, texts in given.items():
        yield from (GazetteerName(text, entity, exact_case=is_acronym(text)) for text in texts)


def _state(facts: Iterable[Fact], moved: dict[str, str]) -> Iterator[Fact]:
    for fact in facts:
        subject = moved.get(fact.subject, fact.subject)
        target = moved.get(fact.object, fact.object) if isinstance(fact.object, str) else fact.object
        if subject != target:
            yield replace(fact, subject=subject, object=target)


def _follow(judgements: Iterable[Judgement], moved: dict[str, str]) -> Iterator[Judgement]:
    """The judgements with the ids that entities have now, without those that nothing is left of."""
    for judgement in judgements:
        one, other = (moved.get(term, term) for term in (judgement.one, judgement.other))
        if one != other:
            yield replace(judgement, one=one, other=other)
