"""Dated background facts between entities of the gazetteer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from unosce_kg.knowledge.rows import name_folders, read_rows
from unosce_kg.model import Fact

COLUMNS = ("subject", "predicate", "object", "from", "to", "source")


def load_facts(folders: tuple[Path, ...], relations: frozenset[str], known: frozenset[str]) -> Iterator[Fact]:
    """Read all files `facts/*.csv` below the folders, in name order.

    Args:
        folders: Knowledge folders.
        relations: Local names of the ontology's relations.
        known: Ids of all entities.

    Raises:
        RowError: If a relation or an entity is unknown, a date is none, or one ends before it begins.
    """
    for prefix, folder in name_folders(folders):
        for path in sorted(folder.glob("facts/*.csv")):
            for row in read_rows(path, COLUMNS, prefix):
                if row["predicate"] not in relations:
                    raise row.error(f"unknown relation {row['predicate']!r}")
                for end in (row["subject"], row["object"]):
                    if end not in known:
                        raise row.error(f"unknown entity {end!r}")
                yield Fact(row["subject"], row["predicate"], row["object"], row.origin, *row.dates())
