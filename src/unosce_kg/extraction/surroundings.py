"""What stands around a name: its sentence, its paragraph, and the State that the text speaks of there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.links import Links
from unosce_kg.model import HEADS, Span

SEATS = 9  # bodies with their seat in a town that says little of its State
_NEAR = 20  # characters behind a name in which a place with its preposition begins
_BEHIND = re.compile(r" (?:in|to|at) (?:the )?")
_OPENING = re.compile(r"(?:In|At|For) (?:the )?")
_END = re.compile(r"(?<!\b[A-Z])(?<!Mr|Ms|Dr)(?<!Mrs)[.!?;:][\"')\]]* +(?=[\"'(\[]*[A-Z])")


def block_around(links: Links, candidate: Candidate) -> Span:
    """The paragraph, heading or list item that holds a name."""
    return next((b.span for b in links.document.blocks if b.span.contains(candidate.span)), candidate.span)


def in_headline(links: Links, candidate: Candidate) -> bool:
    """Whether a name stands in a title or heading."""
    return any(b.kind in HEADS and b.span.contains(candidate.span) for b in links.document.blocks)


def sentence_around(links: Links, candidate: Candidate, back: int = 0) -> Span:
    """The sentence that holds a name, roughly, from `back` sentences of its paragraph before it."""
    block = block_around(links, candidate)
    ends = [m.end() for m in _END.finditer(links.text, block.start, block.end)]
    before = [block.start, *(e for e in ends if e <= candidate.span.start)]
    after = [e for e in ends if e >= candidate.span.end]
    return Span(before[max(0, len(before) - 1 - back)], after[0] if after else block.end)


def place_beside(links: Links, span: Span) -> str | None:
    """Where a thing is, by the words right behind it or by those that its sentence opens with.

    "your Mission in Georgia", "In Tajikistan, the Mission …"
    """
    here = Candidate(span, "Place", "")
    start = sentence_around(links, here).start
    for other in links.beginning(start, span.end + _NEAR):
        if not other.entities or not links.base.is_a(links.type_of(other.entities[0]), "Place"):
            continue
        behind = other.span.start > span.end and _BEHIND.fullmatch(links.text, span.end, other.span.start)
        before = start <= other.span.start < span.start and _OPENING.fullmatch(
            links.text, start, other.span.start
        )
        if behind or before:
            return other.entities[0]
    return None


def country_in_focus(links: Links, candidate: Candidate) -> str | None:
    """The State of an office or authority that is named without one.

    It is the one named last in the same sentence; else the only one in the paragraph before; else the one that the
    document speaks of most, then with its towns counted too; else the one named last.
    """
    countries = [
        c for c in links.candidates
        if c.entities and links.type_of(c.entities[0]) == "Country" and c is not candidate
    ]  # fmt: skip
    before = [c for c in countries if c.span.start < candidate.span.start]
    sentence, block = sentence_around(links, candidate), block_around(links, candidate)
    here = [c.entities[0] for c in before if c.span.start >= sentence.start]
    if here:
        return here[-1]
    paragraph = {c.entities[0] for c in before if c.span.start >= block.start}
    if len(paragraph) == 1:
        return paragraph.pop()
    counted = Counter(c.entities[0] for c in countries).most_common(2)
    if counted and counted[0][1] > 1 and (len(counted) == 1 or counted[0][1] > counted[1][1]):
        return counted[0][0]
    towns = Counter((*(c.entities[0] for c in countries), *_states_of_towns(links))).most_common(2)
    if towns and towns[0][1] > 2 and (len(towns) == 1 or towns[0][1] > 2 * towns[1][1]):
        return towns[0][0]
    return before[-1].entities[0] if before else None


def _states_of_towns(links: Links) -> Iterator[str]:
    """The State of each town that the document names, but for the seats of many bodies, which host others."""
    for candidate in links.candidates:
        city = candidate.entities[0] if candidate.type == "City" and candidate.entities else ""
        bodies = [o for o in links.base.members(city, "locatedIn") if o.startswith("org/")] if city else []
        if city and len(bodies) < SEATS:
            yield from (s for s in links.base.objects(city, "locatedIn") if links.type_of(s) == "Country")
