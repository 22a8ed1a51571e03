"""`unosce-kg show`: what the graph knows of an entity."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from unosce_kg.cli.cards import spell, summarize, support
from unosce_kg.cli.display import make_console, plain, print_indented
from unosce_kg.cli.examples import list_examples
from unosce_kg.cli.options import confidence_option, graph_argument
from unosce_kg.graph import cards, lookup
from unosce_kg.graph.confidence import keep_sure
from unosce_kg.store import open_graph

_NAMES = 12  # to show, the shortest


@click.command(
    "show",
    epilog=list_examples(
        "unosce-kg show build/graph.ttl UNODC",
        'unosce-kg show build/graph.ttl "Ban Ki-moon"',
        "unosce-kg show build/graph.ttl org/osce",
    ),
)
@graph_argument
@click.argument("entity", metavar="ENTITY")
@confidence_option
def command(graph_path: Path, entity: str, least: float) -> None:
    """Show what GRAPH knows of ENTITY: names, links, statements, each with its sentences.

    ENTITY is a name, an acronym or an id; where nothing is called so, the nearest names are offered.
    """
    graph = keep_sure(open_graph(graph_path), least)
    card = cards.show(graph, lookup.find(graph, entity))
    console = make_console()
    for line in _describe(card):
        print_indented(console, line, 0)
    for relation, group in groupby(card.statements, key=lambda s: s.relation):
        console.print(plain(f"\n{spell(relation)}", "bold cyan"))
        for statement in group:
            _print_statement(console, statement)


def _describe(card: cards.EntityCard) -> list[Text]:
    lines = [plain(card.label, "bold"), plain(f"{card.id} ({', '.join(card.types)})")]
    if card.names:
        shortest = sorted(card.names, key=lambda n: (len(n[0]), n))
        names = [f"{name} ({language})" if language != "en" else name for name, language in shortest]
        rest = f" and {len(names) - _NAMES} more" if len(names) > _NAMES else ""
        lines.append(plain(f"also: {', '.join(names[:_NAMES])}{rest}"))
    lines += [plain(f"{spell(predicate)}: {value}") for predicate, value in card.dates]
    if card.broader:
        lines.append(plain(f"broader: {', '.join(b.label for b in card.broader)}"))
    lines += [plain(f"same as: {link}") for link in card.links]
    if card.documents:
        documents = ", ".join(d.label for d in card.documents)
        lines.append(
            plain(f"mentioned {card.mentions} times in {len(card.documents)} documents: {documents}")
        )
    return lines


def _print_statement(console: Console, statement: cards.StatementCard) -> None:
    print_indented(console, summarize(statement), 2)
    print_indented(console, plain(f"{statement.id}, confidence {statement.confidence:.2f}", "dim"), 4)
    for line in support(statement):
        print_indented(console, line, 4)
