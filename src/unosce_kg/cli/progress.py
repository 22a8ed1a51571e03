"""How far a run is: bars on a terminal, lines elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from unosce_kg.cli.display import make_console

Advance = Callable[[str, int, int], None]


@contextmanager
def show_progress() -> Iterator[Advance]:
    """A bar for each stage on a terminal, plain lines elsewhere."""
    console = make_console(stderr=True)
    if not console.is_terminal:
        yield _plain_lines(console)
        return
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    )
    tasks: dict[str, int] = {}

    def advance(stage: str, done: int, total: int) -> None:
        if stage not in tasks:
            tasks[stage] = bar.add_task(stage, total=total)
        bar.update(tasks[stage], completed=done, total=total)  # type: ignore[arg-type]

    with bar:
        yield advance


def _plain_lines(console: Console) -> Advance:
    """A line at the end of a stage, and at each tenth of a long one."""

    def advance(stage: str, done: int, total: int) -> None:
        if done and (done == total or (total >= 100 and done % (total // 10) == 0)):
            console.print(f"{stage}: {done} of {total}")

    return advance
