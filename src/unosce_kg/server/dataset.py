"""What is served: a graph with the named graphs beside it, from a file or from a store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import cast

import pyoxigraph as ox
import rdflib

from unosce_kg.errors import SetupError
from unosce_kg.graph.store import open_graph, wrap
from unosce_kg.store import place

_QUADS = {".trig": ox.RdfFormat.TRIG, ".nq": ox.RdfFormat.N_QUADS}


class Dataset:
    """A finished state of what is served.

    Args:
        store: The engine.
    """

    def __init__(self, store: ox.Store) -> None:
        self.store = store
        self.graph: rdflib.Graph = wrap(store)

    @cached_property
    def names(self) -> frozenset[str]:
        """Addresses of the named graphs."""
        return frozenset(str(name.value) for name in self.store.named_graphs())

    def __len__(self) -> int:
        """How many triples the default graph has."""
        rows = cast(ox.QuerySolutions, self.store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"))
        return int(next(rows)["n"].value)


@dataclass(frozen=True, slots=True)
class Source:
    """Where workers take the dataset from.

    Attributes:
        open: Gives it.
        shared: It was in memory before there were workers, who need no file for it.
    """

    open: Callable[[], Dataset]
    shared: bool


def load(path: Path) -> Source:
    """Read a file that is to be served, or hold the finished state of a store, so that no writer removes it.

    Args:
        path: A graph file, of which TriG and N-Quads keep their named graphs; a store; or a folder with one in it.

    Raises:
        SetupError: If it is missing, of no known kind, or broken.
    """
    if found := place.find(path):
        folder, _ = place.lease(found)  # held as long as this process lives
        return Source(lambda: Dataset(ox.Store.read_only(str(folder))), shared=False)
    dataset = Dataset(_read_file(path))
    return Source(lambda: dataset, shared=True)


def _read_file(path: Path) -> ox.Store:
    if path.suffix.lower() not in _QUADS or not path.is_file():
        return open_graph(path).store._inner  # type: ignore[attr-defined, no-any-return]
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=_QUADS[path.suffix.lower()])
    except SyntaxError as error:
        raise SetupError(f"{path}: cannot be read as a graph: {error.msg}") from None
    except OSError as error:
        raise SetupError(f"{path}: {error.strerror or error}") from None
    return store
