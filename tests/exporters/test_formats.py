# ruff: noqa: E501
from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from random import Random

import networkx as nx
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, XSD, Graph, Literal, URIRef

from unosce_kg import exporters
from unosce_kg.errors import SetupError
from unosce_kg.exporters import replacing as replacing_module
from unosce_kg.exporters import turtle
from unosce_kg.exporters.replacing import replacing
from unosce_kg.graph import store
from unosce_kg.graph.namespaces import ID, KINDS

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

RDF_FORMATS = {"turtle": ".ttl", "ntriples": ".nt", "nquads": ".nq", "trig": ".trig", "jsonld": ".jsonld",
               "rdfxml": ".rdf"}  # fmt: skip


def canonical(graph: Graph) -> set[str]:
    """Triples as rdflib reads them, whichever engine and form of a string they come from."""
    return {
        f"{s} {p} {o} {getattr(o, 'language', None)} {str(getattr(o, 'datatype', None) or '').rpartition('#')[2].replace('string', '')}"
        for s, p, o in graph
    }  # fmt: skip


@pytest.mark.parametrize("format_", RDF_FORMATS)
def test_nothing_is_lost_in_our_own_reader(graph: Graph, tmp_path: Path, format_: str):
    path = tmp_path / f"graph{RDF_FORMATS[format_]}"
    exporters.write(graph, path)
    assert canonical(store.open_graph(path)) == canonical(graph)


@pytest.mark.parametrize("format_", RDF_FORMATS)
def test_nothing_is_lost_in_rdflibs_reader(graph: Graph, tmp_path: Path, format_: str):
    path = tmp_path / f"graph{RDF_FORMATS[format_]}"
    exporters.write(graph, path)
    read = rdflib.Dataset(default_union=True) if format_ in ("nquads", "trig") else Graph()
    read.parse(path)
    triples = ((q[0], q[1], q[2]) for q in read.quads()) if isinstance(read, rdflib.Dataset) else read
    assert canonical(triples) == canonical(graph)


def test_formats_are_named_without_loading_what_only_the_page_needs():
    program = "import sys; from unosce_kg import exporters; exporters.formats(); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in run.stdout.split()}
    assert "unosce_kg" in loaded
    assert not loaded & {"pyvis", "scipy", "spacy"}


@pytest.mark.parametrize("format_", sorted(exporters.formats()))
def test_the_same_graph_gives_the_same_bytes(graph: Graph, tmp_path: Path, format_: str):
    name = f"a{exporters.formats()[format_][0]}"
    turned = store.create()
    store.fill(turned, sorted(graph, reverse=True))
    written = []
    for folder, source in ((tmp_path / "one", graph), (tmp_path / "two", turned)):
        exporters.write(source, folder / name, format_)
        files = (path for path in folder.rglob("*") if path.is_file())
        written.append({path.relative_to(folder): path.read_bytes() for path in files})
    assert written[0] and written[0] == written[1]


def test_the_formats_of_the_command_line_are_there():
    wanted = {
        "turtle",
        "ntriples",
        "nquads",
        "trig",
        "jsonld",
        "rdfxml",
        "graphml",
        "gexf",
        "csv",
        "neo4j",
        "cypher",
        "parquet",
    }
    assert wanted <= set(exporters.formats())
    suffixes = [suffix for found in exporters.formats().values() for suffix in found]
    assert len(suffixes) == len(set(suffixes))
    assert all(re.fullmatch(r"\.[a-z0-9]+", suffix) for suffix in suffixes)


@pytest.mark.parametrize(
    ("name", "format_", "message"),
    [("graph.docx", None, "'.docx'"), ("graph", None, "no format"), ("graph.ttl", "word", "unknown format 'word'; known: csv")],
)  # fmt: skip
def test_an_unknown_format_is_told(
    graph: Graph, tmp_path: Path, name: str, format_: str | None, message: str
):
    with pytest.raises(SetupError) as error:
        exporters.write(graph, tmp_path / name, format_)
    assert message in str(error.value)
    assert list(tmp_path.iterdir()) == []


# Turtle for readers


@pytest.fixture
def text(graph: Graph, tmp_path: Path) -> str:
    turtle.write(graph, tmp_path / "graph.ttl")
    return (tmp_path / "graph.ttl").read_text(encoding="utf-8")


def test_turtle_has_a_prefix_for_each_kind(text: str):
    for kind in KINDS:
        assert f"@prefix id-{kind}: <https://w3id.org/unosce-kg/id/{kind}/> ." in text
    assert "<https://w3id.org/unosce-kg/id/" not in re.sub(r"^@prefix.*$", "", text, flags=re.MULTILINE)


def test_turtle_comes_in_readers_order(text: str):
    headings = re.findall(r"^#### (.+)$", text, flags=re.MULTILINE)
    assert headings == [
        "Documents", "Organizations", "Persons", "Posts", "Places", "Events", "Agreements", "Topics",
        "Statements", "Evidence", "Mentions", "Reference records", "Extractions",
    ]  # fmt: skip


def test_turtle_has_one_sorted_paragraph_for_each_subject(text: str):
    subjects = re.findall(r"^(id-org:\S+) a ", text, flags=re.MULTILINE)
    assert subjects == sorted(set(subjects))
    assert subjects


def test_turtle_is_readable(text: str):
    paragraph = next(p for p in text.split("\n\n") if p.startswith("id-org:unodc "))
    assert paragraph.splitlines()[:3] == [
        "id-org:unodc a uno:Entity, uno:Organization, uno:UNBody ;",
        '    skos:prefLabel "United Nations Office on Drugs and Crime"@en ;',
        '    skos:altLabel "UN Office on Drugs and Crime"@en, "UNODC"@en ;',
    ]
    assert "    nif:beginIndex 0 ;" in text
    assert "    uno:confidence 0.8 ;" in text
    assert '"2007-11-29"^^xsd:date' in text


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ('<urn:a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> .', "<urn:a> a rdf:type ."),
        ('<urn:a> <urn:b> "1"^^<http://www.w3.org/2001/XMLSchema#decimal> .', '<urn:a> <urn:b> "1"^^xsd:decimal .'),
        ('<urn:a> <urn:b> "0.5"^^<http://www.w3.org/2001/XMLSchema#decimal> .', "<urn:a> <urn:b> 0.5 ."),
        ('<urn:a> <urn:b> "a\\"^^<b>" .', '<urn:a> <urn:b> "a\\"^^<b>" .'),
        ('<urn:a> <urn:b> "x"@de-at .', '<urn:a> <urn:b> "x"@de-at .'),
        ("<https://w3id.org/unosce-kg/id/org/a.b> <urn:b> <https://w3id.org/unosce-kg/id/odd/x> .",
         "id-org:a.b <urn:b> <https://w3id.org/unosce-kg/id/odd/x> ."),
    ],
)  # fmt: skip
def test_turtle_of_odd_terms(tmp_path: Path, line: str, written: str):
    graph = store.create()
    store.add_lines(graph, iter([f"{line}\n"]))
    turtle.write(graph, tmp_path / "a.ttl")
    assert (tmp_path / "a.ttl").read_text(encoding="utf-8").rstrip().endswith(written)
    assert canonical(store.open_graph(tmp_path / "a.ttl")) == canonical(graph)


_TEXTS = st.text(
    st.one_of(st.sampled_from(' ,;."\\\\\\n\\r\\t@<>^_:a#\\u2028\\x85'), st.characters(codec="utf-8")),
    max_size=12,
)
_ADDRESSES = st.sampled_from([
    "urn:a", "http://x/,", "http://x/a,b", f"{ID}org/un", f"{ID}org/un-women", f"{ID}org/a.b", f"{ID}doc/a", str(RDF.type),
]).map(URIRef)  # fmt: skip
_LITERALS = st.one_of(
    _TEXTS.map(Literal),
    st.builds(Literal, _TEXTS, lang=st.sampled_from(["en", "de-AT"])),
    st.builds(Literal, _TEXTS, datatype=_ADDRESSES),
    st.builds(Literal, st.sampled_from(["1", "01", "-0.5", "1E3"]),
              datatype=st.sampled_from([XSD.integer, XSD.decimal, XSD.double]), normalize=st.just(False)),
)  # fmt: skip


@given(
    st.lists(st.tuples(_ADDRESSES, _ADDRESSES, st.one_of(_ADDRESSES, _LITERALS)), max_size=12), st.randoms()
)
def test_turtle_of_anything_is_read_back(
    triples: list[tuple[URIRef, URIRef, URIRef | Literal]], chance: Random
):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.ttl"
        texts = set()
        for _ in range(2):
            chance.shuffle(triples)
            graph = store.create()
            for triple in triples:
                store.fill(graph, [triple])
            turtle.write(graph, path)
            texts.add(path.read_bytes())
        assert len(texts) == 1
        assert set(store.open_graph(path)) == set(graph)
        subjects = re.findall(rb"^(?![@#\s])\S+", texts.pop(), flags=re.MULTILINE)
        assert len(subjects) == len(set(subjects)) == len(set(graph.subjects()))


def test_turtle_has_the_projects_prefixes_only(tmp_path: Path):
    graph = store.create()
    store.add_lines(graph, iter([f"<{ID}org/un> <urn:x:b> <urn:x:c> .\n"]))
    graph.bind("x", "urn:x:")
    graph.bind("other", f"{ID}org/")
    turtle.write(graph, tmp_path / "a.ttl")
    assert (tmp_path / "a.ttl").read_text(encoding="utf-8").endswith("\nid-org:un <urn:x:b> <urn:x:c> .\n")


def test_turtle_of_a_graph_of_rdflibs_own(graph: Graph, text: str, tmp_path: Path):
    plain = Graph()
    plain += graph
    turtle.write(plain, tmp_path / "plain.ttl")
    assert (tmp_path / "plain.ttl").read_text(encoding="utf-8") == text


def test_turtle_of_nothing(tmp_path: Path):
    turtle.write(store.create(), tmp_path / "a.ttl")
    assert len(store.open_graph(tmp_path / "a.ttl")) == 0


# The others


def test_json_ld_brings_its_context(graph: Graph, tmp_path: Path):
    exporters.write(graph, tmp_path / "a.jsonld")
    found = json.loads((tmp_path / "a.jsonld").read_text(encoding="utf-8"))
    assert found["@context"]["uno"] == "https://w3id.org/unosce-kg/ontology#"
    nodes = {node["@id"]: node for node in found["@graph"]}
    assert nodes["id-org:unodc"]["uno:partOf"] == {"@id": "id-org:un"}
    assert nodes["id-org:unodc"]["@type"] == ["uno:Entity", "uno:Organization", "uno:UNBody"]


@pytest.mark.parametrize(("suffix", "read"), [(".graphml", nx.read_graphml), (".gexf", nx.read_gexf)])
def test_network_files_are_read_back(graph: Graph, tmp_path: Path, suffix: str, read: object):
    exporters.write(graph, tmp_path / f"a{suffix}")
    network = read(tmp_path / f"a{suffix}")  # type: ignore[operator]
    assert network.nodes["org/osce"]["label"].startswith("Organization for Security")
    (edge,) = network.get_edge_data("org/unodc", "org/un").values()
    assert (edge["relation"], edge["modality"]) == ("partOf", "Actual")
    assert "lastmodified" not in (tmp_path / f"a{suffix}").read_text(encoding="utf-8")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("place", ["tables", "tables.zip", "tables.csv"])
def test_tables(graph: Graph, tmp_path: Path, place: str):
    exporters.write(graph, tmp_path / place, "csv")
    if place.endswith(".zip"):
        with zipfile.ZipFile(tmp_path / place) as archive:
            texts = {name: archive.read(name).decode() for name in archive.namelist()}
            assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        nodes, edges = texts["nodes.csv"], texts["edges.csv"]
    else:
        paths = [tmp_path / "tables" / "{}.csv", tmp_path / "tables-{}.csv"][place.endswith(".csv")]
        nodes, edges = (Path(str(paths).format(n)).read_text(encoding="utf-8") for n in ("nodes", "edges"))
    ids = {row["id"]: row for row in rows(nodes)}
    assert ids["org/unodc"]["names"] == "UN Office on Drugs and Crime|UNODC"
    assert "topic/border-security" in ids
    assert all(row["source"] in ids and row["target"] in ids for row in rows(edges))
    (denied,) = (row for row in rows(edges) if row["modality"] == "Negated")
    assert (denied["source"], denied["relation"], denied["target"]) == (
        "org/unodc",
        "supports",
        "event/corfu-talks",
    )
    (qualified,) = (row for row in rows(edges) if row["places"])
    assert (qualified["topics"], qualified["places"]) == ("topic/border-security", "place/kyrgyzstan")


def test_a_table_holds_no_formula(graph: Graph, tmp_path: Path):
    exporters.write(graph, tmp_path / "t.zip")
    with zipfile.ZipFile(tmp_path / "t.zip") as archive:
        for name in archive.namelist():
            cells = [cell for row in rows(archive.read(name).decode()) for cell in row.values()]
            assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]


# Whole or not at all


def test_a_broken_off_file_leaves_the_old_one(tmp_path: Path):
    path = tmp_path / "a.ttl"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt), replacing(path) as file:
        file.write(b"new")
        raise KeyboardInterrupt
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_is_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(replacing_module.os, "fsync", full)
    with (
        pytest.raises(SetupError, match="cannot be written: No space left on device"),
        replacing(tmp_path / "a") as file,
    ):
        file.write(b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_missing_is_made_and_a_file_in_the_way_is_told(tmp_path: Path, graph: Graph):
    exporters.write(graph, tmp_path / "new" / "a.nt")
    assert (tmp_path / "new" / "a.nt").stat().st_mode & 0o077
    with pytest.raises(SetupError, match="cannot be written"):
        exporters.write(graph, tmp_path / "new" / "a.nt" / "b.nt")
