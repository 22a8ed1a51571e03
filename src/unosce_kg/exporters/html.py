"""The interactive page as a file."""

from __future__ import annotations

from pathlib import Path

from rdflib import Graph

from unosce_kg.exporters.replacing import replacing
from unosce_kg.garbage import without_collection

SUFFIXES = (".html", ".htm")


def write(graph: Graph, path: Path) -> None:
    """Write the page that shows a graph; it holds all it needs and loads nothing.

    Raises:
        SetupError: If the file cannot be written, or the installation lacks the ontology.
    """
    # Here, so that no other format waits for the libraries that draw.
    from unosce_kg.explorer import read_view, render_pieces  # noqa: PLC0415

    with replacing(path) as file, without_collection():
        file.writelines(piece.encode("utf-8") for piece in render_pieces(read_view(graph)))
