"""What a run read, reused and skipped, for people."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from unosce_kg.cli.display import make_console, plain, print_table
from unosce_kg.report import Growth, ReadDocument, Report, SkippedDocument

_SHOWN = 12  # rows of a table, before the rest is summed up


def show_growth(growth: Growth, store: Path) -> int:
    """Tell what a change of a store did.

    Returns:
        The exit code.
    """
    console = make_console()
    anew = [document for document in growth.documents if not document.reused]
    columns = ("document", "date", "words", "mentions", "statements")
    if anew:
        print_table(console, columns, list_documents(anew))
    show_skipped(console, growth.skipped)
    for problem in growth.problems:
        if problem.serious:
            console.print(plain(f"\n{problem.subject}: {problem.message}", "red"))
    console.print(
        plain(
            f"\n{tell_documents(growth)}; {growth.triples} triples; {growth.seconds:.1f} s; written to {store}"
        )
    )
    return 0 if growth.is_clean else 1


def tell_documents(done: Growth | Report) -> str:
    """How many documents were read, reused, skipped and dropped."""
    reused = sum(document.reused for document in done.documents)
    parts = [f"{len(done.documents) - reused} documents read"]
    if reused:
        parts.append(f"{reused} reused")
    in_part = sum(document.in_part for document in done.documents)
    if in_part:
        parts.append(f"{in_part} of them in part, as not in English")
    if done.removed:
        parts.append(f"{done.removed} dropped")
    return ", ".join([*parts, f"{len(done.skipped)} skipped"])


def show_skipped(console: Console, skipped: Sequence[SkippedDocument]) -> None:
    """A table of what was skipped and why, if anything was."""
    if skipped:
        console.print()
        print_table(console, ("skipped", "reason"), [(s.file, s.reason) for s in skipped])


def list_documents(documents: Sequence[ReadDocument]) -> list[tuple[object, ...]]:
    """A row for each document, or for the first ones and all the rest together."""
    cut = len(documents) if len(documents) <= _SHOWN + 1 else _SHOWN
    rest = documents[cut:]
    rows: list[tuple[object, ...]] = [
        (d.file, d.date or "", d.words, d.mentions, d.statements) for d in documents[:cut]
    ]
    if rest:
        sums = (sum(d.words for d in rest), sum(d.mentions for d in rest), sum(d.statements for d in rest))
        rows.append((f"… {len(rest)} more", "", *sums))
    return rows
