"""How much one file may unfold to: bounds on the size, number and depth of the documents inside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

DEEPEST = 4  # an archive in an archive in …
MOST_DOCUMENTS = 100_000
_TIMES = 50  # all documents inside a file together, in multiples of the largest single one


class BudgetSpent(ValueError):
    """The file unfolds to more than is read; what came before stays."""


class Budget:
    """What is left to read of one file and of all that is inside it.

    Attributes:
        document_bytes: The size of the largest document that is read.
    """

    def __init__(self, document_bytes: int) -> None:
        self.document_bytes = document_bytes
        self._bytes = document_bytes * _TIMES
        self._documents = MOST_DOCUMENTS
        self._depth = 0

    def read(self, file: BinaryIO) -> bytes:
        """All that is left in the file.

        Raises:
            ValueError: If it is more than one document may have.
            BudgetSpent: If it is more than all of them may have together.
        """
        raw = file.read(self.document_bytes + 1)
        self.spend(len(raw))
        self.check_size(len(raw))
        return raw

    def check_size(self, size: int) -> None:
        """Refuse a document of more bytes than are read.

        Raises:
            ValueError: With the limit.
        """
        if size > self.document_bytes:
            raise ValueError(f"over-large: the limit is {self.document_bytes / 1e6:g} MB")

    def spend(self, size: int) -> None:
        """Count bytes that were unfolded.

        Raises:
            BudgetSpent: If they are too many.
        """
        self._bytes -= size
        if self._bytes < 0:
            limit = self.document_bytes * _TIMES / 1e6
            raise BudgetSpent(f"unfolds to more than {limit:g} MB: the rest is not read")

    def count_document(self) -> None:
        """Count one more document.

        Raises:
            BudgetSpent: If they are too many.
        """
        self._documents -= 1
        if self._documents < 0:
            raise BudgetSpent(f"holds more than {MOST_DOCUMENTS} documents: the rest is not read")

    @contextmanager
    def go_deeper(self) -> Iterator[None]:
        """Read what is inside a container for as long as the context lasts.

        Raises:
            ValueError: If it is too deep.
        """
        if self._depth >= DEEPEST:
            raise ValueError(f"nested more than {DEEPEST} deep")
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
