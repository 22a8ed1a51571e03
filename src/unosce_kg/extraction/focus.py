"""Which meeting a sentence is about that names none: the one named right before, else the document's own.

A report tells of one occasion from its headline to its last line, and names others in passing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from unosce_kg.extraction.candidates import DATE, Period
from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.extraction.speech import forum
from unosce_kg.model import HEADS, BlockKind

_MEETING = "Meeting"
_ORGAN = re.compile(r"\b(?:Council|Assembly|Committee|Commission|Forum)\b")
_NEAR = 3  # sentences in which another meeting than the document's own may be the one spoken of
_GAINS = ("established", "supports")
_GIFT = 2  # sentences, its own among them, in which what a gift is for was named
_LEAD = 3  # sentences below a headline that say what a report is about
_RECENT = 4  # days before a report that it may still tell of
_LONG_AGO = 2  # years by which a meeting of which a text of today does not tell is older


class Focus:
    """The meetings of a document in the order in which it names them.

    Args:
        reading: The document.
        facts: What was read of it so far.
    """

    def __init__(self, reading: Reading, facts: Iterable[Fact] = ()) -> None:
        self._reading = reading
        self._facts: dict[int, list[Fact]] = defaultdict(list)
        for fact in facts:
            self._facts[fact.sentence].append(fact)
        self._named: list[list[tuple[str, int]]] = [[] for _ in reading.sentences]
        for candidate in (*reading.links.candidates, *reading.coreferents.values()):
            number = reading.sentence_of(candidate.span)
            if number is not None and not candidate.hidden and candidate.type == _MEETING:
                self._named[number].extend((e, candidate.span.start) for e in candidate.entities)

    def find(self, number: int, predicate: str) -> str | None:
        """What a sentence that names no end of a relation speaks of: its meeting, what was signed, or the organ that a speaker spoke to."""
        if predicate == "partyTo":
            return self._signed(number)
        return (self._forum if predicate == "addressed" else None) or self.meeting(number)

    def _at(self, number: int) -> set[str]:
        """The meetings that a sentence names."""
        return {meeting for meeting, _ in self._named[number]}

    def _signed(self, number: int) -> str | None:
        """The one agreement of the last sentence up to this one that names parties to any: "X signed for UNDP"."""
        for n in range(number, -1, -1):
            signed = {f.object for f in self._facts[n] if f.predicate == "partyTo"}
            if signed:
                return signed.pop() if len(signed) == 1 else None
        return None

    @cached_property
    def occasion(self) -> str | None:
        """The meeting that a report of these days is about; no meeting of a known series, which reports mention for much else."""
        own, links = self._main(0), self._reading.links
        if own is None or own not in links.new:
            return None
        opened = (c for n in self._below(0) for c in links.within(self._reading.sentences[n].span))
        return own if any(self._is_recent(c.period) for c in opened if c.type == DATE) else None

    def _is_recent(self, period: Period | None) -> bool:
        """Whether a time expression names a day of the document's last days, or a stretch that its day is in."""
        today = self._reading.links.document.date
        if today is None or today.day is None or period is None:
            return False
        days = [d for d in (period.start, period.end) if d is not None and d.day is not None]
        return any(abs((d.first_day - today.first_day).days) <= _RECENT for d in days)

    def names_other(self, number: int, meeting: str) -> bool:
        """Whether a sentence names another meeting than one."""
        return bool(self._at(number) - {meeting})

    def helped(self, number: int, end: int) -> str | None:
        """What a gift without a receiver is for: the meeting named last, or the body just said to be set up or helped.

        Args:
            number: The sentence of the gift.
            end: The character at which it is told of.
        """
        sentences = self._reading.sentences
        for n in range(number, max(-1, number - _GIFT), -1):
            if sentences[n].block != sentences[number].block:
                return None
            if found := self._gaining(n, end):
                return found.pop() if len(found) == 1 else None
        return None

    def _gaining(self, number: int, end: int) -> set[str]:
        """The meetings that a sentence names before a character, and what it tells to be set up, held or helped there."""
        sentence = self._reading.sentences[number]
        acting = {t.span for t in sentence.tokens if t.dep == "nsubj"}  # who acts is helped in passing
        told = {
            f.object for f in self._facts[number]
            if f.predicate in _GAINS and f.object_span not in acting
            and (f.object_span is None or f.object_span.start < end)
        }  # fmt: skip
        return told | {e for e, start in self._named[number] if start < end}

    def meeting(self, number: int) -> str | None:
        """The meeting that a sentence speaks of: that of a message, one that it names, the one right before, or the document's own."""
        addressee = self._reading.frame.addressee
        if addressee and self._is_meeting(addressee):
            return addressee
        here, above = self._at(number), set(self._before(number, 1))
        if here:
            return here.pop() if len(here) == 1 else None
        if len(above) == 1:
            return above.pop()
        return None if above else self._own(number)

    def _before(self, number: int, count: int) -> list[str]:
        """The meetings of the sentences right before, in the same paragraph."""
        block = self._reading.sentences[number].block
        near = range(max(0, number - count), number)
        return [m for n in near if self._reading.sentences[n].block == block for m in self._at(n)]

    def _own(self, number: int) -> str | None:
        """The meeting that the document, or its part under a heading of its own, is about."""
        named = {m for n in range(number) for m in self._at(n)}
        start = self._part(number)
        own = self._main(start) or (self._main(0) if self._is_of_one_part else None)
        if len(named) == 1:
            only = next(iter(named))
            return only if own in (None, only) and self._is_of_now(only) else None
        passed = {m for n in range(max(start, number - _NEAR), number) for m in self._at(n)} - {own}
        return own if own in named and not passed else None

    @cached_property
    def _forum(self) -> str | None:
        """The organ that a document's first lines tell was spoken to: "X told the Security Council today"."""
        if organ := forum(self._reading):
            return organ
        lead = self._lead(0) + _LEAD
        organs = {
            f.object for n in range(lead) for f in self._facts[n]
            if f.predicate == "addressed" and f.object.startswith("org/")
            and _ORGAN.search(self._reading.links.entity(f.object).label)
        }  # fmt: skip
        return organs.pop() if len(organs) == 1 else None

    def _part(self, number: int) -> int:
        """The sentence at which the part of a document begins that a sentence is in: at the heading above it."""
        sentences = self._reading.sentences
        return next((n for n in range(number, 0, -1) if sentences[n].kind is BlockKind.HEADING), 0)

    def _main(self, start: int) -> str | None:
        """The one meeting of a headline, else the first in the lines below it; none of years ago."""
        sentences, lead = self._reading.sentences, self._lead(start)
        head = {m for n in range(start, lead) for m in self._at(n) if self._is_of_now(m)}
        if head:
            return head.pop() if len(head) == 1 else None
        for number in self._below(start):
            if sentences[number].kind is BlockKind.HEADING:
                break
            named = {m for m in self._at(number) if self._is_of_now(m)}
            if named:
                return named.pop() if len(named) == 1 else None
        return None

    def _below(self, start: int) -> range:
        """The sentences below a headline that say what a report is about."""
        lead = self._lead(start)
        return range(lead, min(lead + _LEAD, len(self._reading.sentences)))

    def _lead(self, start: int) -> int:
        """The first sentence from one on that is no headline."""
        sentences = self._reading.sentences
        return next(
            (n for n in range(start, len(sentences)) if sentences[n].kind not in HEADS), len(sentences)
        )

    @cached_property
    def _is_of_one_part(self) -> bool:
        """Whether no heading below the top opens a part about a meeting of its own."""
        sentences = self._reading.sentences
        heads = (n for n in range(self._lead(0), len(sentences)) if sentences[n].kind is BlockKind.HEADING)
        return not any((own := self._main(n)) and own != self._main(0) for n in heads)

    def _is_of_now(self, meeting: str) -> bool:
        today = self._reading.links.document.date
        start, _ = self._reading.links.base.knowledge.lifetimes.get(meeting, (None, None))
        return not (today and start) or abs(today.year - start.year) < _LONG_AGO

    def _is_meeting(self, entity: str) -> bool:
        return self._reading.links.base.is_a(self._reading.links.type_of(entity), _MEETING)
