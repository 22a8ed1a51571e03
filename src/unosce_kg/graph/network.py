"""The graph as a network of entities with statements as its edges, for networkx."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import networkx as nx
from rdflib import Graph
from rdflib.namespace import RDF
from rdflib.term import Node

from unosce_kg.graph.cards import StatementCard, label, local_name, local_names, main_class, read_statement
from unosce_kg.graph.merging import PROPOSALS
from unosce_kg.graph.namespaces import ENTITY_KINDS, PROV, UNO, id_of, kind_of, node
from unosce_kg.graph.witnesses import read_witnesses

# What a statement rests on: numbers of sentences, documents and records.
Support = tuple[int, int, int]

# Beyond this many nodes, betweenness is estimated from as many of them as pivots.
_PIVOTS = 500


@dataclass(frozen=True, slots=True)
class Standing:
    """How central an entity is.

    Attributes:
        neighbours: With how many entities it is connected.
        statements: By how many statements.
        betweenness: Share of the shortest paths between others that pass it, in 0..1.
        pagerank: Share of attention, all entities together 1.
    """

    id: str
    label: str
    type: str
    neighbours: int
    statements: int
    betweenness: float
    pagerank: float


@dataclass(frozen=True, slots=True)
class Step:
    """From one entity to the next on a path, with the statements that join the two."""

    start: str
    end: str
    statements: tuple[StatementCard, ...]


@dataclass(frozen=True, slots=True)
class _Edge:
    """A statement between two entities, as the projection needs it."""

    id: str
    source: str
    target: str
    relation: str
    modality: str
    confidence: float
    qualifiers: tuple[tuple[str, str], ...]


def project(
    graph: Graph,
    *,
    relations: Collection[str] | None = None,
    modalities: Collection[str] = ("Actual",),
    qualifiers: bool = False,
) -> nx.MultiDiGraph:
    """All entities as nodes (`label`, `type`), the statements between them as edges.

    An edge's key is its statement's id; it has `relation`, `modality`, `confidence`, `evidence` (sentences),
    `documents`, `records` (rows of reference data) and `weight`: documents plus one if a record states it.

    Args:
        graph: What to project.
        relations: Local names of the relations to take; all by default.
        modalities: The modalities to take; that something was proposed is a fact of its own and always taken.
        qualifiers: Join the subject and the object of a statement with its topics, places and events too, by
            edges whose relation is the qualifier's (`onTopic`, `inPlace`, `atEvent`).
    """
    network = nx.MultiDiGraph()
    network.add_nodes_from(sorted(id_of(str(entity)) for entity in graph.subjects(RDF.type, UNO.Entity)))
    support = count_support(graph)
    for edge in _read_edges(graph):
        if edge.modality not in modalities and edge.relation not in PROPOSALS:
            continue
        if relations is not None and edge.relation not in relations:
            continue
        sentences, documents, records = support[edge.id]
        data = {"modality": edge.modality, "confidence": edge.confidence, "evidence": sentences,
                "documents": documents, "records": records, "weight": documents + bool(records)}  # fmt: skip
        network.add_edge(edge.source, edge.target, key=edge.id, relation=edge.relation, **data)
        for relation, target in edge.qualifiers if qualifiers else ():
            for end in (edge.source, edge.target):
                if target not in (edge.source, edge.target):
                    network.add_edge(end, target, key=edge.id, relation=relation, **data)
    _describe_nodes(graph, network)
    return network


def _read_edges(graph: Graph) -> Iterator[_Edge]:
    """The statements between entities, in order of their ids."""
    for statement in sorted(graph.subjects(RDF.type, UNO.Statement), key=str):
        found = sorted((local_name(p), id_of(str(o))) for p, o in graph.predicate_objects(statement))
        said = dict(found)
        if kind_of(said["object"]) in ENTITY_KINDS:
            yield _Edge(
                id=id_of(str(statement)),
                source=said["subject"],
                target=said["object"],
                relation=local_name(said["predicate"]),
                modality=local_name(said["modality"]),
                confidence=float(said["confidence"]),
                qualifiers=tuple((p, o) for p, o in found if p in ("onTopic", "inPlace", "atEvent")),
            )


def count_support(graph: Graph) -> dict[str, Support]:
    """Statement id to its numbers of sentences, documents (near duplicates as one) and records."""
    sentences: Counter[str] = Counter()
    records: Counter[str] = Counter()
    documents: dict[str, set[Node]] = defaultdict(set)
    witnesses = read_witnesses(graph)
    for statement, source in graph.subject_objects(PROV.wasDerivedFrom):
        id_ = id_of(str(statement))
        if document := witnesses.get(source):
            sentences[id_] += 1
            documents[id_].add(document)
        else:
            records[id_] += 1
    return {id_: (sentences[id_], len(documents[id_]), records[id_]) for id_ in {*sentences, *records}}


def _describe_nodes(graph: Graph, network: nx.MultiDiGraph) -> None:
    for id_ in network:
        subject = node(id_)
        types = local_names(graph.objects(subject, RDF.type))
        network.nodes[id_].update(label=label(graph, subject), type=main_class(types))


def join(network: nx.MultiDiGraph) -> nx.Graph:
    """The network without directions and parallels: `weight` sums that of `statements`, their ids."""
    joined = nx.Graph()
    joined.add_nodes_from(sorted(network.nodes(data=True)))
    for source, target, key, data in sorted(network.edges(keys=True, data=True), key=lambda e: e[2]):
        if source == target:
            continue
        if not joined.has_edge(source, target):
            joined.add_edge(source, target, weight=0, statements=())
        edge = joined.edges[source, target]
        edge["weight"] += data["weight"]
        edge["statements"] = (*edge["statements"], key)
    return joined


def rank(network: nx.MultiDiGraph, limit: int | None = None) -> tuple[Standing, ...]:
    """The entities by how central they are, the most central first."""
    joined = join(network)
    pivots = min(_PIVOTS, len(joined)) if len(joined) > _PIVOTS else None
    betweenness = nx.betweenness_centrality(joined, k=pivots, seed=0)
    pagerank = nx.pagerank(joined) if joined else {}
    found = [
        Standing(
            id=id_,
            label=data["label"],
            type=data["type"],
            neighbours=joined.degree(id_),
            statements=network.degree(id_),
            betweenness=round(betweenness[id_], 4),
            pagerank=round(pagerank[id_], 4),
        )
        for id_, data in joined.nodes(data=True)
    ]
    found.sort(key=lambda s: (-s.neighbours, -s.statements, s.id))
    return tuple(found[:limit])


def find_paths(
    graph: Graph, network: nx.MultiDiGraph, start: str, end: str, limit: int = 5
) -> tuple[tuple[Step, ...], ...]:
    """The shortest paths between two entities, whichever way their statements point.

    Args:
        graph: Where the statements are described.
        network: Its projection.
        start: Id of the first entity.
        end: Id of the last.
        limit: How many paths at most; those with the most support come first.

    Returns:
        No path if nothing connects the two.
    """
    joined = join(network)
    if start not in joined or end not in joined or not nx.has_path(joined, start, end):
        return ()
    # A hub can join two entities in very many ways; the first thousand are enough to choose from.
    paths = itertools.islice(nx.all_shortest_paths(joined, start, end), 1000)
    best = sorted(paths, key=lambda path: (-_support(joined, path), path))[:limit]
    return tuple(tuple(_step(graph, joined, a, b) for a, b in itertools.pairwise(path)) for path in best)


def _support(joined: nx.Graph, path: Iterable[str]) -> int:
    """The support of a path is that of its weakest step."""
    return min((joined.edges[a, b]["weight"] for a, b in itertools.pairwise(path)), default=0)


def _step(graph: Graph, joined: nx.Graph, start: str, end: str) -> Step:
    statements = joined.edges[start, end]["statements"]
    return Step(start, end, tuple(read_statement(graph, node(s)) for s in statements))


def arrange(network: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """A copy with nodes and edges in order of their ids, for files that are to come out the same."""
    arranged = nx.MultiDiGraph()
    arranged.add_nodes_from(sorted(network.nodes(data=True)))
    edges = sorted(network.edges(keys=True, data=True), key=lambda edge: edge[:3])
    arranged.add_edges_from((source, target, key, {"id": key, **data}) for source, target, key, data in edges)
    return arranged
