"""`unosce-kg export`: a graph in another format."""

from __future__ import annotations

from pathlib import Path

import click

from unosce_kg import exporters
from unosce_kg.cli.examples import list_examples
from unosce_kg.cli.options import confidence_option, graph_argument
from unosce_kg.graph.confidence import keep_sure
from unosce_kg.store import open_graph


@click.command(
    "export",
    epilog=list_examples(
        "unosce-kg export build/graph.ttl -o graph.jsonld",
        "unosce-kg export build/graph.ttl -o network.graphml",
        "unosce-kg export build/graph.ttl -o graph.data --format ntriples",
        "unosce-kg export build/store -o sure.ttl --min-confidence 0.9",
    ),
)
@graph_argument
@click.option(
    "-o", "--output", metavar="FILE", required=True, type=click.Path(path_type=Path), help="Where to."
)
@click.option(
    "--format", "format_", type=click.Choice(sorted(exporters.formats())), help="Else by the suffix."
)
@confidence_option
def command(graph_path: Path, output: Path, format_: str | None, least: float) -> None:
    """Write GRAPH to FILE in another format, chosen by its suffix or by --format."""
    graph = keep_sure(open_graph(graph_path), least)
    exporters.write(graph, output, format_)
    click.echo(f"{output}: {len(graph)} triples", err=True)
