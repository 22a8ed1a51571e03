"""How results look on a screen, and that nothing in a document can reach the terminal as a command."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_WIDTH = 120  # characters, where there is no terminal to ask


def make_console(*, stderr: bool = False) -> Console:
    """A console for results, or for what is said beside them."""
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else _WIDTH
    return Console(file=stream, width=width, highlight=False, markup=False, soft_wrap=False)


def plain(text: object, style: str = "") -> Text:
    """Text as it stands, without terminal control characters and without rich's markup."""
    return Text(_CONTROLS.sub("", str(text)), style=style)


def make_table(columns: Sequence[str], rows: Iterable[Sequence[object]], title: str = "") -> Table:
    """A table of plain cells; numbers are set to the right."""
    table = Table(
        title=plain(title) if title else None, title_justify="left", show_edge=False, pad_edge=False
    )
    cells = [list(row) for row in rows]
    for index, column in enumerate(columns):
        numeric = bool(cells) and all(isinstance(row[index], int | float) for row in cells)
        table.add_column(plain(column), justify="right" if numeric else "left", overflow="fold")
    for row in cells:
        table.add_row(*(plain("" if cell is None else cell) for cell in row))
    return table


def print_indented(console: Console, text: Text, indent: int) -> None:
    """Print text wrapped to the console, each line behind so many blanks and without blanks at its end."""
    for line in text.wrap(console, max(console.width - indent, 20)):
        line.rstrip()
        console.print(Text.assemble(" " * indent, line), soft_wrap=True)
