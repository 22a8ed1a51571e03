"""Whom "he" and "she" stand for."""

from __future__ import annotations

import re

from unosce_kg.extraction.antecedents import Antecedents, Phrase, Sort
from unosce_kg.extraction.candidates import Token
from unosce_kg.extraction.links import Links
from unosce_kg.text import name_key

_SHE = frozenset(("she", "her", "hers"))
_TITLE = re.compile(r"\b(Mr|Ms|Mrs|Sir|Dame|Baroness|Madam)\.? $")
_FEMALE = {"Mr": False, "Sir": False, "Ms": True, "Mrs": True, "Dame": True, "Baroness": True, "Madam": True}
_BACK = 4  # sentences in which whoever acted stays in mind


def find_person(antecedents: Antecedents, number: int, token: Token) -> tuple[str, ...]:
    """The person, else the post, that "he", "she", "his", "her" or "him" stands for, or ()."""
    she = token.text.casefold() in _SHE

    def rejects(phrase: Phrase) -> bool:
        return (
            phrase.plural
            or phrase.sort is not Sort.PERSON
            or not fits_gender(antecedents.links, phrase.entities, she)
        )

    for phrase in antecedents.around(number, token):
        if not rejects(phrase):
            return phrase.entities
    sentence = antecedents.sentences[number]
    for phrase in antecedents.before(number, token):
        own = (
            phrase.token.dep.startswith("nsubj")
            and phrase.token.head == token.head
            and token.dep != "nmod:poss"
        )
        if not rejects(phrase) and not own:
            return phrase.entities
    if antecedents.is_apart(number, token):
        return ()
    for other in antecedents.earlier(number, _BACK):
        subjects, others = antecedents.prominent(other)
        for phrase in subjects:
            if not rejects(phrase):
                return phrase.entities
        rest = {p.entities for p in others if not rejects(p)}
        if rest:
            return rest.pop() if len(rest) == 1 else ()
    return ()


def fits_gender(links: Links, entities: tuple[str, ...], she: bool) -> bool:
    """Whether a person may be "she", or "he": by the title that the text gives, else by the given name."""
    if not entities:
        return True
    title = _title(links, entities[0])
    if title in _FEMALE:
        return _FEMALE[title] == she
    lexicon = links.base.knowledge.lexicon
    given = next(iter(name_key(links.entity(entities[0]).label).split()), "")
    if given in lexicon["female_given_name"]:
        return she
    return not (she and given in lexicon["male_given_name"])


def _title(links: Links, person: str) -> str:
    """The title that the text puts before a person's name, or ""."""
    for candidate in links.candidates:
        if person in candidate.entities and (match := _TITLE.search(links.text, 0, candidate.span.start)):
            return match[1]
    return ""
