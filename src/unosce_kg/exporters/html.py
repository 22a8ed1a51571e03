"""The interactive page as a file."""

from __future__ import annotations

from pathlib import Path

import rdflib

from unosce_kg.explorer import read_view, render_page


def write(graph: rdflib.Graph, path: Path) -> None:
    """Write the page that shows the graph; it holds all it needs and loads nothing.

    Args:
        graph: A graph of the contract's shape.
        path: The file to write.

    Raises:
        OSError: If the file cannot be written.
        SetupError: If the installation lacks the ontology.
    """
    path.write_text(render_page(read_view(graph)), encoding="utf-8", newline="\n")
