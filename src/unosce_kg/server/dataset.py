"""What is served: a graph with the named graphs beside it, and how to tell that a newer one is there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import rdflib
from oxrdflib.store import OxigraphStore
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from unosce_kg.errors import SetupError
from unosce_kg.graph.store import open_graph

_QUADS = {".trig": ox.RdfFormat.TRIG, ".nq": ox.RdfFormat.N_QUADS}


@dataclass(frozen=True, slots=True)
class Dataset:
    """A finished state of what is served.

    Attributes:
        store: The engine, for SPARQL.
        graph: Its default graph, for what reads through rdflib.
        names: Addresses of its named graphs.
    """

    store: ox.Store
    graph: rdflib.Graph
    names: frozenset[str]

    def __len__(self) -> int:
        """How many triples the default graph has."""
        return len(self.graph)


def load(path: Path) -> Dataset:
    """Read what is to be served.

    Args:
        path: A graph file; TriG and N-Quads keep their named graphs.

    Raises:
        SetupError: If it is missing, of no known kind, or broken.
    """
    has_names = path.suffix.lower() in _QUADS and path.is_file()
    graph = _read_quads(path) if has_names else open_graph(path)
    store: ox.Store = graph.store._inner  # type: ignore[attr-defined]
    return Dataset(store, graph, frozenset(str(name.value) for name in store.named_graphs()))


def _read_quads(path: Path) -> rdflib.Graph:
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=_QUADS[path.suffix.lower()])
    except SyntaxError as error:
        raise SetupError(f"{path}: cannot be read as a graph: {error.msg}") from None
    except OSError as error:
        raise SetupError(f"{path}: {error.strerror or error}") from None
    return rdflib.Graph(
        store=OxigraphStore(store=store), identifier=DATASET_DEFAULT_GRAPH_ID, bind_namespaces="none"
    )


def find_state(path: Path) -> str:
    """A token of the finished state that lies at a path: it changes when there is a newer one.

    Raises:
        SetupError: If nothing lies there.
    """
    try:
        found = path.stat()
    except OSError as error:
        raise SetupError(f"{path}: {error.strerror}") from None
    return f"{found.st_ino:x}-{found.st_size:x}-{found.st_mtime_ns:x}"
