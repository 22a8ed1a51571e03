"""What was learned from annotated documents: `learned/relations.json`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from unosce_kg.errors import SetupError
from unosce_kg.knowledge.rows import read_text
from unosce_kg.model import LearnedRelation


def load_learned(folders: tuple[Path, ...], predicates: frozenset[str]) -> tuple[LearnedRelation, ...]:
    """Read the weights of the last folder that has some; sorted by relation.

    Raises:
        SetupError: If the file is not JSON of that form, or names a relation that does not exist.
    """
    paths = [p for folder in folders if (p := folder / "learned" / "relations.json").exists()]
    if not paths:
        return ()
    try:
        rows = json.loads(read_text(paths[-1]))["relations"]
        return tuple(_relation(name, row, predicates) for name, row in sorted(rows.items()))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise SetupError(f"{paths[-1]}: not learned relations: {error}") from None


def _relation(predicate: str, row: dict[str, Any], predicates: frozenset[str]) -> LearnedRelation:
    if predicate not in predicates:
        raise ValueError(f"unknown relation {predicate!r}")
    if not 0 <= row["threshold"] <= 1:
        raise ValueError(f"{predicate}: the threshold does not lie in 0..1")
    weights = {str(feature): float(weight) for feature, weight in row["weights"].items()}
    return LearnedRelation(predicate, float(row["bias"]), float(row["threshold"]), weights)
