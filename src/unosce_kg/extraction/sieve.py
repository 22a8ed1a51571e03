"""Which of many patterns can match a text at all, by the strings that they cannot do without."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

_BEGINNING = 3  # characters, by which most strings are told not to be in a text without looking for them


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
        self._meeting: dict[str, list[tuple[str, set[int]]]] = defaultdict(list)
        for string, met in meeting.items():
            self._meeting[string[:_BEGINNING]].append((string, met))

    def passing(self, text: str) -> Iterator[int]:
        """The numbers of the patterns whose demands the text meets."""
        folded = (
            text.casefold().replace("ı", "i").replace("i̇", "i")
        )  # alike to a pattern that is blind to case
        threes = {folded[i : i + _BEGINNING] for i in range(len(folded) - _BEGINNING + 1)}
        met: set[int] = set()
        for beginning in self._meeting.keys() & threes:
            for string, numbers in self._meeting[beginning]:
                if string in folded:
                    met |= numbers
        return (index for index, demands in enumerate(self._demands) if demands <= met)
