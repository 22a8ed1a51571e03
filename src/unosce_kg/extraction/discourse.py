"""Who speaks to whom: the frame in which "we", "you" and "our two institutions" mean somebody."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from unosce_kg.extraction.authors import find_author, intro_end
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.represented import voice_of
from unosce_kg.extraction.tops import OSCE, UN, top
from unosce_kg.model import BlockKind

_ADDRESS = re.compile(
    r"\b(?:message|statement|remarks|address|speech|greetings|briefing|intervention|letter)s? (?:to|at|for|before)\b|"
    r"\b(?:told|addressed|addressing|briefed|briefing|informed)\b|\bSpeaking (?:to|at|before)\b", re.I)  # fmt: skip
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
        owner: The body that the document is by, where its head tells.
        together: The two speak with one voice: a joint letter, an article by two heads.
    """

    is_message: bool
    speaker: str | None
    speaker_body: str | None
    addressee: str | None
    addressee_body: str | None
    both: tuple[str, ...]
    owner: str | None = None
    together: bool = False


def find_frame(links: Links) -> Frame:
    """Read the frame off the title, the first paragraph and the names in them."""
    base, author = links.base, find_author(links)
    addressee = _addressee(links, author.body, author.first)
    addressee_body = None
    if addressee:
        above = (
            (addressee, *base.bodies(addressee))
            if addressee in base.entities
            else (_organizer(links, addressee),)
        )
        addressee_body = next((_spoken_to(links, b) for b in above if b and b.startswith("org/")), None)
    both = author.together or _both(links, author.body, addressee_body, author.first)
    return Frame(
        author.first,
        author.speaker,
        author.body,
        addressee,
        addressee_body,
        both,
        author.owner,
        bool(author.together),
    )


def _spoken_to(links: Links, body: str) -> str:
    """Whom "you" means before a body: the organization of an organ and of its secretariat, else the body."""
    organ = _ORGAN.search(links.entity(body).label)
    return top(links.base, body) if organ else voice_of(links, body)


def _addressee(links: Links, speaker_body: str | None, is_message: bool) -> str | None:
    """The event, else the body, that follows "message to", "told", "briefed" in the document's first half."""
    ours = top(links.base, speaker_body) if speaker_body else None
    limit = max(intro_end(links.document), len(links.text) // 2)
    for class_ in ("Meeting", "Organization"):
        for match in _ADDRESS.finditer(links.text, 0, limit):
            for candidate in links.beginning(match.end(), match.end() + 80):
                named = bool(candidate.entities) and not candidate.hidden
                if not named or not links.base.is_a(candidate.type, class_):
                    continue
                if top(links.base, candidate.entities[0]) != ours:
                    return candidate.entities[0]
    return _meeting_at_head(links) if is_message else None


def _meeting_at_head(links: Links) -> str | None:
    """The meeting that the first paragraph of a message names: "read out … at the Conference"."""
    intro = intro_end(links.document)
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
    if len({top(links.base, b) for b in pair}) == 2:
        return tuple(sorted(pair))
    if not _foremost_two(links):
        return ()
    if all(_mentions(links, b) for b in (UN, OSCE)):
        return (OSCE, UN)
    ours = top(links.base, speaker_body) if speaker_body else None
    families = ((OSCE, "OSCEBody"), (UN, "UNBody"))
    found = [speaker_body if whole == ours else _foremost(links, family) for whole, family in families]
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


def _foremost_two(links: Links) -> bool:
    """Whether no third organization is named more often than the UN or the OSCE with all that belongs to them."""
    counts = Counter(
        top(links.base, e)
        for c in links.candidates
        if not c.hidden and links.base.is_a(c.type, "Organization") and c.type != "StateBody"
        for e in c.entities
    )
    least = min(counts[UN], counts[OSCE])
    return all(n <= least for e, n in counts.items() if e not in (UN, OSCE))


def _foremost(links: Links, family: str) -> str | None:
    """The body of an organization that the document names most often, the organization itself before its parts."""
    counts = Counter(e for c in links.candidates if c.type == family and not c.hidden for e in c.entities)
    return min(counts, key=lambda e: (-counts[e], len(links.base.bodies(e)), e), default=None)


def _mentions(links: Links, body: str) -> bool:
    """Whether the document names the body itself, not only inside the name of one of its parts."""
    return any(body in c.entities and not c.hidden for c in links.candidates)
