from __future__ import annotations

import os
import random
import subprocess
import sys
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest

from graph import factories
from unosce_kg import exporters
from unosce_kg.graph import rdf, store
from unosce_kg.graph.sorting import read_sorted, read_turtle
from unosce_kg.model import Corpus, Knowledge

TESTS = Path(__file__).parents[1]


def shuffled(corpus: Corpus, seed: int) -> Corpus:
    order = random.Random(seed)

    def mix(items):
        return tuple(order.sample(items, len(items)))

    return Corpus(
        documents=mix(corpus.documents),
        entities=corpus.entities,
        mentions={key: mix(corpus.mentions[key]) for key in mix(tuple(corpus.mentions))},
        statements=mix(tuple(replace(s, evidence=mix(s.evidence)) for s in corpus.statements)),
    )


def shuffled_knowledge(seed: int) -> Knowledge:
    known, order = factories.knowledge(), random.Random(seed)
    names = order.sample(list(known.entities), len(known.entities))
    facts = order.sample(known.facts, len(known.facts))
    return replace(known, entities={name: known.entities[name] for name in names}, facts=tuple(facts))


def text_of(path: Path, corpus: Corpus, knowledge: Knowledge) -> bytes:
    exporters.write(rdf.build(corpus, knowledge, factories.RUN), path, "turtle")
    return path.read_bytes()


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_input_does_not_matter(tmp_path: Path, seed: int):
    plain = text_of(tmp_path / "a.ttl", factories.corpus(), factories.knowledge())
    mixed = text_of(tmp_path / "b.ttl", shuffled(factories.corpus(), seed), shuffled_knowledge(seed))
    assert plain == mixed


WRITE_ALL = """
import hashlib, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from graph import factories
from unosce_kg.exporters import csv, gexf, graphml, jsonld, nquads, ntriples, rdfxml, trig, turtle
from unosce_kg.graph import rdf
graph = rdf.build(factories.corpus(), factories.knowledge(), factories.RUN, with_reference=True)
for module in (csv, gexf, graphml, jsonld, nquads, ntriples, rdfxml, trig, turtle):
    path = Path(sys.argv[2]) / ("graph" + module.SUFFIXES[0])
    module.write(graph, path)
    print(module.__name__, hashlib.sha256(path.read_bytes()).hexdigest())
"""


def test_hash_seeds_and_working_folders_do_not_matter(tmp_path: Path):
    outputs = set()
    for seed in ("0", "1", "4711"):
        folder = tmp_path / seed
        folder.mkdir()
        run = subprocess.run(
            [sys.executable, "-c", WRITE_ALL, str(TESTS), str(folder)],
            env={**os.environ, "PYTHONHASHSEED": seed}, cwd=folder, capture_output=True, text=True, check=True,
        )  # fmt: skip
        outputs.add(run.stdout)
    assert len(outputs) == 1
    assert len(outputs.pop().splitlines()) == 9


def test_a_graph_that_was_read_is_written_as_it_was(tmp_path: Path):
    first = text_of(tmp_path / "a.ttl", factories.corpus(), factories.knowledge())
    exporters.write(store.open_graph(tmp_path / "a.ttl"), tmp_path / "b.ttl", "turtle")
    assert (tmp_path / "b.ttl").read_bytes() == first


@pytest.mark.parametrize("run_bytes", [1, 500, 5000, 10**9])
def test_sorting_in_many_runs_is_sorting_in_one(run_bytes: int):
    graph = rdf.build(factories.corpus(), factories.knowledge(), factories.RUN)
    one, many = list(read_sorted(graph)), list(read_sorted(graph, run_bytes))
    assert many == one
    assert sum(len(pairs) for _, pairs in one) == len(graph)
    assert len({subject for subject, _ in one}) == len(one)


@pytest.mark.parametrize("run_bytes", [1, 500, 5000, 10**9])
def test_turtle_sorted_in_many_runs_is_that_sorted_in_one(run_bytes: int):
    graph = rdf.build(factories.corpus(), factories.knowledge(), factories.RUN)
    one, many = (b"".join(chain.from_iterable(read_turtle(graph, size))) for size in (None, run_bytes))
    assert many == one
    assert one


def test_nothing_of_this_machine_or_moment_is_in_the_output(tmp_path: Path):
    text = text_of(tmp_path / "a.ttl", factories.corpus(), factories.knowledge()).decode()
    assert str(Path.home()) not in text
    assert "dateTime" not in text
    assert "_:" not in text
