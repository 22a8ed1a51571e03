"""Whether a sentence denies what a word says: "did not", "refused to", "without signing", "no joint training"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from unosce_kg.extraction.candidates import Sentence, Token

# What is strengthened or praised exists: such verbs above a noun make it a fact, whatever stands above them.
PRESUPPOSING = frozenset((
    "strengthen", "enhance", "deepen", "expand", "continue", "intensify", "further", "maintain", "improve", "value",
    "welcome", "praise", "appreciate", "broaden", "reinforce", "consolidate", "increase", "boost", "commend", "review",
    "discuss", "underline", "stress", "highlight", "note", "emphasize", "reaffirm", "step", "build", "thank", "congratulate",
    "applaud", "acknowledge", "recall",
))  # fmt: skip
_AFFIRMED = re.compile(
    r"\bnot (?:only|just|merely|least|always|every|an end|the end)\b|"
    r"\b(?:never|no)\b.{0,60}\b(?:as \w+ (?:as|than)|so|more|closer|stronger|better|greater|deeper|closely|strongly|before)\b|"
    r"\bno (?:doubt|exception|coincidence|surprise)\b|\bcan(?:no| no)?t (?:succeed|be \w+) without\b"
)
# Of which only what there is can be the object: who did not end a cooperation has one.
_PRESUMING = (
    "end", "stop", "cease", "change", "affect", "alter", "invent", "replace", "weaken", "harm", "damage", "hamper", "hinder",
    "impede", "abandon", "forget", "neglect", "interrupt", "suspend", "halt", "limit", "reduce", "diminish", "question", "doubt",
    "loosen", "sever", "cut", "break", "slow", "shake", "undermine", "erode", "strain", "disrupt", "lessen", "dampen",
)  # fmt: skip
_NOBODY = frozenset(("none", "nobody", "neither", "nothing"))
_DENYING = ("advmod", "det", "neg", "cc", "cc:preconj")
_CLAUSES = ("xcomp", "ccomp", "advcl")  # what was refused, denied or failed to be done
_MARKERS = ("case", "mark")


def is_denied(
    sentence: Sentence, node: Token, below: Token | None, lexicon: Mapping[str, frozenset[str]]
) -> bool:
    """Whether a word at or right above a trigger is denied; twice denied is affirmed ("never refused to cooperate").

    Args:
        sentence: The sentence.
        node: The trigger, or the word that governs it.
        below: The trigger, if it is not the node.
        lexicon: Word classes.
    """
    if below is not None:
        if _is_known(node, below, sentence) or _refusing(sentence, below, lexicon) is not None:
            return False
        if below.dep == "conj" and node.dep == "xcomp" and below.text.casefold() != below.lemma:
            return (
                False  # "was unable to call, and wrote": a bare verb and one with a tense are of two clauses
            )
        if below.dep == "xcomp" and node.is_one_of(lexicon["ending_verb"]):
            return False  # who has not stopped does it still
    above = _refusing(sentence, node, lexicon)
    if above is not None and not (below and below.pos == "NOUN" and node.is_one_of(PRESUPPOSING)):
        return not (_denies(sentence, above, lexicon) or _denies(sentence, node, lexicon))
    if below is None and node.pos == "VERB" and _left_undone(sentence, node):
        return True
    return _denies(sentence, node, lexicon) and not _AFFIRMED.search(_text(sentence))


def is_presupposed(sentence: Sentence, trigger: Token) -> bool:
    """ "**Without their work** there would have been no vote": what others depended on was there."""
    noun = sentence.tokens[trigger.head] if trigger.pos == "ADJ" else trigger
    without = any(c.text.casefold() == "without" and c.dep in _MARKERS for c in sentence.children(noun.index))
    verb = sentence.tokens[noun.head]
    around = {c.text.casefold() for c in sentence.children(verb.index)}
    return bool(without and noun.pos == "NOUN" and {"would", "could"} & around and "have" in around)


def _refusing(sentence: Sentence, node: Token, lexicon: Mapping[str, frozenset[str]]) -> Token | None:
    """The word above a clause that says it was not so: "**refused** to cooperate", "**denied** claims that it cooperated"."""
    head = sentence.tokens[node.head]
    if head.index == node.index:
        return None
    if node.dep in _CLAUSES and node.index > head.index and head.is_one_of(lexicon["denying_word"]):
        return head if node.dep != "advcl" or head.pos == "ADJ" else None
    if node.dep != "acl" or not any(c.dep == "mark" for c in sentence.children(node.index)):
        return None
    if head.is_one_of(lexicon["denying_word"]):  # "its failure to support"
        return head
    verb = sentence.tokens[head.head]
    return verb if head.dep == "obj" and verb.is_one_of(lexicon["denying_word"]) else None


def _denies(sentence: Sentence, node: Token, lexicon: Mapping[str, frozenset[str]]) -> bool:
    children = sentence.children(node.index)
    denied = any(c.text.casefold() in lexicon["negation"] and c.dep in _DENYING for c in children)
    return denied or _is_done_by_none(sentence, children)


def _is_done_by_none(sentence: Sentence, children: tuple[Token, ...]) -> bool:
    """ "**No** officials of IOM came", "**None** of them came", "**Neither** UNHCR nor IOM came": a subject that denies its verb."""
    for subject in children:
        if not subject.dep.startswith("nsubj"):
            continue
        if subject.text.casefold() in _NOBODY or any(
            c.text.casefold() in ("no", "neither") and c.dep in _DENYING
            for c in sentence.children(subject.index)
        ):
            return True
    return False


def _left_undone(sentence: Sentence, verb: Token) -> bool:
    """ "**without** signing an agreement", "signed **no** agreement"."""
    children = sentence.children(verb.index)
    if any(c.text.casefold() == "without" and c.dep in _MARKERS for c in children):
        return True
    things = [c for c in children if c.dep == "obj"]
    return any(
        d.text.casefold() == "no" and d.dep == "det"
        for thing in things
        for d in sentence.children(thing.index)
    ) and not _AFFIRMED.search(_text(sentence))


def _is_known(verb: Token, noun: Token, sentence: Sentence) -> bool:
    """ "It did not invent **our cooperation**": somebody's, which there is where what was not done needs it to be there."""
    presumed = verb.is_one_of(_PRESUMING) and noun.pos == "NOUN"
    return presumed and any(c.dep == "nmod:poss" for c in sentence.children(noun.index))


def _text(sentence: Sentence) -> str:
    return " ".join(t.text.casefold() for t in sentence.tokens)
