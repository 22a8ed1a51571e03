"""On what and where a cooperation is, and what that implies: work on topics, responses to crises, proposals."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from unosce_kg.extraction.allotting import Allotment
from unosce_kg.extraction.aspects import Lender, find_kind, inner_topics
from unosce_kg.extraction.candidates import Sentence, Token
from unosce_kg.extraction.clauses import is_faced, is_of_part, named_apart
from unosce_kg.extraction.continuing import go_on
from unosce_kg.extraction.cooperation import COOPERATES, SOLO
from unosce_kg.extraction.frames import lead_in
from unosce_kg.extraction.judging import is_learned
from unosce_kg.extraction.phrases import distance
from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.extraction.scenes import LANDS, area
from unosce_kg.extraction.slots import numbers
from unosce_kg.extraction.syntax import fillers
from unosce_kg.extraction.told import ALLOTTING
from unosce_kg.extraction.united import unite
from unosce_kg.model import BlockKind, Qualifiers

_RUN_IN = re.compile(r"[.:] ?(?=[A-Z\"]|$)")
_PLACE = r"(?:the |The )?⟦(?:Country|Territory|Region|City):\d+⟧"
_HEADED = re.compile(rf"(?:In )?(?P<places>{_PLACE}(?:(?:, and|,| and) {_PLACE})*): ")
_ADDS = ("add", "note", "say", "stress", "warn", "point", "explain", "recall", "observe")


@dataclass(frozen=True, slots=True)
class _Around:
    """What tells which topics and places a cooperation has that are not those of its trigger.

    Attributes:
        parties: Who cooperates with whom by each sentence.
        acting: Who cooperates with anybody by it.
        allotment: Which of several cooperations of a sentence a topic or place is of.
        lender: What a cooperation without any is on, or where.
    """

    parties: Mapping[int, set[frozenset[str]]]
    acting: Mapping[int, set[str]]
    allotment: Allotment
    lender: Lender


def qualify(reading: Reading, facts: Sequence[Fact]) -> list[Fact]:
    """Give each cooperation the topics, places and events of its sentence that stand nearest to it.

    A topic, place or event goes to the trigger that the fewest dependencies part it from; denied cooperation is
    qualified like any other.
    """
    facts = [*facts, *go_on(reading, facts)]
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
        together, kinds = _listed(reading, number), dict[int, str | None]()
        for token in sentence.tokens:
            candidate = reading.candidate(number, token)
            if candidate is None:
                continue
            group = together.get(token.index, (token,))
            nearest = _nearest(reading, home, group, triggers[home]) if home == number else triggers[home][-1]
            if home == number and _is_told_apart(sentence, group[0], nearest):
                continue
            share = shares[home, nearest.index]
            if group[0].index not in kinds:
                kinds[group[0].index] = _find_kind(reading, number, group)
            kind = kinds[group[0].index]
            if kind and (kind != "crises" or home != number or is_faced(sentence, token, nearest)):
                share[kind].update(candidate.entities)
            share["topics"].update(inner_topics(reading, candidate))
    parties = _parties(facts)
    acting = {number: set[str]().union(*pairs) for number, pairs in parties.items()}
    around = _Around(parties, acting, Allotment(reading, facts), Lender(reading))
    return _once(unite([g for f in facts for g in _with_share(reading, f, shares, around)]))


def _share_run_in(
    reading: Reading,
    number: int,
    triggers: Sequence[Token],
    shares: dict[tuple[int, int], dict[str, set[str]]],
) -> None:
    """The place that heads a paragraph or list item ("Ukraine. UNHCR and …", "Ukraine: the OSCE …") is that of its cooperation.

    So are the places of a list that opens a sentence: "The Balkans, Central Asia: in both …".
    """
    if match := _HEADED.match(reading.slots[number].text):
        named = [reading.links.candidates[i] for i in numbers(match["places"])]
        for trigger, candidate in product(triggers, named):
            shares[number, trigger.index]["places"].update(candidate.entities)
    block = reading.sentences[number].block
    first = next(i for i, s in enumerate(reading.sentences) if s.block == block)
    for candidate in reading.links.candidates:
        heads = candidate.type in LANDS and candidate.span.start == reading.sentences[first].span.start
        if heads and _RUN_IN.match(reading.links.text, candidate.span.end):
            for trigger in triggers:
                shares[number, trigger.index]["places"].update(candidate.entities)


def _once(facts: Sequence[Fact]) -> list[Fact]:
    """Leave out the work on a topic that a cooperation of the same sentence states already.

    Not what was judged by itself or is told as a task.
    """
    stated = {
        (party, topic, f.sentence)
        for f in facts if f.predicate == COOPERATES
        for party, topic in product((f.subject, f.object), f.qualifiers.topics)
    }  # fmt: skip
    return [
        f for f in facts
        if f.predicate != "worksOn" or is_learned(f) or f.pattern in ALLOTTING or (f.subject, f.object, f.sentence) not in stated
    ]  # fmt: skip


def _parties(facts: Sequence[Fact]) -> dict[int, set[frozenset[str]]]:
    """Who cooperates with whom by each sentence."""
    parties: dict[int, set[frozenset[str]]] = defaultdict(set)
    for fact in facts:
        if fact.predicate == COOPERATES:
            parties[fact.sentence].add(frozenset((fact.subject, fact.object)))
    return parties


def _with_share(
    reading: Reading,
    fact: Fact,
    shares: Mapping[tuple[int, int], dict[str, set[str]]],
    around: _Around,
) -> Iterator[Fact]:
    """The fact with its qualifiers, and what they imply: work on a topic, the response to a crisis, a proposal."""
    if fact.predicate not in (COOPERATES, SOLO):
        yield fact
        return
    share = dict(shares.get((fact.sentence, fact.trigger.index), {})) if fact.trigger else {}
    if fact.predicate == COOPERATES:
        share["places"] = share.get("places", set()) - around.acting[fact.sentence]
        before = around.parties.get(fact.sentence - 1)
        apart = before is not None and frozenset((fact.subject, fact.object)) not in before
        elsewhere = named_apart(reading, fact)
        for kind in ("topics", "places"):
            own = around.allotment.sort(fact, kind, share.get(kind, set()))
            lent = set[str]() if own else around.lender.lend(fact.sentence, kind, apart=apart)
            found = own or around.allotment.sort(fact, kind, lent)
            share[kind] = found - elsewhere
        if is_learned(fact) and is_of_part(reading, fact):
            share["topics"] = set()
        share["places"] = share["places"] or area(reading, fact.sentence, (fact.subject, fact.object))
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
    kinds = (("Topic",), LANDS)
    return {
        token.index: group for types in kinds
        for group in reading.lists(number, lambda c, types=types: c.type in types)  # type: ignore[misc]
        for token in group
    }  # fmt: skip


def _find_kind(reading: Reading, number: int, group: Sequence[Token]) -> str | None:
    """What a list of topics or places, or a name alone, may add to a cooperation."""
    return next(
        (k for t in group if (k := find_kind(reading, number, t, reading.candidate(number, t)))), None
    )


def _nearest(reading: Reading, number: int, group: Sequence[Token], triggers: Sequence[Token]) -> Token:
    sentence = reading.sentences[number]
    return min(triggers, key=lambda t: min((distance(sentence, t, m), abs(t.index - m.index)) for m in group))


def _is_told_apart(sentence: Sentence, token: Token, trigger: Token) -> bool:
    """Whether a word is in what is said besides the cooperation: "…, adding that the UN had experts on mediation"."""
    told = next((t for t in _path(sentence, token) if t.dep == "ccomp" and _is_aside(sentence, t)), None)
    return told is not None and told not in _path(sentence, trigger)


def _is_aside(sentence: Sentence, clause_: Token) -> bool:
    above = sentence.tokens[clause_.head]
    return above.text.endswith("ing") and above.is_one_of(_ADDS)


def _path(sentence: Sentence, token: Token) -> list[Token]:
    """A word and the words above it, up to the root."""
    path = [token]
    while path[-1].head != path[-1].index and len(path) < len(sentence.tokens):
        path.append(sentence.tokens[path[-1].head])
    return path


def _qualified(fact: Fact, share: Mapping[str, set[str]], scenes: set[str]) -> Fact:
    places = (share.get("places", set()) | scenes) - {fact.subject, fact.object}
    return replace(fact, qualifiers=Qualifiers(
        topics=tuple(sorted(share.get("topics", ()))), places=tuple(sorted(places)), events=tuple(sorted(share.get("crises", ()))),
    ))  # fmt: skip
