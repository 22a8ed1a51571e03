"""`unosce-kg explain`: why the graph says what it says."""

from __future__ import annotations

from pathlib import Path

import click

from unosce_kg.cli.cards import quote, summarize
from unosce_kg.cli.display import make_console, plain, print_indented
from unosce_kg.cli.examples import list_examples
from unosce_kg.cli.options import graph_argument
from unosce_kg.graph import cards
from unosce_kg.store import open_graph


@click.command(
    "explain",
    epilog=list_examples(
        "unosce-kg explain build/graph.ttl statement/3f9c2a",
    ),
)
@graph_argument
@click.argument("statement", metavar="STATEMENT")
def command(graph_path: Path, statement: str) -> None:
    """Show on what a STATEMENT of GRAPH rests: which pattern, which words, which confidence.

    STATEMENT is its id, or the first letters of it, as 'show' prints it.
    """
    card = cards.explain(open_graph(graph_path), statement)
    console = make_console()
    print_indented(console, summarize(card), 0)
    console.print(plain(f"{card.id}, {card.modality.lower()}, confidence {card.confidence:.2f}", "dim"))
    for evidence in card.evidence:
        console.print()
        print_indented(console, quote(evidence), 0)
        for name, words in (
            ("pattern", evidence.pattern),
            ("subject", evidence.subject_words),
            ("relation", evidence.trigger),
            ("object", evidence.object_words),
            ("confidence", f"{evidence.confidence:.2f}"),
            ("characters", f"{evidence.start} to {evidence.end}"),
        ):
            print_indented(console, plain(words or "-"), 2, lead=f"{name:<11}")
    for record in card.records:
        console.print(plain(f"\nreference data {record.identifier}"))
        for source in record.sources:
            console.print(plain(f"  {source}"))
