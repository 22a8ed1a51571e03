"""Bodies that patterns found: of whose structure, of what class, and whether the gazetteer knows them."""

from __future__ import annotations

import re
from dataclasses import replace

from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.headed import INHERITED, link_ministry, link_office
from unosce_kg.extraction.knowledge_base import words
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.surroundings import country_in_focus, sentence_around
from unosce_kg.extraction.titles import word_ministry
from unosce_kg.extraction.whereabouts import LANDS, lands_of, places_beside, with_lands
from unosce_kg.model import ENGLISH, Span

_AND = re.compile(r"(?:,|,? and) (?:the )?")
_OWNED = re.compile(r"\b(?:its|whose|their) $")


def link_body(links: Links, index: int) -> None:
    """Link a body to the gazetteer's entry of that name, or to a new one below its parent's class."""
    candidate = links.candidates[index]
    if "places" in candidate.parts:
        _link_several(links, index)
        return
    for part, link in (("unit", _link_unit), ("post", link_office), ("ministry", link_ministry)):
        if part in candidate.parts:
            link(links, index)
            return
    surface = candidate.span.of(links.document.text)
    for name in (surface, _label(links, index)):
        for known in links.base.named(name, "Organization"):
            links.settle(index, known, 0.95, "the gazetteer has this name")
            return
    if "body" not in candidate.parts and (owner := _owner_before(links, candidate)):
        candidate = replace(candidate, parts={**candidate.parts, "body": owner.span})
        links.candidates[index] = candidate
    parent = links.part(candidate, "body", "Organization")
    place = links.part(candidate, "place", "Place")
    if short := _short_form(links, candidate, parent, place):
        links.settle(index, short, 0.85, "a short form of a body's name that the context points to")
        return
    type_ = candidate.type
    if parent and links.type_of(parent) in INHERITED:
        type_ = links.type_of(parent)
    if type_ == "StateBody" and place is None:
        place = _land_named_for(links, candidate)
    if candidate.detector == "pattern:owned-unit" and parent is None:
        return
    if (type_ == "StateBody" and place is None) or _is_too_general(links, candidate, place):
        return
    label = _label(links, index)
    if parent and not candidate.span.contains(candidate.parts["body"]):
        label = f"{label} of the {links.entity(parent).label}"
    entity = links.invent("org", type_, label, aliases=[_own_name(links, candidate, label)])
    links.settle(index, entity, 0.8, "a name built like one of a body")


def _owner_before(links: Links, candidate: Candidate) -> Candidate | None:
    """The body named last before "its Press Section", "whose Cog Unit", in the same sentence."""
    start = sentence_around(links, candidate).start
    if candidate.type == "StateBody" or _OWNED.search(links.text, start, candidate.span.start) is None:
        return None
    bodies = [
        c for c in links.candidates
        if c.entities and start <= c.span.start < candidate.span.start and links.base.is_a(c.type, "Organization")
    ]  # fmt: skip
    return max(bodies, key=lambda c: c.span, default=None)


def _own_name(links: Links, candidate: Candidate, label: str) -> str:
    """What the text calls a body; its title alone where that stands behind a short name ("the Mission's Press Section")."""
    title = candidate.parts.get("title")
    surface = candidate.span.of(links.document.text)
    return (
        title.of(links.document.text)
        if title and label.startswith(f"{title.of(links.document.text)} of the ")
        else surface
    )


def _link_unit(links: Links, index: int) -> None:
    """ "OSCE Special Monitoring Mission": a body's name, and the known name of one of its parts."""
    candidate = links.candidates[index]
    whole, unit = (links.part(candidate, name, "Organization") for name in ("body", "unit"))
    if whole and unit and whole in links.base.bodies(unit):
        links.settle(index, unit, 0.9, "the name of a part of the body that is named before it")


def _link_several(links: Links, index: int) -> None:
    """ "the Governments of Serbia and Albania", "the OSCE Centres in Osh and Bishkek": one body for each place."""
    candidate = links.candidates[index]
    title = _singular(candidate.parts["title"].of(links.document.text))
    parent = links.part(candidate, "body", "Organization")
    bodies = [_body_in(links, candidate, title, parent, place) for place in places_of(links, candidate)]
    if len(bodies) > 1:
        links.candidates[index] = replace(
            candidate.linked(*bodies, score=0.8, reason="a body of this kind in each of the places"),
            type=links.type_of(bodies[0]),
        )


def places_of(links: Links, candidate: Candidate) -> list[Candidate]:
    """The names of the places in a name that stands for a body in each of them, in text order."""
    where = candidate.parts["places"]
    inside = [c for c in links.within(where) if c.entities and c is not candidate]
    return [c for c in inside if links.base.is_a(links.type_of(c.entities[0]), "Place")]


def _body_in(links: Links, several: Candidate, title: str, parent: str | None, place: Candidate) -> str:
    """The body with a title in one place, below a parent or, without one, an authority of that State."""
    where = place.entities[0]
    if parent is None:
        label = f"{word_ministry(f'{title[0].upper()}{title[1:]}')} of {links.entity(where).label}"
        known = links.base.named(label, "StateBody")
        return known[0] if known else links.invent("org", several.type, label)
    owner = several.parts["body"].of(links.document.text)
    label = f"{owner} {title} in {place.span.of(links.document.text)}"
    near = {where, *lands_of(links, where)}
    if known := links.base.named(label, "Organization") or tuple(
        sorted(parts_in(links, parent, near, words(title)))
    ):
        return known[0]
    type_ = links.type_of(parent) if links.type_of(parent) in INHERITED else several.type
    return links.invent("org", type_, label)


def _singular(title: str) -> str:
    return re.sub(r"(?<=\w)(?:(ie)s|s)(?= of |$)", lambda m: "y" if m[1] else "", title, count=1)


def _short_form(links: Links, candidate: Candidate, parent: str | None, place: str | None) -> str | None:
    """The body that "the OSCE Mission" is short for: the one in the place named near, or one that the document names."""
    title = candidate.parts.get("title")
    if parent is None or title is None:
        return None
    wanted = words(title.of(links.text))
    named = [
        (at, body) for at, body in links.mentioned("Organization")
        if body != parent and parent in _above(links, body) and _is_called(links, body, wanted)
        and (place is None or place in links.base.objects(body, "locatedIn"))
    ]  # fmt: skip
    beside = {place} if place else places_beside(links, candidate)
    before = [body for at, body in sorted(named) if at < candidate.span.start]
    if not beside and len(set(before)) == 1:
        return before[-1]  # no place near speaks of another one
    near = {place} if place else with_lands(links, beside)
    here = parts_in(links, parent, near, wanted) or _parts_called(links, parent, wanted)
    if len(here) > 1:
        here = {body for body in here if is_running(links, body)} or here
    if len(here) == 1:
        return next(iter(here))
    lands = {p for p in near if links.type_of(p) != "City"}
    named = [
        (at, body) for at, body in named if not lands or lands & set(links.base.objects(body, "locatedIn"))
    ]
    before = [body for at, body in sorted(named) if at < candidate.span.start]
    if before:
        return before[-1]
    return named[0][1] if len({body for _, body in named}) == 1 else None


def parts_in(links: Links, parent: str, near: set[str], wanted: frozenset[str]) -> set[str]:
    """The parts of a body in one of the places that have the wanted words and more in their names.

    Where only a State is named, a part in one of its towns is in it too.
    """
    towns = any(links.type_of(place) == "City" for place in near)
    found = set()
    for body in links.base.members(parent, "partOf"):
        where = set(links.base.objects(body, "locatedIn"))
        if not towns:
            where |= {land for place in where for land in lands_of(links, place)}
        if near & where and _is_called(links, body, wanted) and _exists(links, body):
            found.add(body)
    return found


def _exists(links: Links, body: str) -> bool:
    """Whether the body's dates allow it at the document's date; a year's grace, since texts look back."""
    _, end = links.base.knowledge.lifetimes.get(body, (None, None))
    today = links.document.date
    return links.base.alive(body, today) and (today is None or end is None or today.year <= end.year + 1)


def is_running(links: Links, body: str) -> bool:
    """Whether the document's date lies within the body's own."""
    start, end = links.base.knowledge.lifetimes.get(body, (None, None))
    today = str(links.document.date or "")
    return (start is None or str(start)[:7] <= today[:7]) and (end is None or today[:7] <= str(end)[:7])


def _above(links: Links, body: str) -> tuple[str, ...]:
    return links.base.bodies(body) if body in links.base.entities else ()


def _is_called(links: Links, body: str, wanted: frozenset[str]) -> bool:
    names = (links.entity(body).label, *(a.text for a in links.entity(body).aliases))
    return any(wanted < words(name) for name in names)


def _land_named_for(links: Links, candidate: Candidate) -> str | None:
    """The State of an authority: of the embassy's adjective, of its list, of the town named last before it in its sentence, or in focus."""
    if land := links.part(candidate, "land", "Place") or _land_of_list(links, candidate):
        return land
    start = sentence_around(links, candidate).start
    before = [
        c for c in links.candidates
        if c.entities and start <= c.span.start < candidate.span.start and c.type in (*LANDS, "City")
    ]  # fmt: skip
    if before and before[-1].type == "City":
        return next(iter(lands_of(links, before[-1].entities[0])), None)
    return country_in_focus(links, candidate)


def _land_of_list(links: Links, candidate: Candidate) -> str | None:
    """The State behind the last of several authorities: "the Ministry of Labour and the Border Guard Service of Serbia"."""
    end = candidate.span.end
    for other in links.candidates:
        if other.hidden or other.span.start < end:
            continue
        if other.type != "StateBody" or not _AND.fullmatch(links.text, end, other.span.start):
            return None
        if place := links.part(other, "place", "Place"):
            return place
        end = other.span.end
    return None


def _parts_called(links: Links, parent: str, wanted: frozenset[str]) -> set[str]:
    """The parts of a body that have no other name than this one: the OSCE has one Secretariat."""
    own = words(links.entity(parent).label).union(
        *(words(a.text) for a in links.entity(parent).aliases if a.language == ENGLISH)
    )
    return {
        body
        for body in links.base.members(parent, "partOf")
        if any(
            words(name) - own == wanted
            for name in (links.entity(body).label, *(a.text for a in links.entity(body).aliases))
        )
    }


def _is_too_general(links: Links, candidate: Candidate, place: str | None) -> bool:
    """Whether "OSCE Mission" says nothing that tells one of a body's many missions from another."""
    title = candidate.parts.get("title")
    words_ = title.of(links.text) if title else ""
    several = " " in words_ or candidate.type == "StateBody" or words_ == "Secretariat"
    return title is not None and not several and place is None and "body" in candidate.parts


def _label(links: Links, index: int) -> str:
    """The name as the gazetteer would have it: "Government of Kyrgyzstan" for "the Kyrgyz government"."""
    candidate = links.candidates[index]
    title: Span | None = candidate.parts.get("title")
    if candidate.type == "StateBody" and title:
        place = links.part(candidate, "place", "Place") or _land_named_for(links, candidate)
        name = title.of(links.document.text)
        if place:
            return f"{word_ministry(f'{name[0].upper()}{name[1:]}')} of {links.entity(place).label}"
    if title and any(c.detector == "short name" for c in links.within(candidate.span)):
        parent = links.part(candidate, "body", "Organization")
        return f"{title.of(links.document.text)} of the {links.entity(parent).label}" if parent else ""
    return candidate.span.of(links.document.text).replace("’s ", " ").replace("'s ", " ")
