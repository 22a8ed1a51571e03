"""Dates of events and instruments: which time expression belongs to which of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from unosce_kg.extraction.candidates import DATE, Candidate, Period, Sentence, Token
from unosce_kg.extraction.phrases import clause, prepositions
from unosce_kg.extraction.reading import Reading
from unosce_kg.extraction.settings import own_date
from unosce_kg.extraction.syntax import fillers
from unosce_kg.model import PartialDate, Span

# What happens to a thing on its date, by its class.
_VERBS = {
    "Agreement": frozenset((
        "sign", "conclude", "adopt", "agree", "approve", "initial", "issue", "exchange", "launch", "publish", "release",
        "promulgate", "endorse", "enact", "date", "pass", "announce", "negotiate", "reach", "proclaim", "put", "take",
        "accept", "finalize", "finalise", "draft", "circulate", "unveil", "present", "make", "declare", "enter", "send",
    )),
    "Meeting": frozenset((
        "hold", "take", "meet", "convene", "organize", "organise", "open", "gather", "plan", "schedule", "begin", "start",
        "attend", "host", "chair", "inaugurate", "run", "arrange", "deliver", "set", "foresee", "postpone", "happen",
        "call", "launch", "stage", "participate", "speak", "address", "brief", "read", "bring", "conduct", "train",
    )),
    "Process": frozenset((
        "hold", "take", "set", "schedule", "observe", "monitor", "call", "start", "begin", "launch", "open", "plan", "move",
        "postpone", "organize", "organise", "conduct", "resume", "remain", "host", "convene", "vote", "fall", "stage",
    )),
    "Crisis": frozenset((
        "break", "begin", "start", "erupt", "occur", "happen", "strike", "hit", "flare", "resume", "take", "kill", "claim",
    )),
}  # fmt: skip
_VERBS["Event"] = _VERBS["Meeting"] | _VERBS["Process"]
_BESIDE = frozenset((
    "of", "on", "in", "from", "for", "dated", "(", ",", "the", "early", "late", "mid", "-", "during", "at", "its", "their",
    "a", "an", "to", "this", "by", "held", "'s", "'", "his", "her", ")",
))  # fmt: skip
_LIGHT = frozenset(("DET", "ADP", "AUX", "PUNCT", "ADV", "NUM", "PART", "PRON", "CCONJ", "SYM"))
_STOPS = frozenset(
    (";", ":", "--", "while", "whereas", "since", "until", "before", "after", "but", "when", "because")
)
_FAR = 14  # words between a thing and its date
_YEAR_IN_NAME = re.compile(
    r"\((?P<a>(?:19|20)\d\d)\)$|^(?P<b>(?:19|20)\d\d) |(?: of| in)? (?P<c>(?:19|20)\d\d)$"
)
_AT = frozenset(("at", "in", "during", "to", "for"))


@dataclass(frozen=True, slots=True)
class _Bond:
    """A thing and a date that a place in the text joins, and how surely, in 0..1."""

    entity: str
    period: Period
    sentence: int
    mention: Span
    expression: Span
    score: float


def read_dates(reading: Reading) -> Iterator[tuple[str, PartialDate, PartialDate | None, int, Span, Span]]:
    """Dates of events and agreements: the surest of each, and what agrees with it.

    Yields:
        The entity, its first day (month, year), its last if the text gives a range, the number of the sentence,
        the span of the entity's mention, and the span of the time expression.
    """
    bonds = [
        b
        for b in (*_in_names(reading), *_in_sentences(reading), *_of_document(reading))
        if _is_possible(reading, b)
    ]
    surest: dict[str, _Bond] = {}
    for bond in bonds:
        if bond.entity not in surest or surest[bond.entity].score < bond.score:
            surest[bond.entity] = bond
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


def _agree(one: PartialDate, other: PartialDate | None) -> bool:
    return other is not None and (one.covers(other) or other.covers(one))


def _is_thing(reading: Reading, candidate: Candidate) -> bool:
    return bool(candidate.entities) and (
        candidate.type == "Agreement" or reading.links.base.is_a(candidate.type, "Event")
    )


def _in_names(reading: Reading) -> Iterator[_Bond]:
    """Dates inside names: "resolution 822 (1993)", "the 2010 Summit", "the elections of 13 May"."""
    for number, token, candidate in _things(reading):
        if token.candidate is None:
            continue
        inside = [c for c in reading.links.candidates if c.type == DATE and candidate.whole.contains(c.span)]
        for date in inside:
            if date.period and date.period.start:
                yield _Bond(candidate.entities[0], date.period, number, candidate.span, date.span, 0.95)
        year = _YEAR_IN_NAME.search(candidate.span.of(reading.links.text))
        if year and not inside:
            date_ = PartialDate(int(year["a"] or year["b"] or year["c"]))
            yield _Bond(
                candidate.entities[0], Period(date_, date_), number, candidate.span, candidate.span, 0.9
            )


def _things(reading: Reading) -> Iterator[tuple[int, Token, Candidate]]:
    """Every word that stands for an event or instrument, with the number of its sentence."""
    for number, sentence in enumerate(reading.sentences):
        for token in sentence.tokens:
            candidate = reading.candidate(number, token)
            if candidate and not candidate.hidden and _is_thing(reading, candidate):
                yield number, token, candidate


def _in_sentences(reading: Reading) -> Iterator[_Bond]:
    """Each date of a sentence with the thing that it stands closest to, in words or in the parse."""
    things: dict[int, list[tuple[Token, Candidate]]] = {}
    for number, token, candidate in _things(reading):
        things.setdefault(number, []).append((token, candidate))
    for number, here in things.items():
        sentence = reading.sentences[number]
        dates = [(t, reading.links.candidates[t.candidate]) for t in sentence.tokens
                 if t.candidate is not None and reading.links.candidates[t.candidate].type == DATE]  # fmt: skip
        for date_token, date in dates:
            period = date.period
            if period is None or period.start is None or period.end is None:
                continue
            scored = [(_score(reading, number, date_token, t, c, here), c) for t, c in here]
            best = max(score for score, _ in scored)
            if len(dates) == 1 == len({c.entities for _, c in here}) and date.period and date.period.point:
                best = max(best, _alone(sentence, here[0][1]))
                scored = [(max(score, best), c) for score, c in scored]
            for score, candidate in scored:
                if score == best > 0:
                    yield _Bond(candidate.entities[0], period, number, candidate.span, date.span, score)


def _score(
    reading: Reading, number: int, date: Token, thing: Token, candidate: Candidate,
    here: Sequence[tuple[Token, Candidate]],
) -> float:  # fmt: skip
    """How surely the date is the thing's, by the words between them and by their verb."""
    sentence = reading.sentences[number]
    first, second = sorted((date.index, thing.index))
    between = sentence.tokens[first + 1 : second]
    if any(first < t.index < second for t, _ in here) or any(t.text.casefold() in _STOPS for t in between):
        return 0.0
    words = [t.text.casefold() for t in between]
    verbs = _VERBS.get(candidate.type, frozenset())
    if thing.index < date.index and len(words) < 5 and set(words) <= _BESIDE:
        return 0.95
    if (
        date.index < thing.index
        and len(words) < 5
        and all(_modifies(t) for t in between)
        and not _begins(words)
    ):
        return 0.9
    told = [t for t in between if t.pos == "VERB" or t.is_one_of(verbs)]
    passed = all(
        t.candidate is not None or t.pos in _LIGHT or t.is_one_of(verbs) or t.dep == "case" for t in between
    )
    if thing.index < date.index and len(words) < _FAR and passed and all(t.is_one_of(verbs) for t in told):
        return 0.88
    return _by_verb(sentence, date, thing, verbs)


def _modifies(token: Token) -> bool:
    """Whether a word can stand between a date and the thing that it is of: "today at its ninth", "last month's"."""
    return (
        token.pos in ("ADJ", "NOUN", "NUM", "PROPN")
        or token.text.casefold() in _BESIDE
        or token.candidate is not None
    )


def _begins(words: Sequence[str]) -> bool:
    """Whether a comma right after the date parts it from a subject that follows: "On 5 May, the agreement …"."""
    return bool(words) and words[0] == ","


def _by_verb(sentence: Sentence, date: Token, thing: Token, verbs: frozenset[str]) -> float:
    """The verb that has the date, if the thing is its subject or object, or where it was done."""
    verb = clause(sentence, sentence.tokens[date.head])
    if not verb.is_one_of(verbs):
        return 0.0
    roles = {t.index for role in ("subj", "obj") for t in fillers(sentence, verb, role)}
    roles |= {c.index for c in sentence.children(verb.index) if c.dep in ("nsubj", "nsubj:pass", "obj")}
    if thing.index in roles or (verb.dep.startswith("acl") and verb.head == thing.index):
        return 0.85
    beside = (
        thing.head == verb.index
        and thing.dep.startswith(("obl", "nmod"))
        and prepositions(sentence, thing) & _AT
    )
    return 0.72 if beside else 0.0


def _alone(sentence: Sentence, candidate: Candidate) -> float:
    """How surely the only date of a sentence is that of its only thing: where it tells of a signing or a meeting."""
    verbs = _VERBS.get(candidate.type, frozenset())
    return 0.65 if any(t.pos == "VERB" and t.is_one_of(verbs) for t in sentence.tokens) else 0.0


def _of_document(reading: Reading) -> Iterator[_Bond]:
    """The document's own date for the meeting that it records, or that its message is spoken to."""
    today, frame = reading.links.document.date, reading.frame
    for number, token, candidate in _things(reading):
        period = own_date(reading.links, candidate) if token.candidate is not None else None
        if period is None and today and frame.is_message and frame.addressee in candidate.entities:
            period = Period(today, today)
        if period:
            yield _Bond(candidate.entities[0], period, number, candidate.span, candidate.span, 0.6)


def _is_possible(reading: Reading, bond: _Bond) -> bool:
    """Whether a date agrees with the knowledge about the thing; a contradicting one belongs to something else."""
    start, end = reading.links.base.knowledge.lifetimes.get(bond.entity, (None, None))
    date = bond.period.start
    if start is None or date is None:
        return date is not None
    if end is None or end.year != start.year:
        return _agree(date, start)
    return start.year <= date.year <= end.year and (
        _agree(date, start) or str(start)[: len(str(date))] <= str(date) <= str(end)
    )
