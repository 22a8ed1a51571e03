"""The bodies that a linked post is in: those of the knowledge, the one in its words, what they mean here."""

from __future__ import annotations

from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.links import Links

_OF_UNIT = ("Head of ", "Director of ")  # which are in what they lead, and not in what that is part of


def post_bodies(links: Links, post: str, candidate: Candidate) -> tuple[str, ...]:
    """The bodies that a post belongs to: those that the knowledge has, the one in its words, what they mean here."""
    known = links.base.objects(post, "postIn")
    several = len(candidate.entities) > 1
    said = (
        None
        if several
        else next((b for c in ("Organization", "Country") if (b := links.part(candidate, "body", c))), None)
    )
    if known and said and said not in links.base.bodies(post):
        return (said,)
    if known:
        return _named_inside(links, post, candidate) or known[:1]
    if several:
        return tuple(b for b in [links.post_bodies.get(post)] if b)
    inner = links.part(candidate, "body", "Post")
    above = links.base.objects(inner, "postIn") if inner else ()
    if said or above:
        return (said,) if said else above[:1]
    body = links.post_bodies.get(post)
    if body and links.type_of(body) == "Post":
        return links.base.objects(body, "postIn")[:1] or tuple(b for b in [links.post_bodies.get(body)] if b)
    return (body,) if body else ()


def _named_inside(links: Links, post: str, candidate: Candidate) -> tuple[str, ...]:
    """Of the bodies above a known post those that its name has here: "UN" in "UN High Commissioner for Refugees".

    The nearest body is one of them where the text names it elsewhere.
    """
    above = links.base.bodies(post)
    if links.base.label(post).startswith(_OF_UNIT):
        return ()
    bodies = [
        c for c in links.within(candidate.span) if c.hidden and any(e in above for e in c.entities)
    ]  # fmt: skip
    inside = [
        e
        for c in bodies
        if not any(o.span != c.span and o.span.contains(c.span) for o in bodies)  # "UN" of "UN Women"
        for e in c.entities
        if e in above
    ]
    nearest = above[0]
    below = any(i in links.base.bodies(nearest) for i in inside)
    if below and nearest not in inside and nearest in {e for _, e in links.mentioned("Organization")}:
        inside.append(nearest)
    return tuple(
        dict.fromkeys(
            b
            for b in inside
            if b == nearest or not any(b in links.base.bodies(o) for o in inside if o != nearest)
        )
    )


def post_body(links: Links, post: str, candidate: Candidate) -> str | None:
    """The first of the bodies that a post belongs to."""
    return next(iter(post_bodies(links, post, candidate)), None)
