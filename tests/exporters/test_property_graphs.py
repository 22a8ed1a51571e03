"""Neo4j's tables and Cypher: the same nodes and relationships, whatever the texts hold."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.namespace import SKOS

from unosce_kg import exporters
from unosce_kg.exporters import cypher
from unosce_kg.exporters.property_graph import PropertyNode, read_property_graph, spell_type
from unosce_kg.graph import store
from unosce_kg.graph.namespaces import node

Rows = list[dict[str, str]]


def read(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def tables(graph: Graph, tmp_path: Path) -> tuple[Rows, Rows]:
    exporters.write(graph, tmp_path / "n", "neo4j")
    return read(tmp_path / "n" / "nodes.csv"), read(tmp_path / "n" / "relationships.csv")


def test_heads_name_what_neo4j_needs(tables: tuple[Rows, Rows]):
    nodes, edges = tables
    assert {"id:ID", "label:string", "names:string[]", "mentions:long", ":LABEL"} <= set(nodes[0])
    assert {":START_ID", ":END_ID", ":TYPE", "confidence:double", "quotes:string[]"} <= set(edges[0])


def test_nodes_carry_all_their_classes(tables: tuple[Rows, Rows]):
    found = {row["id:ID"]: row for row in tables[0]}
    assert found["org/unodc"][":LABEL"].split("\x1f") == ["Entity", "Organization", "UNBody"]
    assert found["org/unodc"]["names:string[]"].split("\x1f") == ["UN Office on Drugs and Crime", "UNODC"]
    assert found["doc/first"][":LABEL"] == "SourceDocument"
    assert len(found) == len(tables[0])


def test_relationships_join_nodes_that_are_there(tables: tuple[Rows, Rows]):
    nodes, edges = tables
    ids = {row["id:ID"] for row in nodes}
    assert all({row[":START_ID"], row[":END_ID"]} <= ids for row in edges)
    types = {row[":TYPE"] for row in edges}
    assert {"COOPERATES_WITH", "PART_OF", "BROADER", "MENTIONED_IN"} <= types
    assert all(re.fullmatch("[A-Z_]+", type_) for type_ in types)


def test_a_statement_brings_its_sentences(tables: tuple[Rows, Rows]):
    said = next(row for row in tables[1] if row["topics:string[]"] and row["places:string[]"])
    assert "works with the OSCE in Kyrgyzstan" in said["quotes:string[]"]
    assert (said["sources:string[]"], said["modality:string"]) == ("doc/first", "Actual")
    denied = [row for row in tables[1] if row["modality:string"] == "Negated"]
    assert [row[":TYPE"] for row in denied] == ["SUPPORTS"]


def test_hostile_names_stay_as_they_are(graph: Graph, tables: tuple[Rows, Rows]):
    osce = next(row for row in tables[0] if row["id:ID"] == "org/osce")
    written = osce["names:string[]"].split("\x1f")
    assert written == sorted(str(o) for o in graph.objects(node("org/osce"), SKOS.altLabel))
    assert any(name.startswith("=a <b>&amp;") and "\n" in name for name in written)


@pytest.mark.parametrize(
    ("relation", "type_"),
    [("cooperatesWith", "COOPERATES_WITH"), ("partOf", "PART_OF"), ("a`b {", "A_B__"), ("é1X", "_1_X")],
)
def test_types_are_safe_names(relation: str, type_: str):
    assert spell_type(relation) == type_


# Cypher, read back as Neo4j reads it

TEXTS = [
    "plain", "it's", 'a "b"', "a\\", "\\'", "\\\\'", "\\u0027", "\\\\u0027", "\\\\\\u0027}) DETACH DELETE n //",
    "\\U00000027", "a\nb\r\t\x00\x07\x7f", "\u2028\u2029\ufeff\x85", "`n`", "😀 é", "'; MATCH (n) DETACH DELETE n; //",
    "uuuu0027", "\\", "u", "\\u", "\\U",
]  # fmt: skip


def expand_first(text: str) -> str:
    """Escapes of code points, as Neo4j expands them before it reads anything, whatever stands before."""
    return re.sub(r"\\u([0-9A-Fa-f]{4})", lambda m: chr(int(m[1], 16)), text)


def read_string(text: str) -> tuple[str, str]:
    """A Cypher string at the beginning of a text, and the rest."""
    assert text[0] == "'"
    found, place = "", 1
    while text[place] != "'":
        if text[place] != "\\":
            found, place = found + text[place], place + 1
        elif text[place + 1] in "uU":
            digits = 4 if text[place + 1] == "u" else 8
            found += chr(int(text[place + 2 : place + 2 + digits], 16))
            place += 2 + digits
        else:
            found += {"n": "\n", "r": "\r", "t": "\t", "\\": "\\", "'": "'"}[text[place + 1]]
            place += 2
    return found, text[place + 1 :]


@pytest.mark.parametrize("before", [expand_first, str], ids=["expanded first", "expanded inside"])
@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_a_text_stays_a_text(text: str, before: Callable[[str], str]):
    assert read_string(before(cypher.write_text(text))) == (text, "")


def test_statements_hold_every_node_and_relationship(graph: Graph, tmp_path: Path):
    exporters.write(graph, tmp_path / "a.cypher")
    text = (tmp_path / "a.cypher").read_text(encoding="utf-8")
    items = list(read_property_graph(graph))
    nodes = sum(isinstance(item, PropertyNode) for item in items)
    assert text.count("\n  {id: ") == nodes
    assert text.count("\n  {a: ") == len(items) - nodes
    assert "MERGE (n:Entity {id: row.id}) SET n:Organization:UNBody SET n += row;" in text
    assert "-[r:PART_OF {id: row.p.id}]->" in text and "-[r:BROADER]->" in text
    assert "None" not in re.sub(r"'[^']*'", "", text)
    assert text.index("-[r:") > text.rindex("MERGE (n:")


def test_long_lists_are_cut_into_statements(tmp_path: Path):
    graph = store.create()
    id_, uno = "https://w3id.org/unosce-kg/id/", "https://w3id.org/unosce-kg/ontology#"
    type_ = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    store.add_lines(graph, (f"<{id_}org/o{n}> {type_} <{uno}Entity> .\n" for n in range(1001)))
    assert [part.count("{id: 'org/") for part in cypher.render(graph)] == [0, 0, 500, 500, 1]
