"""What makes the edges of a network heavy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeAlias

import networkx as nx

from unosce_kg.errors import QueryError

Attributes: TypeAlias = Mapping[str, Any]
Weight: TypeAlias = (
    Literal["documents", "sentences", "confidence", "statements"] | Callable[[Attributes], float]
)

_WEIGHTS: Mapping[str, Callable[[Attributes], float]] = {
    "documents": lambda edge: edge["documents"] + bool(edge["records"]),
    "sentences": lambda edge: edge["evidence"],
    "confidence": lambda edge: edge["confidence"],
    "statements": lambda edge: 1,
}


def reweigh(network: nx.MultiDiGraph, weight: Weight) -> nx.MultiDiGraph:
    """Give the edges of a network their weight.

    Raises:
        QueryError: If there is no such weight.
    """
    weigh = weight if callable(weight) else _WEIGHTS.get(weight)
    if weigh is None:
        raise QueryError(f"no weight is called {weight!r}; known: {', '.join(_WEIGHTS)}")
    for _, _, attributes in network.edges(data=True):
        attributes["weight"] = weigh(attributes)
    return network
