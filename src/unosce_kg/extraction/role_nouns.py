"""Whom role nouns stand for: "the two organizations", "the country", "the Mission"."""

from __future__ import annotations

from unosce_kg.extraction.antecedents import Antecedents
from unosce_kg.extraction.body_names import is_built_around, is_called
from unosce_kg.extraction.candidates import Sentence, Token
from unosce_kg.extraction.discourse import Frame
from unosce_kg.extraction.groups import NUMBERS, find_foremost, find_listed
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.memory import Memory, Referent
from unosce_kg.extraction.noun_phrases import Sort
from unosce_kg.extraction.phrases import prepositions
from unosce_kg.extraction.pronouns import is_near
from unosce_kg.extraction.tops import top
from unosce_kg.model import Span
from unosce_kg.text import name_key

DEFINITE = frozenset(("the", "this", "that", "these", "those", "both", "our", "its", "said"))
_WHOLE = ("organization", "organisation")
_ADVERSE = ("party", "side")  # who have a conflict as often as a contract
_PARTS = (
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
_LOWER = frozenset(("mission", "centre", "center", "office", "department", "agency"))


def find_group(antecedents: Antecedents, number: int, token: Token, frame: Frame, memory: Memory) -> Referent:
    """The bodies that "the two organizations", "both sides" or "the partners" are."""
    sentence = antecedents.sentences[number]
    before = _own_words(sentence, token)
    count = next((NUMBERS[w] for w in sorted(before) if w in NUMBERS), 0)
    children = sentence.children(token.index)
    if token.is_one_of(("side",)) and any("of" in prepositions(sentence, c) for c in children):
        return None  # "on both sides of the river"
    adverse = token.is_one_of(_ADVERSE)
    bodies = frozenset((Sort.BODY,)) if not adverse else frozenset((Sort.BODY, Sort.STATE))
    if not count and not before & {"these", "respective"}:
        others = any("to" in prepositions(sentence, c) for c in children)
        pair = _partners(token, frame, memory, number) if "the" in before and not others else ()
        return (pair, "partners", 0.6) if len(pair) == 2 else None
    found = find_listed(antecedents, number, token, count or 2, bodies)
    whole = token.is_one_of(_WHOLE)
    if found and (not whole or all(_is_organization(antecedents.links, b) for b in found)):
        return found, "both", 0.85
    if adverse:
        return None
    if count > 2:
        listed = find_foremost(antecedents, number, count, Sort.BODY)
        return (listed, "both", 0.75) if listed else None
    tops = all(top(antecedents.links.base, b) == b for b in memory.pair)
    pair = memory.pair if memory.pair and (tops or not whole) else frame.both
    return (pair, "both", 0.85) if len(pair) == 2 else None


def _own_words(sentence: Sentence, token: Token) -> set[str]:
    """The up to four words before a noun that may be its own: those behind the last name or comma."""
    words: set[str] = set()
    for before in reversed(sentence.tokens[max(0, token.index - 4) : token.index]):
        if before.candidate is not None or before.pos == "PUNCT":
            break
        words.add(before.text.casefold())
    return words


def _partners(token: Token, frame: Frame, memory: Memory, number: int) -> tuple[str, ...]:
    """The two that "the partners" or "the parties" are; those to a conflict stand in no text on a partnership alone."""
    if token.is_one_of(("party",)) and token.text[0].isupper():  # "The Parties" to the text itself
        return memory.pair or frame.both
    pair = memory.subject_pair or memory.pair
    near = token.is_one_of(_ADVERSE) and number - memory.paired <= 2
    return pair if near or token.is_one_of(("partner",)) else ()


def find_states(antecedents: Antecedents, number: int, token: Token) -> Referent:
    """The States that "the two countries" are."""
    sentence = antecedents.sentences[number]
    before = {t.text.casefold() for t in sentence.tokens[max(0, token.index - 3) : token.index]}
    count = next((NUMBERS[w] for w in sorted(before) if w in NUMBERS), 0)
    if not count:
        return None
    found = find_listed(antecedents, number, token, count, frozenset((Sort.STATE,)))
    found = found or find_foremost(antecedents, number, count, Sort.STATE)
    return (found, "both", 0.75) if found else None


def find_country(antecedents: Antecedents, number: int, token: Token, memory: Memory) -> Referent:
    """The State that "the country" is: the one that the sentence, else the text, named last."""
    links, sentence = antecedents.links, antecedents.sentences[number]
    here = [
        c for c in links.within(Span(sentence.span.start, token.span.start)) if c.type == "Country" and c.entities
    ]  # fmt: skip
    country = here[-1].entities[0] if here else memory.country
    return ((country,), "country noun", 0.7) if country else None


def find_body(antecedents: Antecedents, number: int, token: Token, memory: Memory) -> Referent:
    """ "the Mission", "the Office": the last body whose name is built around that noun, none where another was spoken of."""
    links = antecedents.links
    noun = name_key(token.text)
    if token.text.islower() and noun not in _LOWER and noun not in _WHOLE:
        return None
    sentence = antecedents.sentences[number]
    here = [
        e
        for p in antecedents.before(number, token)
        if p.sort is Sort.BODY and is_near(sentence, p, token)
        for e in reversed(p.entities)
    ]
    if noun in _WHOLE:
        wholes = (b for b in (*here, *reversed(memory.bodies)) if top(links.base, b) == b)
        found = next(wholes, None) or _whole_in_office(links, sentence, token)
        return ((found,), "role noun", 0.6) if found else None
    if len({body for body in memory.latest if is_called(links, body, noun)}) > 1:
        return None
    bodies = dict.fromkeys((*here, *reversed(memory.bodies)))
    named = [b for b in bodies if _is_of_owner(antecedents, number, token, b)]
    said = {e for c in antecedents.built_around(noun) if c.span.end <= token.span.start for e in c.entities}
    found = next((b for b in named if b in said), None) or next(
        (b for b in named if is_called(links, b, noun)), None
    )
    return (
        ((found,), "role noun", 0.75)
        if found and not _is_another(antecedents, number, token, found)
        else None
    )


def _whole_in_office(links: Links, sentence: Sentence, token: Token) -> str | None:
    """The one organization that the sentence names before a noun, inside an office: "**OSCE** Secretary General Berg said it"."""
    named = {
        e
        for c in links.within(Span(sentence.span.start, token.span.start))
        if c.hidden
        for e in c.entities
        if e.startswith("org/") and top(links.base, e) == e
    }
    return named.pop() if len(named) == 1 else None


def _is_of_owner(antecedents: Antecedents, number: int, token: Token, body: str) -> bool:
    """Whether a body may be "the **OSCE** mission": one of the body whose name stands right before the noun."""
    base, before = antecedents.links.base, antecedents.sentences[number].tokens[: token.index][-1:]
    owners = [
        e
        for t in before
        if t.candidate is not None
        for e in antecedents.links.candidates[t.candidate].entities
        if e.startswith("org/")
    ]
    return not owners or top(base, body) in {top(base, e) for e in owners}


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


def _is_organization(links: Links, body: str) -> bool:
    """Whether a body is called an organization, and not an organization's mission, office or council."""
    label = links.entity(body).label
    whole = top(links.base, body) == body or links.type_of(body) == "UNBody"
    return whole and not any(is_built_around(label, noun) for noun in _PARTS)
