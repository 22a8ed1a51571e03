"""`unosce-kg push` as a user meets it: what it says, what it never says, and what an interruption leaves."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import Graph

from push.server import Engine, Killing
from push.test_push import GRAPH, lines, make
from unosce_kg.__main__ import run
from unosce_kg.cli.push import locate_record
from unosce_kg.exporters import ntriples
from unosce_kg.push import Endpoint

SECRETS = ("s€cret", "t0ken", "hush")
USER = {"UNOSCE_KG_PUSH_USER": "zoë", "UNOSCE_KG_PUSH_PASSWORD": "s€cret"}
TOKEN = {"UNOSCE_KG_PUSH_TOKEN": "t0ken"}


@pytest.fixture
def path(graph: Graph, tmp_path: Path) -> Path:
    ntriples.write(graph, tmp_path / "graph.nt")
    return tmp_path / "graph.nt"


def call(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    *arguments: object,
    environment: dict[str, str] | None = None,
) -> tuple[int, str, str]:
    for name in (*USER, *TOKEN):
        monkeypatch.delenv(name, raising=False)
    for name, value in (environment or {}).items():
        monkeypatch.setenv(name, value)
    code = run(["push", *map(str, arguments), "--retries", "1", "--timeout", "0.3"])
    out, err = capsys.readouterr()
    assert not [secret for secret in SECRETS if secret in out + err]
    return code, out, err


@pytest.fixture
def push(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    def go(*arguments: object, **more: dict[str, str]) -> tuple[int, str, str]:
        return call(capsys, monkeypatch, *arguments, **more)

    return go


def test_first_all_then_nothing(engine: Engine, path: Path, graph: Graph, push) -> None:
    to = (path, "--endpoint", engine.address("/update"), "--graph", GRAPH)
    code, out, err = push(*to, "--dry-run")
    assert (code, err, engine.requests) == (0, "", [])
    assert f"{len(graph)} of {len(graph)} triples would be sent and 0 would be taken out" in out
    code, out, err = push(*to, "--verify", engine.address("/query"))
    assert (code, err) == (0, "") and engine.lines(GRAPH) == lines(graph)
    assert f"{len(graph)} of {len(graph)} triples sent and 0 taken out, of " in out
    assert out.endswith(f"the graph there holds these {len(graph)} triples\n")
    assert path.with_name("graph.nt.pushed").exists()
    code, out, err = push(*to)
    assert (code, err) == (0, "") and f" 0 of {len(graph)} triples sent" in out and "in 0 requests" in out


def test_what_others_changed_is_told(engine: Engine, path: Path, graph: Graph, push) -> None:
    to = (path, "--endpoint", engine.address("/data"), "--graph-store", "--verify", engine.address("/query"))
    assert push(*to)[0] == 0
    engine.store.update("DELETE WHERE { ?s <https://w3id.org/unosce-kg/ontology#confidence> ?o }")
    code, _, err = push(*to)
    assert code == 1 and f"triples, not {len(graph)}; --replace sends it anew" in err
    code, out, _ = push(*to, "--replace")
    assert code == 0 and "the graph there was emptied first" in out
    assert engine.lines() == lines(graph)


@pytest.mark.parametrize(
    ("scheme", "environment"),
    [("basic", USER), ("bearer", TOKEN), ("digest", {**USER, "UNOSCE_KG_PUSH_USER": "zoe"})],
)
def test_credentials_come_from_the_environment(
    engine: Engine, path: Path, graph: Graph, push, scheme: str, environment: dict[str, str]
) -> None:
    engine.scheme = scheme
    to = (path, "--endpoint", engine.address("/update"))
    code, _, err = push(*to)
    assert (code, engine.lines()) == (3, set())
    assert "asks for credentials: set UNOSCE_KG_PUSH_USER and UNOSCE_KG_PUSH_PASSWORD, or" in err
    assert push(*to, environment=environment)[0] == 0
    assert engine.lines() == lines(graph)
    wrong = dict.fromkeys(environment, "wrong")
    code, _, err = push(*to, "--replace", environment=wrong)
    assert code == 3 and "refuses the credentials of the environment" in err


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        ({"UNOSCE_KG_PUSH_USER": "zoe"}, "are set together"),
        ({**USER, **TOKEN}, "either UNOSCE_KG_PUSH_USER"),
        ({"UNOSCE_KG_PUSH_TOKEN": "t0ken\r\nX: y"}, "UNOSCE_KG_PUSH_TOKEN holds blanks"),
        ({"UNOSCE_KG_PUSH_USER": "a:b", "UNOSCE_KG_PUSH_PASSWORD": "hush"}, "holds a colon"),
    ],
)
def test_credentials_that_cannot_be(engine: Engine, path: Path, push, environment, message: str) -> None:
    code, _, err = push(path, "--endpoint", engine.address("/update"), environment=environment)
    assert code == 3 and message in err and err.count("\n") == 1 and not engine.requests


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("ftp://example.org/x", "only http and https are spoken, not 'ftp'"),
        ("file:///etc/passwd", "not a web address"),
        ("localhost:3030/x", "not a web address"),
        ("http://", "not a web address"),
        ("http://a b/", "not a web address"),
        ("http://x:99999/", "not a web address"),
        ("https://zoe:hush@example.org/", "put them into the environment instead"),
        ("https://example.org/#x", "no part behind '#'"),
    ],
)
@pytest.mark.parametrize("option", ["--endpoint", "--verify"])
def test_addresses_that_cannot_be(path: Path, push, option: str, address: str, message: str) -> None:
    to = {"--endpoint": "http://localhost:1/", option: address}
    code, _, err = push(path, *(word for pair in to.items() for word in pair))
    assert code == 2 and message in err


@pytest.mark.parametrize("name", ["x", "urn:a b", "urn:a> } ; DROP ALL #", "<urn:a>", ""])
def test_graphs_that_cannot_be(path: Path, push, name: str) -> None:
    code, _, err = push(path, "--endpoint", "http://localhost:1/", "--graph", name)
    assert code == 2 and "not the address of a graph" in err


@pytest.mark.parametrize(
    ("to", "failures", "message"),
    [
        ("/update?access-token=hush", [500, 500], "/update: HTTP 500: On purpose"),
        ("/update", [429, 429], "HTTP 429"),
        ("/update?access-token=hush", ["cut", "cut"], "the connection broke off"),
        ("/update?access-token=hush", ["slow", "slow"], "no answer within 0.3 seconds"),
        ("/update", [400], "HTTP 400: On purpose"),
        ("/update", [403], "forbids it: On purpose"),
        ("/update", [413], "finds a batch too large; try a smaller --batch"),
        ("/data", [], "does not take this (HTTP 415); is it an address for --graph-store?"),
        ("/moved", [], "answers from elsewhere (HTTP 307)"),
        ("/nowhere", [], "HTTP 404"),
    ],
)
def test_failures_are_one_clear_line(
    engine: Engine, path: Path, push, to: str, failures, message: str
) -> None:
    engine.failures.extend(failures)
    code, out, err = push(path, "--endpoint", engine.address(to))
    assert (code, out) == (3, "") and err.count("\n") == 1
    assert message in err and err.startswith(f"unosce-kg: {engine.address(to).partition('?')[0]}: ")
    assert "\x1b" not in err and "<" not in err


def test_stopped_by_the_user(engine: Engine, path: Path, push, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    to = (path, "--endpoint", engine.address("/update"))
    with monkeypatch.context() as patch:
        patch.setattr(Endpoint, "change", stop)
        code, _, err = push(*to)
    assert (code, err) == (3, "unosce-kg: interrupted; the same command goes on from there\n")
    assert push(*to)[0] == 0


def test_nobody_there(path: Path, push) -> None:
    code, _, err = push(path, "--endpoint", "http://127.0.0.1:9/?access-token=hush")
    assert code == 3 and err == "unosce-kg: http://127.0.0.1:9/: cannot be reached: Connection refused\n"


def test_a_query_that_gives_no_number(engine: Engine, path: Path, push) -> None:
    code, _, err = push(path, "--endpoint", engine.address("/update"), "--verify", engine.address("/nowhere"))
    assert code == 3 and "/nowhere: HTTP 404" in err


def test_credentials_in_clear_are_warned_of(path: Path, push) -> None:
    to = ("--endpoint", "http://unosce.invalid/", "--batch", 10)
    code, _, err = push(path, *to, environment=TOKEN)
    assert code == 3 and "the credentials go to http://unosce.invalid/ without encryption" in err


def test_the_record_of_a_store_lies_beside_it(tmp_path: Path) -> None:
    (tmp_path / "build" / "store").mkdir(parents=True)
    assert locate_record(tmp_path / "build" / "graph.ttl") == tmp_path / "build" / "graph.ttl.pushed"
    (tmp_path / "build" / "store" / "CURRENT").write_text("unosce-kg store 1\ngeneration 1\n")
    for given in (tmp_path / "build", tmp_path / "build" / "store"):
        assert locate_record(given) == tmp_path / "build" / "store.pushed"


def test_options_and_variables_on_the_page_are_there(push) -> None:
    page = (Path(__file__).parents[2] / "docs" / "engines.md").read_text(encoding="utf-8")
    part = page[page.index("## push") : page.index("## Neo4j")]
    _, text, _ = push("--help")
    options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", part)) - {"--loc", "--persist-updates"}
    assert len(options) > 8 and {option for option in options if option not in text} == set()
    assert set(re.findall(r"UNOSCE_KG_\w+", part)) == {*USER, *TOKEN}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("replace", "number", "after"),
    [((), 0, False), ((), 3, True), (("--replace",), 0, True), (("--replace",), 4, False)],
)
def test_a_push_that_was_killed_is_finished_by_the_next(
    engine: Engine, path: Path, graph: Graph, push, replace: tuple[str, ...], number: int, after: bool
) -> None:
    to = ("--endpoint", engine.address("/update"), "--graph", GRAPH, "--batch", "60", *replace)
    program = [sys.executable, "-m", "unosce_kg", "push", str(path), *to]
    process = subprocess.Popen(program, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    engine.failures.extend([*["ok"] * number, Killing(process, after)])
    assert process.wait(timeout=120) == -signal.SIGKILL
    ntriples.write(make("a p 1"), path)
    assert push(path, *to)[0] == 0
    assert engine.lines(GRAPH) == lines(make("a p 1"))
