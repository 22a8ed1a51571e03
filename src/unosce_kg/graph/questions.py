"""The named queries: files of SPARQL that say in their head what they answer and what can be set.

    # title: Who cooperates with a body
    # question: Who cooperates with the OSCE, on what, where and since when?
    # param: body org/osce the body that is asked about

A parameter has a name, a default and a few words, and the query a block `VALUES ?name { … }` for it. The
default tells what it takes: an id takes an entity (by id, name or acronym), digits a number, all else a text;
`kind/-` takes only an entity of that kind and means any by default, `-` a text and any.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import process
from rdflib import Graph

from unosce_kg.errors import QueryError, RowError, SetupError
from unosce_kg.graph import lookup
from unosce_kg.graph.namespaces import ENTITY_KINDS, kind_of
from unosce_kg.graph.query import Id, Rows, Value, run

_HEAD = re.compile(r"#\s*(title|question|param):\s*(.+)")
_PARAMETER = re.compile(r"(\w+)\s+(\S+)\s+(.+)")
ANY = "-"


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something that a named query leaves open: its name, what it is if nobody says, and a few words."""

    name: str
    default: str
    description: str

    @property
    def kind(self) -> str | None:
        """The kind of entity that it takes, or None where it takes a number or a text."""
        kind = kind_of(self.default) if "/" in self.default else None
        return kind if kind in ENTITY_KINDS else None


@dataclass(frozen=True, slots=True)
class Question:
    """A named query, read from a file."""

    name: str
    title: str
    question: str
    parameters: tuple[Parameter, ...]
    sparql: str


def load_questions(*folders: Path) -> dict[str, Question]:
    """Read the queries `*.rq` of folders, by name and sorted.

    Args:
        folders: The packaged `queries` folder, and a user's own; one that is missing holds no query.

    Raises:
        SetupError: If a file's head is wrong or a name is taken.
    """
    found: dict[str, Question] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.rq")):
            if path.stem in found:
                raise SetupError(f"{path}: there is a query {path.stem!r} already")
            found[path.stem] = _read(path)
    return dict(sorted(found.items()))


def ask(graph: Graph, questions: Mapping[str, Question], name: str, values: Mapping[str, str]) -> Rows:
    """Answer a named query.

    Args:
        graph: What to ask.
        questions: The known queries.
        name: The name of one of them.
        values: What its parameters are to be; an entity by id, name or acronym.

    Raises:
        QueryError: If there is no such query, parameter or entity, or the query fails.
    """
    question = questions.get(name)
    if question is None:
        nearest = [near for near, _, _ in process.extract(name, list(questions), limit=3, score_cutoff=50)]
        hint = f"; nearest: {', '.join(nearest)}" if nearest else ""
        raise QueryError(f"no query is called {name!r}{hint}")
    known = {parameter.name: parameter for parameter in question.parameters}
    for given in values:
        if given not in known:
            takes = ", ".join(known) or "none"
            raise QueryError(f"query {name!r} has no parameter {given!r}; it has: {takes}")
    return run(
        graph,
        question.sparql,
        {
            key: _value(graph, parameter, values.get(key, parameter.default))
            for key, parameter in known.items()
        },
    )


def _value(graph: Graph, parameter: Parameter, text: str) -> Id | Value | None:
    if text in (ANY, f"{parameter.kind}/{ANY}"):
        return None
    if parameter.kind:
        if text == parameter.default:
            return Id(text)
        wanted = parameter.kind if parameter.default.endswith(f"/{ANY}") else None
        return Id(lookup.find(graph, text, wanted))
    if parameter.default.isdigit():
        try:
            return int(text)
        except ValueError:
            raise QueryError(f"parameter {parameter.name!r} takes a number, not {text!r}") from None
    return text


def _read(path: Path) -> Question:
    try:
        sparql = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise RowError(path, 1, f"not UTF-8: {error}") from None
    texts: dict[str, str] = {}
    parameters = []
    for number, line in enumerate(sparql.splitlines(), 1):
        if not (head := _HEAD.fullmatch(line.strip())):
            continue
        if head[1] != "param":
            texts[head[1]] = head[2]
        elif match := _PARAMETER.fullmatch(head[2]):
            parameters.append(Parameter(match[1], match[2], match[3]))
        else:
            raise RowError(path, number, "a parameter is its name, its default and a few words")
    for key in ("title", "question"):
        if key not in texts:
            raise RowError(path, 1, f"the head has no line '# {key}: …'")
    return Question(path.stem, texts["title"], texts["question"], tuple(parameters), sparql)
