"""What stands beside a file about it: a note `NAME.meta.toml`, or its row in the folder's `sources.csv`."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from unosce_kg.readers.decoding import decode
from unosce_kg.readers.fields import read_fields
from unosce_kg.readers.pieces import Header, Teller

LIST = "sources.csv"
NOTE = ".meta.toml"

_LARGEST = 20_000_000  # bytes
Fetch = Callable[[str], bytes | None]  # the content of a file that stands beside another, by its name


def is_sidecar(name: str) -> bool:
    """Whether a file tells about documents and is none itself."""
    return name == LIST or ".meta." in name


@dataclass(frozen=True, slots=True)
class Beside:
    """What is said beside a document: a header, and the encoding in which a server sent it."""

    header: Header
    encoding: str | None = None


def read_beside(path: Path) -> Beside | None:
    """What the files beside a document say about it; a note counts more than the list.

    Raises:
        ValueError: If one of them is broken, with its name.
    """

    def fetch(name: str) -> bytes | None:
        beside = path.with_name(name)
        if beside.is_symlink() or not beside.is_file():
            return None
        if beside.stat().st_size > _LARGEST:
            raise ValueError(f"{name}: over-large")
        return beside.read_bytes()

    return find_beside(path.name, fetch)


def find_beside(name: str, fetch: Fetch) -> Beside | None:
    """What is said beside a document.

    Args:
        name: The document's base name.
        fetch: Gives the bytes of a file beside it, None where there is none.

    Raises:
        ValueError: If a sidecar is broken, with its name.
    """
    note = _read_note(name, fetch)
    raw = fetch(LIST)
    row = _read_list(raw).get(name) if raw is not None else None
    if row is None:
        return note
    listed = _as_header(row, f"{LIST}: {name}")
    return Beside(note.header.or_else(listed), note.encoding) if note else Beside(listed)


def _read_note(name: str, fetch: Fetch) -> Beside | None:
    for own in (f"{name}{NOTE}", f"{PurePosixPath(name).stem}{NOTE}"):
        raw = fetch(own)
        if raw is not None:
            try:
                record = tomllib.loads(decode(raw))
            except (tomllib.TOMLDecodeError, RecursionError) as error:
                reason = "nested too deeply" if isinstance(error, RecursionError) else error
                raise ValueError(f"{own}: {reason}") from error
            encoding = record.get("encoding")
            return Beside(_as_header(record, own), encoding if isinstance(encoding, str) else None)
    return None


def _as_header(record: dict[str, object], place: str) -> Header:
    try:
        return read_fields(record, Teller.SIDECAR, strict=True)
    except ValueError as error:
        raise ValueError(f"{place}: {error}") from error


@lru_cache(maxsize=64)
def _read_list(raw: bytes) -> dict[str, dict[str, object]]:
    """The rows of a list by the file that they speak of; of two for one file the first counts.

    Raises:
        ValueError: If it is no table.
    """
    try:
        rows = list(csv.DictReader(io.StringIO(decode(raw), newline=""), restkey="", restval=""))
    except (csv.Error, ValueError) as error:
        raise ValueError(f"{LIST}: {error}") from error
    found: dict[str, dict[str, object]] = {}
    for row in rows:
        if row.get("file"):
            found.setdefault(row["file"].strip(), {key: value for key, value in row.items() if key != "file"})
    return found
