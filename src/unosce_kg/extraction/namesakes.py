"""What tells a name from a namesake's: the words before it, and others of its name in the document."""

from __future__ import annotations

import re
from functools import lru_cache

from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.links import Links
from unosce_kg.text import name_key

_WORD_BEFORE = re.compile(r"(?<![\w.'’-])([^\W\d_][\w'’-]*\.?) $")
_OPENING = (".", "!", "?", ":", ";", "\n", '"', "“", "”", ")", "]")  # after which a sentence begins
_NAME = re.compile(r"[^\W\d_][\w'’-]+")
_GOES_ON = re.compile(r"[\w-]")
_REACH = 40  # characters that the longest word before a name may have
_NO_PART = frozenset(
    ("The", "This", "That", "Our", "Its", "Their", "His", "Her", "Your", "My", "Both", "Also", "But")
)


def is_part_of_another(links: Links, index: int) -> bool:
    """Whether what stands right before a name makes it another one's: "Asian Conference", "Peter Smith".

    Titles, and names of what the entity belongs to ("OSCE Mission", "Kosovo Mission"), do not.
    """
    candidate = links.candidates[index]
    start = candidate.span.start
    before = [
        c for c in links.touching(start - 1, start - 1) if c.span.end == start - 1 and c is not candidate
    ]
    own = {e for name in candidate.names for e in _related(links, name.entity)}
    if " " in candidate.span.of(links.text):  # "the European Union Monitoring Mission"
        return any(
            links.base.is_a(c.type, "Organization") and not own.intersection(c.entities, _possible(c))
            for c in before
        )
    match = _WORD_BEFORE.search(links.text[max(0, start - _REACH) : start])
    if match is None or not match[1].istitle() or match[1] in _NO_PART or _is_title(links, match[1]):
        return False
    if any(c.type == "Post" or own.intersection(c.entities, _possible(c)) for c in before):
        return False
    # A sentence may begin with any word in a capital; that it is a name, another one must tell.
    at = start - len(match[0])
    return bool(before) or not _begins_sentence(links.text, at)


def _possible(candidate: Candidate) -> set[str]:
    return {name.entity for name in candidate.names}


def _related(links: Links, entity: str) -> set[str]:
    """The entity, and what its name may be given with: its bodies, its places, where its events took place."""
    found = {entity, *links.base.bodies(entity)}
    for predicate in ("locatedIn", "tookPlaceIn"):
        found.update(links.base.objects(entity, predicate))
    return found


def _is_title(links: Links, word: str) -> bool:
    return _is_of_class(links, word, ("person_title", "post_noun", "post_prefix", "state_post"))


def is_noun_of_names(links: Links, word: str) -> bool:
    """Whether a word is one that posts, bodies, meetings or instruments are named with, and no surname."""
    return _is_of_class(
        links, word, ("post_noun", "body_noun", "meeting_noun", "agreement_noun", "state_body_noun")
    )


def _is_of_class(links: Links, word: str, classes: tuple[str, ...]) -> bool:
    lexicon = links.base.knowledge.lexicon
    return any(word in _words_of(lexicon[class_]) for class_ in classes)


@lru_cache(maxsize=32)
def _words_of(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(word for phrase in phrases for word in phrase.split())


def has_namesake(links: Links, person: str, surname: str) -> bool:
    """Whether the document names somebody else of a known person's surname, by another first name."""
    own = {word for name in all_names(links, person) for word in name_key(name).split()}
    return any(not own.issuperset(name_key(name).split()) for name in find_full_names(links, surname))


def find_full_names(links: Links, surname: str) -> frozenset[str]:
    """First names with a surname, as the document has them; none from where a sentence may begin with any word."""
    found, text, after = set(), links.text, 0
    at = text.find(f" {surname}")
    while at >= 0:
        start = at
        while start > after and (text[start - 1].isalnum() or text[start - 1] in "_'’-"):
            start -= 1
        first, end = text[start:at], at + 1 + len(surname)
        named = _NAME.fullmatch(first) and text[start - 1 : start] != "." and not _GOES_ON.match(text, end)
        if named:
            after = end
            begins = _begins_sentence(text, start)
            if first[0].isupper() and not begins and first not in _NO_PART and not _is_title(links, first):
                found.add(text[start:end])
        at = text.find(f" {surname}", at + 1)
    return frozenset(found)


def _begins_sentence(text: str, at: int) -> bool:
    """Whether a sentence may begin at a place."""
    return at == 0 or text[:at].rstrip(" ").endswith(_OPENING)


def all_names(links: Links, entity: str) -> tuple[str, ...]:
    """All names of a curated or new entity, its label first."""
    known = links.entity(entity)
    return (known.label, *(alias.text for alias in known.aliases))
