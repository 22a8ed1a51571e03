"""Roles around a word: who acts, on what, with whom.

Voice, coordination, control, relative clauses and nominalizations are undone here, once, so that patterns need not
speak of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from unosce_kg.extraction.candidates import Sentence, Token
from unosce_kg.extraction.gains import doers, gainers, homes, owners, things
from unosce_kg.extraction.phrases import RELATIVES, TOWARDS, clause, is_added_behind, prepositions, spread
from unosce_kg.extraction.voice import NOMINAL, acted_on, acting, agents, governing, receiving


def fillers(sentence: Sentence, token: Token, role: str) -> list[Token]:
    """The words that stand in a role around a word, coordinations spread out, in text order.

    Args:
        sentence: The sentence.
        token: The word: a verb, noun or adjective.
        role: One of those that data/ontology/relations/README.md explains: `subj`, `obj`, `prep(with|alongside)` and so on.
    """
    prepositional = role.startswith("prep(")
    found = (
        _prepositional(sentence, token, _alternatives(role))
        if prepositional
        else _ROLES[role](sentence, token)
    )
    spread_out = {
        t.index: t for f in found for t in spread(sentence, f) if not is_added_behind(sentence, token, f, t)
    }
    return [spread_out[index] for index in sorted(spread_out)]


@lru_cache(1024)  # as many as patterns and rules name
def _alternatives(role: str) -> frozenset[str]:
    """The prepositions of a role such as `prep(with|alongside)`."""
    return frozenset(re.split(r"\s*\|\s*", role[5:-1]))


def _prepositional(sentence: Sentence, token: Token, wanted: frozenset[str]) -> list[Token]:
    """Words that depend on the trigger, or on its object, through one of the prepositions."""
    found = []
    heads = [
        token,
        *(
            c
            for c in sentence.children(token.index)
            if c.dep in ("obj", "xcomp", "advmod", "obl", "conj") and not _acts_itself(sentence, c)
        ),
    ]
    heads += [a for a in agents(sentence, token) if a.candidate is None]  # "by a decision of the Council"
    if token.dep == "conj" and token.pos != "VERB":
        heads.append(sentence.tokens[token.head])
    if wanted & TOWARDS:
        # "given by IOM to Tunisia", "help to Tunisia was given": a name takes none of these
        heads += [a for a in agents(sentence, token) if a.candidate is not None]
        heads += [c for c in sentence.children(token.index) if c.dep == "nsubj:pass"]
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


def _acts_itself(sentence: Sentence, verb: Token) -> bool:
    """Whether a joined verb has a subject of its own: "does not cooperate with it, but **they work** with others"."""
    subjects = (c for c in sentence.children(verb.index) if c.dep.startswith("nsubj"))
    return verb.dep == "conj" and verb.pos == "VERB" and any(subjects)


def _relative_to(sentence: Sentence, verb: Token, child: Token) -> Token:
    """The noun before the relative clause, for "with which" and "to whom"."""
    if child.text.casefold() not in RELATIVES:
        return child
    if verb.dep == "acl:relcl":
        return sentence.tokens[verb.head]
    before = [t for t in sentence.tokens[: max(0, child.index - 1)] if t.pos != "PUNCT"]
    if verb.dep not in ("advcl", "parataxis", "ccomp") or not before or before[-1].pos not in NOMINAL:
        return child
    noun = before[-1]
    while noun.dep.startswith("nmod") and noun.head < noun.index:  # "the office in Sukhumi, to which"
        noun = sentence.tokens[noun.head]
    return noun


def _following(sentence: Sentence, token: Token, wanted: frozenset[str]) -> Iterator[Token]:
    """The next noun after the preposition that follows the trigger at once, whatever the parse attaches it to.

    The "to" of an infinitive is none: who agrees "to draft a plan" has none yet.
    """
    for marker in sentence.tokens[token.index + 1 : token.index + 3]:
        behind = sentence.tokens[marker.index + 1 : marker.index + 9]
        by = bool(behind) and behind[0].text == "by"  # "paid for by"
        if marker.text.casefold() in wanted and marker.pos != "PART" and not by:
            for other in behind:
                if other.candidate is not None or (
                    other.pos in NOMINAL and other.dep not in ("compound", "nmod:poss")
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
        yield from governing(sentence, token)


def _apposed(sentence: Sentence, token: Token) -> Iterator[Token]:
    yield from (c for c in sentence.children(token.index) if c.dep == "appos")
    if token.dep == "appos":
        yield sentence.tokens[token.head]


def _result(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The object of the verb above: what "issued a statement to complement …" issued."""
    head = sentence.tokens[token.head]
    if token.dep in ("advcl", "acl", "xcomp") and head.index != token.index:
        yield from acted_on(sentence, head)


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
        yield from acting(sentence, verb)


# Verbs whose "with" joins nobody to the subject.
_APART = frozenset((
    "begin", "start", "end", "compare", "charge", "provide", "replace", "equate", "fill", "entrust", "mandate", "task",
    "credit", "deal", "comply", "cope", "interfere", "contrast", "register", "file", "coincide", "conflict", "concern",
    "be", "equip", "supply", "disagree", "compete", "differ", "clash", "break", "associate",
))  # fmt: skip
_ROLES = {
    "complement": _complement, "governor": _governor,
    "result": _result, "owner": owners, "home": homes, "gainer": gainers, "doer": doers, "thing": things,
    "subj": acting, "obj": acted_on, "iobj": receiving, "poss": _possessor, "mod": _modifiers, "holder": _holder,
    "appos": _apposed, "all": _all,
}  # fmt: skip
