"""Which of many patterns can match a text at all, by the strings that they cannot do without."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

_SPACE = re.compile(r"\s")
_MANY = 50_000  # words that are kept from text to text


class Sieve:
    """Tells of each text which patterns are worth trying; what several of them demand is looked for once.

    Args:
        demands: Of each pattern the sets of strings of each of which a text must hold one.
    """

    def __init__(self, demands: Sequence[Sequence[tuple[str, ...]]]) -> None:
        numbers: dict[tuple[str, ...], int] = {}
        self._demands = [frozenset(numbers.setdefault(d, len(numbers)) for d in sets) for sets in demands]
        meeting: dict[str, set[int]] = defaultdict(set)
        for strings, number in numbers.items():
            for string in strings:
                meeting[string].add(number)
        self._across = [(string, met) for string, met in meeting.items() if _SPACE.search(string)]
        self._met_by = _Words({string: met for string, met in meeting.items() if not _SPACE.search(string)})

    def passing(self, text: str) -> Iterator[int]:
        """The numbers of the patterns whose demands the text meets."""
        folded = (
            text.casefold().replace("ı", "i").replace("i̇", "i")
        )  # alike to a pattern that is blind to case
        met = set[int]().union(*map(self._met_by.__getitem__, set(folded.split())))
        for string, numbers in self._across:
            if string in folded:
                met |= numbers
        return (index for index, demands in enumerate(self._demands) if demands <= met)


class _Words(dict[str, frozenset[int]]):
    """The demands that each word meets, found out once for each.

    Args:
        meeting: The demands that each string without a space meets.
    """

    def __init__(self, meeting: dict[str, set[int]]) -> None:
        super().__init__()
        self._meeting = meeting

    def __missing__(self, word: str) -> frozenset[int]:
        met = frozenset(n for string, numbers in self._meeting.items() if string in word for n in numbers)
        if len(self) >= _MANY:
            self.clear()
        self[word] = met
        return met
