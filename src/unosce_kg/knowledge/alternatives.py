"""A list of words as one regular expression that is quick to try."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any


def alternatives(words: Iterable[str]) -> str:
    """Any of the words, the longest that fits: "head", "header" and "heat" are `(?:hea(?:d(?:er)?|t))`.

    Words that begin alike share their beginning, so that a place where none stands is left after a look at a few
    characters instead of one attempt for each word.
    """
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return _group(tree)


def _group(node: dict[str, Any]) -> str:
    branches = (re.escape(character) + _rest(node[character]) for character in sorted(node) if character)
    return f"(?:{'|'.join(branches)})"


def _rest(node: dict[str, Any]) -> str:
    if len(node) == 1:
        ((character, rest),) = node.items()
        return re.escape(character) + _rest(rest) if character else ""
    return _group(node) + ("?" if "" in node else "")
