"""Building a graph from Python."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from unosce_kg import pipeline
from unosce_kg.growing import silent
from unosce_kg.intake import PLAIN
from unosce_kg.pipeline import Progress, Settings
from unosce_kg.report import Report


def build(
    paths: str | Path | Iterable[str | Path] = (),
    output: str | Path = "build",
    settings: Settings = PLAIN,
    progress: Progress = silent,
) -> Report:
    """Read documents, and write their graph, its store and its page to a folder.

    Args:
        paths: Files, folders and patterns; the bundled documents if there are none.
        output: The folder. Its results are replaced as a whole at the end, or it stays as it was; what its store
            has of documents that have not changed is not read again.
        settings: How to build.
        progress: Told the name of a stage, how much of it is done, and how much there is.

    Returns:
        What was read, skipped and found.

    Raises:
        SetupError: If the run cannot go on: a wrong path, knowledge, model or format, or a full disk.
        DocumentError: In strict runs, if a document cannot be read.
        InvalidGraph: In strict runs, if the graph breaks its shapes.
    """
    several = [paths] if isinstance(paths, str | Path) else list(paths)
    return pipeline.build(several, Path(output), settings, progress)
