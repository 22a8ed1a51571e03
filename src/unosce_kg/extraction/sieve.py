"""Which of many patterns can match a text at all, by the strings that they cannot do without."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

_BEGINNING = 3  # characters, by which most strings are told not to be in a text without looking for them


class Sieve:
    """Tells of each text which patterns are worth trying; what several of them demand is looked for once.

    Args:
        demands: Of each pattern the sets of strings of each of which a text must hold one.
    """

    def __init__(self, demands: Sequence[Sequence[tuple[str, ...]]]) -> None:
        numbers: dict[tuple[str, ...], int] = {}
        self._demands = [[numbers.setdefault(d, len(numbers)) for d in sets] for sets in demands]
        self._strings = [_by_beginning(strings) for strings in numbers]

    def passing(self, text: str) -> Iterator[int]:
        """The numbers of the patterns whose demands the text meets."""
        folded = (
            text.casefold().replace("ı", "i").replace("i̇", "i")
        )  # alike to a pattern that is blind to case
        threes = {folded[i : i + _BEGINNING] for i in range(len(folded) - _BEGINNING + 1)}
        met: list[bool | None] = [None] * len(self._strings)
        for index, demands in enumerate(self._demands):
            for number in demands:
                if met[number] is None:
                    met[number] = _holds_one(folded, threes, *self._strings[number])
                if not met[number]:
                    break
            else:
                yield index


def _by_beginning(strings: Sequence[str]) -> tuple[frozenset[str], dict[str, list[str]]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for string in strings:
        groups[string[:_BEGINNING]].append(string)
    return frozenset(groups), dict(groups)


def _holds_one(
    text: str, threes: set[str], beginnings: frozenset[str], strings: Mapping[str, Sequence[str]]
) -> bool:
    if beginnings.isdisjoint(threes):  # mostly, and without making another set
        return False
    return any(string in text for beginning in beginnings & threes for string in strings[beginning])
