"""Names inside names: the territory in a mission's, the topic in an instrument's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unosce_kg.extraction.candidates import ADJECTIVE, Candidate
from unosce_kg.extraction.links import Links
from unosce_kg.model import Span

_AT = re.compile(r"(?:\b(?:at|in|to|for|on|of)(?: the)? |[,(] ?)$")
_WITH_LAND = re.compile(r", |\bcapital\b")  # "Abkhazia, Georgia" and "the Turkmen capital" name the State too
_ON = re.compile(r"\b(?:on|for|to|against|of|in)\b(?: the)? ", re.I)


def find_nested(links: Links) -> list[Candidate]:
    """Names inside curated names that the knowledge relates to them: the territory in a mission's, the body in a resolution's."""
    found: list[Candidate] = []
    for outer in links.candidates:
        if (
            (outer.hidden and not links.base.is_a(outer.type, "Organization"))
            or len(outer.entities) != 1
            or outer.names == ()
            or outer.type in ("Topic", ADJECTIVE)
        ):
            continue
        entity = outer.entities[0]
        if links.base.is_a(outer.type, "Place"):
            if _WITH_LAND.search(outer.span.of(links.text)):
                found.extend(_inside(links, outer, [*links.base.objects(entity, "locatedIn")]))
            continue
        bodies = links.base.bodies(entity)
        related = [*bodies, *issuers(links, entity),
                   *(o for p in ("locatedIn", "tookPlaceIn", "concerns") for o in links.base.objects(entity, p))]  # fmt: skip
        if outer.type == "Post":  # "Head of the OSCE Mission to Ruritania": the body's name holds one too
            found.extend(
                _inside(links, outer, [o for b in bodies for o in links.base.objects(b, "locatedIn")])
            )
        found.extend(_inside(links, outer, list(dict.fromkeys(related))))
        if outer.type in ("Agreement", "Meeting"):
            found.extend(_topics_inside(links, outer))
    return found


def issuers(links: Links, entity: str) -> tuple[str, ...]:
    """The bodies that adopted or signed a curated instrument."""
    return tuple(
        p for p in links.base.members(entity, "partyTo") if links.base.is_a(links.type_of(p), "Organization")
    )


def _topics_inside(links: Links, outer: Candidate) -> Iterator[Candidate]:
    """What the name of an instrument or meeting says that it is on: the longest topics after a preposition."""
    surface = outer.span.of(links.text)
    begins = [m.end() for m in _ON.finditer(surface)]
    if not begins:
        return
    ends = [m.end() for m in re.finditer(r"[\w-]+", surface)]
    position = begins[0]
    for start in (m.start() for m in re.finditer(r"[\w-]+", surface)):
        for end in reversed([e for e in ends if start < e and start >= position]):
            topics = links.base.named(surface[start:end], "Topic")
            if len(topics) == 1:
                position = end
                span = Span(outer.span.start + start, outer.span.start + end)
                yield Candidate(span, "Topic", "gazetteer", entities=topics, score=0.9,
                                reason="named inside the name of what is about it", hidden=True)  # fmt: skip
                break


def _inside(links: Links, outer: Candidate, related: list[str]) -> Iterator[Candidate]:
    surface = outer.span.of(links.text)
    taken: list[Span] = []
    outer_is_body = links.base.is_a(outer.type, "Organization")
    for span, entity in sorted(
        _named_in(links, outer.type, surface, related), key=lambda m: (-len(m[0]), m[0], m[1])
    ):
        if not any(span.overlaps(t) for t in taken):
            taken.append(span)
            if outer_is_body and links.type_of(entity) == "City" and not _AT.search(surface, 0, span.start):
                continue  # a body's seat, of which its name does not speak: the Venice Commission
            whole = Span(outer.span.start + span.start, outer.span.start + span.end)
            yield Candidate(whole, links.type_of(entity), "gazetteer", entities=(entity,), score=0.95,
                            reason="named inside a name that it belongs to", hidden=True)  # fmt: skip


def _named_in(links: Links, outer: str, surface: str, related: list[str]) -> Iterator[tuple[Span, str]]:
    """Where one of the related entities is named in what is called so, by its longest name there; in a place's by its adjective too."""
    for entity in related:
        names = {links.entity(entity).label, *(a.text for a in links.entity(entity).aliases)}
        if links.base.is_a(outer, "Place"):
            names |= links.base.adjectives_of(entity)
        for name in sorted((n for n in names if 1 < len(n) < len(surface)), key=lambda n: (-len(n), n)):
            if name in surface and (match := re.search(rf"(?<!\w){re.escape(name)}(?!\w)", surface)):
                yield Span(*match.span()), entity
                break
