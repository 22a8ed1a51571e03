import os
from collections.abc import Callable

import pytest

from unosce_kg import knowledge
from unosce_kg.extraction import load_model
from unosce_kg.extraction.language import Model
from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Block, BlockKind, Document, Knowledge, PartialDate, Span
from unosce_kg.resources import locate


@pytest.fixture(scope="session")
def known() -> Knowledge:
    """The packaged knowledge."""
    return knowledge.load(locate("ontology"))


@pytest.fixture(scope="session")
def model() -> Model:
    """The packaged pipeline, or the one that UNOSCE_TEST_MODEL names."""
    return load_model(os.environ.get("UNOSCE_TEST_MODEL"))


@pytest.fixture(scope="session")
def parsing(model: Model) -> Model:
    """The pipeline, where it parses; tests that need a parse are skipped where it does not."""
    if not model.parses:
        pytest.skip("the packaged pipeline is not there")
    return model


@pytest.fixture(scope="session")
def extractor(known: Knowledge, model: Model) -> Extractor:
    """An extractor for the whole session: it keeps nothing of a document."""
    return Extractor(known, model)


@pytest.fixture(scope="session")
def document() -> Callable[[str], Document]:
    """Makes a document of one paragraph."""

    def make(text: str) -> Document:
        blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)
        return Document("doc/x", text, "x.txt", date=PartialDate(2012, 5, 9), blocks=blocks)

    return make
