"""Where an election is that a text names without a place: in the land that the text is on there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.extraction.surroundings import block_around, sentence_around
from unosce_kg.model import BlockKind, Span

_LANDS = ("Country", "Territory")
_SURE = 0.6


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
    """The only land that the sentence, else the paragraph, names before the vote, else the one of the title."""
    links = reading.links
    lands = [c for c in links.candidates if c.type in _LANDS and c.entities]
    titles = (b.span for b in links.document.blocks if b.kind is BlockKind.TITLE)
    here = candidate.span.start
    for stretch in (
        Span(sentence_around(links, candidate).start, here),
        Span(block_around(links, candidate).start, here),
        *titles,
    ):
        found = {c.entities[0] for c in lands if stretch.start <= c.span.start < stretch.end}
        if found:
            return found.pop() if len(found) == 1 else None
    return None
