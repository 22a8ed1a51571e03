"""A second engine: Oxigraph behind SPARQL Update, the Graph Store Protocol and queries, which can fail on purpose."""

from __future__ import annotations

import base64
import json
import re
import socket
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from subprocess import Popen
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox

NTRIPLES = ox.RdfFormat.N_TRIPLES


@dataclass
class Request:
    """What came: method, address, headers and body."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Killing:
    """The end of the process that asks, before or after what it asks for is done."""

    process: Popen[bytes]
    after: bool


# What a server does instead of its work, or after it: see `Engine.failures`.
Failure = int | str | Killing


@dataclass
class Engine:
    """The engine and its server.

    Attributes:
        failures: What goes wrong with the next requests, one each: a status to answer without doing anything,
            `cut` (the connection, before anything is done), `late cut` (after), `slow`, `ok`, or a killing.
        scheme: Which credentials are asked for: "", `basic`, `digest` or `bearer`.
    """

    store: ox.Store = field(default_factory=ox.Store)
    failures: deque[Failure] = field(default_factory=deque)
    requests: list[Request] = field(default_factory=list)
    scheme: str = ""
    port: int = 0

    def address(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def lines(self, graph: str | None = None) -> set[str]:
        """What a graph holds, as lines of N-Triples."""
        name = ox.NamedNode(graph) if graph else ox.DefaultGraph()
        return set(self.store.dump(format=NTRIPLES, from_graph=name).decode().split("\n")) - {""}


@contextmanager
def run() -> Iterator[Engine]:
    engine = Engine()

    class Handler(_Handler):
        pass

    Handler.engine = engine
    server = _Server(("127.0.0.1", 0), Handler)
    engine.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield engine
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Nothing: clients go away on purpose here."""


class _Handler(BaseHTTPRequestHandler):
    engine: Engine
    protocol_version = "HTTP/1.1"
    timeout = 5

    def log_message(self, *_: object) -> None:
        pass

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        self.engine.requests.append(Request(self.command, self.path, dict(self.headers), body))
        failure = self.engine.failures.popleft() if self.engine.failures else "ok"
        if failure == "slow":
            time.sleep(0.6)
        if failure == "cut":
            self.cut()
        elif isinstance(failure, Killing) and not failure.after:
            self.kill(failure.process)
        elif isinstance(failure, int):
            self.answer(failure, "<html><body>On purpose\r\n\x1b[31m</body></html>")
        elif self.admit():
            self.work(body, failure)

    do_PUT = do_GET = do_DELETE = do_POST

    def work(self, body: bytes, failure: Failure) -> None:
        place, query = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query, keep_blank_values=True)
        type_ = self.headers.get("Content-Type", "").partition(";")[0]
        store = self.engine.store
        if place == "/update" and type_ == "application/sparql-update":
            try:
                store.update(body.decode("utf-8"))
            except SyntaxError as error:
                self.answer(400, str(error))
                return
        elif place == "/data" and type_ == "application/n-triples" and (query.keys() & {"graph", "default"}):
            graph = ox.NamedNode(query["graph"][0]) if "graph" in query else ox.DefaultGraph()
            if self.command == "PUT":
                store.clear_graph(graph)
            store.extend(ox.Quad(*q.triple, graph) for q in ox.parse(body, NTRIPLES))
        elif place == "/query" and type_ == "application/sparql-query":
            answer = store.query(body.decode("utf-8")).serialize(format=ox.QueryResultsFormat.JSON)
            self.answer(200, answer.decode())
            return
        elif place == "/moved":
            self.answer(307, "", Location="/update")
            return
        else:
            self.answer(415 if place in ("/update", "/data") else 404, json.dumps({"error": "not here"}))
            return
        if isinstance(failure, Killing):
            self.kill(failure.process)
        elif failure == "late cut":
            self.cut()
        else:
            self.answer(204, "")

    def cut(self) -> None:
        self.connection.shutdown(socket.SHUT_RDWR)
        self.close_connection = True

    def kill(self, process: Popen[bytes]) -> None:
        process.kill()
        process.wait()
        self.close_connection = True

    def admit(self) -> bool:
        scheme, given = self.engine.scheme, self.headers.get("Authorization", "")
        wanted = {
            "": r".*",
            "basic": re.escape("Basic " + base64.b64encode("zoë:s€cret".encode()).decode()),
            "bearer": r"Bearer t0ken",
            "digest": r"Digest username=\"zoe\", realm=\"r\", nonce=\"n\".*",
        }[scheme]
        if re.fullmatch(wanted, given):
            return True
        challenge = {"digest": 'Digest realm="r", nonce="n", qop="auth"', "basic": 'Basic realm="r"'}
        self.answer(401, "who is it?", **{"WWW-Authenticate": challenge.get(scheme, "Bearer")})
        return False

    def answer(self, status: int, text: str, **headers: str) -> None:
        data = text.encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status in (429, 503):
            self.send_header("Retry-After", "0")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
