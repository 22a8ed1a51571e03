"""Which of many patterns can match a text at all, by the strings that they cannot do without."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import reduce
from operator import or_

_SPACE = re.compile(r"\s")
_MANY = 50_000  # words that are kept from text to text
_BEGINNING = 2  # characters by which strings are looked up


class Sieve:
    """Tells of each text which patterns are worth trying; what several of them demand is looked for once.

    What is met, and what is needed, are sets of the demands' numbers, written as the bits of an integer.

    Args:
        demands: Of each pattern the sets of strings, of each of which a text must hold one.
    """

    def __init__(self, demands: Sequence[Sequence[tuple[str, ...]]]) -> None:
        bits: dict[tuple[str, ...], int] = {}
        for strings in (strings for sets in demands for strings in sets):
            bits.setdefault(strings, 1 << len(bits))
        self._needed = [reduce(or_, map(bits.__getitem__, sets), 0) for sets in demands]
        meeting: dict[str, int] = defaultdict(int)
        for strings, bit in bits.items():
            for string in strings:
                meeting[string] |= bit
        self._met_by = _Words(meeting)

    def passing(self, text: str) -> list[int]:
        """The numbers of the patterns whose demands the text meets."""
        folded = (
            text.casefold().replace("ı", "i").replace("i̇", "i")
        )  # alike to a pattern that is blind to case
        met, begun = 0, set(self._met_by.anywhere)
        for here, across in map(self._met_by.__getitem__, set(folded.split())):
            met |= here
            begun |= across
        missing = ~met
        for string, there in begun:
            if there & missing and string in folded:
                missing &= ~there
        return [index for index, needed in enumerate(self._needed) if not needed & missing]


class _Words(dict[str, tuple[int, frozenset[tuple[str, int]]]]):
    """What each word tells, found out once for each.

    That are the demands that it meets, and the strings with spaces that it may be a piece of, each with the demands that
    it meets.

    Args:
        meeting: The demands that each string meets.

    Attributes:
        anywhere: The strings whose pieces are too short to be looked up.
    """

    def __init__(self, meeting: Mapping[str, int]) -> None:
        super().__init__()
        self._told: dict[str, list[tuple[str, int, tuple[str, int] | None]]] = defaultdict(list)
        self.anywhere: set[tuple[str, int]] = set()
        for string, met in meeting.items():
            longest = max(_SPACE.split(string), key=len)
            told = (longest, met, None) if longest == string else (longest, 0, (string, met))
            if len(longest) < _BEGINNING:
                self.anywhere.add((string, met))
            else:
                self._told[longest[:_BEGINNING]].append(told)

    def __missing__(self, word: str) -> tuple[int, frozenset[tuple[str, int]]]:
        places = range(len(word) - _BEGINNING + 1)
        told = [
            (met, across)
            for at in places for piece, met, across in self._told.get(word[at : at + _BEGINNING], ())
            if word.startswith(piece, at)
        ]  # fmt: skip
        if len(self) >= _MANY:
            self.clear()
        self[word] = reduce(or_, (met for met, _ in told), 0), frozenset(a for _, a in told if a)
        return self[word]
