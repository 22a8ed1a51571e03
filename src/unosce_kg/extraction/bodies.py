"""Bodies that patterns found: of whose structure, of what class, and whether the gazetteer knows them."""

from __future__ import annotations

from unosce_kg.extraction.links import Links
from unosce_kg.extraction.people import country_before
from unosce_kg.model import Span

INHERITED = ("UNBody", "OSCEBody", "RegionalOrganization")


def link_body(links: Links, index: int) -> None:
    """Link a body to the gazetteer's entry of that name, or to a new one below its parent's class."""
    candidate = links.candidates[index]
    surface = candidate.span.of(links.document.text)
    for name in (surface, _label(links, index)):
        for known in links.base.named(name, "Organization"):
            links.settle(index, known, 0.95, "the gazetteer has this name")
            return
    parent = links.part(candidate, "body", "Organization")
    place = links.part(candidate, "place", "Place")
    type_ = candidate.type
    if parent and links.type_of(parent) in INHERITED:
        type_ = links.type_of(parent)
    if type_ == "StateBody" and place is None:
        place = country_before(links, candidate, len(links.text))
        if place is None:
            return
    entity = links.invent("org", type_, _label(links, index), aliases=[surface])
    links.settle(index, entity, 0.8, "a name built like one of a body")


def _label(links: Links, index: int) -> str:
    """The name as the gazetteer would have it: "Government of Kyrgyzstan" for "the Kyrgyz government"."""
    candidate = links.candidates[index]
    title: Span | None = candidate.parts.get("title")
    if candidate.type == "StateBody" and title:
        place = links.part(candidate, "place", "Place") or country_before(links, candidate, len(links.text))
        words = title.of(links.document.text)
        if place:
            return f"{words[0].upper()}{words[1:]} of {links.entity(place).label}"
    return candidate.span.of(links.document.text).replace("’s ", " ").replace("'s ", " ")
