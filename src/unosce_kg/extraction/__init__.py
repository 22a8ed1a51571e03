"""From a document to what it says: names, whom they mean, and the relations between them. The only home of spaCy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from unosce_kg.extraction.language import Model, load_model
from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document, Extraction, Knowledge

__all__ = ["Model", "extract", "load_model"]


def extract(documents: Iterable[Document], knowledge: Knowledge, model: Model) -> Iterator[Extraction]:
    """Read documents one after the other, lazily, in their order.

    Args:
        documents: Clean documents with their blocks.
        knowledge: The curated knowledge.
        model: A loaded pipeline.

    Yields:
        What each document contributes.
    """
    extractor = Extractor(knowledge, model)
    for document in documents:
        yield extractor.extract(document)
