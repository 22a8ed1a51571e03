"""What is measured, a step a process: each prints what it took as one line of JSON.

python benchmarks/steps.py STEP FOLDER [MODEL|NUMBER]
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from rdflib import Graph
from replicas import Replicator

from unosce_kg import extraction, growing, pipeline
from unosce_kg.exporters import turtle
from unosce_kg.graph import store
from unosce_kg.intake import Intake
from unosce_kg.store import open_graph
from unosce_kg.store.contents import Source
from unosce_kg.store.writing import write as open_store

SAMPLE = 1_000_000
_PARSED_AT_MOST = 500
Figures = dict[str, float]


class Clock:
    """Seconds on the wall and of the processor since it was made."""

    def __init__(self) -> None:
        self._wall, self._cpu = time.perf_counter(), _spend_all()

    def read(self) -> Figures:
        """Both, as `seconds` and `cpu`."""
        return {"seconds": time.perf_counter() - self._wall, "cpu": _spend_all() - self._cpu}


def _spend_all() -> float:
    """Processor seconds of this process and of those that it began and that have ended."""
    spent = os.times()
    return time.process_time() + spent.children_user + spent.children_system


def build(folder: Path, model: str | None) -> Figures:
    """A whole build of the documents in `texts/` into `graph/`, with the processor seconds of its stages."""
    stages: Figures = {}
    clock, last = Clock(), time.process_time()

    def note(stage: str, done: int, total: int) -> None:
        nonlocal last
        now = time.process_time()
        stages[stage] = stages.get(stage, 0.0) + now - last
        last = now

    report = pipeline.build([folder / "texts"], folder / "graph", pipeline.Settings(model=model), note)
    stages["extracting"] += _spend_all() - time.process_time()  # by the processes that read and extract
    counts = {"documents": len(report.documents), "skipped": len(report.skipped), "words": report.words}
    return {**clock.read(), **counts, "triples": report.counts.triples, **stages}


def again(folder: Path, model: str | None) -> Figures:
    """The same build once more, which has nothing to read."""
    clock = Clock()
    report = pipeline.build([folder / "texts"], folder / "graph", pipeline.Settings(model=model))
    return {**clock.read(), "reused": report.reused}


def add(folder: Path, model: str | None) -> Figures:
    """One more document into the store that the build made; `store` are the seconds without reading it."""
    del model
    path = folder / "one-more.txt"
    path.write_text("The OSCE and the United Nations met in Vienna on 3 May 2012.", encoding="utf-8")
    spent: list[float] = []

    def note(stage: str, done: int, total: int) -> None:
        del done, total
        if stage == "extracting":
            spent.append(time.perf_counter())

    clock = Clock()
    growth = growing.add([path], folder / "graph" / pipeline.STORE, note)
    return {**clock.read(), "store": time.perf_counter() - spent[-1], "triples": growth.triples}


def replicate(folder: Path, number: str | None) -> Figures:
    """So many replicas in place of the documents of the store that the build made; `graph` is without their readings."""
    path, settings = folder / "graph" / pipeline.STORE, pipeline.Settings()
    sources: dict[Path, Source] = {}
    with open_store(path) as writer:
        intake = Intake(settings, writer.readings, writer.state, growing.silent)
        replicator, held = Replicator(intake.knowledge), list(writer.contents.placed())
        for index in range(int(number or 0)):
            placed = held[index % len(held)]
            key = f"replica {index}"
            replica = replicator.replicate(writer.readings.read(placed.key, placed.position), index)
            writer.readings.put(key, [replica])
            place = Path("/replicas", replica.document.file_name)
            sources[place] = Source(place, place, key, key)
        clock = Clock()
        growth = growing.grow(writer, intake, sources, settings, growing.silent)
        writer.finish()
    serious = sum(problem.serious for problem in growth.problems)
    return {**clock.read(), "documents": len(sources), "triples": growth.triples, "problems": serious}


def disk(folder: Path, model: str | None) -> Figures:
    """The graph of the store on the disk as Turtle by the project's own writer."""
    del model
    graph = open_graph(folder / "graph" / pipeline.STORE)
    clock = Clock()
    turtle.write(graph, folder / "disk.ttl")
    return {**clock.read(), "triples": len(graph)}


def parse(folder: Path, model: str | None) -> Figures:
    """The spaCy pipeline alone over the clean texts of the build."""
    loading = Clock()
    nlp = extraction.load_model(model).nlp
    load = loading.read()["cpu"]
    paths = sorted((folder / "graph" / pipeline.TEXTS).iterdir())[:_PARSED_AT_MOST]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    clock = Clock()
    for _ in nlp.pipe(texts):
        pass
    return {**clock.read(), "words": sum(len(text.split()) for text in texts), "load": load}


def write(folder: Path, model: str | None) -> Figures:
    """The built graph as Turtle by the project's own writer."""
    del model
    graph = store.open_graph(folder / "graph" / pipeline.GRAPH)
    clock = Clock()
    turtle.write(graph, folder / "again.ttl")
    return {**clock.read(), "triples": len(graph)}


def serialize(folder: Path, model: str | None) -> Figures:
    """At most a million triples of the built graph as Turtle by rdflib's writer, and by the project's."""
    del model
    whole, ours, theirs = store.open_graph(folder / "graph" / pipeline.GRAPH), store.create(), Graph()
    store.fill(ours, islice(whole, SAMPLE))
    clock = Clock()
    turtle.write(ours, folder / "ours.ttl")
    own = clock.read()["cpu"]
    theirs += ours  # only now, since Python looks through what it holds again and again
    clock = Clock()
    theirs.serialize(folder / "rdflib.ttl", format="turtle", encoding="utf-8")
    return {**clock.read(), "triples": len(theirs), "ours": own}


STEPS: dict[str, Callable[[Path, str | None], Figures]] = {
    "build": build, "again": again, "add": add, "parse": parse, "write": write, "disk": disk, "serialize": serialize,
    "replicate": replicate,
}  # fmt: skip


if __name__ == "__main__":
    step, place, *name = sys.argv[1:]
    print(json.dumps(STEPS[step](Path(place), name[0] if name else None)))
