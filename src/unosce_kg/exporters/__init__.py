"""Graphs as files; every module here that names its suffixes is a format, and its name the format's."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path
from types import ModuleType

from rdflib import Graph

from unosce_kg.errors import SetupError

__all__ = ["formats", "write"]


def formats() -> dict[str, tuple[str, ...]]:
    """Every format's name with the suffixes of its files, sorted by name."""
    return {name: tuple(module.SUFFIXES) for name, module in _modules().items()}


def write(graph: Graph, path: Path, format: str | None = None) -> None:
    """Write a graph to a file, which appears whole or not at all.

    Args:
        graph: What to write.
        path: Where to; without a format, its suffix tells it.
        format: A format's name, such as `turtle`.

    Raises:
        SetupError: If the format is unknown or the file cannot be written.
    """
    modules = _modules()
    if format:
        module = modules.get(format)
        if module is None:
            raise SetupError(f"unknown format {format!r}; known: {', '.join(modules)}")
    else:
        suffix = path.suffix.lower()
        module = next((m for m in modules.values() if suffix in m.SUFFIXES), None)
        if module is None:
            known = ", ".join(sorted(s for m in modules.values() for s in m.SUFFIXES))
            raise SetupError(f"{path}: no format has the suffix {suffix!r}; name a format, or use {known}")
    module.write(graph, path)


def _modules() -> dict[str, ModuleType]:
    found = (importlib.import_module(f"{__name__}.{m.name}") for m in pkgutil.iter_modules(__path__))
    return {m.__name__.rpartition(".")[2]: m for m in found if hasattr(m, "SUFFIXES")}
