"""The folder of what was fetched: notes, versions, interruptions, and files that are somebody else's."""

from __future__ import annotations

import json
import os
import tomllib
from pathlib import Path

import pytest

from fetching.conftest import Get
from fetching.server import Site, lead_to, reply_with
from unosce_kg import readers
from unosce_kg.errors import SetupError
from unosce_kg.fetching import Outcome, Source
from unosce_kg.fetching.folder import RECORD, Folder

PAGE = "<html><body><p>The two organizations met on 3 May 2012 in Vienna and agreed.</p></body></html>"
TOLD = {"title": "A “note”\\ on\ttwo", "date": "2012-05-03", "publisher": "UN News", "symbol": "SG/SM/99003",
        "speaker": "Eva Example"}  # fmt: skip


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def seen(out: Path) -> list[str]:
    return sorted(path.name for path in out.iterdir() if path.name != RECORD)


def test_a_note_is_read_with_the_document(site: Site, get: Get, out: Path):
    site.replies |= {"/a": lead_to("/b"), "/b": reply_with(body=PAGE, kind="text/html; charset=UTF-8")}
    (result,) = get(Source(site["/a"], "letter.txt", TOLD))
    assert seen(out) == ["letter.html", "letter.html.meta.toml"] and result.file == "letter.html"
    note = tomllib.loads((out / "letter.html.meta.toml").read_text(encoding="utf-8"))
    assert note == TOLD | {"source": site["/a"], "retrieved-from": site["/b"], "encoding": "utf-8"}
    document = readers.read(out / "letter.html")
    assert (document.title, str(document.date), document.publisher, document.symbol, document.author) == (
        "A “note”\\ on two", "2012-05-03", "UN News", "SG/SM/99003", "Eva Example")  # fmt: skip
    assert document.source == site["/a"]


def test_asked_again_whether_it_has_changed(site: Site, get: Get, out: Path):
    first = reply_with(body=PAGE, ETag='"1"', Last_Modified="Mon, 01 Jan 2024 00:00:00 GMT")
    second = reply_with(body=PAGE + "more", ETag='"2"')
    site.replies["/a"] = [first, reply_with(304), reply_with(body=PAGE, ETag='"1b"'), second]
    outcomes = [get(site["/a"])[0] for _ in range(4)]
    assert [r.outcome for r in outcomes] == [
        Outcome.FETCHED, Outcome.UNCHANGED, Outcome.UNCHANGED, Outcome.UPDATED]  # fmt: skip
    asked = [(h.get("if-none-match"), h.get("if-modified-since")) for _, p, h in site.asked if p == "/a"]
    monday = "Mon, 01 Jan 2024 00:00:00 GMT"
    assert asked == [(None, None), ('"1"', monday), ('"1"', monday), ('"1b"', None)]
    assert (out / outcomes[0].file).read_text() == PAGE + "more"


def test_only_what_is_new(site: Site, get: Get):
    site.replies |= {"/a": reply_with(body=PAGE), "/b": reply_with(body=PAGE)}
    get(site["/a"])
    results = get(site["/a"], site["/b"], only_new=True)
    assert [r.outcome for r in results] == [Outcome.UNCHANGED, Outcome.FETCHED]
    assert site.paths() == ["/a", "/b"]


def test_another_kind_than_before(site: Site, get: Get, out: Path):
    site.replies["/a"] = [reply_with(body=PAGE), reply_with(body="Only text.", kind="text/plain")]
    assert get(Source(site["/a"], "note"))[0].file == "note.html"
    assert get(Source(site["/a"], "note"))[0].outcome is Outcome.UPDATED
    assert seen(out) == ["note.txt", "note.txt.meta.toml"]


@pytest.mark.parametrize("make", [lambda p: p.write_text("mine"), lambda p: p.mkdir(), lambda p: p.symlink_to("/etc/passwd"),
                                  os.mkfifo])  # fmt: skip
def test_files_of_others_are_never_touched(site: Site, get: Get, out: Path, make):
    out.mkdir()
    make(out / "note.html")
    before = os.lstat(out / "note.html")
    site.replies["/a"] = reply_with(body=PAGE)
    assert (
        get(Source(site["/a"], "note"))[0].reason
        == "note.html is there already and was not fetched from this address"
    )
    after = os.lstat(out / "note.html")
    assert (before.st_ino, before.st_mtime_ns, before.st_size) == (
        after.st_ino,
        after.st_mtime_ns,
        after.st_size,
    )
    assert site.paths() == []


def test_what_was_changed_here_is_left(site: Site, get: Get, out: Path):
    site.replies["/a"] = reply_with(body=PAGE)
    file = get(site["/a"])[0].file
    (out / file).write_text("mine")
    assert get(site["/a"])[0].reason == f"{file} was changed here since it was fetched; it is left as it is"
    assert (out / file).read_text() == "mine"


def test_a_note_that_was_changed_here_is_left(site: Site, get: Get, out: Path):
    site.replies["/a"] = [reply_with(body=PAGE), reply_with(body=PAGE + "more"), reply_with(body=PAGE)]
    note = out / f"{get(site['/a'])[0].file}.meta.toml"
    note.write_text('title = "Mine"\n')
    assert [get(site["/a"])[0].outcome for _ in range(2)] == [Outcome.UPDATED] * 2
    assert note.read_text() == 'title = "Mine"\n'


def test_two_addresses_for_one_name(site: Site, get: Get, out: Path):
    site.replies |= {"/a": reply_with(body=PAGE), "/b": reply_with(body=PAGE)}
    results = get(Source(site["/a"], "note"), Source(site["/b"], "note"))
    assert [r.outcome for r in results] == [Outcome.FETCHED, Outcome.SKIPPED]


def test_taken_up_where_it_was_interrupted(site: Site, get: Get, out: Path):
    site.replies |= {f"/{n}": reply_with(body=PAGE, ETag=f'"{n}"') for n in range(3)}
    files = [r.file for r in get(site["/0"], site["/1"])]
    with (out / RECORD).open("a") as record:
        record.write('{"address": "http://cut')
    (out / files[1]).unlink()  # the record was written, the file not yet
    results = get(*[site[f"/{n}"] for n in range(3)])
    assert [r.outcome for r in results] == [Outcome.UNCHANGED, Outcome.FETCHED, Outcome.FETCHED]
    assert len([n for n in seen(out) if not n.endswith(".toml")]) == 3
    assert all(json.loads(line) for line in (out / RECORD).read_text().splitlines())


@pytest.mark.parametrize("file", ["../../outside.html", "/etc/passwd", "a/b.html", "", ".", ".."])
def test_a_record_leads_nowhere_else(site: Site, get: Get, out: Path, file: str):
    out.mkdir()
    entry = {"address": site["/a"], "file": file, "sum": "", "note_sum": ""}
    (out / RECORD).write_text(json.dumps(entry) + "\n[]\n{}\nnull\n\xff\n", encoding="latin-1")
    site.replies["/a"] = reply_with(body=PAGE)
    assert get(site["/a"])[0].outcome is Outcome.FETCHED
    assert len(seen(out)) == 2 and list(out.parent.iterdir()) == [out]


def test_names_are_those_of_the_addresses(site: Site, get: Get):
    paths = ("/en/2007/sgsm11303.doc.htm", "/a%2F..%2F..%2Fetc%2Fpasswd", "/..;/x", "/CON", "/" + "long-" * 300,
             "/?q=1", "/?q=2", "/%00%1B%5B31m", "/" + "%F0%9F%98%80" * 20)  # fmt: skip
    site.replies = dict.fromkeys(paths, reply_with(body=PAGE))
    names = [r.file for r in get(*[site[path] for path in paths])]
    assert all(names) and len(set(names)) == len(paths)
    assert all(len(name) < 140 and not name.startswith((".", "-")) and name.isascii() for name in names)
    assert all(set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-") for name in names)
    assert names == [r.file for r in get(*[site[path] for path in paths])]


@pytest.mark.parametrize(
    "name",
    ["../a.html", "/etc/passwd", "a/b", "a\\b", ".hidden", "a\0b", "con.html", "LPT1", "a.meta.toml", "sources.csv",
     "x" * 200, "-rf", "a\x1b[31m.txt", "a:b", "~/x", "…"],
)  # fmt: skip
def test_names_that_a_list_may_not_give(site: Site, get: Get, out: Path, name: str):
    (result,) = get(Source(site["/a"], name))
    assert result.reason == f"not a name for a file: {name[:60]!r}"
    assert site.asked == [] and seen(out) == []


def test_a_folder_that_cannot_be_written(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(SetupError, match="cannot be written"):
        Folder(tmp_path / "file" / "below")
