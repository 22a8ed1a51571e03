"""Named queries: Oxigraph, which answers them, and rdflib's own engine give the same rows.

On a small graph, since some of them take rdflib's engine more than a quarter of an hour on the bundled one.
"""

from __future__ import annotations

import re
from collections import Counter

import pytest
import rdflib

from bundled.conftest import QUESTIONS
from graph import factories
from unosce_kg.graph import rdf
from unosce_kg.graph.query import run

LAST_ORDER = re.compile(r"ORDER BY[^\n}]*\s*\Z")


def count(graph: rdflib.Graph, query: str) -> Counter[tuple[str | None, ...]]:
    """The rows, in any order: rdflib's engine cannot order by the text of what may be unbound."""
    rows = run(graph, LAST_ORDER.sub("", query)).rows
    return Counter(tuple(cell.text if cell else None for cell in row) for row in rows)


def copy(graph: rdflib.Graph) -> rdflib.Graph:
    """The same graph in rdflib's own memory."""
    plain = rdflib.Graph()
    for triple in graph:
        plain.add(triple)
    return plain


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_on_a_small_graph(name: str):
    graph = rdf.build(factories.corpus(), factories.knowledge(), factories.RUN)
    assert count(copy(graph), QUESTIONS[name].sparql) == count(graph, QUESTIONS[name].sparql)
