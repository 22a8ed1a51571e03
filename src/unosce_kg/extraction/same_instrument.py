"""Which instruments of a document are one: "the statement" after "a joint statement"."""

from __future__ import annotations

import re

from unosce_kg.extraction.candidates import DATE, Candidate
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.surroundings import sentence_around

_THE = re.compile(r"\b(?:[Tt]he|[Tt]his) $")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BEFORE = 5  # characters
_TAIL = re.compile(r" (?:of|on|between|for|with|about|concerning|to) ")
_SAID_MORE = re.compile(
    r",? (?:of|on|between|for|with|about|concerning|to|from|in|at|regarding|by|under|against|dated)\b"
    r"| (?:that|which|they|it|made|drawn|\w+ed)\b"
)


def unite_instruments(links: Links) -> None:
    """Make an instrument that is called by its kind alone, behind "the", the only one that the text named so before."""
    for index, candidate in enumerate(links.candidates):
        if candidate.type != "Agreement" or candidate.hidden or not _is_bare(links, candidate):
            continue
        (own,) = candidate.entities
        kind = candidate.span.of(links.text).casefold()
        named = [c for c in links.candidates if c.type == "Agreement" and c.entities and not c.hidden]
        before = [c for c in named if c.span.start < candidate.span.start]
        same = {e for c in before for e in c.entities if _noun(c.span.of(links.text)) == kind}
        if len(same) == 1 and own not in same and not _has_year(links, candidate):
            (earlier,) = same
            links.rename(own, earlier)
            links.settle(index, earlier, 0.75, "the one instrument of this kind that the text named before")


def _has_year(links: Links, candidate: Candidate) -> bool:
    """Whether a year opens the sentence, so that another instrument may be meant: "In 2003 …, and the agreement was signed"."""
    start = sentence_around(links, candidate).start
    return any(
        c.type == DATE and _YEAR.search(c.span.of(links.text))
        for c in links.touching(start, candidate.span.start)
    )


def _noun(name: str) -> str:
    """The noun of a name: "memorandum" of "joint memorandum of understanding"."""
    return (_TAIL.split(name.casefold())[0].split() or [""])[-1]


def _is_bare(links: Links, candidate: Candidate) -> bool:
    """Whether it is nothing but "the statement", and no instrument that the gazetteer knows."""
    text, span = links.text, candidate.span
    return (
        links.is_new(candidate)
        and span.of(text).isalpha()
        and span.of(text).islower()
        and _THE.search(text[max(0, span.start - _BEFORE) : span.start]) is not None
        and _SAID_MORE.match(text, span.end) is None
    )
