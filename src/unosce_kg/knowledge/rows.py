"""Rows of the curated tables, read with their line numbers so that a bad one can be named."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from unosce_kg.errors import RowError, SetupError
from unosce_kg.model import Origin, PartialDate
from unosce_kg.text import slugify


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its cells by column name, stripped, and where it stands.

    Attributes:
        prefix: Tells a user's own folder from the packaged one; see `name_folders`.
    """

    cells: dict[str, str]
    path: Path
    line: int
    prefix: str = ""

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def many(self, column: str) -> tuple[str, ...]:
        """The cell's values, which are separated by `|`."""
        return tuple(part.strip() for part in self.cells[column].split("|") if part.strip())

    def date(self, column: str) -> PartialDate | None:
        """The cell as a date, or None where it is empty.

        Raises:
            RowError: If it is not a date.
        """
        try:
            return PartialDate.parse(self.cells[column]) if self.cells[column] else None
        except ValueError as error:
            raise self.error(f"column {column!r}: {error}") from None

    def dates(self) -> tuple[PartialDate | None, PartialDate | None]:
        """The dates of the columns `from` and `to`.

        Raises:
            RowError: If one is no date, or the second lies before the first.
        """
        start, end = self.date("from"), self.date("to")
        if start and end and not start.covers(end) and not end.covers(start) and end < start:
            raise self.error(f"it ends ({end}) before it begins ({start})")
        return start, end

    def error(self, reason: str) -> RowError:
        """An error that names this row."""
        return RowError(self.path, self.line, reason)

    @property
    def origin(self) -> Origin:
        """Where the row stands, with its sources."""
        return Origin(
            f"{self.prefix}{self.path.parent.name}/{self.path.name}", self.line, self.many("source")
        )


def name_folders(folders: tuple[Path, ...]) -> Iterator[tuple[str, Path]]:
    """Knowledge folders, each with the prefix that sets its files apart from those of the others.

    The packaged folder, which comes first, has none; a user's has its own name, not the way to it, which
    would differ from machine to machine; a second one of a name is numbered.
    """
    taken = Counter[str]()
    for number, folder in enumerate(folders):
        slug = slugify(folder.resolve().name) if number else ""
        taken[slug] += 1
        yield (f"{slug}-{taken[slug]}/" if taken[slug] > 1 else slug and f"{slug}/"), folder


def read_text(path: Path) -> str:
    """The characters of a knowledge file, without the mark that some editors put before them.

    Raises:
        RowError: If it is not UTF-8; the line is that of the first wrong byte.
        SetupError: If it cannot be read.
    """
    try:
        raw = path.read_bytes()
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise RowError(path, line, f"not UTF-8: {error.reason}") from None
    except OSError as error:
        raise SetupError(f"{path}: cannot be read ({error.strerror})") from None


def read_rows(path: Path, columns: tuple[str, ...], prefix: str = "") -> Iterator[Row]:
    """Read a table whose header must be exactly `columns`.

    Args:
        path: The file.
        columns: Its columns.
        prefix: Of the folder's files, as `name_folders` gives it.

    Raises:
        RowError: If the header, a row's number of cells, its source, or the encoding is wrong.
    """
    reader = csv.reader(io.StringIO(read_text(path), newline=""), strict=True)
    try:
        if tuple(next(reader, ())) != columns:
            raise RowError(path, 1, f"the header must be {','.join(columns)}")
        for cells in reader:
            if not cells:
                continue
            if len(cells) != len(columns):
                raise RowError(path, reader.line_num, f"{len(cells)} cells instead of {len(columns)}")
            row = Row(
                {c: v.strip() for c, v in zip(columns, cells, strict=True)}, path, reader.line_num, prefix
            )
            if not row["source"]:
                raise row.error("no source")
            yield row
    except csv.Error as error:
        raise RowError(path, reader.line_num, str(error)) from None
