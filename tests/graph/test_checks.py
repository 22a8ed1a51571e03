from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import RDF, SKOS

from graph import factories
from graph.factories import DOCUMENTS, knowledge, said
from unosce_kg.errors import SetupError
from unosce_kg.graph import integrity, rdf, validation
from unosce_kg.graph.namespaces import NIF, PROV, UNO, node
from unosce_kg.model import Corpus
from unosce_kg.resources import locate

SHAPES = locate("ontology", "shapes.ttl")
OSCE, OFFICE = node("org/osce"), node("org/unodc")

GYEAR = URIRef("http://www.w3.org/2001/XMLSchema#gYear")
DECIMAL = URIRef("http://www.w3.org/2001/XMLSchema#decimal")

Change = Callable[[Graph], object]


def a_statement(graph: Graph, relation: str) -> URIRef:
    return min(s for s in graph.subjects(RDF.predicate, UNO[relation]) if isinstance(s, URIRef))


def drop(graph: Graph, subject: URIRef | None, predicate: URIRef | None) -> None:
    for triple in list(graph.triples((subject, predicate, None))):
        graph.remove(triple)


def change(graph: Graph, subject: URIRef, predicate: URIRef, value: URIRef | Literal) -> None:
    drop(graph, subject, predicate)
    graph.add((subject, predicate, value))


def write_texts(folder: Path) -> Path:
    for document in DOCUMENTS:
        name = f"{document.id.partition('/')[2]}.txt"
        (folder / name).write_text(document.text, encoding="utf-8", newline="\n")
    return folder


def test_a_built_graph_is_sound(build: Callable[..., Graph], tmp_path: Path):
    for settings in ({}, {"with_reference": True}, {"facts_only": True}):
        graph = build(**settings)
        assert integrity.check(graph, write_texts(tmp_path)) == ()
        assert validation.check(graph, SHAPES) == ()


@pytest.mark.parametrize(
    ("rule", "subject", "breaks"),
    [
        ("blank-node", "x", lambda g: g.add((BNode("x"), RDF.type, UNO.Entity))),
        ("id", "org/UN", lambda g: g.add((URIRef(str(OSCE)[:-4] + "UN"), RDF.type, UNO.Entity))),
        ("classes", "org/osce", lambda g: g.add((OSCE, RDF.type, UNO.Person))),
        ("classes", "org/osce", lambda g: g.add((OSCE, RDF.type, UNO.UNBody))),
        ("plain-triple", "org/unodc", lambda g: g.remove((OFFICE, UNO.partOf, node("org/un")))),
        ("plain-triple", "org/unodc", lambda g: g.add((OFFICE, UNO.partOf, OSCE))),
        ("plain-triple", "org/unodc", lambda g: g.add((OFFICE, UNO.supports, node("event/corfu-talks")))),
        ("symmetry", "org/osce", lambda g: g.remove((OFFICE, UNO.cooperatesWith, OSCE))),
        ("statement-id", None, lambda g: change(g, a_statement(g, "partOf"), UNO.modality, UNO.Planned)),
        ("statement-id", None, lambda g: g.add((a_statement(g, "partOf"), UNO.onDate, Literal("1997", datatype=GYEAR)))),
        ("modality", None, lambda g: change(g, a_statement(g, "proposed"), UNO.modality, UNO.Actual)),
        ("evidence", None, lambda g: drop(g, a_statement(g, "supports"), PROV.wasDerivedFrom)),
        ("confidence", None, lambda g: change(g, a_statement(g, "supports"), UNO.confidence, Literal("0.5", datatype=DECIMAL))),
        ("date", "event/madrid-2007", lambda g: drop(g, node("event/madrid-2007"), UNO.onDate)),
        ("date", "event/corfu-talks", lambda g: g.add((node("event/corfu-talks"), UNO.onDate, Literal("2010", datatype=GYEAR)))),
        ("mention", None, lambda g: change(g, min(g.objects(None, UNO.subjectMention)), UNO.refersTo, node("org/nato"))),
        ("mention", None, lambda g: change(g, min(g.objects(None, UNO.subjectMention)), UNO.inDocument, node("doc/none"))),
    ],
)  # fmt: skip
def test_what_breaks_a_rule_is_found(graph: Graph, rule: str, subject: str | None, breaks: Change):
    breaks(graph)
    found = [p for p in integrity.check(graph) if p.rule == rule]
    assert found
    assert subject is None or subject in {p.subject for p in found}


def test_contradicting_dates_are_told_but_do_not_make_a_graph_invalid():
    dates = [
        said(DOCUMENTS[2], f"event/events-2010 onDate {d}", "The OSCE acted") for d in ("2010-04", "2010-06")
    ]
    graph = rdf.build(Corpus(DOCUMENTS, statements=tuple(dates)), knowledge(), factories.RUN)
    (problem,) = integrity.check(graph)
    assert (problem.rule, problem.subject, problem.serious) == (
        "contradicting-dates",
        "event/events-2010",
        False,
    )
    assert "2010-04, 2010-06" in problem.message


def test_time_that_runs_backwards_is_found():
    one = said(DOCUMENTS[2], "org/osce supports org/unodc", "The OSCE acted", start="2010", end="2009-12")
    graph = rdf.build(Corpus(DOCUMENTS, statements=(one,)), knowledge(), factories.RUN)
    assert [p.rule for p in integrity.check(graph)] == ["order"]


@pytest.mark.parametrize(
    ("edit", "rules"),
    [
        (lambda path: path.write_text(path.read_text().replace("UNODC", "UNEDC")), {"anchor", "digest"}),
        (lambda path: path.write_text(path.read_text() + " "), {"digest"}),
        (lambda path: path.write_bytes(b"\xff"), {"text"}),
        (lambda path: path.unlink(), {"text"}),
    ],
)
def test_texts_that_do_not_agree_are_found(
    graph: Graph, tmp_path: Path, edit: Callable[[Path], object], rules: set[str]
):
    edit(write_texts(tmp_path) / "second.txt")
    problems = integrity.check(graph, tmp_path)
    assert {p.rule for p in problems} == rules


def test_offsets_count_code_points(tmp_path: Path):
    text = "\U0001f600 The OSCE helps UNODC.\n"
    document = replace(DOCUMENTS[0], text=text)
    corpus = Corpus((document,), statements=(said(document, "org/osce supports org/unodc", "The OSCE"),))
    graph = rdf.build(corpus, knowledge(), factories.RUN)
    (tmp_path / "first.txt").write_text(text, encoding="utf-8", newline="\n")
    assert integrity.check(graph, tmp_path) == ()
    assert [str(v) for v in graph.objects(None, NIF.beginIndex)] == ["2"]


@pytest.mark.parametrize(
    ("breaks", "rule", "words"),
    [
        (lambda g: drop(g, OSCE, SKOS.prefLabel), "Entity-prefLabel", "exactly one preferred name"),
        (
            lambda g: g.add((OSCE, SKOS.prefLabel, Literal("Other", lang="en"))),
            "Entity-prefLabel",
            "exactly one",
        ),
        (lambda g: g.add((OFFICE, UNO.partOf, node("place/madrid"))), "partOf-object", "organization"),
        (lambda g: drop(g, a_statement(g, "supports"), UNO.modality), "Statement-modality", "modality"),
        (lambda g: drop(g, node("doc/first"), UNO.textDigest), "SourceDocument-textDigest", "digest"),
    ],
)
def test_shapes_are_told_in_words(graph: Graph, breaks: Change, rule: str, words: str):
    breaks(graph)
    found = {p.rule: p for p in validation.check(graph, SHAPES)}
    assert words in found[rule].message
    assert found[rule].serious


def test_shapes_that_are_none(graph: Graph, tmp_path: Path):
    path = tmp_path / "shapes.ttl"
    with pytest.raises(SetupError, match="no shapes"):
        validation.check(graph, path)
    path.write_text("no turtle", encoding="utf-8")
    with pytest.raises(SetupError, match="no shapes"):
        validation.check(graph, path)
