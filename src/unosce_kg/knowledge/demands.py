"""What a text must hold for a pattern to match in it, so that most patterns need not be tried on most texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

Strings = frozenset[str]
# A character of its own, or what begins a class, a group or a name in braces.
_CLASS = re.compile(r"\[(\^?\]?(?:\\.|[^\]\\])*)\]", re.S)
_NAME = re.compile(r"\{([A-Za-z_]+)\}")
_GROUP = re.compile(r"\((?:\?(?:P<\w+>|[im]*:|[>=]|<=|(?P<open><?!|\(\w+\))))?")
_QUANTIFIER = re.compile(r"(?:[*+?]|\{(?P<least>\d*)(?:,\d*)?\})[?+]?")
_KINDS = frozenset("wWdDsSbBAZntrfv")  # escaped letters that stand for kinds of characters or places
_SHORT = 3  # characters; nearly every text holds what is shorter
_MANY = 120  # strings that are no longer quick to look for


class _UnknownSyntaxError(Exception):
    """The pattern is written in a way that is not read here."""


def find_demands(pattern: str, named: Callable[[str], Iterable[Strings]]) -> tuple[tuple[str, ...], ...]:
    """Sets of strings of each of which a text must hold one, whatever the case, if the pattern matches in it.

    Args:
        pattern: As in the data, with names in braces.
        named: The sets of what a name in braces stands for.

    Returns:
        The sets, those first that are quick to look for; none where nothing is sure.
    """
    try:
        found = _Parser(pattern, named).read()
    except _UnknownSyntaxError:
        return ()
    return tuple(sorted({tuple(sorted(s)) for s in found}, key=lambda s: (len(s), s)))


def one_of(words: Iterable[str]) -> list[Strings]:
    """The demand that one of the words is there; none if they are many or one of them is short."""
    folded = sorted({word.casefold() for word in words}, key=lambda w: (len(w), w))
    least: list[str] = []
    for word in folded:
        if not any(other in word for other in least):
            least.append(word)
    return [frozenset(least)] if folded and len(folded[0]) >= _SHORT and len(least) <= _MANY else []


class _Parser:
    """Reads a regular expression as far as it says what a match holds in any case."""

    def __init__(self, pattern: str, named: Callable[[str], Iterable[Strings]]) -> None:
        self._pattern, self._named, self._at = pattern, named, 0

    def read(self) -> list[Strings]:
        found = self._alternatives()
        if self._at < len(self._pattern):
            raise _UnknownSyntaxError
        return found

    def _alternatives(self) -> list[Strings]:
        branches = [self._sequence()]
        while self._pattern.startswith("|", self._at):
            self._at += 1
            branches.append(self._sequence())
        if len(branches) == 1:
            return branches[0]
        if not all(branches):
            return []
        return one_of(word for branch in branches for word in min(branch, key=lambda s: (len(s), sorted(s))))

    def _sequence(self) -> list[Strings]:
        found: list[Strings] = []
        run = ""
        while self._at < len(self._pattern) and self._pattern[self._at] not in "|)":
            character, inner = self._atom()
            quantifier = self._take(_QUANTIFIER)
            if character and not quantifier:
                run += character
                continue
            found += one_of((run,))
            run = ""
            if not quantifier or quantifier[0][0] == "+" or int(quantifier["least"] or 0):
                found += inner
        return [*found, *one_of((run,))]

    def _atom(self) -> tuple[str, list[Strings]]:
        """The next character that a match holds, or what it holds of a group or name."""
        character = self._pattern[self._at]
        if character == "{" and (name := self._take(_NAME)):
            return "", list(self._named(name[1]))
        if character == "[" and (members := self._take(_CLASS)):
            folded = {c.casefold() for c in members[1]}
            return (folded.pop() if len(folded) == 1 and members[1].isalpha() else ""), []
        if character == "(":
            return "", self._group()
        self._at += 1
        if character == "\\":
            return self._escaped(), []
        return ("" if character in ".^$" else character.casefold()), []

    def _group(self) -> list[Strings]:
        opening = self._take(_GROUP)
        if opening is None or self._pattern.startswith("?", self._at):
            raise _UnknownSyntaxError
        inner = self._alternatives()
        if not self._pattern.startswith(")", self._at):
            raise _UnknownSyntaxError
        self._at += 1
        return [] if opening["open"] else inner  # what must not be there, or is there under a condition

    def _escaped(self) -> str:
        character = self._pattern[self._at]
        self._at += 1
        if character in _KINDS:
            return ""
        if character.isalnum():
            raise _UnknownSyntaxError
        return character

    def _take(self, wanted: re.Pattern[str]) -> re.Match[str] | None:
        match = wanted.match(self._pattern, self._at)
        self._at = match.end() if match else self._at
        return match
