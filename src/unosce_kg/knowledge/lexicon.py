"""`lexicon.toml`: classes of words that patterns and rules name."""

from __future__ import annotations

import tomllib
from pathlib import Path

from unosce_kg.errors import SetupError
from unosce_kg.knowledge.rows import read_text


def load_lexicon(folders: tuple[Path, ...]) -> dict[str, frozenset[str]]:
    """Read `lexicon.toml` of every folder that has one; lists of one name are joined.

    Raises:
        SetupError: If a file is not TOML or holds anything but lists of words.
    """
    lexicon: dict[str, frozenset[str]] = {}
    for folder in folders:
        path = folder / "lexicon.toml"
        if not path.exists():
            continue
        try:
            content = tomllib.loads(read_text(path))
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise SetupError(f"{path}: {error}") from None
        for name, words in content.items():
            if not (isinstance(words, list) and all(isinstance(w, str) for w in words)):
                raise SetupError(f"{path}: {name} is not a list of words")
            lexicon[name] = lexicon.get(name, frozenset()) | frozenset(words)
    return lexicon
