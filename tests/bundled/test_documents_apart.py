"""Each document's part is its own: what it says with others is united, what it alone says goes with it."""

from __future__ import annotations

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import RDF

from bundled.conftest import Stages, document
from unosce_kg.graph.namespaces import PROV, UNO, id_of, kind_of, node
from unosce_kg.model import Extraction

# No clear word for cooperation, so that a second witness makes it surer.
SAID = "The United Nations Office on Drugs and Crime (UNODC) and the OSCE are working on human trafficking in Tajikistan."
FILES = ("2007-madrid-message.txt", "2007-madrid-news.md", "2010-almaty-press-release.txt", "2011-vilnius-news.md",
         "dppa-osce-partnership.html")  # fmt: skip


def describe(graph: Graph, kind: str) -> dict[str, set[tuple[str, str]]]:
    """Every node of a kind with its triples."""
    found: dict[str, set[tuple[str, str]]] = {}
    for subject, predicate, object_ in graph:
        if kind_of(id_of(str(subject))) == kind:
            found.setdefault(str(subject), set()).add((str(predicate), str(object_)))
    return found


def statements(graph: Graph, subject: str, predicate: str, object_: str) -> set[URIRef]:
    return {
        s
        for s in graph.subjects(RDF.predicate, UNO[predicate])
        if graph.value(s, RDF.subject) == node(subject) and graph.value(s, RDF.object) == node(object_)
    }  # type: ignore[misc]


def test_two_documents_that_say_the_same(stages: Stages) -> None:
    texts = {
        "one": f"A visitor came. {SAID}",
        "two": f"{SAID} Two other visitors left.",
        "three": "UNODC has its seat in Vienna.",
    }
    graph = stages.build(stages.extract([document(id_, text) for id_, text in texts.items()]))
    found = statements(graph, "org/osce", "cooperatesWith", "org/unodc")
    assert len(found) == 1
    (statement,) = found
    assert node("topic/human-trafficking") in set(graph.objects(statement, UNO.onTopic))
    assert node("place/tajikistan") in set(graph.objects(statement, UNO.inPlace))
    evidence = list(graph.objects(statement, PROV.wasDerivedFrom))
    assert {graph.value(e, UNO.inDocument) for e in evidence} == {node("doc/one"), node("doc/two")}
    assert len(evidence) == 2
    alone = stages.build(stages.extract([document("one", texts["one"])]))
    assert set(alone.subjects(UNO.onTopic, node("topic/human-trafficking"))) == {statement}
    united, single = (float(str(g.value(statement, UNO.confidence))) for g in (graph, alone))
    assert united > single


def test_a_document_says_the_same_in_any_company(stages: Stages, extractions: tuple[Extraction, ...]) -> None:
    backwards = stages.extract([e.document for e in reversed(extractions)])
    assert backwards[::-1] == extractions
    last = extractions[-1]
    assert stages.extract([last.document]) == (last,)


@pytest.mark.parametrize("file", FILES)
def test_a_document_that_is_dropped_takes_only_its_part(
    stages: Stages, extractions: tuple[Extraction, ...], full: Graph, file: str
) -> None:
    (dropped,) = (e.document for e in extractions if e.document.file_name == file)
    rest = stages.build([e for e in extractions if e.document is not dropped])
    name = node(dropped.id)
    assert (name, None, None) in full
    assert (name, None, None) not in rest
    assert (None, None, name) not in rest
    gone = {str(s) for s in full.subjects(UNO.inDocument, name)}
    for kind in ("mention", "evidence"):
        kept = {s: triples for s, triples in describe(full, kind).items() if s not in gone}
        assert describe(rest, kind) == kept
    for statement, triples in describe(rest, "statement").items():
        assert without_support(triples) == without_support(describe_one(full, statement))


def without_support(triples: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """What a statement says, without what it rests on."""
    support = (str(PROV.wasDerivedFrom), str(UNO.confidence))
    return {(predicate, object_) for predicate, object_ in triples if predicate not in support}


def describe_one(graph: Graph, subject: str) -> set[tuple[str, str]]:
    return {(str(p), str(o)) for p, o in graph.predicate_objects(URIRef(subject))}


@pytest.fixture(scope="module")
def full(stages: Stages, extractions: tuple[Extraction, ...]) -> Graph:
    return stages.build(extractions)
