"""Where an election is that a text names without a place: in the land that the text is on there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.extraction.surroundings import block_around, sentence_around
from unosce_kg.extraction.whereabouts import LANDS
from unosce_kg.model import Block, BlockKind, Span

_SURE = 0.6
# How a text says where something goes on, right before a land.
_IN = re.compile(r"\b(?:[Ii]n|[Aa]cross|[Tt]hroughout|[Ii]nside|[Tt]o|[Oo]n) (?:the )?$")
_LABEL = re.compile(r"\.[ \n]|:? [-–—] ")
_WORD = 20  # characters before a land


def place_votes(reading: Reading, facts: Sequence[Fact]) -> Iterator[Fact]:
    """The land of each election and referendum of which no fact says where it is.

    Args:
        reading: The document.
        facts: What was read of it.
    """
    placed = {fact.subject for fact in facts if fact.predicate == "tookPlaceIn"}
    for candidate in reading.links.candidates:
        if "vote" not in candidate.parts or candidate.hidden or not candidate.entities:
            continue
        vote, number = candidate.entities[0], reading.sentence_of(candidate.span)
        if vote in placed or number is None or reading.links.base.objects(vote, "tookPlaceIn"):
            continue
        if land := _land(reading, candidate):
            placed.add(vote)
            yield Fact(
                vote,
                "tookPlaceIn",
                land,
                number,
                "vote-in-land",
                _SURE * candidate.score,
                None,
                candidate.span,
            )


def _land(reading: Reading, candidate: Candidate) -> str | None:
    """The only land in which the sentence, else the paragraph, says something goes on before the vote.

    Else that of the heading above, or at the head of the paragraph, which is nothing but a land's name; else the title's.
    A land that acts ("Norway sent observers to the elections"), or that stands in another name, is none of these.
    """
    links = reading.links
    lands = [
        c for c in links.candidates
        if c.type in LANDS and c.entities and not c.hidden
        and _IN.search(links.text, max(0, c.span.start - _WORD), c.span.start)
    ]  # fmt: skip
    titles = (b.span for b in links.document.blocks if b.kind is BlockKind.TITLE)
    here = candidate.span.start
    lands += [c for c in _labels(reading, here) if c not in lands]
    for stretch in (
        Span(sentence_around(links, candidate).start, here),
        Span(block_around(links, candidate).start, here),
        *(b.span for b in _above(reading, here)),
        *titles,
    ):
        found = {c.entities[0] for c in lands if stretch.start <= c.span.start < stretch.end}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _above(reading: Reading, position: int) -> list[Block]:
    """The nearest heading above a place in the text."""
    blocks = reading.links.document.blocks
    return [b for b in blocks if b.kind is BlockKind.HEADING and b.span.end <= position][-1:]


def _labels(reading: Reading, position: int) -> Iterator[Candidate]:
    """Lands that are all of the heading above a place in the text, or the label of its paragraph: "ALBANIA. The elections …"."""
    links = reading.links
    around = [b for b in links.document.blocks if b.span.start <= position < b.span.end]
    for block in (*_above(reading, position), *around):
        for land in links.candidates:
            if land.type in LANDS and land.entities and land.span.start == block.span.start:
                after = links.text[land.span.end : block.span.end]
                if not after.strip() or (block in around and _LABEL.match(after)):
                    yield land
