"""Which files a list of paths means: files, folders with all below them, and patterns."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from unosce_kg.errors import DocumentError, SetupError
from unosce_kg.readers.kinds import HEAD, SUFFIXES, is_document
from unosce_kg.readers.sidecars import is_sidecar


@dataclass(frozen=True, slots=True)
class Found:
    """Files to read, sorted and each once, and what was passed over with its reason."""

    files: tuple[Path, ...]
    skipped: tuple[DocumentError, ...] = ()


def find(paths: Iterable[str | Path], leave_out: Path | None = None) -> Found:
    """Expand files, folders and patterns such as `notes/*.md`.

    Hidden files, lists of sources and `NAME.meta.…` files are no documents and are passed over in silence.

    Args:
        paths: What to expand.
        leave_out: The folder of the results; where it lies below a given folder, its files are passed over.

    Raises:
        SetupError: If a path is missing, a folder or pattern has no document in it, or the results would go
            into a given folder itself.
    """
    files: dict[Path, Path] = {}
    skipped: dict[Path, DocumentError] = {}
    results = leave_out.resolve() if leave_out else None
    for given in map(Path, paths):
        if results and given.is_dir() and given.resolve() == results:
            raise SetupError(f"{given} is to be read; write the results to another folder")
        found = _expand(given)
        below = results if results and results.is_relative_to(given.resolve()) else None
        for path in found.files:
            if not (below and path.resolve().is_relative_to(below)):
                files.setdefault(path.resolve(), path)
        skipped.update(
            {e.path: e for e in found.skipped if not (below and e.path.absolute().is_relative_to(below))}
        )
    return Found(tuple(sorted(files.values())), tuple(error for _, error in sorted(skipped.items())))


def _expand(given: Path) -> Found:
    if given.is_dir():
        found = _walk(given)
    elif given.exists():
        return (
            Found((given,))
            if _may_be_document(given)
            else _refuse(given, "a list of sources or a note on a document")
        )
    elif glob.has_magic(str(given)):
        matches = sorted(Path(p) for p in glob.glob(str(given), recursive=True))  # noqa: PTH207 - may be absolute
        parts = [_walk(p) if p.is_dir() else Found((p,)) for p in matches if _may_be_document(p)]
        found = Found(tuple(f for p in parts for f in p.files), tuple(s for p in parts for s in p.skipped))
    else:
        raise SetupError(f"no such file or folder: {given}")
    if not found.files and not found.skipped:
        raise SetupError(f"no documents in {given} (kinds that are read: {' '.join(SUFFIXES)})")
    return found


def _walk(folder: Path) -> Found:
    root = folder.resolve()
    files, skipped = [], []
    for path in _list(folder):
        reason = _find_fault(path, root)
        if reason:
            skipped.append(DocumentError(path, reason))
        elif not path.is_dir():  # a link to a folder inside, which is read under its own name
            files.append(path)
    return Found(tuple(files), tuple(skipped))


def _find_fault(path: Path, root: Path) -> str | None:
    """Why a file or link below a folder is passed over, or None."""
    if path.is_symlink():
        try:
            target = path.resolve(strict=True)
        except (OSError, RuntimeError):
            return "a link that leads nowhere or in a circle"
        if not target.is_relative_to(root):
            return "a link that leaves the folder"
    if path.is_dir():
        return None
    if not path.is_file():
        return "not a regular file"
    if path.suffix.lower() in SUFFIXES or _reads_as_document(path):
        return None
    return f"not a kind that is read ({path.suffix or 'no suffix'})"


def _reads_as_document(path: Path) -> bool:
    """Whether a file with another suffix, or none, is of a kind that is read, such as a page saved as `.aspx`."""
    try:
        with path.open("rb") as file:
            return is_document(file.read(HEAD))
    except OSError:
        return False


def _list(folder: Path) -> Iterator[Path]:
    """Files and links below the folder; links to folders are named but not followed."""
    for base, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in folders if Path(base, name).is_symlink()]
        yield from (Path(base, name) for name in sorted([*names, *links]) if _may_be_document(Path(name)))


def _may_be_document(path: Path) -> bool:
    return not (path.name.startswith(".") or is_sidecar(path.name))


def _refuse(path: Path, reason: str) -> Found:
    return Found((), (DocumentError(path, reason),))
