"""What was learned from annotated documents: the files of `learned/`."""

from __future__ import annotations

import json
import math
from collections.abc import Collection
from pathlib import Path
from typing import Any

from unosce_kg.errors import SetupError
from unosce_kg.knowledge.rows import read_text
from unosce_kg.model import Calibration, LearnedNominals, LearnedRelation


def load_learned(folders: tuple[Path, ...], predicates: frozenset[str]) -> tuple[LearnedRelation, ...]:
    """Read the weights of relations in the last folder that has some; sorted by relation.

    Raises:
        SetupError: If the file is not JSON of that form, or names a relation that does not exist.
    """
    path = _find_last(folders, "relations.json")
    if path is None:
        return ()
    try:
        rows = json.loads(read_text(path))["relations"]
        return tuple(_relation(name, row, predicates) for name, row in sorted(rows.items()))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise SetupError(f"{path}: not learned relations: {error}") from None


def load_nominals(folders: tuple[Path, ...], classes: Collection[str]) -> LearnedNominals | None:
    """Read the weights of common nouns in the last folder that has some; None where there are none.

    Raises:
        SetupError: If the file is not JSON of that form, or names a class that does not exist.
    """
    path = _find_last(folders, "nominals.json")
    if path is None:
        return None
    try:
        row = json.loads(read_text(path))
        nouns = {str(noun): str(type_) for noun, type_ in row["nouns"].items()}
        if unknown := sorted(set(nouns.values()) - set(classes)):
            raise ValueError(f"unknown class {unknown[0]!r}")
        return LearnedNominals(*_logistic(row), nouns)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise SetupError(f"{path}: not learned nominals: {error}") from None


def load_calibration(folders: tuple[Path, ...], predicates: Collection[str]) -> Calibration | None:
    """Read how often readings are right, of the last folder that says so; None where none does.

    Raises:
        SetupError: If the file is not JSON of that form, names a relation that does not exist, or would make surer
            estimates less sure.
    """
    path = _find_last(folders, "confidence.json")
    if path is None:
        return None
    try:
        row = json.loads(read_text(path))
        relations, patterns = _weights(row["relations"]), _weights(row["patterns"])
        bias, slope = float(row["bias"]), float(row["slope"])
        if not all(map(math.isfinite, (bias, slope, *relations.values(), *patterns.values()))):
            raise ValueError("a number is not finite")
        if slope < 0:
            raise ValueError("the slope is negative")
        if unknown := sorted(relations.keys() - set(predicates)):
            raise ValueError(f"unknown relation {unknown[0]!r}")
        return Calibration(bias, slope, relations, patterns)
    except (AttributeError, KeyError, OverflowError, TypeError, ValueError) as error:
        raise SetupError(f"{path}: not a learned confidence: {error}") from None


def _find_last(folders: tuple[Path, ...], name: str) -> Path | None:
    paths = [path for folder in folders if (path := folder / "learned" / name).exists()]
    return paths[-1] if paths else None


def _relation(predicate: str, row: dict[str, Any], predicates: frozenset[str]) -> LearnedRelation:
    if predicate not in predicates:
        raise ValueError(f"unknown relation {predicate!r}")
    try:
        return LearnedRelation(*_logistic(row), predicate)
    except ValueError as error:
        raise ValueError(f"{predicate}: {error}") from None


def _logistic(row: dict[str, Any]) -> tuple[float, float, dict[str, float]]:
    """Bias, threshold and weights."""
    if not 0 <= row["threshold"] <= 1:
        raise ValueError("the threshold does not lie in 0..1")
    return float(row["bias"]), float(row["threshold"]), _weights(row["weights"])


def _weights(row: dict[str, Any]) -> dict[str, float]:
    return {str(feature): float(weight) for feature, weight in row.items()}
