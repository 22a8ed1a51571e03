"""Bodies that are named by who heads them: the office of a post, the ministry of a minister."""

from __future__ import annotations

from unosce_kg.extraction.links import Links
from unosce_kg.extraction.titles import ministry_of
from unosce_kg.model import ENGLISH

INHERITED = ("UNBody", "OSCEBody", "RegionalOrganization")  # classes that the parts of a body have too


def link_office(links: Links, index: int) -> None:
    """ "the Office of the Executive Director": the known body that a post heads by its name, else a new one."""
    candidate = links.candidates[index]
    post = links.part(candidate, "post", "Post")
    if post is None:
        return  # what is no post yet may be one in the next round
    if office := office_of(links, post):
        links.settle(index, office, 0.9, "the office of a known post")
        return
    above = links.base.objects(post, "postIn")[:1] or tuple(b for b in [links.post_bodies.get(post)] if b)
    if not above:
        return
    type_ = links.type_of(above[0])
    if not links.base.is_a(type_, "Organization"):
        type_ = "StateBody"
    elif type_ not in INHERITED:
        type_ = candidate.type
    office = links.invent(
        "org",
        type_,
        f"Office of the {links.entity(post).label}",
        aliases=[candidate.span.of(links.document.text)],
    )
    links.settle(index, office, 0.75, "the office of a post")


def office_of(links: Links, post: str) -> str | None:
    """The known body that is called the office of a post: the "Office of the High Commissioner" of the High Commissioner."""
    names = (links.entity(post).label, *(a.text for a in links.entity(post).aliases if a.language == ENGLISH))
    found = (links.base.named(f"Office of the {name}", "Organization") for name in names)
    return next((bodies[0] for bodies in found if bodies), None)


def link_ministry(links: Links, index: int) -> None:
    """ "the Ministry": the one that the document named last, else that of the minister whom it named last."""
    here = links.candidates[index].span.start
    named = [
        c.entities[0] for c in links.candidates
        if c.span.end <= here and c.type == "StateBody" and len(c.entities) == 1
        and "Ministry" in links.entity(c.entities[0]).label
    ]  # fmt: skip
    if named:
        links.settle(index, named[-1], 0.8, "the ministry that the document named last")
        return
    posts = [
        c.entities[0] for c in links.candidates if c.span.end <= here and c.type == "Post" and c.entities
    ]
    for post in reversed(posts):
        if ministry := ministry_of(links.entity(post).label):
            known = links.base.named(ministry, "StateBody")
            body = known[0] if known else links.invent("org", "StateBody", ministry)
            links.settle(index, body, 0.7, "the ministry of the minister whom the document named last")
            return
