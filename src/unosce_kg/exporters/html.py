"""The interactive page as a file."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rdflib import Graph

from unosce_kg.exporters.replacing import replacing

SUFFIXES = (".html", ".htm")


def write(graph: Graph, path: Path) -> None:
    """Write the page that shows a graph; it holds all it needs and loads nothing.

    Raises:
        SetupError: If the file cannot be written, or the installation lacks the ontology.
    """
    # Here, so that no other format waits for the libraries that draw.
    from unosce_kg.explorer import read_view, render_pieces  # noqa: PLC0415

    with replacing(path) as file, _without_collection():
        file.writelines(piece.encode("utf-8") for piece in render_pieces(read_view(graph)))


@contextmanager
def _without_collection() -> Iterator[None]:
    """Leave cycles alone for a while: the page's many small values have none, and looking for them takes a fifth of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
