"""Readings of documents that nobody wrote, for stores too large to read documents for.

What was read from a document is taken again under another name: its letters are exchanged, so that no two replicas
share words, the bodies and places of the gazetteer are exchanged for others of their kind, new entities get names of
their own, and what is dated moves. So a store of replicas has the shape and size of one of real documents: the same
number of statements, mentions and new entities a document, the same hubs, no near duplicates.
"""

from __future__ import annotations

import random
import string
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace

from unosce_kg.graph.merging import DATES
from unosce_kg.model import Entity, Evidence, Extraction, Knowledge, Mention, Name, PartialDate, Statement

_EXCHANGED = ("UNBody", "Country", "City")
_KEPT = frozenset(("org/un", "org/osce"))
_FIRST_YEAR, _YEARS = 1993, 32
Map = Callable[[str], str]


class Replicator:
    """Makes replicas.

    Args:
        knowledge: What the documents were read with.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        pools: Mapping[str, list[str]] = defaultdict(list)
        for id_, entity in sorted(knowledge.entities.items()):
            if entity.type in _EXCHANGED and id_ not in _KEPT:
                pools[entity.type].append(id_)
        self._known = knowledge.entities
        self._places = {id_: (pool, place) for pool in pools.values() for place, id_ in enumerate(pool)}

    def replicate(self, extraction: Extraction, number: int) -> Extraction:
        """A replica of what was read from a document; each number gives another one."""
        letters = list(string.ascii_lowercase)
        random.Random(f"replica {number}").shuffle(letters)
        table = str.maketrans(string.ascii_letters, "".join(letters) + "".join(letters).upper())

        def tell(text: str) -> str:
            return text.translate(table)

        def move(id_: str) -> str:
            if id_ in self._known:
                pool, place = self._places.get(id_, ([id_], 0))
                return pool[(place + number) % len(pool)]
            kind, slash, slug = id_.partition("/")
            return f"{kind}{slash}{tell(slug)}"

        document = extraction.document
        copy = replace(
            document,
            id=f"{document.id}-{number}",
            file_name=f"{number}-{document.file_name}",
            text=tell(document.text),
        )
        return Extraction(
            copy,
            tuple(_move_entity(entity, move, tell) for entity in extraction.entities),
            tuple(_move_mention(mention, move, tell) for mention in extraction.mentions),
            tuple(_move_statement(s, copy.id, move, tell, number) for s in extraction.statements),
        )


def _move_entity(entity: Entity, move: Map, tell: Map) -> Entity:
    names = tuple(sorted(Name(tell(name.text), name.language) for name in entity.aliases))
    return replace(entity, id=move(entity.id), label=tell(entity.label), aliases=names)


def _move_mention(mention: Mention, move: Map, tell: Map) -> Mention:
    return replace(mention, entities=tuple(map(move, mention.entities)), text=tell(mention.text))


def _move_statement(statement: Statement, document: str, move: Map, tell: Map, years: int) -> Statement:
    q = statement.qualifiers
    moved = replace(
        q,
        topics=tuple(map(move, q.topics)),
        places=tuple(map(move, q.places)),
        events=tuple(map(move, q.events)),
    )
    if statement.predicate not in DATES:
        on, start, end = (_move_date(date, years) for date in (q.on_date, q.start_date, q.end_date))
        forward = not (start and end) or str(start) <= str(end)
        moved = replace(moved, on_date=on, start_date=start, end_date=end if forward else None)
    target = statement.object
    return replace(
        statement,
        subject=move(statement.subject),
        object=move(target) if isinstance(target, str) else target,
        evidence=tuple(_move_evidence(e, document, tell) for e in statement.evidence),
        qualifiers=moved,
    )


def _move_evidence(evidence: Evidence, document: str, tell: Map) -> Evidence:
    return replace(evidence, document=document, quote=tell(evidence.quote), trigger=tell(evidence.trigger))


def _move_date(date: PartialDate | None, years: int) -> PartialDate | None:
    if date is None:
        return None
    year = _FIRST_YEAR + (date.year - _FIRST_YEAR + years) % _YEARS
    return PartialDate(year, date.month, min(date.day, 28) if date.day else None)
