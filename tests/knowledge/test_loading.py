"""Reading knowledge folders: what a bad row says, and what a user's folder adds."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib.namespace import SKOS

from unosce_kg import knowledge
from unosce_kg.errors import RowError, SetupError
from unosce_kg.model import Knowledge, PartialDate
from unosce_kg.resources import locate

ONTOLOGY = locate("ontology") / "unosce.ttl"
HEADER = "id,type,label,aliases,weak,adjectives,parent,place,from,to,same_as,source"
FACTS = "subject,predicate,object,from,to,source"
GOOD = """org/league,RegionalOrganization,League of Widgets,LW|Liga@de,League,,,place/cogtown,1990,,,https://example.org
place/cogtown,City,Cogtown,,,,place/ruritania,,,,,https://example.org
place/ruritania,Country,Ruritania,,,Ruritanian,,,,,,https://example.org
event/fair-1999,Meeting,Fair of 1999,,,,org/league,place/cogtown,1999-05-03,1999-05-04,,https://example.org
person/max,Person,Max Cog,,Cog,,,,,,,https://example.org
post/chief,Post,Chief of the League,,Chief,,org/league,,,,,https://example.org
"""
FACT = "person/max,holdsPost,post/chief,1995,1999,https://example.org\n"
FRAME = {
    "id": "met", "predicate": "cooperatesWith", "pos": "VERB", "trigger": ["meet"], "subject": ["subj"],
    "object": ["prep(with)"], "confidence": 0.5,
}  # fmt: skip
SURFACE = {"id": "of", "predicate": "partOf", "surface": "(?P<s>{BODY}) of (?P<o>{BODY})"}
NAME = {"id": "club", "type": "Organization", "pattern": "Club of {PLACE}"}

Write = Callable[[str, str], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small sound folder of knowledge."""
    base = tmp_path / "base"
    for name in ("gazetteer", "facts", "names", "relations"):
        (base / name).mkdir(parents=True)
    shutil.copy(ONTOLOGY, base)
    (base / "gazetteer" / "all.csv").write_text(f"{HEADER}\n{GOOD}", encoding="utf-8")
    (base / "facts" / "all.csv").write_text(f"{FACTS}\n{FACT}", encoding="utf-8")
    (base / "relations" / "all.jsonl").write_text(
        f"{json.dumps(FRAME)}\n{json.dumps(SURFACE)}\n", encoding="utf-8"
    )
    (base / "names" / "all.jsonl").write_text(f"{json.dumps(NAME)}\n", encoding="utf-8")
    return base


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A user's own folder, empty."""
    path = tmp_path / "own"
    path.mkdir()
    return path


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_reads_entities_names_and_facts(folder: Path) -> None:
    read = knowledge.load(folder)
    assert read.entities["org/league"].label == "League of Widgets"
    names = {(n.text, n.weak, n.adjective, n.exact_case) for n in read.names if n.entity == "org/league"}
    assert names == {
        ("League of Widgets", False, False, False), ("LW", False, False, True), ("Liga", False, False, False),
        ("League", True, False, False),
    }  # fmt: skip
    assert {(f.subject, f.predicate, f.object) for f in read.facts} == {
        ("org/league", "locatedIn", "place/cogtown"),
        ("place/cogtown", "locatedIn", "place/ruritania"),
        ("event/fair-1999", "organizedBy", "org/league"),
        ("event/fair-1999", "tookPlaceIn", "place/cogtown"),
        ("event/fair-1999", "onDate", PartialDate(1999, 5, 3)),
        ("event/fair-1999", "startDate", PartialDate(1999, 5, 3)),
        ("event/fair-1999", "endDate", PartialDate(1999, 5, 4)),
        ("post/chief", "postIn", "org/league"),
        ("person/max", "holdsPost", "post/chief"),
    }
    assert read.origins["place/cogtown"].line == 3
    assert read.lifetimes["org/league"] == (PartialDate(1990), None)


# What is wrong, a row of the gazetteer, and words of the reason.
ROWS = [
    ("type", "org/x,Club,X,,,,,,,,,s", "unknown type 'Club'"),
    ("kind", "place/x,UNBody,X,,,,,,,,,s", "the id of a UNBody must be org/"),
    ("slug", "org/X_y,UNBody,X,,,,,,,,,s", "a-z, 0-9, hyphens"),
    ("double", "org/league,UNBody,X,,,,,,,,,s", "stated already in gazetteer/all.csv:2"),
    ("label", "org/x,UNBody,,,,,,,,,,s", "no label"),
    ("date", "org/x,UNBody,X,,,,,,1990-13,,,s", "column 'from'"),
    ("no such day", "org/x,UNBody,X,,,,,,1990,1991-02-30,,s", "column 'to'"),
    ("order", "org/x,UNBody,X,,,,,,1991,1990-05,,s", "ends (1990-05) before it begins (1991)"),
    ("parent", "org/x,UNBody,X,,,,org/nobody,,,,,s", "unknown entity 'org/nobody'"),
    ("place", "org/x,UNBody,X,,,,,place/nowhere,,,,s", "unknown entity 'place/nowhere'"),
    ("parent of a person", "person/x,Person,X,,,,org/league,,,,,s", "a Person has no parent"),
    ("address", "org/x,UNBody,X,,,,,,,,Q42,s", "same_as is not an http(s) address"),
    ("source", "org/x,UNBody,X,,,,,,,,,", "no source"),
    ("few cells", "org/x,UNBody,X", "3 cells instead of 12"),
    ("many cells", "org/x,UNBody,X,,,,,,,,,s,t", "13 cells instead of 12"),
    ("quote", 'org/x,UNBody,"X"y,,,,,,,,,s', "expected after"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "reason"), [case[1:] for case in ROWS], ids=[case[0] for case in ROWS])
def test_bad_gazetteer_row_is_named(folder: Path, own: Path, row: str, reason: str) -> None:
    path = put(own, "gazetteer/mine.csv", f"{HEADER}\norg/fine,UNBody,Fine,,,,,,,,,s\n{row}\n")
    with pytest.raises(RowError) as caught:
        knowledge.load(folder, own)
    assert (caught.value.path, caught.value.line) == (path, 3)
    assert reason in caught.value.reason
    assert str(caught.value) == f"{path}:3: {caught.value.reason}"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("person/max,likes,post/chief,,,s", "unknown relation 'likes'"),
        ("person/moritz,holdsPost,post/chief,,,s", "unknown entity 'person/moritz'"),
        ("person/max,holdsPost,post/none,,,s", "unknown entity 'post/none'"),
        ("person/max,holdsPost,post/chief,soon,,s", "column 'from'"),
        ("person/max,holdsPost,post/chief,1999,1998,s", "ends (1998) before it begins (1999)"),
        ("person/max,holdsPost,post/chief,,,", "no source"),
        ("person/max,holdsPost,post/chief", "3 cells instead of 6"),
    ],
)
def test_bad_fact_is_named(folder: Path, own: Path, row: str, reason: str) -> None:
    path = put(own, "facts/mine.csv", f"{FACTS}\n\n{row}\n")
    with pytest.raises(RowError) as caught:
        knowledge.load(folder, own)
    assert (caught.value.path, caught.value.line) == (path, 3)
    assert reason in caught.value.reason


@pytest.mark.parametrize(
    ("name", "content", "line", "reason"),
    [
        ("gazetteer/x.csv", "id,label\n", 1, "the header must be id,type,label"),
        ("gazetteer/x.csv", "", 1, "the header must be"),
        ("facts/x.csv", "a,b\n", 1, "the header must be subject"),
        ("gazetteer/x.csv", f"{HEADER}\norg/x,UNBody,Caf\xe9".encode("latin-1"), 2, "not UTF-8"),
        ("relations/x.jsonl", b"\n\n\xff", 3, "not UTF-8"),
        ("lexicon.toml", b"a = [\n\xff]", 2, "not UTF-8"),
    ],
)
def test_bad_file_is_named(
    folder: Path, own: Path, name: str, content: str | bytes, line: int, reason: str
) -> None:
    path = put(own, name, content)
    with pytest.raises(RowError) as caught:
        knowledge.load(folder, own)
    assert (caught.value.path, caught.value.line) == (path, line)
    assert reason in caught.value.reason


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"predicate": "likes"}, "unknown relation 'likes'"),
        ({"subject": ["boss"]}, "unknown role 'boss'"),
        ({"object": ["prep(WITH)"]}, "unknown role"),
        ({"pos": "PRON"}, "pos must be"),
        ({"trigger": ["{no_such_class}"]}, "unknown word class {no_such_class}"),
        ({"trigger": "meet"}, "trigger must be a list of words"),
        ({"needs": [1]}, "needs must be a list of words"),
        ({"trigger": []}, "either a trigger or a surface"),
        ({"surface": "(?P<s>{BODY}) (?P<o>{BODY})"}, "either a trigger or a surface"),
        ({"trigger": [], "surface": "(?P<s>{BODY})"}, "needs the groups s and o"),
        ({"trigger": [], "surface": "(?P<s>{BODY})", "implied": "subject"}, "needs the groups s and o"),
        ({"trigger": [], "surface": "(?P<s>{BODY})", "implied": "both"}, "implied is subject or object"),
        ({"implied": "both"}, "implied is subject or object"),
        ({"trigger": [], "surface": "(?P<s>{BODY}"}, "no regular expression"),
        ({"trigger": [], "surface": "(?P<s>{GHOST}) (?P<o>x)"}, "{GHOST} is neither a slot nor a word class"),
        ({"subject_types": ["Club"]}, "unknown class 'Club'"),
        ({"confidence": 0}, "confidence lies above 0"),
        ({"confidence": 1.5}, "confidence lies above 0"),
        ({"confidence": "high"}, "confidence must be a number"),
        ({"modality": "Perhaps"}, "Perhaps"),
        ({"colour": "red"}, "unknown keys: colour"),
        ({"examples": [{"text": "They met."}]}, "an example needs text, subject, object"),
        ({"examples": "none"}, "examples must be a list"),
    ],
)
def test_bad_relation_pattern_is_named(
    folder: Path, own: Path, changes: dict[str, object], reason: str
) -> None:
    path = put(own, "relations/mine.jsonl", "\n" + json.dumps(FRAME | {"id": "mine"} | changes))
    with pytest.raises(RowError) as caught:
        knowledge.load(folder, own)
    assert (caught.value.path, caught.value.line) == (path, 2)
    assert reason in caught.value.reason


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("{", "not JSON"),
        ("[1]", "a pattern is an object with an id"),
        ('{"type": "Organization"}', "a pattern is an object with an id"),
        (json.dumps(NAME | {"id": "x", "type": "Club"}), "unknown type 'Club'"),
        (json.dumps(NAME | {"id": "x", "pattern": "Club of {GHOST}"}), "{GHOST} is neither"),
        (json.dumps(NAME | {"id": "x", "pattern": "Club ("}), "no regular expression"),
        (json.dumps(NAME | {"id": "x", "pattern": "(?i)club"}), "no regular expression"),
        (json.dumps(NAME | {"id": "x", "pattern": "(?<={ORG} )Club"}), "no regular expression"),
        (json.dumps(NAME | {"id": "x", "pattern": ""}), "no pattern"),
        (json.dumps(NAME | {"id": "x", "colour": "red"}), "colour"),
        (json.dumps(NAME | {"id": "x", "examples": [{"text": "a"}]}), "an example needs text, label"),
    ],
)
def test_bad_name_pattern_is_named(folder: Path, own: Path, row: str, reason: str) -> None:
    path = put(own, "names/mine.jsonl", row)
    with pytest.raises(RowError) as caught:
        knowledge.load(folder, own)
    assert (caught.value.path, caught.value.line) == (path, 1)
    assert reason in caught.value.reason


def test_pattern_may_look_back_at_what_is_of_one_length(folder: Path, own: Path) -> None:
    put(own, "names/mine.jsonl", json.dumps(NAME | {"id": "dated", "pattern": "(?<={YEAR} )Club"}))
    assert "dated" in [pattern.id for pattern in knowledge.load(folder, own).name_patterns]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("relations/mine.jsonl", json.dumps(FRAME), "patterns stated twice: met"),
        ("names/mine.jsonl", json.dumps(NAME), "patterns stated twice: club"),
        ("lexicon.toml", "a = [", "lexicon.toml"),
        ("lexicon.toml", "a = 'word'", "a is not a list of words"),
        ("topics.ttl", "<a> <b>", "not Turtle"),
        ("topics.ttl", f"<https://x.org/t> a <{SKOS.Concept}> .", "needs an id below"),
    ],
)
def test_bad_folder_is_named(folder: Path, own: Path, name: str, content: str, reason: str) -> None:
    put(own, name, content)
    with pytest.raises(SetupError, match=reason):
        knowledge.load(folder, own)


def test_topics_that_a_stricter_parser_refuses(folder: Path, own: Path) -> None:
    label = f'<{SKOS.prefLabel}> "well-digging"; <{SKOS.altLabel}> "Brunnenbau"@de'
    put(
        own,
        "topics.ttl",
        f"<https://w3id.org/unosce-kg/id/topic/wells> a <{SKOS.Concept}>; {label}; <{SKOS.exactMatch}> <https://x.org/a b> .",
    )
    wells = knowledge.load(folder, own).entities["topic/wells"]
    assert (wells.label, wells.same_as) == ("well-digging", ("https://x.org/a b",))
    assert [(name.text, name.language) for name in wells.aliases] == [("Brunnenbau", "de")]


def test_missing_folder_and_ontology(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="no such folder"):
        knowledge.load(folder, tmp_path / "nowhere")
    (folder / "unosce.ttl").unlink()
    with pytest.raises(SetupError, match=r"unosce\.ttl: missing"):
        knowledge.load(folder)


def test_a_users_folder_adds_rows(folder: Path, own: Path) -> None:
    put(own, "gazetteer/mine.csv", f"\ufeff{HEADER}\norg/mine,Organization,Mine,,,,org/league,,,,,me\n")
    put(own, "facts/mine.csv", f"{FACTS}\nplace/ruritania,memberOf,org/mine,,,me\n")
    put(own, "lexicon.toml", 'huddle_verb = ["huddle", "confer"]')
    put(own, "relations/mine.jsonl", json.dumps(FRAME | {"id": "huddle", "trigger": ["{huddle_verb}"]}))
    before, after = knowledge.load(folder), knowledge.load(folder, own)
    assert set(after.entities) - set(before.entities) == {"org/mine"}
    assert {(f.subject, f.predicate, f.object) for f in set(after.facts) - set(before.facts)} == {
        ("org/mine", "partOf", "org/league"),
        ("place/ruritania", "memberOf", "org/mine"),
    }
    assert [p.trigger for p in after.relation_patterns if p.id == "huddle"] == [("confer", "huddle")]
    assert after.origins["org/mine"].file == "own/gazetteer/mine.csv"
    assert after.digest != before.digest


def test_cells_may_hold_line_breaks_and_odd_characters(folder: Path, own: Path) -> None:
    put(
        own,
        "gazetteer/mine.csv",
        f'{HEADER}\norg/x,Organization,"A, ""B""\u2028C",,,,,,,,,me\norg/y,,,,,,,,,,,me\n',
    )
    with pytest.raises(RowError) as caught:
        knowledge.load(folder, own)
    assert caught.value.line == 3


def test_digest_depends_on_content_alone(folder: Path, tmp_path: Path) -> None:
    first = knowledge.load(folder).digest
    assert first.startswith("sha256:")
    copy = tmp_path / "elsewhere" / "copy"
    shutil.copytree(folder, copy)
    (copy / "notes.txt").write_text("no knowledge", encoding="utf-8")
    assert knowledge.load(copy).digest == first
    (copy / "gazetteer" / "all.csv").rename(copy / "gazetteer" / "renamed.csv")
    assert knowledge.load(copy).digest != first


def test_packaged_knowledge_is_sound_and_of_the_size_it_says() -> None:
    read: Knowledge = knowledge.load(locate("ontology"))
    assert len(read.entities) > 2000
    assert not [n for n in read.names if not n.text.strip()]
    assert {n.entity for n in read.names} <= set(read.entities)
    assert {f.subject for f in read.facts} <= set(read.entities)
