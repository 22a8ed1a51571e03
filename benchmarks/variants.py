"""Variants of the bundled documents: the same prose on other bodies, places, people and dates.

A name is replaced by another of its kind from the gazetteer, everywhere in a document alike; people get
made-up names, and days, months and years move. So no two variants say the same of the same things, and
nothing that was read once can be used again. The seed and the variant's number decide all of it.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from unosce_kg.resources import locate

SUFFIXES = (".txt", ".md", ".html")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
_SYLLABLES = re.findall("...", "beldorfangrihaljovkellinmarnevpolrassiltovulmverwenzar")
_FIRST_YEAR, _YEARS = 1993, 32
_MONTH = "|".join(MONTHS)
_DATE = re.compile(
    r"\b(?P<iso>(?:19|20)\d\d-\d\d(?:-\d\d)?)\b|"
    rf"\b(?P<day>\d{{1,2}}) (?:(?P<join>and|to|-) (?P<last>\d{{1,2}}) )?(?P<month>{_MONTH})\b|"
    rf"\b(?P<alone>{_MONTH})\b|(?<![/\d])(?P<year>(?:19|20)\d\d)\b"
)
_SYMBOL = re.compile(r"\bSG/SM/\d+")


@dataclass(frozen=True)
class Pools:
    """Names that may stand for each other.

    Attributes:
        bodies: Full name and acronym of bodies.
        places: Names of cities, and of countries, apart.
        people: Full names that the documents may hold.
    """

    bodies: tuple[tuple[str, str], ...]
    places: tuple[tuple[str, ...], ...]
    people: tuple[str, ...]


def load_pools() -> Pools:
    """Read the names from the gazetteer: bodies with an acronym, places that still exist."""
    bodies = tuple(
        (row["label"], acronym) for row in _rows("un") if row["parent"] and (acronym := _acronym(row))
    )
    people = tuple(row["label"] for row in _rows("persons"))
    return Pools(bodies, (_lasting("cities", "City"), _lasting("countries", "Country")), people)


def _rows(name: str) -> list[dict[str, str]]:
    with locate("ontology", "gazetteer", f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _lasting(name: str, type_: str) -> tuple[str, ...]:
    return tuple(row["label"] for row in _rows(name) if row["type"] == type_ and not row["to"])


def _acronym(row: dict[str, str]) -> str:
    return next((alias for alias in row["aliases"].split("|") if re.fullmatch(r"[A-Z]{3,}", alias)), "")


def originals() -> list[tuple[str, str]]:
    """File name and text of each bundled document."""
    paths = sorted(path for path in locate("raw").iterdir() if path.suffix in SUFFIXES)
    return [(path.name, _decode(path.read_bytes())) for path in paths]


def _decode(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252")


def variants(number: int, seed: int = 0) -> Iterator[tuple[str, str]]:
    """File name and text of as many variants.

    Args:
        number: How many; the bundled documents take turns.
        seed: Another seed gives other names.
    """
    pools, documents = load_pools(), originals()
    for index in range(number):
        name, text = documents[index % len(documents)]
        yield f"{index:05d}-{name}", vary(text, pools, index, seed)


def vary(text: str, pools: Pools, index: int, seed: int = 0) -> str:
    """A document on other bodies, places, people and dates."""
    chance = random.Random(f"{seed}:{index}")
    names = {
        **_other_places(text, pools, chance),
        **_other_bodies(text, pools, chance),
        **_other_people(text, pools, chance),
    }
    names |= {old.upper(): new.upper() for old, new in names.items()}
    longest = sorted(names, key=lambda name: (-len(name), name))
    if longest:
        pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")
        text = pattern.sub(lambda match: names[match[0]], text)
    return _SYMBOL.sub(f"SG/SM/{20000 + index}", _move_dates(text, chance))


def _other_places(text: str, pools: Pools, chance: random.Random) -> dict[str, str]:
    found: dict[str, str] = {}
    for pool in pools.places:
        here = [name for name in pool if _holds(text, name)]
        found |= dict(zip(here, chance.sample([n for n in pool if n not in here], len(here)), strict=True))
    return found


def _other_bodies(text: str, pools: Pools, chance: random.Random) -> dict[str, str]:
    here = [body for body in pools.bodies if any(_holds(text, name) for name in body)]
    others = chance.sample([body for body in pools.bodies if body not in here], len(here))
    pairs = zip(here, others, strict=True)
    return {old: new for body, other in pairs for old, new in zip(body, other, strict=True)}


def _other_people(text: str, pools: Pools, chance: random.Random) -> dict[str, str]:
    """A made-up word for each word of the names of people whom the document names in full."""
    words = {word for name in pools.people if _holds(text, name) for word in name.split() if len(word) > 2}
    return {word: "".join(chance.choices(_SYLLABLES, k=3)).capitalize() for word in sorted(words)}


def _holds(text: str, name: str) -> bool:
    return name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _move_dates(text: str, chance: random.Random) -> str:
    years, months, days = chance.randrange(_YEARS), chance.randrange(12), chance.randrange(28)

    def year(old: str) -> str:
        return str(_FIRST_YEAR + (int(old) - _FIRST_YEAR + years) % _YEARS)

    def month(old: int) -> int:
        return (old - 1 + months) % 12 + 1

    def day(old: str) -> int:
        return (int(old) - 1 + days) % 28 + 1

    def move(match: re.Match[str]) -> str:
        if match["iso"]:
            first, second, *third = match["iso"].split("-")
            return "-".join([year(first), f"{month(int(second)):02d}", *(f"{day(d):02d}" for d in third)])
        if match["year"]:
            return year(match["year"])
        name = MONTHS[month(MONTHS.index(match["month"] or match["alone"]) + 1) - 1]
        if not match["day"]:
            return name
        last = f" {match['join']} {day(match['last'])}" if match["last"] else ""
        return f"{day(match['day'])}{last} {name}"

    return _DATE.sub(move, text)
