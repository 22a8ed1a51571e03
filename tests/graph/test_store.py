from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Literal, URIRef
from rdflib.namespace import RDFS

from unosce_kg.errors import SetupError
from unosce_kg.graph import store
from unosce_kg.graph.namespaces import KINDS, PREFIXES, is_id, node, shorten


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.ttl", "@prefix : <urn:> .\n:a :b ;", "line 2 column 7"),
        ("a.nt", "<urn:a> <urn:b> .\n", "line 1"),
        ("a.jsonld", "{", "line 1"),
        ("a.rdf", "<rdf>", "cannot be read as a graph"),
        ("a.nq", "<urn:a>", "line 1"),
        ("a.trig", "{ <urn:a>", "line 1"),
        ("a.ttl", b"\xff\xfe", "UTF-8"),
        ("a.doc", "", "known suffixes: .jsonld .nq"),
        ("a", "", "known suffixes"),
    ],
)
def test_a_file_that_is_no_graph(tmp_path: Path, name: str, text: str | bytes, message: str):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(SetupError) as error:
        store.open_graph(path)
    assert message in str(error.value)
    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)


def test_a_missing_file_and_a_folder(tmp_path: Path):
    with pytest.raises(SetupError, match="no such file"):
        store.open_graph(tmp_path / "graph.ttl")
    with pytest.raises(SetupError, match="did you mean"):
        store.open_graph(tmp_path)


def test_the_graphs_of_a_dataset_are_read_as_one(tmp_path: Path):
    path = tmp_path / "a.trig"
    path.write_text("<urn:g> { <urn:a> <urn:b> <urn:c> } <urn:a> <urn:b> 'x'@en .", encoding="utf-8")
    assert len(store.open_graph(path)) == 2


def test_relative_addresses_do_not_name_this_machine(tmp_path: Path):
    path = tmp_path / "a.ttl"
    path.write_text("<org/x> a <y> .", encoding="utf-8")
    assert str(tmp_path) not in "".join(map(str, next(iter(store.open_graph(path)))))


@pytest.mark.parametrize(
    "literal", [Literal("1.50"), Literal("a", lang="de"), Literal("0.9", datatype="http://www.w3.org/2001/XMLSchema#decimal")]
)  # fmt: skip
def test_terms_come_back(literal: Literal):
    graph = store.create()
    store.fill(graph, [(URIRef("urn:a"), RDFS.label, literal)])
    (found,) = graph.objects()
    assert (str(found), found.language) == (str(literal), literal.language)


def test_an_empty_graph_knows_the_prefixes():
    assert dict(store.create().namespaces()) == {p: URIRef(n) for p, n in PREFIXES.items()}


@pytest.mark.parametrize("text", ["org/a", "doc/sg-sm-13017", "statement/0a1b"])
def test_ids(text: str):
    assert is_id(text)
    assert str(node(text)).endswith(f"/id/{text}")


@pytest.mark.parametrize(
    "text", ["org/A", "org/", "org/-a", "org/a--b", "org/a-", "thing/a", "org/a/b", "org/ä", "org"]
)
def test_no_ids(text: str):
    assert not is_id(text)
    with pytest.raises(ValueError, match="not an id"):
        node(text)


def test_every_kind_has_a_prefix_of_its_own():
    assert [shorten(f"https://w3id.org/unosce-kg/id/{kind}/x-1") for kind in KINDS] == [
        f"id-{k}:x-1" for k in KINDS
    ]


@pytest.mark.parametrize(
    "address",
    [
        "https://w3id.org/unosce-kg/id/org/",
        "https://example.org/a",
        "urn:a",
        "https://w3id.org/unosce-kg/id/org/a.b",
    ],
)
def test_what_no_prefix_fits_stays_whole(address: str):
    assert shorten(address) is None
