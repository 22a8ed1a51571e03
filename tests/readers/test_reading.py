"""Files: kinds, encodings, and the reasons for which one is skipped."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from unosce_kg import readers
from unosce_kg.errors import DocumentError, SetupError
from unosce_kg.model import BlockKind
from unosce_kg.readers.decoding import decode

FIXTURES = Path(__file__).parent / "fixtures"
BODY = "The two organizations work together in the field."
PRAGUE = (
    "„Spolupráce“ – Ján Kubiš a Václav Havel mluvili o bezpečnosti, lidských právech a o schůzce v Praze."
)
MOSCOW = (
    "Организация по безопасности и сотрудничеству в Европе работает вместе с Организацией Объединённых Наций."
)
VIENNA = "“We shall go on” – said Ján Kubiš, the Executive Secretary, in a café near the Hofburg."


def test_plain_text() -> None:
    document = readers.read(FIXTURES / "press-release.txt")
    assert (document.id, document.symbol, str(document.date)) == ("doc/sc-99001", "SC/99001", "2014-05-12")
    assert document.title == "Council Members Welcome Talks in Geneva"
    assert [b.kind.value for b in document.blocks] == [
        "furniture", "furniture", "title", "dateline", "paragraph", "list item", "list item",
        "furniture"]  # fmt: skip


def test_markdown() -> None:
    document = readers.read(FIXTURES / "note.md")
    assert (document.title, document.author) == ("Talks on the river", "Eva Example")
    assert document.text.split("\n\n") == [
        "Talks on the river", "The two missions met on 3 May in the town and agreed on a plan.", "Next steps",
        "share data on floods", "train local staff"]  # fmt: skip


def test_html() -> None:
    document = readers.read(FIXTURES / "page.html")
    assert (document.title, str(document.date), document.language) == (
        "Joint patrols begin in the valley",
        "2003-09-16",
        "en",
    )
    assert document.publisher == "Organization for Security and Co-operation in Europe"
    assert document.source == "https://www.osce.org/example/12345"
    kinds = [(b.kind, b.span.of(document.text)) for b in document.blocks]
    assert kinds[0] == (BlockKind.TITLE, "Joint patrols begin in the valley")
    assert (BlockKind.DATELINE, "SKOPJE, 16 September 2003 -") in kinds
    assert (BlockKind.LIST_ITEM, "the 2nd district, where schools reopened") in kinds
    assert (
        "Cookies" not in document.text and "Follow us" not in document.text and "Privacy" not in document.text
    )


def test_page_in_an_old_layout_with_tables() -> None:
    document = readers.read(FIXTURES / "old-page.htm")
    assert document.symbol == "SG/SM/99002"
    assert "naïve" in document.text and "25th session" in document.text
    assert "Talks went on" in document.text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(VIENNA, "utf-8"), (VIENNA, "utf-8-sig"), (VIENNA, "utf-16"), (VIENNA, "cp1252"), (PRAGUE, "cp1250"),
     (MOSCOW, "cp1251"), (MOSCOW, "koi8_r")],
)  # fmt: skip
def test_encodings(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_page_names_its_encoding(tmp_path: Path) -> None:
    path = tmp_path / "p.html"
    page = f"<html><head><meta charset=iso-8859-2></head><body><p>{BODY} Řeka.</p><p>{BODY}</p></body></html>"
    path.write_bytes(page.encode("iso-8859-2"))
    assert "Řeka" in readers.read(path).text


def test_content_counts_more_than_the_suffix(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(f"<!DOCTYPE html><html><body><article><p>{BODY}</p><p>{BODY}</p></article></body></html>")
    assert readers.read(path).text.startswith(BODY)
    plain = tmp_path / "plain.html"
    plain.write_text(BODY)
    assert readers.read(plain).text == BODY


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"%PDF-1.7 ...", "a broken PDF file"),
        (b"PK\x03\x04....", "a broken ZIP archive"),
        (b"text\x00more", "not a text: it holds binary data"),
        (b"\xff\xfe\x00", "cannot be decoded as utf-16, which its beginning promises"),
        (
            bytes(range(128, 256)) * 20,
            "cannot be decoded: neither UTF-8 nor a legacy encoding of European languages",
        ),
        (b"* *** *\n---\n", "holds no text"),
        (b"<html><head><title>x</title></head><body></body></html>", "holds no text"),
        (b"x" * 2001, "over-large: the limit is 0.002 MB"),
    ],
)
def test_skipped(tmp_path: Path, raw: bytes, reason: str) -> None:
    path = tmp_path / "document.txt"
    path.write_bytes(raw)
    with pytest.raises(DocumentError) as caught:
        readers.read(path, limit_bytes=2000 if len(raw) == 2001 else 20_000_000)
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    "name", [b"not-utf-8-\xff.txt", b"escape\x1b[31m.txt", b"two\nlines.txt", b"no\xef\xbf\xbf.txt"]
)
def test_names_that_no_output_can_hold(tmp_path: Path, name: bytes) -> None:
    path = tmp_path / os.fsdecode(name)
    try:
        path.write_text(BODY, encoding="utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    with pytest.raises(DocumentError, match="its name holds characters that are no text"):
        readers.read(path)


def test_names_of_every_script_are_read(tmp_path: Path) -> None:
    path = tmp_path / "Заметка “15” – résumé\u00a0日本.txt"
    path.write_text(BODY, encoding="utf-8")
    assert readers.read(path).file_name == path.name


def test_missing_folder_and_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    for name, reason in (
        ("none.txt", "no such file"),
        ("", "a folder, not a file"),
        ("pipe.txt", "not a regular file"),
    ):
        with pytest.raises(DocumentError) as caught:
            readers.read(tmp_path / name)
        assert caught.value.reason == reason


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    raw=st.binary(max_size=400),
    start=st.sampled_from([b"", b"<html><p>", b"---\ntitle: x\n", "Ján ".encode()]),
    suffix=st.sampled_from([".txt", ".md", ".html"]),
)
def test_any_bytes_give_a_document_or_a_reason(tmp_path: Path, raw: bytes, start: bytes, suffix: str) -> None:
    path = tmp_path / f"any{suffix}"
    path.write_bytes(start + raw)
    try:
        document = readers.read(path)
    except DocumentError as error:
        assert error.reason
    else:
        assert document.blocks and document.text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "in"
    for name in (
        "b.txt",
        "a.md",
        "sub/c.html",
        "sources.csv",
        ".hidden.txt",
        "a.meta.toml",
        "x.png",
        ".git/y.txt",
    ):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(BODY)
    return root


def test_find_in_a_folder(folder: Path) -> None:
    found = readers.find([folder])
    assert [p.relative_to(folder).as_posix() for p in found.files] == ["a.md", "b.txt", "sub/c.html"]
    assert [(e.path.name, e.reason) for e in found.skipped] == [("x.png", "not a kind that is read (.png)")]


def test_find_takes_each_file_once_in_one_order(folder: Path) -> None:
    once = readers.find([folder])
    assert readers.find([folder / "b.txt", str(folder / "*.md"), folder]).files == once.files


def test_results_among_the_documents_are_no_documents(folder: Path) -> None:
    (folder / "build/texts").mkdir(parents=True)
    (folder / "build/texts/b.txt").write_text(BODY)
    (folder / "build/graph.ttl").write_text("")
    found = readers.find([folder], leave_out=folder / "build")
    assert found.files == readers.find([folder / "a.md", folder / "b.txt", folder / "sub"]).files
    assert [error.path.name for error in found.skipped] == ["x.png"]
    assert readers.find([folder / "sub"], leave_out=folder).files == (folder / "sub/c.html",)
    with pytest.raises(SetupError, match="write the results to another folder"):
        readers.find([folder], leave_out=folder)


def test_links(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/secret.txt").write_text(BODY)
    (folder / "link.txt").symlink_to(tmp_path / "outside/secret.txt")
    (folder / "away").symlink_to(tmp_path / "outside")
    (folder / "sub/circle").symlink_to(folder)
    found = readers.find([folder])
    assert [p.name for p in found.files] == ["a.md", "b.txt", "c.html"]
    assert [(e.path.name, e.reason) for e in found.skipped if e.path.suffix != ".png"] == [
        ("away", "a link that leaves the folder"), ("link.txt", "a link that leaves the folder")]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "message"),
    [("none", "no such file or folder"), ("empty", "no documents in"), ("*.odd", "no documents in")],
)
def test_nothing_to_find(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(SetupError, match=message):
        readers.find([tmp_path / name])


def test_bundled_notes_are_read() -> None:
    found = readers.find([Path(__file__).parents[2] / "data/raw"])
    documents = [readers.read(path) for path in found.files]
    assert len(documents) == 5 and not found.skipped
    assert {d.symbol for d in documents} == {None, "SG/SM/11303", "SG/SM/13017"}
    assert all(d.title and d.publisher and d.source and 200 <= len(d.text.split()) <= 355 for d in documents)
    assert any("Ján Kubiš" in d.text for d in documents)
