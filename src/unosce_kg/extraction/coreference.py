"""Pronouns and role nouns, and whom they stand for; where two readings are possible, none is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from unosce_kg.extraction import first_person
from unosce_kg.extraction.antecedents import Antecedents
from unosce_kg.extraction.candidates import Candidate, Sentence, Token
from unosce_kg.extraction.discourse import Frame
from unosce_kg.extraction.event_nouns import event_behind, thing_acted_on
from unosce_kg.extraction.groups import find_latter, find_listed, number_meant
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.memory import Memory, Referent, is_thing, remember
from unosce_kg.extraction.noun_phrases import Sort
from unosce_kg.extraction.own_bodies import find_owned
from unosce_kg.extraction.personal_pronouns import find_person
from unosce_kg.extraction.possessors import body_of_owner, body_of_possessor, presence_of
from unosce_kg.extraction.pronouns import find_one, find_several, is_expletive
from unosce_kg.extraction.role_nouns import DEFINITE, find_body, find_country, find_group, find_states
from unosce_kg.model import BlockKind, Span
from unosce_kg.text import name_key

_REPORTS = frozenset(("assessment", "study", "survey", "review"))
_THEY = frozenset(("they", "their", "them"))
_IT = frozenset(("it", "its"))
_PERSON = frozenset(("he", "she", "his", "her", "him"))
_THIRD = _THEY | _IT | _PERSON
_FIRST = first_person.I | first_person.WE | first_person.YOU
_ACTORS = frozenset((Sort.PERSON, Sort.BODY, Sort.STATE))


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
    antecedents = Antecedents(links, sentences, found, quotes)
    for number, sentence in enumerate(sentences):
        if sentence.kind is BlockKind.HEADING or sentence.kind is BlockKind.TITLE:
            memory.subject_body, memory.subject_pair = None, ()
        for token in sentence.tokens:
            if token.candidate is not None:
                continue
            here, spoken = voices.at(token.span)
            referent = _referent(antecedents, number, token, here, memory, spoken)
            if referent is None and token.pos in ("NOUN", "PROPN"):
                referent = body_of_owner(links, sentence, token, here)
            if referent:
                entities, kind, score = referent
                found[number, token.index] = Candidate(
                    token.span, links.type_of(entities[0]), f"coreference:{kind}", entities=entities, score=score,
                    reason=f"{kind}: stands for {' and '.join(links.entity(e).label for e in entities)}",
                )  # fmt: skip
        remember(links, sentence, number, memory, found)
    return found


def _referent(
    antecedents: Antecedents, number: int, token: Token, frame: Frame, memory: Memory, spoken: bool
) -> Referent:
    links, sentence = antecedents.links, antecedents.sentences[number]
    word = token.text.casefold()
    if word in _FIRST:
        return first_person.refer(links, sentence, number, token, frame, memory, spoken)
    if word in _IT:
        if thing := thing_acted_on(links, sentence, number, token, memory):
            return (thing,), "pronoun", 0.6
        if thing := _thing(links, sentence, token, memory) or _instrument(
            links, sentence, number, token, memory
        ):
            return (thing,), "pronoun", 0.55
    if word in _THIRD:
        find = find_several if word in _THEY else find_one if word in _IT else find_person
        found = find(antecedents, number, token)
        return (found, "pronoun", 0.65) if found else None
    if count := number_meant(antecedents, number, token):
        found = find_listed(antecedents, number, token, count, _ACTORS)
        return (found, "pronoun", 0.65) if found else None
    if word == "latter":
        found = find_latter(antecedents, number, token)
        return (found, "pronoun", 0.65) if found else None
    if token.pos in ("NOUN", "PROPN"):
        return _role_noun(antecedents, number, token, frame, memory, spoken)
    return None


def _instrument(links: Links, sentence: Sentence, number: int, token: Token, memory: Memory) -> str | None:
    """The only instrument of the sentence before, where "it" does what instruments do: "**It** covers drugs and foresees …"."""
    verb = sentence.tokens[token.head]
    if not token.dep.startswith("nsubj") or not verb.is_one_of(
        links.base.knowledge.lexicon["instrument_verb"]
    ):
        return None
    named = {entity for at, entity in memory.agreements if at == number - 1}
    return named.pop() if len(named) == 1 else None


def _thing(links: Links, sentence: Sentence, token: Token, memory: Memory) -> str | None:
    """The instrument or event that "it" is: what an earlier clause is about, else the sentence before."""
    if token.text.casefold() != "it" or is_expletive(sentence, token):
        return None
    if here := _subject_before(links, sentence, token):
        return here
    if memory.subject_body or not token.dep.startswith("nsubj"):
        return None
    return memory.subject_thing or memory.object_thing


def _subject_before(links: Links, sentence: Sentence, token: Token) -> str | None:
    """The instrument or event that is the subject of an earlier clause: "A memorandum followed; it was signed …"."""
    for other in reversed(sentence.tokens[: token.index]):
        if other.candidate is not None and other.dep.startswith("nsubj"):
            candidate = links.candidates[other.candidate]
            return candidate.entities[0] if candidate.entities and is_thing(links, candidate) else None
    return None


def _role_noun(
    antecedents: Antecedents, number: int, token: Token, frame: Frame, memory: Memory, spoken: bool
) -> Referent:
    links, sentence = antecedents.links, antecedents.sentences[number]
    if there := presence_of(links, sentence, token, frame, memory):
        return there
    if own := find_owned(antecedents, number, token):
        return own
    if token.text in ("Office", "Secretariat") and (own := body_of_possessor(links, sentence, token, frame)):
        return own
    lexicon = links.base.knowledge.lexicon
    before = {t.text.casefold() for t in sentence.tokens[max(0, token.index - 4) : token.index]}
    plural = token.text.casefold().endswith("s")
    if token.is_one_of(lexicon["group_noun"]) and plural:
        if spoken and "our" in before and len(frame.both) > 1:
            return frame.both, "our institutions", 0.85
        return find_group(antecedents, number, token, frame, memory)
    if token.is_one_of(lexicon["country_noun"]) and plural:
        return find_states(antecedents, number, token)
    if (
        token.is_one_of(lexicon["country_noun"])
        and token.text.islower()
        and before & (DEFINITE | _PERSON | first_person.I)
    ):
        return find_country(antecedents, number, token, memory)
    bare = token.index and sentence.tokens[token.index - 1].pos == "ADP"  # "The OSCE is in talks"
    if bare or not before & DEFINITE:
        return None
    if event := event_behind(links, sentence, number, token, memory):
        return (event,), "event noun", 0.7
    if token.is_one_of(lexicon["instrument_noun"]) and memory.agreement:
        names = name_key(links.entity(memory.agreement).label).split()
        if token.lemma in (*names, "instrument", "document") or _is_report(token, names):
            return (memory.agreement,), "instrument noun", 0.75
        return None
    return None if _is_inside_name(sentence, token) else find_body(antecedents, number, token, memory)


def _is_report(token: Token, names: Sequence[str]) -> bool:
    """Whether "the report" may stand for an instrument that is called an assessment, a study or a survey."""
    return token.lemma == "report" and not _REPORTS.isdisjoint(names)


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
