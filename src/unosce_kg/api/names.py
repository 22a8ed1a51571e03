"""Names of the vocabulary that users give: a slip is told, not answered with nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache

from rdflib import Graph
from rdflib.namespace import RDF

from unosce_kg.errors import QueryError
from unosce_kg.graph.namespaces import UNO
from unosce_kg.knowledge.ontology import Ontology, load_ontology
from unosce_kg.model import Modality
from unosce_kg.resources import locate


def check_relations(graph: Graph, names: Iterable[str]) -> None:
    """Make sure that the ontology has relations of these names, or the graph statements of them.

    Raises:
        QueryError: If one is unknown.
    """
    for name in names:
        if (None, RDF.predicate, UNO[name]) not in graph:
            signatures = _load().signatures
            _check("relation", name, {r for r, (subjects, _) in signatures.items() if subjects})


def check_class(graph: Graph, name: str) -> None:
    """Make sure that the ontology has a class of entities of this name, or the graph instances of it.

    Raises:
        QueryError: If it is unknown.
    """
    if (None, RDF.type, UNO[name]) not in graph:
        _check("class", name, {c for c, above in _load().classes.items() if "Entity" in (c, *above)})


def check_modalities(names: Iterable[str]) -> None:
    """Make sure that there are such modalities.

    Raises:
        QueryError: If one is unknown.
    """
    for name in names:
        _check("modality", name, {str(modality) for modality in Modality})


def _check(kind: str, name: str, known: Collection[str]) -> None:
    if name not in known:
        raise QueryError(f"no {kind} is called {name!r}; there are: {', '.join(sorted(known))}")


@cache
def _load() -> Ontology:
    return load_ontology(locate("ontology", "unosce.ttl"))
