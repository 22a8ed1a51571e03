"""A store that grows by commands gives, byte for byte, what a build of its documents gives."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from conftest import Answer, call

from unosce_kg.errors import UnfinishedDocument
from unosce_kg.readers import isolation

BODY = (
    "The United Nations and the OSCE work together in {} on human rights. They met in Vienna on 3 May 2012.\n"
)


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    for name, place in (("a", "Kosovo"), ("b", "Kyrgyzstan"), ("c", "Georgia")):
        (folder / f"{name}.txt").write_text(BODY.format(place), encoding="utf-8")
    return folder


def turtle(store: Path, path: Path) -> bytes:
    assert call("export", store, "-o", path).code == 0
    return path.read_bytes()


@pytest.mark.slow
def test_a_store_after_any_commands_is_a_build_of_its_documents(texts: Path, tmp_path: Path) -> None:
    grown, built = tmp_path / "grown", tmp_path / "built"
    assert call("build", texts / "a.txt", "-o", grown).code == 0
    answer = call("add", texts / "b.txt", texts / "c.txt", "--store", grown / "store")
    assert answer.code == 0 and "2 documents read, 1 reused, 0 skipped" in answer.out, answer.err
    answer = call("remove", "doc/a", texts / "b.txt", "--store", grown / "store")
    assert answer.code == 0 and "0 documents read, 1 reused, 2 dropped" in answer.out, answer.err
    (texts / "c.txt").write_text(BODY.format("Moldova"), encoding="utf-8")
    answer = call("update", "--store", grown / "store")
    assert "1 documents read, 0 skipped" in answer.out, answer.err
    answer = call("build", texts, "-o", grown)
    assert "1 reused" in answer.out, answer.err
    call("build", texts, "-o", built)
    for name in ("graph.ttl", "graph.html"):
        assert (grown / name).read_bytes() == (built / name).read_bytes()
    assert turtle(grown / "store", tmp_path / "s.ttl") == (built / "graph.ttl").read_bytes()
    report = json.loads((grown / "report.json").read_text(encoding="utf-8"))
    assert (report["read"], report["reused"], report["removed"]) == (2, 1, 0)
    (texts / "b.txt").unlink()
    answer = call("update", "--store", grown / "store")
    assert "0 documents read, 2 reused, 1 dropped" in answer.out, answer.err


def test_a_document_that_took_too_long_is_tried_again(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose_one(paths: Sequence[Path], *_: object, **__: object) -> Iterator[isolation.Found]:
        yield from ((UnfinishedDocument(path, "takes longer than 1 s"),) for path in paths)

    store = tmp_path / "store"
    assert call("add", texts / "c.txt", "--store", store).code == 0
    with monkeypatch.context() as slow:
        slow.setattr(isolation, "make_all", lose_one)
        answer = call("add", texts / "a.txt", "--store", store)
        assert answer.code == 1 and "0 documents read, 1 reused, 1 skipped" in answer.out, answer.err
        assert call("update", "--store", store).code == 1
    answer = call("update", "--store", store)
    assert answer.code == 0 and "1 documents read, 1 reused, 0 skipped" in answer.out, answer.err


@pytest.mark.parametrize(
    "command", [("query", "partners"), ("show", "OSCE"), ("stats",), ("check",), ("path", "UNODC", "OSCE")]
)
def test_commands_that_read_take_a_store(built: tuple[Path, Answer], command: tuple[str, ...]) -> None:
    name, *more = command
    answers = {call(name, path, *more).out for path in (built[0] / "graph.ttl", built[0] / "store", built[0])}
    assert len(answers) == 1 and answers != {""}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["update", "--store", "none"], "none: no store"),
        (["remove", "a.txt", "--store", "none"], "none: no store"),
        (["add", "none.txt", "--store", "s"], "no such file or folder: none.txt"),
        (["query", "empty", "partners"], "empty: a folder, not a graph"),
    ],
)  # fmt: skip
def test_wrong_input_gets_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    answer = call(*arguments)
    assert answer.code == 3 and words in answer.err.splitlines()[-1] and "Traceback" not in answer.err
    assert {path.name for path in tmp_path.iterdir()} == {"empty"}


def test_what_a_store_does_not_hold_cannot_be_removed(built: tuple[Path, Answer]) -> None:
    answer = call("remove", "doc/none", "--store", built[0] / "store")
    assert answer.code == 3 and answer.err.splitlines()[-1].endswith(
        "doc/none: the store holds no such file, folder or document"
    )
