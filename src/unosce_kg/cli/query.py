"""`unosce-kg query`: named questions and SPARQL of one's own."""

from __future__ import annotations

import csv
import json
import sys
from decimal import Decimal
from pathlib import Path

import click

from unosce_kg.cli.display import make_console, print_table
from unosce_kg.cli.examples import list_examples
from unosce_kg.cli.options import confidence_option, knowledge_option, read_pairs
from unosce_kg.errors import QueryError, SetupError
from unosce_kg.graph.confidence import keep_sure
from unosce_kg.graph.namespaces import is_id
from unosce_kg.graph.query import Cell, Id, Rows, run
from unosce_kg.graph.questions import Question, ask, load_questions
from unosce_kg.resources import locate
from unosce_kg.store import open_graph


@click.command(
    "query",
    epilog=list_examples(
        "unosce-kg query --list",
        "unosce-kg query build/graph.ttl partners --param body=OSCE",
        "unosce-kg query build/graph.ttl -q 'SELECT ?name { ?org a uno:UNBody ; skos:prefLabel ?name }'",
        "unosce-kg query build/graph.ttl -f mine.rq --format csv > answer.csv",
    ),
)
@click.argument("graph_path", metavar="[GRAPH]", required=False, type=click.Path(path_type=Path))
@click.argument("name", metavar="[NAME]", required=False)
@click.option(
    "-q", "--sparql", metavar="SPARQL", help="A query of your own; the project's prefixes are known."
)
@click.option(
    "-f", "--file", "file", metavar="FILE", type=click.Path(path_type=Path), help="A file with a query."
)
@click.option("--format", "format_", type=click.Choice(["table", "csv", "tsv", "json"]), default="table")
@click.option(
    "--param", "pairs", metavar="NAME=VALUE", multiple=True, help="Set a parameter; may be repeated."
)
@click.option("--list", "list_", is_flag=True, help="Show the named queries and what each answers.")
@knowledge_option
@confidence_option
def command(
    *,
    graph_path: Path | None,
    name: str | None,
    sparql: str | None,
    file: Path | None,
    format_: str,
    pairs: tuple[str, ...],
    list_: bool,
    folders: tuple[Path, ...],
    least: float,
) -> None:
    """Ask GRAPH the named query NAME, or SPARQL of your own."""
    questions = load_questions(locate("ontology", "queries"), *(folder / "queries" for folder in folders))
    if list_:
        _show_list(questions)
        return
    if graph_path is None:
        raise click.UsageError("GRAPH is missing; 'unosce-kg query --list' shows the named queries")
    if sum(value is not None for value in (name, sparql, file)) != 1:
        raise click.UsageError("give one of NAME, -q SPARQL and -f FILE ('--list' shows the names)")
    values = read_pairs(pairs)
    graph = keep_sure(open_graph(graph_path), least)
    if name is not None:
        rows = ask(graph, questions, name, values)
    else:
        text = sparql if file is None else _read(file)
        rows = run(graph, text or "", {key: _as_term(value) for key, value in values.items()})
    _write(rows, format_)


def _as_term(value: str) -> Id | str | int:
    """A value for a query of the user's own: an id of the graph, a number, or a text."""
    if is_id(value):
        return Id(value)
    return int(value) if value.isascii() and value.isdigit() else value


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise QueryError(f"{path}: not UTF-8") from None
    except OSError as error:
        raise SetupError(f"{path}: {error.strerror}") from None


def _show_list(questions: dict[str, Question]) -> None:
    rows = []
    for question in questions.values():
        takes = ", ".join(f"{p.name}={p.default}" for p in question.parameters)
        rows.append((question.name, question.question, takes))
    print_table(make_console(), ("name", "question", "parameters"), rows)


def _write(rows: Rows, format_: str) -> None:
    if format_ == "json":
        records = [{c: _plain(cell) for c, cell in zip(rows.columns, row, strict=True)} for row in rows.rows]
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))
    elif format_ == "table":
        short = [[cell.short if cell else "" for cell in row] for row in rows.rows]
        print_table(make_console(), rows.columns, short)
        make_console(stderr=True).print(f"{len(rows.rows)} rows")
    else:
        writer = csv.writer(
            sys.stdout, dialect="excel-tab" if format_ == "tsv" else "excel", lineterminator="\n"
        )
        writer.writerow(rows.columns)
        writer.writerows([_guard(cell.text) if cell else "" for cell in row] for row in rows.rows)


def _plain(cell: Cell | None) -> str | int | float | bool | None:
    if cell is None:
        return None
    value = cell.value
    return float(value) if isinstance(value, Decimal) else value


def _guard(text: str) -> str:
    """The text with a quotation mark before it where a spreadsheet would take it for a formula."""
    return (
        f"'{text}" if text[:1] in ("=", "+", "@") or (text[:1] == "-" and not text[1:2].isdigit()) else text
    )
