"""What follows from what a document says: parties to an instrument, or organizers of an event, work together on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from unosce_kg.extraction.aspects import is_cooperation
from unosce_kg.extraction.cooperation import COOPERATES
from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.extraction.scenes import is_building
from unosce_kg.extraction.syntax import fillers
from unosce_kg.extraction.tops import top
from unosce_kg.model import Modality, Qualifiers

# relation -> which of its ends is the party
_SHARED = {"partyTo": 0, "organizedBy": 1}
_FACTOR = 0.9


def infer(reading: Reading, facts: Sequence[Fact]) -> list[Fact]:
    """Add the cooperation of bodies that sign one instrument or hold one event.

    Its topics and places are what the instrument or event concerns; a town where they met is where the event was, and no place
    of their work; its evidence is the sentence that names the second party.

    Args:
        reading: The document.
        facts: What was read, in text order.
    """
    parties: dict[str, dict[str, Fact]] = defaultdict(dict)
    topics: dict[str, set[str]] = defaultdict(set)
    places: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        if fact.predicate in _SHARED and fact.modality is not Modality.NEGATED:
            thing, party = (
                (fact.object, fact.subject) if _SHARED[fact.predicate] == 0 else (fact.subject, fact.object)
            )
            body = _body(reading, facts, party)
            if body and fact.pattern != "name:known":
                parties[thing].setdefault(body, fact)
        elif (
            fact.predicate == "concerns"
            and fact.object.startswith("topic/")
            and not is_cooperation(reading, fact.object)
        ):
            topics[fact.subject].add(fact.object)
        elif fact.predicate in ("concerns", "tookPlaceIn") and _is_land(reading, fact.object):
            places[fact.subject].add(fact.object)
    joined = {frozenset((f.subject, f.object)) for f in facts if f.predicate == COOPERATES}
    shared = (
        f
        for thing, found in parties.items()
        for f in _pairs(reading, found, topics[thing], places[thing], joined)
    )
    return [*(_with_topics_of_event(reading, f, topics) for f in facts), *shared]


def _is_land(reading: Reading, place: str) -> bool:
    """Whether work may go on in a place: no topic, no town and no house, where people only meet."""
    if not place.startswith("place/") or is_building(reading, place):
        return False
    return reading.links.type_of(place) != "City"


def _with_topics_of_event(reading: Reading, fact: Fact, topics: Mapping[str, set[str]]) -> Fact:
    """Cooperation on a meeting or instrument, and on nothing else that is named, is on what that concerns."""
    if fact.predicate != COOPERATES or fact.qualifiers.topics or fact.trigger is None:
        return fact
    sentence = reading.sentences[fact.sentence]
    on = {
        e for role in ("obj", "prep(on|in|for|under)")
        for t in fillers(sentence, fact.trigger, role)
        for r in reading.referents(fact.sentence, t) for e in r.entities
    }  # fmt: skip
    found = {topic for thing in sorted(on) for topic in topics.get(thing, ())}
    return replace(fact, qualifiers=replace(fact.qualifiers, topics=tuple(sorted(found)))) if found else fact


def _body(reading: Reading, facts: Sequence[Fact], party: str) -> str | None:
    """The body that a party is, or that its post is in."""
    if party.startswith("org/"):
        return party
    if party.startswith("person/"):
        party = next((f.object for f in facts if f.predicate == "holdsPost" and f.subject == party), party)
    found = [f.object for f in facts if f.predicate == "postIn" and f.subject == party]
    return found[0] if found and found[0].startswith("org/") else None


def _pairs(
    reading: Reading,
    found: Mapping[str, Fact],
    topics: set[str],
    places: set[str],
    joined: Collection[frozenset[str]],
) -> list[Fact]:
    """The cooperation of each two who share a thing; of two of one organization only if the text joins them elsewhere too."""
    pairs = []
    for (a, first), (b, second) in combinations(sorted(found.items()), 2):
        if top(reading.links.base, a) == top(reading.links.base, b) and frozenset((a, b)) not in joined:
            continue
        later = max(first, second, key=lambda f: f.sentence)
        span_a = first.subject_span if first.predicate == "partyTo" else first.object_span
        span_b = second.subject_span if second.predicate == "partyTo" else second.object_span
        pairs.append(Fact(a, COOPERATES, b, later.sentence, f"shared-{later.predicate}",
                          _FACTOR * min(first.confidence, second.confidence), later.trigger, span_a, span_b,
                          later.modality, Qualifiers(topics=tuple(sorted(topics)), places=tuple(sorted(places)))))  # fmt: skip
    return pairs
