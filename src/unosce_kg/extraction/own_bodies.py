"""The bodies of persons: "his organization", "her Warsaw office", "Mr. Alkalaj's agency"."""

from __future__ import annotations

import re

from unosce_kg.extraction.antecedents import Antecedents
from unosce_kg.extraction.beside import holder_beside
from unosce_kg.extraction.body_names import is_called
from unosce_kg.extraction.candidates import Candidate, Token
from unosce_kg.extraction.headed import office_of
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.memory import Referent
from unosce_kg.extraction.noun_phrases import Sort
from unosce_kg.extraction.post_bodies import post_body
from unosce_kg.extraction.represented import body_of_person
from unosce_kg.extraction.tops import top
from unosce_kg.text import name_key

_OWN_BODY = frozenset((
    "organization", "organisation", "agency", "institution", "mission", "office", "centre", "center", "team", "department",
    "secretariat", "programme", "bureau", "fund", "commission",
))  # fmt: skip
_ENTIRE = frozenset(
    ("organization", "organisation", "agency", "institution", "commission", "programme", "fund")
)
# Whoever heads a whole organization seldom means the few rooms that are called the office of the post.
_OF_WHOLE = re.compile(r"(?:[A-Z]\w+ )*Secretary[- ]General\b")


def find_owned(antecedents: Antecedents, number: int, token: Token) -> Referent:
    """The body of whoever's it is: "his organization", "her Warsaw office", "Mr. Alkalaj's agency", "her colleagues"."""
    sentence = antecedents.sentences[number]
    links, noun = antecedents.links, name_key(token.text)
    people = _are_people(links, token)
    if not people and (not token.is_one_of(_OWN_BODY) or noun.endswith("s")):
        return None
    owners = [c for c in sentence.children(token.index) if c.dep == "nmod:poss"]
    phrase = antecedents.phrase(number, owners[0]) if owners else None
    if phrase is None or phrase.sort is not Sort.PERSON or len(phrase.entities) != 1:
        return None
    if people:
        body = body_of_person(links, phrase.entities[0])
        return ((body,), "body of a person", 0.65) if body else None
    posts = _posts_of(links, phrase.entities[0])
    offices = {o for c in posts if noun == "office" and (o := own_office(links, c.entities[0]))}
    if len(offices) == 1:
        return (offices.pop(),), "office of a person", 0.75
    bodies = [
        b for b in _bodies_of(links, phrase.entities[0], posts) if noun in _ENTIRE or not _is_whole(links, b)
    ]
    named = [b for b in bodies if is_called(links, b, noun)] or [
        b for b in bodies if noun not in ("programme", "fund", "commission")
    ]
    return ((named[0],), "body of a person", 0.75) if len(set(named)) == 1 else None


def _are_people(links: Links, token: Token) -> bool:
    """Whether a word means the people of a body, who stand for it: "her colleagues", "his monitors"."""
    several = token.text.casefold().endswith("s") or token.is_one_of(("staff", "personnel"))
    return (
        several and token.text.islower() and token.is_one_of(links.base.knowledge.lexicon["transparent_noun"])
    )


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


def own_office(links: Links, post: str) -> str | None:
    """The office of a post; whoever heads a whole organization seldom means the few rooms that are called so."""
    return None if _OF_WHOLE.match(links.entity(post).label) else office_of(links, post)


def _is_whole(links: Links, body: str) -> bool:
    """Whether a body is no part of another, so that it is nobody's "office" or "team"."""
    return top(links.base, body) == body
