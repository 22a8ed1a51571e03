from __future__ import annotations

from pathlib import Path

import pytest

import unosce_kg
from unosce_kg import KnowledgeGraph


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which `build` holds the graph of the bundled documents."""
    folder = tmp_path_factory.mktemp("api")
    unosce_kg.build(output=folder / "build")
    return folder


@pytest.fixture(scope="session")
def kg(folder: Path) -> KnowledgeGraph:
    return unosce_kg.open_graph(folder / "build")
