"""Meetings that come back: "the annual OSCE Economic Forum" is no year's, but all of them."""

from __future__ import annotations

import re

from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.surroundings import sentence_around

_NUMBER = re.compile(r"^\d+\w* |, (?:[^,]* )?\d{4}$")  # what a label tells of one of the meetings alone
_RECURRING = re.compile(r"\b(?:annual|yearly) $")
_ALWAYS = re.compile(
    r"\b(?:[Ee]ach|[Ee]very) year\b(?! since)|\bannually\b|"
    r"\bregularly (?:attends?|takes? part|participates?|invites?|speaks?|contributes?|reports?)\b"
)
_ONCE = re.compile(
    r",? (?:opened|closed|ended|began|concluded|took place|was|will|has been)\b"
)  # what one of them did
_ADJECTIVE = 10  # characters before a name in which it is called annual


def recurs(links: Links, candidate: Candidate) -> bool:
    """Whether a meeting's name is said of all the meetings of a series, in a sentence that gives no date."""
    sentence = sentence_around(links, candidate)
    if any(c.period for c in links.within(sentence)) or _ONCE.match(links.text, candidate.whole.end):
        return False
    start = candidate.span.start
    annual = _RECURRING.search(links.text, max(0, start - _ADJECTIVE), start)
    return annual is not None or _ALWAYS.search(sentence.of(links.text)) is not None


def link_series(links: Links, index: int, meeting: str) -> None:
    """Link a name to the series that a curated meeting is of, which is called as that is without number, place and year."""
    surface = links.candidates[index].span.of(links.document.text)
    series = links.invent("event", "Meeting", _NUMBER.sub("", links.base.label(meeting)), aliases=[surface])
    links.settle(index, series, 0.75, "the series of meetings that is said to come back")
