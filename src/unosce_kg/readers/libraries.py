"""Libraries that only some kinds of documents need, and that need not be installed."""

from __future__ import annotations

import importlib
from types import ModuleType


def load(name: str) -> ModuleType:
    """The module of that name.

    Raises:
        ValueError: If it is not installed, with what to install.
    """
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise ValueError(
            'needs a library that is not installed: pip install "unosce-kg[documents]"'
        ) from error
