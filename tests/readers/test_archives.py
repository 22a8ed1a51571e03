"""Archives: their members are documents, whatever an archive tries."""

from __future__ import annotations

import io
import tarfile
import zipfile

import pytest

from unosce_kg.readers import budget

from . import samples
from .reading import read_bytes, read_one
from .samples import SENTENCE, nested, pack, tar, zipped

NOTE = SENTENCE.encode()


def names(name: str, content: bytes) -> tuple[list[str], list[str]]:
    documents, reasons = read_bytes(name, content)
    return [document.file_name for document in documents], reasons


@pytest.mark.parametrize(
    ("name", "content", "read"),
    [
        ("a.zip", pack({"x/b.txt": NOTE, "c.docx": samples.word()}), ["a.zip/x/b.txt", "a.zip/c.docx"]),
        ("a.tar", tar({"x/b.txt": NOTE, "./c.md": NOTE}), ["a.tar/x/b.txt", "a.tar/c.md"]),
        ("a.tar.gz", zipped(tar({"b.txt": NOTE})), ["a.tar.gz/b.txt"]),
        ("a.tgz", zipped(tar({"b.zip": pack({"c.txt": NOTE})})), ["a.tgz/b.zip/c.txt"]),
        ("a.txt.gz", zipped(NOTE), ["a.txt.gz"]),
        ("a.jsonl.gz", zipped(samples.lines()), ["a.jsonl.gz/1", "a.jsonl.gz/2"]),
        ("a.zip", nested(4), ["a.zip/2.zip/1.zip/0.zip/note.txt"]),
        ("a.zip", pack({"__MACOSX/b.txt": NOTE, ".hidden": NOTE, "x/.git/b.txt": NOTE, "b\\c.txt": NOTE}), ["a.zip/b/c.txt"]),
    ],
)  # fmt: skip
def test_members(name: str, content: bytes, read: list[str]) -> None:
    assert names(name, content)[0] == read


def test_ids_of_members_come_from_their_paths() -> None:
    documents, _ = read_bytes("a.zip", pack({"x/b.txt": NOTE, "y/b.txt": NOTE}))
    assert [document.id for document in documents] == ["doc/a-zip-x-b", "doc/a-zip-y-b"]


@pytest.mark.parametrize("name", ["../b.txt", "/b.txt", "x/../../b.txt", "C:\\b.txt", "..\\b.txt"])
def test_paths_that_lead_out(name: str) -> None:
    assert names("a.zip", pack({name: NOTE, "c.txt": NOTE})) == (
        ["a.zip/c.txt"],
        ["its name leads out of the archive"],
    )


def test_too_deep() -> None:
    assert names("a.zip", nested(9)) == ([], ["nested more than 4 deep"])


def test_links_and_devices() -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for kind, name in (
            (tarfile.SYMTYPE, "s"),
            (tarfile.LNKTYPE, "h"),
            (tarfile.FIFOTYPE, "p"),
            (tarfile.CHRTYPE, "d"),
        ):
            info = tarfile.TarInfo(f"{name}.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    assert names("a.tar", buffer.getvalue()) == (
        [],
        ["a link", "a link", "not a regular file", "not a regular file"],
    )
    link = zipfile.ZipInfo("s.txt")
    link.external_attr = 0o120777 << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive_:
        archive_.writestr(link, "/etc/passwd")
    assert names("a.zip", buffer.getvalue()) == ([], ["not a regular file"])


def test_members_that_cannot_be_read_cost_only_themselves() -> None:
    raw = bytearray(pack({"b.txt": NOTE * 50, "c.txt": NOTE, "d.png": b"\x89PNG"}))
    at = raw.index(b"b.txt") + 8
    raw[at : at + 9] = bytes(9)
    assert names("a.zip", bytes(raw)) == (
        ["a.zip/c.txt"], ["a broken member of the archive", "not a text: it is a picture"])  # fmt: skip
    locked = bytearray(pack({"b.txt": NOTE}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(signature) + offset] |= 1
    assert names("a.zip", bytes(locked)) == ([], ["encrypted"])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (pack({"b.txt": bytes(5_000)}), "over-large: the limit is 0.001 MB"),
        (tar({"b.txt": bytes(5_000)}), "over-large: the limit is 0.001 MB"),
        (zipped(bytes(5_000)), "over-large: the limit is 0.001 MB"),
        (zipped(NOTE)[:-9], "a broken gzip archive"),
        (pack({"b.txt": NOTE})[:-30], "a broken ZIP archive"),
        (tar({"b.txt": NOTE})[:400] + b"x" * 112 + b"y" * 200, "a broken tar archive"),
    ],
)
def test_bombs_and_broken_archives(content: bytes, reason: str) -> None:
    assert read_bytes("a.zip", content, limit=1000) == ([], [reason])


def test_what_all_members_may_come_to_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    many = pack({f"{i}.txt": NOTE + bytes(str(i), "ascii") for i in range(100)})
    documents, reasons = read_bytes("a.zip", many, limit=100)
    assert len(documents) == 50 * 100 // (len(NOTE) + 2)
    assert reasons == ["unfolds to more than 0.005 MB: the rest is not read"]
    monkeypatch.setattr(budget, "MOST_DOCUMENTS", 7)
    documents, reasons = read_bytes("a.zip", many)
    assert len(documents) == 7 and reasons == ["holds more than 7 documents: the rest is not read"]


def test_an_archive_may_be_larger_than_a_document() -> None:
    content = pack({"b.txt": NOTE, "c.txt": NOTE + b"!"})
    assert len(read_bytes("a.zip", content, limit=len(NOTE) + 1)[0]) == 2
    assert read_one("a.zip", pack({"b.txt": NOTE})).text == SENTENCE
