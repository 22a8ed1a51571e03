"""What the words of a sentence may add to a cooperation: subjects, places, crises; and whence one without such words has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unosce_kg.extraction.candidates import Candidate, Sentence, Token
from unosce_kg.extraction.phrases import clause, prepositions
from unosce_kg.extraction.reading import Reading
from unosce_kg.extraction.scenes import PLACES, is_building, is_scene
from unosce_kg.model import HEADS, BlockKind

_OPENING = re.compile(r"[\W\d]*(?:In|At) (?:the )?")
_REACH = 12  # sentences below a heading that it may say the subject of
_LEAD = 5  # sentences below the title that say what it says at more length
_COOPERATION = "topic/interorganizational-cooperation"
_ELSEWHERE = re.compile(
    r"(?:And |But )?(?:In|On|At|Across|Along) (?:the )?⟦(?:Country|Territory|Region|City|Place):(?P<place>\d+)⟧"
)
_UNITS = frozenset(
    ("department", "division", "section", "branch", "arm", "directorate", "clearinghouse", "clearing")
)
_BESIDE = frozenset(("along", "near", "behind", "beyond"))
_FEW = 3  # subjects of a sentence that may all be those of the cooperation in it or after it
_SIGNING = frozenset((
    "sign", "meet", "meeting", "agree", "conclude", "adopt", "speak", "say", "tell", "address", "host", "seat", "headquarter", "base",
    "present", "brief", "announce", "discuss", "release",
))  # fmt: skip


class Lender:
    """Tells what a cooperation whose trigger has no such words of its own is on, or where.

    Args:
        reading: The document.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._named: dict[tuple[int, str], set[str]] = {}

    def lend(self, number: int, kind: str, *, apart: bool) -> set[str]:
        """What the sentence of the cooperation names.

        Else, for topics, what the sentence before in its paragraph is on, or the heading above, or the title not far above. A
        sentence that names many subjects says of none that this cooperation is on it.

        Args:
            number: The sentence.
            kind: "topics" or "places".
            apart: Whether the sentence before tells of the cooperation of other parties, whose topics are theirs.
        """
        if own := self._find_named(number, kind):
            return own if len(own) <= _FEW else set()
        if kind == "places":
            return _pointed_to(self._reading, number)
        sentences = self._reading.sentences
        apart = apart or _goes_elsewhere(self._reading, number)
        if number and not apart and sentences[number - 1].block == sentences[number].block:
            before = _without_general(self._reading, self._find_named(number - 1, kind))
            if before:
                return before if len(before) <= _FEW else set()
        headings = (self._find_named(n, kind) for n in _headings(self._reading, number))
        return next(filter(None, (_without_general(self._reading, named) for named in headings)), set())

    def _find_named(self, number: int, kind: str) -> set[str]:
        """The topics or the places of work that a sentence names, found out once."""
        if (number, kind) not in self._named:
            self._named[number, kind] = _named_in(self._reading, number, kind)
        return self._named[number, kind]


def _goes_elsewhere(reading: Reading, number: int) -> bool:
    """Whether a sentence opens with a place that the one before does not name: "**In Geneva**, our envoys meet those of …"."""
    match = _ELSEWHERE.match(reading.slots[number].text)
    if match is None or not number:
        return False
    place = set(reading.links.candidates[int(match["place"])].entities)
    return not place & _places_of(reading, number - 1, reading.sentences[number - 1].tokens)


def _pointed_to(reading: Reading, number: int) -> set[str]:
    """Where "there" is: the only place that its sentence names before it, else the sentence before in the paragraph."""
    sentence = reading.sentences[number]
    there = next((t for t in sentence.tokens if _points(sentence, t)), None)
    if there is None:
        return set()
    found = _places_of(reading, number, sentence.tokens[: there.index])
    if not found and number and reading.sentences[number - 1].block == sentence.block:
        found = _places_of(reading, number - 1, reading.sentences[number - 1].tokens)
    return found if len(found) == 1 else set()


def _places_of(reading: Reading, number: int, tokens: Sequence[Token]) -> set[str]:
    candidates = (reading.candidate(number, t) for t in tokens)
    return {e for c in candidates if c and c.type in PLACES for e in c.entities}


def _points(sentence: Sentence, token: Token) -> bool:
    """Whether a word is the "there" of a place, and none that only opens a sentence: "there is", "there were"."""
    if token.text.casefold() != "there":
        return False
    return not any(t.pos in ("AUX", "VERB") for t in sentence.tokens[token.index + 1 : token.index + 2])


def _headings(reading: Reading, number: int) -> Iterator[int]:
    """The heading above a sentence, and the title if the sentence is among those that open the document."""
    kinds = [(n, reading.sentences[n].kind) for n in range(number - 1, max(-1, number - _REACH), -1)]
    yield from [n for n, kind in kinds if kind is BlockKind.HEADING][:1]
    if reading.sentences[number].kind not in HEADS:
        yield from (n for n, kind in kinds if kind is BlockKind.TITLE and number - n < _LEAD)


def _without_general(reading: Reading, topics: set[str]) -> set[str]:
    """Without the widest topics ("human dimension"): under such a heading stands work on many things."""
    knowledge = reading.links.base.knowledge
    return {t for t in topics if t not in knowledge.entities or knowledge.broader.get(t)}


def _named_in(reading: Reading, number: int, kind: str) -> set[str]:
    """The topics or the places of work that a sentence names."""
    found: set[str] = set()
    for token in reading.sentences[number].tokens:
        candidate = reading.candidate(number, token)
        if find_kind(reading, number, token, candidate) == kind and candidate:
            found.update(candidate.entities)
        if kind == "topics":
            found.update(inner_topics(reading, candidate))
    return found


def find_kind(reading: Reading, number: int, token: Token, candidate: Candidate | None) -> str | None:
    """What a word may add to a cooperation: a topic, a place (no seat, no place of a meeting), an event."""
    if (
        candidate is None
        or not candidate.entities
        or candidate.hidden
        or candidate.detector.startswith("coreference")
    ):
        return None
    if candidate.type == "Topic":
        told = any(not is_cooperation(reading, e) for e in candidate.entities)
        aside = _is_whereabouts(reading.sentences[number], token) or _names_unit(
            reading.sentences[number], token
        )
        return "topics" if told and not aside else None
    if candidate.type == "Crisis":
        return "crises"
    if candidate.type not in PLACES or not is_scene(reading, number, token):
        return None
    seat = candidate.type == "City" and (
        _is_seat(reading, number, token) or _holds_meeting(reading, number, token, candidate)
    )
    return None if seat or any(is_building(reading, e) for e in candidate.entities) else "places"


def _is_whereabouts(sentence: Sentence, token: Token) -> bool:
    """Whether a topic only says where something is: "along the **contact line**", "near the **border**"."""
    return bool(prepositions(sentence, token) & _BESIDE)


def _names_unit(sentence: Sentence, token: Token) -> bool:
    """Whether a topic only says what a part of a body is called: "head of the **arms control** department"."""
    return token.dep in ("compound", "amod") and sentence.tokens[token.head].lemma in _UNITS


def is_cooperation(reading: Reading, topic: str) -> bool:
    """Whether a topic ("joint projects") says no more than that there is cooperation."""
    return _COOPERATION in (topic, *reading.links.base.knowledge.broader.get(topic, ()))


def _is_seat(reading: Reading, number: int, token: Token) -> bool:
    """Whether a town says which office of somebody is meant: "your **Mission** in Dushanbe", "the OSCE's **office** there"."""
    sentence = reading.sentences[number]
    head = sentence.tokens[token.head]
    owned = any(c.dep == "nmod:poss" for c in sentence.children(head.index))
    if not owned or not token.dep.startswith("nmod"):
        return False
    bodies = (e for r in reading.referents(number, head) for e in r.entities if e.startswith("org/"))
    return any(bodies) or head.lemma.title() in reading.links.base.knowledge.lexicon["body_noun"]


def _holds_meeting(reading: Reading, number: int, token: Token, city: Candidate) -> bool:
    """Whether a town is the seat of a body or the place of a meeting or signing, rather than where work goes on."""
    sentence, links = reading.sentences[number], reading.links
    if clause(sentence, token).is_one_of(_SIGNING):
        return True
    here = [c for c in links.within(sentence.span) if c.entities]
    if any(c.type == "Agreement" for c in here):
        return True
    if _OPENING.fullmatch(links.text[sentence.span.start : city.span.start]):
        return False
    bodies = {b for c in here for e in c.entities for b in (e, *links.base.bodies(e))}
    return any(set(city.entities) & set(links.base.objects(b, "locatedIn")) for b in bodies)


def inner_topics(reading: Reading, candidate: Candidate | None) -> Iterator[str]:
    """The topics in the name of a meeting or instrument: "a conference on radicalization"."""
    base = reading.links.base
    if candidate is not None and (base.is_a(candidate.type, "Event") or candidate.type == "Agreement"):
        for inner in reading.links.within(candidate.span):
            if inner.type == "Topic" and inner.hidden:
                yield from inner.entities
