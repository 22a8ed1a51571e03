"""Short names that a text introduces beside long ones: "Border Academy (BA)", "BA (Border Academy)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from unosce_kg.extraction.candidates import Candidate
from unosce_kg.model import Document, Span

_SHORT = r"[A-Z][A-Za-z/&-]{1,11}"
# What stands in brackets after a name: "(RBA)", "(the "RBA")", "(hereinafter the Academy)".
_AFTER = re.compile(
    rf" ?\((?:the )?\"?(?P<short>{_SHORT})\"?(?:[,;] [a-z][^()]{{0,40}})?\)"
    r"| ?\((?:hereinafter|hereafter)(?:,? (?:referred to|known) as)?:? (?:the )?\"?(?:the )?"
    r"(?P<called>[A-Z][\w/&-]*(?: [A-Z][\w-]*){0,2})\"?\)"
)
_BEFORE = re.compile(rf"(?<![\w-])(?P<short>{_SHORT}) \((?:the )?\"?$")
_BRACKETED = re.compile(r" \((?:the )?\"?(?P<short>[A-Z][A-Z-]{2,10})\"?\)")
_CAPITALIZED = re.compile(
    r"[A-Z][\w'’-]*(?: (?:(?:of|for|and|on|in|to|the|against|with) ){0,2}[A-Z][\w'’-]*)+$"
)
_LONGEST = 120  # characters of a name that an acronym introduces
_CLOSED = re.compile(r"\"?\)")
_REACH = 20  # characters before a name in which its short form and the bracket must lie
_BODIES = frozenset((
    "UNBody", "OSCEBody", "RegionalOrganization", "StateBody", "Organization", "Agreement", "Meeting",
    "Process", "Post",
))  # fmt: skip


def attach(document: Document, text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Join each name with the short form in brackets beside it, and find that form in all of the document.

    Args:
        document: The document, for its blocks.
        text: Its shadow.
        candidates: Settled names in text order.

    Returns:
        The names in text order: what stands in brackets is hidden behind the name before it; where no
        gazetteer has the short form, its occurrences are candidates, whose part `long` is the name itself.
    """
    found = _with_introduced(document, text, candidates)
    for index, candidate in enumerate(list(found)):
        if candidate.hidden or candidate.type not in _BODIES:
            continue
        if match := _AFTER.match(text, candidate.span.end):
            _introduce_after(document, text, found, index, match)
        elif _CLOSED.match(text, candidate.span.end):
            _introduce_before(document, text, found, index)
    return sorted(found, key=lambda c: (c.span.start, -c.span.end))


def _with_introduced(document: Document, text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Add the names that only the acronym after them shows to be names: "Border Units Northern Ruritania (BUNR)".

    What was found inside such a name is a part of it.
    """
    found = list(candidates)
    for block in document.blocks:
        for match in _BRACKETED.finditer(text, block.span.start, block.span.end):
            span = _long_form(text, block.span.start, match)
            if span is None or any(_stands_there(c, span) for c in found if not c.hidden):
                continue
            short = _at(found, Span(*match.span("short")))
            type_ = found[short].type if short is not None else "Organization"
            if type_ not in _BODIES:
                continue
            found = [replace(c, hidden=True) if span.contains(c.span) else c for c in found]
            parts = {"long": found[short].span} if short is not None else {}
            found.append(Candidate(span, type_, "acronym" if parts else "pattern:introduced", parts=parts))
    return sorted(found, key=lambda c: (c.span.start, -c.span.end))


def _stands_there(candidate: Candidate, span: Span) -> bool:
    """Whether a name fills the stretch or reaches out of it, rather than being a part of it."""
    return candidate.span.contains(span) or (
        candidate.span.overlaps(span) and not span.contains(candidate.span)
    )


def _long_form(text: str, start: int, match: re.Match[str]) -> Span | None:
    """The shortest run of words in capitals before a bracket whose letters the acronym is made of."""
    run = _CAPITALIZED.search(text, max(start, match.start() - _LONGEST), match.start())
    if run is None:
        return None
    begins = [m.start() for m in re.finditer(r"(?<![\w'-])[A-Z]", run[0])]
    for begin in reversed(begins):
        name = run[0][begin:]
        if " " in name and name[0] == match["short"][0] and stands_for(match["short"], name):
            return Span(run.start() + begin, match.start())
    return None


def _introduce_after(
    document: Document, text: str, found: list[Candidate], index: int, match: re.Match[str]
) -> None:
    long = found[index]
    short = Span(*match.span("short" if match["short"] else "called"))
    if match["short"] and sum(map(str.isupper, match["short"])) < 2:
        return
    found[index] = replace(long, extent=Span(long.span.start, match.end()))
    known = _at(found, short)
    if known is not None:
        found[known] = replace(found[known], hidden=True)
    elif match["called"] or stands_for(match["short"], long.span.of(text)):
        found.extend(_occurrences(document, text, short, long, found))


def _introduce_before(document: Document, text: str, found: list[Candidate], index: int) -> None:
    """Make the short form the name, and what stands in brackets a part of it."""
    long = found[index]
    start = max(0, long.span.start - _REACH)
    match = _BEFORE.search(text[start : long.span.start])
    if match is None or not stands_for(match["short"], long.span.of(text)):
        return
    short = Span(start + match.start("short"), start + match.end("short"))
    closed = _CLOSED.match(text, long.span.end)
    known = _at(found, short)
    if known is None:
        found.extend(_occurrences(document, text, short, long, found, hidden=False))
        known = _at(found, short)
    if known is not None and closed:
        found[known] = replace(found[known], extent=Span(short.start, closed.end()))
        found[index] = replace(long, hidden=True)


def _at(found: Sequence[Candidate], span: Span) -> int | None:
    return next((i for i, candidate in enumerate(found) if candidate.span == span), None)


def stands_for(short: str, name: str) -> bool:
    """Whether the letters of a short form come in the name in their order, the first at the start of a word.

    The plural ending of "Border Units (BUs)" does not count. After A. S. Schwartz and M. A. Hearst, "A simple
    algorithm for identifying abbreviation definitions in biomedical text" (2003).
    """
    letters = [c for c in re.sub(r"(?<=[A-Z])s$", "", short).casefold() if c.isalnum()]
    rest, place = name.casefold(), len(name)
    if sum(map(str.isupper, short)) < 2:
        return False
    for number in range(len(letters) - 1, -1, -1):
        place = rest.rfind(letters[number], 0, place)
        while number == 0 and place > 0 and rest[place - 1].isalnum():
            place = rest.rfind(letters[number], 0, place)
        if place < 0:
            return False
    return True


def _occurrences(
    document: Document,
    text: str,
    short: Span,
    long: Candidate,
    taken: Sequence[Candidate],
    *,
    hidden: bool = True,
) -> Iterator[Candidate]:
    """The short form wherever it stands, one or many of it, except where another name is."""
    word = re.sub(r"(?<=[A-Z])s$", "", short.of(text))
    blocked = [c.span for c in taken if not c.hidden]
    for match in re.finditer(rf"(?<![\w-]){re.escape(word)}s?(?![\w-])", text):
        span = Span(*match.span())
        if any(span.overlaps(other) for other in blocked):
            continue
        if any(block.span.contains(span) for block in document.blocks):
            here = hidden and span == short
            yield Candidate(span, long.type, "acronym", parts={"long": long.span}, hidden=here)
