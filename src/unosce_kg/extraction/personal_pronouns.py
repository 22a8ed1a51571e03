"""Whom "he" and "she" stand for."""

from __future__ import annotations

import re

from unosce_kg.extraction.antecedents import Antecedents
from unosce_kg.extraction.candidates import Token
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.noun_phrases import Phrase, Sort
from unosce_kg.extraction.pronouns import is_near
from unosce_kg.text import name_key

_SHE = frozenset(("she", "her", "hers"))
_HE = frozenset(("he", "his", "him"))
_TITLE = re.compile(r"\b(Mr|Ms|Mrs|Sir|Dame|Baroness|Madam)\.? $")
_FEMALE = {"Mr": False, "Sir": False, "Ms": True, "Mrs": True, "Dame": True, "Baroness": True, "Madam": True}
_LONGEST = 12  # characters of a title with what parts it from a name
_BACK = 4  # sentences in which whoever acted stays in mind


def find_person(antecedents: Antecedents, number: int, token: Token) -> tuple[str, ...]:
    """The person, else the post, that "he", "she", "his", "her" or "him" stands for, or ()."""
    she = token.text.casefold() in _SHE

    def rejects(phrase: Phrase) -> bool:
        person = phrase.sort is Sort.PERSON and not phrase.plural
        return not person or not fits_gender(antecedents.links, phrase.entities, she)

    for phrase in antecedents.around(number, token):
        if not rejects(phrase):
            return phrase.entities
    for phrase in antecedents.before(number, token):
        if not rejects(phrase) and is_near(antecedents.sentences[number], phrase, token):
            return phrase.entities
    if antecedents.is_apart(number, token):
        return ()
    for other in antecedents.earlier(number, _BACK):
        subjects, others = antecedents.prominent(other)
        acting = [p for p in subjects if not rejects(p)]
        if spoken_of := _spoken_of(antecedents, other, acting, she):
            return spoken_of
        if acting and (_is_person(antecedents, acting[0]) or not she):
            return acting[0].entities
        named = {p.entities for p in others if not rejects(p) and _is_person(antecedents, p)}
        if len(named) == 1:
            return named.pop()
    return ()


def _is_person(antecedents: Antecedents, phrase: Phrase) -> bool:
    """Whether a phrase stands for a person, not for a post whose holder the text does not name."""
    return any(antecedents.links.type_of(e) == "Person" for e in phrase.entities)


def _spoken_of(antecedents: Antecedents, number: int, acting: list[Phrase], she: bool) -> tuple[str, ...]:
    """Whom a sentence already calls "his" or "he": he goes on, even where another one acts ("His deputy, …, left").

    Args:
        antecedents: The text so far.
        number: Number of the sentence.
        acting: The persons who act in it.
        she: Whether a woman is meant.
    """
    sentence = antecedents.sentences[number]
    for token in sentence.tokens:
        referent = antecedents.found.get((number, token.index))
        if referent is None or token.text.casefold() not in (_SHE if she else _HE):
            continue
        head = sentence.tokens[token.head]
        if not acting or head.index == acting[0].token.index or sentence.tokens[head.head] == acting[0].token:
            return referent.entities
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
        if person in candidate.entities and (match := _title_before(links.text, candidate.span.start)):
            return match[1]
    return ""


def _title_before(text: str, start: int) -> re.Match[str] | None:
    return _TITLE.search(text, max(0, start - _LONGEST), start)
