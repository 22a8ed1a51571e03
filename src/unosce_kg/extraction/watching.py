"""Who observes the vote of which the text tells: "Parliament will be elected in May. Observers from ODIHR are expected"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.quotations import in_quotes
from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.extraction.slots import numbers
from unosce_kg.extraction.surfaces import find_trigger

_SURE = 0.7
_NEAR = 3  # sentences in which a vote that is not named again is the one spoken of
_BODY = r"⟦(?:UNBody|OSCEBody|RegionalOrganization|Organization):\d+⟧"
_BODIES = rf"{_BODY}(?:(?:, and|,| and|, as well as) (?:the )?{_BODY})*"
_NAMED = re.compile(r"\b(?:poll|polls|polling|vot\w+|elections?|ballots?|referend\w+)\b", re.I)
_VOTE = (
    r"(?:(?:the )?⟦(?:Topic|Process):(?P<v>\d+)⟧|"
    r"(?:(?:the )?(?:vote|polling|polls?|voting|ballots?|count|counting|elections?|second round|run-off)))"
)
_PEOPLE = r"(?:observers|monitors)"
# What they may be called, and how many they are; no military, border or bird observers.
_CALLED = (
    r"(?:(?:\d[\d,]*|[a-z]+ty|two|three|four|five|six|ten|dozens|some|several|many|few|(?:long|short)-term|election|international|domestic|more|additional|of|its|their|the|"
    r"about|over) )*"
)
_WATCH = r"(?P<t>observe[sd]?|monitor(?:s|ed)?|watch(?:es|ed)?|observing|monitoring)"
_SEND = r"(?P<t>sent|sends?|deploy(?:s|ed)?|fielded|fields?|dispatched)"
_WATCHING = tuple(map(re.compile, (
    rf"(?:^|(?<=[.;,] )|(?<=[Tt]he )|(?<=and )|(?<=[a-z]ty )|(?<=\d ))(?i:{_CALLED}{_PEOPLE}),? "
    r"(?:(?:who|which) (?:are|were|will be) )?(?P<t>from|(?:sent|deployed|fielded|led) by) "
    rf"(?:the )?(?P<s>{_BODIES})",
    r"\b(?i:observation|observer|monitoring) (?:teams?|missions?|groups?) (?P<t>from|of|sent by) (?:the )?"
    rf"(?P<s>{_BODIES})",
    rf"(?P<s>{_BODIES}),? whose (?:[a-z]+ )?(?:{_PEOPLE}|mission|team)(?: [a-z]+){{0,2}}? "
    rf"(?P<t>follow|observe|monitor|watch)(?:s|ed)? {_VOTE}",
    rf"(?P<s>{_BODIES})(?:, [^.;⟦]{{3,60}},|,? which)?[^.;,⟦]{{0,40}}? {_WATCH} {_VOTE}"
    r"(?=[.,;]|$| (?:and|on|in|as|with|for|there|to)\b)",
    rf"(?P<s>{_BODIES})(?: \([^()]{{2,12}}\))?(?:,? which)?"
    rf"(?: (?!refuse|decline|fail|unable|never|not)[a-z]+){{0,3}}? {_SEND} {_CALLED}{_PEOPLE}\b",
)))  # fmt: skip


def read_watchers(reading: Reading) -> Iterator[Fact]:
    """Bodies that take part in a vote as observers, in text order.

    Args:
        reading: The document.
    """
    votes = _votes(reading)
    for number, sentence in enumerate(reading.sentences):
        slots = reading.slots[number]
        for pattern in _WATCHING if votes else ():
            for match in pattern.finditer(slots.text):
                vote = _vote_in_focus(votes, number)
                slot = match.groupdict().get("v")
                other = slot is not None and not _is_vote(reading, reading.links.candidates[int(slot)])
                if vote is None or other or in_quotes(slots.span(*match.span()), reading.quotes):
                    continue
                trigger = find_trigger(sentence, slots, match)
                modality = reading.modality(number, trigger)
                for index in numbers(match["s"]):
                    body = reading.links.candidates[index]
                    for entity in body.entities:
                        yield Fact(entity, "participatedIn", vote, number, "observers-of-vote", _SURE * body.score, trigger,
                                   body.span, None, modality)  # fmt: skip


def _is_vote(reading: Reading, candidate: Candidate) -> bool:
    """Whether a name tells of an election or a referendum."""
    return (
        candidate.type in ("Process", "Topic")
        and _NAMED.search(candidate.span.of(reading.links.text)) is not None
    )


def _votes(reading: Reading) -> dict[int, set[str]]:
    """The elections and referendums that each sentence names."""
    found: dict[int, set[str]] = {}
    named = [
        c for c in reading.links.candidates if c.type == "Process" and not c.hidden and _is_vote(reading, c)
    ]
    known = {e for c in named for e in c.entities}
    for candidate in (*named, *(c for c in reading.coreferents.values() if known & set(c.entities))):
        number = reading.sentence_of(candidate.span)
        if number is not None:
            found.setdefault(number, set()).update(candidate.entities)
    return found


def _vote_in_focus(votes: dict[int, set[str]], number: int) -> str | None:
    """The vote that a sentence or the nearest one before it names, if it names one alone, else the only one named so far."""
    near = next((votes[n] for n in range(number, number - _NEAR - 1, -1) if n in votes), None)
    found = near or {vote for n, named in votes.items() if n < number for vote in named}
    return next(iter(found)) if len(found) == 1 else None
