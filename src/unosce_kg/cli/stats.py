"""`unosce-kg stats`: what a graph holds, who is central in it, and its course over the years."""

from __future__ import annotations

from pathlib import Path

import click

from unosce_kg.cli.display import make_console, plain, print_table
from unosce_kg.cli.examples import list_examples
from unosce_kg.cli.options import confidence_option, graph_argument
from unosce_kg.graph import network
from unosce_kg.graph import stats as statistics
from unosce_kg.graph.confidence import keep_sure
from unosce_kg.store import open_graph


@click.command(
    "stats",
    epilog=list_examples(
        "unosce-kg stats build/graph.ttl",
        "unosce-kg stats build/graph.ttl --top 50",
    ),
)
@graph_argument
@click.option("--top", type=click.IntRange(min=1), default=15, show_default=True, help="Entities to rank.")
@confidence_option
def command(graph_path: Path, top: int, least: float) -> None:
    """Count what GRAPH holds, rank its entities, and show its timeline.

    Neighbours are entities that a statement joins; betweenness is the share of shortest paths that pass an
    entity; PageRank the share of attention.
    """
    graph = keep_sure(open_graph(graph_path), least)
    counts = statistics.count(graph)
    console = make_console()
    console.print(
        plain(
            f"{counts.triples} triples, {counts.documents} documents, {counts.mentions} mentions, "
            f"{counts.evidence} pieces of evidence, {counts.records} reference records"
        )
    )
    for title, rows in (
        ("entities", counts.entities),
        ("statements", counts.statements),
        ("modality", counts.modalities),
        ("documents that say it", counts.supported),
    ):
        console.print()
        print_table(console, (title, "number"), [(str(name), number) for name, number in rows])
    console.print()
    ranked = network.rank(network.project(graph), top)
    columns = ("most connected", "type", "neighbours", "statements", "betweenness", "PageRank")
    central = [(s.label, s.type, s.neighbours, s.statements, s.betweenness, s.pagerank) for s in ranked]
    print_table(console, columns, central)
    console.print()
    years = [(str(y.year), y.documents, y.statements, y.sentences) for y in statistics.follow_years(graph)]
    print_table(console, ("year", "documents", "statements", "sentences"), years)
