"""Which of many patterns can match a text at all, by the strings that they cannot do without."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from operator import or_

_SPACE = re.compile(r"\s")
_MANY = 50_000  # words that are kept from text to text
_BEGINNING = 2  # characters by which strings are looked up, and that each of them has


class Sieve:
    """Tells of each text which patterns are worth trying; what several of them demand is looked for once.

    What is met, and what is needed, are sets of the demands' numbers, written as the bits of an integer.

    Args:
        demands: Of each pattern the sets of strings, none of a single character, of each of which a text must hold one.
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
        inside: dict[
            str, int
        ] = {}  # the longest piece of strings with spaces, without which they are not there
        self._across: list[tuple[int, int, str]] = []
        for string, met in meeting.items():
            if len(pieces := _SPACE.split(string)) > 1:
                longest = max(pieces, key=len)
                known = len(longest) >= _BEGINNING
                piece = inside.setdefault(longest, 1 << (len(bits) + len(inside))) if known else 0
                self._across.append((piece, met, string))
        whole = {string: met for string, met in meeting.items() if not _SPACE.search(string)}
        self._met_by = _Words({s: whole.get(s, 0) | inside.get(s, 0) for s in whole | inside})

    def passing(self, text: str) -> Iterator[int]:
        """The numbers of the patterns whose demands the text meets."""
        folded = (
            text.casefold().replace("ı", "i").replace("i̇", "i")
        )  # alike to a pattern that is blind to case
        missing = ~reduce(or_, map(self._met_by.__getitem__, set(folded.split())), 0)
        for piece, met, string in self._across:
            if met & missing and not piece & missing and string in folded:
                missing &= ~met
        return (index for index, needed in enumerate(self._needed) if not needed & missing)


class _Words(dict[str, int]):
    """The demands that each word meets, found out once for each.

    Args:
        meeting: The demands that each string without a space meets.
    """

    def __init__(self, meeting: Mapping[str, int]) -> None:
        super().__init__()
        self._meeting: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for string, met in meeting.items():
            self._meeting[string[:_BEGINNING]].append((string, met))

    def __missing__(self, word: str) -> int:
        places = range(len(word) - _BEGINNING + 1)
        begun = ((at, *found) for at in places for found in self._meeting.get(word[at : at + _BEGINNING], ()))
        met = reduce(or_, (met for at, string, met in begun if word.startswith(string, at)), 0)
        if len(self) >= _MANY:
            self.clear()
        self[word] = met
        return met
