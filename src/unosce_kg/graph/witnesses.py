"""Which documents count as one witness: reprints and near duplicates, with the one that they count as."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rdflib import Graph
from rdflib.term import Node

from unosce_kg.graph.namespaces import UNO, node
from unosce_kg.graph.terms import Triple


def describe_witness(document: str, counts_as: str) -> Iterator[Triple]:
    """The triples that say of a document that it counts as another one, which it nearly repeats."""
    subject, other = node(document), node(counts_as)
    yield subject, UNO.countsAs, other
    yield subject, UNO.nearDuplicateOf, other
    yield other, UNO.nearDuplicateOf, subject


def read_witnesses(graph: Graph) -> Mapping[Node, Node]:
    """For each piece of evidence and mention the document that it counts for."""
    counts_as = dict(graph.subject_objects(UNO.countsAs))
    return {
        said: counts_as.get(document, document) for said, document in graph.subject_objects(UNO.inDocument)
    }
