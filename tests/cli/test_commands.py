"""The commands that read a graph: what they show, and what they say when something is wrong."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from conftest import call

from unosce_kg import exporters
from unosce_kg.cli import COMMANDS
from unosce_kg.cli.display import plain
from unosce_kg.graph.questions import load_questions
from unosce_kg.resources import locate

PARTNERS = "SELECT ?label { id-org:osce uno:cooperatesWith/skos:prefLabel ?label }"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_examples(name: str) -> None:
    answer = call(name, "--help")
    assert answer.code == 0
    examples = [line.strip() for line in answer.out.split("Examples:\n")[1].splitlines()]
    assert examples and all(f"{line} ".startswith((f"unosce-kg {name} ", "curl ")) for line in examples)


def test_version_and_help() -> None:
    assert re.fullmatch(r"unosce-kg \d+\.\d+\.\d+\n", call("--version").out)
    answer = call("--help")
    assert answer.code == 0 and all(f"\n  {name} " in answer.out for name in COMMANDS)
    assert "Exit codes: 0 done, 1 done but something was skipped" in answer.out


def test_list_of_queries() -> None:
    out = call("query", "--list").out
    assert all(name in out for name in load_questions(locate("ontology", "queries")))


@pytest.mark.parametrize("name", sorted(load_questions(locate("ontology", "queries"))))
def test_every_named_query_runs(graph: Path, name: str) -> None:
    answer = call("query", graph, name, "--format", "json")
    assert answer.code == 0, answer.err
    assert isinstance(json.loads(answer.out), list)


def test_query_with_a_parameter(graph: Path) -> None:
    answer = call("query", graph, "partners", "--param", "body=OSCE", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(answer.out)))
    assert answer.code == 0 and any(r["partner"] == "United Nations" for r in rows)
    assert all(r["sentence"] and r["document"] for r in rows)


def test_query_of_ones_own(graph: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text(PARTNERS)
    as_json = call("query", graph, "-q", PARTNERS, "--format", "json")
    assert {"label": "United Nations"} in json.loads(as_json.out)
    for format_, separator in (("csv", ","), ("tsv", "\t")):
        answer = call("query", graph, "-f", tmp_path / "mine.rq", "--format", format_)
        assert answer.out.splitlines()[0] == "label" and separator not in answer.out
        assert "United Nations" in answer.out.splitlines()
    assert "United Nations" in call("query", graph, "-q", PARTNERS).out


def test_values_reach_a_query_as_terms(graph: Path) -> None:
    query = "SELECT ?label { VALUES ?org { UNDEF } ?org skos:prefLabel ?label }"
    answer = call("query", graph, "-q", query, "--param", "org=org/osce", "--format", "csv")
    assert answer.out == "label\nOrganization for Security and Co-operation in Europe\n"
    hostile = call("query", graph, "-q", query, "--param", 'org=" } ?a ?b ?c { "', "--format", "csv")
    assert hostile.out == "label\n"


def test_spreadsheets_get_no_formulas(graph: Path) -> None:
    answer = call(
        "query",
        graph,
        "-q",
        'SELECT ?x { VALUES ?x { "=1+1" "@a" "-2" "-a" "b" } } ORDER BY ?x',
        "--format",
        "csv",
    )
    assert answer.out.split() == ["x", "-2", "'-a", "'=1+1", "'@a", "b"]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["partnerz"], 2, "no query is called 'partnerz'; nearest: partners"),
        (["-q", "SELECT * { ?s ?p }"], 2, "SPARQL syntax error at line 1, column "),
        (["-q", "SELECT * { SERVICE <http://x.org/> { ?s ?p ?o } }"], 2, "SERVICE is refused"),
        (["-q", "DELETE WHERE { ?s ?p ?o }"], 2, "unosce-kg: "),
        (["partners", "--param", "body=Nobody Knows This"], 2, "no entity is called 'Nobody Knows This'"),
        (["partners", "--param", "colour=red"], 2, "query 'partners' has no parameter 'colour'"),
        (["partners", "--param", "body"], 2, "--param takes name=value, not 'body'"),
        (["-f", "none.rq"], 3, "none.rq: No such file"),
        ([], 2, "give one of NAME, -q SPARQL and -f FILE"),
        (["partners", "-q", PARTNERS], 2, "give one of NAME, -q SPARQL and -f FILE"),
    ],
)
def test_wrong_queries(graph: Path, arguments: list[str], code: int, message: str) -> None:
    answer = call("query", graph, *arguments)
    assert (answer.code, answer.out) == (code, "")
    assert message in answer.err.splitlines()[-1]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.ttl", None, "no such file"),
        ("graph.docx", "x", "not a graph that can be read"),
        ("broken.ttl", "@prefix x: <http://x/> .\nx:a x:b .\n", "broken.ttl: cannot be read as a graph"),
    ],
)
@pytest.mark.parametrize(
    "command",
    [["query", "{}", "partners"], ["show", "{}", "UN"], ["stats", "{}"], ["check", "{}"],
     ["path", "{}", "UN", "OSCE"], ["explain", "{}", "statement/ab"], ["export", "{}", "-o", "x.nt"]],
)  # fmt: skip
def test_unreadable_graphs(
    tmp_path: Path, name: str, content: str | None, message: str, command: list[str]
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_text(content)
    answer = call(*(str(path) if a == "{}" else a for a in command))
    assert (answer.code, answer.out) == (3, "")
    assert answer.err.count("\n") == 1 and message in answer.err


def test_show(graph: Path) -> None:
    answer = call("show", graph, "unodc")
    assert answer.code == 0, answer.err
    assert answer.out.splitlines()[0] == "United Nations Office on Drugs and Crime"
    assert "org/unodc (" in answer.out and "also: " in answer.out
    assert "statement/" in answer.out and "“" in answer.out
    assert not any(line.endswith(" ") for line in answer.out.splitlines())


def test_show_offers_the_nearest_names(graph: Path) -> None:
    answer = call("show", graph, "Permament Counsil")
    assert answer.code == 2 and "nearest: " in answer.err and "Permanent Council" in answer.err


def test_path(graph: Path) -> None:
    answer = call("path", graph, "UNODC", "OSCE", "--limit", "1")
    assert answer.code == 0, answer.err
    assert answer.out.startswith("path 1, ") and "United Nations Office on Drugs and Crime" in answer.out


def test_no_path(tmp_path: Path) -> None:
    path = tmp_path / "g.ttl"
    entity = "a uno:Entity, uno:Organization ; skos:prefLabel"
    prefixes = (
        "@prefix uno: <https://w3id.org/unosce-kg/ontology#> .\n"
        "@prefix o: <https://w3id.org/unosce-kg/id/org/> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    )
    path.write_text(f'{prefixes}o:a {entity} "A"@en . o:b {entity} "B"@en .')
    answer = call("path", path, "A", "B")
    assert (answer.code, answer.out) == (1, "nothing connects org/a and org/b\n")


def test_stats(graph: Path) -> None:
    answer = call("stats", graph, "--top", "3")
    assert answer.code == 0, answer.err
    for words in ("5 documents", "cooperatesWith", "most connected", "PageRank", "2010"):
        assert words in answer.out


def test_explain(graph: Path) -> None:
    shown = call("show", graph, "UNODC").out
    statements = re.findall(r"statement/[0-9a-f]+", shown)
    answer = call("explain", graph, statements[0])
    assert answer.code == 0, answer.err
    assert statements[0] in answer.out and "confidence" in answer.out
    assert call("explain", graph, "statement/zzz").code == 2


def test_check_finds_what_was_tampered_with(graph: Path, tmp_path: Path) -> None:
    assert "0 rules broken" in call("check", graph).out
    text = graph.read_text(encoding="utf-8")
    broken = tmp_path / "graph.ttl"
    broken.write_text(re.sub(r"nif:beginIndex (\d+)", "nif:beginIndex 1\\1", text, count=1), encoding="utf-8")
    answer = call("check", broken, "--texts", graph.parent / "texts")
    assert answer.code == 1 and "breaks " in answer.out
    assert call("check", graph, "--texts", tmp_path / "none").code == 3


@pytest.mark.parametrize("name", sorted(exporters.formats()))
def test_export_in_every_format(graph: Path, tmp_path: Path, name: str) -> None:
    suffix = exporters.formats()[name][0]
    for target, options in ((f"by-suffix{suffix}", []), ("by-name.data", ["--format", name])):
        answer = call("export", graph, "-o", tmp_path / target, *options)
        assert answer.code == 0, answer.err
        assert any(p.stat().st_size > 1000 for p in tmp_path.rglob("*") if p.is_file())


def test_export_to_an_unknown_suffix(graph: Path, tmp_path: Path) -> None:
    answer = call("export", graph, "-o", tmp_path / "graph.odd")
    assert answer.code == 3 and "no format has the suffix '.odd'" in answer.err


def test_nothing_in_a_graph_reaches_the_terminal_as_a_command() -> None:
    assert plain("a\x1b[2Jb\x9b1m\u202ec\x07[red]d[/red]").plain == "a[2Jb1mc[red]d[/red]"
