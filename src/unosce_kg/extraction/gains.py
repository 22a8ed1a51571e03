"""Whom an act does good that is done to or with something: whose the thing is, and who acts with the help of others."""

from __future__ import annotations

from collections.abc import Iterator

from unosce_kg.extraction.candidates import Sentence, Token
from unosce_kg.extraction.phrases import clause, is_passive, prepositions, spread
from unosce_kg.extraction.voice import acted_on, acting, agents

_OF = frozenset(("of", "at", "for", "to", "by"))
_COMING, _PAYING = ("come",), ("pay",)
_STEPS = 3  # "the salaries of the judges of the Court"
# What comes into being by an act, and so is helped by whoever helps with it.
_MAKING = frozenset((
    "establish", "found", "create", "set", "launch", "open", "inaugurate", "build", "institute", "rebuild", "restore", "reopen",
    "organize", "organise", "hold", "convene", "host", "arrange", "run", "stage", "prepare", "start", "begin", "conduct",
))  # fmt: skip


def things(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """What a verb acts on, comes from, or pays for: its object, the subject of "come", and what stands behind "pay for"."""
    if verb.is_one_of(_COMING):
        yield from acting(sentence, verb)
    else:
        yield from acted_on(sentence, verb)
    if verb.is_one_of(_PAYING):
        yield from (c for c in sentence.children(verb.index) if "for" in prepositions(sentence, c))


def owners(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """Whose that is which a verb acts on or pays for: "pays the rent of **the College**", "**its** costs are met by …"."""
    for thing in things(sentence, verb):
        for each in spread(sentence, thing):
            yield from _owners(sentence, verb, each)


def _owners(sentence: Sentence, verb: Token, noun: Token, step: int = 0) -> Iterator[Token]:
    if step == _STEPS or (noun.candidate is not None and noun.pos == "PROPN"):
        return
    for child in sentence.children(noun.index):
        if child.index == verb.index:
            continue
        if child.dep == "nmod:poss":
            yield _behind_whose(sentence, child)
        elif child.dep in ("compound", "amod", "nmod:desc") and child.candidate is not None:
            yield child
        elif child.dep.startswith(("nmod", "obl")) and prepositions(sentence, child) & _OF:
            yield child
            yield from _owners(sentence, verb, child, step + 1)
        elif child.dep == "acl" and is_passive(sentence, child):
            yield from agents(sentence, child)


def _behind_whose(sentence: Sentence, token: Token) -> Token:
    """The noun right before "whose", for which it stands, or the possessor itself."""
    if token.text.casefold() != "whose":
        return token
    return next((t for t in reversed(sentence.tokens[: token.index]) if t.pos != "PUNCT"), token)


def gainers(sentence: Sentence, help_: Token) -> Iterator[Token]:
    """What is done with the help that a noun speaks of, or who does it: "**The camp** was built with the help of …"."""
    verb = clause(sentence, help_)
    if is_passive(sentence, verb) or verb.is_one_of(_MAKING):
        yield from acted_on(sentence, verb)
    elif verb.dep != "acl":
        yield from acting(sentence, verb)


def doers(sentence: Sentence, help_: Token) -> Iterator[Token]:
    """Who acts with the help that a noun speaks of, unless what is made so has makers of its own: "set up by … with the help of …"."""
    verb = clause(sentence, help_)
    if not (is_passive(sentence, verb) and verb.is_one_of(_MAKING)):
        yield from acting(sentence, verb)
