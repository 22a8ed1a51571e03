"""GEXF for Gephi."""

from __future__ import annotations

import re
from pathlib import Path

import networkx as nx
from rdflib import Graph

from unosce_kg.exporters.replacing import replacing
from unosce_kg.graph.network import arrange, project

SUFFIXES = (".gexf",)

# The writer notes the day and its own version, which differ from run to run and machine to machine.
_META = re.compile(r"\s*<meta lastmodifieddate=.*?</meta>", re.DOTALL)


def write(graph: Graph, path: Path) -> None:
    """Write the entities and the statements between them; the same graph gives the same bytes.

    Raises:
        SetupError: If the file cannot be written.
    """
    text = "\n".join(nx.generate_gexf(arrange(project(graph))))
    with replacing(path) as file:
        file.write((_META.sub("", text, count=1) + "\n").encode("utf-8"))
