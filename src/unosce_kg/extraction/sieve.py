"""Which of many patterns can match a text at all, by the strings that they cannot do without."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


class Sieve:
    """Tells of each text which patterns are worth trying; what several of them demand is looked for once.

    Args:
        demands: Of each pattern the sets of strings of each of which a text must hold one.
    """

    def __init__(self, demands: Sequence[Sequence[tuple[str, ...]]]) -> None:
        numbers: dict[tuple[str, ...], int] = {}
        self._demands = [[numbers.setdefault(d, len(numbers)) for d in sets] for sets in demands]
        self._strings = list(numbers)

    def passing(self, text: str) -> Iterator[int]:
        """The numbers of the patterns whose demands the text meets."""
        folded = text.casefold().replace("ı", "i")  # alike to a pattern that is blind to case
        met: list[bool | None] = [None] * len(self._strings)
        for index, demands in enumerate(self._demands):
            for number in demands:
                if met[number] is None:
                    met[number] = _holds_one(folded, self._strings[number])
                if not met[number]:
                    break
            else:
                yield index


def _holds_one(text: str, strings: Sequence[str]) -> bool:
    for string in strings:  # noqa: SIM110, several times quicker than a generator for each
        if string in text:
            return True
    return False
