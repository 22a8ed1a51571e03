"""Persons that patterns or the model's recognizer found."""

from __future__ import annotations

import re
from functools import lru_cache

from unosce_kg.extraction.headlines import headline_verbs
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.namesakes import all_names, find_full_names, has_namesake, is_noun_of_names
from unosce_kg.extraction.surroundings import in_headline
from unosce_kg.text import digest, name_key


def link_person(links: Links, index: int) -> None:
    """Link a person to one whom the document or the gazetteer names in full, else to a new one."""
    candidate = links.candidates[index]
    name = candidate.span.of(links.document.text).replace("[", "").replace("]", "")
    shouted = name.isupper() and len(name) > 3
    if shouted:
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
    key = name_key(name)
    weak = sorted(
        person for person in links.base.persons_called.get(key, ()) if not has_namesake(links, person, name)
    )
    fitting = [p for p in weak if links.base.posts(p, links.document.date)] if links.document.date else weak
    if len(fitting) == 1 and not in_document:
        links.settle(index, fitting[0], 0.7, "the only office holder of this name at the document's date")
        return
    if in_document or (shouted and in_headline(links, candidate) and _is_wording(links, name)):
        return
    full = _longer_form(links, parts)
    if full is None and len(parts) == 1:
        named = find_full_names(links, name)
        if in_headline(links, candidate) or is_noun_of_names(links, name) or len(named) > 1:
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


def _is_wording(links: Links, name: str) -> bool:
    """Whether the text has one of the words with a small letter, or headlines have it as a verb: "HEAD WELCOMES NEW LAW"."""
    verbs = headline_verbs(links.base.knowledge.lexicon)
    return any(
        word in verbs or re.search(rf"(?<![\w'-]){re.escape(word)}(?![\w'-])", links.text)
        for word in name.lower().split()
    )


def _matching(links: Links, parts: list[str], persons: list[str]) -> list[str]:
    """Persons all of whose given words the name holds: "Ban" of "Ban Ki-moon", "Lynn Pascoe" of "B. Lynn Pascoe".

    Where a person is known by more than a surname, the surname alone does not make another one the same: "Peter Smith"
    is not John Smith, who is called "Smith" too.
    """
    wanted = set(parts)
    found = []
    for person in persons:
        names = [words for name in all_names(links, person) if (words := _words(name))]
        full = [words for words in names if len(words) > 1] or names
        if any(wanted <= words for words in names) or any(words <= wanted for words in full):
            found.append(person)
    return found


@lru_cache(maxsize=1 << 13)
def _words(name: str) -> frozenset[str]:
    return frozenset(name_key(name).split())


def _longer_form(links: Links, parts: list[str]) -> str | None:
    """A person candidate elsewhere in the document whose name holds this one's words and more."""
    for other in links.candidates:
        if other.type == "Person":
            text = other.span.of(links.document.text).replace("[", "").replace("]", "")
            words = name_key(text).split()
            if len(words) > len(parts) and set(parts) <= set(words):
                return text
    return None
