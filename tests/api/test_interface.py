"""The interface for Python over a small graph: conditions, tables, weights, and what it says to slips."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

import unosce_kg
from graph import factories
from unosce_kg import KnowledgeGraph
from unosce_kg.api.building import build
from unosce_kg.errors import QueryError, SetupError, UnosceKgError
from unosce_kg.exporters import turtle
from unosce_kg.graph import rdf
from unosce_kg.graph.query import Id
from unosce_kg.graph.tables import TABLES
from unosce_kg.model import Status


@pytest.fixture(scope="module")
def small() -> KnowledgeGraph:
    return KnowledgeGraph(
        rdf.build(factories.corpus(), factories.knowledge(), factories.RUN, with_reference=True)
    )


def said(kg: KnowledgeGraph, **conditions: object) -> set[tuple[str, str, str]]:
    found = kg.statements(**conditions)  # type: ignore[arg-type]
    assert [s.id for s in found] == sorted(s.id for s in found)
    return {(s.subject.id.partition("/")[2], s.relation, s.object.id.partition("/")[2]) for s in found}


def test_the_interface_costs_nothing_until_it_is_used() -> None:
    program = (
        "import sys, unosce_kg; assert sorted(unosce_kg.__all__) == sorted(set(dir(unosce_kg)) & set(unosce_kg.__all__));"
        "assert not {'rdflib', 'spacy', 'networkx', 'pandas', 'click'} & set(sys.modules);"
        "unosce_kg.open_graph; assert not {'spacy', 'pandas', 'pyarrow', 'pyvis'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_the_interface_is_what_is_meant() -> None:
    assert unosce_kg.__all__ == ["KnowledgeGraph", "__version__", "build", "open_graph"]
    assert unosce_kg.build is build
    with pytest.raises(AttributeError, match="'unosce_kg' has no attribute 'make'"):
        unosce_kg.make  # type: ignore[attr-defined]  # noqa: B018


def test_open_graph_takes_a_file_and_tells_what_is_none(small: KnowledgeGraph, tmp_path: Path) -> None:
    turtle.write(small.graph, tmp_path / "a.ttl")
    opened = unosce_kg.open_graph(str(tmp_path / "a.ttl"))
    assert len(opened) == len(small) and repr(opened) == f"<KnowledgeGraph of {len(small)} triples>"
    with pytest.raises(SetupError, match="no such file"):
        unosce_kg.open_graph(tmp_path / "b.ttl")


def test_build_takes_one_path_or_many(tmp_path: Path) -> None:
    for paths in (tmp_path / "none", [str(tmp_path / "none")]):
        with pytest.raises(UnosceKgError, match="none"):
            unosce_kg.build(paths, tmp_path / "out")


@pytest.mark.parametrize(
    ("conditions", "found"),
    [
        ({"about": "UNODC", "relation": "partOf"}, {("unodc", "partOf", "un")}),
        ({"object": "UNODC", "modality": "Planned"}, {("osce", "supports", "unodc")}),
        ({"subject": "unodc", "modality": "Negated"}, {("unodc", "supports", "corfu-talks")}),
        ({"topic": "border security"}, {("osce", "cooperatesWith", "unodc")}),
        ({"topic": "border security", "place": "Kyrgyzstan", "about": "org/osce"}, {("osce", "cooperatesWith", "unodc")}),
        ({"topic": "border security", "place": "Spain"}, set()),
        ({"relation": "chaired", "since": "2007-06", "until": "2007-07-15"}, {("spain", "chaired", "osce")}),
        ({"relation": "chaired", "since": "2008"}, set()),
        ({"relation": "chaired", "until": "2006-12-31"}, set()),
        ({"relation": "chaired", "until": "2007-01"}, {("spain", "chaired", "osce")}),
        ({"relation": "memberOf", "since": "2020"}, {("spain", "memberOf", "nato")}),
        ({"relation": "memberOf", "until": "1981"}, set()),
        ({"relation": "partOf", "since": "1900"}, set()),
        ({"relation": "onDate", "since": "2007-11-29", "until": "2007-11-29", "subject": "event/madrid-2007"},
         {("madrid-2007", "onDate", "")}),
        ({"document": "doc/second", "modality": "Negated"}, {("unodc", "supports", "corfu-talks")}),
        ({"document": "second.txt", "modality": "Negated"}, {("unodc", "supports", "corfu-talks")}),
        ({"documents": 1, "topic": "border security"}, {("osce", "cooperatesWith", "unodc")}),
        ({"documents": 2}, set()),
        ({"relation": "hostedBy"}, set()),
    ],
    ids=str,
)  # fmt: skip
def test_statements_meet_all_conditions(
    small: KnowledgeGraph, conditions: dict[str, object], found: set[tuple[str, str, str]]
) -> None:
    assert said(small, **conditions) == found


def test_confidence_is_a_lower_bound(small: KnowledgeGraph) -> None:
    every, sure = small.statements(), small.statements(confidence=0.9)
    assert {s.id for s in sure} == {s.id for s in every if s.confidence >= 0.9}
    assert 0 < len(sure) < len(every) == sum(n for _, n in small.counts().statements)


def test_documents_are_a_lower_bound(kg: KnowledgeGraph) -> None:
    found = kg.statements(documents=2)
    assert found and all(len({e.document.id for e in s.evidence}) >= 2 for s in found)
    frame = kg.frame("statements")
    assert {s.id for s in found} == set(frame[frame.documents >= 2].id)


def test_values_are_frozen(small: KnowledgeGraph) -> None:
    statement = small.statements(topic="border security")[0]
    with pytest.raises(FrozenInstanceError):
        statement.confidence = 1.0  # type: ignore[misc]
    assert small.statement(statement.id) == statement and hash(statement)


def test_entities(small: KnowledgeGraph) -> None:
    bodies = {entity.id: entity for entity in small.entities("UNBody")}
    assert set(bodies) == {"org/un", "org/unodc"}
    unodc = bodies["org/unodc"]
    assert [name.text for name in unodc.aliases] == ["UN Office on Drugs and Crime", "UNODC"]
    assert (unodc.type, unodc.status, unodc.same_as) == (
        "UNBody",
        Status.CURATED,
        ("http://www.wikidata.org/entity/Q1",),
    )
    assert len(small.entities()) == len(small.frame("entities"))
    assert {e.status for e in small.entities() if e.id == "event/corfu-talks"} <= {Status.NEW}
    assert small.entities("Territory") == ()


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda kg: kg.statements(relation="cooperateswith"), "no relation is called 'cooperateswith'; there are: addressed"),
        (lambda kg: kg.statements(modality="actual"), "no modality is called 'actual'; there are: Actual, Negated"),
        (lambda kg: kg.statements(topic="border secrecy"), "no entity is called 'border secrecy'; nearest: border security"),
        (lambda kg: kg.statements(document="third"), "no document has the id, symbol, file name or title 'third'"),
        (lambda kg: kg.statements(since="July"), "not a date, as YYYY, YYYY-MM or YYYY-MM-DD: 'July'"),
        (lambda kg: kg.entities("Body"), "no class is called 'Body'; there are: Agreement, City"),
        (lambda kg: kg.entity("UNOCD"), "nearest: United Nations (org/un), United Nations Office on Drugs"),
        (lambda kg: kg.frame("topics"), "no table is called 'topics'; known: documents, entities"),
        (lambda kg: kg.network(["with"]), "no relation is called 'with'"),
        (lambda kg: kg.network(weight="size"), "no weight is called 'size'; known: documents, sentences"),
        (lambda kg: kg.ask("partner"), "no query is called 'partner'; nearest: partners"),
        (lambda kg: kg.query("DELETE WHERE { ?s ?p ?o }"), "updates are refused"),
    ],
)  # fmt: skip
def test_slips_are_told(small: KnowledgeGraph, call, message: str) -> None:
    with pytest.raises(QueryError) as error:
        call(small)
    assert message in str(error.value)


def test_weights(small: KnowledgeGraph) -> None:
    def weights(weight: object) -> dict[str, float]:
        edges = small.network(weight=weight).edges(keys=True, data="weight")  # type: ignore[arg-type]
        return {key: value for _, _, key, value in edges}

    statements = small.frame("statements").set_index("id")
    for weight, expected in (
        ("documents", statements.documents + (statements.records > 0)),
        ("sentences", statements.sentences),
        ("confidence", statements.confidence),
        ("statements", statements.documents * 0 + 1),
        (lambda edge: edge["evidence"] * 2, statements.sentences * 2),
    ):
        found = weights(weight)
        assert found and found == {key: expected[key] for key in found}


def test_pairs_sum_the_weight_of_their_statements(small: KnowledgeGraph) -> None:
    edge = small.pairs(weight="sentences", modalities=["Actual", "Planned"]).edges["org/osce", "org/unodc"]
    found = [small.statement(id_) for id_ in edge["statements"]]
    assert edge["weight"] == sum(len(s.evidence) for s in found) and {s.modality for s in found} == {
        "Actual",
        "Planned",
    }


@pytest.mark.parametrize("name", TABLES)
def test_frames_have_their_columns_and_types(small: KnowledgeGraph, name: str) -> None:
    frame = small.frame(name)
    assert list(frame.columns) == list(TABLES[name]) and len(frame)
    assert frame.id.is_unique and frame.id.map(type).eq(str).all()
    for column, kind in TABLES[name].items():
        wanted = {"text": (str, type(None)), "texts": (tuple,), "number": (int,), "score": (float,)}[
            kind.value
        ]
        assert all(isinstance(value, wanted) for value in frame[column].tolist()), column


def test_an_answer_as_a_frame(small: KnowledgeGraph) -> None:
    query = "SELECT ?s ?c ?n { VALUES ?s { UNDEF } ?s uno:confidence ?c OPTIONAL { ?s uno:none ?n } }"
    (first, *_) = small.statements()
    frame = small.frame(small.query(query, s=Id(first.id)))
    assert frame.values.tolist() == [[first.id, first.confidence, None]]


def test_a_missing_library_is_named(small: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(SetupError, match=r"data frames need pandas: pip install 'unosce-kg\[tables\]'"):
        small.frame("entities")
