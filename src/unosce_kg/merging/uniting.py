"""The contributions of single documents, united: a fold that does not depend on their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from unosce_kg.model import Corpus, Entity, Evidence, Extraction, Mention, Name, Statement


def merge(
    extractions: Iterable[Extraction],
    classes: Mapping[str, tuple[str, ...]],
    counts_as: Mapping[str, str] = MappingProxyType({}),
) -> Corpus:
    """Unite what documents say.

    Args:
        extractions: One for each document; the order does not matter.
        classes: Ontology class to its superclasses, for an entity that documents class differently.
        counts_as: Which documents count as another one, by id.

    Returns:
        The corpus: equal statements are one with all their evidence, and so are entities with one id.
    """
    documents = []
    entities: dict[str, list[Entity]] = {}
    mentions: dict[str, tuple[Mention, ...]] = {}
    statements: dict[tuple[object, ...], list[Statement]] = {}
    for extraction in extractions:
        documents.append(extraction.document)
        mentions[extraction.document.id] = extraction.mentions
        for entity in extraction.entities:
            entities.setdefault(entity.id, []).append(entity)
        for statement in extraction.statements:
            statements.setdefault(statement.content, []).append(statement)
    united = [replace(same[0], evidence=_unite_evidence(same)) for same in statements.values()]
    return Corpus(
        documents=tuple(sorted(documents, key=lambda d: d.id)),
        entities={id_: unite_entity(Counter(entities[id_]), classes) for id_ in sorted(entities)},
        mentions={id_: mentions[id_] for id_ in sorted(mentions)},
        statements=tuple(sorted(united, key=lambda s: (s.subject, s.predicate, repr(s.content)))),
        counts_as=counts_as,
    )


def _unite_evidence(statements: Iterable[Statement]) -> tuple[Evidence, ...]:
    found = {evidence for statement in statements for evidence in statement.evidence}
    return tuple(sorted(found, key=lambda e: (e.document, e.sentence, e.pattern, repr(e))))


def unite_entity(same: Mapping[Entity, int], classes: Mapping[str, tuple[str, ...]]) -> Entity:
    """One entity from what several documents call it: the class and label that most give, all other names.

    Args:
        same: What documents say of the entity, and how many of them say it so.
        classes: Ontology class to its superclasses.
    """
    types, labels = Counter[str](), Counter[str]()
    for entity, number in same.items():
        types[entity.type] += number
        labels[entity.label] += number
    type_ = min(types, key=lambda t: (-types[t], -len(classes.get(t, ())), t))
    label = min(labels, key=lambda name: (-labels[name], -len(name), name))
    names = {alias for entity in same for alias in entity.aliases} | {Name(text) for text in labels}
    return Entity(
        id=next(iter(same)).id,
        type=type_,
        label=label,
        aliases=tuple(sorted(n for n in names if n.text != label)),
        same_as=tuple(sorted({address for entity in same for address in entity.same_as})),
        status=min(entity.status for entity in same),
    )
