"""Pronouns and role nouns, and whom they stand for; where two readings are possible, none is chosen."""

from __future__ import annotations

import re
from collections.abc import Sequence

from unosce_kg.extraction import first_person
from unosce_kg.extraction.candidates import Candidate, Sentence, Token
from unosce_kg.extraction.discourse import Frame
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.memory import Memory, is_body, is_thing, remember
from unosce_kg.extraction.possessors import body_of_owner, body_of_possessor, presence_of
from unosce_kg.extraction.tops import top
from unosce_kg.model import BlockKind, Span
from unosce_kg.text import name_key

_THEY = frozenset(("they", "their", "them"))
_IT = frozenset(("it", "its"))
_PERSON = frozenset(("he", "she", "his", "her", "him"))
_SHE = frozenset(("she", "her"))
_TITLE = re.compile(r"\b(Mr|Ms|Mrs|Sir|Dame|Baroness)\.? $")
_FEMALE = {"Mr": False, "Sir": False, "Ms": True, "Mrs": True, "Dame": True, "Baroness": True}
_ACTING = 4  # sentences in which whoever acted stays in mind
_FIRST = first_person.I | first_person.WE | first_person.YOU
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "both", "our", "its", "said"))


def resolve(
    links: Links, sentences: Sequence[Sentence], frame: Frame, quotes: Sequence[Span]
) -> dict[tuple[int, int], Candidate]:
    """Find whom pronouns and role nouns stand for.

    Args:
        links: The document's names, linked.
        sentences: Its parsed sentences.
        frame: Who speaks to whom.
        quotes: Its stretches in quotation marks.

    Returns:
        (number of the sentence, index of the token) to a candidate of its own.
    """
    memory, voices = Memory(), first_person.Voices(links, frame, quotes)
    found: dict[tuple[int, int], Candidate] = {}
    for number, sentence in enumerate(sentences):
        if sentence.kind is BlockKind.HEADING or sentence.kind is BlockKind.TITLE:
            memory.subject_body, memory.subject_pair = None, ()
        for token in sentence.tokens:
            if token.candidate is not None:
                continue
            here, spoken = voices.at(token.span)
            referent = _referent(links, sentence, number, token, here, memory, spoken)
            if referent is None and token.pos in ("NOUN", "PROPN"):
                referent = body_of_owner(links, sentences, number, token, here)
            if referent:
                entities, kind, score = referent
                found[number, token.index] = Candidate(
                    token.span, links.type_of(entities[0]), f"coreference:{kind}", entities=entities, score=score,
                    reason=f"{kind}: stands for {' and '.join(links.entity(e).label for e in entities)}",
                )  # fmt: skip
        remember(links, sentence, number, memory, found)
    return found


def _referent(
    links: Links, sentence: Sentence, number: int, token: Token, frame: Frame, memory: Memory, spoken: bool
) -> tuple[tuple[str, ...], str, float] | None:
    word = token.text.casefold()
    if word in _FIRST:
        return first_person.refer(links, sentence, number, token, frame, memory, spoken)
    if word in _THEY:
        if word == "they" and token.dep.startswith("nsubj") and memory.subject_persons:
            return memory.subject_persons, "pronoun", 0.6
        pair = memory.subject_pair or _pair_here(links, sentence, token)
        return (pair, "pronoun", 0.6) if len(pair) > 1 else None
    if word in ("two", "both") and _stands_alone(sentence, token):
        return _both(number, memory)
    if word in _IT:
        return _it(links, sentence, token, memory)
    if word in _PERSON:
        return _person(links, number, word, memory)
    if token.pos in ("NOUN", "PROPN"):
        return _role_noun(links, sentence, token, frame, memory, spoken)
    return None


def _stands_alone(sentence: Sentence, token: Token) -> bool:
    """Whether "both" or "the two" is a subject without a noun: "The two share reports", "Both have agreed"."""
    before = sentence.tokens[token.index - 1].text.casefold() if token.index else ""
    pointing = token.text.casefold() == "both" or before in ("the", "these", "those")
    return pointing and token.dep.startswith("nsubj")


def _both(number: int, memory: Memory) -> tuple[tuple[str, ...], str, float] | None:
    """The two persons or bodies that the sentence before named as its subject, else its two bodies."""
    if len(memory.subject_persons) == 2:
        return memory.subject_persons, "pronoun", 0.6
    pair = memory.subject_pair or memory.pair
    return (pair, "pronoun", 0.65) if len(pair) == 2 and number - memory.paired == 1 else None


def _person(
    links: Links, number: int, word: str, memory: Memory
) -> tuple[tuple[str, ...], str, float] | None:
    """The person who acted last, rather than one named in passing since; a title that does not fit rules out."""
    recent = memory.acting_person if number - memory.acted <= _ACTING else None
    for person in (recent, memory.person):
        if person and _FEMALE.get(_title(links, person), word in _SHE) == (word in _SHE):
            return (person,), "pronoun", 0.7
    return None


def _title(links: Links, person: str) -> str:
    """The title that the text puts before a person's name, or ""."""
    for candidate in links.candidates:
        if person in candidate.entities and (match := _TITLE.search(links.text, 0, candidate.span.start)):
            return match[1]
    return ""


def _pair_here(links: Links, sentence: Sentence, token: Token) -> tuple[str, ...]:
    """The two bodies of different organizations that the sentence named before the word, if there are just two."""
    before = [
        links.candidates[t.candidate].entities[0]
        for t in sentence.tokens[: token.index]
        if t.candidate is not None and is_body(links, links.candidates[t.candidate])
    ]
    distinct = sorted(set(before))
    return tuple(distinct) if len(distinct) == 2 == len({top(links.base, b) for b in distinct}) else ()


def _is_expletive(sentence: Sentence, token: Token) -> bool:
    """Whether "it" is the subject of "is …" or of weather and time, and stands for nobody."""
    head = sentence.tokens[token.head]
    return any(c.dep == "cop" for c in sentence.children(head.index)) or head.is_one_of(
        ("be", "seem", "appear", "take")
    )


def _it(
    links: Links, sentence: Sentence, token: Token, memory: Memory
) -> tuple[tuple[str, ...], str, float] | None:
    """The body that is the sentence's only one before the pronoun, else the last subject."""
    if token.text.casefold() == "its":
        before = [
            links.candidates[t.candidate].entities[0]
            for t in sentence.tokens[: token.index]
            if t.candidate is not None and is_body(links, links.candidates[t.candidate])
        ]
        if before:
            return (
                ((before[-1],), "pronoun", 0.7) if len(set(before)) == 1 else ((before[-1],), "pronoun", 0.55)
            )
    if token.text.casefold() == "it" and _is_expletive(sentence, token):
        return None
    here = _subject_before(links, sentence, token)
    if here and token.text.casefold() == "it":
        return (here,), "pronoun", 0.6
    if memory.subject_body and (token.text.casefold() == "its" or token.dep.startswith("nsubj")):
        return (memory.subject_body,), "pronoun", 0.55
    if token.text.casefold() == "its" and token.index == 0 and len(set(memory.latest)) == 1:
        return (memory.latest[0],), "pronoun", 0.5  # "They praised UNICEF. Its work …"
    thing = memory.subject_thing or memory.object_thing
    if thing and token.text.casefold() == "it" and token.dep.startswith("nsubj"):
        return (thing,), "pronoun", 0.55
    return None


def _subject_before(links: Links, sentence: Sentence, token: Token) -> str | None:
    """The instrument or event that is the subject of an earlier clause: "A memorandum followed; it was signed …"."""
    for other in reversed(sentence.tokens[: token.index]):
        if other.candidate is not None and other.dep.startswith("nsubj"):
            candidate = links.candidates[other.candidate]
            return candidate.entities[0] if candidate.entities and is_thing(links, candidate) else None
    return None


def _role_noun(
    links: Links, sentence: Sentence, token: Token, frame: Frame, memory: Memory, spoken: bool
) -> tuple[tuple[str, ...], str, float] | None:
    if there := presence_of(links, sentence, token, frame, memory):
        return there
    if token.text in ("Office", "Secretariat") and (
        own := body_of_possessor(links, sentence, token, frame, memory)
    ):
        return own
    lexicon = links.base.knowledge.lexicon
    before = {t.text.casefold() for t in sentence.tokens[max(0, token.index - 4) : token.index]}
    if token.is_one_of(lexicon["group_noun"]) and token.text.casefold().endswith("s"):
        if (
            token.is_one_of(("partner", "party"))
            and before & {"the"}
            and len(memory.subject_pair or memory.pair) == 2
        ):
            return memory.subject_pair or memory.pair, "partners", 0.6
        if not before & {"two", "both", "our", "these", "respective"}:
            return None
        if spoken and "our" in before and len(frame.both) > 1:
            return frame.both, "our institutions", 0.85
        tops = all(top(links.base, b) == b for b in memory.pair)
        pair = (
            memory.pair
            if memory.pair and (tops or not token.is_one_of(("organization", "organisation")))
            else frame.both
        )
        return (pair, "both", 0.85) if len(pair) == 2 else None
    if (
        token.is_one_of(lexicon["country_noun"])
        and token.text.islower()
        and before & (_DEFINITE | _PERSON | first_person.I)
    ):
        country = _country_before(links, sentence, token) or memory.country
        return ((country,), "country noun", 0.7) if country else None
    bare = token.index and sentence.tokens[token.index - 1].pos == "ADP"  # "The OSCE is in talks"
    if bare or not before & _DEFINITE:
        return None
    if token.is_one_of(lexicon["event_noun"]) and memory.event and token.text.islower():
        return (memory.event,), "event noun", 0.7
    if token.is_one_of(lexicon["instrument_noun"]) and memory.agreement:
        names = name_key(links.entity(memory.agreement).label).split()
        if token.lemma in (*names, "instrument", "document"):
            return (memory.agreement,), "instrument noun", 0.75
        return None
    return None if _is_inside_name(sentence, token) else _body_noun(links, token, memory)


def _is_inside_name(sentence: Sentence, token: Token) -> bool:
    """Whether a word with a capital has others right around it: "Group" in "the Group of Friends" is no "Group"."""
    if token.text.islower():
        return False
    before = sentence.tokens[max(0, token.index - 1) : token.index]
    after = [
        t for t in sentence.tokens[token.index + 1 : token.index + 3] if t.text not in ("of", "for", "the")
    ][:1]
    return any(t.index > 0 and t.candidate is None and t.text[0].isupper() for t in before) or any(
        t.candidate is None and t.text[0].isupper() and t.text.isalpha() for t in after
    )


def _country_before(links: Links, sentence: Sentence, token: Token) -> str | None:
    """The State that the sentence named last before the word."""
    named = [links.candidates[t.candidate] for t in sentence.tokens[: token.index] if t.candidate is not None]
    return next((c.entities[0] for c in reversed(named) if c.type == "Country" and c.entities), None)


def _body_noun(links: Links, token: Token, memory: Memory) -> tuple[tuple[str, ...], str, float] | None:
    """ "the Mission", "the Office": the last body whose name ends or begins in that noun."""
    noun = name_key(token.text)
    if noun in ("organization", "organisation"):
        tops = [b for b in memory.bodies if top(links.base, b) == b]
        return ((tops[-1],), "role noun", 0.6) if tops else None
    if token.text.islower() and noun not in ("mission", "centre", "center", "office", "department", "agency"):
        return None
    if len({body for body in memory.latest if _is_called(links, body, noun)}) > 1:
        return None
    found = next((body for body in reversed(memory.bodies) if _is_called(links, body, noun)), None)
    return ((found,), "role noun", 0.75) if found else None


def _is_called(links: Links, body: str, noun: str) -> bool:
    names = (links.entity(body).label, *(a.text for a in links.entity(body).aliases))
    return any(noun in name_key(name).split() for name in names)
