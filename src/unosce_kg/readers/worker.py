"""A process that reads files and may be ended at any moment: by its time, by its memory, or by a file that breaks it."""

from __future__ import annotations

import importlib.util
import os
import signal
import sys
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeAlias

from unosce_kg.errors import DocumentError
from unosce_kg.model import Document
from unosce_kg.readers.reading import read_each

MEMORY = 2_000_000_000  # bytes that reading may take, beyond what the program itself does

Sent: TypeAlias = (
    "Document | tuple[str, str] | None"  # a document, a path with a reason, or the end of a file
)


def work(connection: Connection, limit_bytes: int) -> None:
    """Read the files that are asked for, one batch of paths after the other, until there are no more.

    Args:
        connection: Gives lists of paths, and takes what is found in each file, then None.
        limit_bytes: A larger document is not read.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever began this ends it
    _bound()
    try:
        while paths := connection.recv():
            for path in paths:
                for found in _read(path, limit_bytes):
                    connection.send(found)
                connection.send(None)
    except (EOFError, BrokenPipeError):
        return


def _read(path: Path, limit_bytes: int) -> Iterator[Sent]:
    try:
        for found in read_each(path, limit_bytes):
            yield (str(found.path), found.reason) if isinstance(found, DocumentError) else found
    except MemoryError:
        yield str(path), f"needs more than {MEMORY / 1e9:g} GB of memory: the rest is not read"
    except Exception as error:  # a fault of a reader costs one file, not the run
        yield str(path), f"cannot be read ({type(error).__name__})"


def _bound() -> None:
    """Take no more memory than reading should, and leave no image of it behind."""
    if importlib.util.find_spec("resource") is None:
        return
    import resource  # noqa: PLC0415 - not on every system

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        mapped = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        resource.setrlimit(resource.RLIMIT_AS, (mapped + MEMORY, mapped + MEMORY))
