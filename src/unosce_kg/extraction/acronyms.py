"""Acronyms that a text introduces in brackets after a name: "Ruritanian Border Academy (RBA)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from unosce_kg.extraction.candidates import Candidate
from unosce_kg.model import Document, Span

_BRACKETS = re.compile(r" ?\(\"?([A-Z][A-Za-z/&-]{1,11})\"?\)")
_BODIES = (
    "UNBody",
    "OSCEBody",
    "RegionalOrganization",
    "StateBody",
    "Organization",
    "Agreement",
    "Meeting",
    "Process",
    "Post",
)


def attach(document: Document, text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Join each name with the acronym in brackets after it, and find that acronym in the rest of the document.

    Args:
        document: The document, for its blocks.
        text: Its shadow.
        candidates: Settled names in text order.

    Returns:
        The names in text order: an acronym in brackets is hidden behind the name before it; where no gazetteer has
        it, it and its other occurrences are candidates of their own, whose part `long` is the name it stands for.
    """
    found = list(candidates)
    for index, candidate in enumerate(candidates):
        match = _BRACKETS.match(text, candidate.span.end)
        if candidate.hidden or match is None or candidate.type not in _BODIES:
            continue
        inside = next((i for i, c in enumerate(found) if c.span == Span(*match.span(1))), None)
        found[index] = replace(found[index], extent=Span(candidate.span.start, match.end()))
        if inside is not None:
            found[inside] = replace(found[inside], hidden=True)
        elif _stands_for(match[1], candidate.span.of(text)):
            found.extend(_occurrences(document, text, match, candidate, found))
    return sorted(found, key=lambda c: (c.span.start, -c.span.end))


def _stands_for(acronym: str, name: str) -> bool:
    """Whether most of the acronym's capitals begin words of the name."""
    capitals = [c for c in acronym if c.isupper()]
    initials = [w[0].upper() for w in re.findall(r"[A-Za-z]\w*", name)]
    return len(capitals) >= 2 and sum(c in initials for c in capitals) >= 0.6 * len(capitals)


def _occurrences(
    document: Document, text: str, match: re.Match[str], candidate: Candidate, taken: Sequence[Candidate]
) -> list[Candidate]:
    found = []
    for other in re.finditer(rf"(?<![\w-]){re.escape(match[1])}(?![\w-])", text):
        span = Span(*other.span())
        if any(c.span.overlaps(span) and not c.hidden for c in taken if c.span != candidate.span):
            continue
        if any(block.span.contains(span) for block in document.blocks):
            hidden = span == Span(*match.span(1))
            found.append(
                Candidate(span, candidate.type, "acronym", parts={"long": candidate.span}, hidden=hidden)
            )
    return found
