"""`unosce-kg check`: whether a graph keeps the rules of the contract."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from unosce_kg.cli.display import make_console, plain
from unosce_kg.cli.examples import list_examples
from unosce_kg.cli.options import graph_argument
from unosce_kg.errors import SetupError
from unosce_kg.graph import integrity, validation
from unosce_kg.resources import locate
from unosce_kg.store import open_graph

_SHOWN = 20  # problems of one rule


@click.command(
    "check",
    epilog=list_examples(
        "unosce-kg check build/graph.ttl",
        "unosce-kg check graph.ttl --texts build/texts",
    ),
)
@graph_argument
@click.option("--texts", metavar="DIR", type=click.Path(path_type=Path), help="Else the folder beside GRAPH.")
def command(graph_path: Path, texts: Path | None) -> int:
    """Hold GRAPH against its SHACL shapes and the rules that shapes cannot say.

    Where the folder texts/ lies beside GRAPH, every offset and quotation is held against it. Exits with 1 if
    a rule is broken; what is only worth a look is told and passes.
    """
    if texts and not texts.is_dir():
        raise SetupError(f"{texts}: no such folder")
    near = (graph_path / "texts", graph_path.parent / "texts")
    texts = texts or next((folder for folder in near if folder.is_dir()), None)
    graph = validation.copy(open_graph(graph_path))
    problems = {*validation.check(graph, locate("ontology", "shapes.ttl")), *integrity.check(graph, texts)}
    console = make_console()
    seen: Counter[str] = Counter()
    for problem in sorted(problems):
        seen[problem.rule] += 1
        if seen[problem.rule] <= _SHOWN:
            sort = "breaks" if problem.serious else "look at"
            style = "red" if problem.serious else "yellow"
            console.print(plain(f"{sort} {problem.rule}: {problem.subject}: {problem.message}", style))
    for rule, number in sorted(seen.items()):
        if number > _SHOWN:
            console.print(plain(f"… and {number - _SHOWN} more that break {rule}"))
    serious = sum(problem.serious for problem in problems)
    console.print(
        plain(
            f"{len(graph)} triples checked with{'' if texts else 'out'} their texts: "
            f"{serious} rules broken, {len(problems) - serious} to look at"
        )
    )
    return 1 if serious else 0
