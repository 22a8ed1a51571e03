"""Files and documents of a store: ids that differ, copies that count once, in whatever order they come."""

from __future__ import annotations

import itertools
import sqlite3
from pathlib import Path

import pytest

from unosce_kg.model import Copy
from unosce_kg.report import ReadDocument
from unosce_kg.store import contents
from unosce_kg.store.contents import Contents, Source
from unosce_kg.store.readings import Refusal, Taken

# Path, id that the document would have alone, digest of its text.
FILES = [
    ("/a/note.txt", "doc/note", "1" * 64),
    ("/b/note.txt", "doc/note", "2" * 64),
    ("/c/note.txt", "doc/note", "3" * 64),
    ("/d/note.txt", "doc/note", "1" * 64),
    ("/e/other.txt", "doc/other", "3" * 64),
]
WANTED = {"doc/note": "1" * 64, "doc/note-22222222": "2" * 64, "doc/note-33333333": "3" * 64}


@pytest.fixture
def empty() -> Contents:
    database = sqlite3.connect(":memory:", isolation_level=None)
    database.executescript(contents.SCHEMA)
    return Contents(database)


def take(held: Contents, path: str, id_: str, sum_: str) -> None:
    source = Source(Path(path), Path(path), sum_, f"key of {path}")
    account = ReadDocument(Path(path).name, id_, None, None, 1, 0, 0)
    held.take(source, [Taken(0, account, sum_, f"https://example.org{path}")], [])


@pytest.mark.parametrize("files", [*itertools.permutations(FILES)][::7])
def test_documents_that_share_an_id_are_told_apart_in_any_order(
    empty: Contents, files: tuple[tuple[str, str, str], ...]
) -> None:
    for file in files:
        take(empty, *file)
        empty.tell_apart({"doc/note", "doc/other"})
    assert {account.id for account in empty.accounts(())} == set(WANTED)
    found = {placed.id: placed for placed in empty.placed()}
    assert found["doc/note"].copies == (Copy("note.txt", "https://example.org/d/note.txt"),)
    assert found["doc/note-33333333"].copies == (Copy("other.txt", "https://example.org/e/other.txt"),)
    assert [(m.file, m.same_as) for m in empty.merged()] == [
        ("/d/note.txt", "/a/note.txt"),
        ("/e/other.txt", "/c/note.txt"),
    ]
    assert not empty.skipped()


def test_a_copy_takes_the_place_of_the_document_that_is_dropped(empty: Contents) -> None:
    for file in FILES:
        take(empty, *file)
    for path in ("/a/note.txt", "/c/note.txt"):
        empty.drop(Path(path))
    empty.tell_apart({"doc/note", "doc/other"})
    keys = {placed.id: placed.key for placed in empty.placed()}
    assert keys == {
        "doc/note": "key of /d/note.txt",
        "doc/note-22222222": "key of /b/note.txt",
        "doc/other": "key of /e/other.txt",
    }


def test_names_that_are_no_text_are_kept(empty: Contents) -> None:
    path = Path("/a/\udcff.txt")
    empty.take(
        Source(path, path, "x", "key"), [], [Refusal(path.name, "its name holds characters that are no text")]
    )
    assert [Path(s.file) for s in empty.skipped()] == [path] and list(empty.sources()) == [path]
