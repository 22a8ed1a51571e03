"""The check of a store's graph, which does not grow with it: what a change touched is held against the rules.

A graph without a serious problem stays one if the nodes that changed, with what they point to, have none. So an
excerpt is checked: the changed nodes, and of their neighbours what the rules look at. Only where a graph already
breaks a rule, and on `unosce-kg check`, the whole is checked; whether the confidence of a statement follows from
all its evidence is left to the latter, since it takes all of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Set
from contextlib import closing
from dataclasses import astuple
from itertools import islice

import pyoxigraph
from rdflib import Graph, URIRef
from rdflib.namespace import RDF
from rdflib.term import Node

from unosce_kg.graph import integrity, validation
from unosce_kg.graph.merging import SYMMETRIC
from unosce_kg.graph.namespaces import ENTITY_KINDS, PROV, UNO, id_of, kind_of, node
from unosce_kg.graph.problems import Problem
from unosce_kg.graph.store import wrap
from unosce_kg.graph.suspects import find_suspects
from unosce_kg.graph.validation import conforms
from unosce_kg.resources import locate
from unosce_kg.store.generation import Difference
from unosce_kg.store.index import Index

Triples = Iterator[tuple[Node, Node, Node]]

_TYPE = pyoxigraph.NamedNode(str(RDF.type))
_HERE = pyoxigraph.DefaultGraph()
_PORTION = 20_000  # nodes whose excerpt is checked at once


def check(engine: pyoxigraph.Store, index: Index) -> tuple[Problem, ...]:
    """Hold a whole graph against its shapes and the rules that shapes cannot say.

    The nodes that may break a rule are judged, a portion at a time: few or none, unless a shape is broken.
    """
    fine = conforms(engine, locate("ontology", "shapes.ttl"))
    subjects = iter(sorted(find_suspects(engine) if fine else _subjects(engine)))
    problems: set[Problem] = set()
    with closing(wrap(engine)) as graph:
        while portion := frozenset(islice(subjects, _PORTION)):
            problems |= _check_excerpt(_Excerpt(graph, index, portion, None))
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
    if any(problem.serious for problem in before):
        return check(engine, index)
    changed = {_address(quad.subject) for quad in difference.added | difference.removed}
    changed |= set(_referrers(engine, difference))
    added = {(_address(quad.subject), _address(quad.object)) for quad in difference.added}
    with closing(wrap(engine)) as graph:  # else its cycles would keep the database open
        found = _check_excerpt(_Excerpt(graph, index, changed, added))
    ids = frozenset(map(id_of, changed))
    return tuple(sorted({*found, *(problem for problem in before if problem.subject not in ids)}))


def dump(problems: tuple[Problem, ...]) -> str:
    """Problems as a text."""
    return json.dumps([astuple(problem) for problem in problems])


def load(text: str) -> tuple[Problem, ...]:
    """Problems from their text."""
    return tuple(Problem(*values) for values in json.loads(text))


class _Excerpt:
    """Some nodes of a graph with what the rules look at around them.

    Args:
        graph: The whole graph.
        index: The tables that it was made from.
        nodes: Addresses of the nodes.
        added: Subject and object of those plain triples and links to evidence that are new, which alone are
            taken of the many that a node may have; None for all of them.
    """

    def __init__(
        self, graph: Graph, index: Index, nodes: Set[str], added: Set[tuple[str, str]] | None
    ) -> None:
        self.nodes = nodes
        self.graph = Graph(bind_namespaces="none")
        self._whole, self._index, self._added = graph, index, added
        for address in sorted(nodes):
            self._take(self._about(address))
        for target in {o for o in self.graph.objects() if isinstance(o, URIRef)}:
            if str(target) not in nodes:
                self._take(self._border(target))

    def _take(self, triples: Iterable[tuple[Node, Node, Node]]) -> None:
        self.graph.addN((*triple, self.graph) for triple in triples)

    def _about(self, address: str) -> Triples:
        subject = URIRef(address)
        kind = kind_of(id_of(address))
        if kind == "statement":
            yield from self._statement(subject)
        elif kind in ENTITY_KINDS:
            yield from self._entity(subject)
        else:
            yield from self._whole.triples((subject, None, None))
        if kind == "evidence":
            for statement in self._whole.subjects(PROV.wasDerivedFrom, subject):
                yield statement, PROV.wasDerivedFrom, subject
                for end in (RDF.type, RDF.subject, RDF.object):
                    yield from self._whole.triples((statement, end, None))

    def _statement(self, subject: URIRef) -> Triples:
        """A statement with its plain triple, and the links to new evidence, or else to any."""
        links = []
        for triple in self._whole.triples((subject, None, None)):
            if triple[1] == PROV.wasDerivedFrom:
                links.append(triple)
            else:
                yield triple
        yield from [link for link in links if self._is_wanted(link)] or links[:1]
        yield from self._plain(
            *(self._whole.value(subject, end) for end in (RDF.subject, RDF.predicate, RDF.object))
        )

    def _plain(self, subject: Node | None, predicate: Node | None, object_: Node | None) -> Triples:
        if subject and predicate and isinstance(object_, URIRef):
            yield from self._whole.triples((subject, predicate, object_))
            yield from self._whole.triples((object_, predicate, subject))

    def _entity(self, subject: URIRef) -> Triples:
        """An entity with its new relations, what states them, and what states its dates."""
        for triple in self._whole.triples((subject, None, None)):
            _, predicate, object_ = triple
            if not _is_relation(predicate, object_):
                yield triple
            elif self._is_wanted(triple):
                yield triple
                yield from self._plain(object_, predicate, subject)
                yield from self._stating(
                    id_of(subject), str(predicate).removeprefix(str(UNO)), id_of(str(object_))
                )
        for id_ in self._index.find_dates(id_of(subject)):
            yield from self._statement(node(id_))

    def _stating(self, subject: str, predicate: str, object_: str) -> Triples:
        if predicate in SYMMETRIC and object_ < subject:
            subject, object_ = object_, subject
        if stated := self._index.find_statement(subject, predicate, object_):
            yield from self._statement(node(stated))

    def _border(self, target: URIRef) -> Triples:
        """What the rules look at of a node that another one points to."""
        whole = kind_of(id_of(target)) == "mention"
        return self._whole.triples((target, None if whole else RDF.type, None))

    def _is_wanted(self, triple: tuple[Node, Node, Node]) -> bool:
        return self._added is None or (str(triple[0]), str(triple[2])) in self._added


def _check_excerpt(excerpt: _Excerpt) -> set[Problem]:
    """What is wrong with the nodes of an excerpt; its border is only there to be looked at."""
    ids = frozenset(map(id_of, excerpt.nodes))
    shapes = locate("ontology", "shapes.ttl")
    found = {p for p in integrity.check_near(excerpt.graph) if p.subject in ids}
    return found.union(validation.check(excerpt.graph, shapes, ids))


def _is_relation(predicate: Node, object_: Node) -> bool:
    """Whether a triple of an entity is the plain triple of a fact."""
    return str(predicate).startswith(str(UNO)) and kind_of(id_of(str(object_))) in ENTITY_KINDS


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
