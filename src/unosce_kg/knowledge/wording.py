"""Words that say what kind of thing a name stands for, and not which one."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from unosce_kg.text import name_key

_CLASSES = (
    "agreement_noun",
    "agreement_word",
    "instrument_noun",
    "meeting_noun",
    "meeting_word",
    "event_noun",
    "group_noun",
)
# After these a name goes on to say what the thing is about.
_LEADING_ON = frozenset(
    ("on", "for", "against", "in", "at", "to", "with", "between", "about", "concerning", "regarding")
)
_SMALL = frozenset(("of", "the", "on", "for", "in", "and", "to", "at", "a", "an", "s"))


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name by which it is compared with others, in their order."""
    return tuple(word for word in re.findall(r"\w+", name_key(name)) if word not in _SMALL)


def kind_words(lexicon: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The words of which names such as "Memorandum of Understanding" and "joint action plan" consist."""
    return frozenset(
        word for class_ in _CLASSES for phrase in lexicon.get(class_, ()) for word in words_of(phrase)
    )


def is_general(name: str, kinds: Container[str]) -> bool:
    """Whether a name says what something is and not which: "joint declaration", "regional conference".

    Args:
        name: As texts write it.
        kinds: As `kind_words` gives them.
    """
    rest = [word for word in re.findall(r"\w+", name) if word.casefold() not in kinds]
    return not any(word[0].isupper() or word[0].isdigit() or word in _LEADING_ON for word in rest)
