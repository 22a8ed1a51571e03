"""What the knowledge says and the text speaks of, without saying it word for word: who holds an office, who has the chair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product

from unosce_kg.extraction.candidates import Token
from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.model import Modality, PartialDate, Span

Place = tuple[int, Span]  # number of the sentence, and the name in it
_SAME, _NEXT = 0.75, 0.65


def confirm(reading: Reading, facts: Sequence[Fact]) -> Iterator[Fact]:
    """Known holders of offices and chairs, where a text names both in one sentence or in two that follow each other.

    A State has the chair only where its sentence speaks of a chair ("Denmark, which is at the helm this year").

    Args:
        reading: The document.
        facts: What was read; what the text says itself is not said again.
    """
    done = {(f.subject, f.predicate, f.object) for f in facts}
    places = _places(reading)
    for entity in sorted(places):
        for predicate, others, modality in _known(reading, entity):
            for other in others:
                nearest = _nearest(places[entity], places.get(other, ()))
                if nearest is None or (entity, predicate, other) in done:
                    continue
                (number, span), (elsewhere, other_span) = nearest
                if predicate == "chaired" and not _speaks_of_chair(reading, number, other):
                    continue
                yield Fact(entity, predicate, other, number, f"known-{predicate}", _SAME if number == elsewhere else _NEXT,
                           None, span, other_span if number == elsewhere else None, modality)  # fmt: skip


def _known(reading: Reading, entity: str) -> Iterator[tuple[str, tuple[str, ...], Modality]]:
    """Relations that the knowledge has of a person or State at the document's date; of chairs also those of the next year."""
    base, date = reading.links.base, reading.links.document.date
    if entity.startswith("person/"):
        yield "holdsPost", base.posts(entity, date), Modality.ACTUAL
    elif date is not None and reading.links.type_of(entity) == "Country":
        yield "chaired", base.chaired(entity, date), Modality.ACTUAL
        yield "chaired", base.chaired(entity, PartialDate(date.year + 1)), Modality.PLANNED


def _places(reading: Reading) -> dict[str, list[Place]]:
    """Where each entity is named, pronouns left out."""
    found: dict[str, list[Place]] = defaultdict(list)
    for candidate in reading.links.candidates:
        number = reading.sentence_of(candidate.span)
        if number is not None:
            for entity in candidate.entities:
                found[entity].append((number, candidate.span))
    return found


def _nearest(ones: Sequence[Place], others: Sequence[Place]) -> tuple[Place, Place] | None:
    """The two places that the fewest sentences part, if they follow each other."""
    pairs = [(abs(a[0] - b[0]), a, b) for a, b in product(ones, others) if abs(a[0] - b[0]) <= 1]
    return min(pairs)[1:] if pairs else None


def _speaks_of_chair(reading: Reading, number: int, body: str) -> bool:
    words = reading.links.base.knowledge.lexicon["chair_word"]
    return any(
        t.is_one_of(words) and not _chairs_another(reading, number, t, body)
        for t in reading.sentences[number].tokens
        if t.candidate is None
    )


def _chairs_another(reading: Reading, number: int, verb: Token, body: str) -> bool:
    """ "Italy's minister **chaired the seminar**", "the Mission, **led** by a judge": what is chaired is not the body."""
    sentence = reading.sentences[number]
    things = [c for c in sentence.children(verb.index) if c.dep in ("obj", "nsubj:pass")]
    things += [sentence.tokens[verb.head]] if verb.dep == "acl" else []
    named = {e for t in things if (c := reading.candidate(number, t)) for e in c.entities}
    return verb.pos == "VERB" and bool(named) and body not in named
