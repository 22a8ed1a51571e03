"""Posts that patterns found: of which body or State, who holds them, and whether the gazetteer knows them."""

from __future__ import annotations

from dataclasses import replace

from unosce_kg.extraction import offices
from unosce_kg.extraction.beside import holder_beside
from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.known_posts import known_of_holder, known_post
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.owners import body_before_its, envoy_of, find_body
from unosce_kg.extraction.presiding import presided_by
from unosce_kg.extraction.standing import (
    is_held,
    is_short_for_body,
    is_spoken_to,
    may_stand_alone,
)
from unosce_kg.extraction.titles import word_minister
from unosce_kg.text import digest, name_key

_HEADS = frozenset(("director", "head", "chief", "manager", "chairman", "chairwoman", "chairperson"))
_MOST_TITLES = 120  # characters of a surface that is still kept as a name


def link_post(links: Links, index: int) -> None:
    """Link a post to the gazetteer's entry, to one that the document named before, or to a new one.

    A title that neither names its body nor stands beside its holder is a post only where the document
    makes clear which: "the Minister" after a minister, "the Foreign Minister" in a text on one State.
    """
    candidate = links.candidates[index]
    title = offices.title_of(links, candidate)
    if offices.is_plural(title, links.base.knowledge.lexicon):
        _link_several(links, index, title)
        return
    if own := _OWN_WAYS.get(candidate.detector):
        own(links, index, title)
        return
    holder = holder_beside(links, candidate)
    if known := known_of_holder(links, candidate, title, holder):
        links.settle(index, known, 0.9, "the gazetteer has its holder in a post of this title")
        return
    if is_spoken_to(links, candidate, title) or (
        holder is None and is_short_for_body(links, candidate, title)
    ):
        return
    said = "body" in candidate.parts or "unit" in candidate.parts
    before = None if said or "owner" in candidate.parts else _antecedent(links, candidate, title, holder)
    if before is not None:
        for post in before.entities[:1]:
            links.settle(index, post, 0.75, "the post of this title that the document named last")
        return
    held = holder is not None or is_held(links, candidate)
    vague = offices.is_mere_task(title) or (not said and _is_one_of_many(links, candidate, title))
    if vague or not (held or may_stand_alone(links, candidate, title, said)):
        return
    if _is_in_short_body(links, candidate):
        _link_in_short_body(links, index, title, held)
        return
    if "unit" in candidate.parts and candidate.detector != "pattern:charge-of-body":
        if body := find_body(links, candidate, title, holder):
            _invent(links, index, title, body)
        return
    body = (holder and presided_by(links, candidate, title, holder)) or envoy_of(links, candidate, title)
    body = body or body_before_its(links, candidate)
    sure = said or body or offices.is_of_state(title)
    weak = None if sure else known_post(links, candidate, title, None)
    body = body or (None if weak else find_body(links, candidate, title, holder))
    known = weak or known_post(links, candidate, title, body)
    if known:
        _link_known(links, index, known)
        return
    owned = candidate.detector == "pattern:owner-office" and "body" not in candidate.parts
    if body is None and not (held and (owned or offices.tells_enough(title, links.base.knowledge.lexicon))):
        return
    _invent(links, index, title, body)


def _is_one_of_many(links: Links, candidate: Candidate, title: str) -> bool:
    """ "run by **a director**": of a body that only the sentence tells, and none that the text happens to name."""
    return title in _HEADS and links.text.endswith((" a ", " an "), 0, candidate.span.start)


def _invent(links: Links, index: int, title: str, body: str | None) -> None:
    candidate = links.candidates[index]
    label = offices.label_of(links, candidate, word_minister(title), body)
    if found := links.base.named(label, "Post"):
        links.settle(index, found[0], 0.9, "the gazetteer has this title in this body")
        return
    surface = candidate.span.of(links.document.text)
    if body is None and candidate.detector == "pattern:owner-office":
        label = surface
    aliases = [
        name
        for name in (surface, offices.label_of(links, candidate, title, body))
        if len(name) < _MOST_TITLES
    ]
    # A title alone says which office is meant in this document, and in no other.
    alone = "" if body else digest(links.document.text)[:8]
    entity = links.invent("post", "Post", label, qualifier=alone, aliases=aliases)
    if body:
        links.post_bodies[entity] = body
    links.settle(
        index, entity, 0.8, "a title and the body that it belongs to" if body else "a title with its holder"
    )


def _is_in_short_body(links: Links, candidate: Candidate) -> bool:
    """Whether it is "of the Assembly": of what is left of a body's name where the text names it again."""
    unit, owner = candidate.parts.get("unit"), candidate.parts.get("owner")
    if unit is None or owner is None or "body" in candidate.parts or owner.of(links.text) != "the":
        return False
    return unit.of(links.text) in links.base.knowledge.lexicon["short_body"]


def _link_in_short_body(links: Links, index: int, title: str, held: bool) -> None:
    """ "the President of the Assembly": in the body of this kind that was named last, else in one that nobody names."""
    candidate = links.candidates[index]
    body = find_body(links, candidate, title, None)
    if body and (known := known_post(links, candidate, title, body)):
        links.settle(index, known, 0.85, "the gazetteer has this title in the body that was named last")
    elif body:
        label = offices.label_of(links, replace(candidate, parts={}), word_minister(title), body)
        post = next(iter(links.base.named(label, "Post")), None) or links.invent(
            "post", "Post", label, aliases=[candidate.span.of(links.document.text)]
        )
        links.post_bodies[post] = body
        links.settle(index, post, 0.75, "a title and the body of this kind that was named last")
    elif held:
        _invent(links, index, title, None)


def _link_deputy(links: Links, index: int, title: str) -> None:
    """ "deputy head of UNICEF": the office below one that the gazetteer has."""
    chief = links.part(links.candidates[index], "body", "Post")
    if chief is None:
        return
    label = f"{title[0].upper()}{title[1:]} {links.entity(chief).label}"
    post = next(iter(links.base.named(label, "Post")), None) or links.invent(
        "post", "Post", label, aliases=[links.candidates[index].span.of(links.document.text)]
    )
    if bodies := links.base.objects(chief, "postIn"):
        links.post_bodies[post] = bodies[0]
    links.settle(index, post, 0.8, "the deputy of a known post")


def _link_counterpart(links: Links, index: int, title: str) -> None:
    """ "her Dutch counterpart": the office of the minister named last, in another State."""
    candidate = links.candidates[index]
    state = links.part(candidate, "body", "Country")
    before = [
        c for c in links.candidates
        if c.type == "Post" and c.span.end <= candidate.span.start and offices.is_of_state(offices.title_of(links, c))
    ]  # fmt: skip
    if before and state:
        _invent(links, index, offices.title_of(links, max(before, key=lambda c: c.span)), state)


def _link_envoy(links: Links, index: int, title: str) -> None:
    """ "the Special Representative of the Secretary-General for Moldova, Ms. Berg": an envoy's office, with what it is for."""
    if known := links.part(links.candidates[index], "body", "Post"):
        _link_known(links, index, known)


def _link_known(links: Links, index: int, known: str) -> None:
    """Link to a post of the gazetteer; of an envoy's with what it is for, to the office of that, which need not be known.

    Behind any other office, "for" and "on" belong to something else.
    """
    candidate, label = links.candidates[index], links.entity(known).label
    if "field" not in candidate.parts or not offices.sends_several(label):
        links.settle(index, known, 0.9, "the gazetteer has this title in this body")
        return
    field = offices.tail_of(links, candidate)
    names = [f"{label}{field}", f"{label}{field.replace(' for ', ' on ', 1)}"]
    post = next((p for name in names for p in links.base.named(name, "Post")), None)
    if post is None:
        post = links.invent("post", "Post", names[0], aliases=[candidate.span.of(links.document.text)])
        links.post_bodies[post] = next(iter(links.base.objects(known, "postIn")), known)
    links.settle(index, post, 0.85, "an envoy of a known post, with what it is for")


# How offices of some patterns are linked, which are like no others.
_OWN_WAYS = {
    "pattern:counterpart": _link_counterpart,
    "pattern:deputy-post": _link_deputy,
    "pattern:envoy-before-name": _link_envoy,
    "pattern:envoy-after-name": _link_envoy,
}


def _link_several(links: Links, index: int, plural: str) -> None:
    """ "the Foreign Ministers of Serbia and Albania": one post for each body or State that is named."""
    candidate = links.candidates[index]
    if plural == "speakers":
        return  # those who spoke, and no heads of parliaments
    title = offices.singular(plural)
    said = candidate.parts.get("body")
    bodies = [c.entities[0] for c in links.within(said) if c.entities] if said else []
    if "pair" in candidate.parts:
        bodies = _states_before(links, candidate)
    elif not bodies and "owner" in candidate.parts and holder_beside(links, candidate):
        bodies = [b for b in [find_body(links, candidate, title, None)] if b]
    if offices.is_of_state(title):
        bodies = [b for b in bodies if links.type_of(b) in ("Country", "Territory")]
    posts = []
    for body in dict.fromkeys(bodies):
        post = known_post(links, candidate, title, body, exact=True)
        if post is None:
            name = f"{word_minister(f'{title[0].upper()}{title[1:]}')} of {offices.with_article(links, body)}"
            post = links.invent("post", "Post", name)
            links.post_bodies[post] = body
        posts.append(post)
    if len(posts) == 1:
        links.settle(index, posts[0], 0.8, "a title and the body that it belongs to")
    elif posts:
        several = candidate.linked(*posts, score=0.8, reason="a title and the bodies that it belongs to")
        links.candidates[index] = offices.several(several)


def _states_before(links: Links, candidate: Candidate) -> list[str]:
    """The States that "the two countries" stands for: those that the text named last, if they are as many."""
    wanted = 3 if links.text[candidate.parts["pair"].start :].startswith("three") else 2
    named = [(at, e) for at, e in links.mentioned("Country") if at < candidate.span.start]
    last = list(dict.fromkeys(e for _, e in sorted(named, reverse=True)))[:wanted]
    return last[::-1] if len(last) == wanted else []


def _antecedent(links: Links, candidate: Candidate, title: str, holder: Candidate | None) -> Candidate | None:
    """The post named before in other words: "the Minister" after "the Serbian Foreign Minister".

    With a name beside it ("Minister Okonjo") it is the one that stands beside this name there.
    """
    wanted = name_key(title).split()
    for other in sorted(links.candidates, key=lambda c: c.span.start, reverse=True):
        if other.type != "Post" or other.span.end > candidate.span.start or other is candidate:
            continue
        named = name_key(offices.title_of(links, other)).split()
        if len(named) < len(wanted) or not offices.same_head(wanted, named) or not set(wanted) <= set(named):
            continue
        if offices.outranks(wanted, named):
            continue
        if candidate.detector == other.detector and named == wanted and holder is None:
            continue  # as bare as this one
        if holder is None or _same_name(links, holder, holder_beside(links, other)):
            return other
    return None


def _same_name(links: Links, one: Candidate, other: Candidate | None) -> bool:
    if other is None:
        return False
    first, second = (set(name_key(c.span.of(links.text)).split()) for c in (one, other))
    return first <= second or second <= first
