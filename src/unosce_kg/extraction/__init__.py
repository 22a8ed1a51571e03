"""From a document to what it says: names, whom they mean, and the relations between them. The only home of spaCy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from unosce_kg.errors import DocumentError
from unosce_kg.extraction.language import Model, load_model
from unosce_kg.extraction.stages import Extractor
from unosce_kg.garbage import without_collection
from unosce_kg.model import Document, Extraction, Knowledge

__all__ = ["Model", "extract", "load_model", "prepare"]


@without_collection()
def prepare(knowledge: Knowledge, model: Model) -> Callable[[Document], Extraction]:
    """A function that reads one document after the other; all that they share is compiled once.

    Args:
        knowledge: The curated knowledge.
        model: A loaded pipeline.

    Returns:
        What takes a clean document with its blocks and gives what it contributes. It raises a `DocumentError`
        for a document that cannot be read.
    """
    extractor = Extractor(knowledge, model)

    def extract_one(document: Document) -> Extraction:
        try:
            return extractor.extract(document)
        except (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError) as error:
            raise DocumentError(
                Path(document.file_name), f"cannot be extracted: {type(error).__name__}: {error}"
            ) from error

    return extract_one


def extract(
    documents: Iterable[Document],
    knowledge: Knowledge,
    model: Model,
    failed: Callable[[DocumentError], None] | None = None,
) -> Iterator[Extraction]:
    """Read documents one after the other, lazily, in their order.

    Args:
        documents: Clean documents with their blocks.
        knowledge: The curated knowledge.
        model: A loaded pipeline.
        failed: Told of each document that could not be read, which is then left out; None to raise the error.

    Yields:
        What each document contributes.

    Raises:
        DocumentError: For a document that cannot be read, where nobody is told of it otherwise.
    """
    extract_one = prepare(knowledge, model)
    for document in documents:
        try:
            yield extract_one(document)
        except DocumentError as error:
            if failed is None:
                raise
            failed(error)
