"""Relation and name patterns, and the word classes that they and the extraction speak of."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import fields
from pathlib import Path
from typing import Any

from unosce_kg.errors import RowError, SetupError
from unosce_kg.knowledge import expansion
from unosce_kg.knowledge.demands import Strings, find_demands, one_of
from unosce_kg.knowledge.rows import read_text
from unosce_kg.model import Modality, NamePattern, RelationPattern

ROLE = re.compile(
    r"subj|obj|iobj|owner|home|thing|gainer|doer|poss|mod|holder|appos|all|result|complement|governor|each-other|prep\([a-z |-]+\)"
)
_KEYS = frozenset(f.name for f in fields(RelationPattern)) - {"demands"}
_LISTS = ("trigger", "needs", "thing", "subject", "object", "subject_types", "object_types", "non_examples")


class _Demands:
    """What texts must hold for patterns, in which names in braces stand for slots and words, to match in them."""

    def __init__(self, lexicon: Mapping[str, frozenset[str]]) -> None:
        self._lexicon = lexicon
        self._known: dict[str, list[Strings]] = {}

    def of(self, pattern: str) -> tuple[tuple[str, ...], ...]:
        return find_demands(pattern, self._named)

    def _named(self, name: str) -> list[Strings]:
        if name not in self._known:
            self._known[name] = self._find(name)
        return self._known[name]

    def _find(self, name: str) -> list[Strings]:
        if name in expansion.MACROS:
            return [frozenset(strings) for strings in self.of(expansion.MACROS[name])]
        if name in expansion.SLOTS:
            return one_of(f"⟦{class_}:" for class_ in expansion.SLOTS[name].split("|"))
        return one_of(self._lexicon[name])


def load_relation_patterns(
    folders: tuple[Path, ...],
    signatures: Mapping[str, object],
    classes: Mapping[str, object],
    lexicon: Mapping[str, frozenset[str]],
) -> tuple[RelationPattern, ...]:
    """Read all files `relations/*.jsonl` below the folders.

    Raises:
        RowError: If a row is not a pattern, or names what does not exist.
    """
    patterns, demands = [], _Demands(lexicon)
    for path, line, row in _read(folders, "relations"):
        try:
            _check_types(row)
            surface = expansion.expand(row.get("surface", ""), lexicon)
            patterns.append(_relation_pattern(row, lexicon, surface.regex, demands))
            _check_relation(patterns[-1], surface.groups, signatures, classes)
        except (ValueError, TypeError) as error:
            raise RowError(path, line, str(error)) from None
    _check_unique([p.id for p in patterns])
    return tuple(patterns)


def load_name_patterns(
    folders: tuple[Path, ...], classes: Mapping[str, object], lexicon: Mapping[str, frozenset[str]]
) -> tuple[NamePattern, ...]:
    """Read all files `names/*.jsonl` below the folders, in which the first that fits wins.

    Raises:
        RowError: If a row is not a pattern, or names what does not exist.
    """
    patterns, demands = [], _Demands(lexicon)
    for path, line, row in _read(folders, "names"):
        try:
            _check_examples(row.get("examples", []), ("text", "label"))
            if not isinstance(row.get("pattern"), str) or not row["pattern"]:
                raise ValueError("no pattern")
            raw = row["pattern"]
            row["pattern"] = expansion.expand(f"(?:{raw})", lexicon).regex  # it will stand inside another one
            row["examples"] = tuple((e["text"], e["label"]) for e in row.get("examples", ()))
            row["non_examples"] = tuple(row.get("non_examples", ()))
            pattern = NamePattern(**row, demands=demands.of(raw))
            if pattern.type not in classes:
                raise ValueError(f"unknown type {pattern.type!r}")
        except (KeyError, ValueError, TypeError) as error:
            raise RowError(path, line, str(error)) from None
        patterns.append(pattern)
    _check_unique([p.id for p in patterns])
    return tuple(patterns)


def _read(folders: tuple[Path, ...], kind: str) -> Iterator[tuple[Path, int, dict[str, Any]]]:
    for folder in folders:
        for path in sorted(folder.glob(f"{kind}/*.jsonl")):
            for line, text in enumerate(read_text(path).split("\n"), 1):
                if not text.strip():
                    continue
                try:
                    row = json.loads(text)
                except json.JSONDecodeError as error:
                    raise RowError(path, line, f"not JSON: {error}") from None
                if not isinstance(row, dict) or not row.get("id"):
                    raise RowError(path, line, "a pattern is an object with an id")
                yield path, line, row


def _relation_pattern(
    row: dict[str, Any], lexicon: Mapping[str, frozenset[str]], surface: str, demands: _Demands
) -> RelationPattern:
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
    values["trigger"] = _words(values.get("trigger", ()), lexicon)
    values["needs"] = _words(values.get("needs", ()), lexicon)
    values["thing"] = _words(values.get("thing", ()), lexicon)
    values["surface"], values["demands"] = surface, demands.of(values.get("surface", ""))
    values["modality"] = Modality(values.get("modality", "Actual"))
    values["examples"] = tuple((e["text"], e["subject"], e["object"]) for e in values.get("examples", ()))
    return RelationPattern(**values)


def _check_types(row: dict[str, Any]) -> None:
    """Raise a ValueError if a key is unknown, or its value is not what it holds: a list of words, a number, or text."""
    if unknown := sorted(set(row) - _KEYS):
        raise ValueError(f"unknown keys: {', '.join(unknown)}")
    for key, value in row.items():
        if key in _LISTS:
            if not (isinstance(value, list) and all(isinstance(v, str) for v in value)):
                raise ValueError(f"{key} must be a list of words")
        elif key == "examples":
            _check_examples(value, ("text", "subject", "object"))
        elif not isinstance(value, float | int if key == "confidence" else str):
            raise ValueError(f"{key} must be {'a number' if key == 'confidence' else 'text'}")


def _check_examples(examples: object, keys: tuple[str, ...]) -> None:
    if not isinstance(examples, list):
        raise ValueError("examples must be a list")
    for example in examples:
        if not isinstance(example, dict) or any(not isinstance(example.get(key), str) for key in keys):
            raise ValueError(f"an example needs {', '.join(keys)}")


def _words(words: tuple[str, ...], lexicon: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """The words, with `{class}` replaced by the words of that class."""
    found: list[str] = []
    for word in words:
        if word.startswith("{"):
            if word[1:-1] not in lexicon:
                raise ValueError(f"unknown word class {word}")
            found.extend(sorted(lexicon[word[1:-1]]))
        else:
            found.append(word)
    return tuple(found)


def _check_relation(
    pattern: RelationPattern,
    groups: Set[str],
    signatures: Mapping[str, object],
    classes: Mapping[str, object],
) -> None:
    if pattern.predicate not in signatures:
        raise ValueError(f"unknown relation {pattern.predicate!r}")
    if bool(pattern.trigger) == bool(pattern.surface):
        raise ValueError("a pattern has either a trigger or a surface")
    if pattern.trigger and pattern.pos not in ("VERB", "NOUN", "ADJ", "ADP"):
        raise ValueError("pos must be VERB, NOUN, ADJ or ADP")
    if pattern.implied not in ("", "subject", "object"):
        raise ValueError("implied is subject or object")
    if pattern.surface and not ({"s", "o"} - {pattern.implied[:1]} <= groups or "all" in groups):
        raise ValueError("a surface needs the groups s and o, or the group all")
    for role in (*pattern.subject, *pattern.object):
        if not ROLE.fullmatch(role):
            raise ValueError(f"unknown role {role!r}")
    for type_ in (*pattern.subject_types, *pattern.object_types):
        if type_ not in classes:
            raise ValueError(f"unknown class {type_!r}")
    if not 0 < pattern.confidence <= 1:
        raise ValueError("confidence lies above 0 and up to 1")


def _check_unique(ids: list[str]) -> None:
    doubles = sorted({i for i in ids if ids.count(i) > 1})
    if doubles:
        raise SetupError(f"patterns stated twice: {', '.join(doubles)}")
