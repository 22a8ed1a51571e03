"""`unosce-kg build`: documents in, graph and page out."""

from __future__ import annotations

import os
from pathlib import Path

import click

from unosce_kg import exporters, pipeline
from unosce_kg.cli.changes import show_documents, show_others, show_resembling, tell_documents
from unosce_kg.cli.display import make_console, plain, print_table
from unosce_kg.cli.examples import list_examples
from unosce_kg.cli.options import confidence_option, knowledge_option
from unosce_kg.cli.progress import show_progress
from unosce_kg.report import Report


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
@confidence_option
@knowledge_option
@click.option("--model", metavar="NAME", help="A spaCy pipeline other than the packaged one: name or folder.")
@click.option(
    "--limit-mb",
    type=click.FloatRange(min=0, min_open=True),
    default=20.0,
    show_default=True,
    help="Skip larger files.",
)
@click.option("--timeout", "seconds", type=click.FloatRange(0.1, 86_400), default=60.0, show_default=True,
              metavar="SECONDS", help="Skip documents that take longer to read.")  # fmt: skip
@click.option("--jobs", type=click.IntRange(1, 256), metavar="N",
              help="Read and extract in so many processes; without it, one a processor.")  # fmt: skip
def command(
    *,
    paths: tuple[str, ...],
    output: Path,
    formats: tuple[str, ...],
    strict: bool,
    with_reference: bool,
    facts_only: bool,
    least: float,
    folders: tuple[Path, ...],
    model: str | None,
    limit_mb: float,
    seconds: float,
    jobs: int | None,
) -> int:
    """Read documents and write their graph, its page and a report to DIR.

    PATH is a file, a folder or a pattern; without one, the bundled documents are read. DIR holds graph.ttl,
    graph.html, ontology.ttl, report.json and the clean texts that the graph's offsets count in. It is
    replaced at the end: a run that fails or is interrupted leaves it as it was.
    """
    settings = pipeline.Settings(
        formats=formats,
        with_reference=with_reference,
        facts_only=facts_only,
        min_confidence=least,
        strict=strict,
        knowledge=folders,
        model=model,
        limit_bytes=int(limit_mb * 1_000_000),
        seconds=seconds,
        jobs=jobs or os.cpu_count() or 1,
    )
    with show_progress() as progress:
        report = pipeline.build(paths, output, settings, progress)
    _show(report, output)
    return 0 if report.is_clean else 1


def _show(report: Report, output: Path) -> None:
    console = make_console()
    show_documents(console, report.documents)
    show_others(console, report)
    for name, counts in (("entities", report.counts.entities), ("statements", report.counts.statements)):
        console.print()
        print_table(console, (name, "number"), [*counts, ("all", sum(n for _, n in counts))])
    show_resembling(console, report.resembling)
    for problem in report.problems:
        style = "red" if problem.serious else "yellow"
        console.print(plain(f"\n{problem.subject}: {problem.message}", style))
    if report.model == "blank":
        console.print(plain("\nno spaCy pipeline: sentences were not parsed, and much is missed", "yellow"))
    console.print(
        plain(
            f"\n{tell_documents(report)}; {report.counts.triples} triples; "
            f"{report.seconds:.1f} s, {report.words_per_second:.0f} words a second; written to {output}"
        )
    )
