"""`merge.csv`: what its rows mean for known entities, and what a bad row is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from unosce_kg import knowledge
from unosce_kg.errors import RowError
from unosce_kg.knowledge import judgements
from unosce_kg.model import Knowledge
from unosce_kg.resources import locate

SOURCE = "https://example.org/list"
CASES = {
    "new to known": ("org/unodc,same as,org/drugs-bureau", ("org/unodc", "org/drugs-bureau", True)),
    "name to known": ("UNODC,same as,Drugs Bureau", ("org/unodc", "Drugs Bureau", True)),
    "two names": ("Bureau of Drugs,same as,Drugs Bureau", ("Bureau of Drugs", "Drugs Bureau", True)),
    "known apart": ("org/unodc,different from,org/osce", ("org/unodc", "org/osce", False)),
    "a name of its own": ("org/unodc,different from,UNODC", ("org/unodc", "UNODC", False)),
    "its own name first": ("UNODC,different from,org/unodc", ("org/unodc", "UNODC", False)),
    "new apart": ("person/a-b,different from,person/c-b", ("person/a-b", "person/c-b", False)),
}
WRONG = {
    "relation": (["org/unodc,is,org/osce"], "the relation must be 'same as' or 'different from', not 'is'"),
    "no source": (["org/unodc,same as,Drugs Bureau,"], "no source"),
    "no name": (["org/unodc,same as,…"], "column 'other': no id or name"),
    "no id": (["org/unodc,same as,org/Drugs_Bureau"], "column 'other': not the id of an entity: 'org/Drugs_Bureau'"),
    "no kind": (["org/unodc,same as,body/drugs-bureau"], "column 'other': not the id of an entity"),
    "one thing": (["org/unodc,same as,UNODC"], "both sides are 'org/unodc'"),
    "one thing apart": (["org/unodc,different from,org/unodc"], "both sides are 'org/unodc'"),
    "one name": (["Drugs Bureau,same as,the drugs bureau"], "both sides are 'Drugs Bureau'"),
    "kinds": (["org/unodc,same as,person/x"], "'org/unodc' and 'person/x' are of different kinds"),
    "contradiction": (["org/a,same as,org/b", "org/b,different from,org/a"], "it contradicts own/merge.csv:2"),
    "contradiction by names": (["Drugs Bureau,different from,UNODC", "UNODC,same as,the Drugs Bureau"],
                               "it contradicts own/merge.csv:2"),
    "contradiction in a chain": (["org/x,same as,org/y", "org/a,different from,org/c", "org/a,same as,org/b",
                                  "org/b,same as,org/c"], "it contradicts own/merge.csv:3"),
    "chain, then apart": (["org/x,same as,org/y", "org/a,same as,org/b", "org/b,same as,org/c", "org/c,different from,org/a"],
                          "it contradicts own/merge.csv:3"),
}  # fmt: skip


def load(folder: Path, *rows: str) -> Knowledge:
    folder.mkdir(exist_ok=True)
    lines = [row if row.count(",") > 2 else f"{row},{SOURCE}" for row in rows]
    text = "\n".join([",".join(judgements.COLUMNS), *lines, ""])
    (folder / judgements.FILE).write_text(text, encoding="utf-8")
    return knowledge.load(locate("ontology"), folder)


@pytest.mark.parametrize(("row", "meant"), CASES.values(), ids=CASES)
def test_rows(tmp_path: Path, row: str, meant: tuple[str, str, bool]) -> None:
    (found,) = load(tmp_path / "own", row).judgements
    assert (found.one, found.other, found.same) == meant
    assert (found.origin.file, found.origin.line, found.origin.sources) == ("own/merge.csv", 2, (SOURCE,))


@pytest.mark.parametrize(("rows", "reason"), WRONG.values(), ids=WRONG)
def test_a_bad_row_is_named(tmp_path: Path, rows: list[str], reason: str) -> None:
    with pytest.raises(RowError) as error:
        load(tmp_path / "own", *rows)
    assert (error.value.path, error.value.line) == (tmp_path / "own/merge.csv", len(rows) + 1)
    assert reason in str(error.value)


def test_a_name_of_several_needs_an_id(tmp_path: Path) -> None:
    known = knowledge.load(locate("ontology"))
    strong = [n for n in known.names if not n.weak and not n.adjective]
    (name, first, second) = next(
        (n.text, n.entity, m.entity)
        for n in strong
        for m in strong
        if n.text == m.text and n.entity < m.entity
    )
    with pytest.raises(RowError, match="give the id"):
        load(tmp_path / "own", f'"{name}",same as,Another Name')
    judged = load(tmp_path / "own", f'{first},different from,"{name}"')
    assert {n.entity for n in judged.names if n.text == name and not n.weak} & {first, second} == {second}


def test_known_entities_that_are_the_same_are_one(tmp_path: Path) -> None:
    before, after = knowledge.load(locate("ontology")), load(tmp_path / "own", "org/nato,same as,org/osce")
    nato, osce = before.entities["org/nato"], before.entities["org/osce"]
    assert "org/osce" not in after.entities and "org/osce" not in after.origins
    names = {a.text for a in after.entities["org/nato"].aliases}
    assert {osce.label, *(a.text for a in osce.aliases), *(a.text for a in nato.aliases)} - {
        nato.label
    } == names
    assert after.entities["org/nato"].label == nato.label
    ends = {end for f in after.facts for end in (f.subject, f.object)} | {n.entity for n in after.names}
    assert "org/osce" not in ends and not any(f.subject == f.object for f in after.facts)
    assert any(f.subject == "org/osce-odihr" and f.object == "org/nato" for f in after.facts)


def test_names_are_given_and_taken(tmp_path: Path) -> None:
    after = load(tmp_path / "own", "org/unodc,same as,Drugs Bureau", "org/osce,different from,OSCE")
    assert [n.entity for n in after.names if n.text == "Drugs Bureau"] == ["org/unodc"]
    assert "Drugs Bureau" in {a.text for a in after.entities["org/unodc"].aliases}
    assert not [n for n in after.names if n.text == "OSCE" and n.entity == "org/osce"]
    assert "OSCE" not in {a.text for a in after.entities["org/osce"].aliases}


def test_rows_are_part_of_the_digest(tmp_path: Path) -> None:
    first = load(tmp_path / "own", "org/a,same as,org/b").digest
    assert load(tmp_path / "own", "org/a,same as,org/c").digest != first
    assert load(tmp_path / "own", "org/a,same as,org/b").digest == first
