"""The command line: one file a command, loaded when it is called."""

from __future__ import annotations

import importlib

import click

from unosce_kg import __version__
from unosce_kg.cli.examples import list_examples

COMMANDS = (
    "build",
    "add",
    "remove",
    "update",
    "query",
    "export",
    "show",
    "path",
    "stats",
    "check",
    "explain",
    "serve",
    "push",
    "fetch",
)


class _Commands(click.Group):
    """Commands that are imported when they are needed, so that a question does not wait for spaCy."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which a new user meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"{__name__}.{cmd_name}").command
        return command


@click.command(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=list_examples(
        "unosce-kg build -o build                the bundled documents",
        "unosce-kg build notes/ -o build         your own",
        "unosce-kg query build/graph.ttl partners",
        "unosce-kg show build/graph.ttl UNODC",
    ),
)
@click.version_option(__version__, prog_name="unosce-kg", message="%(prog)s %(version)s")
def unosce_kg() -> None:
    """Build and ask a knowledge graph of the cooperation between the United Nations and the OSCE.

    Exit codes: 0 done, 1 done but something was skipped or a check failed, 2 wrong use, 3 cannot run.
    """
