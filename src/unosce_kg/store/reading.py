"""Graphs to read: the finished state of a store, or a graph file."""

from __future__ import annotations

import os
import weakref
from pathlib import Path

import pyoxigraph
from rdflib import Graph

from unosce_kg.errors import SetupError
from unosce_kg.graph import store
from unosce_kg.store import place


def open_graph(path: Path) -> Graph:
    """Open a graph to read it.

    Args:
        path: A graph file; a store; or a folder of results with a store in it. The graph of a store is its
            state when this is called: it stays as it is while a writer makes the next one.

    Raises:
        SetupError: If there is no graph, or it cannot be read.
    """
    found = place.find(path)
    if found is None:
        return store.open_graph(path)
    folder, descriptor = place.lease(found)
    try:
        graph = store.wrap(pyoxigraph.Store.read_only(str(folder)))
    except (OSError, ValueError) as error:
        if descriptor is not None:
            os.close(descriptor)
        raise SetupError(f"{path}: the store cannot be read: {error}") from None
    if descriptor is not None:
        weakref.finalize(graph.store, os.close, descriptor)
    return graph


def current(path: Path) -> str:
    """A token of a graph's state that changes when a new state is finished.

    Args:
        path: As for `open_graph`.

    Raises:
        SetupError: If there is neither a store nor a file.
    """
    found = place.find(path)
    file = found.pointer if found else path
    try:
        status = file.stat()
    except OSError as error:
        raise SetupError(f"{path}: {error.strerror or error}") from None
    number = f"{found.read_pointer()}:" if found else ""
    return f"{number}{status.st_mtime_ns}-{status.st_size}-{status.st_ino}"
