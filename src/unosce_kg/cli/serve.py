"""`unosce-kg serve`: the graph for SPARQL clients and for people with a browser."""

from __future__ import annotations

import importlib
import importlib.util
import logging
import os
import re
from pathlib import Path

import click

from unosce_kg.cli.examples import list_examples
from unosce_kg.cli.options import graph_argument, knowledge_option
from unosce_kg.errors import SetupError
from unosce_kg.server.limits import Limits
from unosce_kg.server.settings import Settings

_ORIGIN = re.compile(r"https?://[\w.-]+(?::\d+)?|https?://\[[0-9a-fA-F:]+\](?::\d+)?")


@click.command(
    "serve",
    epilog=list_examples(
        "unosce-kg serve build/graph.ttl",
        "unosce-kg serve build/graph.ttl --port 8080 --time-limit 30",
        "unosce-kg serve build/graph.ttl --host 0.0.0.0 --name graph.example.org",
        "curl -H 'Accept: text/csv' http://127.0.0.1:7878/sparql --data-urlencode query@mine.rq",
    ),
)
@graph_argument
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=7878, show_default=True, help="0 takes a free one."
)
@click.option(
    "--name", "names", metavar="HOST", multiple=True,
    help="Answer to this Host name too, besides those of this machine alone; may be repeated.",
)  # fmt: skip
@click.option(
    "--origin", "origins", metavar="ORIGIN", multiple=True,
    help="Let pages of this web origin (https://example.org) read answers; may be repeated.",
)  # fmt: skip
@click.option("--time-limit", type=click.FloatRange(0.1, 3600), default=10.0, show_default=True, metavar="SECONDS",
              help="End a query that runs longer.")  # fmt: skip
@click.option("--row-limit", type=click.IntRange(1), default=10_000, show_default=True, metavar="ROWS",
              help="Cut off longer answers, and say so.")  # fmt: skip
@click.option("--size-limit", type=click.IntRange(1), default=8, show_default=True, metavar="MB",
              help="Cut off larger answers, and say so.")  # fmt: skip
@click.option("--memory-limit", type=click.IntRange(64), default=512, show_default=True, metavar="MB",
              help="End a query that takes more beyond the graph itself.")  # fmt: skip
@click.option("--parallel", type=click.IntRange(1, 256), default=2, show_default=True, metavar="N",
              help="Run so many queries at once, and as many long ones beside them.")  # fmt: skip
@knowledge_option
def command(
    *,
    graph_path: Path,
    host: str,
    port: int,
    names: tuple[str, ...],
    origins: tuple[str, ...],
    time_limit: float,
    row_limit: int,
    size_limit: int,
    memory_limit: int,
    parallel: int,
    folders: tuple[Path, ...],
) -> None:
    """Serve GRAPH: a SPARQL endpoint, a page to ask it, the explorer, a page for each entity. Read only.

    A newer state of GRAPH is taken up without a restart.
    """
    if not hasattr(os, "fork"):
        raise SetupError("'serve' needs a system whose processes can copy themselves: Linux, macOS, or WSL")
    for origin in origins:
        if not _ORIGIN.fullmatch(origin):
            raise click.UsageError(f"--origin: {origin!r} is not such as https://example.org")
    for package in ("starlette", "uvicorn"):
        if importlib.util.find_spec(package) is None:
            raise SetupError(f"'serve' needs {package}: pip install 'unosce-kg[server]'")
    running = importlib.import_module("unosce_kg.server.running")
    limits = Limits(
        seconds=time_limit,
        rows=row_limit,
        size=size_limit * 1_000_000,
        memory=memory_limit * 1_000_000,
        quick=parallel,
        long=parallel,
    )
    logging.basicConfig(format="unosce-kg: %(message)s", level=logging.INFO)
    running.serve(Settings(graph_path, host, port, names, origins, limits, folders), _announce)


def _announce(address: str, triples: int) -> None:
    click.echo(f"{address} serves {triples} triples; SPARQL at {address}sparql; stop with Ctrl-C")
