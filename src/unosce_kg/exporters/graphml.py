"""GraphML for yEd, Cytoscape, igraph and Gephi."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
from rdflib import Graph

from unosce_kg.exporters.replacing import replacing
from unosce_kg.graph.network import arrange, project

SUFFIXES = (".graphml",)


def write(graph: Graph, path: Path) -> None:
    """Write the entities and the statements between them; the same graph gives the same bytes.

    Raises:
        SetupError: If the file cannot be written.
    """
    with replacing(path) as file:
        nx.write_graphml_xml(arrange(project(graph)), file, named_key_ids=True)
