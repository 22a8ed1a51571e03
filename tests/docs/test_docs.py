"""The documentation names what there is, links to files that exist, and shows queries that can be asked."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Graph

from unosce_kg.graph import guard, questions
from unosce_kg.knowledge import expansion, facts, gazetteer, patterns
from unosce_kg.resources import locate

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
RELATIONS = locate("ontology", "relations") / "README.md"
NAMES = locate("ontology", "names") / "README.md"
PAGES = sorted([
    *DOCS.glob("*.md"), RELATIONS, NAMES, locate("ontology") / "README.md", ROOT / "benchmarks" / "README.md",
    ROOT / "tests" / "evaluation" / "README.md",
])  # fmt: skip
UNO = "https://w3id.org/unosce-kg/ontology#"


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path):
    targets = [t for t in re.findall(r"\]\(([^)#\s]+)", read(page)) if "://" not in t]
    assert [t for t in targets if not (page.parent / t).resolve().exists()] == []


def test_every_term_of_the_ontology_is_explained_in_its_own_words():
    ontology, page = Graph().parse(locate("ontology", "unosce.ttl")), read(DOCS / "vocabulary.md")
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.NamedIndividual, OWL.AnnotationProperty)
    terms = {str(t) for kind in kinds for t in ontology.subjects(RDF.type, kind) if str(t).startswith(UNO)}
    names = {term.removeprefix(UNO) for term in terms} - {"Entity"}
    assert {name for name in names if f"`uno:{name}`" not in page} == set()
    assert set(re.findall(r"`uno:(\w+)`", page)) <= names
    directions = {str(t).removeprefix(UNO) for t in ontology.subjects(OWL.inverseOf, None)} | {"relatedTo"}
    comments = {
        n: str(ontology.value(ontology.resource(UNO + n).identifier, RDFS.comment))
        for n in names - directions
    }
    assert {name for name, comment in comments.items() if comment not in page} == set()


def test_every_query_is_listed_with_its_question_and_parameters():
    page = read(DOCS / "queries.md")
    rows = {m[1]: m[0] for m in re.finditer(r"^\| `(\w+)` \|.*$", page, re.M)}
    known = questions.load_questions(locate("ontology", "queries"))
    assert set(rows) == set(known)
    for name, question in known.items():
        assert question.question in rows[name]
        for parameter in question.parameters:
            assert f"`{parameter.name}`" in rows[name]
            assert parameter.description in rows[name]


@pytest.mark.parametrize("query", re.findall(r"```sparql\n(.*?)```", read(DOCS / "queries.md"), re.S))
def test_shown_queries_are_admitted(query: str):
    assert guard.admit(query).text


def test_roles_slots_and_macros_are_explained():
    page = read(RELATIONS)
    roles = {
        role
        for role in patterns.ROLE.pattern.split("|")
        if role.isascii() and role.replace("-", "").isalpha()
    }
    assert {role for role in roles if f"`{role}`" not in page} == set()
    braces = {*expansion.SLOTS, *expansion.MACROS}
    assert {name for name in braces if f"`{{{name}}}`" not in page} == set()


def test_named_groups_of_name_patterns_are_explained():
    page, rows = read(NAMES), "".join(read(path) for path in NAMES.parent.glob("*.jsonl"))
    groups = set(re.findall(r"\(\?P<(\w+)>", rows))
    assert {group for group in groups if f"`{group}`" not in page} == set()


def test_tables_are_shown_with_their_columns():
    page = read(DOCS / "knowledge.md")
    assert ",".join(gazetteer.COLUMNS) in page
    assert ",".join(facts.COLUMNS) in page


def test_modules_that_are_named_exist():
    page, package = read(DOCS / "architecture.md"), ROOT / "src" / "unosce_kg"
    named = {*re.findall(r"`(\w+(?:/\w+)*\.py)`", page)}
    assert named
    assert {path for path in named if not (package / path).exists()} == set()
    inner = set(re.findall(r"^(\w+)\.\w+ {2,}", page.partition("Inside the extraction")[2], re.M))
    assert {stem for stem in inner if not (package / "extraction" / f"{stem}.py").exists()} == set()


def test_make_targets_that_are_named_exist():
    makefile = read(ROOT / "Makefile")
    for page in PAGES:
        for target in re.findall(r"`make (\w+)|^    make (\w+)", read(page), re.M):
            assert re.search(rf"^{target[0] or target[1]}:", makefile, re.M)


def test_word_classes_that_are_named_exist():
    lexicon = tomllib.loads(read(locate("ontology", "lexicon.toml")))
    named = set(re.findall(r"\{([a-z]+_[a-z]+)\}", read(RELATIONS) + read(NAMES)))
    assert named
    assert named <= set(lexicon)
