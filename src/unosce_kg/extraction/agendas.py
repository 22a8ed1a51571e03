"""What meetings and instruments are about, as headlines and lists of topics below them say."""

from __future__ import annotations

from collections.abc import Iterator

from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.model import BlockKind

_AGENDA = frozenset((
    "session", "module", "agenda", "topic", "subject", "theme", "programme", "curriculum", "cover", "deal", "discuss", "include",
    "focus", "address", "plan",
))  # fmt: skip


def read_agenda(reading: Reading) -> Iterator[Fact]:
    """A list of topics below "The course covered:" or "Sessions dealt with": what the meeting or instrument is on."""
    for number, sentence in enumerate(reading.sentences):
        following = reading.sentences[number + 1 : number + 2]
        opens = (
            sentence.kind is not BlockKind.LIST_ITEM
            and following
            and following[0].kind is BlockKind.LIST_ITEM
        )
        thing = (
            _thing_in_focus(reading, number)
            if opens and any(t.is_one_of(_AGENDA) for t in sentence.tokens)
            else None
        )
        if thing:
            yield from _items_below(reading, number, thing)


def _items_below(reading: Reading, number: int, thing: str) -> Iterator[Fact]:
    for later in range(number + 1, len(reading.sentences)):
        if reading.sentences[later].kind is not BlockKind.LIST_ITEM:
            return
        for token in reading.sentences[later].tokens:
            topic = reading.referent(later, token)
            if topic and topic.entities[0].startswith("topic/"):
                yield Fact(thing, "concerns", topic.entities[0], later, "name:agenda", 0.6 * topic.score, None, None,
                           topic.span)  # fmt: skip


def _thing_in_focus(reading: Reading, number: int) -> str | None:
    """The meeting or instrument that a sentence speaks of, else the only meeting named so far."""
    links = reading.links
    for token in reading.sentences[number].tokens:
        found = reading.referent(number, token)
        type_ = links.type_of(found.entities[0]) if found else ""
        if found and (type_ == "Agreement" or links.base.is_a(type_, "Event")):
            return found.entities[0]
    end = reading.sentences[number].span.end
    named = {meeting for at, meeting in links.mentioned("Meeting") if at < end}
    return named.pop() if len(named) == 1 else None


def read_headline(reading: Reading, number: int, candidate: Candidate) -> Iterator[Fact]:
    """A headline that names one meeting says what it is on.

    Args:
        reading: The document.
        number: Number of the sentence that holds the candidate.
        candidate: A linked name.
    """
    sentence, links = reading.sentences[number], reading.links
    if sentence.kind is not BlockKind.TITLE or candidate.type != "Meeting":
        return
    here = [c for c in links.within(sentence.span) if c.entities and not c.hidden]
    if sum(c.type == "Meeting" for c in here) > 1:
        return
    for topic in (c for c in here if c.type == "Topic"):
        yield Fact(candidate.entities[0], "concerns", topic.entities[0], number, "name:headline",
                   0.6 * candidate.score * topic.score, None, candidate.span, topic.span)  # fmt: skip
