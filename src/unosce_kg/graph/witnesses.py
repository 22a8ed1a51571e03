"""Which documents count as one witness: near duplicates, with the one that they count as."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from rdflib import Graph
from rdflib.term import Node

from unosce_kg.graph.namespaces import UNO, node
from unosce_kg.graph.terms import Triple


class Witnesses:
    """What the near duplicates of a corpus count as.

    Args:
        counts_as: Id of a document that nearly repeats another one, and the id of that one.
    """

    def __init__(self, counts_as: Mapping[str, str]) -> None:
        self.counts_as = counts_as
        self._repeats: dict[str, list[str]] = defaultdict(list)
        for document, other in counts_as.items():
            self._repeats[other].append(document)

    def describe(self, document: str) -> Iterator[Triple]:
        """The triples of a document that tell its near duplicates, and which of them it counts as."""
        other = self.counts_as.get(document)
        if other:
            yield node(document), UNO.countsAs, node(other)
            yield node(document), UNO.nearDuplicateOf, node(other)
        for repeat in self._repeats.get(document, ()):
            yield node(document), UNO.nearDuplicateOf, node(repeat)


def read_witnesses(graph: Graph) -> Mapping[Node, Node]:
    """For each piece of evidence and mention the document that it counts for."""
    counts_as = dict(graph.subject_objects(UNO.countsAs))
    return {
        said: counts_as.get(document, document) for said, document in graph.subject_objects(UNO.inDocument)
    }
