"""Dates that a reader infers: of what was signed at a dated meeting, of what a news item tells of its own day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from unosce_kg.extraction.bonds import find_edge, is_close, verbs_of
from unosce_kg.extraction.candidates import DATE, Candidate, Period, Sentence, Token
from unosce_kg.extraction.news_tense import is_issued, is_told
from unosce_kg.extraction.phrases import clause, prepositions
from unosce_kg.extraction.reading import Reading
from unosce_kg.extraction.syntax import fillers
from unosce_kg.model import BlockKind, PartialDate, Span

Inferred = tuple[str, Period, int, Span, Span, float]
Things = Iterable[tuple[int, Token, Candidate]]

_AT = frozenset(("at", "during", "in", "to", "of"))
_DAY = re.compile(
    r"today|this (?:morning|afternoon|evening)|tonight|yesterday|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day",
    re.IGNORECASE,
)
_LEAD = 3  # sentences in which a news item says its day
_NEWS = 12  # sentences for which it holds, and longer for what they say was issued
_EARLIER = frozenset(("earlier", "ago", "previously", "before"))
_OPENING = 5  # words of a sentence that say when it was


def infer_from_meeting(reading: Reading, things: Things, dated: Mapping[str, Period]) -> Iterator[Inferred]:
    """An undated instrument that was signed, adopted or read at a dated meeting has the meeting's date.

    Args:
        reading: The document.
        things: Words that stand for events and instruments, with their sentences' numbers.
        dated: The dates that were read, by entity.

    Yields:
        The entity, its date, the number of the sentence, where both are named, and how sure it is.
    """
    everything = list(things)
    for number, token, candidate in everything:
        if candidate.type != "Agreement" or candidate.entities[0] in dated:
            continue
        sentence = reading.sentences[number]
        for other_number, place, meeting in everything:
            period = (
                dated.get(meeting.entities[0])
                if other_number == number and meeting.type != "Agreement"
                else None
            )
            if period and _is_done_at(sentence, token, place):
                edge = find_edge(sentence, place)
                day = _last(period) if edge and is_close(edge) else _common(period)
                yield candidate.entities[0], day, number, candidate.span, meeting.span, 0.62


def _is_done_at(sentence: Sentence, thing: Token, meeting: Token) -> bool:
    """Whether a verb such as "sign" joins an instrument and the meeting at which it was done."""
    named = find_edge(sentence, meeting) or meeting
    verb = clause(sentence, sentence.tokens[named.head])
    if not verb.is_one_of(verbs_of("Agreement")) or not prepositions(sentence, named) & _AT:
        return False
    roles = {c.index for c in sentence.children(verb.index) if c.dep in ("nsubj:pass", "obj")}
    roles |= {t.index for t in fillers(sentence, verb, "obj")}
    return thing.index in roles or (verb.dep.startswith("acl") and verb.head == thing.index)


def _last(period: Period) -> Period:
    return Period(period.end, period.end) if period.end else period


def _common(period: Period) -> Period:
    """A day of a meeting of several days: known to what they have in common."""
    start, end = period.start, period.end
    if start is None or end is None or start == end:
        return period
    if (start.year, start.month) == (end.year, end.month):
        month = PartialDate(start.year, start.month)
        return Period(month, month)
    year = PartialDate(start.year)
    return Period(year, year) if start.year == end.year else period


def infer_from_lead(reading: Reading, things: Things, dated: Mapping[str, Period]) -> Iterator[Inferred]:
    """What a news item tells in the past tense, without another time, is of the day that its first sentences name.

    Args:
        reading: The document.
        things: Words that stand for events and instruments, with their sentences' numbers.
        dated: The dates that were read, by entity.

    Yields:
        The entity, its date, the number of the sentence, where it and the day are named, and how sure it is.
    """
    prose = [i for i, s in enumerate(reading.sentences) if s.kind is BlockKind.PARAGRAPH]
    day = _day(reading, prose[:_LEAD])
    if day is None or day.period is None:
        return
    news = frozenset(prose[:_NEWS])
    for number, token, candidate in things:
        entity = candidate.entities[0]
        issued = candidate.type == "Agreement" and is_issued(reading, number, token)
        if (
            not (number in news or issued)
            or token.pos == "PRON"
            or not _is_open(dated.get(entity), day.period)
            or entity not in reading.links.new
            or candidate.type == "Process"
        ):
            continue
        if any(q.contains(candidate.span) for q in reading.quotes):
            continue
        if is_told(reading, number, token, candidate, day.period) and not _is_of_another_time(
            reading, number
        ):
            yield entity, day.period, number, candidate.span, day.span, 0.6


def _is_open(known: Period | None, day: Period) -> bool:
    """Whether nothing but the year of a thing is known, and that it is the year of a day."""
    if known is None:
        return True
    point, today = known.point, day.point
    return point is not None and point.month is None and today is not None and point.agrees(today)


def _day(reading: Reading, lead: Iterable[int]) -> Candidate | None:
    """The time expression by which a news item says on which day it all was."""
    for number in lead:
        for token in reading.sentences[number].tokens:
            candidate = reading.links.candidates[token.candidate] if token.candidate is not None else None
            if candidate is None or candidate.type != DATE or candidate.period is None:
                continue
            point = candidate.period.point
            if point and point.day and _DAY.fullmatch(candidate.span.of(reading.links.text)):
                return candidate
    return None


def _is_of_another_time(reading: Reading, number: int) -> bool:
    """Whether the paragraph has begun with another time: "Two weeks **earlier**, at a round table in Astana, …"."""
    block = reading.sentences[number].block
    before = (s for s in reading.sentences[:number] if s.block == block)
    return any(t.text.casefold() in _EARLIER for s in before for t in s.tokens[:_OPENING])
