"""Things with their names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A name of an entity with its language (BCP 47)."""

    text: str
    language: str = "en"


class Status(StrEnum):
    """Where an entity comes from: the curated gazetteer, or a document alone."""

    CURATED = "curated"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing of one of the contract's entity classes.

    Attributes:
        id: Kind and slug, such as `org/unodc`.
        type: Local name of its most specific ontology class, such as `UNBody`.
        label: Preferred English name.
        aliases: Other names.
        same_as: Absolute addresses of the same thing in other data sets.
    """

    id: str
    type: str
    label: str
    aliases: tuple[Name, ...] = ()
    same_as: tuple[str, ...] = ()
    status: Status = Status.CURATED


@dataclass(frozen=True, slots=True, order=True)
class Resemblance:
    """A new entity and another one that may be the same.

    Attributes:
        entity: Id of the new one.
        label: Its name.
        like: Id of the other one.
        like_label: Its name.
        known: The other one is in the gazetteer.
        row: What to put into `merge.csv` if they are one.
    """

    entity: str
    label: str
    like: str
    like_label: str
    known: bool
    row: str
