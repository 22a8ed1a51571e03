"""Quotation marks, and whose words stand between them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.links import Links
from unosce_kg.model import Document, Span

_SAID = re.compile(
    r"\b(?:said|says|told|tells|added|adds|noted|notes|remarked|remarks|explained|explains|stated|stressed|recalled|recalls|"
    r"commented|concluded|warned|joked|admitted|admits|argued|declared|declares|observed|underlined|emphasi[sz]ed|wrote|"
    r"insisted|insists|affirmed|announced|laughs|reads|replied|put it|according to)\b"
)  # fmt: skip
_PRONOUN = re.compile(r"\b(?:he|she)\b[^.;]{0,25}$", re.I)
_AFTER_VERB = re.compile(r",? (?:[a-z]+ ){0,3}(?:the |its |[A-Z][\w.-]* ){0,4}")
_FAR = 80  # characters after the verb within which its subject stands
_LONG_CLAUSE = 260
_STOP = re.compile(r"[.!?][\"']? (?=[A-Z])|\n")
_SIGNS = 3  # characters of a full stop with what follows it
_TITLE = re.compile(r"\b(?:Mr|Ms|Mrs|Dr|Brig|Gen|Col|[A-Z])$")
_LONGEST = 4  # characters of a title


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


def quote_around(span: Span, quotes: Sequence[Span]) -> Span | None:
    """The stretch in quotation marks that holds a span; the stretches stand in text order."""
    last = bisect_right(quotes, span.start, key=attrgetter("start")) - 1
    return quotes[last] if last >= 0 and quotes[last].contains(span) else None


def in_quotes(span: Span, quotes: Sequence[Span]) -> bool:
    """Whether a span lies in quotation marks."""
    return quote_around(span, quotes) is not None


def quoted_person(links: Links, span: Span, quotes: Sequence[Span]) -> Candidate | None:
    """Whoever is named as the speaker of a quotation: a person, or a post without one.

    Args:
        links: The document's names, linked.
        span: The quotation, or a word inside it.
        quotes: The document's stretches in quotation marks.

    Returns:
        The name beside "said" nearest to the quotation in its paragraph; where a paragraph is nothing but the
        quotation that goes on, the one of the paragraph before. None where nobody is named there.
    """
    quote = quote_around(span, quotes)
    blocks = [b.span for b in links.document.blocks]
    number = next((i for i, b in enumerate(blocks) if b.contains(span)), None)
    if quote is None or number is None:
        return None
    verbs = _verbs(links, blocks[number], quotes)
    if verbs:
        nearest = min(verbs, key=lambda v: _gap(v, quote))
        return _subject(links, nearest, quotes)
    if (
        number
        and quote.start == blocks[number].start
        and (before := _verbs(links, blocks[number - 1], quotes))
    ):
        return _subject(links, before[-1], quotes)
    return None


def _gap(verb: Span, quote: Span) -> int:
    return max(quote.start - verb.end, verb.start - quote.end)


def _verbs(links: Links, block: Span, quotes: Sequence[Span]) -> list[Span]:
    """Where a paragraph tells, outside quotation marks, that somebody says something."""
    found = (Span(*m.span()) for m in _SAID.finditer(links.text, block.start, block.end))
    return [v for v in found if not in_quotes(v, quotes)]


def _subject(links: Links, verb: Span, quotes: Sequence[Span]) -> Candidate | None:
    """Who says it: named right after the verb, in the clause before it, or last where that clause has a pronoun."""
    named = [
        c
        for c in links.candidates
        if c.type in ("Person", "Post") and c.entities and not c.hidden and not in_quotes(c.span, quotes)
    ]
    following = [
        c for c in named
        if 0 <= c.span.start - verb.end < _FAR and _AFTER_VERB.fullmatch(links.text, verb.end, c.span.start)
    ]  # fmt: skip
    told = verb.of(links.text).startswith("t")  # "told the Minister" names who listens
    if following and not told:
        person = next(
            (c for c in named if c.type == "Person" and 0 <= c.span.start - following[0].span.end < 4), None
        )
        return person or following[0]
    start = _clause_start(links.text, verb, quotes)
    clause = [c for c in named if start <= c.span.start and c.span.end <= verb.start]
    if _PRONOUN.search(links.text, start, verb.start) and not clause:
        before = [c for c in named if c.type == "Person" and c.span.end <= verb.start]
        return before[-1] if before else None
    return next((c for c in clause if c.type == "Person"), clause[0] if clause else None)


def _clause_start(text: str, verb: Span, quotes: Sequence[Span]) -> int:
    """Where the sentence of a verb begins: after a quotation mark or the full stop before."""
    ends = [q.end for q in quotes if q.end <= verb.start]
    earliest = max(0, verb.start - _LONG_CLAUSE)
    stops = _STOP.finditer(text, max(0, earliest - _SIGNS), verb.start)
    return max([earliest, *ends, *(m.end() for m in stops if not _is_title(text, m.start()))])


def _is_title(text: str, at: int) -> bool:
    return _TITLE.search(text, max(0, at - _LONGEST), at) is not None
