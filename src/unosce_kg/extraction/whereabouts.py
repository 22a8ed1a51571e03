"""In which land a body is that is named without one: the places that its sentence and its document speak of."""

from __future__ import annotations

from collections import Counter

from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.surroundings import sentence_around

LANDS = ("Country", "Territory")  # scenes.LANDS has regions too, where no body is but work may be


def places_beside(links: Links, candidate: Candidate) -> set[str]:
    """The place named last before a body in its sentence or the two before it, else the first after it there.

    Where somebody has come "from" is no place of a body.
    """
    early, here = sentence_around(links, candidate, back=2).start, sentence_around(links, candidate)
    places = [
        c for c in links.candidates
        if c.entities and c.type in (*LANDS, "City")
        and not links.text.endswith((" from ", " from the "), 0, c.span.start)
    ]  # fmt: skip
    before = [c for c in places if early <= c.span.start < candidate.span.start]
    after = [c for c in places if candidate.span.end <= c.span.start < here.end]
    return {c.entities[0] for c in before[-1:] or after[:1]}


def with_lands(links: Links, places: set[str]) -> set[str]:
    """The places, without any the land that the document speaks of most, and the lands that they lie in."""
    named = places or {land for land in (_land_in_focus(links),) if land}
    return named | {land for place in named for land in lands_of(links, place)}


def lands_of(links: Links, place: str) -> tuple[str, ...]:
    """The State or territory that a town lies in."""
    above = links.base.objects(place, "locatedIn") if links.type_of(place) == "City" else ()
    return tuple(p for p in above if links.type_of(p) in LANDS)


def _land_in_focus(links: Links) -> str | None:
    """The State or territory that a document speaks of most, its towns included; None where two are level."""
    counted = Counter(
        land
        for _, place in links.mentioned("Place")
        for land in ((place,) if links.type_of(place) in LANDS else lands_of(links, place))
    ).most_common(2)
    if not counted or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return None
    return counted[0][0]
