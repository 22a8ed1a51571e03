"""The one way through: documents in, a store that holds them, and from it a checked graph and its page out."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import rdflib

from unosce_kg import exporters, readers
from unosce_kg.errors import InvalidGraph, SetupError
from unosce_kg.exporters import html, turtle
from unosce_kg.graph import stats
from unosce_kg.graph.confidence import keep_sure
from unosce_kg.graph.newcomers import read_new
from unosce_kg.growing import grow, name_files, silent, skip
from unosce_kg.intake import PLAIN, Intake, Progress, Settings
from unosce_kg.merging.resemblance import find_resembling
from unosce_kg.output import REPORT, replacing_folder
from unosce_kg.report import Report
from unosce_kg.resources import locate
from unosce_kg.store.writing import Writer, write

__all__ = ["GRAPH", "ONTOLOGY", "PAGE", "STORE", "TEXTS", "Progress", "Settings", "build"]

GRAPH, PAGE, ONTOLOGY, TEXTS, STORE = "graph.ttl", "graph.html", "ontology.ttl", "texts", "store"


def build(
    paths: Sequence[str | Path], output: Path, settings: Settings = PLAIN, progress: Progress = silent
) -> Report:
    """Read documents, build their graph and write it with its page to a folder.

    The folder's store keeps what was read, so that the next build reads only what is new or changed.

    Args:
        paths: Files, folders and patterns; the bundled documents if empty.
        output: The folder, whose results are replaced as a whole or left as they were.
        settings: How to build.
        progress: Called with the stage's name, how much of it is done, and how much there is.

    Returns:
        What was done.

    Raises:
        SetupError: If the run cannot go on: a wrong path, knowledge, model or format, or a full disk.
        DocumentError: In strict runs, if a document cannot be read.
        InvalidGraph: In strict runs, if the graph breaks its shapes.
    """
    started = time.perf_counter()
    suffixes = _suffixes(settings.formats)
    found = readers.find(paths or [locate("raw")], leave_out=output)
    if settings.strict and found.skipped:
        raise found.skipped[0]
    with write(output / STORE) as writer:
        intake = Intake(settings, writer.readings, writer.state, progress)
        growth = grow(writer, intake, intake.take(name_files(found.files)), settings, progress)
        skipped = tuple(sorted({*growth.skipped, *skip(found)}))
        if not growth.documents and not growth.reused:
            reasons = "; ".join(f"{s.file}: {s.reason}" for s in skipped[:3])
            raise SetupError(f"none of the documents can be read: {reasons}")
        serious = [problem for problem in growth.problems if problem.serious]
        if settings.strict and serious:
            raise InvalidGraph(f"the graph breaks {len(serious)} rules; the first: {serious[0].message}")
        with replacing_folder(output) as folder:
            graph = keep_sure(writer.open_graph(), settings.min_confidence)
            _write(graph, folder, writer, suffixes, progress)
            report = Report(
                version=intake.run.version,
                model=intake.run.model,
                knowledge=intake.run.knowledge_digest,
                documents=tuple(writer.contents.accounts(intake.read)),
                merged=growth.merged,
                skipped=skipped,
                removed=growth.removed,
                counts=stats.count(graph),
                min_confidence=settings.min_confidence,
                problems=growth.problems,
                resembling=find_resembling(read_new(graph), intake.knowledge),
                files=tuple(sorted([*(path.name for path in folder.iterdir()), REPORT])),
                seconds=time.perf_counter() - started,
            )
            report.write(folder / REPORT)
            writer.finish()
    return report


def text_name(document_id: str) -> str:
    """Name of the file below `texts/` that holds a document's clean text."""
    return f"{document_id.partition('/')[2]}.txt"


def _suffixes(formats: Iterable[str]) -> dict[str, str]:
    """Format names with the suffix to write each under.

    Raises:
        SetupError: If a format is unknown.
    """
    known = exporters.formats()
    for name in formats:
        if name not in known:
            raise SetupError(f"unknown format {name!r}; known: {', '.join(known)}")
    return {name: known[name][0] for name in formats}


def _write(
    graph: rdflib.Graph, folder: Path, writer: Writer, suffixes: dict[str, str], progress: Progress
) -> None:
    total = 3 + len(suffixes)
    texts = folder / TEXTS
    texts.mkdir()
    for id_, text in writer.texts():
        (texts / text_name(id_)).write_text(text, encoding="utf-8", newline="\n")
    (folder / ONTOLOGY).write_bytes(locate("ontology", "unosce.ttl").read_bytes())
    progress("writing", 1, total)
    turtle.write(graph, folder / GRAPH)
    progress("writing", 2, total)
    html.write(graph, folder / PAGE)
    progress("writing", 3, total)
    for number, (name, suffix) in enumerate(suffixes.items(), 4):
        exporters.write(graph, (folder / GRAPH).with_suffix(suffix), name)
        progress("writing", number, total)
