"""Arguments and values that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

from unosce_kg.errors import QueryError

graph_argument = click.argument("graph_path", metavar="GRAPH", type=click.Path(path_type=Path))
store_option = click.option(
    "--store",
    metavar="DIR",
    type=click.Path(path_type=Path),
    default=Path("build/store"),
    show_default=True,
    help="The store.",
)
knowledge_option = click.option(
    "--knowledge",
    "folders",
    metavar="DIR",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Add your own gazetteer/, facts/, relations/, queries/ … to the packaged ones; may be repeated.",
)

confidence_option = click.option(
    "--min-confidence",
    "least",
    metavar="X",
    type=click.FloatRange(0, 1),
    default=0.0,
    help="Leave out statements of less confidence, 0 to 1.",
)


def read_pairs(pairs: tuple[str, ...]) -> dict[str, str]:
    """Values given as `name=value`.

    Raises:
        QueryError: If one has no equals sign.
    """
    values = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise QueryError(f"--param takes name=value, not {pair!r}")
        values[name] = value
    return values
