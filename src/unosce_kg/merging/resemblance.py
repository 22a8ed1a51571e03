"""New entities that look like known ones or like each other, for the user to judge.

Only entities of a kind are compared, and only those that share a rare word or an acronym, so that the effort grows with
the number of entities and not with its square.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from unosce_kg.knowledge.groups import kind_of
from unosce_kg.knowledge.judgements import SAME
from unosce_kg.knowledge.wording import is_general, kind_words, words_of
from unosce_kg.model import Entity, Knowledge, Resemblance, Status
from unosce_kg.text import name_key

_COMMON = 40  # entities; a word in the names of more of them leads from none to another
_MOST = 3  # entities that are offered for one
_SAME_WORD = 82  # of 100: how alike two spellings of a word are
_LEAST = 0.75  # share of the weight of the longer name's words that the shorter one has
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DIGEST = re.compile(r"-[0-9a-f]{8}$")
_SOURCE = "own judgement"


@dataclass(frozen=True, slots=True)
class _Named:
    """An entity with what it is compared by: the words of its names, acronyms, the years in its id and label."""

    entity: Entity
    known: bool
    names: tuple[tuple[str, ...], ...]
    acronyms: frozenset[str]
    years: frozenset[str]


def find_resembling(found: Iterable[Entity], knowledge: Knowledge) -> tuple[Resemblance, ...]:
    """Find new entities that resemble known ones or each other.

    Args:
        found: All new entities, each once.
        knowledge: The curated knowledge; what its judgements settle is not offered.

    Returns:
        At most three resemblances a new entity, sorted; each pair once.
    """
    words = kind_words(knowledge.lexicon)
    read = (_read(entity, words) for entity in sorted(found, key=lambda e: e.id))
    new = [named for named in read if named.names]
    strong: dict[str, list[str]] = defaultdict(list)
    for name in knowledge.names:
        if not name.weak and not name.adjective:
            strong[name.entity].append(name.text)
    kinds = {kind_of(named.entity.id) for named in new}
    known = [_read(e, words, strong[id_]) for id_, e in knowledge.entities.items() if kind_of(id_) in kinds]
    places = frozenset(
        word for e in knowledge.entities.values() if kind_of(e.id) == "place" for word in words_of(e.label)
    )
    return _Comparison([*known, *new], _judged(knowledge), places).run(new)


def _read(entity: Entity, kinds: frozenset[str], names: Iterable[str] | None = None) -> _Named:
    """What an entity is compared by; of a new one its label, and people's other names."""
    if names is None:
        names = (alias.text for alias in entity.aliases if kind_of(entity.id) == "person")
    telling = [text for text in dict.fromkeys((entity.label, *names)) if not is_general(text, kinds)]
    acronyms = {name_key(text) for text in telling if text.isupper() and " " not in text and len(text) > 2}
    acronyms |= {letters for text in telling if len(letters := _initials(text)) > 2}
    words = tuple(found for found in dict.fromkeys(map(words_of, telling)) if found)
    years = frozenset(_YEAR.findall(f"{_DIGEST.sub('', entity.id)} {entity.label}"))
    return _Named(entity, entity.status is Status.CURATED, words, frozenset(acronyms), years)


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper()).casefold()


def _judged(knowledge: Knowledge) -> frozenset[frozenset[str]]:
    return frozenset(frozenset((j.one, j.other)) for j in knowledge.judgements)


class _Comparison:
    """Compares entities with those that share a rare word or an acronym with them."""

    def __init__(
        self, all_: Iterable[_Named], judged: frozenset[frozenset[str]], places: frozenset[str]
    ) -> None:
        self._judged, self._places = judged, places
        self._holders: dict[tuple[str, str], list[_Named]] = defaultdict(list)
        self._number = 0
        for self._number, named in enumerate(all_, 1):
            kind = kind_of(named.entity.id)
            for word in sorted({w for words in named.names for w in words}):
                self._holders[kind, word].append(named)
            for letters in sorted(named.acronyms):
                self._holders[kind, f"={letters}"].append(named)

    def run(self, new: Iterable[_Named]) -> tuple[Resemblance, ...]:
        pairs: dict[frozenset[str], Resemblance] = {}
        for named in new:
            alike = [
                (-score, not o.known, o.entity.id, o)
                for o in self._near(named)
                if (score := self._compare(named, o))
            ]
            for *_, other in sorted(alike, key=lambda found: found[:3])[:_MOST]:
                pairs.setdefault(frozenset((named.entity.id, other.entity.id)), _offer(named, other))
        return tuple(sorted(pairs.values()))

    def _near(self, named: _Named) -> Iterator[_Named]:
        """The entities that a rare word or an acronym leads to, each once."""
        kind = kind_of(named.entity.id)
        keys = {w for words in named.names for w in words} | {f"={letters}" for letters in named.acronyms}
        seen = {named.entity.id}
        for key in sorted(keys):
            holders = self._holders.get((kind, key), ())
            if len(holders) <= _COMMON:
                for other in holders:
                    if other.entity.id not in seen:
                        seen.add(other.entity.id)
                        yield other

    def _compare(self, one: _Named, other: _Named) -> float:
        """How alike two entities are, in 0..1; 0 where they are clearly different or judged already."""
        ids = {one.entity.id, one.entity.label}, {other.entity.id, other.entity.label}
        if self._judged and any(frozenset((a, b)) in self._judged for a in ids[0] for b in ids[1]):
            return 0.0
        if one.years and other.years and not one.years & other.years:
            return 0.0
        kind = kind_of(one.entity.id)
        if kind == "person":
            return max((_compare_people(a, b) for a in one.names for b in other.names), default=0.0)
        if any(
            (name[0] in b.acronyms and len(name) == 1)
            for a, b in ((one, other), (other, one))
            for name in a.names
        ):
            return 0.9
        return max((self._compare_names(kind, a, b) for a in one.names for b in other.names), default=0.0)

    def _compare_names(self, kind: str, one: tuple[str, ...], other: tuple[str, ...]) -> float:
        """How alike two names are: all words of the shorter one stand in the longer one, which has few others."""
        short, long = sorted((one, other), key=len)
        rest = list(long)
        for word in short:
            fitting = next((w for w in rest if self._is_same(word, w)), None)
            if fitting is None:
                return 0.0
            rest.remove(fitting)
        if any(word.isdigit() and not _YEAR.fullmatch(word) for word in rest):
            return 0.0
        total = sum(self._weigh(kind, word) for word in long)
        share = 1.0 - sum(self._weigh(kind, word) for word in rest) / total if total else 0.0
        return share if share >= _LEAST else 0.0

    def _is_same(self, one: str, other: str) -> bool:
        """Whether two words are spellings of one; names of places are not, however alike: Austria, Australia."""
        return one == other or (not {one, other} <= self._places and _is_same_word(one, other))

    def _weigh(self, kind: str, word: str) -> float:
        return math.log((self._number + 1) / (len(self._holders.get((kind, word), ())) or 1))


def _is_same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    if any(c.isdigit() for c in one + other) or min(len(one), len(other)) < 4 or one[0] != other[0]:
        return False
    return fuzz.ratio(one, other) >= _SAME_WORD


def _compare_people(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """How alike two people's names are: one surname, and first names of which one has no others than the other."""
    if not _is_same_word(one[-1], other[-1]):
        return 0.0
    short, long = sorted((one[:-1], other[:-1]), key=len)
    rest = list(long)
    for first in short:
        fitting = next((f for f in rest if _is_first_name(first, f)), None)
        if fitting is None:
            return 0.0
        rest.remove(fitting)
    return (0.6 if not short else 0.8) if rest else 0.9


def _is_first_name(one: str, other: str) -> bool:
    """Whether two first names, or a name and an initial, can be one: "Sergei", "Sergey" and "S."."""
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return _is_same_word(one, other) or (one[:3] == other[:3] and fuzz.ratio(one, other) >= _SAME_WORD - 7)


def _offer(one: _Named, other: _Named) -> Resemblance:
    kept, moved = (
        (other, one) if other.known or len(other.entity.label) > len(one.entity.label) else (one, other)
    )
    return Resemblance(
        one.entity.id, one.entity.label, other.entity.id, other.entity.label, other.known,
        f"{kept.entity.id},{SAME},{moved.entity.id},{_SOURCE}",
    )  # fmt: skip
