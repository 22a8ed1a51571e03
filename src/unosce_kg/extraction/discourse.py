"""Who speaks to whom: the frame in which "we", "you" and "our two institutions" mean somebody."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.knowledge_base import KnowledgeBase
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.posts import post_body
from unosce_kg.model import BlockKind, Document, Span

UN, OSCE = "org/un", "org/osce"
_ADDRESS = re.compile(
    r"\b(?:message|statement|remarks|address|speech|greetings|briefing|intervention|letter)s? (?:to|at|for|before)\b|"
    r"\b(?:told|addressed|addressing|briefed|briefing|informed)\b|\bSpeaking (?:to|at|before)\b", re.I)  # fmt: skip
_FIRST = re.compile(r"\b(?:I|we|our|us|my)\b")
_DELIVERED = re.compile(
    r"\b(?:[Dd]elivered|[Rr]ead(?: out)?|[Pp]resented|[Cc]onveyed)(?: on \w+ behalf)? by (?:[^.;\"]|\bM[rs]s?\.|\bDr\.)*$"
)
_SPOKEN = re.compile(r"\b(?:message|statement|remarks|address|speech|briefing)\b", re.I)
_ORGAN = re.compile(r"\b(?:Council|Assembly|Committee|Secretariat)\b")


@dataclass(frozen=True, slots=True)
class Frame:
    """The document's speech situation.

    Attributes:
        is_message: The running text is first-person speech.
        speaker: Id of the person, or of the post where no person is named, or None.
        speaker_body: The body that the speaker speaks for.
        addressee: The event or body that is spoken to.
        addressee_body: The organization behind it.
        both: The two organizations that "we" and "our two institutions" are, or ().
    """

    is_message: bool
    speaker: str | None
    speaker_body: str | None
    addressee: str | None
    addressee_body: str | None
    both: tuple[str, ...]


def find_frame(links: Links) -> Frame:
    """Read the frame off the title, the first paragraph and the names in them."""
    document, base = links.document, links.base
    quotes = quoted(document, links.text)
    spoken = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING)
    prose = [b.span for b in document.blocks if b.kind in spoken]
    first_person = sum(
        any(p.contains(Span(*m.span())) for p in prose)
        and not any(q.contains(Span(*m.span())) for q in quotes)
        for m in _FIRST.finditer(links.text)
    )
    is_message = first_person >= 3
    host = _page_host(links) if first_person and not is_message else None
    speaker_candidate = _speaker(links)
    speaker = speaker_candidate.entities[0] if speaker_candidate else None
    body = host or _body_of(links, speaker_candidate) or (UN if is_message and _mentions(links, UN) else None)
    addressee = _addressee(links, body, is_message)
    addressee_body = None
    if addressee:
        above = (
            (addressee, *base.bodies(addressee))
            if addressee in base.entities
            else (_organizer(links, addressee),)
        )
        addressee_body = next((top(base, b) for b in above if b and b.startswith("org/")), None)
    both = _both(links, body, addressee_body, is_message)
    return Frame(is_message or bool(host), None if host else speaker, body, addressee, addressee_body, both)


def _page_host(links: Links) -> str | None:
    """The body that a page is by: the only one that its title names, where the page says "our"."""
    title = next((b.span for b in links.document.blocks if b.kind is BlockKind.TITLE), None)
    named = [
        e
        for c in links.candidates
        if title and title.contains(c.span)
        for e in c.entities
        if e.startswith("org/")
    ]
    return named[0] if len(set(named)) == 1 else None


def top(base: KnowledgeBase, body: str) -> str:
    """The organization at the top of a body's structure: the OSCE of its Secretariat."""
    if body in base.entities:
        type_ = base.entities[body].type
        if type_ == "UNBody" and UN in base.entities:
            return UN
        if type_ == "OSCEBody" and OSCE in base.entities:
            return OSCE
        above = [b for b in base.bodies(body) if b.startswith("org/")]
        return above[-1] if above else body
    return body


def quoted(document: Document, text: str) -> list[Span]:
    """Stretches in quotation marks; one that is not closed runs to the end of its block."""
    found = []
    for block in document.blocks:
        opened: int | None = None
        for match in re.finditer('"', block.span.of(text)):
            at = block.span.start + match.start()
            if opened is None:
                opened = at
            else:
                found.append(Span(opened, at + 1))
                opened = None
        if opened is not None:
            found.append(Span(opened, block.span.end))
    return found


def _speaker(links: Links) -> Candidate | None:
    """The person, else the post, that the head of the document names as its author."""
    author = links.document.author
    named = [c for c in links.candidates if c.type in ("Person", "Post") and c.entities and not c.hidden]
    persons = [c for c in named if not _DELIVERED.search(links.text, max(0, c.span.start - 60), c.span.start)]
    if author:
        for candidate in persons:
            if candidate.type == "Person" and candidate.span.of(links.document.text) in author:
                return candidate
    intro = _intro(links.document)
    early = [c for c in persons if c.span.start < intro]
    spoken = _SPOKEN.search(links.text, 0, intro)
    for class_ in ("Person", "Post"):
        named = [
            c for c in early if c.type == class_ and (spoken is None or c.span.start < spoken.end() + 200)
        ]
        if named:
            return named[0]
    return persons[0] if persons else None


def _intro(document: Document) -> int:
    """Where the title and the first paragraph end."""
    seen = 0
    for block in document.blocks:
        if block.kind is BlockKind.PARAGRAPH:
            seen += 1
            if seen == 1:
                return block.span.end
    return document.blocks[-1].span.end if document.blocks else 0


def _body_of(links: Links, candidate: Candidate | None) -> str | None:
    if candidate is None:
        return None
    entity = candidate.entities[0]
    if candidate.type == "Post":
        found = post_body(links, entity, candidate)
        return top(links.base, found) if found else None
    posts = [c for c in links.candidates if c.type == "Post" and c.entities]
    held = set(links.base.posts(entity, links.document.date)) if entity in links.base.entities else set()
    near = [c for c in posts if c.entities[0] in held] or [
        c for c in posts if 0 <= candidate.span.start - c.span.end < 3
    ]
    for post in near:
        if found := post_body(links, post.entities[0], post):
            return top(links.base, found)
    return None


def _addressee(links: Links, speaker_body: str | None, is_message: bool) -> str | None:
    """The event, else the body, that follows "message to", "told", "briefed" in the document's first half."""
    limit = max(_intro(links.document), len(links.text) // 2)
    for class_ in ("Meeting", "Organization"):
        for match in _ADDRESS.finditer(links.text, 0, limit):
            for candidate in links.candidates:
                at = candidate.span.start - match.end()
                near = bool(candidate.entities) and not candidate.hidden and 0 <= at < 80
                if not near or not links.base.is_a(candidate.type, class_):
                    continue
                if top(links.base, candidate.entities[0]) != speaker_body:
                    return candidate.entities[0]
    return _meeting_at_head(links) if is_message else None


def _meeting_at_head(links: Links) -> str | None:
    """The meeting that the first paragraph of a message names: "read out … at the Conference"."""
    intro = _intro(links.document)
    return next((e for at, e in links.mentioned("Meeting") if at < intro), None)


def _organizer(links: Links, event: str) -> str | None:
    for candidate in links.candidates:
        if event in candidate.entities:
            for part in ("body", "organizer"):
                if found := links.part(candidate, part, "Organization"):
                    return found
    return event if event.startswith("org/") else None


def _both(
    links: Links, speaker_body: str | None, addressee_body: str | None, is_message: bool
) -> tuple[str, ...]:
    if not is_message and (titled := _titled(links)):
        return titled
    pair = {b for b in (speaker_body, addressee_body) if b}
    if len(pair) == 2:
        return tuple(sorted(pair))
    if all(_mentions(links, b) for b in (UN, OSCE)):
        return (OSCE, UN)
    found = [_foremost(links, family) for family in ("OSCEBody", "UNBody")]
    return tuple(sorted(b for b in found if b)) if all(found) else ()


def _titled(links: Links) -> tuple[str, ...]:
    """The two bodies of different organizations that the title names, if just two, and the text too; organs speak for the whole."""
    titles = [b.span for b in links.document.blocks if b.kind is BlockKind.TITLE]
    named = {
        top(links.base, e) if _ORGAN.search(links.entity(e).label) else e
        for c in links.candidates
        if not c.hidden and any(t.contains(c.span) for t in titles)
        for e in c.entities
        if e.startswith("org/") and links.type_of(e) != "StateBody"
    }
    apart = len({top(links.base, e) for e in named})
    below = {e for c in links.candidates if not any(t.contains(c.span) for t in titles) for e in c.entities}
    return tuple(sorted(named)) if len(named) == apart == 2 and named <= below else ()


def _foremost(links: Links, family: str) -> str | None:
    """The body of an organization that the document names most often, the organization itself before its parts."""
    counts = Counter(e for c in links.candidates if c.type == family and not c.hidden for e in c.entities)
    return min(counts, key=lambda e: (-counts[e], len(links.base.bodies(e)), e), default=None)


def _mentions(links: Links, body: str) -> bool:
    """Whether the document names the body itself, not only inside the name of one of its parts."""
    return any(body in c.entities and not c.hidden for c in links.candidates)


def quoted_body(links: Links, span: Span, quotes: Sequence[Span]) -> str | None:
    """The body that the speaker of a quotation is from: by the post that its paragraph names outside the quotation."""
    block = next((b.span for b in links.document.blocks if b.span.contains(span)), None)
    for candidate in links.candidates if block else ():
        outside = (
            candidate.type == "Post"
            and block
            and block.contains(candidate.span)
            and not in_quotes(candidate.span, quotes)
        )
        body = post_body(links, candidate.entities[0], candidate) if outside and candidate.entities else None
        if body:
            return body if body.startswith("org/") else None
    return None


def in_quotes(span: Span, quotes: Sequence[Span]) -> bool:
    """Whether a span lies in quotation marks."""
    return any(q.contains(span) for q in quotes)
