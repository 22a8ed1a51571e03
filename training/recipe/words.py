"""Word lists of the recipe, kept in `words.toml` by module."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def _load() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf8"))


def read_words(section: str) -> dict[str, Any]:
    """The lists of one section by name."""
    words: dict[str, Any] = _load()[section]
    return words
