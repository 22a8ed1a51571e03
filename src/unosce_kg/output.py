"""A folder of results that is replaced as a whole: written beside, put in place at the end, or not at all."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from unosce_kg.errors import SetupError

REPORT = "report.json"


@contextmanager
def replacing_folder(folder: Path) -> Iterator[Path]:
    """A fresh folder whose entries take their place in `folder` once the block ends well.

    Results of an earlier run that the new one lacks are removed, as its report lists them; other files in
    the folder stay. If the block fails or is interrupted, the folder is as it was.

    Args:
        folder: Where the results belong; made if it is missing.

    Raises:
        SetupError: If something cannot be written, such as on a full disk.
    """
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    stage: Path | None = None
    done = False
    try:
        folder.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(dir=folder, prefix=".unosce-kg-"))
        new, old = stage / "new", stage / "old"
        new.mkdir()
        old.mkdir()
        yield new
        _swap(new, old, folder)
        done = True
    except OSError as error:
        raise SetupError(f"{folder}: cannot be written: {error.strerror or error}") from error
    finally:
        if stage:
            shutil.rmtree(stage, ignore_errors=True)
        for path in made if not done else ():
            _remove_empty(path)


def _swap(new: Path, old: Path, folder: Path) -> None:
    """Put the new entries in place of the old ones; if that breaks off, put the old ones back."""
    entries = sorted(path.name for path in new.iterdir())
    moved: list[tuple[Path, Path]] = []
    try:
        for name in sorted({*entries, *_listed(folder)}):
            if (folder / name).exists():
                moved.append((folder / name, old / name))
                (folder / name).rename(old / name)
            if name in entries:
                moved.append((new / name, folder / name))
                (new / name).rename(folder / name)
    except BaseException:
        for origin, target in reversed(moved):
            if target.exists() and not origin.exists():
                target.rename(origin)
        raise


def _listed(folder: Path) -> list[str]:
    """Names of the entries that the folder's report says a run made."""
    try:
        names = json.loads((folder / REPORT).read_text(encoding="utf-8"))["files"]
        return [name for name in names if isinstance(name, str) and _is_plain(name)]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _is_plain(name: str) -> bool:
    """Whether the name is one entry of a folder, not a way out of it."""
    return name not in ("", ".", "..") and name == Path(name).name


def _remove_empty(path: Path) -> None:
    if path.is_dir() and not any(path.iterdir()):
        path.rmdir()
