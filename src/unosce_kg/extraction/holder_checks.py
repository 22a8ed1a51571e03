"""Who holds an office, put right where the order of the words misleads."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.extraction.titles import HONORIFIC
from unosce_kg.model import Span

_BY = re.compile(r"\bby (?:the )?(?:[\w.,' -]{0,60} )?$")
_AS_HIS = re.compile(r",? as (?:his|her|its|their|the)\b")
_OF_INNER = re.compile(rf" {HONORIFIC}")
_WITH = re.compile(r"(?:With|Together with|After|Before|To|From|Like|Unlike) ")
# Words before an office that make whoever is named next somebody else, unless the name is set apart by commas.
_FOR_ANOTHER = re.compile(
    r"\b(?:[Oo]n behalf of|[Ii]n the (?:name|absence|place) of|[Rr]epresenting|(?:[Ss]peaking|[Ss]tanding in|[Dd]eputi[sz]ing|"
    r"[Ff]illing in) for|[Aa]t the (?:invitation|request|suggestion) of|[Aa]ccompanied by|[Ff]ollowing|[Ss]ucceeding|[Rr]eplacing) "
    r"(?:the |its |their )?$"
)
_APART = re.compile(r"[.;:)]|$|,(?! (?:the|an?) )")
_WHO = re.compile(r",? who (?!(?:are|were|have|serve|work|act|both|all|jointly|together|each)\b)")
_VERB = re.compile(r" [a-z]+ed\b")
_BY_HIM = re.compile(rf"(?:In|At|[A-Z]\w+ed) [^.;]*\bby {HONORIFIC}$")
_BEFORE = re.compile(r",? (?:the )?")


def check_holders(reading: Reading, facts: Sequence[Fact]) -> Iterator[Fact]:
    """The facts, without those that give an office to whom it cannot mean.

    Args:
        reading: The document.
        facts: What was read so far.

    Yields:
        Every fact that may stand, and what stands in the place of one that may not.
    """
    holders = _holders_at(facts)
    for fact in facts:
        if fact.predicate != "holdsPost" or fact.subject_span is None or fact.object_span is None:
            yield fact
        elif _is_farther(reading, fact, holders[fact.object_span, fact.pattern]):
            continue
        elif inner := _inner_post(reading, fact):
            yield from _shared_out(reading, fact, inner)
        elif not (
            _is_appointer(reading, fact) or _is_next_subject(reading, fact) or _is_substitute(reading, fact)
        ):
            yield fact


def _holders_at(facts: Sequence[Fact]) -> dict[tuple[Span, str], list[Span]]:
    """The persons to whom one pattern gives one mention of an office."""
    found: dict[tuple[Span, str], list[Span]] = defaultdict(list)
    for fact in facts:
        if fact.predicate == "holdsPost" and fact.subject_span and fact.object_span:
            found[fact.object_span, fact.pattern].append(fact.subject_span)
    return found


def _is_farther(reading: Reading, fact: Fact, holders: Sequence[Span]) -> bool:
    """Whether a clause behind the last of several persons is about that one: "A and B, who took office as Director"."""
    last = max(holders)
    if fact.subject_span is None or fact.object_span is None or fact.subject_span == last:
        return False
    return (
        last < fact.object_span
        and _WHO.match(reading.links.text, last.end, fact.object_span.start) is not None
    )


def _inner_post(reading: Reading, fact: Fact) -> str | None:
    """The office at the end of another's name, right before a person: "Spokesman for ⟦Secretary-General⟧ Okonjo"."""
    if fact.subject_span is None or fact.object_span is None:
        return None
    between = reading.links.text[fact.object_span.end : fact.subject_span.start]
    if not _OF_INNER.fullmatch(between):
        return None
    links = reading.links
    for candidate in links.candidates:
        body = candidate.parts.get("body")
        if candidate.span == fact.object_span and body and body.end == candidate.span.end:
            above = links.part(candidate, "body", "Post") or links.post_bodies.get(fact.object)
            return above if above and links.type_of(above) == "Post" else None
    return None


def _shared_out(reading: Reading, fact: Fact, inner: str) -> Iterator[Fact]:
    """The inner office is that of the name after it, the whole one that of the name before it."""
    yield replace(fact, object=inner)
    for other in reading.links.candidates:
        if other.type != "Person" or not other.entities or fact.object_span is None:
            continue
        if _BEFORE.fullmatch(reading.links.text[other.span.end : fact.object_span.start]):
            yield replace(fact, subject=other.entities[0], subject_span=other.span)


def _is_appointer(reading: Reading, fact: Fact) -> bool:
    """Whether the person is who gives the office to another: "named by Mr. Okonjo as his Special Envoy"."""
    if fact.subject_span is None or fact.object_span is None:
        return False
    text = reading.links.text
    before = text[max(0, fact.subject_span.start - 80) : fact.subject_span.start]
    return (
        _AS_HIS.match(text, fact.subject_span.end, fact.object_span.start) is not None
        and _BY.search(before) is not None
    )


def _is_substitute(reading: Reading, fact: Fact) -> bool:
    """Whether the person acts for the holder of the office: "On behalf of the Secretary-General, Ms. Virtanen read …"."""
    if fact.subject_span is None or fact.object_span is None:
        return False
    text = reading.links.text
    between = text[fact.object_span.end : fact.subject_span.start]
    before = text[max(0, fact.object_span.start - 40) : fact.object_span.start]
    apart = _APART.match(text, fact.subject_span.end) is not None
    return between.startswith(",") and not apart and _FOR_ANOTHER.search(before) is not None


def _is_next_subject(reading: Reading, fact: Fact) -> bool:
    """Whether the office begins a clause of its own: "With Foreign Minister Okonjo, the Secretary General discussed …".

    So it does behind "In a message read out by Ms. Virtanen, …".
    """
    if fact.subject_span is None or fact.object_span is None:
        return False
    text, start = reading.links.text, fact.subject_span.start
    titled = any(c.type == "Post" and 0 <= start - c.span.end < 2 for c in reading.links.candidates)
    sentence = reading.sentences[fact.sentence].span
    between = text[fact.subject_span.end : fact.object_span.start]
    opens = titled and _WITH.match(text, sentence.start, start) is not None
    if opens and between == ", the " and _VERB.match(text, fact.object_span.end) is not None:
        return True
    return (
        between == ", the "
        and _BY_HIM.match(text, sentence.start, start) is not None
        and _acts(reading, fact)
    )


def _acts(reading: Reading, fact: Fact) -> bool:
    """Whether the office is the subject of a verb right behind it."""
    tokens = reading.sentences[fact.sentence].tokens
    post = next((t for t in tokens if t.span == fact.object_span), None)
    return (
        post is not None
        and post.dep == "nsubj"
        and 0 < post.head - post.index < 3
        and tokens[post.head].pos == "VERB"
    )
