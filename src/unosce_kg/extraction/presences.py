"""Field operations by where they are: "In Serbia, the Mission", "your Mission in Georgia"."""

from __future__ import annotations

from collections.abc import Iterable

from unosce_kg.extraction.bodies import is_running, parts_in
from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.knowledge_base import words
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.surroundings import block_around, place_beside
from unosce_kg.extraction.whereabouts import LANDS, lands_of


def namesake_in_focus(links: Links, candidate: Candidate, long: Candidate) -> str | None:
    """The body that "the Mission" stands for in a paragraph on another land than the mission's that was named last."""
    block = block_around(links, candidate)
    known = long.entities[0]
    parent = next(iter(links.base.objects(known, "partOf")), None)
    lands = [
        c.entities[0] for c in links.candidates
        if c.entities and c.type in LANDS and block.start <= c.span.start < candidate.span.start
        and not _says_whose(links, c)
    ]  # fmt: skip
    if parent is None or not lands or block.contains(long.span):
        return None
    where = _surely_in(links, known)
    if not where or set(lands) & where:
        return None
    found = parts_in(links, parent, {lands[-1]}, words(candidate.span.of(links.text)))
    return next(iter(found)) if len(found) == 1 else None


def _says_whose(links: Links, land: Candidate) -> bool:
    """Whether a land only says whose somebody is: "the President of Serbia", "Ms. Virtanen of Finland"."""
    of = links.text.endswith((" of ", " of the "), 0, land.span.start)
    return any(
        (p.type == "Post" and p.span.contains(land.span))
        or (
            p.type == "Person" and of and links.text[p.span.end : land.span.start].strip() in ("of", "of the")
        )
        for p in links.candidates
    )


def is_elsewhere(links: Links, candidate: Candidate, body: str) -> bool:
    """Whether a short name stands with another place than the body's: "your Mission in Georgia" is none in Serbia."""
    place, where = place_beside(links, candidate.span), _surely_in(links, body)
    return bool(place and where) and not where & {str(place), *lands_of(links, str(place))}


def presence_in(links: Links, owners: Iterable[str], kind: str, place: str) -> str | None:
    """The only field operation of that kind ("Mission") that one of the organizations has in or for a place."""
    near = {place, *lands_of(links, place)}
    found = {body for owner in owners for body in parts_in(links, owner, near, words(kind))}
    if len(found) > 1:
        found = {body for body in found if is_running(links, body)}
    return found.pop() if len(found) == 1 else None


def _surely_in(links: Links, body: str) -> set[str]:
    """Where the gazetteer says that a body is: its towns and their lands."""
    where = links.base.objects(body, "locatedIn")
    return {land for place in where for land in (place, *lands_of(links, place))}
