"""What a reading depends on, as digests: the file, the code, the libraries, the model, the knowledge."""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import re
import stat
from collections.abc import Iterable, Mapping, Set
from functools import cache
from pathlib import Path

from unosce_kg.resources import PACKAGE, locate_pipeline

# The parts of the program that decide what is read from a file, and those that make a graph of it.
_READING = ("readers", "extraction", "knowledge", "duplicates.py", "model", "text.py")
_MAKING = ("graph", "store", "duplicates.py", "merging", "model", "text.py")
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_CHUNK = 1 << 20
_PLAIN = frozenset((str, bool, int, float, type(None)))


def digest_file(path: Path) -> str:
    """Digest of a file's bytes; of what is no regular file, or cannot be read, only that it is so."""
    sha = hashlib.sha256()
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return "no file"
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                sha.update(chunk)
    except OSError as error:
        return f"error {error.errno}"
    return sha.hexdigest()


@cache
def digest_reading() -> str:
    """Digest of the code that reads documents, and of the versions of the libraries that it may use."""
    return _join((_digest_code(_READING), *_libraries()))


@cache
def digest_making() -> str:
    """Digest of the code that makes a graph of what was read."""
    return _digest_code(_MAKING)


def digest_model(name: str | None, default: str) -> str:
    """Digest of the files of a spaCy pipeline.

    Args:
        name: Its name or folder; None for the packaged one.
        default: Name of the packaged one.
    """
    folder = locate_pipeline(default) if name in (None, default) else _find_pipeline(str(name))
    return _digest_folder(folder) if folder else "none"


def digest_values(value: object) -> str:
    """Digest of values of the model, of mappings, sets and sequences of them; sets and mappings have no order."""
    parts: list[str] = []
    _spell(value, parts)
    return _join(parts)


def join(*parts: str) -> str:
    """One digest of several texts."""
    return _join(parts)


def _spell(value: object, parts: list[str]) -> None:
    """Add a value's parts as texts to others."""
    kind = type(value)
    if kind in _PLAIN:
        parts.append(f"{kind.__name__} {value}")
    elif isinstance(value, tuple):
        parts.append(f"sequence of {len(value)}")
        for item in value:
            _spell(item, parts)
    elif names := getattr(kind, "__dataclass_fields__", ()):  # `fields` looks for them each time anew
        parts.append(kind.__name__)
        for name in names:
            _spell(getattr(value, name), parts)
    elif isinstance(value, Mapping):
        parts.append(f"mapping of {len(value)}")
        for key in sorted(value):
            _spell(key, parts)
            _spell(value[key], parts)
    elif isinstance(value, Set):
        parts.append(f"set of {len(value)}")
        parts.extend(sorted(map(str, value)))
    else:
        parts.append(f"{kind.__name__} {value}")


def _find_pipeline(name: str) -> Path | None:
    if Path(name).is_dir():
        return Path(name)
    try:
        found = importlib.util.find_spec(name)
    except (ImportError, ValueError):
        return None
    return Path(found.origin).parent if found and found.origin else None


def _digest_code(parts: Iterable[str]) -> str:
    paths = (PACKAGE / part for part in parts)
    return _join(_digest_folder(path) if path.is_dir() else digest_file(path) for path in paths)


def _digest_folder(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return _join(part for path in files for part in (path.relative_to(folder).as_posix(), digest_file(path)))


def _libraries() -> tuple[str, ...]:
    """Names and versions of the libraries that the program can use, as far as they are there."""
    try:
        wanted = importlib.metadata.requires("unosce-kg") or []
    except importlib.metadata.PackageNotFoundError:
        wanted = []
    names = {match[0].lower() for text in wanted if (match := _NAME.match(text))}
    return tuple(f"{name} {_version(name)}" for name in sorted(names))


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "absent"


def _join(parts: Iterable[str]) -> str:
    text = "".join([f"{len(part)}:{part}" for part in parts])
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()
