"""When bodies were founded, and that the OSCE founded a mission of its own that a text says was "set up in 1994"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from unosce_kg.extraction.candidates import DATE, Candidate, Period, Token
from unosce_kg.extraction.phrases import clause
from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.extraction.settings import date_near
from unosce_kg.extraction.surfaces import find_trigger
from unosce_kg.extraction.tops import OSCE, top
from unosce_kg.model import Modality, Qualifiers

_SURE = 0.6
_FOUNDED = r"(?P<t>established|set up|founded|created|opened|inaugurated)"
_WHERE = r"(?:,? in (?:the )?(?:⟦\w+:\d+⟧ ?)?(?:capital|city|town)?(?: of ⟦\w+:\d+⟧)?)?"
_ON = r",? (?:(?:in|on|as early as|early in|late in) )?(?:the )?"
_UNSAID = re.compile(
    r"(?<=[\w⟧])(?: \([^()]{2,20}\))?(?:,? (?:which|that) (?:was|had been)|,| (?:was|had been))"
    r"(?: (?:first|formally|officially|originally))?"
    rf" {_FOUNDED}(?: there)?{_WHERE}{_ON}⟦Date:(?P<date>\d+)⟧{_WHERE}(?!,? (?:jointly )?by\b)"
)


def date_founding(reading: Reading, fact: Fact) -> Fact:
    """The founding with the date that stands with the body that was founded, or with the verb; other facts as they are.

    Args:
        reading: The document.
        fact: What a pattern read.
    """
    if fact.predicate != "established" or fact.object_span is None or fact.qualifiers.on_date:
        return fact
    body = next((c for c in reading.links.candidates if c.span == fact.object_span and not c.hidden), None)
    period = date_near(reading.links, body) if body else _of_verb(reading, fact)
    if (
        period is None
        or period.start is None
        or period.start != period.end
        or _is_of_other(reading, fact, period)
    ):
        return fact
    return replace(fact, qualifiers=Qualifiers(on_date=period.start))


def read_foundings(reading: Reading, facts: Sequence[Fact]) -> Iterator[Fact]:
    """Foundings whose founder goes without saying: the OSCE where "the OSCE mission, set up in 1994" names none.

    Which organ of the United Nations founded a body of theirs does not.

    Args:
        reading: The document.
        facts: What was read of it; a body that has a founder there gets no other.
    """
    links = reading.links
    founded = {f.object for f in facts if f.predicate == "established"}
    for number, slots in enumerate(reading.slots):
        for match in _UNSAID.finditer(slots.text):
            body, date = _ending(reading, number, match.start()), links.candidates[int(match["date"])]
            period = date.period.point if date.period else None
            if period is None or body is None or body.type != "OSCEBody" or len(body.entities) != 1:
                continue
            key = body.entities[0]
            if key in founded or key == OSCE or top(links.base, key) != OSCE:
                continue
            verb = find_trigger(reading.sentences[number], slots, match)
            yield Fact(OSCE, "established", key, number, "founded-by-its-own", _SURE * body.score, verb, None, body.span,
                       Modality.ACTUAL, Qualifiers(on_date=period))  # fmt: skip


def _ending(reading: Reading, number: int, end: int) -> Candidate | None:
    """What the word stands for that ends at a place of a sentence's slotted text: a name, or a noun or pronoun for one."""
    last = reading.slots[number].span(end - 1, end).end
    token = next((t for t in reading.sentences[number].tokens if t.span.end == last), None)
    return reading.candidate(number, token) if token else None


def _of_verb(reading: Reading, fact: Fact) -> Period | None:
    """The only date that depends on the verb of founding: "the Department, which **opened** it in October 2016"."""
    if fact.trigger is None:
        return None
    found = [date.period for date, verb in _dates(reading, fact.sentence) if verb.index == fact.trigger.index]
    return found[0] if len(found) == 1 else None


def _is_of_other(reading: Reading, fact: Fact, period: Period) -> bool:
    """Whether a time behind a comma is that of another clause: "Ten years after it opened its office, a show began on 1 July"."""
    trigger, sentence = fact.trigger, reading.sentences[fact.sentence]
    if trigger is None or fact.object_span is None:
        return False
    for date, verb in _dates(reading, fact.sentence):
        if date.period != period or date.span.start < fact.object_span.end:
            continue
        told = verb.index != trigger.index and any(
            c.dep.startswith("nsubj") for c in sentence.children(verb.index)
        )
        if told and "," in reading.links.text[fact.object_span.end : date.span.start]:
            return True
    return False


def _dates(reading: Reading, number: int) -> Iterator[tuple[Candidate, Token]]:
    """The time expressions of a sentence, each with the verb that governs it."""
    sentence = reading.sentences[number]
    for token in sentence.tokens:
        named = reading.links.candidates[token.candidate] if token.candidate is not None else None
        if named is not None and named.type == DATE:
            yield named, clause(sentence, sentence.tokens[token.head])
