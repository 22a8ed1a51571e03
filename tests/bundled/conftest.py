"""The bundled documents, built once with the real pipeline, and the stages by themselves."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from rdflib import Graph

from unosce_kg import __version__, extraction, knowledge, pipeline, readers
from unosce_kg.extraction.language import DEFAULT
from unosce_kg.graph import rdf, store
from unosce_kg.graph.query import Rows
from unosce_kg.graph.questions import ask, load_questions
from unosce_kg.merging import merge
from unosce_kg.model import Block, BlockKind, Document, Extraction, Knowledge, Run, Span
from unosce_kg.report import Report
from unosce_kg.resources import locate, locate_pipeline

QUESTIONS = load_questions(locate("ontology", "queries"))


@dataclass(frozen=True)
class Bundle:
    """What a plain build gives: its folder, its account, and the graph as it was written."""

    folder: Path
    report: Report
    graph: Graph

    def ask(self, name: str, **values: str) -> list[dict[str, str]]:
        """The rows of a named query; what is unbound is left out."""
        rows: Rows = ask(self.graph, QUESTIONS, name, values)
        return [
            {c: cell.text for c, cell in zip(rows.columns, row, strict=True) if cell is not None}
            for row in rows.rows
        ]


@dataclass(frozen=True)
class Stages:
    """Knowledge and pipeline, loaded once, for documents made by hand and parts of the bundled ones."""

    known: Knowledge
    model: extraction.Model

    def extract(self, documents: Sequence[Document]) -> tuple[Extraction, ...]:
        return tuple(extraction.extract(documents, self.known, self.model))

    def build(self, extractions: Sequence[Extraction]) -> Graph:
        run = Run(__version__, self.model.name, self.known.digest)
        return rdf.build(merge(extractions, self.known.classes), self.known, run)


def document(id_: str, text: str) -> Document:
    """A document of one paragraph."""
    return Document(
        f"doc/{id_}", text, f"{id_}.txt", blocks=(Block(BlockKind.PARAGRAPH, Span(0, len(text))),)
    )


@pytest.fixture(scope="session")
def model_name() -> str | None:
    """The packaged spaCy pipeline, or another one while a new one is being made."""
    name = os.environ.get("UNOSCE_TEST_MODEL")
    if not name and locate_pipeline(DEFAULT) is None:
        pytest.fail(f"the packaged spaCy pipeline {DEFAULT} is missing; see training/README.md")
    return name


@pytest.fixture(scope="session")
def bundle(tmp_path_factory: pytest.TempPathFactory, model_name: str | None) -> Bundle:
    folder = tmp_path_factory.mktemp("bundled") / "build"
    report = pipeline.build((), folder, pipeline.Settings(model=model_name))
    return Bundle(folder, report, store.open_graph(folder / pipeline.GRAPH))


@pytest.fixture(scope="session")
def stages(model_name: str | None) -> Stages:
    return Stages(knowledge.load(locate("ontology")), extraction.load_model(model_name))


@pytest.fixture(scope="session")
def extractions(stages: Stages) -> tuple[Extraction, ...]:
    return stages.extract([readers.read(path) for path in readers.find([locate("raw")]).files])
