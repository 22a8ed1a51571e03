"""A server beside a writer: it answers from the last finished state, and then from the new one."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from unosce_kg.store.place import Place

from .conftest import Served, Start

COUNT = "SELECT (COUNT(*) AS ?n) { ?s <x:new> ?o }"


def count(served: Served) -> int:
    response = served.ask(COUNT)
    assert response.status_code == 200, response.text
    return int(response.json()["results"]["bindings"][0]["n"]["value"])


def wait(reached: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not reached():
        assert time.monotonic() < until, "the new state did not come"
        time.sleep(0.1)


def replace(path: Path, text: str) -> None:
    new = path.with_suffix(".new")
    new.write_text(text)
    new.replace(path)


def test_a_file_that_is_replaced(start: Start, graph_file: Path, tmp_path: Path):
    path = tmp_path / "graph.ttl"
    old = graph_file.read_text()
    shutil.copy(graph_file, path)
    served = start(path)
    assert count(served) == 0
    before = served.client.get("/health").json()
    replace(path, old + "\n<x:a> <x:new> 1 .\n")
    wait(lambda: count(served) == 1)  # every answer on the way is whole
    after = served.client.get("/health").json()
    assert after["status"] == "ok"
    assert after["triples"] == before["triples"] + 1
    assert after["state"] != before["state"]
    replace(path, old + "\n<x:a> <x:new> 1 ; nonsense\n")
    wait(lambda: served.client.get("/health").json()["status"] == "old")
    assert "cannot be read as a graph" in served.client.get("/health").json()["trouble"]
    assert count(served) == 1
    path.unlink()
    wait(lambda: "No such file" in served.client.get("/health").json()["trouble"])
    replace(path, old + "\n<x:a> <x:new> 1, 2 .\n")
    wait(lambda: count(served) == 2)
    assert served.client.get("/health").json()["status"] == "ok"


def make_generation(place: Place, number: int) -> None:
    """A finished generation as a writer leaves it."""
    store = ox.Store(str(place.generation(number)))
    store.extend(ox.Quad(ox.NamedNode("x:a"), ox.NamedNode("x:new"), ox.Literal(n)) for n in range(number))
    store.flush()
    del store
    place.write_pointer(number)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    place = Place(tmp_path / "store")
    (place.folder / "generations").mkdir(parents=True)
    make_generation(place, 1)
    return place


def test_a_store(start: Start, place: Place):
    served = start(place.folder)
    assert count(served) == 1
    for number in (2, 3):
        make_generation(place, number)
        assert count(served) in (number - 1, number)
        wait(lambda wanted=number: count(served) == wanted)
        place.remove_generations(keep=number)
        assert count(served) == number
    wait(
        lambda: (
            [path.name for path in (place.folder / "generations").iterdir()] == ["000003"]
            or bool(place.remove_generations(keep=3))
        )
    )
    product = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    assert served.ask(product).json()["results"]["bindings"][0]["n"]["value"] == "27"
