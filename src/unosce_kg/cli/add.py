"""`unosce-kg add`: documents into a store."""

from __future__ import annotations

from pathlib import Path

import click

from unosce_kg import growing
from unosce_kg.cli.changes import change
from unosce_kg.cli.examples import list_examples
from unosce_kg.cli.options import store_option


@click.command(
    "add",
    epilog=list_examples(
        "unosce-kg add letters/2024-05-07.txt",
        'unosce-kg add "notes/*.md" --store build/store',
    ),
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@store_option
def command(*, paths: tuple[str, ...], store: Path) -> int:
    """Add documents to a store.

    PATH is a file, a folder or a pattern. What the store holds already is read again only if it changed. A
    store that is not there is made; one that a build made keeps that build's settings.
    """
    return change(store, lambda progress: growing.add(paths, store, progress))
