"""Who held an office before or after another: "she took over from X", "my predecessor X", "X's successor Y"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.extraction.titles import HONORIFIC
from unosce_kg.model import Modality

_APART = (
    r"(?!(?:and|or|but|then|who|to|with|after|before|when|while)\b)"  # what begins another thing that is told
)
_TITLES = rf"(?:(?:{_APART}[a-z]+ ){{0,3}}|(?:the )?⟦Post:\d+⟧,? ){HONORIFIC}"
_MR = r"(?:(?:Mr|Ms|Mrs|Dr)\.? )?"
_WHO = r"(?:⟦Person:(?P<s>\d+)⟧|\b(?P<he>[Hh]e|[Ss]he))"
_SUCCEEDS = re.compile(
    rf"{_WHO}(?:(?:, (?:the )?⟦Post:\d+⟧,)?[^.;⟦]{{0,40}}|(?:(?!⟦Person)[^.;]){{0,80}},? who(?: [^.;⟦]{{0,20}}?)?"
    r"|(?:(?!⟦Person)[^.;]){0,120},(?= (?:succ|repl|tak)\w+ing)) "
    r"(?:took over|takes over|taking over|has taken over|succeeding|replacing|takes the place|succeeds|succeeded|replaces|replaced|"
    r"(?:follows|followed)(?= (?:as|in) )|(?:succeeded|replaced)(?: (?:on |in |at )?(?:⟦Date:\d+⟧|[^,.;⟦]{1,20}))? by)"
    r"(?: (?:as|in) [^.;⟦]{0,30}(?:⟦Post:\d+⟧)?)?(?: from| of)? (?:his |her |the )?"
    rf"{_TITLES}⟦Person:(?P<o>\d+)⟧"
)
_SUCCESSOR = re.compile(
    rf"⟦Person:(?P<s>\d+)⟧'s? successor(?: (?:as|at|in)(?: the)? [^,.;]{{1,60}})?,? {_TITLES}⟦Person:(?P<o>\d+)⟧"
    rf"|⟦Person:(?P<s2>\d+)⟧[^.;]{{0,120}}? successor (?:to|of) {_TITLES}⟦Person:(?P<o2>\d+)⟧"
)
_COMING = re.compile(r"\b(?:will|would|is to|are to|was to|due to) ")
_BEFORE_ME = re.compile(
    rf"\b(?:[Mm]y|[Hh]is|[Hh]er) (?:(?:immediate|distinguished|late) )?predecessor,? {_MR}⟦Person:(?P<o>\d+)⟧"
    r"|⟦Person:(?P<o2>\d+)⟧, (?:my|his|her) predecessor\b"
)


def read_turns(reading: Reading, facts: Sequence[Fact]) -> Iterator[Fact]:
    """ "She took over from X", "my predecessor X": both held the one office that the document gives to one of them.

    Args:
        reading: The document.
        facts: What was read so far.
    """
    held: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.predicate == "holdsPost":
            held[fact.subject].append(fact)
    for number in range(len(reading.slots)):
        for one, index, modality in _pairs(reading, number):
            other = reading.links.candidates[index]
            another = next(iter(other.entities), None)
            for here, there in ((one, another), (another, one)):
                free = not held.get(there or "") or modality is Modality.PLANNED
                if here and there and here != there and free:
                    post = _shared_post(reading, held.get(here, []), here, there, number)
                    if post:
                        span = other.span if there == another else None
                        yield Fact(
                            there,
                            "holdsPost",
                            post,
                            number,
                            "in-turn",
                            0.7 * other.score,
                            None,
                            span,
                            None,
                            modality,
                        )
                        break


def _pairs(reading: Reading, number: int) -> Iterator[tuple[str | None, int, Modality]]:
    """Who is named beside whom as holding an office in turn: an id, the number of a candidate, and how it is said."""
    slots = reading.slots[number]
    for m in _SUCCEEDS.finditer(slots.text):
        modality = Modality.PLANNED if _COMING.search(m[0]) else Modality.ACTUAL
        yield _first(reading, number, m, slots.start(m.start())), int(m["o"]), modality
    for m in _BEFORE_ME.finditer(slots.text):
        yield _speaking(reading, number, m[0]), int(m["o"] or m["o2"]), Modality.ACTUAL
    for m in _SUCCESSOR.finditer(slots.text):
        first = reading.links.candidates[int(m["s"] or m["s2"])]
        yield next(iter(first.entities), None), int(m["o"] or m["o2"]), Modality.ACTUAL


def _shared_post(reading: Reading, held: Sequence[Fact], one: str, other: str, number: int) -> str | None:
    """The post that both held: the one that the knowledge gives the other too, the only one, or the one named last."""
    links = reading.links
    posts = list(dict.fromkeys([one] if links.type_of(one) == "Post" else [f.object for f in held]))
    named = list(dict.fromkeys(e for _, e in links.mentioned("Post")))
    known = [p for p in (*posts, *named) if other in links.base.holders(p, None)]
    last = [f.object for f in held if number - 1 <= f.sentence <= number]
    return next(iter(known or (posts if len(posts) == 1 else last[-1:])), None)


def _first(reading: Reading, number: int, match: re.Match[str], start: int) -> str | None:
    """The person whom the pattern begins with, by name or as "he" or "she"."""
    if match["s"]:
        return next(iter(reading.links.candidates[int(match["s"])].entities), None)
    token = next((t for t in reading.sentences[number].tokens if t.span.start == start), None)
    found = reading.referent(number, token) if token else None
    return found.entities[0] if found else None


def _speaking(reading: Reading, number: int, words: str) -> str | None:
    """Whose predecessor it is: the speaker's, or that of whoever acted last before."""
    if re.search(r"\b[Mm]y predecessor|\bmy ", words):
        return reading.frame.speaker
    start = reading.sentences[number].span.start
    before = [(at, e) for at, e in reading.links.mentioned("Person") if at < start]
    return max(before)[1] if before else None
