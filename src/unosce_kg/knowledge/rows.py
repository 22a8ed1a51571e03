"""Rows of the curated tables, read with their line numbers so that a bad one can be named."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from unosce_kg.errors import RowError
from unosce_kg.model import Origin, PartialDate


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its cells by column name, stripped, and where it stands."""

    cells: dict[str, str]
    path: Path
    line: int

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

    def error(self, reason: str) -> RowError:
        """An error that names this row."""
        return RowError(self.path, self.line, reason)

    @property
    def origin(self) -> Origin:
        """Where the row stands, with its sources."""
        return Origin(f"{self.path.parent.name}/{self.path.name}", self.line, self.many("source"))


def read_rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """Read a table whose header must be exactly `columns`.

    Raises:
        RowError: If the header, a row's number of cells, its source, or the encoding is wrong.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise RowError(path, 1, f"not UTF-8: {error}") from None
    reader = csv.reader(text.splitlines(), strict=True)
    try:
        if tuple(next(reader, ())) != columns:
            raise RowError(path, 1, f"the header must be {','.join(columns)}")
        for cells in reader:
            if not cells:
                continue
            if len(cells) != len(columns):
                raise RowError(path, reader.line_num, f"{len(cells)} cells instead of {len(columns)}")
            row = Row({c: v.strip() for c, v in zip(columns, cells, strict=True)}, path, reader.line_num)
            if not row["source"]:
                raise row.error("no source")
            yield row
    except csv.Error as error:
        raise RowError(path, reader.line_num, str(error)) from None
