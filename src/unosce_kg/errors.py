"""What can go wrong, and what the caller is to do about it.

UnosceKgError            every error that the user can mend; its text is one clear line
├── DocumentError        this document is counted and skipped, the run goes on
│   └── UnfinishedDocument   its reading was cut short; another run may read it
├── SetupError           the run stops: wrong input, knowledge, model, or output that cannot be written
│   └── RowError         a row of the knowledge is wrong: file, line and reason
├── QueryError           a query that cannot be read or asked
└── InvalidGraph         a built graph breaks its shapes
"""

from __future__ import annotations

from pathlib import Path

_LONGEST_REASON = 250  # characters, since a reason may quote what a document holds


class UnosceKgError(Exception):
    """Base of all errors that a user can understand and mend."""


class DocumentError(UnosceKgError):
    """A document that cannot be read; the others still are.

    Args:
        path: The document's file.
        reason: Why it was skipped, in words a person understands; a long one is cut.
    """

    def __init__(self, path: Path, reason: str) -> None:
        if len(reason) > _LONGEST_REASON:
            reason = f"{reason[:_LONGEST_REASON]}…"
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class UnfinishedDocument(DocumentError):
    """A document whose reading was cut short, by its time or from outside; another run may read it."""


class SetupError(UnosceKgError):
    """Something without which the run cannot go on."""


class RowError(SetupError):
    """A row of the curated knowledge that breaks the rules of its file.

    Args:
        path: The file.
        line: Line number, counted from 1.
        reason: What is wrong with the row.
    """

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(f"{path}:{line}: {reason}")
        self.path = path
        self.line = line
        self.reason = reason


class QueryError(UnosceKgError):
    """A query that cannot be read, found or answered."""


class InvalidGraph(UnosceKgError):
    """A graph that does not satisfy the shapes of the contract."""
