from __future__ import annotations

from collections.abc import Iterator

import pytest
from rdflib import Graph

from graph import factories
from push import server
from push.server import Engine
from unosce_kg.graph import rdf


@pytest.fixture
def engine() -> Iterator[Engine]:
    with server.run() as engine:
        yield engine


@pytest.fixture
def graph() -> Graph:
    return rdf.build(factories.corpus(), factories.knowledge(), factories.RUN, with_reference=True)
