"""What a sentence of a news item tells as done on the item's own day: its tense, and what it says of other times."""

from __future__ import annotations

import re

from unosce_kg.extraction.bonds import verbs_of
from unosce_kg.extraction.candidates import DATE, Candidate, Period, Sentence, Token
from unosce_kg.extraction.phrases import ancestors, clause, prepositions
from unosce_kg.extraction.reading import Reading

_ELSEWHEN = frozenset((
    "had", "will", "would", "shall", "next", "last", "since", "previous", "earlier", "previously", "former", "may", "could", "should",
    "might", "recalled", "recalling", "ago", "before", "after",
    "until", "regularly", "annually", "usually", "often", "planned", "scheduled",
    "to",
))  # fmt: skip
_PAST = re.compile(
    r"ed\b|\b(?:was|were|took|met|held|began|told|spoke|said|brought|gave|came|made|put|read|opened|did)\b",
    re.I,
)
_UNDER_WAY = frozenset(("hold", "host", "run", "conduct", "chair", "attend"))
_POINTERS = frozenset(("the", "this"))
_SPEAK = frozenset(("speak", "talk", "report"))
# "In a statement read out by its President,", "By the terms of a resolution adopted by 90 votes,": without a time of its own.
_OTHER = r"⟦(?!Date:)\w+:\d+⟧"
_BECAME = r"(?: (?:which|that)(?: it| they)?(?: was| were)?)?(?: [a-z]+ly)?"
_ISSUED = re.compile(
    r"(?:In|(?P<by>(?:By|Under)(?: the terms of)?))(?: (?:an?|its|their))? (?:[a-z-]+ )?⟦Agreement:(?P<thing>\d+)⟧(?: \([^)]*\))?,?"
    rf"{_BECAME} (?(by)adopted|(?:read out|issued|adopted|released|published|circulated|agreed))\b(?:[^,;⟦]|{_OTHER}){{0,120}},"
)


def is_told(reading: Reading, number: int, token: Token, candidate: Candidate, day: Period) -> bool:
    """Whether a sentence that names no other time tells in the past tense what was done at a meeting or to an instrument.

    Args:
        reading: The document.
        number: The number of the sentence.
        token: The word that stands for the meeting or instrument.
        candidate: What it stands for.
        day: The day of the news, which the sentence may name again.
    """
    if candidate.type == "Agreement" and is_issued(reading, number, token):
        return True
    sentence = reading.sentences[number]
    verb = clause(sentence, sentence.tokens[token.head])
    if _names_other_time(reading, number, token, day) or _words_around(sentence, token, verb) & _ELSEWHEN:
        return False
    if not (_is_past(sentence, verb) or _is_under_way(sentence, verb, token)):
        return False
    roles = {
        c.index for c in sentence.children(verb.index) if c.dep in ("nsubj", "nsubj:pass", "obj", "iobj")
    }
    if token.index in roles or (verb.dep.startswith("acl") and verb.head == token.index):
        heard = candidate.type == "Meeting" and token.dep in ("obj", "iobj") and verb.is_one_of(("tell",))
        return heard or verb.is_one_of(verbs_of(candidate.type))
    before = prepositions(sentence, token)
    if candidate.type == "Agreement" and verb.is_one_of(("agree",)) and before & {"on", "upon"}:
        return True
    at = token.dep.startswith("obl") and before & {"at", "during"}
    to = "to" in before and verb.is_one_of(_SPEAK)
    return bool(at or to) and candidate.type == "Meeting"


def _words_around(sentence: Sentence, token: Token, verb: Token) -> frozenset[str]:
    """The words that depend on a thing and on its verb, and the verb; not the "to" before those who are spoken to."""
    own = [c for c in sentence.children(token.index) if not (c.dep == "case" and verb.is_one_of(_SPEAK))]
    around = (*sentence.children(verb.index), *own, verb)
    return frozenset(c.text.casefold() for c in around if (c.text, c.pos) != ("to", "ADP"))


def _names_other_time(reading: Reading, number: int, token: Token, day: Period) -> bool:
    """Whether a sentence names another time than a day, other than in a clause of its own that says more of a third thing."""
    sentence = reading.sentences[number]
    for time in sentence.tokens:
        named = reading.links.candidates[time.candidate] if time.candidate is not None else None
        if named is None or named.type != DATE or (named.period and named.period.point == day.point):
            continue
        inner = clause(sentence, sentence.tokens[time.head])
        if not (inner.dep.startswith("acl") and inner.index < token.index) or _holds(sentence, inner, token):
            return True
    return False


def _holds(sentence: Sentence, verb: Token, token: Token) -> bool:
    """Whether a clause holds a word, or says more of it."""
    return verb.index in ancestors(sentence.tokens, token) or verb.head == token.index


def _is_past(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is in the past tense: "adopted", "was speaking", and "adopting" beside another in the past."""
    if not verb.text.endswith("ing"):
        return _PAST.search(verb.text) is not None
    if verb.dep == "advcl":
        return _PAST.search(clause(sentence, sentence.tokens[verb.head]).text) is not None
    return any(c.text in ("was", "were") for c in sentence.children(verb.index))


def _is_under_way(sentence: Sentence, verb: Token, token: Token) -> bool:
    """Whether a meeting that is known is told to go on: "The Centre is holding the workshop"."""
    goes_on = verb.text.endswith("ing") and verb.is_one_of(_UNDER_WAY)
    known = {c.text.casefold() for c in sentence.children(token.index)} & _POINTERS
    return goes_on and bool(known) and any(c.text in ("is", "are") for c in sentence.children(verb.index))


def is_issued(reading: Reading, number: int, token: Token) -> bool:
    """Whether a sentence in the past opens with an instrument that it tells to be issued: "In a statement read out, they urged".

    Args:
        reading: The document.
        number: The number of the sentence.
        token: The word that stands for the instrument.
    """
    text = reading.slots[number].text
    match = _ISSUED.match(text)
    return (
        match is not None
        and int(match["thing"]) == token.candidate
        and _PAST.search(text, match.end()) is not None
    )
