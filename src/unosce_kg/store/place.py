"""Where the parts of a store lie, which of its generations is the finished one, and who holds one open.

A generation is a folder with an Oxigraph database that nobody changes any more. A writer makes a new one
beside it, and a small file that is replaced in one step says which is read. An old one is removed when no
reader holds it; readers say that they do by a shared lock on its folder, which the system takes back from a
process however it ends.
"""

from __future__ import annotations

import os
import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from unosce_kg.errors import SetupError

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows, which removes no folder whose files are open
    fcntl = None  # type: ignore[assignment]

_NAME = re.compile(r"unosce-kg store 1\ngeneration (\d+)\n")
_TRIES = 20


@dataclass(frozen=True, slots=True)
class Place:
    """The folder of a store."""

    folder: Path

    @property
    def pointer(self) -> Path:
        """The file that names the finished generation."""
        return self.folder / "CURRENT"

    @property
    def index(self) -> Path:
        """The database of what each document contributes."""
        return self.folder / "index.sqlite"

    @property
    def readings(self) -> Path:
        """The database of what was read from each file."""
        return self.folder / "readings.sqlite"

    def generation(self, number: int) -> Path:
        """The folder of a generation."""
        return self.folder / "generations" / f"{number:06d}"

    def read_pointer(self) -> int:
        """Number of the finished generation.

        Raises:
            SetupError: If the folder is no store, or one of a later version of this program.
        """
        try:
            text = self.pointer.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            raise SetupError(f"{self.folder}: no store") from None
        match = _NAME.fullmatch(text)
        if not match:
            raise SetupError(f"{self.folder}: not a store that this version can read")
        return int(match[1])

    def points_to(self, number: int) -> bool:
        """Whether readers follow a generation."""
        try:
            return self.read_pointer() == number
        except SetupError:
            return False

    def write_pointer(self, number: int) -> None:
        """Make a generation the finished one, in one step that survives a power cut.

        Raises:
            OSError: If the file cannot be written.
        """
        part = self.pointer.with_suffix(".new")
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.write(f"unosce-kg store 1\ngeneration {number}\n")
            file.flush()
            os.fsync(file.fileno())
        part.replace(self.pointer)
        sync(self.folder)

    def remove_generations(self, keep: int) -> None:
        """Remove all generations that are neither the one to keep nor held by a reader."""
        for path in sorted((self.folder / "generations").glob("*")):
            if path != self.generation(keep):
                descriptor = _open(path, alone=True)
                if descriptor is not None or fcntl is None:
                    shutil.rmtree(path, ignore_errors=True)
                if descriptor is not None:
                    os.close(descriptor)


def find(path: Path) -> Place | None:
    """The store that a path means: the folder itself, or the one in a folder of results; None if there is none."""
    for folder in (path, path / "store"):
        if (folder / "CURRENT").is_file():
            return Place(folder)
    return None


def lease(place: Place) -> tuple[Path, int | None]:
    """Hold the finished generation, so that no writer removes it.

    Returns:
        Its folder, and the descriptor that holds it until it is closed (None where the system has no such locks).

    Raises:
        SetupError: If the store cannot be read.
    """
    for _ in range(_TRIES):
        path = place.generation(place.read_pointer())
        descriptor = _open(path)
        if descriptor is None and path.is_dir():
            return path, None
        if descriptor is not None:
            if path.is_dir():  # a writer may have removed it between the two
                return path, descriptor
            os.close(descriptor)
    raise SetupError(f"{place.folder}: the finished generation {path.name} is missing")


def _open(path: Path, *, alone: bool = False) -> int | None:
    """A descriptor that locks a folder, or None if it is missing or another process locks it."""
    if fcntl is None:
        return None
    with suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except OSError:
            os.close(descriptor)
            raise
        return descriptor
    return None


def sync(folder: Path) -> None:
    """Bring a folder's entries to the disk."""
    with suppress(OSError):  # systems that cannot do this for folders need not
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
