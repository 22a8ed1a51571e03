"""Cooperation of two bodies whose officials talk about it: "Zannier and Fedotov discussed cooperation on border security"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from unosce_kg.extraction.candidates import Candidate, Token
from unosce_kg.extraction.cooperation import COOPERATES
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.post_bodies import post_body
from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.extraction.represented import voice_of
from unosce_kg.extraction.slots import numbers
from unosce_kg.extraction.surfaces import find_trigger
from unosce_kg.extraction.tops import top

_TITLES = r"(?:(?:Mr|Ms|Mrs|Dr)\.? |Ambassador )?"
_OFFICE = r"(?:the |its |their |then )?(?:[a-z]+ )?(?:⟦\w+:\d+⟧'s )?⟦Post:\d+⟧(?: (?:of|for|in|at|on) (?:the )?⟦\w+:\d+⟧)*"
_ONE = (
    rf"(?:the )?(?:⟦\w+:\d+⟧'s )?(?:⟦Post:\d+⟧,? |⟦\w+:\d+⟧ (?:[a-z]+ ){{1,2}})?{_TITLES}⟦Person:\d+⟧"
    rf"(?:, {_OFFICE}(?:, {_OFFICE})?,?| of (?:the )?⟦\w+:\d+⟧|,)?"
)
_FIRST, _SECOND = rf"(?P<a>{_ONE})", rf"(?P<b>{_ONE})"
_BETWEEN = r"(?:[^.;⟦]|⟦(?:City|Country|Date|Topic|Region|Territory|Meeting):\d+⟧)"
_TALKED = (
    r"(?:discuss(?:ed)?|review(?:ed)?|exchange(?:d)? (?:views|letters|ideas|notes) (?:on|about)|talk(?:ed)? about|explore(?:d)?|"
    r"strengthen|deepen|enhance|expand|step up|intensify|agree(?:d)? (?:on|to \w+))"
)
# Whose cooperation it is, other words of the sentence tell.
_NOT_OTHERS = r"(?! (?:between|among|amongst|with|of|by) )"


def read_conferring(reading: Reading) -> Iterator[Fact]:
    """The cooperation of the bodies of two persons who meet or write to each other about it, in text order.

    Two of one organization, and two who speak for States, are left to other readers.
    """
    nouns = frozenset(reading.links.base.knowledge.lexicon["strong_cooperation_noun"])
    patterns = _patterns(nouns)
    for number, slots in enumerate(reading.slots):
        if slots.text.count("⟦Person:") < 2:
            continue
        for pattern in patterns:
            for match in pattern.finditer(slots.text):
                trigger = find_trigger(reading.sentences[number], slots, match)
                officials = [_official(reading.links, match[g]) for g in ("a", "b")]
                if officials[0] and officials[1]:
                    yield from _fact(reading, number, officials[0], officials[1], trigger)


def _official(links: Links, words: str) -> tuple[Candidate, str] | None:
    """A person and the body for which the office beside the name, or the name of the body, lets him speak."""
    named = [links.candidates[i] for i in numbers(words)]
    person = next((c for c in named if c.type == "Person"), None)
    post = next((c for c in named if c.type == "Post" and c.entities), None)
    bodies = [e for c in named if links.base.is_a(c.type, "Organization") for e in c.entities]
    if post:  # the nearest body that the knowledge has, UNHCR for "the UN High Commissioner for Refugees"
        known = links.base.objects(post.entities[0], "postIn")
        bodies = [known[0] if known else post_body(links, post.entities[0], post) or ""]
    body = next(iter(bodies), "")
    if person is None or not body.startswith("org/") or links.type_of(body) == "StateBody":
        return None
    return person, voice_of(links, body)


def _fact(
    reading: Reading,
    number: int,
    one: tuple[Candidate, str],
    other: tuple[Candidate, str],
    trigger: Token | None,
) -> Iterator[Fact]:
    (first, body), (second, partner) = one, other
    if top(reading.links.base, body) != top(reading.links.base, partner):
        yield Fact(body, COOPERATES, partner, number, "officials-confer", 0.7 * first.score * second.score, trigger,
                   first.span, second.span, reading.modality(number, trigger))  # fmt: skip


@cache
def _patterns(nouns: frozenset[str]) -> tuple[re.Pattern[str], ...]:
    """ "X and Y discussed cooperation", "X met Y to discuss cooperation", "X discussed cooperation with Y"."""
    noun = rf"(?P<t>{'|'.join(map(re.escape, sorted(nouns, key=lambda n: (-len(n), n))))})\b"
    todo = r"(?:today |yesterday |also |have |had |has )*"
    what = rf"{_TALKED} {_BETWEEN}{{0,60}}?\b{noun}"
    met = r"(?:met|held talks|spoke|conferred)(?: (?:with|to))?"
    return tuple(
        re.compile(p)
        for p in (
            rf"{_FIRST} and {_SECOND},? {todo}(?:{_BETWEEN}{{0,60}} (?:to|and) )?{what}{_NOT_OTHERS}",
            rf"{_FIRST},? {todo}{met} (?:here |today )?(?:with )?{_SECOND}{_BETWEEN}{{0,60}} (?:to|and) {what}{_NOT_OTHERS}",
            rf"{_FIRST},? {todo}{what}{_BETWEEN}{{0,50}} with {_SECOND}",
        )
    )
