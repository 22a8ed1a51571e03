"""On what and where a cooperation is, and what that implies: work on topics, responses to crises, proposals."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from unosce_kg.extraction.candidates import Candidate, Token
from unosce_kg.extraction.cooperation import COOPERATES, SOLO
from unosce_kg.extraction.frames import lead_in
from unosce_kg.extraction.judging import is_learned
from unosce_kg.extraction.phrases import clause, distance
from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.extraction.scenes import PLACES, is_scene
from unosce_kg.extraction.syntax import fillers
from unosce_kg.extraction.united import unite
from unosce_kg.model import BlockKind, Qualifiers

_RUN_IN = re.compile(r"[.:] ?(?=[A-Z\"]|$)")
_OPENING = re.compile(r"[\W\d]*(?:In|At) (?:the )?")
_REACH = 12  # sentences below a heading that it may say the subject of
_LEAD = 5  # sentences below the title that say what it says at more length
_HEADS = (BlockKind.TITLE, BlockKind.HEADING)
_FEW = 3  # subjects of a sentence that may all be those of the cooperation in it or after it
_LANDS = ("Country", "Territory", "Region")
_SIGNING = frozenset((
    "sign", "meet", "meeting", "agree", "conclude", "adopt", "speak", "say", "tell", "address", "host", "seat", "headquarter", "base",
))  # fmt: skip


def qualify(reading: Reading, facts: Sequence[Fact]) -> list[Fact]:
    """Give each cooperation the topics, places and events of its sentence that stand nearest to it.

    A topic, place or event goes to the trigger that the fewest dependencies part it from; denied cooperation is
    qualified like any other.
    """
    shares: dict[tuple[int, int], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    triggers: dict[int, list[Token]] = defaultdict(list)
    worded = {f.sentence for f in facts if f.predicate in (COOPERATES, SOLO) and not is_learned(f)}
    for fact in facts:
        if (
            fact.predicate in (COOPERATES, SOLO)
            and fact.trigger
            and fact.trigger not in triggers.get(fact.sentence, ())
            and not (
                is_learned(fact) and fact.sentence in worded
            )  # the words that a pattern knows come first
        ):
            triggers[fact.sentence].append(fact.trigger)
    for number, sentence in enumerate(reading.sentences):
        home = (
            number
            if number in triggers or sentence.kind is not BlockKind.LIST_ITEM
            else lead_in(reading, number)
        )
        if home not in triggers or home is None:
            continue
        if home == number:
            _share_run_in(reading, number, triggers[home], shares)
        together = _listed(reading, number)
        for token in sentence.tokens:
            candidate = reading.candidate(number, token)
            group = together.get(token.index, (token,))
            nearest = _nearest(reading, home, group, triggers[home]) if home == number else triggers[home][-1]
            share = shares[home, nearest.index]
            kind = next(
                (k for t in group if (k := _kind(reading, number, t, reading.candidate(number, t)))), None
            )
            if kind and candidate:
                share[kind].update(candidate.entities)
            share["topics"].update(_inner_topics(reading, candidate))
    return _once(unite([g for f in facts for g in _with_share(reading, f, shares)]))


def _share_run_in(
    reading: Reading,
    number: int,
    triggers: Sequence[Token],
    shares: dict[tuple[int, int], dict[str, set[str]]],
) -> None:
    """The place that heads a paragraph or list item ("Ukraine. UNHCR and …", "Ukraine: the OSCE …") is that of its cooperation."""
    block = reading.sentences[number].block
    first = next(i for i, s in enumerate(reading.sentences) if s.block == block)
    for candidate in reading.links.candidates:
        heads = candidate.type in _LANDS and candidate.span.start == reading.sentences[first].span.start
        if heads and _RUN_IN.match(reading.links.text, candidate.span.end):
            for trigger in triggers:
                shares[number, trigger.index]["places"].update(candidate.entities)


def _once(facts: Sequence[Fact]) -> list[Fact]:
    """Leave out the work on a topic that a cooperation of the same sentence states already."""
    stated = {
        (party, topic, f.sentence)
        for f in facts if f.predicate == COOPERATES
        for party, topic in product((f.subject, f.object), f.qualifiers.topics)
    }  # fmt: skip
    return [f for f in facts if f.predicate != "worksOn" or (f.subject, f.object, f.sentence) not in stated]


def _with_share(
    reading: Reading, fact: Fact, shares: Mapping[tuple[int, int], dict[str, set[str]]]
) -> Iterator[Fact]:
    """The fact with its qualifiers, and what they imply: work on a topic, the response to a crisis, a proposal."""
    if fact.predicate not in (COOPERATES, SOLO):
        yield fact
        return
    share = dict(shares.get((fact.sentence, fact.trigger.index), {})) if fact.trigger else {}
    if fact.predicate == COOPERATES:
        for kind in ("topics", "places"):
            share[kind] = share.get(kind) or _borrowed(reading, fact.sentence, kind)
    if fact.predicate == SOLO:
        for topic in sorted(share.get("topics", ())):
            yield replace(fact, predicate="worksOn", object=topic)
        return
    crises = sorted(share.get("crises", ()))
    scenes = {p for c in crises for p in _scene(reading, c)}
    yield _qualified(fact, share, scenes)
    for crisis, party in product(crises, (fact.subject, fact.object)):
        yield replace(
            fact, subject=party, predicate="respondedTo", object=crisis, confidence=fact.confidence * 0.8
        )
    for proposer, topic in product(_proposers(reading, fact), sorted(share.get("topics", ()))):
        yield replace(
            fact, subject=proposer, predicate="proposed", object=topic, confidence=fact.confidence * 0.8
        )


def _borrowed(reading: Reading, number: int, kind: str) -> set[str]:
    """What a cooperation is on, or where, if its trigger has no such word of its own: what its sentence names.

    Else, for topics, what the sentence before in its paragraph is on, or the heading above, or the title not far above. A
    sentence that names many subjects says of none that this cooperation is on it.
    """
    if own := _named_in(reading, number, kind):
        return own if len(own) <= _FEW else set()
    if kind == "places":
        return set()
    if number and reading.sentences[number - 1].block == reading.sentences[number].block:
        before = _without_general(reading, _named_in(reading, number - 1, kind))
        if before:
            return before if len(before) <= _FEW else set()
    named = (_without_general(reading, _named_in(reading, n, kind)) for n in _headings(reading, number))
    return next(filter(None, named), set())


def _headings(reading: Reading, number: int) -> Iterator[int]:
    """The heading above a sentence, and the title if the sentence is among those that open the document."""
    kinds = [(n, reading.sentences[n].kind) for n in range(number - 1, max(-1, number - _REACH), -1)]
    yield from [n for n, kind in kinds if kind is BlockKind.HEADING][:1]
    if reading.sentences[number].kind not in _HEADS:
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
        if _kind(reading, number, token, candidate) == kind and candidate:
            found.update(candidate.entities)
        if kind == "topics":
            found.update(_inner_topics(reading, candidate))
    return found


def _scene(reading: Reading, crisis: str) -> set[str]:
    """Where a crisis is, by the knowledge or by its name in the text."""
    known = set(reading.links.base.objects(crisis, "tookPlaceIn"))
    named = (
        reading.links.part(c, "place", "Place") for c in reading.links.candidates if crisis in c.entities
    )
    return known or {p for p in named if p}


def _proposers(reading: Reading, fact: Fact) -> list[str]:
    """Who suggests the cooperation: the subject of a verb of proposing above it."""
    sentence, node = reading.sentences[fact.sentence], fact.trigger
    verbs = reading.links.base.knowledge.lexicon["proposal_verb"]
    for _ in range(6):
        if node is None or node.is_one_of(verbs):
            break
        node = None if node.head == node.index else sentence.tokens[node.head]
    if node is None or not node.is_one_of(verbs):
        return []
    found = [
        e
        for t in fillers(sentence, node, "subj")
        for r in reading.referents(fact.sentence, t)
        for e in r.entities
    ]
    return [e for e in found if e.startswith(("person/", "post/"))]


def _listed(reading: Reading, number: int) -> dict[int, tuple[Token, ...]]:
    """Topics and places that stand in one list, by the index of each: what holds of one holds of all."""
    kinds = (("Topic",), _LANDS)
    return {
        token.index: group for types in kinds
        for group in reading.lists(number, lambda c, types=types: c.type in types)  # type: ignore[misc]
        for token in group
    }  # fmt: skip


def _nearest(reading: Reading, number: int, group: Sequence[Token], triggers: Sequence[Token]) -> Token:
    sentence = reading.sentences[number]
    return min(triggers, key=lambda t: min((distance(sentence, t, m), abs(t.index - m.index)) for m in group))


def _kind(reading: Reading, number: int, token: Token, candidate: Candidate | None) -> str | None:
    """What a word may add to a cooperation: a topic, a place (no seat, no place of a meeting), an event."""
    if (
        candidate is None
        or not candidate.entities
        or candidate.hidden
        or candidate.detector.startswith("coreference")
    ):
        return None
    if candidate.type == "Topic":
        return "topics"
    if candidate.type == "Crisis":
        return "crises"
    if candidate.type in PLACES and is_scene(reading, number, token):
        return (
            None
            if candidate.type == "City" and _holds_meeting(reading, number, token, candidate)
            else "places"
        )
    return None


def _holds_meeting(reading: Reading, number: int, token: Token, city: Candidate) -> bool:
    """Whether a town is the seat of a body or the place of a meeting or signing, rather than where work goes on."""
    sentence, links = reading.sentences[number], reading.links
    if clause(sentence, token).is_one_of(_SIGNING):
        return True
    here = [c for c in links.candidates if c.entities and sentence.span.contains(c.span)]
    if any(c.type == "Agreement" for c in here):
        return True
    if _OPENING.fullmatch(links.text[sentence.span.start : city.span.start]):
        return False
    bodies = {b for c in here for e in c.entities for b in (e, *links.base.bodies(e))}
    return any(set(city.entities) & set(links.base.objects(b, "locatedIn")) for b in bodies)


def _inner_topics(reading: Reading, candidate: Candidate | None) -> Iterator[str]:
    """The topics in the name of a meeting or instrument: "a conference on radicalization"."""
    base = reading.links.base
    if candidate is not None and (base.is_a(candidate.type, "Event") or candidate.type == "Agreement"):
        for inner in reading.links.candidates:
            if inner.type == "Topic" and inner.hidden and candidate.span.contains(inner.span):
                yield from inner.entities


def _qualified(fact: Fact, share: Mapping[str, set[str]], scenes: set[str]) -> Fact:
    places = (share.get("places", set()) | scenes) - {fact.subject, fact.object}
    return replace(fact, qualifiers=Qualifiers(
        topics=tuple(sorted(share.get("topics", ()))), places=tuple(sorted(places)), events=tuple(sorted(share.get("crises", ()))),
    ))  # fmt: skip
