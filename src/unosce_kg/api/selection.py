"""The statements of a graph that meet conditions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import Graph
from rdflib.namespace import DCTERMS, RDF
from rdflib.term import Node

from unosce_kg.api.names import check_modalities, check_relations
from unosce_kg.errors import QueryError
from unosce_kg.graph import lookup
from unosce_kg.graph.cards import StatementCard, read_statement
from unosce_kg.graph.namespaces import PROV, UNO, node
from unosce_kg.graph.network import count_support
from unosce_kg.model import PartialDate

_DATES = ("onDate", "startDate", "endDate")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What statements are to meet, all of it; see `KnowledgeGraph.statements`."""

    about: str | None = None
    subject: str | None = None
    relation: str | None = None
    object: str | None = None
    topic: str | None = None
    place: str | None = None
    event: str | None = None
    document: str | None = None
    modality: str | None = None
    since: str | None = None
    until: str | None = None
    confidence: float = 0.0
    documents: int = 0


def select(graph: Graph, wanted: Wanted) -> Iterator[StatementCard]:
    """The statements that are wanted, in order of their ids.

    Raises:
        QueryError: If an entity, document, relation, modality or date is none.
    """
    check_relations(graph, [wanted.relation] if wanted.relation else [])
    check_modalities([wanted.modality] if wanted.modality else [])
    since, until = _read_date(wanted.since), _read_date(wanted.until)
    found = set(graph.subjects(RDF.type, UNO.Statement)).intersection(*_list_conditions(graph, wanted))
    support = count_support(graph) if wanted.documents else {}
    for statement in sorted(found, key=str):
        card = read_statement(graph, statement)
        if card.confidence < wanted.confidence:
            continue
        if wanted.documents and support[card.id][1] < wanted.documents:
            continue
        if (since or until) and not _holds(card, since, until):
            continue
        yield card


def _list_conditions(graph: Graph, wanted: Wanted) -> Iterator[set[Node]]:
    """The statements that meet each condition that the graph's index can tell."""
    if wanted.about:
        entity = node(lookup.find(graph, wanted.about))
        yield {s for end in (RDF.subject, RDF.object) for s in graph.subjects(end, entity)}
    for predicate, words in (
        (RDF.subject, wanted.subject),
        (RDF.object, wanted.object),
        (UNO.onTopic, wanted.topic),
        (UNO.inPlace, wanted.place),
        (UNO.atEvent, wanted.event),
    ):
        if words:
            yield set(graph.subjects(predicate, node(lookup.find(graph, words))))
    if wanted.relation:
        yield set(graph.subjects(RDF.predicate, UNO[wanted.relation]))
    if wanted.modality:
        yield set(graph.subjects(UNO.modality, UNO[wanted.modality]))
    if wanted.document:
        said = graph.subjects(UNO.inDocument, _find_document(graph, wanted.document))
        yield {statement for evidence in said for statement in graph.subjects(PROV.wasDerivedFrom, evidence)}


def _find_document(graph: Graph, words: str) -> Node:
    for document in sorted(graph.subjects(RDF.type, UNO.SourceDocument), key=str):
        names = (graph.objects(document, p) for p in (DCTERMS.identifier, UNO.fileName, DCTERMS.title))
        if words in {str(document).partition("/id/")[2], *_texts(names)}:
            return document
    raise QueryError(f"no document has the id, symbol, file name or title {words!r}")


def _texts(groups: Iterable[Iterable[Node]]) -> set[str]:
    return {str(text) for group in groups for text in group}


def _read_date(text: str | None) -> str | None:
    try:
        return str(PartialDate.parse(text)) if text else None
    except ValueError:
        raise QueryError(f"not a date, as YYYY, YYYY-MM or YYYY-MM-DD: {text!r}") from None


def _holds(card: StatementCard, since: str | None, until: str | None) -> bool:
    """Whether a statement has a date and may have held between two dates, each as precise as it is known."""
    dates = {"onDate": card.object.id} if card.relation in _DATES else dict(card.dates)
    if not dates:
        return False
    day = dates.get("onDate")
    first, last = dates.get("startDate", day), dates.get("endDate", day)
    return not (_is_before(last, since) or _is_before(until, first))


def _is_before(one: str | None, other: str | None) -> bool:
    """Whether a date lies before another one, as far as both are known; open ends lie beyond all."""
    if not one or not other:
        return False
    known = min(len(one), len(other))
    return one[:known] < other[:known]
