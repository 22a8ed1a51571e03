"""`unosce-kg fetch`: documents from the web into a folder that `build` reads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from rich.console import Console

from unosce_kg import fetching
from unosce_kg.cli.display import make_console, plain
from unosce_kg.cli.examples import list_examples
from unosce_kg.errors import SetupError
from unosce_kg.fetching import Outcome, Result, Source
from unosce_kg.fetching.folder import Folder
from unosce_kg.fetching.refusal import Refusal
from unosce_kg.fetching.sources import drop_repeated, read_list, read_table
from unosce_kg.resources import locate

_LEAST_DELAY = 1.0  # seconds, for servers of others
_CONTACT = re.compile(r"[\x21-\x27\x2a-\x7e][\x20-\x27\x2a-\x7e]{0,200}")
_STYLES = {Outcome.FETCHED: "green", Outcome.UPDATED: "green", Outcome.SKIPPED: "yellow"}


def _check_contact(context: click.Context, parameter: click.Parameter, value: str) -> str:
    if value and not _CONTACT.fullmatch(value):
        raise click.BadParameter("an address of mail or of a page, in ASCII and without brackets")
    return value


@click.command(
    "fetch",
    epilog=list_examples(
        "unosce-kg fetch https://press.un.org/en/2007/sgsm11303.doc.htm -o letters",
        "unosce-kg fetch -f addresses.txt -o letters --contact me@example.org",
        "unosce-kg fetch --bundled -o letters --dry-run",
        "unosce-kg fetch --feed https://example.org/news.xml -o letters --only-new",
    ),
)
@click.argument("addresses", metavar="[ADDRESS]...", nargs=-1)
@click.option(
    "-o", "--output", metavar="DIR", required=True, type=click.Path(path_type=Path), help="Where to."
)
@click.option("-f", "--file", "lists", metavar="LIST", multiple=True, type=click.Path(path_type=Path),
              help="Fetch the addresses in a text file, one a line; may be repeated.")  # fmt: skip
@click.option("--feed", "feeds", metavar="URL", multiple=True,
              help="Fetch what a feed (RSS, Atom) names; may be repeated.")  # fmt: skip
@click.option("--sources", "tables", metavar="CSV", multiple=True, type=click.Path(path_type=Path),
              help="Fetch what a table with a column 'address' lists; may be repeated.")  # fmt: skip
@click.option(
    "--bundled", is_flag=True, help="Fetch the public texts that the bundled list of sources names."
)
@click.option("--delay", type=click.FloatRange(0, 300), default=2.0, show_default=True, metavar="SECONDS",
              help="Pause between two requests to one host; at least 1 without --allow-private.")  # fmt: skip
@click.option("--timeout", "seconds", type=click.FloatRange(0.1, 3600), default=60.0, show_default=True,
              metavar="SECONDS", help="Give up a document that takes longer.")  # fmt: skip
@click.option("--limit-mb", type=click.FloatRange(min=0, min_open=True), default=20.0, show_default=True,
              help="Skip larger documents.")  # fmt: skip
@click.option("--most", type=click.IntRange(1), default=1000, show_default=True, metavar="N",
              help="Fetch no more documents than that.")  # fmt: skip
@click.option("--retries", type=click.IntRange(0, 10), default=3, show_default=True, metavar="N",
              help="Ask so many times again after a failure that may pass.")  # fmt: skip
@click.option("--only-new", is_flag=True, help="Leave alone what was fetched before, changed or not.")
@click.option("--allow-private", is_flag=True, help="Connect to this machine and its own network too.")
@click.option("--contact", default="", metavar="WHO", callback=_check_contact,
              help="Tell servers whom to ask: an address of mail or of a page.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Show what would be asked for; only feeds are.")
def command(
    *,
    addresses: tuple[str, ...],
    output: Path,
    lists: tuple[Path, ...],
    feeds: tuple[str, ...],
    tables: tuple[Path, ...],
    bundled: bool,
    delay: float,
    seconds: float,
    limit_mb: float,
    most: int,
    retries: int,
    only_new: bool,
    allow_private: bool,
    contact: str,
    dry_run: bool,
) -> int:
    """Fetch documents into DIR, each with a note beside it that says what is known of it.

    The rules of each site (robots.txt) are kept, and one document is asked for at a time. A second run asks
    only whether documents have changed, and takes up where the first was interrupted. Files that were not
    fetched, or were changed since, are never touched.
    """
    settings = fetching.Settings(
        limit_bytes=int(limit_mb * 1_000_000),
        seconds=seconds,
        delay=delay if allow_private else max(delay, _LEAST_DELAY),
        retries=retries,
        allow_private=allow_private,
        only_new=only_new,
        contact=contact,
    )
    tables = (*tables, locate("raw", "sources.csv")) if bundled else tables
    if not (addresses or lists or feeds or tables):
        raise click.UsageError(
            "name an address, or where they are listed: -f, --feed, --sources or --bundled"
        )
    if output.exists() and not output.is_dir():
        raise SetupError(f"{output}: not a folder")
    run = fetching.Run(settings)
    sources = [Source(address) for address in addresses]
    sources += [source for path in lists for source in read_list(path)]
    sources += [source for path in tables for source in read_table(path)]
    missed = list(_read_feeds(run, feeds, sources))
    sources = drop_repeated(sources)
    chosen, left = sources[:most], sources[most:]
    missed += [Result(s, Outcome.SKIPPED, reason=f"beyond the first {most} (--most)") for s in left]
    results = fetching.plan(chosen) if dry_run else run.fetch(chosen, Folder(output))
    return _show([*missed], results, len(missed) + len(chosen), output)


def _read_feeds(run: fetching.Run, feeds: Iterable[str], sources: list[Source]) -> Iterator[Result]:
    """Add what the feeds name; tell those that cannot be had."""
    for feed in feeds:
        try:
            sources += run.read_feed(feed)
        except Refusal as refusal:
            yield Result(Source(feed), Outcome.SKIPPED, reason=refusal.reason)


def _show(missed: list[Result], results: Iterator[Result], total: int, output: Path) -> int:
    console = make_console()
    counts: Counter[Outcome] = Counter()
    width = len(str(total))
    for number, result in enumerate(_chain(missed, results), 1):
        counts[result.outcome] += 1
        _show_result(console, f"{number:>{width}}/{total}", result)
    said = ", ".join(f"{counts[outcome]} {outcome}" for outcome in Outcome if counts[outcome])
    console.print(plain(f"\n{said or 'nothing to fetch'}; {output}"))
    return 1 if counts[Outcome.SKIPPED] else 0


def _chain(missed: list[Result], results: Iterator[Result]) -> Iterator[Result]:
    yield from missed
    yield from results


def _show_result(console: Console, lead: str, result: Result) -> None:
    address = result.source.address
    told = f"{address}: {result.reason}" if result.reason else f"{result.file}  {address}"
    style = _STYLES.get(result.outcome, "")
    console.print(plain(f"{lead} {result.outcome}  {told}", style), soft_wrap=True)
