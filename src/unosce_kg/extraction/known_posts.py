"""The gazetteer's posts that a title may mean: by its body, its holder, or what the document speaks of."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from unosce_kg.extraction import offices
from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.knowledge_base import KnowledgeBase
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.surroundings import sentence_around
from unosce_kg.text import name_key


def known_post(
    links: Links, candidate: Candidate, title: str, body: str | None, *, exact: bool = False
) -> str | None:
    """The gazetteer's post of this title in the body, or, without one, in what the document speaks of."""
    if body is None:
        common = offices.is_common(title, links.base.knowledge.lexicon)
        posts = list(links.base.named(title, "Post")) or ([] if common else weakly_named(links, title))
        named = {e for _, e in links.mentioned("Organization")}
        posts = [p for p in posts if links.base.alive(p, links.document.date)] or posts
        around = named.union(*(links.base.bodies(b) for b in named))
        own = [p for p in posts if named.intersection(links.base.objects(p, "postIn"))]
        told = sorted({e for _, e in links.mentioned("Post")}.intersection(posts))
        if len(told) == 1:
            return told[0]  # the text has the whole title elsewhere
        posts = own or [p for p in posts if around.intersection(links.base.bodies(p))]
        return _of_place(links, posts) or _of_nearest_body(links, candidate, posts)
    tail = "" if exact else offices.tail_of(links, candidate)
    keys = {name_key(title), name_key(title + tail), name_key(f"{title} of {links.entity(body).label}{tail}")}
    posts = []
    above = () if name_key(title) in offices.ENVOYS else links.base.bodies(body)[:1]
    for owner in (body, *above):
        posts = posts or sorted({p for p in links.base.members(owner, "postIn") if keys & links.base.keys(p)})
    if body not in links.base.entities or links.type_of(body) == "Post":
        posts = list(links.base.named(f"{title} of the {links.entity(body).label}{tail}", "Post"))
    if not posts and (not tail or name_key(links.entity(body).label).endswith(name_key(tail))):
        posts = _leading_posts(links, title, body)
    return posts[0] if len(posts) == 1 else _of_place(links, posts)


def _leading_posts(links: Links, title: str, body: str) -> list[str]:
    """The office that "the head of ODIHR" means: the one the gazetteer has at a body's top, if it has just one."""
    if name_key(title) not in offices.TOP_WORDS:
        return []
    return [
        p
        for p in links.base.members(body, "postIn")
        if offices.may_be_called(links.base.label(p), name_key(title))
    ]


def _of_place(links: Links, posts: list[str]) -> str | None:
    """Of posts of one title the one whose place the document speaks of most; else the one that names none."""
    if len(posts) < 2:
        return posts[0] if posts else None
    counts: dict[str, int] = {}
    places = Counter(links.entity(e).label for _, e in links.mentioned("Place"))
    for post in posts:
        if links.base.alive(post, links.document.date):
            name = links.base.label(post)
            inside = (p for p in places if p in name and re.search(rf"\b{re.escape(p)}\b", name))
            counts[post] = sum(places[p] for p in inside)
    best = sorted(counts.items(), key=lambda x: (-x[1], x[0]))
    if best and best[0][1] and (len(best) == 1 or best[1][1] < best[0][1]):
        return best[0][0]
    plain = [p for p in counts if not re.search(r" (?:for|in|on|to|at) ", links.base.label(p))]
    return plain[0] if len(plain) == 1 else None


def _of_nearest_body(links: Links, candidate: Candidate, posts: list[str]) -> str | None:
    """Of posts of one title the one in the body that the sentence named last, else in the one named nearest."""
    start = sentence_around(links, candidate).start
    near = sorted(
        (not start <= at < candidate.span.start, abs(candidate.span.start - at), body)
        for at, body in links.mentioned("Organization")
    )
    for *_, body in near:
        around = {body, *links.base.bodies(body)}
        for own in (body,), around:
            found = [p for p in posts if set(own).intersection(links.base.objects(p, "postIn"))]
            if chosen := _of_place(links, found):
                return chosen
    return None


def known_of_holder(links: Links, candidate: Candidate, title: str, holder: Candidate | None) -> str | None:
    """The post of this title that the gazetteer says the person beside it held; in the body that stands with it, if one does."""
    said = links.part(candidate, "body", "Organization")
    for person in holder.entities if holder else ():
        if person not in links.base.entities:
            continue
        key = name_key(title)
        posts = [
            p for p in links.base.posts(person, links.document.date)
            if key in links.base.keys(p) or name_key(links.base.label(p)).startswith((f"{key} of ", f"{key} for "))
        ]  # fmt: skip
        own = links.base.objects(posts[0], "postIn") if posts else ()
        around = [a for b in own for a in (b, *links.base.bodies(b))]
        if said and own and said not in around:
            continue
        if len(posts) == 1 and not _is_of_another_body(links, posts[0], title):
            return posts[0]
    return None


def _is_of_another_body(links: Links, post: str, title: str) -> bool:
    """Whether the document names the body of another post of this title and not that of this one."""
    named = {e for _, e in links.mentioned("Organization")}
    if any(post == e for _, e in links.mentioned("Post")):
        return False
    others = (p for p in weakly_named(links, title) if p != post)
    return named.isdisjoint(links.base.objects(post, "postIn")) and any(
        named.intersection(links.base.objects(p, "postIn")) for p in others
    )


def weakly_named(links: Links, title: str) -> list[str]:
    """The gazetteer's posts that are called so where it is clear of whom one speaks, with the title's hyphens if any are."""
    named = _titles(links.base).get(name_key(title), [])
    spelt = [(text, post) for text, post in named if text.count("-") == title.count("-")]
    return sorted({post for _, post in spelt or named})


@lru_cache(maxsize=4)
def _titles(base: KnowledgeBase) -> dict[str, list[tuple[str, str]]]:
    """Names of curated posts by their keys, each as it is written and with its post."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name in base.knowledge.names:
        if name.entity.startswith("post/"):
            found.setdefault(name_key(name.text), []).append((name.text, name.entity))
    return found
