"""Relations read off the order of words by surface patterns: "POST PERSON", "CITY, COUNTRY"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, product

from unosce_kg.extraction.candidates import Candidate, Sentence, Token
from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.extraction.sieve import Sieve
from unosce_kg.extraction.signing import find_making
from unosce_kg.extraction.slots import SlottedText, numbers
from unosce_kg.model import Modality, RelationPattern

_COMING = re.compile(r"\b(?:next|incoming|designate|future|upcoming|forthcoming)\b")
_NAME = r"(?:the )?⟦(?!Person|Post)\w+:\d+⟧"
_PARTED = re.compile(rf"{_NAME}(?:(?:,|,? and|,? as well as) {_NAME})*, {_NAME}")
_CHAIR = re.compile(r"[Cc]hair|[Pp]residency")


class SurfaceReader:
    """Finds the relations that surface patterns describe; a group may hold several slots ("X, Y and Z").

    Args:
        patterns: Relation patterns; those without a surface, or of which one end is implied, are passed over.
    """

    def __init__(self, patterns: Sequence[RelationPattern]) -> None:
        self._patterns = [p for p in patterns if p.surface and not p.implied]
        self._compiled = cache(re.compile)  # most of them are not tried on a few documents
        self._sieve = Sieve([pattern.demands for pattern in self._patterns])

    def read(self, reading: Reading) -> Iterator[Fact]:
        """All facts of a document, in text order."""
        for number, sentence in enumerate(reading.sentences):
            slots = reading.slots[number]
            for index in self._sieve.passing(slots.text):
                pattern = self._patterns[index]
                for match in self._compiled(pattern.surface).finditer(slots.text):
                    trigger = find_trigger(sentence, slots, match)
                    yield from _facts(reading, number, pattern, match, trigger)


def _ends(match: re.Match[str]) -> list[tuple[int, int]]:
    """Numbers of the candidates at the two ends: subjects with objects, or all of one list in pairs."""
    if "all" in match.re.groupindex:
        return list(combinations(numbers(match["all"]), 2))
    return list(product(_subjects(match), numbers(match["o"])))


def _subjects(match: re.Match[str]) -> list[int]:
    """The subjects before a verb: where only a comma stands before the last name, that one ("Founded by W and X, **Y** helped Z")."""
    found = numbers(match["s"])
    before = "t" in match.re.groupindex and match["t"] is not None and match.end("s") <= match.start("t")
    return found[-1:] if before and _PARTED.fullmatch(match["s"]) else found


def _chaired(reading: Reading, candidate: Candidate) -> tuple[str, ...]:
    """What is chaired: of "the OSCE chair", which is a post, the body that it is in."""
    if candidate.type != "Post":
        return candidate.entities
    if not _CHAIR.search(candidate.span.of(reading.links.text)):
        return ()
    known = (reading.links.base.objects(post, "postIn") for post in candidate.entities)
    new = (reading.links.post_bodies.get(post) for post in candidate.entities)
    return (*(b for bodies in known for b in bodies[:1]), *(b for b in new if b))


def find_trigger(sentence: Sentence, slots: SlottedText, match: re.Match[str]) -> Token | None:
    """The word that the pattern names as its trigger (the group `t`)."""
    if "t" not in match.re.groupindex or not match["t"]:
        return None
    start = slots.start(match.start("t"))
    return next((t for t in sentence.tokens if t.span.start <= start < t.span.end), None)


def _facts(
    reading: Reading, number: int, pattern: RelationPattern, match: re.Match[str], trigger: Token | None
) -> Iterator[Fact]:
    modality = Modality.PLANNED if _COMING.search(match[0]) else pattern.modality
    if modality is Modality.ACTUAL:
        modality = reading.modality(number, trigger)
    if modality is Modality.ACTUAL and pattern.predicate == "partyTo" and trigger is None:
        modality = _making(reading, number, numbers(match["o"]))
    for s, o in _ends(match):
        subject, object_ = reading.links.candidates[s], reading.links.candidates[o]
        objects = _chaired(reading, object_) if pattern.predicate == "chaired" else object_.entities
        for a, b in product(subject.entities, objects):
            if reading.admits(pattern, a, b):
                confidence = pattern.confidence * subject.score * object_.score
                yield Fact(a, pattern.predicate, b, number, pattern.id, confidence, trigger, subject.span, object_.span,
                           modality)  # fmt: skip


def _making(reading: Reading, number: int, agreements: Sequence[int]) -> Modality:
    """Whether the first of the agreements has been made, where the pattern has no word that tells."""
    sentence, lexicon = reading.sentences[number], reading.links.base.knowledge.lexicon
    token = next((t for t in sentence.tokens if t.candidate in agreements[:1]), None)
    return find_making(sentence, token, lexicon) if token else Modality.ACTUAL
