"""Ids and names that judgements unite, and what each group of them is to be."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field

from unosce_kg.knowledge.gazetteer import KIND_OF_CLASS
from unosce_kg.model import Judgement
from unosce_kg.text import name_key

_ID = re.compile(rf"(?:{'|'.join(sorted(KIND_OF_CLASS.values()))})/[a-z0-9]+(?:-[a-z0-9]+)*")


def is_id(term: str) -> bool:
    """Whether a side of a judgement is an id rather than a name."""
    return _ID.fullmatch(term) is not None


def kind_of(id_: str) -> str:
    """The kind of an id: `org` of `org/unodc`."""
    return id_.partition("/")[0]


def key(term: str) -> str:
    """What a side of a judgement is compared by."""
    return term if is_id(term) else name_key(term)


@dataclass(slots=True)
class Groups:
    """Which ids and names the rows unite; one of each group stands for it.

    Attributes:
        members: By the one that stands for a group: all of it, in the order of the rows.
    """

    members: dict[str, list[str]] = field(default_factory=dict)
    _heads: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> Groups:
        """The groups that judgements make."""
        groups = cls()
        for judgement in judgements:
            if judgement.same:
                groups.unite(judgement.one, judgement.other)
        return groups

    def head(self, term: str) -> str:
        """What stands for the group of an id or name: itself, if it is in none."""
        return self._heads.get(key(term), key(term))

    def unite(self, one: str, other: str) -> None:
        """Make one group of those of two ids or names."""
        first, second = self.head(one), self.head(other)
        kept = self.members.setdefault(first, [one])
        moved = self.members.pop(second, [other]) if first != second else []
        kept.extend(moved)
        for term in kept:
            self._heads[key(term)] = first

    def targets(self, known: Container[str]) -> Iterator[tuple[str, list[str]]]:
        """What each group is to be, with the group: its first known id, else its first id, else its first name.

        Args:
            known: Ids of known entities.
        """
        for members in self.members.values():
            ids = [member for member in members if is_id(member)]
            yield next((id_ for id_ in ids if id_ in known), ids[0] if ids else members[0]), members
