"""Speed and memory of a build of variants of the bundled documents, and of its parts.

    python benchmarks/bench.py [--documents N] [--seed N] [--model NAME] [--replicas N]

Each step runs in a process of its own, in a temporary folder; its peak memory is that of the whole process.
Speed is told by the wall clock and, for a machine that does other work too, by processor time (CPU); one document
is extracted at a time.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import click
from variants import variants

STEPS = Path(__file__).with_name("steps.py")
_UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, in bytes
_COUNTS = ("documents", "skipped", "words", "triples", "seconds", "cpu", "memory")
Figures = dict[str, float]


def measure(step: str, folder: Path, argument: str | None = None) -> Figures:
    """Run a step in a process of its own.

    Args:
        step: Its name in `steps.py`.
        folder: Where it works.
        argument: The model, or how many replicas.

    Returns:
        What it printed, and `memory`: its peak in MiB.

    Raises:
        ClickException: If it fails.
    """
    command = [sys.executable, str(STEPS), step, str(folder), *([argument] if argument else [])]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    printed = process.stdout.read() if process.stdout else ""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise click.ClickException(f"the step {step!r} failed")
    return {**json.loads(printed.splitlines()[-1]), "memory": usage.ru_maxrss * _UNIT / 2**20}


def rows(folder: Path, model: str | None) -> list[tuple[str, str]]:
    """Measure all steps on the texts of a folder: a label and a value a row."""
    built = measure("build", folder, model)
    stages = [key for key in built if key not in _COUNTS]
    again, added = measure("again", folder, model), measure("add", folder, model)
    parsed = measure("parse", folder, model)
    written, disk, sample = (measure(step, folder, model) for step in ("write", "disk", "serialize"))
    return [
        ("documents", f"{built['documents']:,.0f} ({built['skipped']:,.0f} skipped)"),
        (
            "  each",
            f"{_share(built, 'cpu', 1000):,.0f} ms CPU, {_share(built, 'memory'):,.2f} MiB of the peak",
        ),
        ("words", f"{built['words']:,.0f}"),
        ("build", _speed(built, "words")),
        *((f"  {stage}", f"{built[stage]:,.1f} s CPU") for stage in stages),
        ("  triples", f"{built['triples']:,.0f}"),
        ("the same build again", f"{again['seconds']:,.1f} s ({again['cpu']:,.1f} s CPU)"),
        ("one more document", f"{added['seconds']:,.1f} s ({added['cpu']:,.1f} s CPU)"),
        ("  without reading it", f"{added['store']:,.1f} s"),
        ("spaCy pipeline alone", _speed(parsed, "words")),
        ("  loading it", f"{parsed['load']:,.1f} s CPU"),
        ("Turtle of the graph", _speed(written, "triples")),
        ("  from the store", _speed(disk, "triples")),
        (f"  {sample['triples']:,.0f} triples of it", f"{sample['ours']:,.2f} s CPU"),
        (
            "  the same by rdflib",
            f"{sample['cpu']:,.2f} s CPU, {sample['cpu'] / sample['ours']:,.0f} times as long",
        ),
    ]


def replica_rows(folder: Path, number: int) -> list[tuple[str, str]]:
    """Measure a store of so many replicas of the documents that were built: a label and a value a row."""
    made = measure("replicate", folder, str(number))
    added, disk = measure("add", folder), measure("disk", folder)
    return [
        ("replicas", f"{made['documents']:,.0f}, {made['triples']:,.0f} triples"),
        (
            "  their store",
            f"{made['seconds']:,.1f} s ({made['cpu']:,.1f} s CPU), peak {made['memory']:,.0f} MiB",
        ),
        ("  each", f"{_share(made, 'cpu', 1000):,.0f} ms CPU, {_share(made, 'memory'):,.2f} MiB of the peak"),
        ("  one more, without reading it", f"{added['store']:,.1f} s, peak {added['memory']:,.0f} MiB"),
        ("  Turtle from the store", _speed(disk, "triples")),
    ]


def _share(figures: Figures, name: str, unit: float = 1) -> float:
    """What one document takes."""
    return figures[name] * unit / max(figures["documents"], 1)


def _speed(figures: Figures, unit: str) -> str:
    wall, cpu = (figures[unit] / max(figures[clock], 1e-9) for clock in ("seconds", "cpu"))
    told = f"{figures['seconds']:,.1f} s, {wall:,.0f} {unit}/s"
    return f"{told} ({figures['cpu']:,.1f} s CPU, {cpu:,.0f} {unit}/s), peak {figures['memory']:,.0f} MiB"


@click.command(help=__doc__)
@click.option("--documents", type=click.IntRange(min=1), default=2000, show_default=True)
@click.option("--seed", default=0, show_default=True, help="Another seed gives other names.")
@click.option("--model", help="A spaCy pipeline instead of the packaged one.")
@click.option("--replicas", type=click.IntRange(min=1), help="Then make a store of so many replicas of them.")
def main(documents: int, seed: int, model: str | None, replicas: int | None) -> None:  # noqa: D103 - the help is the module's
    with tempfile.TemporaryDirectory(prefix="unosce-kg-bench-") as place:
        texts = Path(place) / "texts"
        texts.mkdir()
        for name, text in variants(documents, seed):
            (texts / name).write_text(text, encoding="utf-8", newline="\n")
        for label, value in rows(Path(place), model):
            click.echo(f"{label:<32}{value}")
        for label, value in replica_rows(Path(place), replicas) if replicas else ():
            click.echo(f"{label:<32}{value}")


if __name__ == "__main__":
    main()
