"""`unosce-kg push`: the graph, or what has changed of it, to another engine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich import progress as rich
from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn

from unosce_kg.cli.display import make_console, plain
from unosce_kg.cli.examples import list_examples
from unosce_kg.cli.options import graph_argument
from unosce_kg.errors import SetupError
from unosce_kg.push import Credentials, Endpoint, Protocol, Summary, Target, push, survey
from unosce_kg.push.sending import BATCH, Progress
from unosce_kg.push.target import check_address
from unosce_kg.store import open_graph
from unosce_kg.store.place import find


@click.command(
    "push",
    epilog=list_examples(
        "unosce-kg push build --endpoint http://localhost:3030/un/update --graph https://example.org/unosce",
        "unosce-kg push build --endpoint http://localhost:3030/un/data --graph-store --replace",
        "unosce-kg push build/graph.ttl --endpoint https://example.org/sparql --dry-run",
    ),
)
@graph_argument
@click.option("--endpoint", metavar="URL", required=True, help="Where the engine takes changes.")
@click.option("--graph", "name", metavar="IRI", help="The named graph to fill; else the default graph.")
@click.option(
    "--update", "protocol", flag_value="update", default="update", help="Speak SPARQL Update (the default)."
)
@click.option("--graph-store", "protocol", flag_value="graph-store", help="Speak the Graph Store Protocol.")
@click.option("--replace", is_flag=True, help="Empty the graph there first, whoever filled it, and send all.")
@click.option(
    "--batch", type=click.IntRange(1), default=BATCH, show_default=True, help="Triples in a request."
)
@click.option("--timeout", type=click.FloatRange(0.1, 3600), default=60.0, show_default=True, metavar="SECONDS",
              help="Wait so long for an answer.")  # fmt: skip
@click.option("--retries", type=click.IntRange(0, 20), default=5, show_default=True,
              help="New tries after a broken connection, 429 or 5xx.")  # fmt: skip
@click.option("--record", metavar="FILE", type=click.Path(path_type=Path),
              help="What was pushed before; else FILE.pushed beside the graph.")  # fmt: skip
@click.option(
    "--verify", metavar="URL", help="Where the engine answers queries: count there what it holds then."
)
@click.option("--dry-run", is_flag=True, help="Say what would be sent, and send nothing.")
def command(
    *,
    graph_path: Path,
    endpoint: str,
    name: str | None,
    protocol: str,
    replace: bool,
    batch: int,
    timeout: float,
    retries: int,
    record: Path | None,
    verify: str | None,
    dry_run: bool,
) -> int:
    """Make a graph at another engine hold what GRAPH holds, by sending what has changed since the last push.

    Credentials come from the environment alone: UNOSCE_KG_PUSH_USER and UNOSCE_KG_PUSH_PASSWORD, or
    UNOSCE_KG_PUSH_TOKEN. A push that broke off is finished by the same command. Exits with 1 if --verify
    counts other than what GRAPH holds.
    """
    target = _read_target(endpoint, name, protocol, verify)
    record = record or locate_record(graph_path)
    credentials = Credentials.read(os.environ)
    graph = open_graph(graph_path)
    if dry_run:
        planned = survey(graph, target, record, replace=replace)
        click.echo(f"{target.shown}: {_describe(planned, 'would be ')}")
        return 0
    _warn(target, credentials)
    there = Endpoint(target, credentials, timeout=timeout, retries=retries)
    try:
        with _show_progress() as progress:
            summary = push(graph, there, record, replace=replace, batch=batch, progress=progress)
        click.echo(f"{target.shown}: {_describe(summary)}, in {summary.requests} requests")
        return _verify(there, verify, summary.triples) if verify else 0
    except KeyboardInterrupt:
        raise SetupError("interrupted; the same command goes on from there") from None
    finally:
        there.close()


def locate_record(path: Path) -> Path:
    """Where the record of what was pushed of a graph lies: beside the graph file, or beside the store."""
    store = find(path)
    place = (store.folder if store else path).resolve()
    return place.with_name(f"{place.name}.pushed")


def _read_target(endpoint: str, name: str | None, protocol: str, verify: str | None) -> Target:
    try:
        target = Target(endpoint, name, Protocol(protocol))
        if verify:
            check_address(verify)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    return target


def _warn(target: Target, credentials: Credentials) -> None:
    if credentials and not target.is_private:
        text = f"the credentials go to {target.shown} without encryption"
        make_console(stderr=True).print(plain(text, "yellow"))


def _describe(summary: Summary, would: str = "") -> str:
    emptied = f"; the graph there {would or 'was '}emptied first" if summary.emptied else ""
    return (
        f"{summary.added} of {summary.triples} triples {would}sent and {summary.removed} {would}taken out, "
        f"of {summary.subjects} subjects{emptied}"
    )


def _verify(endpoint: Endpoint, address: str, triples: int) -> int:
    found = endpoint.count(address)
    if found == triples:
        click.echo(f"the graph there holds these {triples} triples")
        return 0
    click.echo(f"the graph there holds {found} triples, not {triples}; --replace sends it anew", err=True)
    return 1


@contextmanager
def _show_progress() -> Iterator[Progress]:
    """A bar on a terminal, and nothing elsewhere."""
    console = make_console(stderr=True)
    columns = TextColumn("pushing"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn()
    bar = rich.Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
    task = bar.add_task("pushing", total=None)
    with bar:
        yield lambda done, total: bar.update(task, completed=done, total=total)
