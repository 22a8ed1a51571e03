"""Sidecars: what stands beside a document overrides what it says about itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from unosce_kg import readers
from unosce_kg.errors import DocumentError
from unosce_kg.model import Document

from .reading import read_one
from .samples import SECOND, SENTENCE, pack

TEXT = f"title: Own title\ndate: 2001-01-01\n\n{SENTENCE}\n\n{SECOND}\n"
NOTE = 'title = "Noted title"\ndate = 2012-05-04\nspeaker = "Eva Example"\n'
LIST = "file,title,symbol,address,publisher,note\nb.txt,Listed title,S/2031/9,https://www.osce.org/1,OSCE,x\nc.txt,Other,,,,\n"


def write(folder: Path, **files: str) -> Path:
    for name, content in files.items():
        (folder / name.replace("_", ".")).write_text(content, encoding="utf-8")
    return folder / "b.txt"


def told(document: Document) -> tuple[str | None, str, str | None, str | None, str | None]:
    return document.title, str(document.date), document.symbol, document.author, document.publisher


def test_note_and_list(tmp_path: Path) -> None:
    path = write(tmp_path, b_txt=TEXT, b_txt_meta_toml=NOTE, sources_csv=LIST)
    document = readers.read(path)
    assert told(document) == ("Noted title", "2012-05-04", "S/2031/9", "Eva Example", "OSCE")
    assert document.source == "https://www.osce.org/1"
    assert {dict(document.tellers)[field] for field in ("title", "date", "symbol")} == {"sidecar"}


def test_the_name_of_a_note_may_leave_the_suffix_out(tmp_path: Path) -> None:
    assert readers.read(write(tmp_path, b_txt=TEXT, b_meta_toml=NOTE)).title == "Noted title"


def test_none_of_them_is_a_document(tmp_path: Path) -> None:
    path = write(tmp_path, b_txt=TEXT, b_txt_meta_toml=NOTE, sources_csv=LIST)
    found = readers.find([tmp_path])
    assert found.files == (path,) and not found.skipped


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"b_txt_meta_toml": 'date = "soon"\n'}, "b.txt.meta.toml: date: not understood: 'soon'"),
        ({"b_txt_meta_toml": "title = \n"}, "b.txt.meta.toml: Invalid value (at line 1, column 9)"),
        (
            {"sources_csv": "file,url\nb.txt,osce.org/1\n"},
            "sources.csv: b.txt: source: not understood: 'osce.org/1'",
        ),
    ],
)
def test_a_wrong_sidecar_is_named(tmp_path: Path, files: dict[str, str], reason: str) -> None:
    with pytest.raises(DocumentError) as caught:
        readers.read(write(tmp_path, b_txt=TEXT, **files))
    assert caught.value.reason == reason


def test_a_long_value_is_told_in_short(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="date: not understood: 'xxx") as caught:
        readers.read(write(tmp_path, b_txt=TEXT, b_txt_meta_toml=f'date = "{"x" * 5000}"\n'))
    assert len(caught.value.reason) < 300


def test_links_are_no_sidecars(tmp_path: Path) -> None:
    path = write(tmp_path, b_txt=TEXT, other_toml=NOTE)
    (tmp_path / "b.txt.meta.toml").symlink_to(tmp_path / "other.toml")
    assert readers.read(path).title == "Own title"


def test_in_an_archive() -> None:
    members = {"x/b.txt": TEXT, "x/b.txt.meta.toml": NOTE, "x/sources.csv": LIST}
    document = read_one("a.zip", pack({name: content.encode() for name, content in members.items()}))
    assert told(document) == ("Noted title", "2012-05-04", "S/2031/9", "Eva Example", "OSCE")


def test_what_is_said_of_a_file_with_many_documents_holds_for_each(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(pack({"b.txt": TEXT.encode(), "c.txt": SECOND.encode()}))
    (tmp_path / "a.zip.meta.toml").write_text('title = "All"\npublisher = "OSCE"\n')
    documents = [d for d in readers.read_each(tmp_path / "a.zip") if isinstance(d, Document)]
    assert [(d.title, d.publisher) for d in documents] == [("Own title", "OSCE"), (None, "OSCE")]


def test_the_encoding_that_a_server_named(tmp_path: Path) -> None:
    path = write(tmp_path, b_txt_meta_toml='encoding = "koi8-r"\n')
    words = "Встреча в Оше прошла успешно"
    path.write_bytes(words.encode("koi8-r"))
    assert readers.read(path).text == words
    path.write_bytes(f"{words}.".encode())
    assert readers.read(path).text == f"{words}."
    write(tmp_path, b_txt_meta_toml='encoding = "no-such"\n')
    assert readers.read(path).text == f"{words}."


def test_a_note_that_is_nested_without_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"b\.txt\.meta\.toml: nested too deeply"):
        readers.read(write(tmp_path, b_txt=TEXT, b_txt_meta_toml="title = " + "[" * 20_000))
