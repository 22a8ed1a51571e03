"""Feeds the readers inputs that no program should have made, and tells what they did not bear.

    PYTHONPATH=tests python -m readers.fuzzing [--number N] [--from N] [--kind KIND]… [--jobs N] [--keep DIR]

Files are read as `unosce-kg build` reads them, each in a process that can be ended. What counts as a failure: a process
that breaks or takes more than its memory, a file that takes longer than its time, an exception that no reader foresaw,
a document that is none, and a file that was written. Times are those of the processor, for a machine that does
other work too.
"""  # fmt: skip

from __future__ import annotations

import os
import re
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from unittest import mock

import click

from unosce_kg.errors import DocumentError
from unosce_kg.model import Document
from unosce_kg.readers import read_each, worker
from unosce_kg.readers.isolation import Found, read_all

from .mutation import KINDS, make_input

LIMIT = 1_000_000  # bytes of one document
_TIMES = 50  # what a file may unfold to, in documents of that size
_BATCH = 100
_BESIDE = {"meta.toml": "input.txt.meta.toml", "sources.csv": "sources.csv"}  # what is beside a document
SECONDS = 5.0  # of processor time, for a file
_PATIENCE = 600.0  # seconds by the clock
_FAILURES = re.compile(
    r"takes longer|breaks the process|needs more than|cannot be read \(\w+(?:Error|Exception)\)"
)


@dataclass
class Account:
    """What became of inputs.

    Attributes:
        inputs: How many there were.
        documents: How many documents were read of them.
        reasons: Why the others were not, with how many.
        failures: Number of an input, and what it did.
    """

    inputs: int = 0
    documents: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    failures: list[tuple[int, str]] = field(default_factory=list)


def fuzz(kind: str, numbers: range, jobs: int = 1) -> Account:
    """Read inputs of a kind.

    Args:
        kind: One of `KINDS`.
        numbers: Which of its inputs.
        jobs: How many processes read.
    """
    account = Account()
    with mock.patch.object(worker, "read_each", _read_in_time):
        _fuzz(kind, numbers, jobs, account)
    return account


def _read_in_time(path: Path, limit: int) -> Iterator[Document | DocumentError]:
    """Read a file, and end what takes too long of the processor."""
    signal.signal(signal.SIGVTALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    yield from read_each(path, limit)
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _fuzz(kind: str, numbers: range, jobs: int, account: Account) -> None:
    for start in range(numbers.start, numbers.stop, _BATCH):
        batch = range(start, min(start + _BATCH, numbers.stop))
        with tempfile.TemporaryDirectory() as folder:
            paths = [_write(Path(folder), kind, number) for number in batch]
            before = _list(Path(folder))
            reading = read_all(paths, LIMIT, jobs=jobs, seconds=_PATIENCE)
            for number, found in zip(batch, reading, strict=True):
                account.inputs += 1
                account.failures += [(number, failure) for failure in judge(found)]
                account.documents += sum(isinstance(part, Document) for part in found)
                account.reasons.update(part.reason for part in found if isinstance(part, DocumentError))
            if _list(Path(folder)) != before:
                account.failures.append((start, "files were written"))


def _write(folder: Path, kind: str, number: int) -> Path:
    below = folder / f"{number}"
    below.mkdir()
    content = make_input(kind, number)
    if kind in _BESIDE:
        (below / _BESIDE[kind]).write_bytes(content)
        content, kind = b"The two organizations opened a joint office in Osh.", "txt"
    path = below / f"input.{kind}"
    path.write_bytes(content)
    return path


def _list(folder: Path) -> list[tuple[str, int]]:
    return sorted((str(path), path.lstat().st_size) for path in folder.rglob("*"))


def judge(found: Found) -> Iterator[str]:
    """What is wrong with what was found in a file."""
    if not found:
        yield "neither documents nor a reason"
    size = 0
    for part in found:
        if isinstance(part, DocumentError):
            if _FAILURES.match(part.reason):
                yield part.reason
            elif not part.reason or not part.reason.isprintable() or len(part.reason) > 300:
                yield f"a reason that is none: {part.reason[:100]!r}"
        else:
            size += len(part.text)
            yield from _judge_document(part)
    if size > LIMIT * _TIMES:
        yield "more text than a file may unfold to"


def _judge_document(document: Document) -> Iterator[str]:
    try:
        document.text.encode()
    except UnicodeEncodeError:
        yield "a text that cannot be written"
    if not any(c.isalpha() for c in document.text):
        yield "a document without text"
    if any(c < " " and c not in "\n\t" for c in document.text):
        yield "control characters in the text"
    if len(document.text) > 4 * LIMIT:
        yield "a text longer than its file"
    spans = [(block.span.start, block.span.end) for block in document.blocks]
    if any(a >= b for a, b in spans) or any(a[1] > b[0] for a, b in pairwise(spans)):
        yield "blocks that are empty, in disorder or overlap"
    if spans and not 0 <= spans[0][0] <= spans[-1][1] <= len(document.text):
        yield "blocks beyond the text"
    told = (document.title, document.publisher, document.symbol, document.author, document.recipient)
    if any(value is not None and (not value.strip() or not value.isprintable()) for value in told):
        yield f"a title or name that is none: {[value[:40] for value in told if value]!r}"


@click.command()
@click.option("--number", default=10_000, show_default=True, help="How many inputs of each kind.")
@click.option("--from", "start", default=0, show_default=True, help="The number of the first one.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Which kinds; all without it.")
@click.option("--jobs", default=os.cpu_count() or 1, show_default=True, help="How many processes read.")
@click.option("--keep", type=click.Path(path_type=Path), help="Write the inputs that failed to this folder.")
def main(number: int, start: int, kinds: tuple[str, ...], jobs: int, keep: Path | None) -> None:
    """Feed the readers inputs that no program should have made."""
    failed = False
    for kind in kinds or KINDS:
        began = time.monotonic()
        account = fuzz(kind, range(start, start + number), jobs)
        seconds = time.monotonic() - began
        common = "; ".join(f"{n} {reason}" for reason, n in account.reasons.most_common(6))
        click.echo(f"{kind}: {account.inputs} inputs, {account.documents} documents, {len(account.failures)} failures, "
                   f"{seconds:.0f} s\n    {common}")  # fmt: skip
        for each, failure in account.failures[:20]:
            click.echo(f"  {kind}:{each}: {failure}")
        if keep:
            keep.mkdir(parents=True, exist_ok=True)
            for each in {each for each, _ in account.failures}:
                (keep / f"{each}.{kind}").write_bytes(make_input(kind, each))
        failed = failed or bool(account.failures)
    raise SystemExit(failed)


if __name__ == "__main__":
    main()
