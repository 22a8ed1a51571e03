"""How results look on a screen, and that nothing in a document can reach the terminal as a command."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence

from rich.console import Console, JustifyMethod
from rich.table import Table
from rich.text import Text

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?|")
_WIDTH = 120  # characters, where there is no terminal to ask
_SHORT = 32  # characters: a column up to this width is not wrapped
_READABLE = 30  # characters: no longer column is made narrower than this


def make_console(*, stderr: bool = False) -> Console:
    """A console for results, or for what is said beside them."""
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else _WIDTH
    return Console(file=stream, width=width, highlight=False, markup=False, soft_wrap=False)


def plain(text: object, style: str = "") -> Text:
    """Text as it stands, without terminal control characters and without rich's markup."""
    return Text(_CONTROLS.sub("", str(text)), style=style)


def print_table(console: Console, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows as a table or, where its columns would be too narrow to read, one row below the other."""
    cells = [["" if cell is None else _CONTROLS.sub("", str(cell)) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(columns, *cells, strict=True)]
    short = sum(width for width in widths if width <= _SHORT) + 3 * len(columns)
    long = sum(width > _SHORT for width in widths)
    if short + long * _READABLE > console.width:
        _print_records(console, columns, cells)
        return
    table = Table(show_edge=False, pad_edge=False)
    for column, width, values in zip(columns, widths, zip(*cells, strict=True), strict=False):
        numeric = all(_NUMBER.fullmatch(value) for value in values)
        justify: JustifyMethod = "right" if numeric else "left"
        table.add_column(plain(column), justify=justify, overflow="fold", no_wrap=width <= _SHORT)
    for row in cells:
        table.add_row(*map(plain, row))
    with console.capture() as capture:
        console.print(table)
    for line in capture.get().splitlines():
        console.out(line.rstrip(), highlight=False)


def _print_records(console: Console, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    width = max(map(len, columns))
    for number, row in enumerate(rows, 1):
        console.print(plain(f"{number}", "bold cyan"))
        for column, value in zip(columns, row, strict=True):
            if value:
                print_indented(console, plain(value), 2, lead=f"{column:<{width}}  ")


def print_indented(console: Console, text: Text, indent: int, lead: str = "") -> None:
    """Print text wrapped to the console, each line behind so many blanks and without blanks at its end.

    Args:
        console: Where to.
        text: What to print.
        indent: Blanks before each line.
        lead: Stands before the first line, and as much room before all others.
    """
    margin = indent + len(lead)
    for number, line in enumerate(text.wrap(console, max(console.width - margin, 20))):
        line.rstrip()
        before = Text.assemble(" " * indent, (lead, "dim")) if number == 0 else Text(" " * margin)
        console.print(Text.assemble(before, line), soft_wrap=True)
