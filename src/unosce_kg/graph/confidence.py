"""A graph without the statements that are less sure than somebody wants them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from decimal import Decimal

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF
from rdflib.term import Node

from unosce_kg.graph import store
from unosce_kg.graph.dating import settle
from unosce_kg.graph.merging import DATES, SYMMETRIC, Support, is_fact
from unosce_kg.graph.namespaces import PROV, UNO, id_of, kind_of
from unosce_kg.graph.terms import Triple, date
from unosce_kg.model import Modality, PartialDate, Statement

_DATES = tuple(UNO[name] for name in DATES)


def keep_sure(graph: Graph, least: float) -> Graph:
    """The graph without the statements of less confidence.

    Their evidence goes with them, and so do the plain triples and the dates of entities that no statement which stays
    says. Documents, mentions, entities and records of reference data stay.

    Args:
        graph: Any graph of the contract; it is left as it is.
        least: In 0..1; at 0 the graph itself is given back.
    """
    if least <= 0:
        return graph
    bound = Decimal(str(least))
    unsure = {
        node
        for node, confidence in graph.subject_objects(UNO.confidence)
        if Decimal(str(confidence)) < bound and kind_of(id_of(str(node))) == "statement"
    }
    if not unsure:
        return graph
    gone = {str(end) for node in unsure for end in (node, *_evidence(graph, node))}
    unsaid: set[str] = set()
    dated: set[Node] = set()
    for node in unsure:
        subject, predicate = graph.value(node, RDF.subject), graph.value(node, RDF.predicate)
        if subject is not None and predicate in _DATES:
            dated.add(subject)
        elif not any(
            _says(graph, other, node) for other in graph.subjects(RDF.subject, subject) if other not in unsure
        ):
            unsaid.update(_state(graph, node))
    dates = [triple for entity in sorted(dated, key=str) for triple in _date(graph, entity, unsure)]
    heads = {f"<{entity}> <{predicate}>" for entity in dated for predicate in _DATES}
    kept = store.create()
    with tempfile.TemporaryFile() as dump:
        graph.serialize(destination=dump, format="ox-nt", encoding="utf-8")
        dump.seek(0)
        store.add_lines(kept, _sift((line.decode("utf-8") for line in dump), gone, heads, unsaid))
    store.fill(kept, dates)
    return kept


def _sift(lines: Iterable[str], gone: set[str], heads: set[str], unsaid: set[str]) -> Iterator[str]:
    """The lines of N-Triples but those of some subjects, of some subjects' predicates, and some alone."""
    for line in lines:
        subject, predicate, _ = line.split(" ", 2)
        if subject[1:-1] not in gone and f"{subject} {predicate}" not in heads and line not in unsaid:
            yield line


def _evidence(graph: Graph, statement: Node) -> Iterator[Node]:
    return (n for n in graph.objects(statement, PROV.wasDerivedFrom) if kind_of(id_of(str(n))) == "evidence")


def _says(graph: Graph, statement: Node, other: Node) -> bool:
    """Whether a statement says as a fact what the other one says."""
    return _is_fact(graph, statement) and all(
        graph.value(statement, end) == graph.value(other, end) for end in (RDF.predicate, RDF.object)
    )


def _is_fact(graph: Graph, statement: Node) -> bool:
    predicate, modality = graph.value(statement, RDF.predicate), graph.value(statement, UNO.modality)
    return is_fact(str(predicate).removeprefix(str(UNO)), Modality(str(modality).removeprefix(str(UNO))))


def _state(graph: Graph, statement: Node) -> Iterator[str]:
    """The plain triples of a statement, as lines of N-Triples."""
    ends = [graph.value(statement, end) for end in (RDF.subject, RDF.predicate, RDF.object)]
    subject, predicate, object_ = (URIRef(str(end)) for end in ends)
    yield store.write_line((subject, predicate, object_))
    if str(predicate).removeprefix(str(UNO)) in SYMMETRIC:
        yield store.write_line((object_, predicate, subject))


def _date(graph: Graph, entity: Node, unsure: set[Node]) -> Iterator[Triple]:
    """The dates of an entity by the statements that stay."""
    id_ = id_of(str(entity))
    supports = [
        Support(Statement(id_, DATES[_DATES.index(predicate)], PartialDate.parse(str(value)), ()))
        for statement in graph.subjects(RDF.subject, entity)
        if statement not in unsure
        and (predicate := graph.value(statement, RDF.predicate)) in _DATES
        and _is_fact(graph, statement)
        and isinstance(value := graph.value(statement, RDF.object), Literal)
    ]
    for name, values in settle(supports).get(id_, {}).items():
        yield from ((URIRef(str(entity)), UNO[name], date(day)) for day in sorted(values))
