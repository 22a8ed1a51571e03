"""Whose a meeting is that has nothing but a number: of all organs, the Security Council alone counts beyond two thousand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unosce_kg.extraction.reading import Fact, Reading

_COUNCIL = "org/un-security-council"
_NUMBER = re.compile(r"(?P<number>\d{4,5})(?:st|nd|rd|th) meeting", re.IGNORECASE)
_ALONE_FROM = 2000
_CONFIDENCE = 0.75


def read_numbered_meetings(reading: Reading) -> Iterator[Fact]:
    """That the Security Council held "5982nd Meeting", in a document that names the Council and with the number no body."""
    links = reading.links
    named = any(_COUNCIL in c.entities and not c.hidden for c in links.candidates)
    for candidate in links.candidates if named else ():
        match = _NUMBER.fullmatch(candidate.span.of(links.text))
        number = reading.sentence_of(candidate.span)
        alone = candidate.type == "Meeting" and bool(candidate.entities) and not candidate.hidden
        if match and alone and number is not None and int(match["number"]) >= _ALONE_FROM:
            yield Fact(candidate.entities[0], "organizedBy", _COUNCIL, number, "name:number",
                       _CONFIDENCE * candidate.score, None, candidate.span)  # fmt: skip
