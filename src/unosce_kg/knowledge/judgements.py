"""`merge.csv`: which entities, or names of entities, are the same and which are not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

from unosce_kg.knowledge.groups import Groups, is_id, key, kind_of
from unosce_kg.knowledge.rows import Row, name_folders, read_rows
from unosce_kg.model import Entity, GazetteerName, Judgement, Origin
from unosce_kg.text import name_key

FILE = "merge.csv"
COLUMNS = ("entity", "relation", "other", "source")
SAME, DIFFERENT = "same as", "different from"
_BROKEN_ID = re.compile(r"[a-z]+/[^\s/]+")


def load_judgements(
    folders: tuple[Path, ...], entities: Mapping[str, Entity], names: Iterable[GazetteerName]
) -> tuple[Judgement, ...]:
    """Read `merge.csv` of every folder that has one.

    Args:
        folders: Knowledge folders.
        entities: Known entities by id.
        names: Their names.

    Returns:
        The rows in order; a name that one known entity has is that entity's id, except where the row says that
        this is wrong.

    Raises:
        RowError: If a row breaks a rule or contradicts another one.
    """
    reader = _Reader(entities, names)
    for prefix, folder in name_folders(folders):
        path = folder / FILE
        if path.exists():
            for row in read_rows(path, COLUMNS, prefix):
                reader.read(row, f"{prefix}{FILE}")
    return tuple(reader.found)


class _Reader:
    """Takes rows one by one, and holds each against those before it."""

    def __init__(self, entities: Mapping[str, Entity], names: Iterable[GazetteerName]) -> None:
        self.found: list[Judgement] = []
        self._entities, self._names = entities, names
        self._groups = Groups()

    @cached_property
    def _by_key(self) -> dict[str, set[str]]:
        """The entities that a name may mean."""
        found: dict[str, set[str]] = defaultdict(set)
        for name in self._names:
            if not name.weak and not name.adjective:
                found[name_key(name.text)].add(name.entity)
        return found

    def read(self, row: Row, file: str) -> None:
        """Check a row and keep what it says.

        Raises:
            RowError: If it breaks a rule or contradicts a row before it.
        """
        if row["relation"] not in (SAME, DIFFERENT):
            raise row.error(f"the relation must be {SAME!r} or {DIFFERENT!r}, not {row['relation']!r}")
        same = row["relation"] == SAME
        one, other = (self._resolve(row, column, same) for column in ("entity", "other"))
        if one == other and not same:
            one, other = self._tell_names(row, one)
        if key(one) == key(other):
            raise row.error(f"both sides are {one!r}")
        if is_id(one) and is_id(other) and kind_of(one) != kind_of(other):
            raise row.error(f"{one!r} and {other!r} are of different kinds")
        judgement = Judgement(one, other, same, Origin(file, row.line, row.many("source")))
        self.found.append(judgement)
        if same:
            self._groups.unite(one, other)
        if any(map(self._is_broken, self.found if same else [judgement])):
            raise row.error(f"it contradicts {self._find_opponent(judgement)}")

    def _resolve(self, row: Row, column: str, same: bool) -> str:
        """A cell as the id of an entity where it means one, else the name that it is."""
        cell = row[column]
        if not name_key(cell):
            raise row.error(f"column {column!r}: no id or name")
        if is_id(cell):
            return cell
        if _BROKEN_ID.fullmatch(cell):
            raise row.error(f"column {column!r}: not the id of an entity: {cell!r}")
        found = sorted(self._by_key.get(name_key(cell), ()))
        if len(found) > 1 and same:
            raise row.error(f"column {column!r}: {cell!r} is a name of {', '.join(found)}; give the id")
        return found[0] if len(found) == 1 else cell

    def _tell_names(self, row: Row, entity: str) -> tuple[str, str]:
        """The sides of a row that takes a name from a known entity: the entity, and that name."""
        names = [cell for column in ("other", "entity") if not is_id(cell := row[column])]
        label = name_key(self._entities[entity].label) if entity in self._entities else ""
        taken = next((name for name in names if name_key(name) != label), "")
        return entity, taken or entity

    def _is_broken(self, judgement: Judgement) -> bool:
        """Whether two that are said to differ are one by other rows."""
        return not judgement.same and self._groups.head(judgement.one) == self._groups.head(judgement.other)

    def _find_opponent(self, judgement: Judgement) -> str:
        """The first row that says the opposite, or takes part in saying so."""
        head = self._groups.head(judgement.one)
        origin = next(
            j.origin
            for j in self.found
            if (self._is_broken(j) if judgement.same else j.same and self._groups.head(j.one) == head)
        )
        return f"{origin.file}:{origin.line}"
