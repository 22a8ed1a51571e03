"""A knowledge graph of the cooperation between the United Nations and the OSCE.

From Python, `build` reads documents, and `open_graph` opens what was built as a `KnowledgeGraph`. They are loaded
when they are first asked for; type checkers find them in `__init__.pyi`.
"""

from __future__ import annotations

import importlib

__version__ = "0.1.0"
__all__ = ["KnowledgeGraph", "__version__", "build", "open_graph"]

_HOMES = {"build": "building", "open_graph": "knowledge_graph", "KnowledgeGraph": "knowledge_graph"}


def __getattr__(name: str) -> object:
    """The interface for Python, loaded here so that no command waits for all of it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.api.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
