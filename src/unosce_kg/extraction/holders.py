"""Who holds an office, where more than one name or sentence says so: in lists, after "is", in turn."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.holder_checks import check_holders
from unosce_kg.extraction.modality import find_modality
from unosce_kg.extraction.offices import SEVERAL
from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.extraction.turns import read_turns

IN_ROW = "posts-before-holders"
_BESIDE = re.compile(r",? |, (?:the )?|,? respectively,? ?")
_LISTED = re.compile(r",? and (?:(?:Mr|Ms|Mrs|Dr)\.? )?|, (?:(?:Mr|Ms|Mrs|Dr)\.? )?")
_NAMED_LAST = re.compile(r"[^⟦⟧]{0,60}⟦Person:(?P<s>\d+)⟧(?: \([^()]*\))?,?\s*$")
_TITLED_POST = (
    r"⟦Post:(?P<o>\d+)⟧(?: (?:on|for) [^⟦⟧,;.]{1,40})?, (?:(?:Mr|Ms|Mrs|Dr)\.? )?⟦Person:(?P<s>\d+)⟧"
)
_POST_FIRST = re.compile(_TITLED_POST)
_PLAIN_POST = re.sub(r"\?P<\w>", "?:", _TITLED_POST)
_POSTS_FIRST = re.compile(rf"(?<!⟧, )(?<!⟧, the ){_PLAIN_POST}(?:(?:, and|,| and) (?:the )?{_PLAIN_POST})+")
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
    yield from _after_posts(reading)


def conclude_holders(reading: Reading, facts: Sequence[Fact]) -> list[Fact]:
    """Put right who holds an office, and add those who held it before or after its holder.

    Args:
        reading: The document.
        facts: What was read so far.
    """
    rows = {(f.sentence, f.object_span, f.subject) for f in facts if f.pattern == IN_ROW}
    taken = {(number, span) for number, span, _ in rows}
    facts = [
        f for f in facts
        if f.predicate != "holdsPost" or (f.sentence, f.object_span) not in taken or (f.sentence, f.object_span, f.subject) in rows
    ]  # fmt: skip
    facts = list(check_holders(reading, facts))
    return [*facts, *read_turns(reading, facts)]


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


def _after_posts(reading: Reading) -> Iterator[Fact]:
    """ "the Director of X, A, the Head of Y, B, and …": a list that begins with an office has each before its holder."""
    for number, slots in enumerate(reading.slots):
        for row in _POSTS_FIRST.finditer(slots.text):
            for match in list(_POST_FIRST.finditer(row[0]))[1:]:
                post, person = (reading.links.candidates[int(match[g])] for g in ("o", "s"))
                if post.entities and person.entities:
                    sure = 0.8 * person.score * post.score
                    yield Fact(person.entities[0], "holdsPost", post.entities[0], number, IN_ROW, sure, None,
                               person.span, post.span)  # fmt: skip


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
