"""Whom role nouns stand for: "the two organizations", "the country", "the Mission", "her Office"."""

from __future__ import annotations

import re

from unosce_kg.extraction.antecedents import Antecedents, Sort
from unosce_kg.extraction.beside import holder_beside
from unosce_kg.extraction.candidates import Candidate, Token
from unosce_kg.extraction.discourse import Frame, top
from unosce_kg.extraction.groups import NUMBERS, find_foremost, find_listed
from unosce_kg.extraction.headed import office_of
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.memory import Memory
from unosce_kg.extraction.posts import post_body
from unosce_kg.extraction.pronouns import is_near
from unosce_kg.text import name_key

Referent = tuple[tuple[str, ...], str, float] | None

DEFINITE = frozenset(("the", "this", "that", "these", "those", "both", "our", "its", "said"))
_WHOLE = ("organization", "organisation")
_ADVERSE = ("party", "side")  # who have a conflict as often as a contract
_HEAD = r"\b{}(?=\W*$| (?:of|for|in|to|on|at|against|and)\b)"
_OWN_BODY = frozenset(("organization", "organisation", "agency", "institution", "mission", "office", "centre", "center", "team", "department",
                       "secretariat", "programme", "bureau", "fund", "commission"))  # fmt: skip
_LOWER = frozenset(("mission", "centre", "center", "office", "department", "agency"))
_ENTIRE = frozenset((*_WHOLE, "agency", "institution", "commission", "programme", "fund"))
# Whoever heads a whole organization seldom means the few rooms that are called the office of the post.
_OF_WHOLE = re.compile(r"(?:[A-Z]\w+ )*Secretary[- ]General\b")
_STATES = 4  # sentences in which States that were listed stay in mind


def find_group(antecedents: Antecedents, number: int, token: Token, frame: Frame, memory: Memory) -> Referent:
    """The bodies that "the two organizations", "both sides" or "the partners" are."""
    sentence = antecedents.sentences[number]
    before = {t.text.casefold() for t in sentence.tokens[max(0, token.index - 4) : token.index]}
    count = next((NUMBERS[w] for w in sorted(before) if w in NUMBERS), 0)
    adverse = token.is_one_of(_ADVERSE)
    bodies = frozenset((Sort.BODY,)) if not adverse else frozenset((Sort.BODY, Sort.STATE))
    if (
        token.is_one_of(("party",)) and token.text[0].isupper() and "the" in before
    ):  # those to the text itself
        pair = memory.pair or frame.both
        return (pair, "partners", 0.6) if len(pair) == 2 else None
    if not count and not before & {"these", "respective"}:
        partners = token.is_one_of(("partner", *_ADVERSE)) and "the" in before
        pair = _just_named(memory, number) if partners else ()
        if token.is_one_of(("partner",)) and "the" in before:
            pair = memory.subject_pair or memory.pair
        return (pair, "partners", 0.6) if len(pair) == 2 else None
    if found := find_listed(antecedents, number, token, count or 2, bodies):
        if not token.is_one_of(_WHOLE) or all(_is_organization(antecedents.links, b) for b in found):
            return found, "both", 0.85
    if not adverse and (listed := find_foremost(antecedents, number, count or 2, Sort.BODY)) and count > 2:
        return listed, "both", 0.75
    if adverse:
        return None
    if count > 2:
        return None
    tops = all(top(antecedents.links.base, b) == b for b in memory.pair)
    pair = memory.pair if memory.pair and (tops or not token.is_one_of(_WHOLE)) else frame.both
    return (pair, "both", 0.85) if len(pair) == 2 else None


def find_states(antecedents: Antecedents, number: int, token: Token) -> Referent:
    """The States that "the two countries" are."""
    sentence = antecedents.sentences[number]
    before = {t.text.casefold() for t in sentence.tokens[max(0, token.index - 3) : token.index]}
    count = next((NUMBERS[w] for w in sorted(before) if w in NUMBERS), 0)
    states = frozenset((Sort.STATE,))
    found = find_listed(antecedents, number, token, count, states) if count == 2 else ()
    found = found or (find_foremost(antecedents, number, count, Sort.STATE) if count else ())
    return (found, "both", 0.75) if found else None


def find_country(antecedents: Antecedents, number: int, token: Token, memory: Memory) -> Referent:
    """The State that "the country" is: the one that the sentence, else the text, named last."""
    links, sentence = antecedents.links, antecedents.sentences[number]
    here = [
        c for c in links.candidates
        if sentence.span.start <= c.span.start and c.span.end <= token.span.start and c.type == "Country" and c.entities
    ]  # fmt: skip
    country = here[-1].entities[0] if here else memory.country
    return ((country,), "country noun", 0.7) if country else None


def find_owned(antecedents: Antecedents, number: int, token: Token) -> Referent:
    """The body of whoever's it is: "his organization", "her Warsaw office", "Mr. Alkalaj's agency"."""
    sentence = antecedents.sentences[number]
    if not token.is_one_of(_OWN_BODY) or token.text.casefold().endswith("s"):
        return None
    owners = [c for c in sentence.children(token.index) if c.dep == "nmod:poss"]
    phrase = antecedents.phrase(number, owners[0]) if owners else None
    if phrase is None or phrase.sort is not Sort.PERSON or len(phrase.entities) != 1:
        return None
    links, noun = antecedents.links, name_key(token.text)
    posts = _posts_of(links, phrase.entities[0])
    offices = {o for c in posts if noun == "office" and (o := _office(links, c.entities[0]))}
    if len(offices) == 1:
        return (offices.pop(),), "office of a person", 0.75
    bodies = [
        b for b in _bodies_of(links, phrase.entities[0], posts) if noun in _ENTIRE or not _is_whole(links, b)
    ]
    named = [b for b in bodies if is_called(links, b, noun)] or [
        b for b in bodies if noun not in ("programme", "fund", "commission")
    ]
    return ((named[0],), "body of a person", 0.75) if len(set(named)) == 1 else None


def find_body(antecedents: Antecedents, number: int, token: Token, memory: Memory) -> Referent:
    """ "the Mission", "the Office": the last body whose name is built around that noun, none where another was spoken of."""
    links = antecedents.links
    noun = name_key(token.text)
    sentence = antecedents.sentences[number]
    here = [
        e
        for p in antecedents.before(number, token)
        if p.sort is Sort.BODY and is_near(sentence, p, token)
        for e in reversed(p.entities)
    ]
    if noun in _WHOLE:
        tops = [b for b in (*reversed(memory.bodies), *here[::-1]) if top(links.base, b) == b]
        wholes = [b for b in here if top(links.base, b) == b]
        found = wholes[0] if wholes else tops[0] if tops else None
        return ((found,), "role noun", 0.6) if found else None
    if token.text.islower() and noun not in _LOWER:
        return None
    if len({body for body in memory.latest if is_called(links, body, noun)}) > 1:
        return None
    named = (*here, *reversed(memory.bodies))
    said = _said(links, token, noun)
    found = next((b for b in named if b in said), None) or next(
        (b for b in named if is_called(links, b, noun)), None
    )
    return (
        ((found,), "role noun", 0.75)
        if found and not _is_another(antecedents, number, token, found)
        else None
    )


def is_called(links: Links, body: str, noun: str) -> bool:
    """Whether a body's name is built around a noun: "Mission", not "Head of Mission Office"."""
    names = (links.entity(body).label, *(a.text for a in links.entity(body).aliases))
    head = re.compile(_HEAD.format(re.escape(noun)))
    return any(head.search(name_key(name)) for name in names)


def _said(links: Links, token: Token, noun: str) -> set[str]:
    """The bodies whose names in this text are built around a noun, as far as it has got."""
    head = re.compile(_HEAD.format(re.escape(noun)))
    return {
        e
        for c in links.candidates
        if c.span.end <= token.span.start and head.search(name_key(c.span.of(links.document.text)))
        for e in c.entities
    }


def _is_another(antecedents: Antecedents, number: int, token: Token, body: str) -> bool:
    """Whether the text spoke of another one without a name since: "an assessment mission came … the mission"."""
    for other in range(number, -1, -1):
        sentence = antecedents.sentences[other]
        for word in reversed(sentence.tokens):
            if other == number and word.index >= token.index:
                continue
            named = word.candidate is not None and antecedents.links.candidates[word.candidate].entities
            if named and body in named:
                return False
            new = any(c.text.casefold() in ("a", "an", "another") for c in sentence.children(word.index))
            if word.candidate is None and new and word.lemma.casefold() == token.lemma.casefold():
                return True
    return False


def _just_named(memory: Memory, number: int) -> tuple[str, ...]:
    """The two that the sentence before, or the one before that, was about."""
    pair = memory.subject_pair or memory.pair
    return pair if number - memory.paired <= 2 else ()


def _is_organization(links: Links, body: str) -> bool:
    """Whether a body is called an organization, and not an organization's mission, office or council."""
    parts = (
        "mission",
        "office",
        "centre",
        "center",
        "presence",
        "secretariat",
        "council",
        "committee",
        "government",
        "group",
    )
    label = name_key(links.entity(body).label)
    whole = top(links.base, body) == body or links.type_of(body) == "UNBody"
    return whole and not any(re.search(_HEAD.format(noun), label) for noun in parts)


def _posts_of(links: Links, person: str) -> list[Candidate]:
    """The posts that stand beside a person's name."""
    if links.type_of(person) == "Post":
        return [c for c in links.candidates if person in c.entities][:1]
    return [
        c for c in links.candidates
        if c.type == "Post" and c.entities and (holder := holder_beside(links, c)) and person in holder.entities
    ]  # fmt: skip


def _bodies_of(links: Links, person: str, posts: list[Candidate]) -> list[str]:
    """The bodies of a person's posts, else of those that the gazetteer knows the person to hold."""
    bodies = [b for c in posts if (b := post_body(links, c.entities[0], c)) and b.startswith("org/")]
    if not bodies and person in links.base.entities:
        known = links.base.posts(person, links.document.date)
        bodies = [b for p in known for b in links.base.objects(p, "postIn")[:1] if b.startswith("org/")]
    return list(dict.fromkeys(bodies))


def _office(links: Links, post: str) -> str | None:
    """The office of a post; whoever heads a whole organization seldom means the few rooms that are called so."""
    return None if _OF_WHOLE.match(links.entity(post).label) else office_of(links, post)


def _is_whole(links: Links, body: str) -> bool:
    """Whether a body is no part of another, so that it is nobody's "office" or "team"."""
    return top(links.base, body) == body
