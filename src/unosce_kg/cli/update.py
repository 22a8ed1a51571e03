"""`unosce-kg update`: a store after its files."""

from __future__ import annotations

from pathlib import Path

import click

from unosce_kg import growing
from unosce_kg.cli.changes import change
from unosce_kg.cli.examples import list_examples
from unosce_kg.cli.options import store_option


@click.command("update", epilog=list_examples("unosce-kg update", "unosce-kg update --store build/store"))
@store_option
def command(*, store: Path) -> int:
    """Read again what changed of the files of a store, and drop what is gone.

    A new version of the program, its knowledge or its model counts as a change of every file.
    """
    return change(store, lambda progress: growing.update(store, progress))
