"""Graphs to read: files, stores, folders of results."""

from __future__ import annotations

import gc
from pathlib import Path

import pyoxigraph
import pytest

from unosce_kg import store
from unosce_kg.errors import SetupError
from unosce_kg.store.place import Place

LINE = "<urn:a> <urn:b> <urn:{}> .\n"


def publish(folder: Path, number: int) -> None:
    place = Place(folder)
    place.generation(number).parent.mkdir(parents=True, exist_ok=True)
    engine = pyoxigraph.Store(str(place.generation(number)))
    engine.load(LINE.format(number).encode(), pyoxigraph.RdfFormat.N_TRIPLES)
    engine.flush()
    place.write_pointer(number)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    publish(tmp_path / "build/store", 1)
    return tmp_path / "build/store"


def objects(path: Path) -> list[str]:
    return [str(o) for o in store.open_graph(path).objects()]


def test_a_store_is_opened_by_its_folder_or_the_one_around_it(folder: Path):
    assert objects(folder) == objects(folder.parent) == ["urn:1"]


def test_a_reader_keeps_its_state_and_a_new_one_sees_the_next(folder: Path):
    held = store.open_graph(folder)
    before = store.current(folder)
    publish(folder, 2)
    Place(folder).remove_generations(keep=2)
    assert before != store.current(folder)
    assert [str(o) for o in held.objects()] == ["urn:1"] and objects(folder) == ["urn:2"]
    assert Place(folder).generation(1).exists()
    del held
    gc.collect()
    Place(folder).remove_generations(keep=2)
    assert not Place(folder).generation(1).exists()


def test_a_file_has_a_token_that_changes_with_it(tmp_path: Path):
    path = tmp_path / "graph.nt"
    path.write_text(LINE.format(1))
    before = store.current(path)
    assert before == store.current(path) and objects(path) == ["urn:1"]
    path.write_text(LINE.format(1) + LINE.format(10))
    assert before != store.current(path)


def test_no_store(tmp_path: Path, folder: Path):
    with pytest.raises(SetupError, match="did you mean"):
        store.open_graph(tmp_path)
    with pytest.raises(SetupError, match="No such file"):
        store.current(tmp_path / "none")
    (folder / "CURRENT").write_text("unosce-kg store 2\n")
    with pytest.raises(SetupError, match="not a store that this version can read"):
        store.open_graph(folder)
    Place(folder).write_pointer(7)
    with pytest.raises(SetupError, match="generation 000007 is missing"):
        store.open_graph(folder)
