"""Who stands beside a title in the text."""

from __future__ import annotations

import re

from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.links import Links

_BEFORE, _BEHIND = 60, 30  # characters between a title and the name before or behind it
_HONORIFIC = (
    r"(?:(?:Mr|Ms|Mrs|Dr)\.? |Ambassador |Sir |Dame |H\.E\. (?:M[rs]+\. )?|"
    r"(?:\w+[. -]){0,2}(?:General|Gen\.|Colonel) )?"
)
_BEFORE_NAME = re.compile(rf"(?:,? |, |: | - ){_HONORIFIC}")
_AFTER_NAME = re.compile(
    r"(?: of [\w ]{3,25}| \([^()]{1,40}\))?,? \(?(?:(?:the|an?|its|their|his|her|our|my|former|formerly|then|"
    r"now|new|newly appointed|acting|Acting|outgoing|incoming|current|currently|present|previous|"
    r"first|as|who is|who was|was|is|one of|[A-Z][a-z]+) )*"
)


def holder_beside(links: Links, candidate: Candidate) -> Candidate | None:
    """The person whose name stands right after or before a title, with nothing between but articles and the like."""
    here = candidate.span
    for other in links.touching(here.start - _BEFORE, here.end + _BEHIND):
        if other.type != "Person" or other.hidden:
            continue
        if 0 <= other.span.start - here.end < _BEHIND and _BEFORE_NAME.fullmatch(
            links.text[here.end : other.span.start]
        ):
            return other
        if 0 <= here.start - other.span.end < _BEFORE and _AFTER_NAME.fullmatch(
            links.text[other.span.end : here.start]
        ):
            return other
    return None
