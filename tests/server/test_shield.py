"""Who is answered, and with which headers."""

from __future__ import annotations

import contextlib
import socket
from pathlib import Path

import httpx
import pytest

from .conftest import Served, Start


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("localhost", 200),
        ("localhost:7878", 200),
        ("LOCALHOST:1", 200),
        ("[::1]:7878", 200),
        ("evil.example", 421),
        ("evil.example:7878", 421),
        ("127.0.0.1.evil.example", 421),
        ("localhost@evil.example", 421),
        ("localhost:80:80", 421),
        ("", 421),
    ],
)
def test_only_own_names_are_answered(served: Served, host: str, status: int):
    assert served.client.get("/health", headers={"Host": host}).status_code == status


def test_two_host_names_are_none(served: Served):
    with socket.create_connection(
        served.address.removeprefix("http://").split(":"), timeout=30
    ) as connection:
        connection.sendall(b"GET /health HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n")
        assert connection.recv(100).split()[1] in (b"400", b"421")


def test_sizes_are_bounded(served: Served):
    assert served.client.get("/health", headers={"X": "x" * 40_000}).status_code == 431
    assert served.client.get("/sparql", params={"query": "a" * 40_000}).status_code == 431
    big = {"content": b"#" * 300_000, "headers": {"Content-Type": "application/sparql-query"}}
    assert served.client.post("/sparql", **big).status_code == 413
    with contextlib.suppress(httpx.ReadError, httpx.WriteError):  # the connection may be closed at once
        assert served.client.get("/health", headers={"X": "x" * 200_000}).status_code in (400, 431)
    assert served.client.get("/health").status_code == 200


@pytest.mark.parametrize(
    "path", ["/", "/health", "/sparql", "/id/org/osce.html", "/nothing", "/static/main.js", "/explore"]
)
def test_every_answer_is_guarded(served: Served, path: str):
    headers = served.client.get(path, headers={"Accept": "text/html"}).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers
    assert "server" not in headers


@pytest.fixture(scope="module")
def shared(start: Start, graph_file: Path) -> Served:
    return start(graph_file, "--origin", "https://friend.example", "--name", "graph.example")


@pytest.mark.parametrize(
    ("origin", "allowed"),
    [("https://friend.example", True), ("https://evil.example", False), ("null", False)],
)
def test_only_named_origins_may_read(shared: Served, origin: str, allowed: bool):
    for response in (
        shared.client.get("/sparql", params={"query": "ASK {}"}, headers={"Origin": origin}),
        shared.client.options("/sparql", headers={"Origin": origin, "Access-Control-Request-Method": "POST"}),
    ):
        assert (response.headers.get("access-control-allow-origin") == origin) is allowed


def test_a_named_host_is_answered(shared: Served):
    assert shared.client.get("/health", headers={"Host": "graph.example"}).status_code == 200


@pytest.mark.slow
def test_a_request_that_does_not_come_is_not_waited_for(served: Served):
    with socket.create_connection(
        served.address.removeprefix("http://").split(":"), timeout=60
    ) as connection:
        connection.sendall(b"GET /health HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
        assert connection.recv(100) == b""
