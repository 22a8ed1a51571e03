"""Who holds an office, where more than one name or sentence says so: in lists, after "is", in turn."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.modality import find_modality
from unosce_kg.extraction.offices import SEVERAL
from unosce_kg.extraction.reading import Fact, Reading

_BESIDE = re.compile(r",? |, (?:the )?|,? respectively,? ?")
_LISTED = re.compile(r",? and (?:(?:Mr|Ms|Mrs|Dr)\.? )?|, (?:(?:Mr|Ms|Mrs|Dr)\.? )?")
_WHO = r"(?:⟦Person:(?P<s>\d+)⟧|\b(?P<he>[Hh]e|[Ss]he))"
_TITLES = r"(?:(?:[a-z]+ ){0,3}|(?:the )?⟦Post:\d+⟧,? )(?:(?:Mr|Ms|Mrs|Dr)\.? |Ambassador )?"
_MR = r"(?:(?:Mr|Ms|Mrs|Dr)\.? )?"
_SUCCEEDS = re.compile(
    rf"{_WHO}(?:[^.;⟦]{{0,40}}|(?:(?!⟦Person)[^.;]){{0,80}},? who(?: [^.;⟦]{{0,20}}?)?) "
    r"(?:took over|takes over|has taken over|takes the place|succeeds|succeeded|replaces|replaced|follows|followed)"
    r"(?: (?:as|in) [^.;⟦]{0,30}(?:⟦Post:\d+⟧)?)?(?: from| of)? (?:his |her |the )?"
    rf"{_TITLES}⟦Person:(?P<o>\d+)⟧"
)
_BEFORE_ME = re.compile(
    rf"\b(?:[Mm]y|[Hh]is|[Hh]er) (?:(?:immediate|distinguished|late) )?predecessor,? {_MR}⟦Person:(?P<o>\d+)⟧"
    r"|⟦Person:(?P<o2>\d+)⟧, (?:my|his|her) predecessor\b"
)
_NAMED_LAST = re.compile(r"[^⟦⟧]{0,60}⟦Person:(?P<s>\d+)⟧(?: \([^()]*\))?,?\s*$")
_OFFICE_ALONE = re.compile(
    r"(?:Acting |Deputy |the |and )?⟦Post:(?P<o>\d+)⟧(?:,? (?:of |at )?(?:the )?⟦\w+:\d+⟧)?[,.]?\s*"
)


def read_holders(reading: Reading) -> Iterator[Fact]:
    """Who holds which of several posts, and who is said to be what: facts that need no other facts."""
    for candidate in reading.links.candidates:
        if candidate.type == SEVERAL and len(candidate.entities) > 1:
            yield from _in_pairs(reading, candidate)
    yield from _said_to_be(reading)
    yield from _in_heads(reading)


def conclude_holders(reading: Reading, facts: Sequence[Fact]) -> list[Fact]:
    """Add those who held an office before or after its holder.

    Args:
        reading: The document.
        facts: What was read so far.
    """
    return [*facts, *_in_turn(reading, facts)]


def _in_pairs(reading: Reading, posts: Candidate) -> Iterator[Fact]:
    """ "the Foreign Ministers of Serbia and Albania, A and B": the first of the first, the second of the second."""
    text = reading.links.text
    persons = sorted(
        (c for c in reading.links.candidates if c.type == "Person" and not c.hidden and c.entities),
        key=lambda c: c.span,
    )
    for group in _lists(text, persons, len(posts.entities)):
        gap = (
            text[posts.span.end : group[0].span.start]
            if posts.span.end <= group[0].span.start
            else text[group[-1].span.end : posts.span.start]
        )
        number = reading.sentence_of(posts.span)
        if number is None or not _BESIDE.fullmatch(gap):
            continue
        for person, post in zip(group, posts.entities, strict=True):
            yield Fact(
                person.entities[0],
                "holdsPost",
                post,
                number,
                "post-pairs",
                0.8 * person.score,
                None,
                person.span,
                posts.span,
            )
        return


def _lists(text: str, persons: list[Candidate], length: int) -> Iterator[list[Candidate]]:
    """Runs of as many names as wanted with nothing but commas and "and" between them."""
    for start in range(len(persons) - length + 1):
        group = persons[start : start + length]
        if all(_LISTED.fullmatch(text[a.span.end : b.span.start]) for a, b in pairwise(group)):
            yield group


def _in_heads(reading: Reading) -> Iterator[Fact]:
    """Lines at a document's head: "Remarks by Ms. Virtanen", and below it nothing but her offices."""
    lines = [slots.text for slots in reading.slots]
    for number, line in enumerate(lines):
        speaker = _NAMED_LAST.match(line)
        if speaker is None:
            continue
        person = reading.links.candidates[int(speaker["s"])]
        for below in range(number + 1, len(lines)):
            office = _OFFICE_ALONE.fullmatch(lines[below])
            if office is None:
                break
            post = reading.links.candidates[int(office["o"])]
            if person.entities and post.entities:
                yield Fact(person.entities[0], "holdsPost", post.entities[0], below, "post-below-name",
                           0.8 * person.score * post.score, None, None, post.span)  # fmt: skip


def _said_to_be(reading: Reading) -> Iterator[Fact]:
    """ "She is, at the same time, Deputy Head of …": the subject of a sentence whose predicate is the office."""
    lexicon = reading.links.base.knowledge.lexicon
    for number, sentence in enumerate(reading.sentences):
        for token in sentence.tokens:
            post = reading.candidate(number, token)
            if (
                post is None
                or post.type != "Post"
                or not post.entities
                or post.detector.startswith("coreference")
            ):
                continue
            children = sentence.children(token.index)
            copula = next((c for c in children if c.dep == "cop"), None)
            subject = next((c for c in children if c.dep == "nsubj"), None)
            person = reading.referent(number, subject) if copula and subject else None
            if (
                copula
                and person
                and len(person.entities) == 1
                and reading.fits(person.entities[0], "holdsPost", 0)
            ):
                yield Fact(
                    person.entities[0], "holdsPost", post.entities[0], number, "is-post", 0.8 * person.score * post.score,
                    copula, person.span, post.span, find_modality(sentence, copula, lexicon),
                )  # fmt: skip


def _in_turn(reading: Reading, facts: Sequence[Fact]) -> Iterator[Fact]:
    """ "She took over from X", "my predecessor X": both held the one office that the document gives to one of them."""
    held: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.predicate == "holdsPost":
            held[fact.subject].append(fact)
    for number, slots in enumerate(reading.slots):
        pairs = [
            (_first(reading, number, m, slots.start(m.start())), int(m["o"]))
            for m in _SUCCEEDS.finditer(slots.text)
        ]
        pairs += [
            (_speaking(reading, number, m[0]), int(m["o"] or m["o2"]))
            for m in _BEFORE_ME.finditer(slots.text)
        ]
        for one, index in pairs:
            other = reading.links.candidates[index]
            another = next(iter(other.entities), None)
            for here, there in ((one, another), (another, one)):
                if here and there and here != there and not held.get(there):
                    post = _shared_post(reading, held.get(here, []), here, there, number)
                    if post:
                        span = other.span if there == another else None
                        yield Fact(
                            there, "holdsPost", post, number, "in-turn", 0.7 * other.score, None, span, None
                        )
                        break


def _shared_post(reading: Reading, held: Sequence[Fact], one: str, other: str, number: int) -> str | None:
    """The post that both held: the one that the knowledge gives the other too, the only one, or the one named last."""
    links = reading.links
    posts = list(dict.fromkeys([one] if links.type_of(one) == "Post" else [f.object for f in held]))
    named = list(dict.fromkeys(e for _, e in links.mentioned("Post")))
    known = [p for p in (*posts, *named) if other in links.base.holders(p, None)]
    last = [f.object for f in held if f.sentence >= number - 1]
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
