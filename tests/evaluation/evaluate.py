"""Score the evaluation documents, part by part, and tell what was gained and lost since the last figures.

    python tests/evaluation/evaluate.py [--update] [--shared DIR] [--model NAME] [--output DIR]

The scorer, and the original documents that it was made for, are not part of this project. Where the scorer is
not at hand, nothing is scored and the exit status is 0.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from unosce_kg import pipeline

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import reliability  # noqa: E402

FIGURES = HERE / "figures.json"
RELIABILITY = HERE.parents[1] / "docs" / "reliability.md"
AREAS = ("entities", "relations", "qualifiers", "dates", "modality", "metadata", "grounding")
FIRST_ROUND = 10  # the highest number of the documents that were written first
FIRST_HANDS = "ab"  # those of the first two rounds
MEASURES = (("f1", "F1"), ("p", "precision"), ("r", "recall"))
Figures = dict[str, dict[str, float]]


@dataclass(frozen=True)
class Part:
    """Documents that are scored together.

    Attributes:
        open: Whether its misses may be looked at; of the held-out part only figures are shown.
    """

    name: str
    texts: tuple[Path, ...]
    gold: tuple[Path, ...]
    open: bool = True


def parts(shared: Path) -> list[Part]:
    """The seen and the held-out part of the evaluation set, and the original documents where they are at hand."""
    texts, gold = sorted((HERE / "texts").glob("*.txt")), sorted((HERE / "gold").glob("*.gold"))
    found = [
        Part("seen", tuple(filter(is_seen, texts)), tuple(filter(is_seen, gold))),
        Part("held-out", _held_out(texts), _held_out(gold), open=False),
    ]
    if (shared / "seeds").is_dir():
        originals = sorted((shared / "seeds").glob("*.txt")), sorted((shared / "gold").glob("*.gold"))
        found.append(Part("originals", tuple(originals[0]), tuple(originals[1])))
    return found


def is_seen(path: Path) -> bool:
    """Whether a document may be looked at: all of the first round, the even ones of the second, four of five later on."""
    number = int(path.name[1:3])
    if path.name[0] in FIRST_HANDS:
        return number <= FIRST_ROUND or number % 2 == 0
    return number % 5 != 0


def _held_out(paths: list[Path]) -> tuple[Path, ...]:
    return tuple(path for path in paths if not is_seen(path))


def score(part: Part, scorer: Path, folder: Path, model: str | None) -> tuple[Figures, list[str]]:
    """Build the graph of a part's documents and hold it against its gold files.

    Returns:
        Per area F1, precision and recall (0..1, three places), and what the scorer says of each miss.
    """
    pipeline.build(part.texts, folder / "graph", pipeline.Settings(model=model))
    for name, paths in (("gold", part.gold), ("texts", part.texts)):
        shutil.rmtree(folder / name, ignore_errors=True)
        (folder / name).mkdir(parents=True)
        for path in paths:
            shutil.copyfile(path, folder / name / path.name)
    command = [sys.executable, str(scorer), str(folder / "graph" / pipeline.GRAPH),
               "--gold", str(folder / "gold"), "--texts", str(folder / "texts")]  # fmt: skip
    totals = json.loads(_run([*command, "--json"]))
    misses = _misses(_run([*command, "--verbose"])) if part.open else []
    return {area: _figures(totals[area]) for area in AREAS}, misses


def _run(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _figures(total: dict[str, Any]) -> dict[str, float]:
    return {key: round(total[key], 3) for key, _ in MEASURES}


def _misses(report: str) -> list[str]:
    """Each miss with the document that it is in."""
    document, found = "", []
    for line in report.splitlines():
        if line.startswith("  "):
            found.append(f"{document}: {' '.join(line.split())}")
        else:
            document = line.strip()
    return found


def table(name: str, figures: Figures, last: Figures) -> str:
    """The figures of a part, each with its change since the last ones."""
    rows = [f"{name:<12}" + "".join(f"{area:>18}" for area in AREAS)]
    for key, label in MEASURES:
        cells = (_cell(figures[area][key], last.get(area, {}).get(key)) for area in AREAS)
        rows.append(f"  {label:<10}" + "".join(f"{cell:>18}" for cell in cells))
    return "\n".join(rows)


def _cell(value: float, last: float | None) -> str:
    change = value - last if last is not None else 0.0
    return f"{value:.3f} ({change:+.3f})" if abs(change) >= 0.0005 else f"{value:.3f}"


def changes(figures: Figures, last: Figures) -> tuple[list[str], list[str]]:
    """The areas whose F1 rose, and those whose F1 fell, since the last figures."""
    moved = {a: figures[a]["f1"] - last[a]["f1"] for a in AREAS if a in last}
    gained = [f"{area} {change:+.3f}" for area, change in moved.items() if change > 0.0005]
    return gained, [f"{area} {change:+.3f}" for area, change in moved.items() if change < -0.0005]


def compare_misses(folder: Path, misses: list[str]) -> list[str]:
    """What this run has mended or broken since the last one in the same folder, whose misses it replaces."""
    path = folder / "misses.txt"
    before = path.read_text(encoding="utf-8").splitlines() if path.exists() else None
    path.write_text("".join(f"{line}\n" for line in misses), encoding="utf-8")
    if before is None:
        return []
    mended, broken = sorted(set(before) - set(misses)), sorted(set(misses) - set(before))
    return [*(f"  gained  {line}" for line in mended), *(f"  lost    {line}" for line in broken)]


@click.command(help=__doc__)
@click.option("--update", is_flag=True, help=f"Keep the new figures ({FIGURES.name}, {RELIABILITY.name}).")
@click.option("--shared", type=click.Path(path_type=Path), default=HERE.parents[2] / "shared",
              help="The folder with score/score.py, and seeds/ and gold/ of the originals.")  # fmt: skip
@click.option("--model", help="A spaCy pipeline instead of the packaged one.")
@click.option("--output", type=click.Path(path_type=Path), default=HERE.parents[1] / "build" / "evaluation")
def main(update: bool, shared: Path, model: str | None, output: Path) -> None:
    scorer = shared / "score" / "score.py"
    if not scorer.is_file():
        click.echo(f"evaluate: skipped, since there is no scorer at {scorer}")
        return
    last = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    new: dict[str, Figures] = {}
    steps: dict[str, reliability.Bins] = {}
    module = reliability.load_scorer(scorer)
    for part in parts(shared):
        folder = output / part.name
        folder.mkdir(parents=True, exist_ok=True)
        new[part.name], misses = score(part, scorer, folder, model)
        known = last.get(part.name, {})
        click.echo(table(part.name, new[part.name], known))
        for word, areas in zip(("gained", "lost"), changes(new[part.name], known), strict=True):
            if areas:
                click.echo(f"  {word} since the last figures: {', '.join(areas)}")
        for line in compare_misses(folder, misses) if part.open else ():
            click.echo(line)
        steps[part.name] = reliability.bins(module, folder / "graph" / pipeline.GRAPH, folder / "gold")
        click.echo(reliability.table(steps[part.name]))
        click.echo()
    if update:
        FIGURES.write_text(json.dumps({**last, **new}, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        RELIABILITY.write_text(reliability.page(steps), encoding="utf-8")
        click.echo(f"wrote {FIGURES.name} and {RELIABILITY.name}")


if __name__ == "__main__":
    main()
