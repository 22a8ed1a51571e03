"""Meetings that a verb tells of and the next sentence names: "They met in Oslo. **The meeting** dealt with …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unosce_kg.extraction.candidates import Sentence, Token
from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.extraction.scenes import is_scene
from unosce_kg.extraction.syntax import fillers
from unosce_kg.model import HEADS

_MEETING = frozenset(("meet", "gather", "convene", "assemble", "confer"))
_WITH_OBJECT = ("meet",)  # whose object takes part like its subject
_NAMED_SO = re.compile(
    r"(?:At |During |In |After |Following )?(?:[Tt]he|[Tt]his|[Tt]heir)(?: [\w-]+){0,2}? "
    r"(?:meeting|talks|gathering|discussions?|consultations|conversation|encounter)\b(?! (?:of|on|in|at|between) )"
)
_EACH_OTHER = frozenset(("each", "other"))
_PEOPLE = ("human_noun", "delegate_noun", "acting_noun")  # words of the lexicon for whom one may meet
_SURE = 0.75


def read_met(reading: Reading) -> Iterator[Fact]:
    """Who took part, and where, in a meeting that its own sentence tells of by a verb alone.

    Args:
        reading: The document.
    """
    for number, sentence in enumerate(reading.sentences[:-1]):
        verb = _verb(reading, number, sentence)
        event = _named_next(reading, number) if verb else None
        if verb is None or event is None:
            continue
        modality = reading.modality(number, verb)
        for role in ("subj", "obj", "prep(with)"):
            for party in _parties(reading, number, verb, role):
                if reading.fits(party, "participatedIn", 0):
                    yield Fact(party, "participatedIn", event, number, "met-then-meeting", _SURE, verb,
                               modality=modality)  # fmt: skip
        for city in _cities(reading, number):
            yield Fact(event, "tookPlaceIn", city, number, "met-then-meeting", _SURE, verb, modality=modality)


def _verb(reading: Reading, number: int, sentence: Sentence) -> Token | None:
    """The verb of a sentence that tells of a meeting and names none."""
    if sentence.kind in HEADS or not sentence.parsed or _meetings(reading, number):
        return None
    verbs = (t for t in sentence.tokens if t.pos == "VERB" and t.is_one_of(_MEETING))
    return next((v for v in verbs if _is_of_people(reading, number, v)), None)


def _is_of_people(reading: Reading, number: int, verb: Token) -> bool:
    """Whether nothing but somebody is met: not "met the demand", nor "convened experts", who meet without whoever did."""
    met = fillers(reading.sentences[number], verb, "obj")
    if met and not verb.is_one_of(_WITH_OBJECT):
        return False
    lexicon = reading.links.base.knowledge.lexicon
    people = _EACH_OTHER.union(*(lexicon[kind] for kind in _PEOPLE))
    return all(reading.referents(number, t) or t.is_one_of(people) for t in met)


def _named_next(reading: Reading, number: int) -> str | None:
    """The one meeting that the next sentence of the paragraph begins with, unless the text has named it before."""
    here, behind = reading.sentences[number], reading.sentences[number + 1]
    match = _NAMED_SO.match(behind.span.of(reading.links.text))
    named = _meetings(reading, number + 1)
    if match is None or here.block != behind.block or len(set(named)) != 1:
        return None
    event = named[0]
    first = min(c.span.start for c in reading.links.candidates if event in c.entities)
    known = event in reading.links.base.entities
    return None if known or first < behind.span.start else event


def _meetings(reading: Reading, number: int) -> list[str]:
    span = reading.sentences[number].span
    return [e for c in reading.links.within(span) if c.type == "Meeting" for e in c.entities]


def _parties(reading: Reading, number: int, verb: Token, role: str) -> Iterator[str]:
    for token in fillers(reading.sentences[number], verb, role):
        yield from (e for named in reading.referents(number, token) for e in named.entities)


def _cities(reading: Reading, number: int) -> Iterator[str]:
    """The city of the sentence in which they met, if it names just one."""
    found = {
        e
        for token in reading.sentences[number].tokens
        if (c := reading.candidate(number, token)) is not None and c.type == "City" and is_scene(reading, number, token)
        for e in c.entities
    }  # fmt: skip
    yield from found if len(found) == 1 else ()
