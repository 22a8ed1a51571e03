"""Words that a printer broke at the end of a line are mended; true hyphens stay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from unosce_kg.readers.pieces import PAGE_TURN

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_BROKEN = re.compile(r"(?P<head>(?:[^\W\d_]+-)*[^\W\d_]+)-$")
_REST = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# First parts of compounds that English writes with a hyphen, and endings that only words broken behind them have.
_OPENERS = frozenset(
    ["all", "best", "co", "confidence", "cross", "decision", "fact", "far", "follow", "half", "high", "large", "long",
     "low", "mid", "near", "non", "oil", "one", "peace", "policy", "rule", "self", "short", "small", "three", "two",
     "vice", "well", "wide"]
)  # fmt: skip
_ENDING = re.compile(r"(?:ers?|est|ly|ed|ing|ness|ments?|ages?|is[mt]s?|ow\w*|s)", re.IGNORECASE)


def collect_words(lines: Iterable[str]) -> frozenset[str]:
    """The words of a text that stand unbroken within its lines, in lower case."""
    words: set[str] = set()
    for line in lines:
        whole = _BROKEN.sub("", line)
        words.update(word.casefold() for word in _WORD.findall(whole))
    return frozenset(words)


def join_lines(lines: Sequence[str], words: frozenset[str], turns: frozenset[int] = frozenset()) -> str:
    """The text of a paragraph.

    Args:
        lines: Its lines, in order; none is empty.
        words: Words of the document, as `collect_words` gives them.
        turns: Indexes of lines with which a new page begins.
    """
    text = lines[0]
    for i, line in enumerate(lines[1:], 1):
        broken, rest = _BROKEN.search(text), _REST.match(line)
        blank = PAGE_TURN if i in turns else " "
        if text.endswith("-") and broken and rest:
            if not _keeps_hyphen(broken["head"], rest[0], words):
                text = text[:-1]
            tail = line[rest.end() :].lstrip() if i in turns else line[rest.end() :]
            text += rest[0] + (blank if i in turns and tail[:1].isalnum() else "") + tail
        elif text.endswith(("-", "–", "—")) and text[-2:-1].isalnum() and line[0].isalnum():
            text += line
        else:
            text += blank + line
    return text


def _keeps_hyphen(head: str, rest: str, words: frozenset[str]) -> bool:
    """Whether the hyphen is the word's own: as the text has the word elsewhere, else by its parts."""
    last, first = head.rpartition("-")[2], rest.partition("-")[0]
    if (last + first).casefold() in words or (head + rest).casefold() in words:
        return False
    if f"{head}-{rest}".casefold() in words or f"{last}-{first}".casefold() in words:
        return True
    if first[0].isupper() or last.isupper():
        return True
    if last.casefold() in _OPENERS and not _ENDING.fullmatch(first):
        return True
    return last.casefold() in words and first.casefold() in words and min(len(last), len(first)) > 3
