from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import Graph

from graph import factories
from unosce_kg.errors import QueryError, SetupError
from unosce_kg.graph.guard import admit
from unosce_kg.graph.questions import ask, load_questions
from unosce_kg.model import Modality
from unosce_kg.resources import locate

QUESTIONS = load_questions(locate("ontology", "queries"))
OFFICE, OSCE = (
    "United Nations Office on Drugs and Crime",
    "Organization for Security and Co-operation in Europe",
)
BAN, COUNCIL = "Ban Ki-moon", "Fifteenth Ministerial Council"


def answer(graph: Graph, name: str, columns: str, **values: str) -> list[tuple[str | None, ...]]:
    rows = ask(graph, QUESTIONS, name, values)
    places = [rows.columns.index(column) for column in columns.split()]
    return [tuple(cell.text if (cell := row[p]) else None for p in places) for row in rows.rows]


@pytest.mark.parametrize(
    ("name", "columns", "values", "expected"),
    [
        ("partners", "partner on where since document", {}, [
            ("North Atlantic Treaty Organization", "mediation", None, None, "third.txt"),
            (OFFICE, None, None, "2005", "second.txt"),
            (OFFICE, "border security", "Kyrgyzstan", None, "first.txt"),
        ]),
        ("partners", "partner on", {"topic": "security"}, [(OFFICE, "border security")]),
        ("partners", "partner where", {"place": "Kyrgyzstan"}, [(OFFICE, "Kyrgyzstan")]),
        ("partners", "partner office", {"body": "UN", "topic": "border security"}, [(OSCE, OFFICE)]),
        ("development", "year partner topic", {}, [
            ("2005", OFFICE, None),
            ("2010", "North Atlantic Treaty Organization", "mediation"),
            ("2010", OFFICE, "border security"),
        ]),
        ("agreements", "agreement relation other", {}, [
            ("1993 Framework", "partyTo", OSCE), ("1993 Framework", "partyTo", "United Nations"),
        ]),
        ("agreements", "agreement", {"party": "NATO"}, []),
        ("meetings", "date until meeting place body", {}, [("2007-11-29", "2007-11-30", COUNCIL, "Madrid", OSCE)]),
        ("meetings", "meeting", {"organizer": "UN"}, []),
        ("speakers", "speaker relation other", {}, [
            (BAN, "addressed", COUNCIL), ("Jan Kubis", "spokeFor", BAN),
        ]),
        ("speakers", "speaker", {"audience": COUNCIL}, [(BAN,), ("Jan Kubis",)]),
        ("posts", "office body holder from to source", {}, [
            ("Secretary-General of the United Nations", "United Nations", BAN, "2007-01-01", "2016-12-31",
             "gazetteer/some.csv:21"),
        ]),
        ("posts", "holder", {"person": "Jan Kubis"}, []),
        ("places", "year focus documents mentions", {}, [
            ("2010", "Kyrgyzstan", "1", "1"), ("2010", "Madrid", "1", "1"),
        ]),
        ("corroborated", "subject relation object documents", {}, [(OSCE, "cooperatesWith", OFFICE, "2")]),
        ("corroborated", "subject", {"least": "3"}, []),
        ("intentions", "modality subject relation object", {}, [
            ("Planned", OSCE, "supports", OFFICE), ("Proposed", BAN, "proposed", "mediation"),
        ]),
        ("topic", "about subject relation object", {"topic": "security"}, [
            ("border security", OSCE, "cooperatesWith", OFFICE),
        ]),
        ("topic", "subject relation", {"topic": "mediation"}, [
            (BAN, "proposed"), ("North Atlantic Treaty Organization", "cooperatesWith"),
            ("North Atlantic Treaty Organization", "worksOn"),
        ]),
        ("between", "between toOne toOther", {}, [
            ("1993 Framework", "partyTo", "partyTo"), (OFFICE, "partOf", "cooperatesWith"),
        ]),
        ("crises", "crisis body", {}, [("Events of 2010", OSCE)]),
        ("contested", "subject relation object affirmed", {}, [(OFFICE, "supports", "Corfu talks", "false")]),
        ("topics", "topic statements documents", {}, [("mediation", "2", "1"), ("border security", "1", "1")]),
        ("documents", "file mentions statements", {}, [
            ("first.txt", "7", "3"), ("third.txt", "3", "9"), ("second.txt", "4", "2"),
        ]),
        ("structure", "part within seat", {"body": "UN"}, [(OFFICE, "United Nations", "Vienna")]),
        ("support", "supporter supported modality", {}, [
            (OSCE, OFFICE, "Planned"), (OFFICE, "Corfu talks", "Negated"),
        ]),
        ("evidence", "relation object", {"entity": "Corfu talks"}, [("supports", "Corfu talks")]),
        ("chairs", "body chair", {}, []),
    ],
)  # fmt: skip
def test_answers(
    graph: Graph, name: str, columns: str, values: dict[str, str], expected: list[tuple[str, ...]]
):
    assert answer(graph, name, columns, **values) == expected


def test_chairs_are_found_with_the_reference_data(build):
    graph = build(with_reference=True)
    assert answer(graph, "chairs", "body chair from to", chaired="OSCE") == [
        (OSCE, "Spain", "2007-01-01", "2007-12-31")
    ]


def test_what_an_agreement_complements_is_told_from_what_complements_it(build):
    corpus, third = factories.corpus(), factories.DOCUMENTS[2]
    later = factories.entity("agreement/statement-2019", "Agreement", "2019 Statement")
    said = factories.said(
        third, f"{later.id} complements agreement/framework-1993", "The UN and the OSCE signed"
    )
    graph = build(
        replace(
            corpus,
            entities={**corpus.entities, later.id: later},
            statements=(*corpus.statements, said),
        )
    )
    rows = answer(graph, "agreements", "agreement relation other")
    assert ("1993 Framework", "complementedBy", "2019 Statement") in rows
    assert ("2019 Statement", "complements", "1993 Framework") in rows
    assert len(rows) == 4


POST = "person/ban-ki-moon holdsPost post/un-secretary-general"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([], [(BAN, "2007-01-01", "gazetteer/some.csv:21", "0")]),
        ([{}], [(BAN, "2007-01-01", "gazetteer/some.csv:21", "1")]),
        ([{"start": "2007-01-01", "end": "2016-12-31"}], [(BAN, "2007-01-01", "first.txt", "1")]),
        ([{}, {"on": "2010"}], [(BAN, "2007-01-01", "gazetteer/some.csv:21", "1"), (BAN, "2010", "first.txt", "1")]),
        ([{"modality": Modality.PLANNED}], [(BAN, "2007-01-01", "gazetteer/some.csv:21", "0")]),
    ],
)  # fmt: skip
def test_a_tenure_is_one_row_however_often_it_is_said(build, said: list[dict], expected: list[tuple]):
    corpus, first = factories.corpus(), factories.DOCUMENTS[0]
    more = [factories.said(first, POST, "The UN Office on Drugs and Crime works", **how) for how in said]
    graph = build(replace(corpus, statements=(*corpus.statements, *more)))
    assert answer(graph, "posts", "holder from source documents") == expected


def test_a_tenure_without_a_time_is_a_row_where_nothing_else_is_known(build):
    corpus, first = factories.corpus(), factories.DOCUMENTS[0]
    held = factories.said(first, POST.replace("ban-ki-moon", "jan-kubis"), "On 29 November 2007 ministers")
    graph = build(replace(corpus, statements=(*corpus.statements, held)))
    assert answer(graph, "posts", "holder from source documents", person="Jan Kubis") == [
        ("Jan Kubis", None, "first.txt", "1")
    ]


def test_the_required_questions_are_there():
    wanted = ("partners", "agreements", "meetings", "speakers", "posts", "places", "development", "corroborated",
              "intentions", "topic", "between")  # fmt: skip
    assert set(wanted) <= set(QUESTIONS)


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_is_sound(graph: Graph, name: str):
    question = QUESTIONS[name]
    assert question.question.endswith("?")
    assert "SELECT *" not in question.sparql
    assert admit(question.sparql).ordered, "an answer needs an order of its own"
    assert ask(graph, QUESTIONS, name, {}) == ask(
        graph, QUESTIONS, name, {p.name: p.default for p in question.parameters}
    )


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("partner", {}, "nearest: partners"),
        ("qqqqqqqq", {}, "no query is called"),
        ("partners", {"bdy": "x"}, "has no parameter 'bdy'; it has: body, topic, place"),
        ("crises", {"body": "x"}, "it has: none"),
        ("partners", {"body": "OSEC"}, "nearest: Organization for Security"),
        ("partners", {"topic": "Kyrgyzstan"}, "no entity is called"),
        ("corroborated", {"least": "many"}, "takes a number"),
    ],
)
def test_wrong_use_is_explained(graph: Graph, name: str, values: dict[str, str], message: str):
    with pytest.raises(QueryError) as error:
        ask(graph, QUESTIONS, name, values)
    assert message in str(error.value)


HEAD = "# title: A\n# question: What?\n"


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"a.rq": "SELECT ?s { ?s ?p ?o }"}, "a.rq:1: the head has no line '# title: …'"),
        ({"a.rq": f"{HEAD}# param: body\nSELECT ?s {{ ?s ?p ?o }}"}, "a.rq:3: a parameter is"),
        ({"a.rq": b"\xff\xfe"}, "not UTF-8"),
    ],
)
def test_a_bad_file_is_named(tmp_path: Path, files: dict[str, str | bytes], message: str):
    for name, text in files.items():
        (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(SetupError) as error:
        load_questions(tmp_path)
    assert message in str(error.value)


def test_a_users_own_questions_come_beside_the_packaged_ones(tmp_path: Path, graph: Graph):
    (tmp_path / "mine.rq").write_text(
        f"{HEAD}# param: word - a word\nSELECT ?w {{ VALUES ?word {{ UNDEF }} BIND(?word AS ?w) }}",
        encoding="utf-8",
    )
    questions = load_questions(locate("ontology", "queries"), tmp_path, tmp_path / "missing")
    assert len(questions) == len(QUESTIONS) + 1
    rows = ask(graph, questions, "mine", {"word": "hello"}).rows
    assert rows[0][0] is not None
    assert rows[0][0].text == "hello"
    (tmp_path / "partners.rq").write_text(HEAD, encoding="utf-8")
    with pytest.raises(SetupError, match="already"):
        load_questions(locate("ontology", "queries"), tmp_path)
