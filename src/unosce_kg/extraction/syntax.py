"""Roles around a word: who acts, on what, with whom.

Voice, coordination, control, relative clauses and nominalizations are undone here, once, so that patterns need not
speak of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from unosce_kg.extraction.candidates import Sentence, Token
from unosce_kg.extraction.phrases import RELATIVES, clause, is_meant_alone, is_passive, prepositions, spread

_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "SYM", "X")
_MAX_DEPTH = 6
_CONTROL = frozenset((
    "urge", "ask", "invite", "encourage", "call", "request", "help", "enable", "allow", "commit", "oblige", "lead",
    "persuade", "task", "mandate", "authorize", "authorise", "permit", "empower", "want", "expect", "require", "instruct", "order",
))  # fmt: skip
_THANKS = frozenset(("thank", "commend", "praise", "congratulate", "applaud", "blame", "criticize", "salute"))
_SUBJECTS = ("nsubj", "nsubj:outer")  # the second: "X is to observe"
_CLAUSAL = ("xcomp", "advcl", "ccomp", "conj", "parataxis")


def fillers(sentence: Sentence, token: Token, role: str) -> list[Token]:
    """The words that stand in a role around a word, coordinations spread out, in text order.

    Args:
        sentence: The sentence.
        token: The word: a verb, noun or adjective.
        role: `subj`, `obj`, `iobj`, `poss`, `mod`, `holder`, `appos`, `all` or `prep(with|alongside)`.
    """
    prepositional = role.startswith("prep(")
    found = (
        _prepositional(sentence, token, _alternatives(role))
        if prepositional
        else _ROLES[role](sentence, token)
    )
    return sorted({t.index: t for f in found for t in spread(sentence, f)}.values(), key=lambda t: t.index)


@lru_cache(1024)  # as many as patterns and rules name
def _alternatives(role: str) -> frozenset[str]:
    """The prepositions of a role such as `prep(with|alongside)`."""
    return frozenset(re.split(r"\s*\|\s*", role[5:-1]))


def _subject(sentence: Sentence, token: Token, depth: int = 0) -> Iterator[Token]:
    if depth > _MAX_DEPTH:
        return
    if is_passive(sentence, token):
        yield from _agents(sentence, token)
        return
    own = [c for c in sentence.children(token.index) if c.dep in _SUBJECTS]
    if own:
        for subject in own:
            yield from _antecedent(sentence, token, subject)
        return
    head = sentence.tokens[token.head]
    if token.dep in ("root", "ROOT") or head.index == token.index:
        return
    if token.dep in ("acl", "acl:relcl") and head.pos in _NOMINAL:
        if token.text.endswith("ing"):
            yield head
        else:
            yield from _governor_subject(sentence, head, depth + 1)
    elif token.dep in _CLAUSAL and head.pos in ("VERB", "AUX", "ADJ", "NOUN"):
        controlled = list(_controlled(sentence, token, head))
        yield from controlled or _surface_subject(sentence, head, depth + 1)


def _controlled(sentence: Sentence, token: Token, head: Token) -> Iterator[Token]:
    """The object that acts in an infinitive: "urged the OSCE to support", "thanked Kazakhstan for hosting"."""
    thanked = head.is_one_of(_THANKS) and "for" in prepositions(sentence, token)
    if thanked:
        yield from (c for c in sentence.children(head.index) if c.dep in ("obj", "iobj"))
    elif token.dep in ("xcomp", "advcl", "ccomp") and head.is_one_of(_CONTROL):
        for child in sentence.children(head.index):
            if (child.dep in ("obj", "iobj") and child.index < token.index) or (
                child.dep == "obl"
                and child.index < token.index
                and prepositions(sentence, child) & {"on", "upon"}
            ):
                yield child


def _surface_subject(sentence: Sentence, token: Token, depth: int = 0) -> Iterator[Token]:
    """The grammatical subject, also of a passive: "the OSCE was asked to support" has the OSCE support."""
    own = [c for c in sentence.children(token.index) if c.dep in ("nsubj", "nsubj:pass")]
    if own:
        for subject in own:
            yield from _antecedent(sentence, token, subject)
    else:
        yield from _subject(sentence, token, depth)


def _agents(sentence: Sentence, token: Token) -> Iterator[Token]:
    for child in sentence.children(token.index):
        if child.dep == "obl:agent" or (
            child.dep.startswith(("obl", "nmod")) and "by" in prepositions(sentence, child)
        ):
            yield child


def _antecedent(sentence: Sentence, verb: Token, subject: Token) -> Iterator[Token]:
    """The noun that a relative pronoun stands for, or the subject itself."""
    if subject.text.casefold() not in RELATIVES or verb.dep != "acl:relcl":
        yield subject
    else:
        before = next((t for t in reversed(sentence.tokens[: subject.index]) if t.text != ","), subject)
        yield before if is_meant_alone(sentence, before) else sentence.tokens[verb.head]


def _object(sentence: Sentence, token: Token) -> Iterator[Token]:
    children = sentence.children(token.index)
    if is_passive(sentence, token):
        own = [c for c in children if c.dep == "nsubj:pass"]
        for subject in own:
            yield from _antecedent(sentence, token, subject)
        if not own and token.dep.startswith("acl"):
            yield sentence.tokens[token.head]
        elif not own and token.dep == "conj":
            yield from (c for c in sentence.children(token.head) if c.dep == "nsubj:pass")
        return
    own = [c for c in children if c.dep in ("obj", "dobj")]
    for child in own:
        yield from _antecedent(sentence, token, child)
    if not own and token.dep == "conj":  # "signed and published the plan"
        later = [c for c in sentence.children(token.head) if c.dep == "obj" and c.index > token.index]
        yield from later
    if not own:
        for other in children:
            if other.dep == "conj" and other.pos == "VERB":
                yield from (c for c in sentence.children(other.index) if c.dep == "obj")


def _indirect(sentence: Sentence, token: Token) -> Iterator[Token]:
    yield from (c for c in sentence.children(token.index) if c.dep == "iobj")


def _prepositional(sentence: Sentence, token: Token, wanted: frozenset[str]) -> list[Token]:
    """Words that depend on the trigger, or on its object, through one of the prepositions."""
    found = []
    heads = [
        token,
        *(c for c in sentence.children(token.index) if c.dep in ("obj", "xcomp", "advmod", "obl", "conj")),
    ]
    if token.dep == "conj" and token.pos != "VERB":
        heads.append(sentence.tokens[token.head])
    for head in heads:
        for child in sentence.children(head.index):
            if (
                child.dep.startswith(("obl", "nmod", "advcl", "acl", "conj"))
                and prepositions(sentence, child) & wanted
            ):
                found.append(_relative_to(sentence, token, child))
    if not found:
        found = list(_following(sentence, token, wanted))
    return found


def _relative_to(sentence: Sentence, verb: Token, child: Token) -> Token:
    """The noun before the relative clause, for "with which" and "to whom"."""
    if child.text.casefold() in RELATIVES and verb.dep == "acl:relcl":
        return sentence.tokens[verb.head]
    return child


def _following(sentence: Sentence, token: Token, wanted: frozenset[str]) -> Iterator[Token]:
    """The next noun after the preposition that follows the trigger at once, whatever the parse attaches it to."""
    for marker in sentence.tokens[token.index + 1 : token.index + 3]:
        if marker.text.casefold() in wanted:
            for other in sentence.tokens[marker.index + 1 : marker.index + 9]:
                if other.candidate is not None or (
                    other.pos in _NOMINAL and other.dep not in ("compound", "nmod:poss")
                ):
                    yield other
                    return
            return


def _possessor(sentence: Sentence, token: Token) -> Iterator[Token]:
    yield from (c for c in sentence.children(token.index) if c.dep == "nmod:poss")


def _modifiers(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Names right before the noun: "UN-OSCE cooperation", "OSCE support"."""
    for child in sentence.children(token.index):
        before = child.dep.startswith(("compound", "amod", "nmod", "flat")) and child.index < token.index
        if before and (child.dep == "compound" or not prepositions(sentence, child) - {""}):
            yield child
            inner = ("compound", "conj", "nmod", "flat", "dep")
            yield from (g for g in sentence.children(child.index) if g.dep.startswith(inner))
    index = token.index - 1
    while index >= 0 and (
        sentence.tokens[index].candidate is not None or sentence.tokens[index].text in "-/"
    ):
        if sentence.tokens[index].candidate is not None:
            yield sentence.tokens[index]
            if index == 0 or sentence.tokens[index - 1].text not in "-/":
                return
        index -= 1


def _holder(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Whose the noun is: possessor, "of", "by", a name before it, or the subject of the verb that governs it."""
    named = [m for m in _modifiers(sentence, token) if m.candidate is not None]
    own = [*_possessor(sentence, token), *named]
    own += [
        c
        for c in sentence.children(token.index)
        if c.dep.startswith("nmod") and prepositions(sentence, c) & {"of", "by", "from"}
    ]
    if own:
        yield from own
    else:
        yield from _governor_subject(sentence, token)


def _governor_subject(sentence: Sentence, token: Token, depth: int = 0) -> Iterator[Token]:
    """The subject of the nearest verb above a noun."""
    node = token
    for _ in range(_MAX_DEPTH):
        head = sentence.tokens[node.head]
        if head.index == node.index or node.dep.startswith("nsubj"):
            return
        if head.pos in ("VERB", "AUX") or any(c.dep == "cop" for c in sentence.children(head.index)):
            yield from (
                _subject(sentence, head, depth + 1)
                if not is_passive(sentence, head)
                else _agents(sentence, head)
            )
            return
        node = head


def _apposed(sentence: Sentence, token: Token) -> Iterator[Token]:
    yield from (c for c in sentence.children(token.index) if c.dep == "appos")
    if token.dep == "appos":
        yield sentence.tokens[token.head]


def _result(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The object of the verb above: what "issued a statement to complement …" issued."""
    head = sentence.tokens[token.head]
    if token.dep in ("advcl", "acl", "xcomp") and head.index != token.index:
        yield from _object(sentence, head)


def _all(sentence: Sentence, token: Token) -> Iterator[Token]:
    for role in ("subj", "obj", "poss", "mod"):
        yield from _ROLES[role](sentence, token)


def _complement(sentence: Sentence, token: Token) -> Iterator[Token]:
    """What a preposition governs."""
    if token.dep in ("case", "mark"):
        yield sentence.tokens[token.head]


def _governor(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The subject of the verb above the phrase that the word is in, unless the phrase belongs to what is another's."""
    node = sentence.tokens[token.head] if token.dep in ("case", "mark") else token
    above = sentence.tokens[node.head]
    verb = clause(sentence, above)
    owned = above.pos == "NOUN" and any(c.dep == "nmod:poss" for c in sentence.children(above.index))
    if not owned and not verb.is_one_of(_APART):
        yield from _subject(sentence, verb)


# Verbs whose "with" joins nobody to the subject.
_APART = frozenset((
    "begin", "start", "end", "compare", "charge", "provide", "replace", "equate", "fill", "entrust", "mandate", "task",
    "credit", "deal", "comply", "cope", "interfere", "contrast", "register", "file", "coincide", "conflict", "concern",
    "be", "equip", "supply", "disagree", "compete", "differ", "clash", "break", "associate",
))  # fmt: skip
_ROLES = {
    "complement": _complement, "governor": _governor,
    "result": _result,
    "subj": _subject, "obj": _object, "iobj": _indirect, "poss": _possessor, "mod": _modifiers, "holder": _holder,
    "appos": _apposed, "all": _all,
}  # fmt: skip
