"""Relations that no pattern reads, judged by what was learned from annotated documents."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import exp, log

from unosce_kg.extraction.candidates import Sentence, Token
from unosce_kg.extraction.clashes import belongs_elsewhere, clashes
from unosce_kg.extraction.context import Context
from unosce_kg.extraction.cooperation import COOPERATES
from unosce_kg.extraction.joined_clauses import stand_apart
from unosce_kg.extraction.pairs import Pair, PairFinder, describe
from unosce_kg.extraction.phrases import list_head
from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.extraction.signing import find_making
from unosce_kg.extraction.told import Told
from unosce_kg.model import Knowledge, Modality, Span

PREFIX = "learned:"
_LIES_IN, _HELD_IN, _PART_OF = "locatedIn", "tookPlaceIn", "partOf"
# How much the likeliest pair of two lists says of the others, on the scale of log odds; from 0.2 to 0.5 gain alike.
_LEAN = 0.3
_REJECTING = ("reject", "oppose", "dismiss", "refuse")
_STEPS = 4  # "rejected a proposal to extend the mandate"
_SURE = 1e-6  # next to impossible, and next to certain


class Judge:
    """Reads relations by the weights of `data/ontology/learned/`.

    Args:
        knowledge: With the learned relations; without any, nothing is read.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._learned = {r.predicate: r for r in knowledge.learned_relations}
        self._finder = PairFinder(knowledge)
        self._organs = tuple(sorted(knowledge.lexicon["organ_of_states"]))

    def read(self, reading: Reading, facts: Sequence[Fact]) -> Iterator[Fact]:
        """What a document says beyond what patterns read, in text order.

        Args:
            reading: The document.
            facts: What patterns read; what a pattern read in a sentence is not judged again.
        """
        told = Told(facts)
        judged = self._judge(reading, told, Context(reading, facts))
        venues = {(f.sentence, f.object) for f in facts if f.predicate == _HELD_IN}
        for number, together in groupby(judged, key=lambda j: j.pair.sentence):
            found = list(self._choose(list(together)))
            venues |= {(number, j.object) for j in found if j.predicate == _HELD_IN}
            for judgement in found:
                if judgement.predicate == _LIES_IN and (number, judgement.object) in venues:
                    continue  # where a body's meeting was, it need not have its seat
                fact = _fact(reading, judgement)
                fact = replace(fact, modality=told.mood(fact))
                if fact.predicate == "postIn":  # an office is where it is, whatever its holder is to do
                    fact = replace(fact, modality=Modality.ACTUAL)
                # What was learned is how things are said, and not how they are denied.
                if fact.modality is not Modality.NEGATED:
                    yield fact

    def _judge(self, reading: Reading, told: Told, context: Context) -> Iterator[_Judgement]:
        for pair in self._finder.find(reading, tuple(self._learned)) if self._learned else ():
            for subject, object_, predicates in pair.ends:
                left = [
                    p
                    for p in predicates
                    if not told.settles(pair.sentence, subject, p, object_)
                    and reading.may_hold(p, subject, object_)
                    and (told.works(p, subject, object_) or not clashes(reading, pair, p))
                    and not (p == _PART_OF and belongs_elsewhere(reading, subject, object_))
                    and not (p == COOPERATES and self._is_others(reading, told, pair, subject, object_))
                ]
                if left:
                    features = describe(reading, pair, subject, object_)
                    features |= context.describe(pair.sentence, subject, object_)
                    for predicate in left:
                        probability = self._learned[predicate].probability(features)
                        yield _Judgement(pair, subject, predicate, object_, probability)

    def _choose(self, judged: Sequence[_Judgement]) -> Iterator[_Judgement]:
        """The judgements of a sentence that are sure enough, each leaned towards those of the same lists."""
        leaned = lean([j.probability for j in judged], [j.group for j in judged])
        for judgement, probability in zip(judged, leaned, strict=True):
            if probability >= self._learned[judgement.predicate].threshold:
                yield replace(judgement, probability=probability)

    def _is_others(self, reading: Reading, told: Told, pair: Pair, subject: str, object_: str) -> bool:
        """Whether only plain words tell that two work together: organs of States; who works with others across a semicolon."""
        if self._is_organ(reading, subject, object_):
            return True
        tokens = reading.sentences[pair.sentence].tokens
        return told.joins(pair.sentence, subject, object_) and stand_apart(
            tokens, pair.subject.token, pair.object.token
        )

    def _is_organ(self, reading: Reading, *ends: str) -> bool:
        """Whether one of two is an organ in which States sit, whose work with others only plain words for it tell."""
        return any(reading.links.entity(end).label.endswith(self._organs) for end in ends)


@dataclass(frozen=True, slots=True)
class _Judgement:
    """How likely a sentence states a relation of two of its names."""

    pair: Pair
    subject: str
    predicate: str
    object: str
    probability: float

    @property
    def group(self) -> Hashable:
        """What it has in common with the pairs of its sentence that stand in the same lists."""
        return self.predicate, self.pair.lists


def lean(probabilities: Sequence[float], groups: Sequence[Hashable]) -> list[float]:
    """Lean each probability towards the highest of its group, since what holds of one name of a list holds of the others.

    Args:
        probabilities: Of pairs, in 0..1.
        groups: What the pairs of the same lists have in common.

    Returns:
        Probabilities in the same order.
    """
    odds = [_logit(p) for p in probabilities]
    best: dict[Hashable, float] = {}
    for group, own in zip(groups, odds, strict=True):
        best[group] = max(own, best.get(group, own))
    return [
        1 / (1 + exp(-own - _LEAN * (best[group] - own))) for group, own in zip(groups, odds, strict=True)
    ]


def _logit(probability: float) -> float:
    bounded = min(max(probability, _SURE), 1 - _SURE)
    return log(bounded / (1 - bounded))


def _is_rejected(sentence: Sentence, word: Token) -> bool:
    """ "The President **rejected** a proposal to …", which is another's."""
    for _ in range(_STEPS):
        if word.is_one_of(_REJECTING):
            return True
        word = sentence.tokens[word.head]
    return False


def _above(sentence: Sentence, *ends: Span) -> Token | None:
    """The noun or verb that governs two joined names: "No **agreement** between UNHCR and the OSCE …"."""
    named = [t for t in sentence.tokens if any(e.start <= t.span.start < e.end for e in ends)]
    heads = (sentence.tokens[t.head] for t in named)
    return next((h for h in heads if h not in named and h.pos in ("NOUN", "PROPN", "VERB")), None)


def _mood_above(reading: Reading, pair: Pair) -> Modality:
    """Under which plan or wish the words above two joined names stand: "They **hope** that UNDP and UNEP …".

    Above them is the verb that both are subjects of, or a noun of what two do together: "an **exchange** between UNDP and UNEP".
    """
    sentence, lexicon = reading.sentences[pair.sentence], reading.links.base.knowledge.lexicon
    starts = (pair.subject.span.start, pair.object.span.start)
    heads = [list_head(sentence, t) for t in sentence.tokens if t.span.start in starts]
    above = next((sentence.tokens[h.head] for h in heads), None)
    if above is None or any(sentence.tokens[h.head] is not above for h in heads):
        return Modality.ACTUAL
    works = above.is_one_of(lexicon["cooperation_noun"]) or above.is_one_of(lexicon["shared_work_noun"])
    if above.pos != "VERB" and above.candidate is None and not works:
        return Modality.ACTUAL
    mood = reading.modality(pair.sentence, _act(reading, sentence, above))
    return Modality.ACTUAL if mood is Modality.NEGATED else mood


def _act(reading: Reading, sentence: Sentence, word: Token) -> Token:
    """What somebody means or wishes to do, for the verb of meaning or wishing: "intend to **train** judges"."""
    lexicon = reading.links.base.knowledge.lexicon
    if not word.is_one_of(lexicon["planned"]) and not word.is_one_of(lexicon["proposed"]):
        return word
    return next((c for c in sentence.children(word.index) if c.dep == "xcomp"), word)


def _opens(sentence: Sentence, pair: Pair) -> bool:
    """Whether one of the two is where the other meant or wished something: "**At its meeting**, the Council decided to …"."""
    ends = (sentence.tokens[end.token] for end in (pair.subject, pair.object))
    trigger = pair.trigger
    return trigger is not None and any(
        t.dep == "obl" and t.head == trigger.index and t.index < trigger.index for t in ends
    )


def _is_agreement(reading: Reading, word: Token) -> bool:
    return word.candidate is not None and reading.links.candidates[word.candidate].type == "Agreement"


def is_learned(fact: Fact) -> bool:
    """Whether no pattern read the fact, but what was learned."""
    return fact.pattern.startswith(PREFIX)


def _fact(reading: Reading, judged: _Judgement) -> Fact:
    pair, modality = judged.pair, Modality.ACTUAL
    sentence = reading.sentences[pair.sentence]
    if pair.trigger is not None:
        act = pair.trigger if _opens(sentence, pair) else _act(reading, sentence, pair.trigger)
        modality = reading.modality(pair.sentence, act)
        if judged.predicate == "proposed" and _is_rejected(sentence, pair.trigger):
            modality = Modality.NEGATED
    above = _above(sentence, pair.subject.span, pair.object.span)
    if pair.trigger is None and above is not None:
        found = reading.modality(pair.sentence, above)
        modality = found if found is Modality.NEGATED else modality
    if pair.trigger is None and judged.predicate == COOPERATES and modality is Modality.ACTUAL:
        modality = _mood_above(reading, pair)
    if (
        judged.predicate == COOPERATES
        and modality is Modality.ACTUAL
        and above
        and _is_agreement(reading, above)
    ):
        modality = find_making(sentence, above, reading.links.base.knowledge.lexicon)
    confidence = judged.probability * min(pair.subject.score, pair.object.score)
    return Fact(judged.subject, judged.predicate, judged.object, pair.sentence, PREFIX + judged.predicate, confidence,
                pair.trigger, pair.subject.span, pair.object.span, modality)  # fmt: skip
