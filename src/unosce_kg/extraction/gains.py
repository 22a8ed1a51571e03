"""Whom an act does good that is done to or with something: whose the thing is, and who acts with the help of others."""

from __future__ import annotations

from collections.abc import Iterator

from unosce_kg.extraction.candidates import Sentence, Token
from unosce_kg.extraction.phrases import TOWARDS, clause, is_passive, prepositions, spread
from unosce_kg.extraction.voice import acted_on, acting, agents

_WITHIN = frozenset(("in", "within", "at"))  # "efforts made in the Group"
_INSIDE = frozenset(("in", "across", "throughout"))
_OPENING = 2  # words up to the name that a sentence opens with: "In the Ukraine"
_OF = frozenset(("of", "at", "by"))
_PARTS = ("half", "third", "part", "most", "bulk", "share", "some")
_COMING, _PAYING = ("come",), ("pay",)
_WITH_PREPOSITIONS = (
    (("thank",), frozenset(("for",))),
    (("stand", "rally"), frozenset(("behind",))),
    (("draw", "rely", "live"), frozenset(("on", "upon"))),
)
_STEPS = 3  # "the salaries of the judges of the Court"
# What comes into being by an act, and so is helped by whoever helps with it.
_MAKING = frozenset((
    "establish", "found", "create", "set", "launch", "open", "inaugurate", "build", "institute", "rebuild", "restore", "reopen",
    "organize", "organise", "hold", "convene", "host", "arrange", "run", "stage", "prepare", "start", "begin", "conduct",
))  # fmt: skip


def things(sentence: Sentence, word: Token) -> Iterator[Token]:
    """What a word is about: the object of a verb, the subject of "come", what one "pays for", what "support" is "for"."""
    for thing in _things(sentence, word):
        yield thing
        if thing.pos in ("NUM", "DET", "ADJ") or thing.lemma in _PARTS:
            # "one of its officers", "half of the costs"
            yield from (c for c in sentence.children(thing.index) if "of" in prepositions(sentence, c))


def _things(sentence: Sentence, word: Token) -> Iterator[Token]:
    if word.pos != "VERB":
        yield from _behind(sentence, word, TOWARDS)
        return
    for verbs, wanted in _WITH_PREPOSITIONS:
        if word.is_one_of(verbs):
            yield from _behind(sentence, word, wanted)
            return
    yield from acting(sentence, word) if word.is_one_of(_COMING) else acted_on(sentence, word)
    if word.is_one_of(_PAYING):
        yield from _behind(sentence, word, frozenset(("for",)))


def _behind(sentence: Sentence, word: Token, wanted: frozenset[str]) -> Iterator[Token]:
    yield from (c for c in sentence.children(word.index) if prepositions(sentence, c) & wanted)


def owners(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """Whose that is which a verb acts on or pays for: "pays the rent of **the College**", "**its** costs are met by …"."""
    for thing in things(sentence, verb):
        for each in spread(sentence, thing):
            yield from _owners(sentence, verb, each)


def homes(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """In whose land those are whom a verb acts on: "trained judges in **Serbia**", "In **Albania**, it helps the authorities …".

    Nobody's where the words for those people say whose they are.
    """
    for thing in acted_on(sentence, verb):
        if next(_owners(sentence, verb, thing), None) is None:
            inside = (c for above in (thing, verb) for c in _behind(sentence, above, _INSIDE))
            yield from (c for c in inside if c.index > verb.index or c.index <= _OPENING)


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
            yield from _behind(sentence, child, _WITHIN)


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
    """Who acts with the help that a noun speaks of; nobody where it is the help itself: "is paid by a grant from …"."""
    for doer in acting(sentence, clause(sentence, help_)):
        if all(each.index != help_.index for each in spread(sentence, doer)):
            yield doer
