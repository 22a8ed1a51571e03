"""What a sentence that tells of a cooperation names in a clause about something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unosce_kg.extraction.candidates import Candidate, Sentence, Token
from unosce_kg.extraction.phrases import CONTRASTING, RELATIVES, ancestors, clause, prepositions, upwards
from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.extraction.scenes import PLACES

_CLAUSES = frozenset(("acl", "acl:relcl", "advcl", "ccomp", "conj", "parataxis"))
_PART = re.compile(
    r"\b(?:pillars?|components?|parts?|branch|arm|wing) of (?:the )?⟦\w+:(?P<whole>\d+)⟧|"
    r"⟦\w+:(?P<of>\d+)⟧, of which (?:it|the \w+|⟦\w+:\d+⟧) (?:is|was|forms|formed|makes|made)\b"
)
_TOWNS = ("City", "Place")
_OTHERS_CLAUSE = ("nsubj", "csubj", "obl:agent", "acl", "advcl", "ccomp", "parataxis")
_NOT_FACED = frozenset(("by", "despite", "before"))


def named_apart(reading: Reading, fact: Fact) -> set[str]:
    """Topics and places that only clauses name in which the cooperation is not told.

    A place is apart in a clause of its own subject that has neither a party nor the word that tells of the cooperation:
    "…, where every third family lives on a salary earned in **Moscow**"; a town also in one that has but one of the
    parties: "the Mission, which the OSCE opened in **Tirana**". A topic is apart in such a relative clause alone, for what
    follows "so that" or "to say that" is often what the cooperation is on.

    Args:
        reading: The document.
        fact: A cooperation.
    """
    sentence = reading.sentences[fact.sentence]
    trigger, parties = fact.trigger, list(_parties(sentence, fact))
    if trigger is None and not parties:
        return set()
    apart, near = set[str](), set[str]()
    for token in sentence.tokens:
        candidate = reading.candidate(fact.sentence, token)
        if candidate is None or candidate.type not in ("Topic", *PLACES):
            continue
        alone = any(_is_apart(sentence, v, candidate, trigger, parties) for v in _clauses(sentence, token))
        alone = alone or (trigger is not None and _is_of_others(reading, fact, token, trigger))
        (apart if alone else near).update(candidate.entities)
    return apart - near


def is_faced(sentence: Sentence, crisis: Token, trigger: Token) -> bool:
    """Whether an act is about a crisis: "work together **after the floods**"; not "the violence undid what they had built together"."""
    reached, node = {trigger.index, clause(sentence, trigger).index}, crisis
    if prepositions(sentence, crisis) & _NOT_FACED:
        return False
    while node.index not in reached:
        if node.head == node.index or node.dep.startswith(_OTHERS_CLAUSE):
            return False
        node = sentence.tokens[node.head]
    return True


def is_of_part(reading: Reading, fact: Fact) -> bool:
    """Whether a sentence calls one party a part of the other: "The Mission forms a **pillar of UNMIK** and trains judges".

    What the part is charged with is then its own work.
    """
    wholes = (
        reading.links.candidates[int(m["whole"] or m["of"])]
        for m in _PART.finditer(reading.slots[fact.sentence].text)
    )
    return any({fact.subject, fact.object} & set(c.entities) for c in wholes)


def _is_apart(
    sentence: Sentence, verb: Token, named: Candidate, trigger: Token | None, parties: Sequence[Token]
) -> bool:
    """Whether the clause of a verb, with what it names, is about something else than a cooperation."""
    inside = sum(verb.index in ancestors(sentence.tokens, p) for p in parties)
    if trigger is not None and verb.index in ancestors(sentence.tokens, trigger):
        return False
    if inside:
        return named.type in _TOWNS and inside == 1
    if not _has_own_subject(sentence, verb):
        return False
    return named.type != "Topic" or verb.dep == "acl:relcl" or _is_added(sentence, verb, trigger, parties)


def _is_of_others(reading: Reading, fact: Fact, token: Token, trigger: Token) -> bool:
    """Whether a word is in a main clause in which others act: "**UNHCR protects refugees**, and the OSCE works with UNDP".

    What stands before its subject ("In Serbia, …") may be said of both clauses, and who is of a party's organization is no other.
    """
    sentence = reading.sentences[fact.sentence]
    own = _main_clause(sentence, token)
    if own.index == _main_clause(sentence, trigger).index:
        return False
    acting = [c for c in sentence.children(own.index) if c.dep.startswith("nsubj") and c.index < token.index]
    named = {e for t in acting for r in reading.referents(fact.sentence, t) for e in r.entities}
    if not named:
        return False
    parts = {
        (one, whole)
        for one in (*named, fact.subject, fact.object)
        for whole in (one, *reading.links.base.bodies(one))
    }
    return not any({(n, p), (p, n)} & parts for n in named for p in (fact.subject, fact.object))


def _main_clause(sentence: Sentence, token: Token) -> Token:
    """The verb of the clause that a word is in, of those that "and", "while" or a semicolon join."""
    path = upwards(sentence.tokens, token)
    for node in path:
        marks = {c.text.casefold() for c in sentence.children(node.index) if c.dep == "mark"}
        joined = node.dep in ("conj", "parataxis") or (node.dep == "advcl" and marks & CONTRASTING)
        if node.pos in ("VERB", "AUX") and joined and _has_own_subject(sentence, node):
            return node
    return path[-1]


def _is_added(sentence: Sentence, verb: Token, trigger: Token | None, parties: Sequence[Token]) -> bool:
    """Whether a clause is added with "and" to the one that tells of a cooperation: "A and B met, and **C trained judges**"."""
    told = max((t.index for t in (trigger, *parties) if t), default=len(sentence.tokens))
    first = next(t for t in sentence.tokens if verb.index in ancestors(sentence.tokens, t))
    return verb.dep == "conj" and told < first.index


def _parties(sentence: Sentence, fact: Fact) -> Iterator[Token]:
    for span in (fact.subject_span, fact.object_span):
        if span is not None:
            yield from (t for t in sentence.tokens if t.span.start <= span.start < t.span.end)


def _clauses(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The heads of the subordinate and added clauses that a word is in, the smallest first."""
    node = token
    for _ in sentence.tokens:
        if node.head == node.index:
            return
        if node.dep in _CLAUSES and (node.dep != "conj" or _has_own_subject(sentence, node)):
            yield node
        node = sentence.tokens[node.head]


def _has_own_subject(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb has a subject other than the pronoun that joins its clause to a noun."""
    subjects = [c for c in sentence.children(verb.index) if c.dep.startswith(("nsubj", "csubj"))]
    return bool(subjects) and not any(c.text.casefold() in RELATIVES for c in subjects)
