"""Dates told by their distance from another: "a day after the elections", "on the eve of the summit"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from unosce_kg.extraction.candidates import DATE, Period
from unosce_kg.extraction.reading import Reading
from unosce_kg.extraction.relative_dates import NUMBERS, common, on_day
from unosce_kg.knowledge.alternatives import alternatives
from unosce_kg.model import BlockKind, Span

Distant = tuple[str, Period, int, Span, Span, float]
_SURE = 0.7
_LEAD = 4  # sentences of a news item whose own day such a distance counts from
_THING = r"⟦(?:Meeting|Process|Crisis|Agreement):(?P<thing>\d+)⟧"
_OTHER = r"⟦(?!Date:|Meeting:|Process:|Crisis:|Agreement:)\w+:\d+⟧"
_PARTY = r"⟦(?!Date:|Meeting:|Agreement:)\w+:\d+⟧"
_DISTANCE = re.compile(
    rf"\b(?:(?:(?P<number>{alternatives(NUMBERS)}|\d{{1,2}}|the) (?P<unit>day|week)s? (?P<way>after|before)|(?P<eve>on the eve of))"
    r"(?: the (?:signing|adoption|conclusion|holding|opening|convening|outbreak) of)?"
    rf"(?: (?:the|an?|its|their|his|her|this|that|these|those))?(?:'s)?(?: [a-z-]+| {_OTHER}(?:'s)?){{0,2}} {_THING})",
    re.IGNORECASE,
)
# "barely two weeks after the parties signed a peace agreement"
_DONE = re.compile(
    rf"\b(?P<number>{alternatives(NUMBERS)}|\d{{1,2}}) (?P<unit>day|week)s? (?P<way>after|before)(?P<eve>) "
    rf"(?:(?!\b(?:who|which|that|whose|when)\b)[^.;:,⟦]|{_PARTY}){{3,90}}? (?:signed|initialled|adopted|concluded|held|agreed(?: on| to)?)"
    rf"(?: (?:the|an?|its|their))?(?: [a-z-]+){{0,2}} {_THING}",
    re.IGNORECASE,
)
_NOT_YET = re.compile(r"\b(?:than|within|every|each|only|until|about|some|at least) $", re.I)


def read_distances(reading: Reading) -> Iterator[Distant]:
    """Dates of events and instruments that a text tells by their distance from a day it names, or from its own in its lead.

    Args:
        reading: The document.

    Yields:
        The entity, its date, the number of the sentence, the span of its mention and of what stands for the day, and how sure it is.
    """
    prose = [i for i, s in enumerate(reading.sentences) if s.kind is BlockKind.PARAGRAPH][:_LEAD]
    for number, slots in enumerate(reading.slots):
        for match in (*_DISTANCE.finditer(slots.text), *_DONE.finditer(slots.text)):
            thing = reading.links.candidates[int(match["thing"])]
            day = _day_of(reading, number, is_lead=number in prose)
            if day is None or not thing.entities or _NOT_YET.search(slots.text, 0, match.start()):
                continue
            period = _counted(match, day)
            if period:
                yield thing.entities[0], period, number, thing.span, thing.span, _SURE


def _day_of(reading: Reading, number: int, *, is_lead: bool) -> datetime.date | None:
    """The only day that a sentence names, else that of a document in whose lead it stands."""
    places = (t.candidate for t in reading.sentences[number].tokens if t.candidate is not None)
    periods = [c.period for place in places if (c := reading.links.candidates[place]).type == DATE]
    if len(periods) > 1 or not (periods or is_lead):
        return None
    date = reading.links.document.date if not periods else periods[0] and periods[0].point
    return date.exact_day if date else None


def _counted(match: re.Match[str], day: datetime.date) -> Period | None:
    """The date that lies so far from a day; that of weeks is known to the month."""
    if match["eve"]:
        return on_day(day + datetime.timedelta(1))
    word = match["number"].casefold()
    count = int(word) if word.isdigit() else 1 if word == "the" else NUMBERS[word]
    step = -count if match["way"].casefold() == "after" else count
    if match["unit"].casefold() == "day":
        return on_day(day + datetime.timedelta(step))
    then = day + datetime.timedelta(step * 7)
    return common(then - datetime.timedelta(3), then + datetime.timedelta(3)) if word != "the" else None
