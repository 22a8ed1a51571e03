"""Offices called by a body and the land that they work in: "UNDP Moldova" is UNDP, and not UNDP and Moldova."""

from __future__ import annotations

from dataclasses import replace

from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.whereabouts import LANDS
from unosce_kg.model import Span

_BODIES = frozenset(("UNBody", "OSCEBody", "Organization"))


def join_lands(links: Links) -> None:
    """Make the State right behind a body's name a part of that name, so that it is nobody who acts by itself.

    A body with an article is itself, and what follows it is not its office: "in the OSCE Norway has …".
    """
    behind = {c.span.start: i for i, c in enumerate(links.candidates) if c.type in LANDS and not c.hidden}
    for index, body in enumerate(links.candidates):
        land = behind.get(body.whole.end + 1)
        if land is None or not _may_have_offices(links, body):
            continue
        name = links.candidates[land]
        if links.text[body.whole.end] == " " and name.entities:
            links.candidates[index] = replace(body, extent=Span(body.span.start, name.whole.end))
            links.candidates[land] = replace(name, hidden=True)


def _may_have_offices(links: Links, body: Candidate) -> bool:
    named = body.type in _BODIES and not body.hidden and len(body.entities) == 1
    return named and not links.text.endswith(("the ", "The "), 0, body.span.start)
