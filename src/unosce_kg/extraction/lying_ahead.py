"""What lies ahead of a document's day: events that are still to come, and what is said to happen at a later time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from unosce_kg.extraction.candidates import DATE, Token
from unosce_kg.extraction.dating import EventDate
from unosce_kg.extraction.phrases import clause
from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.model import Modality, PartialDate

_OF_EVENTS = frozenset(("tookPlaceIn", "organizedBy", "hostedBy", "concerns"))
_AT_EVENTS = frozenset(("participatedIn", "addressed", "chaired"))
_BY_VERB = frozenset(("addressed", "chaired", "holdsPost", "participatedIn", "established"))
_THING = r"⟦(?:Meeting|Process):(?P<thing>\d+)⟧"
_ABOUT = (
    r"(?: (?:on|for|of|in|at|about|between|with) (?:[^.;:,⟦]|⟦(?!Meeting:|Process:|Date:)\w+:\d+⟧){1,70}?)?"
)
_HOLD = r"(?:held|convened|hosted|organi[sz]ed|co-organi[sz]ed|opened|staged|run|chaired|attended|launched)"
_HOLDING = r"(?:hold|holding|convene|convening|host|hosting|organi[sz]e|organi[sz]ing|stage|staging)"
_WHICH = rf"{_ABOUT},? (?:(?:which|that) )?"
# "a seminar, to be held in Oslo", "the course, which will take place", "the talks are due", "a hearing is under preparation"
_COMING = tuple(re.compile(p) for p in (
    rf"{_THING}{_WHICH}(?:(?:is|are) )?(?:to be {_HOLD}|to take place)\b",
    rf"{_THING}{_WHICH}(?:will|shall) (?:be {_HOLD}|take place|open|begin|start|convene|follow)\b",
    rf"{_THING}{_WHICH}(?:is|are) (?:due|scheduled|planned|foreseen|under preparation|envisaged|slated)\b",
))  # fmt: skip
# "She would like to suggest a meeting", "he asked the partners to organize a conference"
_PROPOSED = re.compile(
    r"\b(?:suggest(?:s|ed)?|propos(?:e|es|ed)|ask(?:s|ed)?|urge[sd]?|call(?:s|ed)? (?:on|for|upon)|recommend(?:s|ed)?)\b"
    rf"(?:[^.;:⟦]|⟦(?!Meeting:|Process:|Date:)\w+:\d+⟧){{0,60}}? (?:an?|another) {_THING}"
)
_MEANT = re.compile(
    rf"\b(?:suggest\w*|propos\w*|recommend\w*|call\w* for) (?:an?|another) |\b(?:to|that|of|for) [^.;:]*\b{_HOLDING}\b"
)
_ONE_OF_MANY = re.compile(r"\b(?:first|second|third|fourth|last|latest|only|largest|biggest)\b[^.;,]{0,30}$")
_PRESENT = re.compile(r"(?:[a-z]+s|become|take|meet|address|open|begin|start|chair|assume|attend|speak)")

_DONE = re.compile(
    r"attended|participated|took|addressed|spoke|opened|chaired|joined|briefed|told|represented|sent|deployed|dispatched|fielded"
)


def find_ahead(reading: Reading, dates: Iterable[EventDate]) -> Mapping[str, Modality]:
    """Events that lie ahead, by their date in the text or by the words that tell of them; how those stand that are only proposed.

    Args:
        reading: The document.
        dates: The dates that were read.
    """
    today = reading.links.document.date
    starts: dict[str, list[PartialDate]] = {}
    for entity, start, *_ in dates:
        starts.setdefault(entity, []).append(start)
    later = {e for e, found in starts.items() if today and any(_is_later(d, today) for d in found)}
    ahead = dict.fromkeys(sorted(later), Modality.PLANNED)
    for entity, modality in _told_ahead(reading):
        past = today is not None and any(not _may_be_later(d, today) for d in starts.get(entity, ()))
        if entity in reading.links.new and not past:
            ahead.setdefault(entity, modality)
    return ahead


def put_ahead(reading: Reading, fact: Fact, ahead: Mapping[str, Modality]) -> Fact:
    """A fact as it is told; planned where its event lies ahead or its verb stands in the present beside a time to come."""
    if fact.modality is not Modality.ACTUAL:
        return fact
    event = (
        fact.subject if fact.predicate in _OF_EVENTS else fact.object if fact.predicate in _AT_EVENTS else ""
    )
    if event in ahead and not (fact.predicate in _AT_EVENTS and fact.trigger and _is_done(fact.trigger)):
        return replace(fact, modality=ahead[event])
    if fact.predicate in _BY_VERB and fact.trigger and _is_dated_ahead(reading, fact.sentence, fact.trigger):
        return replace(fact, modality=Modality.PLANNED)
    return fact


def _is_done(trigger: Token) -> bool:
    """Whether a verb says that somebody was at an event or is on the way: "had attended the first three", "has sent observers"."""
    return trigger.dep != "acl" and _DONE.fullmatch(trigger.text) is not None


def _told_ahead(reading: Reading) -> Iterator[tuple[str, Modality]]:
    """The events that the words of a sentence put ahead."""
    for slots in reading.slots:
        for match in (m for pattern in _COMING for m in pattern.finditer(slots.text)):
            event = reading.links.candidates[int(match["thing"])]
            if not _is_one_of_many(slots.text, match, event.span.of(reading.links.text)):
                yield from ((e, Modality.PLANNED) for e in event.entities)
        for match in _PROPOSED.finditer(slots.text):
            if _MEANT.search(match[0]):
                named = reading.links.candidates[int(match["thing"])]
                yield from ((e, Modality.PROPOSED) for e in named.entities)


def _is_one_of_many(text: str, match: re.Match[str], name: str) -> bool:
    """Whether "to be held" only tells which of several it is: "the first seminar to be held in Albania"."""
    return "," not in match[0] and _ONE_OF_MANY.search(f"{text[: match.start()]}{name} ") is not None


def _is_later(date: PartialDate, today: PartialDate) -> bool:
    """Whether a date lies after a day for sure."""
    day = str(today)
    return str(date)[: len(day)] > day[: len(str(date))]


def _may_be_later(date: PartialDate, today: PartialDate) -> bool:
    """Whether a date lies after a day or is a month or year around it."""
    return _is_later(date, today) or (len(str(date)) < len(str(today)) and date.agrees(today))


def _is_dated_ahead(reading: Reading, number: int, trigger: Token) -> bool:
    """Whether a verb in the present has a time that lies ahead: "addresses the Council in November"."""
    today, sentence = reading.links.document.date, reading.sentences[number]
    if today is None or trigger.pos != "VERB" or _PRESENT.fullmatch(trigger.text) is None:
        return False
    named = [
        c.period.start
        for t in sentence.tokens
        if t.candidate is not None and (c := reading.links.candidates[t.candidate]).type == DATE and c.period
        if c.period.start and clause(sentence, sentence.tokens[t.head]).index == trigger.index
    ]
    return bool(named) and all(_is_later(date, today) for date in named)
