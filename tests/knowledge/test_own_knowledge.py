"""A user's own folders beside the packaged knowledge: told apart, and checked by the same rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from unosce_kg import knowledge
from unosce_kg.errors import RowError
from unosce_kg.knowledge import facts, gazetteer
from unosce_kg.knowledge.rows import name_folders
from unosce_kg.resources import locate

SOURCE = "https://example.org/list"


def write_folder(folder: Path, number: int = 1) -> Path:
    """A folder with a body, a fact and a topic, in files named as packaged ones are."""
    for name in ("gazetteer", "facts"):
        (folder / name).mkdir(parents=True)
    body = f"org/harbour-board-{number},Organization,Harbour Board {number},,,,,,,,,{SOURCE}"
    fact = f"org/harbour-board-{number},memberOf,org/osce,2001,,{SOURCE}"
    topic = (
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        f"<https://w3id.org/unosce-kg/id/topic/harbours-{number}> a skos:Concept ;\n"
        f"  skos:prefLabel 'harbours {number}'@en ."
    )
    (folder / "gazetteer/un.csv").write_text(f"{','.join(gazetteer.COLUMNS)}\n{body}\n")
    (folder / "facts/events.csv").write_text(f"{','.join(facts.COLUMNS)}\n{fact}\n")
    (folder / "topics.ttl").write_text(topic)
    return folder


def test_rows_of_own_folders_are_told_from_packaged_ones(tmp_path: Path) -> None:
    folders = [write_folder(tmp_path / "here/My names"), write_folder(tmp_path / "there/my-names", 2)]
    known = knowledge.load(locate("ontology"), *folders)
    assert known.origins["org/harbour-board-1"].file == "my-names/gazetteer/un.csv"
    assert known.origins["org/harbour-board-2"].file == "my-names-2/gazetteer/un.csv"
    assert known.origins["topic/harbours-1"].file == "my-names/topics.ttl"
    assert known.origins["org/unodc"].file == "gazetteer/un.csv"
    assert known.origins["topic/human-trafficking"].file == "topics.ttl"
    stated = {f.subject: f.origin.file for f in known.facts if f.subject.startswith("org/harbour-board")}
    assert stated["org/harbour-board-1"] == "my-names/facts/events.csv"
    assert stated["org/harbour-board-2"] == "my-names-2/facts/events.csv"


def test_the_way_to_a_folder_is_not_in_its_prefix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = write_folder(tmp_path / "own")
    monkeypatch.chdir(own)
    ways = (own, Path(), Path("../own"), Path("facts/.."))
    assert {next(prefix for prefix, _ in list(name_folders((Path("x"), way)))[1:]) for way in ways} == {
        "own/"
    }


@pytest.mark.parametrize(
    ("file", "row", "reason"),
    [
        ("gazetteer/un.csv", f"org/unodc,UNBody,Another,,,,,,,,,{SOURCE}", "already in gazetteer/un.csv:"),
        ("gazetteer/un.csv", f"org/x,Person,X,,,,,,,,,{SOURCE}", "the id of a Person must be person/"),
        ("gazetteer/un.csv", f"org/x,UNBody,X,,,,org/none,,,,,{SOURCE}", "unknown entity 'org/none'"),
        ("gazetteer/un.csv", "org/x,UNBody,X,,,,,,,,,", "no source"),
        ("facts/events.csv", f"org/unodc,likes,org/osce,,,{SOURCE}", "unknown relation 'likes'"),
        ("facts/events.csv", f"org/unodc,partOf,org/osce,2001-13,,{SOURCE}", "column 'from'"),
    ],
)  # fmt: skip
def test_a_bad_row_is_named(tmp_path: Path, file: str, row: str, reason: str) -> None:
    folder = write_folder(tmp_path / "own")
    with (folder / file).open("a", encoding="utf-8") as table:
        table.write(f"{row}\n")
    with pytest.raises(RowError) as error:
        knowledge.load(locate("ontology"), folder)
    assert (error.value.path, error.value.line) == (folder / file, 3)
    assert reason in str(error.value)
