"""Who read out another's words, where the sentence before tells whose: "She sent a message. Mr. Okonjo read it"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.extraction.titles import HONORIFIC

_GAP = r"(?:[^.;⟦⟧]|⟦(?!Person)\w+:\d+⟧)"
_TITLE = rf"(?:⟦Post:\d+⟧,? )?{HONORIFIC}"
_TEXTS = r"(?:message|letter|text|greetings|statement|speech|remarks|address)s?"
_READ_IT = re.compile(
    rf"⟦Person:(?P<s>\d+)⟧{_GAP}{{0,100}}? (?:to )?(?:read|delivered?|conveyed)(?: out)? (?P<what>it\b|(?:his|her) {_TEXTS}\b)"
)
_OF_TWO = re.compile(
    rf"\b[Tt]he (?P<which>former|latter)'s (?:{_TEXTS} )?was (?:read(?: out)?|delivered|conveyed){_GAP}{{0,40}}? by {_TITLE}"
    r"⟦Person:(?P<s>\d+)⟧"
)
_MENTIONED = re.compile(rf"\b{_TEXTS}\b")


def read_deliveries(reading: Reading, number: int) -> Iterator[Fact]:
    """Facts of one sentence, whose words refer to those of the sentence before.

    Args:
        reading: The document.
        number: The sentence.
    """
    text = reading.slots[number].text
    for match in _OF_TWO.finditer(text):
        two = _persons(reading, number - 1)[-2:]
        if len(two) == 2:
            yield from _spoke_for(reading, number, int(match["s"]), two[match["which"] == "latter"])
    for match in _READ_IT.finditer(text):
        own = {int(i) for i in re.findall(r"⟦Person:(\d+)⟧", text[: match.start()])}
        before = text[: match.start()] + match["what"] if match["what"] != "it" else text[: match.start()]
        if not _MENTIONED.search(before) and not _MENTIONED.search(_text(reading, number - 1)):
            continue
        persons = [i for i in _numbers(reading, number) if i in own] or _numbers(reading, number - 1)
        persons = persons or (_numbers(reading, number - 2) if match["what"] != "it" else [])
        if persons:
            entity = next(iter(reading.links.candidates[persons[-1]].entities), None)
            yield from _spoke_for(reading, number, int(match["s"]), entity)


def _text(reading: Reading, number: int) -> str:
    return reading.slots[number].text if number >= 0 else ""


def _numbers(reading: Reading, number: int) -> list[int]:
    """The persons that a sentence names, as numbers of their candidates."""
    return [int(i) for i in re.findall(r"⟦Person:(\d+)⟧", _text(reading, number))]


def _persons(reading: Reading, number: int) -> list[str]:
    named = (reading.links.candidates[i].entities for i in _numbers(reading, number))
    return list(dict.fromkeys(entities[0] for entities in named if entities))


def _spoke_for(reading: Reading, number: int, index: int, whom: str | None) -> Iterator[Fact]:
    person = reading.links.candidates[index]
    if whom and person.entities and person.entities[0] != whom:
        yield Fact(
            person.entities[0],
            "spokeFor",
            whom,
            number,
            "speech:for-another",
            0.7 * person.score,
            None,
            person.span,
        )
