from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import Graph

from graph import factories
from unosce_kg.graph import rdf
from unosce_kg.model import Corpus


@pytest.fixture
def build() -> Callable[..., Graph]:
    def make(corpus: Corpus | None = None, **settings: bool) -> Graph:
        return rdf.build(corpus or factories.corpus(), factories.knowledge(), factories.RUN, **settings)

    return make


@pytest.fixture
def graph(build: Callable[..., Graph]) -> Graph:
    return build()
