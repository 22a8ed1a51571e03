"""Where work goes on: the places that a sentence names as the scene of something, not as somebody's home or origin."""

from __future__ import annotations

import re
from collections.abc import Iterable

from unosce_kg.extraction.candidates import Candidate, Token
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.reading import Reading

_WINDOW = 120  # characters before a place that may say what it is to the sentence
PLACES = ("Country", "Territory", "Region", "City", "Place")
LANDS = ("Country", "Territory", "Region")
_FIELDED = ("UNBody", "OSCEBody")
_DIRECTIONS = r"(?:north|south|east|west|central|north-?east|north-?west|south-?east|south-?west)(?:ern)?"
# Words that may stand between a preposition and the place.
_BETWEEN = (
    r"(?:(?:the|an?|all|both|two|three|four|five|six|seven|several|some|many|nearby|neighbou?ring|parts of|most of|whole of|"
    rf"rest of|{_DIRECTIONS}|upper|lower|post-war|rural|(?:towns?|cit(?:y|ies)|villages?|capital|provinces?|regions?|districts?|"
    r"municipalit(?:y|ies)|areas?|ports?|valley|basin|rivers?|countr(?:y|ies)|states|territory|borders?|frontier|whole|as|well) "
    r"(?:of )?) )*"
)
_IN = re.compile(
    rf"\b(?:in|across|throughout|within|around|inside|near|outside|along|at|on|concerning|regarding|between) {_BETWEEN}$",
    re.I,
)
_ON = re.compile(rf"\bon {_BETWEEN}$", re.I)
# What two States have or make between them, which is not where it goes on.
_SHARED = re.compile(
    r"\b(?:treat(?:y|ies)|agreements?|accords?|pacts?|memorand(?:um|a)(?: of understanding)?|protocols?|talks|negotiations?|dialogue|"
    rf"consultations?|relations|ties|contacts|meetings?|summits?|cooperation|co-operation|exchanges?) between {_BETWEEN}$",
    re.I,
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
# Whom others help or point to as where they work.
_HELPED = re.compile(
    r"\b(?:(?:help|assist|advis|train)(?:e|s|es|ed|ing)?|(?:help|assistance|advice|aid) to|point(?:s|ed|ing)? to|"
    rf"cit(?:es|ed|ing)|singl(?:es|ed|ing) out) {_BETWEEN}$",
    re.I,
)
_VISIT = re.compile(rf"\b(?:visit(?:s|ed|ing)?|tour(?:s|ed|ing)?) {_BETWEEN}$", re.I)
_FROM = re.compile(rf"\bfrom {_BETWEEN}$", re.I)
_TO_NEXT = re.compile(rf" to {_BETWEEN}", re.I)
_WHERE = re.compile(r",? where\b")
_LISTED = re.compile(
    rf"(?:, |,? (?:and|or|as well as|then) |, ?(?:and|or) )(?:(?:in|to|across|from|between|along) )?{_BETWEEN}",
    re.I,
)


def is_scene(reading: Reading, number: int, token: Token) -> bool:
    """Whether a word names a place where something goes on.

    What is in a list of places with one is one as well; the preposition before the first counts for all.
    """
    places = [
        c for t in reading.sentences[number].tokens[: token.index + 1] if (c := _place(reading, number, t))
    ]
    own = reading.candidate(number, token)
    if own is None or own not in places:
        return False
    first = places.index(own)
    while first and _LISTED.fullmatch(_between(reading, places[first - 1], places[first])):
        first -= 1
    return any(_is_marked(reading, number, c) for c in (own, places[first])) or _is_stretch(
        reading, number, places[first - 1] if first else None, places[first]
    )


def is_building(reading: Reading, place: str) -> bool:
    """Whether a place is a house in a town, where people meet and no work goes on."""
    links = reading.links
    return links.type_of(place) == "Place" and any(
        links.type_of(town) == "City" for town in links.base.objects(place, "locatedIn")
    )


def _place(reading: Reading, number: int, token: Token) -> Candidate | None:
    candidate = reading.candidate(number, token)
    if (
        candidate is None
        or not candidate.entities
        or candidate.hidden
        or candidate.type not in PLACES
        or candidate.detector.startswith("coreference")
    ):
        return None
    return candidate


def _before(reading: Reading, number: int, place: Candidate) -> str:
    start = max(reading.sentences[number].span.start, place.span.start - _WINDOW)
    return reading.links.text[start : place.span.start]


def _between(reading: Reading, one: Candidate, other: Candidate) -> str:
    return reading.links.text[one.whole.end : other.span.start]


def _is_stretch(reading: Reading, number: int, previous: Candidate | None, place: Candidate) -> bool:
    """Whether a place is an end of "from Ruritania to Freedonia"."""
    if previous and _FROM.search(_before(reading, number, previous)):
        return bool(_TO_NEXT.fullmatch(_between(reading, previous, place)))
    sentence = reading.sentences[number]
    following = next(
        (c for t in sentence.tokens if (c := _place(reading, number, t)) and c.span.start > place.span.start),
        None,
    )
    return bool(
        following and _FROM.search(_before(reading, number, place))
        and _TO_NEXT.fullmatch(_between(reading, place, following))
    )  # fmt: skip


def _is_marked(reading: Reading, number: int, place: Candidate) -> bool:
    """Whether the words before a place, or a "where" after it, say that something goes on there."""
    if _WHERE.match(reading.links.text, place.whole.end):
        return True
    before = _before(reading, number, place)
    if place.type == "City" and _ON.search(before):
        return False  # "the sanctions imposed on Belgrade": its government
    if _SHARED.search(before):
        return False  # "a treaty between Moldova and Ukraine"
    if any(p.search(before) for p in (_IN, _TO, _VISIT)) or (place.type in LANDS and _HELPED.search(before)):
        return True
    match = _OF.search(before)
    return match is not None and not (
        _ACTS.fullmatch(match["noun"])
        or _is_named(reading, number, place.span.start - len(before) + match.start("noun"))
    )


def _is_named(reading: Reading, number: int, position: int) -> bool:
    """Whether the noun before "of" is a name: "Mr. Virtanen of Finland"."""
    return any(
        t.candidate is not None and t.span.start <= position < t.span.end
        and reading.links.candidates[t.candidate].type != "Topic"
        for t in reading.sentences[number].tokens
    )  # fmt: skip


def area(reading: Reading, number: int, parties: Iterable[str]) -> set[str]:
    """The land that a field operation among the parties is in, if the document names it, be it in the operation's name.

    Who works with the Mission to Moldova does so in Moldova. Operations in several lands or in different ones leave it open, and
    so does another place that the sentence names.
    """
    links, span = reading.links, reading.sentences[number].span
    found = {a for p in parties if links.type_of(p) in _FIELDED for a in _lands_of(links, p)}
    if len(found) != 1:
        return set()
    places = [c for c in links.within(span) if c.type in PLACES and not c.hidden]
    known = any(found.intersection(c.entities) for c in links.candidates)
    return found if known and all(found.intersection(c.entities) for c in places) else set()


def _lands_of(links: Links, body: str) -> set[str]:
    known = set(links.base.objects(body, "locatedIn"))
    inside = (links.part(c, "place", "Place") for c in links.candidates if body in c.entities)
    return {p for p in known or {p for p in inside if p} if links.type_of(p) in LANDS}
