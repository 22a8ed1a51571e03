"""Whether a sentence tells a fact, a plan, a wish, or denies."""

from __future__ import annotations

import re
from collections.abc import Mapping

from unosce_kg.extraction.candidates import Sentence, Token
from unosce_kg.extraction.denials import PRESUPPOSING, is_denied, is_presupposed
from unosce_kg.extraction.phrases import clause
from unosce_kg.model import Modality

# "What I would suggest is that …"
_CLEFT = re.compile(
    r"What (?:I|we|he|she|they)(?: \w+)? (?:suggest|propose|recommend|urge|hope|want|like|wish|need)\b"
)
# "He would like to see A and B meet every week", however the parse hangs what he would like to see.
_TO_SEE = re.compile(
    r"\b(?:would|'d|should) (?:also |very much )?(?:like|love|prefer|be (?:glad|happy|pleased)) to see\b"
    r"(?:(?! (?:that|which|who|whose|where|what|how|whether) )[^.;:])*$"
)
_DEPTH = 6
_LIKING = (
    "like",
    "love",
    "prefer",
    "appreciate",
    "welcome",
    "glad",
    "happy",
    "pleased",
    "delighted",
    "wish",
    "want",
    "prepared",
)
_GROUNDS = frozenset(("under", "following", "after", "pursuant", "despite"))
# Verbs for a wish that another is to fulfil, or for putting something forward; who puts forward "to do" it would do it.
_ASKING = (
    "call", "urge", "encourage", "appeal", "invite", "press", "advocate", "propose", "suggest", "recommend", "request",
    "demand", "ask",
)  # fmt: skip
# What "is to be" said of something is said of what is so.
_JUDGED = (
    "thank",
    "commend",
    "congratulate",
    "praise",
    "applaud",
    "welcome",
    "note",
    "regret",
    "hope",
    "blame",
    "find",
    "see",
)


def find_modality(sentence: Sentence, trigger: Token, lexicon: Mapping[str, frozenset[str]]) -> Modality:
    """The modality under which the sentence puts the trigger.

    The words between the trigger and the top of its clause decide: negation nearest to it first, then plans and wishes.
    """
    node = trigger if trigger.dep not in ("case", "mark") else clause(sentence, trigger)
    if told := _told_at_once(sentence, node):
        return told
    below = node
    for depth in range(_DEPTH):
        children = sentence.children(node.index)
        if depth <= 1 and is_denied(sentence, node, trigger if depth else None, lexicon):
            return Modality.NEGATED
        if _would_like(node, children):
            return Modality.PROPOSED
        if trigger.pos == "NOUN" and node.index != trigger.index and node.is_one_of(PRESUPPOSING):
            return Modality.ACTUAL
        governs = node.index != trigger.index and not _is_setting(sentence, below, node)
        if governs and _governed(node, lexicon) is Modality.PROPOSED:
            return Modality.PROPOSED
        if found := _marked(node, children, lexicon):
            return Modality.PROPOSED if _is_hoped(sentence, node, lexicon) else found
        if governs:
            subjects = [
                c
                for c in children
                if c.dep.startswith("nsubj") and c.index != trigger.index and c.candidate is None
            ]
            for governor in (node, *subjects):
                if found := _governed(governor, lexicon):
                    return found
        head = sentence.tokens[node.head]
        if head.index == node.index or _is_boundary(sentence, node) or _is_ground(sentence, below, node):
            break
        if _is_purpose_of_talks(sentence, node, head, lexicon):
            return Modality.PLANNED
        below, node = node, head
    return Modality.ACTUAL


def _is_setting(sentence: Sentence, below: Token, verb: Token) -> bool:
    """ "**Addressing the meeting**, she urged …", "**In her message**, …": the wish is what follows the verb, not what opens the sentence.

    Who "proposed to train them" or "was asked to" is the one who would do it, in whatever setting.
    """
    opens = below.index < verb.index and (below.dep == "advcl" or below.dep.startswith("obl"))
    marks = {c.text.casefold() for c in sentence.children(below.index) if c.dep == "mark"}
    if not opens or not verb.is_one_of(_ASKING) or marks & {"to", "if", "by"}:
        return False
    roles = {c.dep for c in sentence.children(verb.index)}
    return "nsubj:pass" not in roles and not ("xcomp" in roles and not {"obj", "iobj"} & roles)


def _is_ground(sentence: Sentence, below: Token, noun: Token) -> bool:
    """ "Under **a plan agreed in May**, they will …": what others go by is so, whatever it leads to."""
    cases = {c.text.casefold() for c in sentence.children(noun.index) if c.dep == "case"}
    return below.dep == "acl" and noun.dep == "obl" and bool(cases & _GROUNDS)


def _told_at_once(sentence: Sentence, node: Token) -> Modality | None:
    """What the form of the sentence says, whatever words follow: "What I would suggest is …", "Without their work …"."""
    if _CLEFT.match(sentence.tokens[0].text + " " + " ".join(t.text for t in sentence.tokens[1:5])):
        return Modality.PROPOSED
    bare = node.pos == "VERB" and node.text.casefold() == node.lemma
    if bare and _TO_SEE.search(" ".join(t.text for t in sentence.tokens[: node.index])):
        return Modality.PROPOSED
    return Modality.ACTUAL if is_presupposed(sentence, node) else None


def _is_purpose_of_talks(
    sentence: Sentence, node: Token, head: Token, lexicon: Mapping[str, frozenset[str]]
) -> bool:
    """ "opened talks **to set up** …": what talks are meant to lead to, wherever the parse hangs the infinitive."""
    infinitive = any(c.text.casefold() == "to" and c.dep == "mark" for c in sentence.children(node.index))
    beside = (head, *(c for c in sentence.children(head.index) if c.dep == "obj"))
    return infinitive and any(
        t.index < node.index and t.pos == "NOUN" and t.is_one_of(lexicon["talks_noun"]) for t in beside
    )


def _marked(
    node: Token, children: tuple[Token, ...], lexicon: Mapping[str, frozenset[str]]
) -> Modality | None:
    for child in children:
        if child.dep.startswith("aux") or child.pos == "AUX":
            if child.text.casefold() in ("will", "shall", "'ll", "would"):
                return Modality.PLANNED
            if child.text.casefold() in lexicon["proposed"]:
                return Modality.PROPOSED
    return Modality.PLANNED if _is_due(node, children) else None


def _is_hoped(sentence: Sentence, node: Token, lexicon: Mapping[str, frozenset[str]]) -> bool:
    """ "I **hope** that they will meet", "it is my **hope** that …": a wish, for all its "will"."""
    head = sentence.tokens[node.head]
    return node.dep in ("ccomp", "acl", "csubj") and _governed(head, lexicon) is Modality.PROPOSED


def _would_like(node: Token, children: tuple[Token, ...]) -> bool:
    """ "**would like** to see", "**would be glad** to": what is not so yet."""
    return node.is_one_of(_LIKING) and any(c.text.casefold() in ("would", "'d") for c in children)


def _is_due(node: Token, children: tuple[Token, ...]) -> bool:
    """ "X is to chair …", "It is to be signed": not "the aim is to …", which says what an aim is, nor "is to be thanked"."""
    if node.is_one_of(_JUDGED):
        return False
    to = next((c.index for c in children if c.dep == "mark" and c.text.casefold() == "to"), None)
    if to is None or not any(
        c.pos == "AUX" and c.text.casefold() in ("is", "are") and c.index == to - 1 for c in children
    ):
        return False
    subjects = [c for c in children if c.dep.startswith("nsubj")]
    return any(
        c.candidate is not None
        or c.text.casefold() in ("he", "she", "it", "they", "we")
        or c.dep == "nsubj:pass"
        for c in subjects
    )


def _governed(node: Token, lexicon: Mapping[str, frozenset[str]]) -> Modality | None:
    if node.is_one_of(lexicon["planned"]):
        return Modality.PLANNED
    return Modality.PROPOSED if node.is_one_of(lexicon["proposed"]) else None


def _is_boundary(sentence: Sentence, node: Token) -> bool:
    """Whether what governs the node says nothing about whether it is so: reported, appended or added clauses."""
    own = node.dep == "conj" and any(c.dep.startswith("nsubj") for c in sentence.children(node.index))
    return (
        own or node.dep in ("parataxis", "appos", "nsubj", "nsubj:pass") or node.dep.startswith("acl:relcl")
    )
