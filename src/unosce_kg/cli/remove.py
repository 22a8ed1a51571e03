"""`unosce-kg remove`: documents out of a store."""

from __future__ import annotations

from pathlib import Path

import click

from unosce_kg import growing
from unosce_kg.cli.changes import change
from unosce_kg.cli.examples import list_examples
from unosce_kg.cli.options import store_option


@click.command(
    "remove",
    epilog=list_examples(
        "unosce-kg remove letters/2024-05-07.txt",
        "unosce-kg remove doc/sg-sm-13017 --store build/store",
    ),
)
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@store_option
def command(*, names: tuple[str, ...], store: Path) -> int:
    """Remove documents from a store with all that they alone had said.

    NAME is a file or a folder, whether it is still there or not, or the id of a document.
    """
    return change(store, lambda progress: growing.remove(names, store, progress))
