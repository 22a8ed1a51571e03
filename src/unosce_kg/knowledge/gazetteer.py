"""The gazetteer: entities with their names, and the facts that their rows state (parent, place, dates)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from unosce_kg.knowledge.rows import Row, name_folders, read_rows
from unosce_kg.model import Entity, Fact, GazetteerName, Name, Origin, PartialDate

COLUMNS = ("id", "type", "label", "aliases", "weak", "adjectives", "parent", "place", "from", "to", "same_as",
           "source")  # fmt: skip
KIND_OF_CLASS = {
    "Organization": "org", "Person": "person", "Post": "post", "Place": "place", "Event": "event",
    "Agreement": "agreement", "Topic": "topic",
}  # fmt: skip
# What the columns `parent` and `place` state about an entity of a class.
PARENT_RELATION = {"Organization": "partOf", "Post": "postIn", "Place": "locatedIn", "Event": "organizedBy"}
PLACE_RELATION = {"Organization": "locatedIn", "Event": "tookPlaceIn"}
_ID = re.compile(r"[a-z]+/[a-z0-9]+(?:-[a-z0-9]+)*")
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


@dataclass(slots=True)
class Gazetteer:
    """What the gazetteer's files state together."""

    entities: dict[str, Entity] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    names: list[GazetteerName] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    lifetimes: dict[str, tuple[PartialDate | None, PartialDate | None]] = field(default_factory=dict)
    rows: dict[str, Row] = field(default_factory=dict)


def load_gazetteer(folders: tuple[Path, ...], classes: Mapping[str, tuple[str, ...]]) -> Gazetteer:
    """Read all gazetteer files below the folders, in name order.

    Args:
        folders: Knowledge folders; the `gazetteer/` folder of each is read.
        classes: The ontology's classes with their superclasses.

    Raises:
        RowError: If a row breaks a rule or an id is stated twice.
    """
    gazetteer = Gazetteer()
    for prefix, folder in name_folders(folders):
        for path in sorted(folder.glob("gazetteer/*.csv")):
            for row in read_rows(path, COLUMNS, prefix):
                _add(gazetteer, row, classes)
    return gazetteer


def _add(gazetteer: Gazetteer, row: Row, classes: Mapping[str, tuple[str, ...]]) -> None:
    key, type_ = row["id"], row["type"]
    top = _check(gazetteer, row, classes)
    aliases = tuple(_name(alias) for alias in row.many("aliases"))
    gazetteer.entities[key] = Entity(key, type_, row["label"], aliases, row.many("same_as"))
    gazetteer.origins[key], gazetteer.rows[key] = row.origin, row
    gazetteer.names.extend(_names(row, aliases, top))
    gazetteer.facts.extend(_facts(row, top))
    gazetteer.lifetimes[key] = (row.date("from"), row.date("to"))


def _check(gazetteer: Gazetteer, row: Row, classes: Mapping[str, tuple[str, ...]]) -> str:
    """The row's top class below Entity, once all its cells have been found sound."""
    key, type_ = row["id"], row["type"]
    if type_ not in classes:
        raise row.error(f"unknown type {type_!r}")
    top = top_class(type_, classes)
    if not _ID.fullmatch(key) or not key.startswith(f"{KIND_OF_CLASS[top]}/"):
        raise row.error(
            f"the id of a {type_} must be {KIND_OF_CLASS[top]}/ and a-z, 0-9, hyphens, not {key!r}"
        )
    if key in gazetteer.entities:
        first = gazetteer.origins[key]
        raise row.error(f"{key} is stated already in {first.file}:{first.line}")
    if not row["label"]:
        raise row.error("no label")
    for address in row.many("same_as"):
        if not _ADDRESS.fullmatch(address):
            raise row.error(f"same_as is not an http(s) address: {address!r}")
    row.dates()
    return top


def top_class(type_: str, classes: Mapping[str, tuple[str, ...]]) -> str:
    """The class right below Entity that a class belongs to: `Organization` of `UNBody`."""
    chain = (type_, *classes[type_])
    return chain[chain.index("Entity") - 1] if "Entity" in chain else chain[-1]


def _name(alias: str) -> Name:
    text, mark, language = alias.rpartition("@")
    return Name(text, language) if mark and re.fullmatch(r"[a-z]{2,3}", language) else Name(alias)


def _names(row: Row, aliases: tuple[Name, ...], top: str) -> Iterator[GazetteerName]:
    key = row["id"]
    texts = dict.fromkeys([row["label"], *(alias.text for alias in aliases)])
    for text in texts:
        yield GazetteerName(text, key, exact_case=is_acronym(text))
    for text in row.many("weak"):
        yield GazetteerName(text, key, weak=True, exact_case=is_acronym(text))
    if top == "Place":
        for text in row.many("adjectives"):
            yield GazetteerName(text, key, adjective=True, exact_case=True)


def is_acronym(text: str) -> bool:
    """Whether a name counts only as written: one word with two capitals or more."""
    return " " not in text and len(text) <= 12 and sum(c.isupper() for c in text) >= 2


def _facts(row: Row, top: str) -> Iterator[Fact]:
    key, start, end = row["id"], row.date("from"), row.date("to")
    for column, relations in (("parent", PARENT_RELATION), ("place", PLACE_RELATION)):
        for target in row.many(column):
            if top not in relations:
                raise row.error(f"a {row['type']} has no {column}")
            yield Fact(key, relations[top], target, row.origin)
    if top in ("Event", "Agreement") and start:
        yield Fact(key, "onDate", start, row.origin)
        if end:
            yield Fact(key, "startDate", start, row.origin)
            yield Fact(key, "endDate", end, row.origin)
