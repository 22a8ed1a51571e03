"""Who published a document, by the cues of `data/ontology/publishers.csv`."""

from __future__ import annotations

import csv
import functools
import re
from collections.abc import Iterable

from unosce_kg.errors import RowError
from unosce_kg.resources import locate

_COLUMNS = ["cue", "publisher", "source"]


def find_publisher(lines: Iterable[str]) -> str | None:
    """The publisher whose cue stands in the first of these lines that holds one, or None.

    Args:
        lines: Furniture, site name, source address … of a document, the most telling first.
    """
    for line in lines:
        for cue, publisher in _load():
            if cue.search(line):
                return publisher
    return None


@functools.cache
def _load() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Cues as patterns of whole words, longest first."""
    path = locate("ontology", "publishers.csv")
    rows = []
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if reader.fieldnames != _COLUMNS:
            raise RowError(path, 1, f"the columns must be {', '.join(_COLUMNS)}")
        for row in reader:
            if not (row["cue"] and row["publisher"] and row["source"]):
                raise RowError(path, reader.line_num, "cue, publisher and source must all be given")
            rows.append((row["cue"], row["publisher"]))
    rows.sort(key=lambda row: (-len(row[0]), row))
    return tuple((re.compile(rf"(?<!\w){re.escape(cue)}(?!\w)", re.IGNORECASE), name) for cue, name in rows)
