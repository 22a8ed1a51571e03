"""Entities found by what people call them."""

from __future__ import annotations

from collections import defaultdict

from rapidfuzz import fuzz, process
from rdflib import Graph
from rdflib.namespace import RDF, SKOS

from unosce_kg.errors import QueryError
from unosce_kg.graph.cards import label
from unosce_kg.graph.namespaces import ID, PREFIXES, UNO, id_of, kind_of, node
from unosce_kg.text import name_key

_NEAREST = 5
_ALIKE = 60.0


def find(graph: Graph, words: str, kind: str | None = None) -> str:
    """The id of the entity that is meant.

    Args:
        graph: Where to look.
        words: An id (`org/osce`), address, prefixed name, or a name or acronym in any case.
        kind: Look only among ids of this kind, such as `org`.

    Raises:
        QueryError: If nothing is called so; it offers the nearest names.
    """
    if id_ := _as_id(graph, words):
        return id_
    names = _read_names(graph, kind)
    exact = [(not preferred, -_count(graph, id_), id_) for name, preferred, id_ in names if name == words]
    alike = [
        (not preferred, -_count(graph, id_), id_)
        for name, preferred, id_ in names
        if name_key(name) == name_key(words)
    ]
    if found := exact or alike:
        return min(found)[2]
    raise QueryError(_offer(graph, words, names))


def _as_id(graph: Graph, words: str) -> str | None:
    id_ = id_of(words.strip().strip("<>"))
    prefix, colon, slug = id_.partition(":")
    if colon and PREFIXES.get(prefix, "").startswith(ID):
        id_ = f"{prefix.removeprefix('id-')}/{slug}"
    try:
        return id_ if (node(id_), RDF.type, UNO.Entity) in graph else None
    except ValueError:
        return None


def _read_names(graph: Graph, kind: str | None) -> list[tuple[str, bool, str]]:
    """Every name with whether it is the preferred one and whose it is."""
    names = []
    for predicate in (SKOS.prefLabel, SKOS.altLabel):
        for subject, name in graph.subject_objects(predicate):
            id_ = id_of(str(subject))
            if kind is None or kind_of(id_) == kind:
                names.append((str(name), predicate == SKOS.prefLabel, id_))
    return sorted(names)


def _count(graph: Graph, id_: str) -> int:
    """How often documents name an entity, which decides between namesakes."""
    return sum(1 for _ in graph.subjects(UNO.refersTo, node(id_)))


def _likeness(one: str, other: str, score_cutoff: float | None = None) -> float:
    """How alike two names are, in 0..100: as wholes (a slip in an acronym), or one as a part of the other."""
    return max(fuzz.ratio(one, other), 0.9 * fuzz.WRatio(one, other))


def _offer(graph: Graph, words: str, names: list[tuple[str, bool, str]]) -> str:
    by_key: dict[str, set[str]] = defaultdict(set)
    for name, _, id_ in names:
        by_key[name_key(name)].add(id_)
    hits = process.extract(name_key(words), sorted(by_key), scorer=_likeness, limit=20, score_cutoff=_ALIKE)
    nearest = dict.fromkeys(id_ for key, _, _ in hits for id_ in sorted(by_key[key]))
    offers = [f"{label(graph, node(id_))} ({id_})" for id_ in list(nearest)[:_NEAREST]]
    return f"no entity is called {words!r}" + (f"; nearest: {', '.join(offers)}" if offers else "")
