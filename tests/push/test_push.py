"""The graph at another engine becomes that which is pushed, whatever goes wrong on the way."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.plugins.sparql.parser import expandUnicodeEscapes

from push.server import Engine
from unosce_kg.errors import SetupError
from unosce_kg.exporters import ntriples
from unosce_kg.graph import store
from unosce_kg.graph.sorting import read_sorted
from unosce_kg.push import Endpoint, Protocol, Summary, Target, push, survey
from unosce_kg.push.endpoint import write_update

GRAPH = "https://example.org/unosce"
OLD = '<urn:x> <urn:p> "1"'
PLACES = {Protocol.UPDATE: "/update", Protocol.GRAPH_STORE: "/data"}
BOTH = pytest.mark.parametrize("protocol", list(Protocol))
NAMES = pytest.mark.parametrize("name", [None, GRAPH])


def lines(graph: Graph) -> set[str]:
    return set("".join(ntriples.render(read_sorted(graph))).split("\n")) - {""}


def make(*triples: str) -> Graph:
    """A graph of triples written as `s p o`, o a text."""
    graph = store.create()
    parts = (triple.split(" ", 2) for triple in triples)
    store.add_lines(graph, (f'<urn:{s}> <urn:{p}> "{o}" .\n' for s, p, o in parts))
    return graph


class Pusher:
    """Pushes to one target with one record."""

    def __init__(self, engine: Engine, record: Path, protocol: Protocol, name: str | None = GRAPH) -> None:
        self.target = Target(engine.address(PLACES[protocol]), name, protocol)
        self.record = record

    def __call__(self, graph: Graph, *, replace: bool = False, batch: int = 50, retries: int = 2) -> Summary:
        endpoint = Endpoint(self.target, timeout=0.3, retries=retries, pause=0)
        try:
            return push(graph, endpoint, self.record, replace=replace, batch=batch)
        finally:
            endpoint.close()

    def survey(self, graph: Graph, *, replace: bool = False) -> Summary:
        return survey(graph, self.target, self.record, replace=replace)


@BOTH
@NAMES
def test_all_arrives_and_is_not_sent_twice(
    engine: Engine, graph: Graph, tmp_path: Path, protocol: Protocol, name: str | None
):
    pusher = Pusher(engine, tmp_path / "record", protocol, name)
    planned = pusher.survey(graph)
    assert not pusher.record.exists() and not engine.requests
    done = pusher(graph)
    assert engine.lines(name) == lines(graph)
    assert (done.added, done.removed, done.triples) == (len(graph), 0, len(graph))
    assert (planned.added, planned.subjects) == (done.added, done.subjects)
    assert done.requests == len(engine.requests) > len(graph) / 50 - 1
    again = pusher(graph)
    assert (again.added, again.removed, again.subjects, again.requests) == (0, 0, 0, 0)


def test_only_the_difference_is_sent(engine: Engine, tmp_path: Path):
    pusher = Pusher(engine, tmp_path / "record", Protocol.UPDATE)
    pusher(make("a p 1", "a p 2", "b p 1", "c p 1"))
    later = make("a p 1", "a p 3", "c p 1", "d p 1")
    assert pusher.survey(later).removed == 2
    done = pusher(later)
    assert (done.added, done.removed, done.subjects) == (2, 2, 3)
    assert engine.lines(GRAPH) == lines(later)
    body = engine.requests[-1].body.decode()
    assert '"2"' in body and '"3"' in body and '<urn:p> "1" .' in body and "<urn:c>" not in body


def test_what_others_put_in_stays_and_other_graphs_too(engine: Engine, tmp_path: Path):
    theirs = f'INSERT DATA {{ GRAPH <{GRAPH}> {{ <urn:a> <urn:p> "theirs" }} <urn:a> <urn:p> "default" }}'
    engine.store.update(theirs)
    pusher = Pusher(engine, tmp_path / "record", Protocol.UPDATE)
    pusher(make("a p 1"))
    pusher(make("b p 1"))
    assert engine.lines(GRAPH) == {'<urn:a> <urn:p> "theirs" .', '<urn:b> <urn:p> "1" .'}
    assert engine.lines() == {'<urn:a> <urn:p> "default" .'}


@BOTH
@NAMES
def test_replacing_empties_first(engine: Engine, tmp_path: Path, protocol: Protocol, name: str | None):
    other = {None: GRAPH, GRAPH: None}[name]
    engine.store.update(f"INSERT DATA {{ GRAPH <{GRAPH}> {{ {OLD} }} {OLD} }}")
    pusher = Pusher(engine, tmp_path / "record", protocol, name)
    wanted = make(*(f"s{n} p 1" for n in range(120)))
    assert pusher.survey(wanted, replace=True).emptied
    done = pusher(wanted, replace=True)
    assert done.emptied and engine.lines(name) == lines(wanted)
    assert engine.lines(other) == {'<urn:x> <urn:p> "1" .'}
    assert pusher(make(), replace=True).emptied and engine.lines(name) == set()


def test_the_graph_store_protocol_only_adds(engine: Engine, tmp_path: Path):
    pusher = Pusher(engine, tmp_path / "record", Protocol.GRAPH_STORE)
    pusher(make("a p 1", "b p 1"))
    grown = make("a p 1", "a p 2", "b p 1", "c p 1")
    assert pusher(grown).added == 2 and engine.lines(GRAPH) == lines(grown)
    with pytest.raises(
        SetupError, match=r"triples of 2 subjects are to be taken out.*--update, or --replace"
    ):
        pusher(make("a p 1", "c p 1"))
    assert engine.lines(GRAPH) == lines(grown)
    pusher(make("a p 1"), replace=True)
    assert engine.lines(GRAPH) == lines(make("a p 1"))


@BOTH
@pytest.mark.parametrize(
    "failures",
    [[500, 503, "ok", 429], ["cut", "late cut", "ok", "cut"], ["slow", "ok", 502], ["late cut", 504, "slow"]],
    ids=str,
)
def test_what_passes_is_waited_for(
    engine: Engine, graph: Graph, tmp_path: Path, protocol: Protocol, failures: list[int | str]
):
    engine.failures.extend(failures)
    Pusher(engine, tmp_path / "record", protocol)(graph, retries=3)
    assert engine.lines(GRAPH) == lines(graph)
    assert not engine.failures


@BOTH
@pytest.mark.parametrize("replace", [False, True])
@pytest.mark.parametrize("number", [0, 1, 4, 6])
@pytest.mark.parametrize("failure", ["cut", "late cut"])
def test_an_interrupted_push_is_finished_by_the_next(
    engine: Engine, tmp_path: Path, protocol: Protocol, replace: bool, number: int, failure: int | str
):
    """Whether or not the endpoint has done what it was last told, and although the graph changes meanwhile."""
    if replace:
        engine.store.update(f"INSERT DATA {{ GRAPH <{GRAPH}> {{ {OLD} }} }}")
    first, later = (make(*(f"s{n} p {n // 10}" for n in numbers)) for numbers in (range(50), range(5, 60)))
    pusher = Pusher(engine, tmp_path / "record", protocol)
    engine.failures.extend([*["ok"] * number, failure])
    if number < 6:
        with pytest.raises(SetupError) as error:
            pusher(first, replace=replace, batch=10, retries=0)
        assert ("goes on from there" in str(error.value)) == (number > 0)
    else:
        pusher(first, replace=replace, batch=10, retries=0)
    engine.failures.clear()
    if protocol is Protocol.UPDATE:
        pusher(later, batch=7) if not replace else pusher(later, batch=7, replace=True)
        assert engine.lines(GRAPH) == lines(later)
    else:
        pusher(first, batch=7, replace=replace)
        assert engine.lines(GRAPH) == lines(first)
        pusher(later, batch=7, replace=True)
        assert engine.lines(GRAPH) == lines(later)


def test_a_replacement_goes_on_where_it_was(engine: Engine, tmp_path: Path):
    pusher = Pusher(engine, tmp_path / "record", Protocol.UPDATE)
    graph = make(*(f"s{n} p 1" for n in range(100)))
    engine.failures.extend(["ok"] * 6 + [400])
    with pytest.raises(SetupError, match="60 triples were sent before"):
        pusher(graph, replace=True, batch=10)
    done = pusher(graph, replace=True, batch=10)
    assert (done.added, done.emptied) == (40, False)
    assert engine.lines(GRAPH) == lines(graph)


@pytest.mark.parametrize("seed", range(12))
def test_any_course_of_changes_and_failures_ends_well(engine: Engine, tmp_path: Path, seed: int):
    chance = random.Random(seed)
    pusher = Pusher(engine, tmp_path / "record", Protocol.UPDATE)
    every = [f"s{s} p {o}" for s in range(8) for o in range(5)]
    for _ in range(8):
        graph = make(*chance.sample(every, chance.randrange(len(every))))
        engine.failures.extend(chance.choices(["ok", 400, "cut", "late cut"], k=chance.randrange(6)))
        for _ in range(7):
            try:
                pusher(graph, batch=chance.choice([1, 4, 100]), retries=0, replace=chance.random() < 0.2)
            except SetupError:
                continue
            break
        assert engine.lines(GRAPH) == lines(graph)
        engine.failures.clear()


def test_a_subject_of_many_triples_fills_several_requests(engine: Engine, tmp_path: Path):
    pusher = Pusher(engine, tmp_path / "record", Protocol.UPDATE)
    graph = make("a p 0", *(f"b p {n}" for n in range(95)))
    assert pusher(graph, batch=10).requests == 11
    assert engine.lines(GRAPH) == lines(graph)
    pusher(make("b p 1"), batch=10)
    assert engine.lines(GRAPH) == lines(make("b p 1"))


HOSTILE = [
    r'"\\u0022 } } ; CLEAR ALL ; INSERT DATA { <urn:x> <urn:x> \"" ',
    r'"\\\\u0022 \\\\\\u0022 \\U00000022 \\\\U0000005C"',
    r'"\" } ; DROP ALL #"',
    r'"\u0000 \u0007 \u007F \\n \n \r \t"',
    r'"<!-- \" \\" ',
    r'"\\\u0001u0022"',
]


@pytest.mark.parametrize("literal", HOSTILE)
@BOTH
def test_a_hostile_text_is_text(engine: Engine, tmp_path: Path, literal: str, protocol: Protocol):
    graph = store.create()
    store.add_lines(graph, iter([f"<urn:a> <urn:p> {literal} .\n"]))
    Pusher(engine, tmp_path / "record", protocol)(graph)
    assert engine.lines(GRAPH) == lines(graph)


@pytest.mark.parametrize("literal", HOSTILE)
def test_a_hostile_text_is_text_where_escapes_are_read_first(literal: str):
    """Some engines expand code point escapes in the whole text before they parse it, whatever stands before."""
    graph, read = store.create(), store.create()
    store.add_lines(graph, iter([f"<urn:a> <urn:p> {literal} .\n"]))
    update = write_update(Target("http://x/"), (), [line.rstrip() for line in lines(graph)])
    read.store._inner.update(expandUnicodeEscapes(update))  # type: ignore[attr-defined]
    assert lines(read) == lines(graph)


@pytest.mark.parametrize("line", ["_:a <urn:p> <urn:o> .", "<urn:s> <urn:p> _:b ."])
def test_blank_nodes_are_refused(engine: Engine, tmp_path: Path, line: str):
    graph = store.create()
    graph.parse(data=line, format="ox-nt")
    with pytest.raises(SetupError, match="blank nodes"):
        Pusher(engine, tmp_path / "record", Protocol.UPDATE)(graph)
    assert not engine.requests


def test_two_targets_share_a_record(engine: Engine, tmp_path: Path):
    one = Pusher(engine, tmp_path / "record", Protocol.UPDATE, GRAPH)
    two = Pusher(engine, tmp_path / "record", Protocol.UPDATE, None)
    one(make("a p 1"))
    two(make("b p 1"))
    one(make("c p 1"))
    assert (engine.lines(GRAPH), engine.lines()) == (lines(make("c p 1")), lines(make("b p 1")))


def test_progress_is_told(engine: Engine, graph: Graph, tmp_path: Path):
    target, told = Target(engine.address("/update")), []
    endpoint = Endpoint(target)
    push(graph, endpoint, tmp_path / "r", progress=lambda done, total: told.append((done, total)))
    endpoint.close()
    assert told[-1] == (len(graph), len(graph)) and told == sorted(told)


@pytest.mark.parametrize("content", [b"not a database, but some words that are long enough", None])
def test_a_record_that_is_none(engine: Engine, tmp_path: Path, content: bytes | None):
    record = tmp_path / "record"
    record.write_bytes(content) if content else record.mkdir()
    with pytest.raises(SetupError, match="record: the record of what was pushed cannot be used"):
        Pusher(engine, record, Protocol.UPDATE)(make("a p 1"))
