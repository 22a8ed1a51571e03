"""Whom "I", "we" and "you" stand for: whoever speaks at that place, in the document or in a quotation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from unosce_kg.extraction.candidates import Sentence, Token
from unosce_kg.extraction.discourse import Frame
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.memory import Memory, is_body
from unosce_kg.extraction.quotations import quote_around, quoted_person
from unosce_kg.extraction.represented import body_of_person, body_of_post
from unosce_kg.extraction.slots import slotted
from unosce_kg.extraction.tops import top
from unosce_kg.model import Span

WE = frozenset(("we", "us", "our", "ours", "ourselves"))
I = frozenset(("i", "me", "my"))  # noqa: E741
YOU = frozenset(("you", "your", "yours"))
_JOINT = frozenset(("together", "jointly", "joint", "combined", "common", "shared", "collective", "between",
                    "cooperation", "co-operation", "collaboration", "collaborations", "partnership", "ties",
                    "organizations", "institutions", "hands", "hand"))  # fmt: skip
_TWO = re.compile(
    r"\b(?:both|two) (?:[a-z]+ )?(?:organi[sz]ations|institutions|bodies|agencies|secretariats|houses|families|sides)\b",
    re.I,
)
_US_TWO = re.compile(
    r"\b(?:each other|one another|between us|(?:the two|both|neither|either) of us|our two|our respective)\b",
    re.I,
)

_AT_BODY = re.compile(r"\"?(?:At|In|Within) the ")
_OPENED = re.compile(rf"{_AT_BODY.pattern}⟦\w+:(\d+)⟧, we\b")


class Voices:
    """The frame as it is at each place of a document: inside a quotation, that of whoever is quoted.

    Args:
        links: The document's names, linked.
        frame: Who speaks to whom in the document.
        quotes: The document's stretches in quotation marks.
    """

    def __init__(self, links: Links, frame: Frame, quotes: Sequence[Span]) -> None:
        self._links, self._frame, self._quotes = links, frame, quotes
        self._within: dict[Span, Frame] = {}
        self._bodies: dict[str, str | None] = {}

    def at(self, span: Span) -> tuple[Frame, bool]:
        """The frame at a place, and whether somebody speaks there."""
        quote = quote_around(span, self._quotes)
        if quote is None:
            return self._frame, self._frame.is_message
        if quote not in self._within:
            self._within[quote] = self._quoted(quote)
        return self._within[quote], True

    def _quoted(self, quote: Span) -> Frame:
        """With whoever is named beside the quotation as the speaker, and nobody where none is; a message may be all quoted."""
        frame = self._frame
        who = quoted_person(self._links, quote, self._quotes)
        if who is None:
            own = frame.is_message and frame.speaker is not None
            return frame if own else replace(frame, is_message=False, speaker=None, speaker_body=None)
        if who.entities[0] == frame.speaker:
            return frame
        body = self._body_of(who.entities[0]) if who.type == "Person" else body_of_post(self._links, who)
        tops = {top(self._links.base, b) for b in frame.both}
        both = frame.both if body and top(self._links.base, body) in tops else ()
        return replace(frame, speaker=who.entities[0], speaker_body=body, both=both)

    def _body_of(self, person: str) -> str | None:
        if person not in self._bodies:
            self._bodies[person] = body_of_person(self._links, person)
        return self._bodies[person]


def refer(
    links: Links, sentence: Sentence, number: int, token: Token, frame: Frame, memory: Memory, spoken: bool
) -> tuple[tuple[str, ...], str, float] | None:
    """Whom a word of the first or second person stands for.

    Args:
        links: The document's names, linked.
        sentence: The sentence.
        number: Its number.
        token: The word.
        frame: The frame at that place.
        memory: Who was named last.
        spoken: Whether somebody speaks there.

    Returns:
        The entities, the kind of the reading, how sure it is; None where nobody is meant for sure.
    """
    word = token.text.casefold()
    if not spoken:
        return None
    if word in WE:
        return _we(links, sentence, number, frame, memory)
    if word in I:
        return ((frame.speaker,), "speaker", 0.85) if frame.is_message and frame.speaker else None
    return ((frame.addressee_body,), "addressee", 0.8) if frame.addressee_body else None


def _we(
    links: Links, sentence: Sentence, number: int, frame: Frame, memory: Memory
) -> tuple[tuple[str, ...], str, float] | None:
    """Both organizations where the sentence speaks of joint work, or goes on about it; else the speaker's."""
    named = _AT_BODY.match(links.text, sentence.span.start) and _OPENED.match(
        slotted(links.text, [sentence.span], links.candidates)[0].text
    )
    if named and is_body(links, links.candidates[int(named[1])]):
        return links.candidates[int(named[1])].entities, "speaker", 0.85
    if len(frame.both) > 1 and (frame.together or _means_both(links, sentence, number, frame, memory)):
        memory.joint_we = number
        return frame.both, "joint we", 0.7
    return ((frame.speaker_body,), "speaker", 0.7) if frame.speaker_body else None


def _means_both(links: Links, sentence: Sentence, number: int, frame: Frame, memory: Memory) -> bool:
    """Whether "we" are both organizations: "between us", or joint work in which nobody else is named."""
    text = sentence.span.of(links.text)
    if _US_TWO.search(text):
        return True
    words = {t.text.casefold() for t in sentence.tokens}
    joint = words & _JOINT or _TWO.search(text) or number - memory.joint_we == 1
    if not joint or words & YOU or not (frame.speaker_body or frame.is_message):
        return False
    named = [links.candidates[t.candidate] for t in sentence.tokens if t.candidate is not None]
    bodies = {c.entities[0] for c in named if is_body(links, c)}
    if frame.speaker_body is None or {top(links.base, b) for b in frame.both} == {
        top(links.base, b) for b in bodies
    }:
        return True
    return all(_is_ours(links, b, frame.speaker_body) for b in bodies)


def _is_ours(links: Links, body: str, own: str) -> bool:
    """Whether a body is that of whoever speaks, a part of it or what it is part of."""
    return body == own or own in _above(links, body) or body in _above(links, own)


def _above(links: Links, body: str) -> tuple[str, ...]:
    return links.base.bodies(body) if body in links.base.entities else ()
