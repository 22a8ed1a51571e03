"""What bodies are called: the noun that a name is built around."""

from __future__ import annotations

import re
from functools import lru_cache

from unosce_kg.extraction.links import Links
from unosce_kg.text import name_key

_HEAD = r"\b{}(?=\W*$| (?:of|for|in|to|on|at|against|and)\b)"


@lru_cache(maxsize=1 << 13)
def is_built_around(name: str, noun: str) -> bool:
    """Whether a noun stands at the end of a name, or before its "of": "Mission", but not in "Head of Mission Office"."""
    return is_key_built_around(name_key(name), noun)


def is_key_built_around(key: str, noun: str) -> bool:
    """The same of a name's key."""
    return noun in key and re.search(_HEAD.format(re.escape(noun)), key) is not None


def is_called(links: Links, body: str, noun: str) -> bool:
    """Whether one of a body's names is built around a noun."""
    names = (links.entity(body).label, *(a.text for a in links.entity(body).aliases))
    return any(is_built_around(name, noun) for name in names)
