"""Where work goes on: the places that a sentence names as the scene of something, not as somebody's home or origin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unosce_kg.extraction.candidates import Candidate, Token
from unosce_kg.extraction.reading import Reading

PLACES = ("Country", "Territory", "Region", "City", "Place")
_DIRECTIONS = r"(?:north|south|east|west|central|north-?east|north-?west|south-?east|south-?west)(?:ern)?"
_BETWEEN = (
    rf"(?:(?:the|a|an|all|both|two|three|four|five|six|seven|several|some|many|nearby|neighbou?ring|parts of|most of|whole of|rest of|{_DIRECTIONS}|upper|lower|post-war|rural|"
    r"(?:towns?|cit(?:y|ies)|villages?|capital|provinces?|regions?|districts?|municipalit(?:y|ies)|area|areas|ports?|valley|basin|"
    r"rivers?|countries|country|states|territory|border|borders|frontier|whole|as|well) (?:of )?) )*"
)
_IN = re.compile(
    rf"\b(?:in|across|throughout|within|around|inside|near|outside|along|at|on|concerning|regarding|between) {_BETWEEN}$", re.I
)
_OF = re.compile(rf"\b(?P<noun>[\w-]+) (?:of|for) {_BETWEEN}$", re.I)
# What is of a State as an actor, not as the scene.
_ACTS = re.compile(
    r"invitation|request|behalf|help|support|idea|initiative|mediation|chair(?:manship|personship)?|presidency|part|side|"
    r"assistance|aid|delegations?|representatives?|ministers?|ambassadors?|presidents?|envoys?|government|governments|permission|"
    r"consent|generosity|contributions?|courtesy|auspices|leadership|proposal|embassy|missions?|nationals?|citizens?|money|"
    r"parliament|authorities|ministry|ministries|example|accession|membership|paid|thanks|foundation|republic|bank|university|"
    r"council|united",
    re.I,
)
_TO = re.compile(
    r"\b(?:sen[dt]s?|sending|deploy(?:s|ed|ing)?|dispatch(?:es|ed|ing)?|go|goes|going|went|gone|travel(?:s|led|ling|ed|ing)?|"
    r"missions?|visits?|trips?|journeys?|tours?|return(?:s|ed|ing)?|come|comes|coming|came|take[ns]?|took|bring|brings|brought|extend(?:s|ed|ing)?|expand(?:s|ed|ing)?)\b"
    rf"[^.;:]{{0,60}}\bto {_BETWEEN}$",
    re.I,
)
_VISIT = re.compile(rf"\b(?:visit(?:s|ed|ing)?|tour(?:s|ed|ing)?) {_BETWEEN}$", re.I)
_FROM = re.compile(rf"\bfrom {_BETWEEN}$", re.I)
_TO_NEXT = re.compile(rf" to {_BETWEEN}", re.I)
_WHERE = re.compile(r",? where\b")
_LISTED = re.compile(rf"(?:, |,? (?:and|or|as well as|then) |, ?(?:and|or) ){_BETWEEN}", re.I)


def find_scenes(reading: Reading, number: int) -> frozenset[int]:
    """The words of a sentence that name a place where something goes on, by index.

    What is in a list of places with one is one as well; the preposition before the first counts for all.
    """
    sentence, text = reading.sentences[number], reading.links.text
    found: set[int] = set()
    previous: tuple[Token, Candidate] | None = None
    for token, candidate in _places(reading, number):
        start = sentence.span.start
        before = text[start : candidate.span.start]
        listed = previous and _LISTED.fullmatch(text[previous[1].whole.end : candidate.span.start])
        if listed and previous and previous[0].index in found:
            found.add(token.index)
        elif previous and _FROM.search(text[start : previous[1].span.start]) and _TO_NEXT.fullmatch(
            text[previous[1].whole.end : candidate.span.start]
        ):
            found.update((previous[0].index, token.index))
        elif _is_scene(reading, number, before, token, candidate):
            found.add(token.index)
        previous = token, candidate
    return frozenset(found)


def _places(reading: Reading, number: int) -> Iterator[tuple[Token, Candidate]]:
    for token in reading.sentences[number].tokens:
        candidate = reading.candidate(number, token)
        if (
            candidate is not None
            and candidate.entities
            and not candidate.hidden
            and candidate.type in PLACES
            and not candidate.detector.startswith("coreference")
        ):
            yield token, candidate


def _is_scene(reading: Reading, number: int, before: str, token: Token, candidate: Candidate) -> bool:
    """Whether the words before a place, or a "where" after it, say that something goes on there."""
    if _WHERE.match(reading.links.text, candidate.whole.end):
        return True
    if _IN.search(before) or _TO.search(before) or _VISIT.search(before):
        return True
    if match := _OF.search(before):
        return not _ACTS.fullmatch(match["noun"]) and not _is_named(reading, number, match.start("noun"), len(before))
    return False


def _is_named(reading: Reading, number: int, start: int, end: int) -> bool:
    """Whether the noun before "of" is a name: "Mr. Virtanen of Finland"."""
    begin = reading.sentences[number].span.start
    return any(
        t.candidate is not None and t.span.start <= begin + start < t.span.end
        and reading.links.candidates[t.candidate].type != "Topic"
        for t in reading.sentences[number].tokens
    )  # fmt: skip
