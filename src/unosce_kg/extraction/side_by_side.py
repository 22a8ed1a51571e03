"""Whether those who do one thing do it together: States that "have written plans" do so each for itself, as do those who pay."""

from __future__ import annotations

from itertools import pairwise

from unosce_kg.extraction.candidates import Token
from unosce_kg.extraction.phrases import clause, prepositions
from unosce_kg.extraction.reading import Reading

_TOGETHER = frozenset((
    "joint", "jointly", "together", "common", "shared", "mutual", "mutually", "bilateral", "cooperation", "co-operation",
))  # fmt: skip
_TOWARDS = frozenset(("to", "towards"))  # "contributed to the costs"
_RECIPROCAL = frozenset((("each", "other"), ("one", "another"), ("side", "by")))


def is_payment(reading: Reading, number: int, trigger: Token) -> bool:
    """Whether a verb tells who pays, each for itself: "Costs were met by Norway and Japan", "helped finance the course".

    Args:
        reading: The document.
        number: Of the sentence.
        trigger: The verb.
    """
    sentence, lexicon = reading.sentences[number], reading.links.base.knowledge.lexicon
    acts = [trigger, *(c for c in sentence.children(trigger.index) if c.dep in ("xcomp", "ccomp"))]
    if any(act.pos == "VERB" and act.is_one_of(lexicon["paying_verb"]) for act in acts):
        return True
    things = [
        c
        for c in sentence.children(trigger.index)
        if c.dep in ("obj", "nsubj:pass") or (c.dep == "obl" and prepositions(sentence, c) & _TOWARDS)
    ]
    return any(thing.is_one_of(lexicon["cost_noun"]) for thing in things)


def is_mutual(reading: Reading, number: int, trigger: Token) -> bool:
    """Whether a verb, or a word of its clause, tells of what nobody does alone: "signed a treaty", "a common inventory".

    Args:
        reading: The document.
        number: Of the sentence.
        trigger: The verb.
    """
    sentence, lexicon = reading.sentences[number], reading.links.base.knowledge.lexicon
    if trigger.is_one_of(lexicon["mutual_verb"]) or trigger.is_one_of(lexicon["cooperation_verb"]):
        return True
    own = [t for t in sentence.tokens if clause(sentence, t).index == trigger.index]
    words = [t.text.casefold() for t in own]
    return not _TOGETHER.isdisjoint(words) or not _RECIPROCAL.isdisjoint(pairwise(words))


def are_states(reading: Reading, first: str, second: str) -> bool:
    """Whether both are States, of which many do the same without each other."""
    return all(reading.links.base.is_a(reading.links.type_of(e), "Country") for e in (first, second))
