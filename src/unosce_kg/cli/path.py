"""`unosce-kg path`: how two entities are connected."""

from __future__ import annotations

from pathlib import Path

import click

from unosce_kg.cli.cards import quote, summarize
from unosce_kg.cli.display import make_console, plain, print_indented
from unosce_kg.cli.examples import list_examples
from unosce_kg.cli.options import graph_argument
from unosce_kg.graph import lookup, network
from unosce_kg.graph.cards import StatementCard
from unosce_kg.store import open_graph

_STATEMENTS = 3  # of each step


@click.command(
    "path",
    epilog=list_examples(
        "unosce-kg path build/graph.ttl UNODC Kazakhstan",
        'unosce-kg path build/graph.ttl "Ján Kubiš" OSCE --limit 1',
    ),
)
@graph_argument
@click.argument("start", metavar="A")
@click.argument("end", metavar="B")
@click.option(
    "--limit", type=click.IntRange(min=1), default=3, show_default=True, help="Paths to show at most."
)
def command(graph_path: Path, start: str, end: str, limit: int) -> int:
    """Show the shortest paths in GRAPH between the entities A and B, each step with a sentence that says it.

    Exits with 1 if nothing connects the two.
    """
    graph = open_graph(graph_path)
    ends = lookup.find(graph, start), lookup.find(graph, end)
    paths = network.find_paths(graph, network.project(graph), *ends, limit)
    console = make_console()
    if not paths:
        console.print(plain(f"nothing connects {ends[0]} and {ends[1]}"))
        return 1
    for number, steps in enumerate(paths, 1):
        console.print(plain(f"path {number}, {len(steps)} steps", "bold cyan"))
        for step in steps:
            _print_step(step.statements)
    return 0


def _print_step(statements: tuple[StatementCard, ...]) -> None:
    console = make_console()
    best = sorted(statements, key=lambda s: (-len(s.evidence), -s.confidence, s.id))
    for statement in best[:_STATEMENTS]:
        print_indented(console, summarize(statement), 2)
        for evidence in statement.evidence[:1]:
            print_indented(console, quote(evidence), 4)
        for record in () if statement.evidence else statement.records:
            print_indented(console, plain(f"reference data {record.identifier}", "dim"), 4)
    if len(best) > _STATEMENTS:
        print_indented(console, plain(f"and {len(best) - _STATEMENTS} more statements", "dim"), 2)
