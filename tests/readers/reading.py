"""Reads files that tests make."""

from __future__ import annotations

import tempfile
from pathlib import Path

from unosce_kg.errors import DocumentError
from unosce_kg.model import Document
from unosce_kg.readers import LIMIT, read_each


def read_bytes(name: str, content: bytes, limit: int = LIMIT) -> tuple[list[Document], list[str]]:
    """The documents of a file with this content, and the reasons for what was not read."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        found = list(read_each(path, limit))
    documents = [each for each in found if isinstance(each, Document)]
    return documents, [each.reason for each in found if isinstance(each, DocumentError)]


def read_one(name: str, content: bytes) -> Document:
    """The one document of a file that is read whole."""
    documents, reasons = read_bytes(name, content)
    assert reasons == [] and len(documents) == 1
    return documents[0]
