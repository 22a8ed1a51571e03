from __future__ import annotations

import pytest
from rdflib import Graph

from unosce_kg.graph.network import find_paths, join, project, rank


def edges(graph: Graph, **settings: object) -> set[tuple[str, str, str]]:
    network = project(graph, **settings)  # type: ignore[arg-type]
    return {(source, data["relation"], target) for source, target, data in network.edges(data=True)}


@pytest.mark.parametrize(
    ("settings", "triple", "there"),
    [
        ({}, "org/osce cooperatesWith org/unodc", True),
        ({}, "org/unodc cooperatesWith org/osce", False),  # the statement stands once
        ({}, "org/unodc supports event/corfu-talks", False),
        ({"modalities": ("Negated",)}, "org/unodc supports event/corfu-talks", True),
        ({}, "person/ban-ki-moon proposed topic/mediation", True),
        ({"relations": ("partOf",)}, "org/unodc partOf org/un", True),
        ({"relations": ("partOf",)}, "org/osce cooperatesWith org/unodc", False),
        ({}, "org/unodc onTopic topic/border-security", False),
        ({"qualifiers": True}, "org/unodc onTopic topic/border-security", True),
        ({"qualifiers": True}, "org/osce inPlace place/kyrgyzstan", True),
        ({}, "event/madrid-2007 onDate 2007-11-29", False),
    ],
)
def test_statements_become_edges(graph: Graph, settings: dict[str, object], triple: str, there: bool):
    assert (tuple(triple.split()) in edges(graph, **settings)) is there


def test_edges_know_their_support(graph: Graph):
    network = project(graph)
    found = network.get_edge_data("event/madrid-2007", "place/madrid")
    (data,) = found.values()
    assert {k: data[k] for k in ("evidence", "documents", "records", "weight")} == {
        "evidence": 1, "documents": 1, "records": 1, "weight": 2,
    }  # fmt: skip
    assert network.nodes["org/osce"] == {
        "label": "Organization for Security and Co-operation in Europe", "type": "OSCEBody",
    }  # fmt: skip


def test_every_entity_is_a_node(graph: Graph):
    assert {"topic/border-security", "place/kyrgyzstan"} <= set(project(graph))


def test_parallel_statements_are_joined(graph: Graph):
    edge = join(project(graph)).edges["org/unodc", "org/osce"]
    assert edge["weight"] == 2
    assert len(edge["statements"]) == 2


def test_the_most_connected_come_first(graph: Graph):
    standings = rank(project(graph), 3)
    assert standings[0].id == "org/osce"
    assert [s.neighbours for s in standings] == sorted((s.neighbours for s in standings), reverse=True)
    assert all(0 <= s.betweenness <= 1 and 0 <= s.pagerank <= 1 for s in standings)
    assert sum(s.pagerank for s in rank(project(graph))) == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize(
    ("start", "end", "path"),
    [
        ("org/nato", "org/unodc", ["org/nato", "org/osce", "org/unodc"]),
        ("place/austria", "org/un", ["place/austria", "place/vienna", "org/unodc", "org/un"]),
        ("place/kyrgyzstan", "org/unodc", ["place/kyrgyzstan", "org/unodc"]),
        ("org/nato", "topic/border-security", ["org/nato", "org/osce", "topic/border-security"]),
        ("org/osce", "event/corfu-talks", []),
        ("org/osce", "org/nobody", []),
        ("org/osce", "org/osce", None),
    ],
)
def test_shortest_paths(graph: Graph, start: str, end: str, path: list[str] | None):
    found = find_paths(graph, project(graph, qualifiers=True), start, end)
    if path is None:
        assert found == ((),)
    elif not path:
        assert found == ()
    else:
        assert path in [[steps[0].start, *(step.end for step in steps)] for steps in found]
        assert all(step.statements for steps in found for step in steps)


def test_a_step_shows_the_sentences_behind_it(graph: Graph):
    ((step,),) = find_paths(graph, project(graph), "org/osce", "org/unodc")
    assert {e.document.label for s in step.statements for e in s.evidence} == {
        "Drugs Office and OSCE sign up", "second.txt",
    }  # fmt: skip


def test_paths_are_limited(graph: Graph):
    assert len(find_paths(graph, project(graph), "org/un", "org/osce", limit=1)) == 1
    assert len(find_paths(graph, project(graph), "org/un", "org/osce")) == 2
