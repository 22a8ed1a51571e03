from __future__ import annotations

import pytest
from rdflib import Graph

from graph import factories
from unosce_kg.graph import rdf, store

HOSTILE = (
    '<https://w3id.org/unosce-kg/id/org/osce> <http://www.w3.org/2004/02/skos/core#altLabel> "{}"@en .\n'
    "<https://w3id.org/unosce-kg/id/org/osce> <https://example.org/odd?a=b&c=d> <https://example.org/a.b/c_d%20> .\n"
)


@pytest.fixture
def graph() -> Graph:
    """The hand-made graph with characters and addresses that break careless writers."""
    graph = rdf.build(factories.corpus(), factories.knowledge(), factories.RUN, with_reference=True)
    words = '=a <b>&amp; \\"quoted\\" \\\\ {} \\u2028 \\U0001F600 ]]> \\n --'
    store.add_lines(graph, iter([HOSTILE.replace("{}", words, 1)]))
    return graph
