"""What a query may take, and that its end is the end of its work."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from .conftest import Served

PRODUCT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
GROWING = " ".join(f"BIND (CONCAT(?y{n}, ?y{n}, ?y{n}, ?y{n}) AS ?y{n + 1})" for n in range(14))


@pytest.mark.parametrize(
    ("query", "statuses", "said"),
    [
        (PRODUCT, {504}, "ended after 2 s"),
        ("SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?c ?f ?i", {500, 504}, "the query"),
        ("SELECT DISTINCT ?b ?e ?h { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", {200}, "bindings"),
        ("SELECT (COUNT(*) AS ?n) { ?a (!<a:a>|^!<a:a>)* ?b . ?b (!<a:a>|^!<a:a>)* ?c . ?d ?e ?f }", {504}, "2 s"),
        (f"SELECT (COUNT(*) AS ?n) {{ ?a ?b ?c . ?d ?e ?f FILTER regex(CONCAT(STR(?c), STR(?f)), '(({'.*' * 40})+)+$') }}",
         {200, 400, 500, 504}, ""),
        (f"SELECT ?y14 {{ BIND ('aaaaaaaaaa' AS ?y0) {GROWING} }}", {500}, "more than 128 MB of memory"),
        ("SELECT * {" + "{" * 3000 + "}" * 3000 + "}", {400}, "nested too deeply"),
        ("SELECT * { ?s " + "/".join(["<a:a>"] * 8000) + " ?o }", {200, 500, 504}, ""),
        (f"SELECT * {{ ?s {'^' * 20_000}<a:a> ?o }}", {200, 400, 500, 504}, ""),
        (f"SELECT ({'!' * 50_000}true AS ?x) {{}}", {200, 400, 500, 504}, ""),
    ],
)  # fmt: skip
def test_a_hostile_query_ends_and_the_next_is_answered(
    narrow: Served, query: str, statuses: set[int], said: str
):
    response = narrow.client.post("/sparql", data={"query": query})
    assert response.status_code in statuses, response.text
    assert said in response.text
    assert "Traceback" not in response.text
    assert narrow.ask("ASK {}").status_code == 200


def test_good_queries_are_answered_beside_hostile_ones(narrow: Served):
    def hostile(_: int) -> int:
        return httpx.post(f"{narrow.address}/sparql", data={"query": PRODUCT}, timeout=60).status_code

    with ThreadPoolExecutor(4) as pool:
        ending = [pool.submit(hostile, n) for n in range(4)]
        good = [narrow.ask("SELECT ?s { ?s a uno:Entity } LIMIT 1").status_code for _ in range(10)]
        assert good == [200] * 10
        assert {one.result() for one in ending} <= {504, 503}
    assert gauge(narrow, "running_quick") == gauge(narrow, "running_long") == 0


def test_the_work_ends_when_the_client_goes(served: Served):
    with pytest.raises(httpx.ReadTimeout):
        httpx.post(f"{served.address}/sparql", data={"query": PRODUCT}, timeout=0.5)
    ended = gauge(served, "ended_workers")
    until = time.monotonic() + 8  # less than the query's own limit
    while gauge(served, "running_quick") + gauge(served, "running_long"):
        assert time.monotonic() < until
        time.sleep(0.1)
    assert gauge(served, "ended_workers") >= ended


def gauge(served: Served, name: str) -> float:
    lines = served.client.get("/metrics").text.splitlines()
    return next(float(line.split()[1]) for line in lines if line.startswith(f"unosce_{name} "))


@pytest.mark.parametrize(
    ("query", "notice", "rows"),
    [
        ("SELECT * { ?s ?p ?o }", "only the first 20 rows: an answer has at most 20; there are more", 20),
        ("SELECT * { ?s ?p ?o } LIMIT 21", "only the first 20 rows: an answer has at most 20; there are more", 20),
        ("SELECT * { ?s ?p ?o } LIMIT 20", "", 20),
        ("SELECT * { ?s ?p ?o } LIMIT 0", "", 0),
    ],
)  # fmt: skip
def test_a_long_answer_says_what_is_left_out(narrow: Served, query: str, notice: str, rows: int):
    response = narrow.ask(query)
    assert response.status_code == 200
    assert response.headers.get("unosce-notice", "") == notice
    assert len(response.json()["results"]["bindings"]) == rows


def test_a_large_answer_says_what_is_left_out(narrow: Served):
    text = "a" * 15
    grown = f"REPLACE('{text * 20}', 'a', '{text * 100}')"  # 450,000 characters
    response = narrow.ask(f"SELECT ?x {{ VALUES ?n {{ 1 2 3 4 }} BIND ({grown} AS ?x) }}")
    assert len(response.json()["results"]["bindings"]) == 2
    assert (
        response.headers["unosce-notice"]
        == "only the first 2 rows: an answer has at most 1000000 bytes; there are more"
    )


def test_a_long_graph_says_what_is_left_out(narrow: Served):
    response = narrow.ask("CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples")
    assert response.headers["unosce-notice"].startswith("only the first 20 triples")
    first, *lines = response.text.splitlines()
    assert first == f"# {response.headers['unosce-notice']}"
    assert len(lines) == 20


@pytest.mark.parametrize("files", [True, False])
def test_a_sealed_process_reaches_nothing(tmp_path: Path, files: bool):
    """Not even with a query that no check has seen."""
    program = f"""
        import ctypes, os, socket, pyoxigraph
        from unosce_kg.server.worker import seal
        listener = socket.create_server(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        store = pyoxigraph.Store()
        talk, connection = socket.socketpair()
        pid = os.fork()
        if pid == 0:
            connection = seal(connection, files={files})
            try:
                list(store.query("SELECT * {{ SERVICE <http://127.0.0.1:%d/> {{ ?s ?p ?o }} }}" % port))
                connection.sendall(b"reached")
            except OSError:
                connection.sendall(b"refused")
            os._exit(0)
        connection.close()
        alone = ctypes.CDLL(None).unshare(0x50000000) == 0 if hasattr(os, "sched_getaffinity") else False
        listener.settimeout(1)
        try:
            listener.accept()[0].close()
            print("connected", alone)
        except TimeoutError:
            print(talk.recv(100).decode(), alone)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    found, alone = done.stdout.split()
    if files and alone != "True":
        pytest.skip("this system lets no process leave the network")
    assert found == "refused"
