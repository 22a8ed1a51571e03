"""The one way through: documents in, a checked graph and its page out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import rdflib

from unosce_kg import __version__, exporters, extraction, knowledge, readers
from unosce_kg.errors import DocumentError, InvalidGraph, SetupError
from unosce_kg.exporters import html, turtle
from unosce_kg.graph import integrity, rdf, stats, validation
from unosce_kg.graph.problems import Problem
from unosce_kg.merging import merge
from unosce_kg.model import Document, Extraction, Run
from unosce_kg.output import REPORT, replacing_folder
from unosce_kg.report import ReadDocument, Report, SkippedDocument
from unosce_kg.resources import locate
from unosce_kg.text import digest

Progress = Callable[[str, int, int], None]

GRAPH, PAGE, ONTOLOGY, TEXTS = "graph.ttl", "graph.html", "ontology.ttl", "texts"


@dataclass(frozen=True, slots=True)
class Settings:
    """How to build.

    Attributes:
        formats: Names of export formats to write besides Turtle and the page.
        with_reference: Take all reference data into the graph.
        facts_only: Leave the mentions out of the graph.
        strict: Fail instead of skipping a document or writing a graph that breaks its shapes.
        knowledge: Folders of the user's own knowledge.
        model: Name or folder of a spaCy pipeline; None for the packaged one.
        limit_bytes: Larger documents are skipped.
    """

    formats: tuple[str, ...] = ()
    with_reference: bool = False
    facts_only: bool = False
    strict: bool = False
    knowledge: tuple[Path, ...] = ()
    model: str | None = None
    limit_bytes: int = readers.LIMIT


def build(
    paths: Sequence[str | Path],
    output: Path,
    settings: Settings = Settings(),
    progress: Progress = lambda stage, done, total: None,
) -> Report:
    """Read documents, build their graph and write it with its page to a folder.

    Args:
        paths: Files, folders and patterns; the bundled documents if empty.
        output: The folder, which is replaced as a whole or left as it was.
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
    documents, skipped = read_all(found, settings, progress)
    known = knowledge.load(locate("ontology"), *settings.knowledge)
    model = extraction.load_model(settings.model)
    run = Run(__version__, model.name, known.digest)
    extractions: list[Extraction] = []
    failed = None if settings.strict else skipped.append
    for contribution in extraction.extract(documents, known, model, failed):
        extractions.append(contribution)
        progress("extracting", len(extractions), len(documents))
    progress("building the graph", 0, 1)
    corpus = merge(extractions, known.classes)
    graph = rdf.build(
        corpus, known, run, with_reference=settings.with_reference, facts_only=settings.facts_only
    )
    problems = _check(graph, strict=settings.strict)
    progress("building the graph", 1, 1)
    with replacing_folder(output) as folder:
        _write(graph, folder, corpus.documents, suffixes, progress)
        report = Report(
            version=run.version,
            model=run.model,
            knowledge=run.knowledge_digest,
            documents=tuple(_account(e) for e in sorted(extractions, key=lambda e: e.document.id)),
            skipped=tuple(SkippedDocument(str(e.path), e.reason) for e in sorted(skipped, key=_path)),
            counts=stats.count(graph),
            problems=problems,
            files=tuple(sorted([*(path.name for path in folder.iterdir()), REPORT])),
            seconds=time.perf_counter() - started,
        )
        report.write(folder / REPORT)
    return report


def read_all(
    found: readers.Found, settings: Settings, progress: Progress
) -> tuple[list[Document], list[DocumentError]]:
    """Read all documents that were found, each with an id of its own, and tell those skipped.

    Raises:
        SetupError: If no document can be read.
        DocumentError: In strict runs, for the first document that cannot be read.
    """
    documents: list[tuple[Path, Document]] = []
    skipped = list(found.skipped)
    for number, path in enumerate(found.files, 1):
        for read in readers.read_each(path, settings.limit_bytes):
            if isinstance(read, DocumentError):
                skipped.append(read)
            else:
                documents.append((path.parent / read.file_name, read))
        progress("reading", number, len(found.files))
    if settings.strict and skipped:
        raise skipped[0]
    if not documents:
        reasons = "; ".join(str(error) for error in skipped[:3])
        raise SetupError(f"none of the documents can be read: {reasons}")
    return list(_tell_apart(documents, skipped)), skipped


def _tell_apart(documents: list[tuple[Path, Document]], skipped: list[DocumentError]) -> Iterator[Document]:
    """Give documents that share an id different ones; a copy of another is skipped.

    Which of them keeps the plain id depends on their names and texts, not on the order of reading.
    """
    seen: dict[str, dict[str, Path]] = {}
    for path, document in sorted(documents, key=lambda d: (d[1].id, d[1].file_name, digest(d[1].text), d[0])):
        sum_ = digest(document.text)
        texts = seen.setdefault(document.id, {})
        if sum_ in texts:
            skipped.append(DocumentError(path, f"the same text as {texts[sum_]}"))
            continue
        yield replace(document, id=f"{document.id}-{sum_[:8]}") if texts else document
        texts[sum_] = path


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


def _check(graph: rdflib.Graph, *, strict: bool) -> tuple[Problem, ...]:
    found = {*validation.check(graph, locate("ontology", "shapes.ttl")), *integrity.check(graph)}
    problems = tuple(sorted(found))
    serious = [problem for problem in problems if problem.serious]
    if strict and serious:
        raise InvalidGraph(f"the graph breaks {len(serious)} rules; the first: {serious[0].message}")
    return problems


def _write(
    graph: rdflib.Graph,
    folder: Path,
    documents: tuple[Document, ...],
    suffixes: dict[str, str],
    progress: Progress,
) -> None:
    total = 3 + len(suffixes)
    texts = folder / TEXTS
    texts.mkdir()
    for document in documents:
        (texts / text_name(document.id)).write_text(document.text, encoding="utf-8", newline="\n")
    (folder / ONTOLOGY).write_bytes(locate("ontology", "unosce.ttl").read_bytes())
    progress("writing", 1, total)
    turtle.write(graph, folder / GRAPH)
    progress("writing", 2, total)
    html.write(graph, folder / PAGE)
    progress("writing", 3, total)
    for number, (name, suffix) in enumerate(suffixes.items(), 4):
        exporters.write(graph, (folder / GRAPH).with_suffix(suffix), name)
        progress("writing", number, total)


def _path(error: DocumentError) -> Path:
    return error.path


def _account(extraction_: Extraction) -> ReadDocument:
    document = extraction_.document
    return ReadDocument(
        file=document.file_name,
        id=document.id,
        title=document.title,
        date=str(document.date) if document.date else None,
        words=len(document.text.split()),
        mentions=len(extraction_.mentions),
        statements=len(extraction_.statements),
    )
