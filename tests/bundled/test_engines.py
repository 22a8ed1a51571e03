"""Named queries on the bundled graph: Oxigraph, which answers them, and rdflib's own engine give the same rows."""

from __future__ import annotations

import re
from collections import Counter

import pytest
import rdflib

from graph import factories
from unosce_kg.graph import rdf
from unosce_kg.graph.query import run

from .conftest import QUESTIONS, Bundle

# Of these, rdflib's engine takes more than a quarter of an hour; they are compared on a small graph.
SLOW = {"development", "partners"}
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


@pytest.fixture(scope="module")
def plain(bundle: Bundle) -> rdflib.Graph:
    return copy(bundle.graph)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(QUESTIONS.keys() - SLOW))
def test_on_the_bundled_graph(bundle: Bundle, plain: rdflib.Graph, name: str):
    assert count(plain, QUESTIONS[name].sparql) == count(bundle.graph, QUESTIONS[name].sparql)


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_on_a_small_graph(name: str):
    graph = rdf.build(factories.corpus(), factories.knowledge(), factories.RUN)
    assert count(copy(graph), QUESTIONS[name].sparql) == count(graph, QUESTIONS[name].sparql)
