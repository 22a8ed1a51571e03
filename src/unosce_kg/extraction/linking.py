"""From candidates to entities: curated ones where the text and the document's date allow it, else new ones."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from unosce_kg.extraction.bodies import link_body
from unosce_kg.extraction.candidates import DATE, Candidate
from unosce_kg.extraction.events import link_event
from unosce_kg.extraction.instruments import link_agreement
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.namesakes import has_namesake, is_part_of_another
from unosce_kg.extraction.people import link_person
from unosce_kg.extraction.places import link_place
from unosce_kg.extraction.posts import link_post
from unosce_kg.extraction.presences import is_elsewhere, namesake_in_focus
from unosce_kg.extraction.series import link_series, recurs
from unosce_kg.extraction.subjects import is_subject_of_work
from unosce_kg.extraction.surroundings import sentence_around
from unosce_kg.model import GazetteerName, Span

_LABEL = re.compile(r" ?: +(?:Mr|Ms|Mrs|Dr|Prof|H\.E|Amb|[A-Z][a-z]+ [A-Z])")
_IN_THE_ROOM = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Mme)\.? |\b(?:Madam|Mister) |\b[Ii]n the )$")
_OF_ANOTHER = re.compile(r" of (?:its|their|his|her|our|your|an?|the [a-z]+'s|the) ")
_MEETING = "Conference"  # short for the CSCE, and for many a meeting
_OF_MANY = ("org/", "event/", "person/")  # kinds of which many have the same short name
# What is linked first may be a part of what comes later.
STAGES = (
    ("Place", link_place), ("Organization", link_body), ("Post", link_post), ("Person", link_person), ("Event", link_event),
    ("Agreement", link_agreement),
)  # fmt: skip


# Names that stand for another one of the document: how sure that is, and why.
REPEATED = {
    "acronym": (0.95, "the document introduces this acronym"),
    "short name": (0.8, "the body of this kind that the document named last"),
}


def link_gazetteer(links: Links) -> None:
    """Settle the candidates whose names identify an entity by themselves, then those that need context."""
    for index, candidate in enumerate(links.candidates):
        if candidate.names and not candidate.weak and not candidate.entities:
            strong = tuple(n for n in candidate.names if not n.weak)
            _choose(links, index, strong)
    for index, candidate in enumerate(links.candidates):
        if candidate.weak and not candidate.entities:
            _choose_weak(links, index, candidate.names)


def _choose(links: Links, index: int, names: tuple[GazetteerName, ...]) -> None:
    entities = sorted({n.entity for n in names if not n.adjective} or {n.entity for n in names})
    if len(entities) == 1:
        links.settle(index, entities[0], 1.0, "the name is this entity's alone")
        return
    scored = sorted(((_support(links, e, index), e) for e in entities), key=lambda x: (-x[0], x[1]))
    if scored[0][0] > scored[1][0]:
        links.settle(
            index, scored[0][1], 0.8, "of several entities of this name the one that the context supports"
        )
    elif links.base.is_a(links.base.entities[entities[0]].type, "Place"):
        links.settle(index, scored[0][1], 0.5, "the first of several places of this name")


def _choose_weak(links: Links, index: int, names: tuple[GazetteerName, ...]) -> None:
    """Link a short name only where the document speaks of the body, or of the entity by its full name."""
    topics = sorted({n.entity for n in names if n.entity.startswith("topic/")})
    if topics:
        if len(topics) == 1 and is_subject_of_work(links, links.candidates[index]):
            links.settle(index, topics[0], 0.7, "a general word where subjects of work are named")
        return
    if (
        _is_of_another(links, index, names)
        or _is_namesake(links, index, names)
        or _is_in_the_room(links, index, names)
        or _is_a_meeting(links, index)
    ):
        return
    surface = links.candidates[index].span.of(links.text)
    several = len({n.entity for n in names}) > 1 or surface in (
        "Mission",
        "Centre",
        "Center",
        "Office",
        "Department",
    )
    if several and surface == "Secretariat" and (found := _own_secretariat(links, index, names)):
        links.settle(index, found, 0.7, "the Secretariat of the body that the document speaks of most")
    if several and surface in links.base.knowledge.lexicon["body_noun"]:
        return  # "the Mission" is whichever was named last, which coreference knows
    meetings = sorted({n.entity for n in names if n.entity.startswith("event/")})
    if len(meetings) > 1 and recurs(links, links.candidates[index]):
        link_series(links, index, meetings[-1])
        return
    spelled = tuple(n for n in names if n.text == surface) or names
    scored = sorted(
        ((_support(links, n.entity, index), n.entity) for n in spelled), key=lambda x: (-x[0], x[1])
    )
    best = scored[0]
    rival = next((s for s in scored[1:] if s[1] != best[1]), None)
    if best[0] >= 2 and (rival is None or rival[0] < best[0]):
        links.settle(index, best[1], 0.75, "a short name, and the document speaks of its body")


def _own_secretariat(links: Links, index: int, names: tuple[GazetteerName, ...]) -> str | None:
    """Whose "the Secretariat" is: of the body named before it in its sentence, else of the one that is named most by far."""
    candidate = links.candidates[index]
    if not links.text.endswith(("the ", "The "), 0, candidate.span.start):
        return None  # "your Secretariat" is told by who speaks to whom
    wholes = {links.base.bodies(n.entity)[-1]: n.entity for n in names if links.base.bodies(n.entity)}
    named = [(at, whole) for at, body in links.mentioned("Organization") for whole in wholes
             if whole == body or (body in links.base.entities and whole in links.base.bodies(body))]  # fmt: skip
    start = sentence_around(links, candidate).start
    if here := [m for m in named if start <= m[0] < candidate.span.start]:
        return wholes[max(here)[1]]
    counted = Counter(body for _, body in links.mentioned("Organization") if body in wholes).most_common(2)
    if not counted or (len(counted) > 1 and counted[0][1] < 2 * counted[1][1]):
        return None
    return wholes[counted[0][0]]


def _is_namesake(links: Links, index: int, names: tuple[GazetteerName, ...]) -> bool:
    """Whether the words around a short name, or elsewhere in the document, say that somebody else has it."""
    if any(n.entity.startswith(_OF_MANY) for n in names) and is_part_of_another(links, index):
        return True
    surname = links.candidates[index].span.of(links.text)
    return any(n.entity.startswith("person/") and has_namesake(links, n.entity, surname) for n in names)


def _is_in_the_room(links: Links, index: int, names: tuple[GazetteerName, ...]) -> bool:
    """Whether a chair is whoever chairs right here ("Mr. Chair, …", "Chair: Ms. Lee"), or a seat ("in the Chair"), and no office."""
    span = links.candidates[index].span
    before = links.text[max(0, span.start - 12) : span.start]
    return any(n.entity.startswith("post/") for n in names) and (
        span.of(links.text).casefold().startswith("chair")
        and (_IN_THE_ROOM.search(before) is not None or _LABEL.match(links.text, span.end) is not None)
    )


def _is_a_meeting(links: Links, index: int) -> bool:
    """Whether "the Conference" is the one that the text has named ("the Mediterranean Conference"), and not the CSCE."""
    span = links.candidates[index].span
    return span.of(links.text) == _MEETING and any(
        c.type == "Meeting" and not c.hidden and _MEETING in c.span.of(links.text) and c.span.end < span.start
        for c in links.candidates
    )


def _is_of_another(links: Links, index: int, names: tuple[GazetteerName, ...]) -> bool:
    """Whether "of its …", "of the country's …" says that a title is none of the known offices of that name."""
    post = any(n.entity.startswith("post/") for n in names)
    match = _OF_ANOTHER.match(links.text, links.candidates[index].span.end) if post else None
    if match is None:
        return False
    named = {
        e for c in links.candidates for e in c.entities
        if 0 <= c.span.start - match.end() < 3 or c.span.contains(Span(match.end(), match.end() + 1))
    }  # fmt: skip
    return not named or not any(named & set(links.base.bodies(n.entity)) for n in names)


def _support(links: Links, entity: str, index: int) -> float:
    """How much the document speaks for an entity: named in full, its bodies near, its date possible."""
    if not links.base.alive(entity, links.document.date):
        return -1.0
    here = links.candidates[index].span.start
    bodies = links.base.bodies(entity)
    support = 0.0
    for place, other in links.mentioned():
        near = 1.0 / (1 + abs(here - place) / 400)
        if other == entity:
            support = max(support, 4.0 + near)
        elif other in bodies:
            support = max(support, (3.0 if other == bodies[0] else 2.0) + near)
        elif bodies and bodies[-1] in links.base.bodies(other):
            support = max(support, 2.0)
        elif other in links.base.objects(entity, "locatedIn"):
            support = max(support, 1.5 + near)
    return support


def link_parts(links: Links) -> None:
    """Settle the candidates that patterns built, inner parts first."""
    order = sorted(range(len(links.candidates)), key=lambda i: (len(links.candidates[i].span), i))
    for class_, link in STAGES:
        for index in order:
            candidate = links.candidates[index]
            open_ = (
                not candidate.entities and not candidate.names and candidate.detector.startswith("pattern")
            )
            if open_ and links.base.is_a(candidate.type, class_) and not _awaits(links, candidate):
                link(links, index)


def _awaits(links: Links, candidate: Candidate) -> bool:
    """Whether a short name inside the candidate is not settled yet."""
    return any(c.detector in REPEATED and not c.entities for c in links.within(candidate.span))


def link_repeated(links: Links) -> None:
    """Settle the acronyms and short names that the document introduces itself as what they stand for."""
    for index, candidate in enumerate(links.candidates):
        if candidate.detector in REPEATED and not candidate.entities:
            long = next(
                (c for c in links.candidates if c.span == candidate.parts["long"] and c is not candidate),
                None,
            )
            other = (
                candidate.detector == "short name"
                and long
                and long.entities
                and namesake_in_focus(links, candidate, long)
            )
            if other:
                links.settle(index, other, 0.7, "the body of this kind in the land that the paragraph is on")
            elif long and long.entities and not is_elsewhere(links, candidate, long.entities[0]):
                links.settle(index, long.entities[0], *REPEATED[candidate.detector])


def prefer_bodies(links: Links) -> None:
    """A title that is a body's name too means the body where its acronym follows: "High Commissioner … (UNHCR)"."""
    for index, candidate in enumerate(links.candidates):
        if candidate.type != "Post" or candidate.extent is None:
            continue
        inside = [c for c in links.within(candidate.extent) if c.hidden and c.entities
                  and c.span.start >= candidate.span.end]  # fmt: skip
        post = candidate.entities[0] if candidate.entities else ""
        own = (*links.base.objects(post, "postIn"), links.post_bodies.get(post))
        body = inside[0].entities[0] if inside else ""
        if body.startswith("org/") and (body not in own or not _is_named_in(links, candidate, body)):
            links.settle(index, inside[0].entities[0], 0.95, "the acronym that follows is a body's")


def _is_named_in(links: Links, candidate: Candidate, entity: str) -> bool:
    """Whether a name of the entity stands inside the candidate: the Commission's in its Executive Secretary's."""
    surface = candidate.span.of(links.text)
    names = (links.entity(entity).label, *(a.text for a in links.entity(entity).aliases))
    return any(name in surface for name in names if len(name) > 3)


def drop_unlinked(links: Links) -> list[Candidate]:
    """The candidates that refer to something, and the dates.

    What was hidden in a name that turned out to be none stands for itself again.
    """
    kept = [c for c in links.candidates if c.entities or c.type == DATE]
    taken = [c.whole for c in kept if not c.hidden]
    for index in sorted(range(len(kept)), key=lambda i: (-len(kept[i].whole), kept[i].span)):
        candidate = kept[index]
        if candidate.hidden and not any(t.overlaps(candidate.span) for t in taken):
            kept[index] = replace(candidate, hidden=False)
            taken.append(candidate.whole)
    return kept
