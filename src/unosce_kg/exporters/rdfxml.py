"""RDF/XML, by Oxigraph's own writer from the sorted stream."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
from rdflib import Graph

from unosce_kg.exporters import ntriples
from unosce_kg.exporters.replacing import replacing
from unosce_kg.graph.namespaces import PREFIXES
from unosce_kg.graph.sorting import read_sorted

SUFFIXES = (".rdf", ".owl", ".xml")


def write(graph: Graph, path: Path) -> None:
    """Write a graph as RDF/XML; the same graph gives the same bytes.

    Raises:
        SetupError: If the file cannot be written.
    """
    with replacing(path) as file:
        pyoxigraph.serialize(_triples(graph), file, pyoxigraph.RdfFormat.RDF_XML, prefixes=PREFIXES)


def _triples(graph: Graph) -> Iterator[pyoxigraph.Triple]:
    for lines in ntriples.render(read_sorted(graph)):
        for quad in pyoxigraph.parse(lines, pyoxigraph.RdfFormat.N_TRIPLES):
            yield quad.triple
