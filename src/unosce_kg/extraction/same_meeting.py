"""Which meetings of a document are one: the headline's and the one that the lines below tell of, a meeting and its sessions."""

from __future__ import annotations

import re

from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.event_nouns import may_be_called
from unosce_kg.extraction.knowledge_base import words
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.surroundings import in_headline
from unosce_kg.model import PROSE, Span

_LONG = 120  # characters of a block that is running text
_LEAD = 700  # characters of running text in which a report says what it is about
# Parts of a meeting that nothing but their place in it tells apart.
_PART = re.compile(r"(?:opening|closing|inaugural|plenary|morning|afternoon|evening|final) sessions?")
_OF = re.compile(r" (?:of|for) ")
_TELLING = frozenset(("ordinal", "year", "body", "organizer", "place"))  # parts of a name of its own
_OTHER = re.compile(
    r"\b(?:[Ll]ast|[Pp]revious|[Ee]arlier|[Ll]ater|[Nn]ext|[Ff]uture|[Aa]nother|[Ss]econd|[Ss]eparate|[Ss]ide)\b"
)
_ARTICLE = re.compile(r"\b[Tt]he $")
_IN_IT = re.compile(r"(?:(?!\b(?:not|never|who|which|that|whose|where)\b|n't)[^.;\n])*\bin (?:the )?")
_ONE_MORE = re.compile(r"\b(?:[Aa]nother|[Ss]econd|later one|also one)\b")
# The session of an organ under which a paper was filed, and at which nothing of what it tells took place.
_FILED = re.compile(r",?\s+(?:Agenda )?[Ii]tems? \d")
_SENTENCE = 160  # characters within which a meeting and its city stand
_BEFORE = 25  # characters
_TOLD_APART = 2  # words of a name, its noun among them, that tell a meeting from others
_THE = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir)(?: [a-z]+ly| annual| yearly)? $")


def unite_meetings(links: Links) -> None:
    """Make a meeting that the text names anew the one that it named before."""
    start = _start_of_text(links)
    headline = _of_headline(links, start)
    for index, candidate in enumerate(links.candidates):
        if candidate.type != "Meeting" or candidate.hidden or not links.is_new(candidate):
            continue
        same, why = _same(links, candidate, headline, start)
        if same and same not in candidate.entities:
            headline = same if headline == candidate.entities[0] else headline
            links.rename(candidate.entities[0], same)
            links.settle(index, same, 0.75, why)


def _same(links: Links, candidate: Candidate, headline: str | None, start: int) -> tuple[str | None, str]:
    """The meeting that a name repeats, if there is one, and why."""
    if before := _held_there(links, candidate):
        return before, "the meeting that was held in this city"
    if not _may_be_another(links, candidate):
        return None, ""
    if _is_part(links, candidate):
        return _whole(links, candidate, headline), "a session of this meeting"
    if told := _told_again(links, candidate, headline, start):
        return told, "the headline's meeting"
    return _longer(links, candidate), "the one meeting of the document whose name says the same and more"


def _held_there(links: Links, candidate: Candidate) -> str | None:
    """The meeting that "the Oslo seminar" is: the only one of that name before it that the text has put in that city."""
    if candidate.detector != "pattern:city-meeting" or candidate.parts.keys() & {"ordinal", "year"}:
        return None
    city = next(
        (c.entities for c in links.candidates if c.type == "City" and c.span.start == candidate.span.start),
        (),
    )
    noun = candidate.span.of(links.text).split()[-1]
    if not city or not _ARTICLE.search(links.text, 0, candidate.span.start):
        return None
    named = [
        c for c in links.candidates
        if c.type == "Meeting" and not c.hidden and len(c.entities) == 1 and c.entities != candidate.entities
        and c.span.end < candidate.span.start and noun in c.span.of(links.text).split()
    ]  # fmt: skip
    same = {c.entities[0] for c in named}
    if named and _ONE_MORE.search(links.text, named[0].span.end, candidate.span.start):
        return None
    there = {e for e in same if any(_is_put(links, e, place) for place in city)}
    return next(iter(there)) if len(there) == 1 == len(same) else None


def _is_put(links: Links, meeting: str, city: str) -> bool:
    """Whether a sentence has a new meeting and, behind it, "in" a city."""
    if meeting not in links.new:
        return False
    ends = [c.span.end for c in links.candidates if meeting in c.entities]
    return any(
        place.span.start > end
        and _IN_IT.fullmatch(links.text, end, place.span.start)
        and not _names_town(links, end, place.span.start)
        for end in ends
        for place in links.within(Span(end, end + _SENTENCE))
        if city in place.entities
    )


def _names_town(links: Links, start: int, end: int) -> bool:
    """Whether a town is named within a stretch, so that what follows it may be another's place."""
    return any(c.type == "City" and start <= c.span.start < end for c in links.touching(start, end))


def _may_be_another(links: Links, candidate: Candidate) -> bool:
    """Whether a name that no gazetteer has might stand for a meeting that the text names otherwise."""
    before = links.text[max(0, candidate.span.start - _BEFORE) : candidate.span.end]
    return _TELLING.isdisjoint(candidate.parts) and not _OTHER.search(re.split(r"[.;,]", before)[-1])


def _is_part(links: Links, candidate: Candidate) -> bool:
    end = candidate.span.end
    return _PART.fullmatch(candidate.span.of(links.text)) is not None and not _OF.match(links.text, end)


def _whole(links: Links, part: Candidate, headline: str | None) -> str | None:
    """The meeting that a session is part of: the headline's, else the only one named before it."""
    before = {
        e for c in links.candidates for e in c.entities
        if c.type == "Meeting" and not c.hidden and c.span.start < part.span.start and e != part.entities[0]
    }  # fmt: skip
    return headline or (before.pop() if len(before) == 1 else None)


def _told_again(links: Links, candidate: Candidate, headline: str | None, start: int) -> str | None:
    """The headline's meeting, which the first one of the running text repeats: "the annual conference", "its debate"."""
    at = candidate.span.start
    first = not any(
        start <= c.span.start < at
        for c in links.candidates
        if c.type == "Meeting" and not c.hidden and c.entities
    )
    if headline is None or not first or not start <= at < start + _LEAD:
        return None
    noun = candidate.parts.get("kind", candidate.span).of(links.text).casefold().split()[-1]
    return headline if may_be_called(links, noun, headline) else None


def _longer(links: Links, candidate: Candidate) -> str | None:
    """The only meeting of the document whose name holds all words of this one: "the donors' meeting", "the tenth donors' meeting"."""
    own = words(candidate.span.of(links.text))
    if len(own) < _TOLD_APART or not _is_definite(links, candidate):
        return None
    longer = {
        e for c in links.candidates for e in c.entities
        if c.type == "Meeting" and not c.hidden and e != candidate.entities[0] and own <= words(c.span.of(links.text))
        and not _OTHER.match(c.span.of(links.text))
    }  # fmt: skip
    return longer.pop() if len(longer) == 1 else None


def _is_definite(links: Links, candidate: Candidate) -> bool:
    """Whether a name speaks of a meeting that is known: with "the", in capitals or in a headline."""
    capital = candidate.span.of(links.text)[0].isupper()
    named = capital or _THE.search(links.text, 0, candidate.span.start) is not None
    return named or in_headline(links, candidate)


def _of_headline(links: Links, start: int) -> str | None:
    """The only meeting that a document names above its running text, without the session under which it was filed."""
    filed = {
        e
        for c in links.candidates
        if c.type == "Meeting" and _FILED.match(links.text, c.span.end)
        for e in c.entities
    }
    named = {e for at, e in links.mentioned("Meeting") if at < start} - filed
    return named.pop() if len(named) == 1 else None


def _start_of_text(links: Links) -> int:
    starts = (b.span.start for b in links.document.blocks if b.kind in PROSE and len(b.span) > _LONG)
    return next(starts, 0)
