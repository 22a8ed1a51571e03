"""A tiny store of two states, and a process that changes it from one to the other until it is killed."""

from __future__ import annotations

import gc
import os
import signal
from pathlib import Path
from typing import Any

from graph import factories
from unosce_kg import store
from unosce_kg.exporters import ntriples
from unosce_kg.graph.sorting import read_sorted
from unosce_kg.model import Extraction
from unosce_kg.store import place, readings, writing
from unosce_kg.store.changing import Making
from unosce_kg.store.contents import Source
from unosce_kg.store.writing import write

STATES = (("first", "second"), ("second", "third"))
_OWNERS: dict[str, Any] = {"place": place.Place, "readings": readings.Readings, "writing": writing, "writer": writing.Writer,
                           "generation": writing.generation}  # fmt: skip


def _extractions() -> dict[str, Extraction]:
    corpus = factories.corpus()
    return {
        document.id.removeprefix("doc/"): Extraction(
            document,
            tuple(corpus.entities.values()) if document.id == "doc/second" else (),
            corpus.mentions[document.id],
            tuple(s for s in corpus.statements if s.evidence[0].document == document.id),
        )
        for document in corpus.documents
    }


def change(folder: Path, state: int) -> None:
    """Bring the store to one of its two states."""
    with write(folder) as writer:
        sources = {}
        for name, extraction in _extractions().items():
            if name not in writer.readings:
                writer.readings.put(name, [extraction])
            if name in STATES[state]:
                path = Path("/texts", name)
                sources[path] = Source(path, Path(name), name, name)
        writer.change(sources, factories.knowledge(), Making(factories.RUN), {})
        writer.finish()


def change_forever(folder: Path, ready: Any) -> None:
    # The check of the graph takes most of the time of so small a change, and writes nothing.
    writing.check = writing.check_change = lambda *_: ()  # type: ignore[assignment]
    ready.set()
    while True:
        for state in (0, 1):
            change(folder, state)


def change_and_die(folder: Path, state: int, where: str, *, behind: bool) -> None:
    """Change the store and be killed where a function is called, or right behind it."""
    owner, name = where.split(".")
    function = getattr(_OWNERS[owner], name)

    def die(*arguments: Any, **named: Any) -> None:
        if behind:
            function(*arguments, **named)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(_OWNERS[owner], name, die)
    change(folder, state)


def hold(folder: Path, ready: Any) -> None:
    """Keep the store open for writing."""
    with write(folder):
        ready.set()
        signal.pause()


def read(folder: Path) -> str:
    """The graph as lines; nothing holds its generation any more."""
    lines = "".join(ntriples.render(read_sorted(store.open_graph(folder))))
    gc.collect()
    return lines
