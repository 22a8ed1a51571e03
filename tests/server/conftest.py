"""Servers as a user starts them: `unosce-kg serve`, in a process of its own, at a free port."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from graph import factories
from unosce_kg.exporters import write
from unosce_kg.graph import rdf

START = 60  # seconds


@dataclass
class Served:
    """A running server: its process, its address without a slash at the end, and a client for it."""

    process: subprocess.Popen[str]
    address: str
    client: httpx.Client

    def ask(
        self, query: str, accept: str = "application/sparql-results+json", **params: str
    ) -> httpx.Response:
        return self.client.get("/sparql", params={"query": query, **params}, headers={"Accept": accept})


Start = Callable[..., Served]


@pytest.fixture(scope="session")
def start() -> Iterator[Start]:
    """Starts servers, which end with the tests."""
    running: list[Served] = []

    def make(path: Path, *options: str) -> Served:
        program = [sys.executable, "-m", "unosce_kg", "serve", str(path), "--port", "0", *options]
        process = subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        line = process.stdout.readline()
        found = re.match(r"(http://\S+)/ serves", line)
        if not found:
            process.kill()
            pytest.fail(f"the server did not start: {line}{process.communicate(timeout=START)[0]}")
        served = Served(process, found[1], httpx.Client(base_url=found[1], timeout=60))
        running.append(served)
        return served

    yield make
    for served in running:
        served.client.close()
        served.process.terminate()
        served.process.communicate(timeout=START)


@pytest.fixture(scope="session")
def graph_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small graph that was made by hand, as a file."""
    path = tmp_path_factory.mktemp("served") / "graph.ttl"
    write(rdf.build(factories.corpus(), factories.knowledge(), factories.RUN), path)
    return path


@pytest.fixture(scope="session")
def served(start: Start, graph_file: Path) -> Served:
    """A server with the limits that it has by default."""
    return start(graph_file)


@pytest.fixture(scope="session")
def narrow(start: Start, graph_file: Path) -> Served:
    """A server with small limits."""
    options = (
        "--time-limit",
        "2",
        "--row-limit",
        "20",
        "--size-limit",
        "1",
        "--memory-limit",
        "128",
        "--parallel",
        "1",
    )
    return start(graph_file, *options)
