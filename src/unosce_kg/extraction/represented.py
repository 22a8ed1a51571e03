"""For which body a person speaks: by the post beside the name, by what is known, by the body right before it."""

from __future__ import annotations

import re

from unosce_kg.extraction.beside import holder_beside
from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.post_bodies import post_body
from unosce_kg.extraction.tops import top

# Parts of a headquarters speak for the whole organization.
_INNER = re.compile(
    r"\b(?:Secretariat|Headquarters|Department|Division|Section|Branch|Spokes\w+|Executive Office|Liaison Office|Office at|"
    r"Conflict Prevention Centre)\b"
)
_FORMER = re.compile(
    r"\b(?:former(?:ly)?|then|ex|outgoing|designate|succeeds?|successor(?: to)?),? ?-?(?:the )?$", re.I
)
_AND = re.compile(r",? (?:and |as well as |the |this year's |current |of \w+, |of \w+ and )*")
_SPOKEN_FOR = re.compile(r"(?:'s)? (?:[a-z][\w-]* ){1,3}(?:(?:Mr|Ms|Mrs|Dr)\.? |Ambassador )?")
_LEADS = re.compile(
    r"(?:,? (?:who|which) (?:[a-z]+ )?|(?:, [^,.;]{3,40},)? )(?:heads|leads|runs|directs|chairs|speaks for|represents|works for) (?:the )?"
)

_REACH = 60  # characters between a person's name and that of the body


def voice_of(links: Links, body: str) -> str:
    """The body that somebody from a body speaks for: the UN of a department of its Secretariat, else the body itself."""
    return top(links.base, body) if _INNER.search(links.entity(body).label) else body


def body_of_person(links: Links, person: str) -> str | None:
    """The body that a person has a post in or speaks for; None where the text and the knowledge tell of none.

    Args:
        links: The document's names, linked.
        person: Id of the person.

    Returns:
        Id of a body; of a minister who holds no other post the ministry, if the text names it, and never the State,
        which speaks with many voices.
    """
    named = [c for c in links.candidates if person in c.entities and c.type == "Person" and not c.hidden]
    beside = [b for b in _by_posts(links, person) if b.startswith("org/")]
    inter = [b for b in beside if links.type_of(b) != "StateBody"]
    return next(
        (b for b in (*inter[:1], _by_words(links, named), _by_knowledge(links, person), *beside[:1]) if b),
        None,
    )


def body_of_post(links: Links, post: Candidate) -> str | None:
    """The body that a post named alone speaks for."""
    body = post_body(links, post.entities[0], post) if post.entities else None
    return body if body and body.startswith("org/") else None


def _by_posts(links: Links, person: str) -> list[str]:
    """The bodies of the posts beside a person's name, and of those named in one breath with them."""
    found: list[str] = []
    posts = [c for c in links.candidates if c.type == "Post" and c.entities and not c.hidden]
    last: Candidate | None = None
    for candidate in posts:
        holder = holder_beside(links, candidate)
        beside = holder is not None and person in holder.entities
        goes_on = last is not None and _AND.fullmatch(links.text, last.span.end, candidate.span.start)
        former = _FORMER.search(links.text, max(0, candidate.span.start - 20), candidate.span.start)
        last = candidate if beside or goes_on else None
        if last and not former and (body := post_body(links, candidate.entities[0], candidate)):
            found.append(_own_office(links, candidate.entities[0], body))
    return found


def _own_office(links: Links, post: str, body: str) -> str:
    """The office that a post heads where its title names the whole: OHCHR of "UN High Commissioner for Human Rights"."""
    own = links.base.objects(post, "postIn") if post in links.base.entities else ()
    return next((b for b in own if body in links.base.bodies(b)), body)


def _by_words(links: Links, named: list[Candidate]) -> str | None:
    """ "UNHCR spokesman Kris Janowski", "Vladimir Voronkov, who heads UNOCT"."""
    for person in named:
        beside = links.touching(person.span.start - _REACH, person.span.end + _REACH)
        bodies = (
            c for c in beside if c.entities and not c.hidden and links.base.is_a(c.type, "Organization")
        )
        for body in bodies:
            before = (
                links.text[body.span.end : person.span.start] if body.span.end < person.span.start else ""
            )
            after = links.text[person.span.end : body.span.start] if person.span.end < body.span.start else ""
            if (len(before) < _REACH and _SPOKEN_FOR.fullmatch(before)) or (
                len(after) < _REACH and _LEADS.fullmatch(after)
            ):
                return body.entities[0]
    return None


def _by_knowledge(links: Links, person: str) -> str | None:
    """The body of the posts that the person is known to hold then, if it is one."""
    if person not in links.base.entities:
        return None
    posts = links.base.posts(person, links.document.date)
    bodies = {b for post in posts for b in links.base.objects(post, "postIn")[:1]}
    return bodies.pop() if len(bodies) == 1 else None
