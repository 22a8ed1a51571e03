"""Whom "both", "the two", "the three organizations" and "the latter" stand for: lists that the text gave before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from unosce_kg.extraction.antecedents import Antecedents
from unosce_kg.extraction.candidates import Token
from unosce_kg.extraction.noun_phrases import Phrase, Sort
from unosce_kg.extraction.tops import top

NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
_ACTORS = (Sort.BODY, Sort.STATE, Sort.PERSON)
_POINTING = frozenset(("the", "these", "those", "all", "our"))


def number_meant(antecedents: Antecedents, number: int, token: Token) -> int:
    """How many "both" or "the two" are, where it stands alone for them; 0 where it does not."""
    word = token.text.casefold()
    if word not in NUMBERS:
        return 0
    sentence = antecedents.sentences[number]
    before = sentence.tokens[token.index - 1].text.casefold() if token.index else ""
    alone = token.dep.startswith(("nsubj", "obj", "iobj", "obl", "nmod")) and token.dep != "nmod:poss"
    if not alone or (word != "both" and before not in _POINTING):
        return 0
    own = any(c.dep.startswith(("nmod", "conj")) for c in sentence.children(token.index))
    return (
        0
        if own or (token.index + 1 < len(sentence.tokens) and sentence.tokens[token.index + 1].text == "of")
        else NUMBERS[word]
    )


def find_listed(
    antecedents: Antecedents, number: int, token: Token, count: int, sorts: frozenset[Sort]
) -> tuple[str, ...]:
    """The members of the last list of so many, of the wanted sorts, else so many that a sentence named one by one.

    Args:
        antecedents: The text so far.
        number: Number of the sentence.
        token: The word that stands for them.
        count: How many.
        sorts: What they may be.
    """
    for phrase in antecedents.before(number, token):
        if _is_list(antecedents, phrase, count, sorts):
            return phrase.entities
    for other in antecedents.earlier(number, 1):
        subjects, others = antecedents.prominent(other)
        lists = [p for p in (*subjects, *reversed(others)) if _is_list(antecedents, p, count, sorts)]
        if lists:
            return lists[0].entities
        for sort in (s for s in (Sort.PERSON, Sort.BODY, Sort.STATE) if s in sorts):
            named = tuple(dict.fromkeys(_named(antecedents, (*subjects, *others), sort)))
            if len(named) == count and _are_apart(antecedents, named):
                return named
            if len(named) > 1 and sort is not Sort.STATE:
                return ()
    return ()


def find_foremost(antecedents: Antecedents, number: int, count: int, sort: Sort) -> tuple[str, ...]:
    """Of the lists of so many that the text gave so far, titles included, the one whose members it names most."""
    lists = [
        phrase.entities
        for other in range(number - 1, -1, -1)
        for side in antecedents.prominent(other)
        for phrase in side
        if _is_list(antecedents, phrase, count, frozenset((sort,)))
    ]
    mentioned = Counter(e for _, e in antecedents.links.mentioned()) if lists else {}
    told = {entities: sum(mentioned[e] for e in entities) for entities in lists}
    return max((e for e in told if told[e] > count), key=lambda e: told[e], default=())


def find_latter(antecedents: Antecedents, number: int, token: Token) -> tuple[str, ...]:
    """What "the latter" stands for: the second of two that were named together, else the last named before it."""
    named = [p for p in antecedents.before(number, token) if p.sort in _ACTORS and p.entities]
    pairs = [p for p in named if len(p.entities) == 2]
    if named:
        return (pairs or named)[0].entities[-1:]
    for other in antecedents.earlier(number, 1):
        told = [
            p
            for side in antecedents.prominent(other)
            for p in side
            if p.sort in _ACTORS and len(p.entities) == 2
        ]
        return told[-1].entities[-1:] if told else ()
    return ()


def _named(antecedents: Antecedents, phrases: tuple[Phrase, ...], sort: Sort) -> Iterator[str]:
    for phrase in sorted(phrases, key=lambda p: p.token.index):
        yield from (e for e in phrase.entities if antecedents.sort_of(e) is sort)


def _is_list(antecedents: Antecedents, phrase: Phrase, count: int, sorts: frozenset[Sort]) -> bool:
    if len(phrase.entities) != count:
        return False
    kinds = {antecedents.sort_of(e) for e in phrase.entities}
    own = any(antecedents.links.type_of(e) == "StateBody" for e in phrase.entities)
    return not own and kinds <= sorts and len(kinds) == 1


def _are_apart(antecedents: Antecedents, named: tuple[str, ...]) -> bool:
    """Whether bodies that a sentence named one by one are of different organizations."""
    bodies = [e for e in named if antecedents.sort_of(e) is Sort.BODY]
    return len({top(antecedents.links.base, b) for b in bodies}) == len(bodies)
