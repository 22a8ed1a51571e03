"""A process that reads files and may be ended at any moment: by its time, by its memory, or by a file that breaks it."""

from __future__ import annotations

import gc
import importlib.util
import os
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from unosce_kg.errors import DocumentError
from unosce_kg.model import Document
from unosce_kg.readers.reading import read_each

MEMORY = 2_000_000_000  # bytes that reading may take, beyond what the program itself does


@dataclass(frozen=True, slots=True)
class Begun:
    """A document of so many characters was read, and is now made something of."""

    characters: int


@dataclass(frozen=True, slots=True)
class Refused:
    """A document that nothing can be made of, and why."""

    path: str
    reason: str


def work(connection: Connection, make: Callable[[Document], object], limit_bytes: int) -> None:
    """Read the files that are asked for, one batch of paths after the other, until there are no more.

    Args:
        connection: Gives lists of paths, and takes for each file's documents a note that one is begun and then what
            was made of it, or a refusal; at the end of the file None.
        make: What to make of a document.
        limit_bytes: A larger document is not read.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever began this ends it
    _bound()
    gc.freeze()  # what was loaded stays, so that no collection need look through it, nor copy its pages
    try:
        while paths := connection.recv():
            for path in paths:
                for said in _read(path, make, limit_bytes):
                    connection.send(said)
                connection.send(None)
    except (EOFError, BrokenPipeError):
        return


def _read(path: Path, make: Callable[[Document], object], limit_bytes: int) -> Iterator[object]:
    try:
        for found in read_each(path, limit_bytes):
            if isinstance(found, DocumentError):
                yield Refused(str(found.path), found.reason)
                continue
            yield Begun(len(found.text))
            try:
                yield make(found)
            except DocumentError as error:
                yield Refused(str(path.parent / error.path), error.reason)
    except MemoryError:
        yield Refused(str(path), f"needs more than {MEMORY / 1e9:g} GB of memory: the rest is not read")
    except Exception as error:  # a fault of a reader costs one file, not the run
        yield Refused(str(path), f"cannot be read ({type(error).__name__})")


def _bound() -> None:
    """Take no more memory than reading should, and leave no image of it behind."""
    if importlib.util.find_spec("resource") is None:
        return
    import resource  # noqa: PLC0415 - not on every system

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        mapped = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        resource.setrlimit(resource.RLIMIT_AS, (mapped + MEMORY, mapped + MEMORY))
