"""Words as they are compared: one form for all usual spellings, with the characters that it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from unosce_kg.text import fold

NOWHERE = -1
_UN = "UN"
# Abbreviations with stops, words with their hyphens, and every other mark by itself.
_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|\w+(?:-\w+)*|[^\w\s]")
_BRITISH = re.compile(r"is(?=(?:ations?|ational|ing|ed?|es|ers?)$)")
_COUNTED = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth",
)  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80}


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


# Words that are spelt in two ways beyond what a rule says, and numbers in words.
_SAME = {
    "centre": "center", "centres": "centers", "programme": "program", "programmes": "programs",
    "defence": "defense", "labour": "labor", "advisor": "adviser", "advisors": "advisers", "&": "and",
    "neighbourhood": "neighborhood",
    **{word: _ordinal(number) for number, word in enumerate(_COUNTED, 1)},
    **{word[:-1] + "ieth": _ordinal(tens) for word, tens in _TENS.items()},
}  # fmt: skip
# Two words that have the form of one.
_PAIRS = {("united", "nations"): _UN} | {
    (word, _ordinal(digit)): _ordinal(tens + digit) for word, tens in _TENS.items() for digit in range(1, 10)
}
_SECOND = frozenset(second for _, second in _PAIRS)


@dataclass(slots=True)
class Words:
    """The compared forms of a text's words, in text order.

    Attributes:
        starts: Where each begins, in code points; `NOWHERE` inside a word that is written as one.
        ends: Where each ends; `NOWHERE` likewise.
    """

    forms: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def add(self, form: str, start: int, end: int) -> None:
        """Add a word, or make one of it and the word before."""
        if form in _SECOND and self.forms and (pair := _PAIRS.get((self.forms[-1], form))):
            self.forms[-1], self.ends[-1] = pair, end
            return
        self.forms.append(form)
        self.starts.append(start)
        self.ends.append(end)


class Speller:
    """Gives words the form in which they are compared.

    Case, accents, British and American endings, "United Nations" and "UN", and ordinals in words do not
    matter, nor whether compounds are written as one word, with a hyphen or as two words. Which words are
    compounds is learned from the names themselves: "Secretary-General" makes two words of "secretarygeneral".

    Args:
        names: The names that texts will be compared with.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._compounds: dict[str, tuple[str, ...]] = {}
        self._solid: set[str] = set()
        self._forms = lru_cache(maxsize=1 << 16)(self._read)
        for word in sorted({word for name in names for word in _WORD.findall(name)}):
            self._learn(word)

    def _learn(self, word: str) -> None:
        parts = [_plain(part) for part in word.split("-")]
        for first, second in pairwise(parts):
            if first.isalpha() and second.isalpha():
                self._compounds[first + second] = (first, second)
        if len(parts) == 1:
            self._solid.add(parts[0])

    def words(self, text: str) -> Words:
        """The words of a text.

        Args:
            text: With straight quotes and plain hyphens: a document's shadow, or a stretch of it.
        """
        found = Words()
        for match in _WORD.finditer(text):
            offset = match.start()
            for form, start, end in self._forms(match[0]):
                found.add(form, start if start < 0 else offset + start, end if end < 0 else offset + end)
        return found

    def _read(self, word: str) -> tuple[tuple[str, int, int], ...]:
        """The forms of a written word, each with where in the word it starts and ends, or `NOWHERE`."""
        found: list[tuple[str, int, int]] = []
        position = 0
        for part in self._parts(word):
            stop = position + len(part)
            forms = self._split(part.replace("-", "") if len(part) > 1 else part)
            for number, form in enumerate(forms):
                found.append(
                    (form, NOWHERE if number else position, stop if number == len(forms) - 1 else NOWHERE)
                )
            position = stop + 1
        return tuple(found)

    def _parts(self, word: str) -> list[str]:
        """What hyphens part; two sides stay together where the names write them as one word ("on-line")."""
        parts = word.split("-") if len(word) > 1 else [word]
        for index in range(len(parts) - 1, 0, -1):
            joined = _plain(parts[index - 1] + parts[index])
            if joined in self._solid and joined not in self._compounds:
                parts[index - 1 : index + 1] = [f"{parts[index - 1]}-{parts[index]}"]
        return parts

    def _split(self, word: str) -> tuple[str, ...]:
        if word in ("UN", "U.N."):
            return (_UN,)
        plain = _plain(word)
        return tuple(_SAME.get(w) or _BRITISH.sub("iz", w) for w in self._compounds.get(plain, (plain,)))


def _plain(word: str) -> str:
    return fold(word).casefold()
