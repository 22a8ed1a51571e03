"""A finder finds what `re.finditer` finds outside words and slots, whatever a pattern begins with."""

from __future__ import annotations

import re

import pytest

from unosce_kg.extraction.beginnings import Finder, Places

TEXT = (
    "In May 2004 the OSCE's Centre in ⟦City:12⟧ and the Élan Fund met ⟦Person:3⟧, deputy head; DEPUTY Heads "
    "of 3rd-party units, the “Kodály” group and Şirin's Centre left. a b  c"
)
PATTERNS = [
    ("Centre", 0), ("centre", re.I), (r"[A-Z]\w+", 0), (r"⟦City:\d+⟧", 0), (r"(?:the )?[A-Z]\w+", 0), (r"\w+", 0),
    (r"(?i:deputy )?heads?\b", 0), (r"(?i:deputy) (?i:head)", 0), (r"(?:Élan|Centre) \w+", 0), (r"\d{1,3}(?:st|nd|rd|th)", 0),
    (r"(?<=the )\w+", 0), (r"(?!the)[a-z]+ [a-z]", 0), (r"(?>May|In) \w+", 0), (r"(?P<a>a|b) ", 0), (r"[^\W\d]{2,4} ", 0),
    (r"“K", 0), (r"şirin", re.I), (r"(?:b|c)?  ?c", 0), (r"(?:[a-z] )*c$", 0), (r"^In|^the", 0), (r", ?d", 0), (r"'s", 0),
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
def test_finds_what_a_search_finds(pattern: str, flags: int) -> None:
    expected = [m.span() for m in re.finditer(rf"(?<![\w⟦:])(?:{pattern})", TEXT, flags)]
    assert [m.span() for m in Finder(pattern, flags).find(Places(TEXT))] == expected


def test_nothing_begins_inside_a_slot() -> None:
    assert [m.start() for m in Finder(r"Person|\d+|met").find(Places("met ⟦Person:3⟧ 4"))] == [0, 15]
