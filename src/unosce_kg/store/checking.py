"""The check of a store's graph."""

from __future__ import annotations

import json
from dataclasses import astuple

from rdflib import Graph

from unosce_kg.graph import integrity, validation
from unosce_kg.graph.problems import Problem
from unosce_kg.resources import locate


def check(graph: Graph) -> tuple[Problem, ...]:
    """Hold a whole graph against its shapes and the rules that shapes cannot say."""
    return tuple(
        sorted({*validation.check(graph, locate("ontology", "shapes.ttl")), *integrity.check(graph)})
    )


def dump(problems: tuple[Problem, ...]) -> str:
    """Problems as a text."""
    return json.dumps([astuple(problem) for problem in problems])


def load(text: str) -> tuple[Problem, ...]:
    """Problems from their text."""
    return tuple(Problem(*values) for values in json.loads(text))
