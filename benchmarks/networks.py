"""A made-up corpus whose graph has as many nodes and edges as wished, of the shape that real ones have.

Bodies, places, people, events, agreements and topics stand in groups that hold together, a few of them are known to
all, and each edge is a statement with its sentence, mentions and document. The seed decides all of it.
"""

from __future__ import annotations

import random
import re
from itertools import accumulate, cycle
from typing import TypeAlias

from unosce_kg.model import (
    Corpus,
    Document,
    Entity,
    Evidence,
    Mention,
    Modality,
    PartialDate,
    Qualifiers,
    Span,
    Statement,
    Status,
)

Pair: TypeAlias = tuple[Entity, Entity]

EDGES_A_NODE = 3
_SENTENCES = 20  # of a document
_GROUP = 40  # nodes
_TRIES = 30
_AWAY = 0.15  # of the edges lead out of their group
_SYLLABLES = re.findall("...", "beldorfangrihaljovkellinmarnevpolrassiltovulmverwenzar")
_SHARES = (("UNBody", "org", 18), ("OSCEBody", "org", 10), ("Country", "place", 14), ("Topic", "topic", 16),
           ("Person", "person", 14), ("Meeting", "event", 10), ("City", "place", 8), ("Agreement", "agreement", 6),
           ("Post", "post", 4))  # fmt: skip
_RELATIONS = {
    ("org", "org"): ("cooperatesWith", "works with"),
    ("org", "topic"): ("worksOn", "works on"),
    ("org", "place"): ("locatedIn", "has its seat in"),
    ("org", "event"): ("participatedIn", "took part in"),
    ("org", "agreement"): ("partyTo", "signed"),
    ("person", "post"): ("holdsPost", "is"),
    ("person", "event"): ("addressed", "spoke at"),
    ("person", "agreement"): ("partyTo", "signed"),
    ("post", "org"): ("postIn", "is an office of"),
    ("post", "event"): ("participatedIn", "took part in"),
    ("event", "place"): ("tookPlaceIn", "was held in"),
    ("event", "topic"): ("concerns", "was about"),
    ("event", "org"): ("organizedBy", "was a meeting of"),
    ("agreement", "topic"): ("concerns", "is about"),
    ("agreement", "agreement"): ("complements", "builds on"),
    ("place", "org"): ("chaired", "chaired"),
    ("place", "event"): ("participatedIn", "took part in"),
}
_MODALITIES = (*[Modality.ACTUAL] * 8, Modality.PLANNED, Modality.PROPOSED)


def make_corpus(nodes: int, seed: int = 0) -> Corpus:
    """A corpus of about so many entities, with three times as many edges; the same for the same seed."""
    chance = random.Random(f"{seed} {nodes}")
    entities = [_make_entity(chance, number) for number in range(nodes)]
    pairs = _pair_up(chance, entities)
    documents: list[Document] = []
    statements: list[Statement] = []
    mentions: dict[str, tuple[Mention, ...]] = {}
    for first in range(0, len(pairs), _SENTENCES):
        document, found, said = _write_document(chance, len(documents), pairs[first : first + _SENTENCES])
        documents.append(document)
        mentions[document.id] = found
        statements.extend(said)
    return Corpus(tuple(documents), {entity.id: entity for entity in entities}, mentions, tuple(statements))


def _make_entity(chance: random.Random, number: int) -> Entity:
    kind, folder, _ = chance.choices(_SHARES, weights=[share for *_, share in _SHARES])[0]
    words = ("".join(chance.choices(_SYLLABLES, k=chance.randint(2, 3))) for _ in range(chance.randint(1, 4)))
    name = " ".join(words).title()
    return Entity(f"{folder}/{number}-{name.lower().replace(' ', '-')}", kind, name, status=Status.NEW)


def _pair_up(chance: random.Random, entities: list[Entity]) -> list[Pair]:
    """Distinct pairs that a relation may join; each node in turn chooses another until there are enough."""
    popular = list(accumulate(1 / (rank + 3) for rank in range(len(entities))))
    pairs: dict[frozenset[str], Pair] = {}
    for number in cycle(range(len(entities))):
        if len(pairs) >= EDGES_A_NODE * len(entities):
            break
        group = entities[number // _GROUP * _GROUP :][:_GROUP]
        for _ in range(_TRIES):
            away = chance.random() < _AWAY
            other = chance.choices(entities, cum_weights=popular)[0] if away else chance.choice(group)
            pair = _order(entities[number], other)
            if pair and pairs.setdefault(frozenset(e.id for e in pair), pair) is pair:
                break
    chosen = list(pairs.values())
    chance.shuffle(chosen)
    return chosen


def _order(one: Entity, other: Entity) -> Pair | None:
    """The two as subject and object of a relation that may join them."""
    orders = ((one, other), (other, one)) if one is not other else ()
    return next((pair for pair in orders if (_kind(pair[0]), _kind(pair[1])) in _RELATIONS), None)


def _kind(entity: Entity) -> str:
    return entity.id.partition("/")[0]


def _write_document(
    chance: random.Random, number: int, pairs: list[Pair]
) -> tuple[Document, tuple[Mention, ...], list[Statement]]:
    id_ = f"doc/made-{number:05d}"
    date = PartialDate(1993 + chance.randrange(32), chance.randint(1, 12), chance.randint(1, 28))
    text = ""
    mentions: list[Mention] = []
    statements: list[Statement] = []
    for one, other in pairs:
        predicate, words = _RELATIONS[_kind(one), _kind(other)]
        quote = f"{one.label} {words} {other.label}, as members were told on that day."
        subject = Span(len(text), len(text) + len(one.label))
        target = Span(subject.end + len(words) + 2, subject.end + len(words) + 2 + len(other.label))
        mentions += [
            Mention(subject, one.label, (one.id,), "made"),
            Mention(target, other.label, (other.id,), "made"),
        ]
        evidence = Evidence(id_, Span(len(text), len(text) + len(quote)), quote, "made",
                            chance.randint(50, 100) / 100, subject, target, words)  # fmt: skip
        when = Qualifiers(on_date=date) if chance.random() < 0.2 else Qualifiers()
        ends = sorted((one.id, other.id)) if predicate == "cooperatesWith" else (one.id, other.id)
        statements.append(
            Statement(ends[0], predicate, ends[1], (evidence,), when, chance.choice(_MODALITIES))
        )
        text += quote + "\n"
    document = Document(
        id_, text, f"made-{number:05d}.txt", f"Note {number}", date, publisher="Made-up Press"
    )
    return document, tuple(mentions), statements
