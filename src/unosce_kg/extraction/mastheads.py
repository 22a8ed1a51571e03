"""Whose a document is: the body that stands at its head, in its byline or beside its copyright mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from unosce_kg.extraction.knowledge_base import KnowledgeBase
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.tops import OSCE, UN, top
from unosce_kg.model import PROSE, Block, BlockKind

_PEERS = re.compile(r"\s*(?:[|·•\n]|\s[-–—]\s|, (?=\d)|: (?=\d)|\()\s*")
_PATH = re.compile(r"\s*[/›»>]\s*")  # "UNHCR > Publications > Kosovo"
_BYLINE = re.compile(
    r"(?:[Bb]y|(?:[Pp]repared|[Cc]ompiled|[Pp]ublished|[Ii]ssued) by) (?:the )?"
    r"(?:(?:[a-z]+ ){0,3}(?:team|section|office|unit|staff|department|service) of (?:the )?)?(?P<body>[^.,|]+)"
)
_STATEMENT = re.compile(
    r"(?P<body>[A-Z].*?) (?:statement|response|intervention) (?:in|on|to|at|for)\b.*|"
    r"(?i:statement|response|intervention) (?:by|of|on behalf of) (?:the )?(?P<other>[^,]+)"
)
_COPYRIGHT = re.compile(r"©\s?(?:\d{4} )?(?P<body>[^.,|]+)")
_NUMBER = re.compile(r"(?:,? (?:No\.?|Number|Issue|Vol\.?)? ?\d[\d/.-]*)+$")
_IN = re.compile(r",? (?:in|for)$", re.I)
_ORGAN = re.compile(r"\b(?:Council|General Assembly|Committee|Conference)$")
# Those who report what others say and do.
_REPORTERS = re.compile(r"\b(?:News|Media|Information|Press|Spokes\w+)\b")


def find_owner(links: Links) -> str | None:
    """The body that a document is by, as its own head, byline or copyright line names it.

    A line of the head counts where it is a body's name and nothing else, but for the word for the kind of document
    ("UNHCR Briefing notes") and the country of its office ("UNDP Albania"). The first such line tells, and later ones
    only which part of that body; where it has several side by side, nobody is the owner. Organs in which States sit
    and news services are none: they tell what others say.
    """
    blocks = links.document.blocks
    head = _head(blocks, links.document.text)
    texts = [" ".join(b.span.of(links.document.text).split()) for b in head]
    stated = (m["body"] or m["other"] for text in texts if (m := _STATEMENT.fullmatch(text)))
    if author := next((body for name in stated if (body := _named(links, name))), None):
        return author
    owner: str | None = None
    for block in head:
        named = {b for b in _owners_in(links, block) if not _ORGAN.search(links.entity(b).label)}
        inner = [b for b in sorted(named) if all(_is_of(links, b, other) for other in named)]
        if named and not inner and owner is None:
            return None  # several together
        if inner and (owner is None or _is_of(links, inner[0], owner)):
            owner = inner[0]
    owner = owner or _copyright_holder(links)
    return None if owner is None or _REPORTERS.search(links.entity(owner).label) else owner


def _copyright_holder(links: Links) -> str | None:
    """The body beside a copyright mark; whole organizations own the pages of their parts too, and tell nothing."""
    furniture = (b.span for b in links.document.blocks if b.kind is BlockKind.FURNITURE)
    marks = (_COPYRIGHT.search(span.of(links.document.text)) for span in furniture)
    named = (_named(links, mark["body"].strip()) for mark in marks if mark)
    return next((body for body in named if body and body not in (UN, OSCE)), None)


def _is_of(links: Links, body: str, other: str) -> bool:
    return body == other or other == top(links.base, body) or other in links.base.bodies(body)


def _head(blocks: Sequence[Block], text: str) -> list[Block]:
    """The blocks before the running text, without datelines, and without the heading of the first section."""
    head: list[Block] = []
    for block in blocks:
        if block.kind in PROSE:
            break
        head.append(block)
    titled = any(b.kind is BlockKind.TITLE for b in head[:-1])
    if titled and head[-1].kind is BlockKind.HEADING and not _BYLINE.match(head[-1].span.of(text)):
        head.pop()
    return [b for b in head if b.kind is not BlockKind.DATELINE]


def _owners_in(links: Links, block: Block) -> Iterator[str]:
    """The bodies that the lines of a block name; of a path ("UNHCR > Publications > Kosovo") where it starts."""
    above = ""
    for line in _PEERS.split(block.span.of(links.document.text)):
        path = _PATH.split(line.strip())
        first = _owner_called(links, path[0]) or _part_called(links, above, path[0])
        above = path[0]
        if first:
            yield first
        if first and len(path) == 2 and (second := _owner_called(links, path[1])):
            yield second


def _part_called(links: Links, whole: str, line: str) -> str | None:
    """The body of which a masthead names the whole and the part apart: "United Nations | Liaison Office for Peace, Vienna"."""
    return _owner_called(links, f"{whole} {line.partition(',')[0]}") if whole and line else None


def _owner_called(links: Links, line: str) -> str | None:
    text = " ".join(line.split())
    if byline := _BYLINE.fullmatch(text):
        text = byline["body"].strip()
    text = _NUMBER.sub("", text.removeprefix("The ").removesuffix("'s"))
    for name in (text, _without_kind(links, text)):
        if body := _named(links, name) or _country_office(links, name):
            return body
    return None


def _named(links: Links, name: str) -> str | None:
    """The body of that name: known, or found in the document's text."""
    known = links.base.named(name, "Organization")
    if len(known) == 1:
        return known[0]
    found = {
        c.entities[0]
        for c in links.candidates
        if not c.hidden
        and len(c.entities) == 1
        and c.entities[0].startswith("org/")
        and c.span.of(links.text) == name
    }
    return found.pop() if len(found) == 1 else None


def _without_kind(links: Links, text: str) -> str:
    """A line without the word for the kind of document: "UNHCR" of "UNHCR Briefing notes", "UNECE" of "UNECE Energy Bulletin"."""
    kinds = links.base.knowledge.lexicon["publication_noun"]
    meetings = links.base.knowledge.lexicon["meeting_noun"]
    words = text.split()
    for start in range(1, len(words)):
        rest = " ".join(words[start:]).casefold()
        further = " ".join(words[start + 1 :]).casefold() if words[start].title() not in meetings else ""
        if rest in kinds or further in kinds:
            return " ".join(words[:start]).removesuffix("'s")
    return text


def _country_office(links: Links, text: str) -> str | None:
    """The body whose office in a country a line names: "UNDP in Montenegro", "UNICEF ALBANIA"."""
    endings = _countries(links.base)
    if not text.endswith(endings):
        return None
    ending = next(e for e in endings if text.endswith(e))
    return _named(links, _IN.sub("", text.removesuffix(ending).rstrip()))


@lru_cache(maxsize=4)
def _countries(base: KnowledgeBase) -> tuple[str, ...]:
    """The States as they end a line."""
    return tuple(f" {name}" for c in base.of_class("Country") for name in (c.label, c.label.upper()))
