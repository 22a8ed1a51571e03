"""What a run read, reused and skipped, for people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console

from unosce_kg.cli.display import make_console, plain, print_table
from unosce_kg.cli.progress import show_progress
from unosce_kg.intake import Progress
from unosce_kg.model import Resemblance
from unosce_kg.report import Growth, ReadDocument, Report

_SHOWN = 12  # rows of a table, before the rest is summed up


def change(store: Path, work: Callable[[Progress], Growth]) -> int:
    """Change a store and tell what was done.

    Args:
        store: The store.
        work: Changes it, and tells how far it is.

    Returns:
        The exit code.
    """
    with show_progress() as progress:
        growth = work(progress)
    console = make_console()
    if growth.documents:
        show_documents(console, growth.documents)
    show_others(console, growth)
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
    """How many documents were read, reused, merged, dropped and skipped."""
    parts = [f"{sum(not document.reused for document in done.documents)} documents read"]
    if done.reused:
        parts.append(f"{done.reused} reused")
    in_part = sum(document.in_part for document in done.documents)
    if in_part:
        parts.append(f"{in_part} of them in part, as not in English")
    if done.merged:
        parts.append(f"{len(done.merged)} merged")
    if done.removed:
        parts.append(f"{done.removed} dropped")
    return ", ".join([*parts, f"{len(done.skipped)} skipped"])


def show_documents(console: Console, documents: Sequence[ReadDocument]) -> None:
    """A table of documents."""
    print_table(console, ("document", "date", "words", "mentions", "statements"), list_documents(documents))


def show_others(console: Console, done: Growth | Report) -> None:
    """Tables of what was merged and what was skipped, if anything was."""
    for columns, rows in (
        (("merged", "the same text as"), [(m.file, m.same_as) for m in done.merged]),
        (("skipped", "reason"), [(s.file, s.reason) for s in done.skipped]),
    ):
        if rows:
            console.print()
            print_table(console, columns, rows)


def show_resembling(console: Console, found: Sequence[Resemblance]) -> None:
    """New entities that look like others, and the rows of `merge.csv` that make one of two; nothing if there are none."""
    if not found:
        return
    rows = [(r.label, r.like_label, "known" if r.known else "new") for r in found[:_SHOWN]]
    console.print()
    print_table(console, ("new entity", "resembles", "which is"), rows)
    if len(found) > _SHOWN:
        console.print(plain(f"… {len(found) - _SHOWN} more in report.json"))
    console.print(
        plain("where two are one, a row in merge.csv says so ('different from' keeps them apart):", "dim")
    )
    for resemblance in found[:_SHOWN]:
        console.print(plain(resemblance.row, "dim"), soft_wrap=True)


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
