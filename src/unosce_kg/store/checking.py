"""The check of a store's graph, which does not grow with it: what a change touched is held against the rules.

A graph without a serious problem stays one if the nodes that changed, with what they point to, have none. So an
excerpt is checked: the nodes that changed or had a problem, and of their neighbours what the rules look at. Of a
graph that is made anew those nodes are checked of which the engine finds that they may break a rule. Whether the
confidence of a statement follows from all its evidence is left to `unosce-kg check`, since it takes all of it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import astuple
from itertools import islice

import pyoxigraph
from pyoxigraph import Quad
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF
from rdflib.term import Node

from unosce_kg.graph import integrity, suspects, validation
from unosce_kg.graph.merging import SYMMETRIC
from unosce_kg.graph.namespaces import ENTITY_KINDS, PROV, UNO, id_of, is_id, kind_of, node
from unosce_kg.graph.problems import Problem
from unosce_kg.resources import locate
from unosce_kg.store.generation import Difference, is_plain
from unosce_kg.store.index import Index

_TYPE = pyoxigraph.NamedNode(str(RDF.type))
_ENDS = tuple(pyoxigraph.NamedNode(str(end)) for end in (RDF.subject, RDF.predicate, RDF.object))
_DERIVED = pyoxigraph.NamedNode(str(PROV.wasDerivedFrom))
_HERE = pyoxigraph.DefaultGraph()
_PORTION = 5_000  # nodes whose excerpt is checked at once


def check(engine: pyoxigraph.Store, index: Index) -> tuple[Problem, ...]:
    """Hold a whole graph against its shapes and the rules that shapes cannot say.

    The nodes that may break one are judged by these or those, a portion at a time: few or none, as a rule.
    """
    found = validation.find_suspects(engine, locate("ontology", "shapes.ttl"))
    problems: set[Problem] = set()
    for nodes, judge in (
        (_subjects(engine) if found is None else found, _check_shapes),
        (suspects.find_suspects(engine), _check_rules),
    ):
        ordered = iter(sorted(nodes))
        while portion := frozenset(islice(ordered, _PORTION)):
            problems.update(judge(_Excerpt(engine, index, portion, None)))
    return tuple(sorted(problems))


def check_change(
    before: tuple[Problem, ...], engine: pyoxigraph.Store, index: Index, difference: Difference
) -> tuple[Problem, ...]:
    """What is wrong with a graph after a change.

    Args:
        before: What was wrong with it before.
        engine: The graph after the change.
        index: The tables after the change.
        difference: What was changed.
    """
    serious = [problem.subject for problem in before if problem.serious]
    if not all(map(is_id, serious)):
        return check(engine, index)
    changed = {_address(quad.subject) for quad in difference.added | difference.removed}
    changed |= {*_referrers(engine, difference), *(str(node(id_)) for id_ in serious)}
    excerpt, ids = _Excerpt(engine, index, changed, difference.added), frozenset(map(id_of, changed))
    kept = (problem for problem in before if problem.subject not in ids)
    return tuple(sorted({*_check_shapes(excerpt), *_check_rules(excerpt), *kept}))


def dump(problems: tuple[Problem, ...]) -> str:
    """Problems as a text."""
    return json.dumps([astuple(problem) for problem in problems])


def load(text: str) -> tuple[Problem, ...]:
    """Problems from their text."""
    return tuple(Problem(*values) for values in json.loads(text))


class _Excerpt:
    """Some nodes of a graph with what the rules look at around them.

    Args:
        engine: The whole graph.
        index: The tables that it was made from.
        nodes: Addresses of the nodes.
        added: Those triples that are new. Of the plain triples and links to evidence, of which a node may have
            many, only these are taken; None for all of them.
    """

    def __init__(
        self, engine: pyoxigraph.Store, index: Index, nodes: Set[str], added: Iterable[Quad] | None
    ) -> None:
        self.nodes = nodes
        self.graph = Graph(bind_namespaces="none")
        self._engine, self._index = engine, index
        self._added = None if added is None else frozenset(added)
        self._links: dict[str, list[Quad]] = defaultdict(list)
        for quad in self._added or ():
            if quad.predicate == _DERIVED:
                self._links[_address(quad.subject)].append(quad)
        for address in sorted(nodes):
            self._take(self._about(address))
        for target in {str(o) for o in self.graph.objects() if isinstance(o, URIRef)} - nodes:
            self._take(self._border(target))

    def _take(self, quads: Iterable[Quad]) -> None:
        self.graph.addN(
            (_convert(q.subject), _convert(q.predicate), _convert(q.object), self.graph) for q in quads
        )

    def _find(
        self, subject: str | None, predicate: pyoxigraph.NamedNode | None = None, object_: str | None = None
    ) -> Iterator[Quad]:
        return iter(self._engine.quads_for_pattern(_term(subject), predicate, _term(object_), _HERE))

    def _about(self, address: str) -> Iterator[Quad]:
        kind = kind_of(id_of(address))
        if kind == "statement":
            yield from self._statement(address)
        elif kind in ENTITY_KINDS:
            yield from self._entity(address)
        else:
            yield from self._find(address)
        if kind == "evidence":
            for link in self._find(None, _DERIVED, address):
                yield link
                for end in (_TYPE, *_ENDS):
                    yield from self._find(_address(link.subject), end)

    def _statement(self, address: str) -> Iterator[Quad]:
        """A statement with its plain triple, and the links to new evidence, or else to any."""
        said: dict[pyoxigraph.NamedNode, Quad] = {}
        for quad in self._find(address):
            if quad.predicate != _DERIVED or self._added is None:
                said[quad.predicate] = quad
                yield quad
        yield from self._links.get(address) or islice(self._find(address, _DERIVED), 1)
        ends = [said[end].object for end in _ENDS if end in said]
        if len(ends) == len(_ENDS) and all(isinstance(end, pyoxigraph.NamedNode) for end in ends):
            yield from self._plain(*map(_address, ends))

    def _plain(self, subject: str, predicate: str, object_: str) -> Iterator[Quad]:
        relation = pyoxigraph.NamedNode(predicate)
        yield from self._find(subject, relation, object_)
        yield from self._find(object_, relation, subject)

    def _entity(self, address: str) -> Iterator[Quad]:
        """An entity with its new relations, what states them, and what states its dates."""
        for quad in self._find(address):
            if not is_plain(quad):
                yield quad
            elif self._added is None or quad in self._added:
                yield quad
                predicate, object_ = quad.predicate.value, _address(quad.object)
                yield from self._plain(object_, predicate, address)
                yield from self._stating(id_of(address), predicate.removeprefix(str(UNO)), id_of(object_))
        for id_ in self._index.find_dates(id_of(address)):
            yield from self._statement(str(node(id_)))

    def _stating(self, subject: str, predicate: str, object_: str) -> Iterator[Quad]:
        if predicate in SYMMETRIC and object_ < subject:
            subject, object_ = object_, subject
        if stated := self._index.find_statement(subject, predicate, object_):
            yield from self._statement(str(node(stated)))

    def _border(self, target: str) -> Iterator[Quad]:
        """What the rules look at of a node that another one points to."""
        return self._find(target, None if kind_of(id_of(target)) == "mention" else _TYPE)


def _term(address: str | None) -> pyoxigraph.NamedNode | None:
    return None if address is None else pyoxigraph.NamedNode(address)


def _convert(term: object) -> Node:
    """A term of the engine as rdflib's."""
    if isinstance(term, pyoxigraph.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        return Literal(term.value, datatype=URIRef(term.datatype.value))
    return URIRef(_address(term))


def _check_shapes(excerpt: _Excerpt) -> Iterable[Problem]:
    """What is wrong with the nodes of an excerpt by the shapes; its border is only there to be looked at."""
    return validation.check(
        excerpt.graph, locate("ontology", "shapes.ttl"), frozenset(map(id_of, excerpt.nodes))
    )


def _check_rules(excerpt: _Excerpt) -> Iterable[Problem]:
    """What is wrong with the nodes of an excerpt by the rules of integrity."""
    ids = frozenset(map(id_of, excerpt.nodes))
    return (problem for problem in integrity.check_near(excerpt.graph) if problem.subject in ids)


def _subjects(engine: pyoxigraph.Store) -> set[str]:
    """Addresses of all nodes that the graph describes."""
    return {_address(q.subject) for q in engine.quads_for_pattern(None, _TYPE, None, _HERE)}


def _referrers(engine: pyoxigraph.Store, difference: Difference) -> Iterator[str]:
    """Nodes that point to a node of which a class was taken away."""
    for subject in {quad.subject for quad in difference.removed if quad.predicate == _TYPE}:
        for quad in engine.quads_for_pattern(None, None, subject, _HERE):
            yield _address(quad.subject)


def _address(term: object) -> str:
    return term.value if isinstance(term, pyoxigraph.NamedNode) else str(term)
