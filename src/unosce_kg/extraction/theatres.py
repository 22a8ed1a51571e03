"""Lands that a text on two organizations takes one by one: "In Tajikistan, my Envoy leads the talks, at which your Mission sits"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.cooperation import COOPERATES
from unosce_kg.extraction.first_person import WE, YOU, I
from unosce_kg.extraction.phrases import head_of
from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.extraction.represented import body_of_person, body_of_post
from unosce_kg.extraction.slots import numbers
from unosce_kg.extraction.tops import top
from unosce_kg.model import Modality, Qualifiers

_LAND = r"(?:the )?⟦(?:Country|Territory|Region):\d+⟧"
_LANDS = rf"(?P<lands>{_LAND}(?:(?:, and|,| and) {_LAND})*)"
_OPENING = re.compile(
    r"(?:And |But )?(?:In|On|As to|As for|As regards|Regarding|Concerning|Turning to|With (?:regard|respect) to) "
    rf"(?:the situation in )?{_LANDS}(?!')"
)
_CONFIDENCE = 0.5


def read_theatres(reading: Reading, facts: Sequence[Fact]) -> Iterator[Fact]:
    """That the two organizations of a document work together in a land, where a sentence opens with it and tells of both.

    Their cooperation must be told elsewhere in the document.

    Args:
        reading: The document.
        facts: What was read of it.
    """
    both = frozenset(reading.frame.both)
    wholes = frozenset(top(reading.links.base, b) for b in both)
    told = any(
        f.predicate == COOPERATES and both == {f.subject, f.object} and f.modality is Modality.ACTUAL
        for f in facts
    )
    if len(wholes) != 2 or len(both) != 2 or not told:
        return
    first, second = sorted(both)
    for number, slots in enumerate(reading.slots):
        match = _OPENING.match(slots.text)
        if match is None or not wholes <= _told_of(reading, number):
            continue
        lands = {e for i in numbers(match["lands"]) for e in reading.links.candidates[i].entities}
        if lands & both or _is_unreal(reading, number):
            continue
        yield Fact(first, COOPERATES, second, number, "theatre", _CONFIDENCE,
                   qualifiers=Qualifiers(places=tuple(sorted(lands))))  # fmt: skip


def _is_unreal(reading: Reading, number: int) -> bool:
    """Whether a sentence says what is not done, or only wished: "In Albania, **neither** has an office"."""
    sentence = reading.sentences[number]
    neither = any(t.text.casefold() == "neither" for t in sentence.tokens)
    return neither or reading.modality(number, head_of(sentence.tokens)) is not Modality.ACTUAL


def _told_of(reading: Reading, number: int) -> set[str]:
    """The organizations whose bodies, officials or speakers a sentence names."""
    frame, base = reading.frame, reading.links.base
    found: set[str] = set()
    for token in reading.sentences[number].tokens:
        word = token.text.casefold()
        if frame.is_message and word in I | WE and frame.speaker_body:
            found.add(top(base, frame.speaker_body))
        if frame.is_message and word in YOU and frame.addressee_body:
            found.add(top(base, frame.addressee_body))
        candidate = reading.candidate(number, token)
        found.update(top(base, body) for body in _bodies(reading, candidate))
    return found


def _bodies(reading: Reading, candidate: Candidate | None) -> Iterator[str]:
    """The bodies that a name stands for, or speaks for."""
    if candidate is None or not candidate.entities:
        return
    for entity in candidate.entities:
        if entity.startswith("org/"):
            yield entity
        elif candidate.type == "Person" and (body := body_of_person(reading.links, entity)):
            yield body
    if candidate.type == "Post" and (body := body_of_post(reading.links, candidate)):
        yield body
