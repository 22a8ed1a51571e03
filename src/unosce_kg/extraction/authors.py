"""Who has written or given a document: a person, whoever signed it, or the body whose page it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.mastheads import find_owner
from unosce_kg.extraction.quotations import in_quotes, quoted
from unosce_kg.extraction.represented import body_of_person, body_of_post, voice_of
from unosce_kg.extraction.surroundings import block_around
from unosce_kg.extraction.tops import top
from unosce_kg.model import BlockKind, Document, DocumentKind, Span

_FIRST = re.compile(r"\b(?:I|we|our|us|my)\b")
_DELIVERED = re.compile(
    r"\b(?:[Dd]elivered|[Rr]ead(?: out)?|[Pp]resented|[Cc]onveyed)(?: on \w+ behalf)? by (?:[^.;\"]|\bM[rs]s?\.|\bDr\.)*$"
)
_SPOKEN = re.compile(r"\b(?:message|statement|remarks|address|speech|briefing)\b", re.I)
_BEFORE = 160  # characters that tell who reads out or is answered
_SALUTATION = 200  # characters of a line that opens a speech
_LAST = 6  # blocks in which a document is signed
_LINE = re.compile(r"(?:^|\n)(?:Mr\.? |Ms\.? |Dr\.? |Ambassador |\(Signed\) )?$")
_SIGNED = re.compile(r"\s*(?:$|\n|,|[A-Z])")
_WORKED = re.compile(r"\bI (?:have |had )?(?:worked|work|served|serve) (?:for|with|at|in) (?:the )?$")
_BY = re.compile(r"(?:^|\n)By $")
_REPORT = re.compile(r"\breport (?:of|by) the secretary(?P<hyphen>[ -])general\b", re.I)
_LINE_ENDS = re.compile(r"\s*(?:\([^()\n]{1,40}\)\s*)?$")
_SALUTED = re.compile(
    r"(?:^|[,;:(] *)(?:[Dd]ear|[Hh]onou?rable|[Dd]istinguished|Mr\.?|M[rs]s\.?|Mme\.?|Madame?|Excellenc(?:y|ies)|Your \w+)\b"
)
_RESPONSE = re.compile(
    r"\b(?:response|reply|answer|letter|message|welcome) to (?:the )?(?:[\w' -]|, )*$", re.I
)
_ASKED = re.compile(r"[^.!?\n]*\?")
_PERSONAL = (DocumentKind.MESSAGE, DocumentKind.STATEMENT, DocumentKind.LETTER)


@dataclass(frozen=True, slots=True)
class Author:
    """Who speaks in a document's running text.

    Attributes:
        first: The text speaks in the first person.
        speaker: Id of the person, or of the post where no person is named, or None.
        body: The body that is meant by "we", or None.
        together: The two bodies whose heads speak with one voice, or ().
        owner: The body that the document is by, where its head tells.
    """

    first: bool
    speaker: str | None
    body: str | None
    together: tuple[str, ...]
    owner: str | None


def find_author(links: Links) -> Author:
    """Read off the head, the signature and the words who speaks in a document."""
    owner = find_owner(links)
    first, singular = _first_persons(links)
    reporter = _reporter(links)
    speech = links.document.kind in _PERSONAL or reporter is not None
    few = owner is not None and singular < 3 and 2 * singular < first
    personal = speech or bool(links.document.author) or (singular > 0 and not few)
    host = (owner or _page_host(links)) if first and not personal else None
    if first and len(writers := _writers(links)) > 1:
        return Author(True, None, None, _voices(links, writers), owner)
    candidate = None if host or reporter else _speaker(links)
    speaker = reporter or (candidate.entities[0] if candidate else None)
    body = host or (
        top(links.base, links.base.bodies(reporter)[0]) if reporter else _body_of(links, candidate, owner)
    )
    is_first = first >= 3 or (first > 0 and speech) or host is not None
    return Author(is_first, speaker, body, (), owner)


def _first_persons(links: Links) -> tuple[int, int]:
    """How often the running text says "I" or "we" outside quotation marks and questions, and how often "I" alone."""
    quotes = quoted(links.document, links.text)
    spoken = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING)
    prose = [b.span for b in links.document.blocks if b.kind in spoken]
    said = [
        m[0]
        for m in _FIRST.finditer(links.text)
        if any(p.contains(Span(*m.span())) for p in prose)
        and not in_quotes(Span(*m.span()), quotes)
        and not _ASKED.match(links.text, m.end())
    ]
    return len(said), sum(word in ("I", "my") for word in said)


def _reporter(links: Links) -> str | None:
    """Who has written a "Report of the Secretary-General": the post; the UN spells it with a hyphen, the OSCE without.

    A title says so, or a line of its own above the text.
    """
    head = intro_end(links.document)
    lines = ((b.span.of(links.text).strip(), b.kind) for b in links.document.blocks if b.span.start < head)
    match = next(
        (
            m
            for line, kind in lines
            if (m := _REPORT.search(line))
            and (kind is BlockKind.TITLE or (m.start() == 0 and _LINE_ENDS.match(line, m.end())))
        ),
        None,
    )
    if match is None:
        return None
    label = "UN Secretary-General" if match["hyphen"] == "-" else "OSCE Secretary General"
    return next(iter(links.base.named(label, "Post")), None)


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


def _speaker(links: Links) -> Candidate | None:
    """The person, else the post, that the head of the document names as its author."""
    author = links.document.author
    named = [c for c in links.candidates if c.type in ("Person", "Post") and c.entities and not c.hidden]
    persons = [c for c in named if not _is_beside(links, c)]
    if signed := _signature(links, persons):
        return signed
    if author:
        for candidate in persons:
            if candidate.type == "Person" and candidate.span.of(links.document.text) in author:
                return candidate
    intro = intro_end(links.document)
    early = [c for c in persons if c.span.start < intro]
    spoken = _SPOKEN.search(links.text, 0, intro)
    for class_ in ("Person", "Post"):
        named = [
            c for c in early if c.type == class_ and (spoken is None or c.span.start < spoken.end() + 200)
        ]
        if named:
            return named[0]
    return persons[0] if persons else None


def _is_beside(links: Links, candidate: Candidate) -> bool:
    """Whether a name is that of whoever reads out what another wrote, of whoever is answered or spoken to."""
    at = candidate.span.start
    line = block_around(links, candidate)
    start = max(0, at - _BEFORE)
    delivers = _DELIVERED.search(links.text, start, at)
    return bool(delivers or _RESPONSE.search(links.text, max(start, line.start), at)) or _is_saluted(
        links, candidate, line
    )


def _is_saluted(links: Links, candidate: Candidate, line: Span) -> bool:
    """Whether a name stands in a line that opens a speech or letter: "Mr. Chairman, dear Secretary General Okonjo,"."""
    before = links.text[line.start : candidate.span.start]
    short = line.end - line.start < _SALUTATION
    return short and line.of(links.text).rstrip().endswith((",", "!")) and bool(_SALUTED.search(before))


def _signature(links: Links, persons: Sequence[Candidate]) -> Candidate | None:
    """The only person who has signed."""
    signed = _signed(links, persons)
    return signed[0] if len(signed) == 1 else None


def _signed(links: Links, persons: Sequence[Candidate]) -> list[Candidate]:
    """Those whose names begin a line at the end, with nothing after them but a title."""
    last = [b.span for b in links.document.blocks if b.kind is not BlockKind.FURNITURE][-_LAST:]
    return [
        c
        for c in persons
        if c.type == "Person"
        and any(
            b.contains(c.span) and not b.of(links.text).rstrip().endswith((".", '"', "!", "?")) for b in last
        )
        and _LINE.search(links.document.text, 0, c.span.start)
        and _SIGNED.match(links.document.text, c.span.end)
    ]


def _writers(links: Links) -> list[Candidate]:
    """Those who have written together: "By A and B", several signatures."""
    persons = [c for c in links.candidates if c.type == "Person" and c.entities and not c.hidden]
    head = intro_end(links.document)
    for one, other in pairwise(persons):
        between = links.text[one.span.end : other.span.start]
        if other.span.end < head and between == " and " and _BY.search(links.text, 0, one.span.start):
            return [one, other]
    return _signed(links, persons)


def _voices(links: Links, writers: Sequence[Candidate]) -> tuple[str, ...]:
    """The two organizations for which two persons write together, or ()."""
    bodies = [body_of_person(links, c.entities[0]) for c in writers]
    voices = tuple(sorted({voice_of(links, b) for b in bodies if b}))
    apart = len({top(links.base, v) for v in voices}) == 2
    return voices if len(writers) == len(voices) == 2 and apart else ()


def intro_end(document: Document) -> int:
    """Where the title and the first paragraph end."""
    seen = 0
    for block in document.blocks:
        if block.kind is BlockKind.PARAGRAPH:
            seen += 1
            if seen == 1:
                return block.span.end
    return document.blocks[-1].span.end if document.blocks else 0


def _body_of(links: Links, candidate: Candidate | None, owner: str | None) -> str | None:
    """The body that the speaker speaks for: of the person or post, the one whose document it is where it is a part of that."""
    found: str | None = None
    if candidate is not None:
        person = candidate.type == "Person"
        found = body_of_person(links, candidate.entities[0]) if person else body_of_post(links, candidate)
    found = found or _worked_for(links)
    voice = voice_of(links, found) if found else None
    if owner and (voice is None or top(links.base, owner) == voice):
        return voice_of(links, owner)
    return voice


def _worked_for(links: Links) -> str | None:
    """The body of a personal account: "From 2015 to 2021 I worked for OCHA"."""
    return next(
        (
            c.entities[0]
            for c in links.candidates
            if c.entities
            and not c.hidden
            and links.base.is_a(c.type, "Organization")
            and _WORKED.search(links.text, max(0, c.span.start - 60), c.span.start)
        ),
        None,
    )
