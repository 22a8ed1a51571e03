"""`unosce-kg build`: documents in, graph and page out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from unosce_kg import exporters, pipeline
from unosce_kg.cli.display import make_console, plain, print_table
from unosce_kg.cli.examples import list_examples
from unosce_kg.cli.options import knowledge_option
from unosce_kg.report import Report

_SHOWN = 12  # rows of a table, before the rest is summed up


@click.command(
    "build",
    epilog=list_examples(
        "unosce-kg build -o build",
        'unosce-kg build letters/ "notes/*.md" -o build --format jsonld',
        "unosce-kg build letters/ -o build --strict --knowledge my-names/",
    ),
)
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option(
    "-o", "--output", metavar="DIR", required=True, type=click.Path(path_type=Path), help="Where to."
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(sorted(set(exporters.formats()) - {"turtle", "html"})),
    help="Write the graph in this format too; may be repeated.",
)
@click.option("--strict", is_flag=True, help="Fail if a document cannot be read or the graph breaks a rule.")
@click.option("--with-reference", is_flag=True, help="Take in all reference data, not only what is touched.")
@click.option("--facts-only", is_flag=True, help="Leave the mentions out of the graph.")
@knowledge_option
@click.option("--model", metavar="NAME", help="A spaCy pipeline other than the packaged one: name or folder.")
@click.option(
    "--limit-mb",
    type=click.FloatRange(min=0, min_open=True),
    default=20.0,
    show_default=True,
    help="Skip larger files.",
)
def command(
    *,
    paths: tuple[str, ...],
    output: Path,
    formats: tuple[str, ...],
    strict: bool,
    with_reference: bool,
    facts_only: bool,
    folders: tuple[Path, ...],
    model: str | None,
    limit_mb: float,
) -> int:
    """Read documents and write their graph, its page and a report to DIR.

    PATH is a file, a folder or a pattern; without one, the bundled documents are read. DIR holds graph.ttl,
    graph.html, ontology.ttl, report.json and the clean texts that the graph's offsets count in. It is
    replaced at the end: a run that fails or is interrupted leaves it as it was.
    """
    settings = pipeline.Settings(
        formats, with_reference, facts_only, strict, folders, model, int(limit_mb * 1_000_000)
    )
    with _show_progress() as progress:
        report = pipeline.build(paths, output, settings, progress)
    _show(report, output)
    return 0 if report.is_clean else 1


@contextmanager
def _show_progress() -> Iterator[pipeline.Progress]:
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


def _plain_lines(console: Console) -> pipeline.Progress:
    """A line at the end of a stage, and at each tenth of a long one."""

    def advance(stage: str, done: int, total: int) -> None:
        if done and (done == total or (total >= 100 and done % (total // 10) == 0)):
            console.print(f"{stage}: {done} of {total}")

    return advance


def _show(report: Report, output: Path) -> None:
    console = make_console()
    print_table(console, ("document", "date", "words", "mentions", "statements"), _list_documents(report))
    if report.skipped:
        console.print()
        print_table(console, ("skipped", "reason"), [(s.file, s.reason) for s in report.skipped])
    for name, counts in (("entities", report.counts.entities), ("statements", report.counts.statements)):
        console.print()
        print_table(console, (name, "number"), [*counts, ("all", sum(n for _, n in counts))])
    for problem in report.problems:
        style = "red" if problem.serious else "yellow"
        console.print(plain(f"\n{problem.subject}: {problem.message}", style))
    if report.model == "blank":
        console.print(plain("\nno spaCy pipeline: sentences were not parsed, and much is missed", "yellow"))
    read, skipped = len(report.documents), len(report.skipped)
    console.print(
        plain(
            f"\n{read} documents read, {skipped} skipped; {report.counts.triples} triples; "
            f"{report.seconds:.1f} s, {report.words_per_second:.0f} words a second; written to {output}"
        )
    )


def _list_documents(report: Report) -> list[tuple[object, ...]]:
    """A row for each document, or for the first ones and all the rest together."""
    cut = len(report.documents) if len(report.documents) <= _SHOWN + 1 else _SHOWN
    rest = report.documents[cut:]
    rows: list[tuple[object, ...]] = [
        (d.file, d.date or "", d.words, d.mentions, d.statements) for d in report.documents[:cut]
    ]
    if rest:
        sums = (sum(d.words for d in rest), sum(d.mentions for d in rest), sum(d.statements for d in rest))
        rows.append((f"… {len(rest)} more", "", *sums))
    return rows
