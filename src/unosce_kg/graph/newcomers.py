"""The entities of a graph that no gazetteer has."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Graph
from rdflib.namespace import DCTERMS, RDF, SKOS

from unosce_kg.graph.namespaces import UNO, id_of
from unosce_kg.model import Entity, Name, Status


def read_new(graph: Graph) -> Iterator[Entity]:
    """The entities without a record of reference data, each with its names; of its classes only `Entity` is told."""
    for node in graph.subjects(RDF.type, UNO.Entity):
        if (node, DCTERMS.source, None) not in graph:
            aliases = sorted(Name(str(name), getattr(name, "language", None) or "en")
                             for name in graph.objects(node, SKOS.altLabel))  # fmt: skip
            label = str(graph.value(node, SKOS.prefLabel))
            yield Entity(id_of(str(node)), "Entity", label, tuple(aliases), status=Status.NEW)
