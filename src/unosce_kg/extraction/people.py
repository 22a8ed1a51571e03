"""Posts and persons that patterns or the model's recognizer found."""

from __future__ import annotations

import re

from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.namesakes import all_names, find_full_names, has_namesake, is_noun_of_names
from unosce_kg.extraction.surroundings import country_in_focus, sentence_around
from unosce_kg.extraction.titles import word_minister
from unosce_kg.model import BlockKind
from unosce_kg.text import digest, name_key

# An office of a State, which needs no name of it where it is clear of which.
_AND = re.compile(r",? and (?:the )?")
_CLOSE = 40  # characters
_OF_STATE = re.compile(
    r"\b(?:Minister|Foreign Secretary|Chancellor|State Secretary|Secretary of State|Ombudsman)\b"
)


def link_post(links: Links, index: int) -> None:
    """Link a post by its title and body: "Foreign Minister of Kazakhstan", "UN Special Representative"."""
    candidate = links.candidates[index]
    title = (
        candidate.parts["title"].of(links.document.text)
        if "title" in candidate.parts
        else candidate.span.of(links.document.text)
    )
    body = _body(links, candidate)
    if body is None and _OF_STATE.search(title):
        body = country_in_focus(links, candidate)
    if body is None:
        body = _shared_body(links, candidate)
    if body is None:
        for post in links.base.named(title, "Post") or _of_mentioned_body(links, candidate, title):
            links.settle(index, post, 0.8, "the gazetteer has this title in a body that the document names")
            return
        body = _body_right_before(links, candidate)
    if body is None:
        return
    known = _known_post(links, title, body)
    if known:
        links.settle(index, known, 0.9, "the gazetteer has this title in this body")
        return
    holder = _with_article(links, body)
    label = f"{word_minister(title)} of {holder}"
    field = candidate.parts.get("field")
    label += f" for {field.of(links.document.text)}" if field else ""
    if found := links.base.named(label, "Post"):
        links.settle(index, found[0], 0.9, "the gazetteer has this title in this body")
        return
    surface = candidate.span.of(links.document.text)
    aliases = [name for name in (surface, f"{title} of {holder}") if len(name) < 120]
    entity = links.invent("post", "Post", label, aliases=aliases)
    links.post_bodies[entity] = body
    links.settle(index, entity, 0.8, "a title and the body that it belongs to")


def _with_article(links: Links, body: str) -> str:
    label = links.entity(body).label
    plain = links.type_of(body) in ("Country", "Territory", "StateBody") or label.isupper()
    return label if plain or label.startswith("the ") else f"the {label}"


def _body(links: Links, candidate: Candidate) -> str | None:
    for class_ in ("Organization", "Post", "Country", "Territory"):
        if found := links.part(candidate, "body", class_):
            return found
    return None


def _bodies_before(links: Links, candidate: Candidate) -> list[str]:
    """The bodies named before a title in its sentence, the nearest first."""
    start = sentence_around(links, candidate).start
    named = [body for at, body in links.mentioned("Organization") if start <= at < candidate.span.start]
    return list(dict.fromkeys(reversed(named)))


def _shared_body(links: Links, candidate: Candidate) -> str | None:
    """ "Special Representative and Head of the Mission": the body of the title that is joined to it."""
    for other in links.candidates:
        joined = other.type == "Post" and _AND.fullmatch(links.text[candidate.span.end : other.span.start])
        found = (_body(links, other) or next(iter(_known_bodies(links, other)), None)) if joined else None
        if found:
            return found
    return None


def _known_bodies(links: Links, post: Candidate) -> tuple[str, ...]:
    return links.base.objects(post.entities[0], "postIn") if post.entities else ()


def _body_right_before(links: Links, candidate: Candidate) -> str | None:
    """The body named so shortly before a title that it can be nobody else's."""
    for other in reversed(links.candidates):
        gap = candidate.span.start - other.span.end
        if 0 <= gap < _CLOSE and other.entities and links.base.is_a(other.type, "Organization"):
            return (
                None
                if re.search(r"[.;:]", links.text[other.span.end : candidate.span.start])
                else other.entities[0]
            )
    return None


def _of_mentioned_body(links: Links, candidate: Candidate, title: str) -> list[str]:
    """The post of this title in the body named before it in the sentence, else in the one named nearest."""
    bodies = _bodies_before(links, candidate)
    if not bodies:
        near = sorted((abs(candidate.span.start - at), body) for at, body in links.mentioned("Organization"))
        bodies = [body for _, body in near]
    found = [post for body in bodies if (post := _known_post(links, title, body))]
    return found[:1]


def _known_post(links: Links, title: str, body: str) -> str | None:
    key = name_key(title)
    bodies = {body, *links.base.bodies(body)[:1]}
    posts = [p for b in sorted(bodies) for p in links.base.members(b, "postIn") if key in links.base.keys(p)]
    return posts[0] if len(set(posts)) == 1 else None


def post_body(links: Links, post: str, candidate: Candidate) -> str | None:
    """The body that a post belongs to, from the knowledge or from the words of its name."""
    known = links.base.objects(post, "postIn")
    if known:
        return known[0]
    for class_ in ("Organization", "Country"):
        if found := links.part(candidate, "body", class_):
            return found
    inner = links.part(candidate, "body", "Post")
    if inner and (above := links.base.objects(inner, "postIn")):
        return above[0]
    return links.post_bodies.get(post)


def link_person(links: Links, index: int) -> None:
    """Link a person to one whom the document or the gazetteer names in full, else to a new one."""
    candidate = links.candidates[index]
    name = candidate.span.of(links.document.text).replace("[", "").replace("]", "")
    if name.isupper() and len(name) > 3:
        name = re.sub(r"[^\W_]+", lambda w: w[0].capitalize(), name)
    for known in links.base.named(name, "Person"):
        links.settle(index, known, 1.0, "the gazetteer has this name")
        return
    parts = name_key(name).split()
    in_document = _matching(links, parts, sorted({e for _, e in links.mentioned("Person")}))
    if len(in_document) == 1:
        person = _lengthen(links, in_document[0], name)
        links.settle(index, person, 0.95, "a person whom the document names in full")
        return
    weak = sorted(
        e.id
        for e in links.base.of_class("Person")
        if name_key(name) in links.base.keys(e.id) and not has_namesake(links, e.id, name)
    )
    fitting = [p for p in weak if links.base.posts(p, links.document.date)] if links.document.date else weak
    if len(fitting) == 1 and not in_document:
        links.settle(index, fitting[0], 0.7, "the only office holder of this name at the document's date")
        return
    if in_document:
        return
    full = _longer_form(links, parts)
    if full is None and len(parts) == 1:
        named = find_full_names(links, name)
        if _in_headline(links, candidate) or is_noun_of_names(links, name) or len(named) > 1:
            return
        full = next(iter(named), None)
    # A surname alone says who is meant in this document, and in no other.
    alone = digest(links.text)[:8] if full is None and len(parts) == 1 else ""
    entity = links.invent("person", "Person", full or name, qualifier=alone, aliases=[name] if full else [])
    links.settle(index, entity, 0.85, "a person whom no gazetteer has")


def _lengthen(links: Links, person: str, name: str) -> str:
    """The id of a person of whom the document had only the surname, once it gives the full name."""
    known = links.new.get(person)
    if known is None or " " in known.label or " " not in name:
        return person
    full = links.invent("person", "Person", name, aliases=[known.label, *(a.text for a in known.aliases)])
    links.rename(person, full)
    return full


def _in_headline(links: Links, candidate: Candidate) -> bool:
    """Whether the words stand in a title, where a verb has a capital like a surname."""
    kinds = (BlockKind.TITLE, BlockKind.HEADING)
    return any(b.kind in kinds and b.span.contains(candidate.span) for b in links.document.blocks)


def _matching(links: Links, parts: list[str], persons: list[str]) -> list[str]:
    """Persons all of whose given words the name holds: "Ban" of "Ban Ki-moon", "Lynn Pascoe" of "B. Lynn Pascoe".

    Where a person is known by more than a surname, the surname alone does not make another one the same: "Peter Smith"
    is not John Smith, who is called "Smith" too.
    """
    wanted = set(parts)
    found = []
    for person in persons:
        names = [words for name in all_names(links, person) if (words := set(name_key(name).split()))]
        full = [words for words in names if len(words) > 1] or names
        if any(wanted <= words for words in names) or any(words <= wanted for words in full):
            found.append(person)
    return found


def _longer_form(links: Links, parts: list[str]) -> str | None:
    """A person candidate elsewhere in the document whose name holds this one's words and more."""
    for other in links.candidates:
        if other.type == "Person":
            text = other.span.of(links.document.text).replace("[", "").replace("]", "")
            words = name_key(text).split()
            if len(words) > len(parts) and set(parts) <= set(words):
                return text
    return None
