"""A folder of results is replaced as a whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from unosce_kg.errors import SetupError
from unosce_kg.output import REPORT, replacing_folder


def write(folder: Path, **texts: str) -> None:
    names = [*texts, REPORT]
    with replacing_folder(folder) as new:
        for name, text in texts.items():
            if name.startswith("d_"):
                (new / name).mkdir()
                (new / name / "inside").write_text(text)
            else:
                (new / name).write_text(text)
        (new / REPORT).write_text(json.dumps({"files": names}))


def contents(folder: Path) -> dict[str, str]:
    files = (p for p in folder.rglob("*") if p.is_file() and p.name != REPORT)
    return {p.relative_to(folder).as_posix(): p.read_text() for p in files}


def test_new_results_take_the_place_of_the_old_and_other_files_stay(tmp_path: Path) -> None:
    out = tmp_path / "deep/out"
    write(out, graph="1", old="1", d_texts="1")
    (out / "mine.txt").write_text("mine")
    write(out, graph="2", d_texts="2")
    assert contents(out) == {"graph": "2", "d_texts/inside": "2", "mine.txt": "mine"}


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_a_run_that_fails_changes_nothing(tmp_path: Path, error: type[BaseException]) -> None:
    write(tmp_path / "out", graph="1", d_texts="1")
    with pytest.raises(error), replacing_folder(tmp_path / "out") as new:
        (new / "graph").write_text("2")
        raise error
    assert contents(tmp_path / "out") == {"graph": "1", "d_texts/inside": "1"}


def test_a_run_that_fails_leaves_no_folder_behind(tmp_path: Path) -> None:
    with pytest.raises(ValueError), replacing_folder(tmp_path / "deep/out"):
        raise ValueError
    assert list(tmp_path.iterdir()) == []


def test_a_swap_that_breaks_off_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    write(out, a="1", b="1", c="1")
    rename, calls = Path.rename, []

    def fail_at_the_fourth(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == 4:
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_at_the_fourth)
    with pytest.raises(SetupError, match="cannot be written: No space left on device"):
        write(out, a="2", b="2", c="2")
    assert contents(out) == {"a": "1", "b": "1", "c": "1"}


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(SetupError, match="cannot be written"):
        write(tmp_path / "out", graph="1")
    assert (tmp_path / "out").read_text() == "a file"


def test_a_report_with_odd_names_removes_nothing_outside(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (tmp_path / "precious").write_text("x")
    (out / REPORT).write_text(json.dumps({"files": ["../precious", "/etc/hosts", "..", "", 5]}))
    write(out, graph="1")
    assert (tmp_path / "precious").exists() and contents(out) == {"graph": "1"}
