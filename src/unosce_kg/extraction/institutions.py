"""Institutions that are called like whoever heads them: "the High Commissioner on National Minorities, based in The Hague"."""

from __future__ import annotations

import re

from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.headed import office_of
from unosce_kg.extraction.links import Links

_ARTICLE = r"(?:the |its |an? )?(?:OSCE |CSCE |UN |U\.N\. |United Nations )?"
_JOINED = re.compile(rf"(?:,|,? and|,? or|,? as well as|,? together with|,? along with) {_ARTICLE}")
_NAMED = re.compile(r",? (?:(?:Mr|Ms|Mrs|Dr|Amb|Ambassador)\.? )?[A-ZÀ-Ž][\w'’-]+ (?:[A-ZÀ-Ž]|v[ao]n )")
_PARTNER = re.compile(rf"\b(?:with|alongside) {_ARTICLE}$")
_SEATED = re.compile(
    r",? (?:(?:which|that) )?(?:(?:is|was|are|were|has been|have been) )?"
    r"(?:based in|located in|headquartered in|established|created|set up|founded)\b"
)
_WORKS = re.compile(r" (?:\w+ly )?(?:co-?operates|collaborates|works|liaises) (?:\w+ )?with\b")


def prefer_institutions(links: Links) -> None:
    """The title of an office that is one person means the body where the text joins it to bodies, or tells of its seat or founding.

    With the holder's name beside it, it means the post.
    """
    for index, candidate in enumerate(links.candidates):
        if candidate.type != "Post" or len(candidate.entities) != 1:
            continue
        office = office_of(links, candidate.entities[0])
        if office and _is_institution(links, index):
            links.settle(index, office, 0.85, "the title stands for the institution here")


def _is_institution(links: Links, index: int) -> bool:
    text, candidate = links.text, links.candidates[index]
    after = text[candidate.whole.end : candidate.whole.end + 80]
    before = text[max(0, candidate.whole.start - 60) : candidate.whole.start]
    if _SEATED.match(after) or _WORKS.match(after):
        return True
    follower = _beside(links, candidate, candidate.whole.end, 1)
    if not (follower and _is_body(links, follower)) and _NAMED.match(after):
        return False
    if _PARTNER.search(before):
        return True
    neighbours = (follower, _beside(links, candidate, candidate.whole.start, -1))
    return any(neighbour is not None and _is_body(links, neighbour) for neighbour in neighbours)


def _beside(links: Links, candidate: Candidate, place: int, direction: int) -> Candidate | None:
    """What is named right before or behind in the same list."""
    for other in links.candidates:
        if other.hidden or other is candidate or not other.entities:
            continue
        if direction > 0 and other.whole.start >= place:
            between = links.text[place : other.whole.start]
        elif direction < 0 and other.whole.end <= place:
            between = links.text[other.whole.end : place]
        else:
            continue
        if _JOINED.fullmatch(between):
            return other
    return None


def _is_body(links: Links, candidate: Candidate) -> bool:
    return all(links.base.is_a(links.type_of(entity), "Organization") for entity in candidate.entities)
