"""Dates of events and instruments: which time expression belongs to which of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from unosce_kg.extraction.bonds import is_undone, score, verbs_of
from unosce_kg.extraction.candidates import DATE, Candidate, Period, Sentence, Token
from unosce_kg.extraction.dated_clauses import read_clauses
from unosce_kg.extraction.distant_dates import read_distances
from unosce_kg.extraction.inferred_dates import infer_from_lead, infer_from_meeting
from unosce_kg.extraction.participles import find_rivals
from unosce_kg.extraction.phrases import ancestors, clause, prepositions, spread
from unosce_kg.extraction.reading import Reading
from unosce_kg.extraction.settings import own_date
from unosce_kg.model import PartialDate, Span

_INNER = ("advcl", "acl", "ccomp", "xcomp")
_SHARED = 0.05  # how much less sure the date of a list is for another in the list
# The thing, its first and last day, the number of the sentence, the thing's mention, and the time expression.
EventDate: TypeAlias = tuple[str, PartialDate, PartialDate | None, int, Span, Span]
_Thing: TypeAlias = tuple[int, Token, Candidate]  # the number of the sentence, the word, what it stands for
_YEAR_IN_NAME = re.compile(
    r"\((?P<a>(?:19|20)\d\d)\)$|^(?P<b>(?:19|20)\d\d) |(?: of| in)? (?P<c>(?:19|20)\d\d)$"
)


@dataclass(frozen=True, slots=True)
class _Bond:
    """A thing and a date that a place in the text joins, and how surely, in 0..1."""

    entity: str
    period: Period
    sentence: int
    mention: Span
    expression: Span
    score: float


def read_dates(reading: Reading) -> Iterator[EventDate]:
    """Dates of events and agreements: the surest of each, and what agrees with it.

    Yields:
        The entity, its first day (month, year), its last if the text gives a range, the number of the sentence,
        the span of the entity's mention, and the span of the time expression.
    """
    things = list(_things(reading))
    bonds = [
        b
        for b in (
            *_in_names(reading, things),
            *_in_sentences(reading, things),
            *(_Bond(*found) for found in (*read_clauses(reading), *read_distances(reading))),
            *_of_document(reading, things),
        )
        if _is_possible(reading, b.entity, b.period.start)
    ]
    surest = _surest(bonds)
    for infer in (infer_from_meeting, infer_from_lead):
        dated = {entity: bond.period for entity, bond in surest.items()}
        inferred = [_Bond(*found) for found in infer(reading, things, dated)]
        bonds += [bond for bond in inferred if _is_possible(reading, bond.entity, bond.period.start)]
        surest = _surest(bonds)
    for bond in sorted(bonds, key=lambda b: (b.mention, b.expression)):
        start, last = bond.period.start, bond.period.end
        if start and _agree(start, surest[bond.entity].period.start):
            yield (
                bond.entity,
                start,
                last if last != start else None,
                bond.sentence,
                bond.mention,
                bond.expression,
            )


def _surest(bonds: Iterable[_Bond]) -> dict[str, _Bond]:
    """The surest bond of each thing."""
    surest: dict[str, _Bond] = {}
    for bond in bonds:
        if bond.entity not in surest or surest[bond.entity].score < bond.score:
            surest[bond.entity] = bond
    return surest


def _agree(one: PartialDate, other: PartialDate | None) -> bool:
    return other is not None and one.agrees(other)


def _is_thing(reading: Reading, candidate: Candidate) -> bool:
    return bool(candidate.entities) and (
        candidate.type == "Agreement" or reading.links.base.is_a(candidate.type, "Event")
    )


def _in_names(reading: Reading, things: Sequence[_Thing]) -> Iterator[_Bond]:
    """Dates inside names: "resolution 822 (1993)", "the 2010 Summit", "the elections of 13 May"."""
    for number, token, candidate in things:
        if token.candidate is None:
            continue
        inside = [c for c in reading.links.within(candidate.whole) if c.type == DATE]
        for date in inside:
            if date.period and date.period.start and not _is_term(candidate, date.period):
                yield _Bond(candidate.entities[0], date.period, number, candidate.span, date.span, 0.95)
        year = _YEAR_IN_NAME.search(candidate.span.of(reading.links.text))
        if year and not inside:
            date_ = PartialDate(int(year["a"] or year["b"] or year["c"]))
            yield _Bond(
                candidate.entities[0], Period(date_, date_), number, candidate.span, candidate.span, 0.9
            )


def _is_term(candidate: Candidate, period: Period) -> bool:
    """Whether years in a name are those for which an instrument holds: "Joint Action Plan 2013-2014"."""
    years = period.start and period.start.month is None
    return candidate.type == "Agreement" and period.point is None and bool(years)


def _things(reading: Reading) -> Iterator[_Thing]:
    """Every word that stands for an event or instrument, with the number of its sentence."""
    for number, sentence in enumerate(reading.sentences):
        for token in sentence.tokens:
            candidate = reading.candidate(number, token)
            if candidate and not candidate.hidden and _is_thing(reading, candidate):
                yield number, token, candidate


def _in_sentences(reading: Reading, things: Sequence[_Thing]) -> Iterator[_Bond]:
    """Each date of a sentence with the thing that it stands closest to, in words or in the parse."""
    by_sentence: dict[int, list[tuple[Token, Candidate]]] = {}
    for number, token, candidate in things:
        by_sentence.setdefault(number, []).append((token, candidate))
    for number, here in by_sentence.items():
        sentence = reading.sentences[number]
        dates = [(t, reading.links.candidates[t.candidate]) for t in sentence.tokens
                 if t.candidate is not None and reading.links.candidates[t.candidate].type == DATE]  # fmt: skip
        indices = {t.index for t, _ in here}
        rivals = find_rivals(sentence, reading.links.base.knowledge.lexicon) if dates else frozenset()
        for date_token, date in dates:
            period = date.period
            if (
                period is None
                or period.start is None
                or period.end is None
                or is_undone(sentence, date_token)
            ):
                continue
            scored = [
                (
                    score(sentence, date_token, t, c.type, indices - {t.index}, rivals)
                    if _is_possible(reading, c.entities[0], period.start)
                    and not _is_term(c, period)
                    and not _is_only_meant(reading, sentence, date_token, t)
                    and not (c.type != "Process" and _are_several(sentence, t, [d for d, _ in dates]))
                    else 0.0,
                    c,
                )
                for t, c in here
            ]
            best = max(value for value, _ in scored)
            alone = len(dates) == 1 == len({c.entities for _, c in here})
            if alone and period.point and not _is_only_meant(reading, sentence, date_token, here[0][0]):
                best = max(best, _alone(sentence, date_token, here[0][1]))
                scored = [(max(value, best), c) for value, c in scored]
            if best <= 0:
                continue
            holders = {t.index for (value, _), (t, _) in zip(scored, here, strict=True) if value == best}
            shared = {t.index for i in holders for t in _beside(sentence, sentence.tokens[i])}
            shared |= {
                t.index for (value, _), (t, _) in zip(scored, here, strict=True)
                if value >= best - _SHARED and any(_are_alike(t, sentence.tokens[i]) for i in holders)
            }  # fmt: skip
            for (value, candidate), (token, _) in zip(scored, here, strict=True):
                if value == best or token.index in shared:
                    sure = value if value == best else best - _SHARED
                    yield _Bond(candidate.entities[0], period, number, candidate.span, date.span, sure)


def _is_only_meant(reading: Reading, sentence: Sentence, date: Token, thing: Token) -> bool:
    """Whether a date is that of a plan for a thing: "On Thursday he **promised to sign** a treaty".

    Of a plan that stands the time is that of the thing: "In December they intend to sign it".
    """
    lexicon, tokens = reading.links.base.knowledge.lexicon, sentence.tokens
    verb, told = clause(sentence, thing), clause(sentence, tokens[date.head])
    infinitive = any(c.pos == "PART" and c.dep == "mark" for c in sentence.children(verb.index))
    standing = told.text.casefold() == told.lemma or told.text.endswith("s")
    if not infinitive or not date.index < verb.index or told.index == verb.index or standing:
        return False
    above = [tokens[i] for i in ancestors(tokens, verb) - {verb.index}]
    if all(t.index != told.index for t in above):
        return False
    meant = lexicon["planned"] | lexicon["proposed"]
    return any(t.is_one_of(meant) for t in above if t.index == told.index or t.pos == "NOUN")


def _are_several(sentence: Sentence, thing: Token, dates: Sequence[Token]) -> bool:
    """Whether a plural names as many things as there are dates behind it: "the declarations of 3 May 2010 and 5 June 2012"."""
    behind = [d for d in dates if d.index > thing.index]
    ending = [t for t in sentence.tokens[thing.index + 1 : thing.index + 2] if t.text == "s"]
    plural = bool(ending) or (
        thing.text.casefold().endswith("s") and thing.text.casefold() != thing.lemma.casefold()
    )
    return plural and len(behind) > 1 and "of" in prepositions(sentence, behind[0])


def _beside(sentence: Sentence, token: Token) -> list[Token]:
    """The words in one list with a word: "the referendum and the election were held"."""
    head = sentence.tokens[token.head] if token.dep == "conj" else token
    return [t for t in spread(sentence, head) if t.dep == "conj" or t.index == head.index]


def _are_alike(one: Token, other: Token) -> bool:
    """Whether a parser joined both to one verb in one role, as it does with the ends of some lists."""
    return (one.head, one.dep) == (other.head, other.dep) and one.dep.startswith("nsubj")


def _alone(sentence: Sentence, date: Token, candidate: Candidate) -> float:
    """How surely the only date of a sentence is that of its only thing: where it tells of a signing or a meeting.

    A clause inside it that tells of something else has its date to itself: "pupils born when the war ended in 1995".
    """
    verbs = verbs_of(candidate.type)
    own = clause(sentence, sentence.tokens[date.head])
    if own.dep.partition(":")[0] in _INNER and not own.is_one_of(verbs | {"be", "open"}):
        return 0.0
    return 0.65 if any(t.pos == "VERB" and t.is_one_of(verbs) for t in sentence.tokens) else 0.0


def _of_document(reading: Reading, things: Sequence[_Thing]) -> Iterator[_Bond]:
    """The document's own date for the meeting that it records, or that its message is spoken to."""
    today, frame = reading.links.document.date, reading.frame
    for number, token, candidate in things:
        period = own_date(reading.links, candidate) if token.candidate is not None else None
        if period is None and today and frame.is_message and frame.addressee in candidate.entities:
            period = Period(today, today)
        if period:
            yield _Bond(candidate.entities[0], period, number, candidate.span, candidate.span, 0.6)


def _is_possible(reading: Reading, entity: str, date: PartialDate | None) -> bool:
    """Whether a date agrees with the knowledge about a thing; a contradicting one belongs to something else."""
    if date is None:
        return False
    start, end = reading.links.base.knowledge.lifetimes.get(entity, (None, None))
    if start is None:
        return True
    if end is None or end.year != start.year:
        return _agree(date, start)
    return start.year <= date.year <= end.year and (
        _agree(date, start) or str(start)[: len(str(date))] <= str(date) <= str(end)
    )
