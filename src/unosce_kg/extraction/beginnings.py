"""Patterns that are tried only where a match can begin, which the first characters of each word tell.

No match begins inside a word or a slot.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product
from re import _compiler, _parser  # type: ignore[attr-defined]
from re import _constants as op  # type: ignore[attr-defined]
from typing import Any

_LENGTH = 3  # characters by which beginnings are told apart
_MANY = 20_000  # beginnings that are no longer quick to list
_WORD = r"(?<!\w)"  # no match begins inside a word
_PLACE = re.compile(rf"{_WORD}(?=(.{{1,{_LENGTH}}}))(?:⟦\w+:\d+⟧|\w+|.)", re.S)  # nor inside a slot
_SLOT = "⟦⟧"  # the only characters beyond ASCII that texts are full of
_ASCII = 127
_NOTHING, _ANYTHING = ("", False), ("", True)
Part = tuple[Any, Any]  # of a parsed pattern: its kind, and what depends on that
# The first characters of what a part of a pattern matches, and whether anything may come behind them.
Heads = set[tuple[str, bool]]


class Places:
    """The places of a text that are not inside a word or slot.

    Attributes:
        text: The text.
        starts: The places, in text order, by the first characters there.
        heads: All of these characters.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: dict[str, list[int]] = {}
        for match in _PLACE.finditer(text):
            self.starts.setdefault(match[1], []).append(match.start())
        self.heads = frozenset(self.starts)


class Finder:
    """Finds the matches of a pattern as `re.finditer` does, but faster, and none that begin inside a word or slot.

    Args:
        pattern: A regular expression.
        flags: Those of `re.compile`.

    Attributes:
        groups: The names of its groups.
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        parsed = _parser.parse(rf"{_WORD}(?:{pattern})", flags)  # once, which is half of the compiler's work
        self._regex: re.Pattern[str] = _compiler.compile(parsed, flags)
        self._beginnings = _find_beginnings(parsed, flags)
        self._known: set[str] = set()  # heads that were met
        self._fitting: set[str] = set()  # those of them with which a match may begin
        self.groups = self._regex.groupindex

    def find(self, places: Places) -> Iterator[re.Match[str]]:
        """The matches in a text, in its order, none of which overlap."""
        for head in places.heads - self._known:
            self._known.add(head)
            if self._may_begin(head):
                self._fitting.add(head)
        end = 0
        for start in sorted(
            [start for head in places.heads & self._fitting for start in places.starts[head]]
        ):
            if start >= end and (match := self._regex.match(places.text, start)):
                end = match.end()
                yield match

    def _may_begin(self, head: str) -> bool:
        """Whether a match may begin with some characters; of letters beyond ASCII that is not known."""
        foreign = not head.strip(_SLOT).isascii()
        return foreign or any(head[:length] in self._beginnings for length in range(len(head) + 1))


def _find_beginnings(parsed: Iterable[Part], flags: int) -> frozenset[str]:
    """With which characters, of ASCII and the slots', a match begins; with "" if that is open."""
    return frozenset(head for head, _ in _of_sequence(parsed, flags))


def _of_sequence(parsed: Iterable[Part], flags: int) -> Heads:
    closed: Heads = set()
    heads: Heads = {_NOTHING}  # those behind which the next part stands
    for part in parsed:
        if not heads:
            break
        following = _of_part(part, flags)
        if len(heads) * len(following) > _MANY:
            return closed | {(head, True) for head, _ in heads}
        found = {_join(head, *behind) for (head, _), behind in product(heads, following)}
        heads = {(head, is_open) for head, is_open in found if not is_open}
        closed |= found - heads
    return closed | heads


def _join(head: str, behind: str, is_open: bool) -> tuple[str, bool]:
    joined = (head + behind)[:_LENGTH]
    return joined, is_open or len(joined) == _LENGTH


def _of_part(part: Part, flags: int) -> Heads:
    kind, value = part
    if kind is op.LITERAL:
        return _of_characters(value, value, flags)
    if kind is op.IN:
        return _of_class(value, flags)
    if kind in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return {_NOTHING}
    if kind is op.BRANCH:
        return set[tuple[str, bool]]().union(*(_of_sequence(branch, flags) for branch in value[1]))
    if kind is op.SUBPATTERN:
        return _of_sequence(value[3], (flags | value[1]) & ~value[2])
    if kind is op.ATOMIC_GROUP:
        return _of_sequence(value, flags)
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        least, most, inner = value
        heads = _of_sequence(inner, flags)
        if most != 1:
            heads = {(head, is_open or head != "") for head, is_open in heads}
        return heads if least else heads | {_NOTHING}
    return {_ANYTHING}


def _of_class(members: Iterable[Part], flags: int) -> Heads:
    found: Heads = set()
    for kind, value in members:
        if kind is op.LITERAL:
            found |= _of_characters(value, value, flags)
        elif kind is op.RANGE:
            found |= _of_characters(value[0], value[1], flags)
        elif (kind, value) == (op.CATEGORY, op.CATEGORY_DIGIT):
            found |= _of_characters(ord("0"), ord("9"), flags)
        else:
            return {_ANYTHING}
    return found


def _of_characters(first: int, last: int, flags: int) -> Heads:
    found = {chr(code) for code in range(first, min(last, _ASCII) + 1)}
    found |= {c for c in _SLOT if first <= ord(c) <= last}
    if flags & re.IGNORECASE:
        found |= {c.swapcase() for c in found}
    return {(c, False) for c in found}
