"""Statements, their evidence and the mentions of a document as triples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rdflib import URIRef

from unosce_kg.graph import reference
from unosce_kg.graph.merging import DATES, SYMMETRIC, Support, evidence_id, mention_id
from unosce_kg.graph.namespaces import NIF, PROV, RDF, UNO, node
from unosce_kg.graph.terms import Triple, date, decimal, integer, text
from unosce_kg.model import Document, Evidence, Mention, PartialDate, Qualifiers, Span, Statement


def state(support: Support) -> Iterator[Triple]:
    """The plain triple of a statement, if it has one; dates of entities are settled elsewhere."""
    statement = support.statement
    if not support.is_fact or statement.predicate in DATES or isinstance(statement.object, PartialDate):
        return
    subject, object_ = node(statement.subject), node(statement.object)
    yield subject, UNO[statement.predicate], object_
    if statement.predicate in SYMMETRIC:
        yield object_, UNO[statement.predicate], subject


def describe_statement(support: Support) -> Iterator[Triple]:
    """The triples of a statement and of the records that it rests on; the rest is told with its evidence."""
    statement, subject = support.statement, node(support.id)
    target = statement.object
    yield subject, RDF.type, UNO.Statement
    yield subject, RDF.type, RDF.Statement
    yield subject, RDF.subject, node(statement.subject)
    yield subject, RDF.predicate, UNO[statement.predicate]
    yield subject, RDF.object, date(target) if isinstance(target, PartialDate) else node(target)
    yield from _qualify(subject, statement.qualifiers)
    yield subject, UNO.modality, UNO[statement.modality.value]
    yield subject, UNO.confidence, decimal(support.confidence)
    for origin in support.origins:
        yield subject, PROV.wasDerivedFrom, reference.record_node(origin, statement.subject)
        yield from reference.describe_record(origin, statement.subject)


def _qualify(subject: URIRef, qualifiers: Qualifiers) -> Iterator[Triple]:
    for predicate, ids in (
        (UNO.onTopic, qualifiers.topics),
        (UNO.inPlace, qualifiers.places),
        (UNO.atEvent, qualifiers.events),
    ):
        for id_ in ids:
            yield subject, predicate, node(id_)
    for predicate, value in (
        (UNO.onDate, qualifiers.on_date),
        (UNO.startDate, qualifiers.start_date),
        (UNO.endDate, qualifiers.end_date),
    ):
        if value:
            yield subject, predicate, date(value)


def describe_evidence(
    support: Support,
    mentions: Mapping[str, frozenset[str]],
    activity: URIRef,
    documents: Mapping[str, Document],
) -> Iterator[Triple]:
    """The triples of a statement's evidence, and those that lead to it.

    Args:
        support: The statement.
        mentions: Ids of all mentions in the graph, with the entities that each refers to; evidence points
            only to a mention of the statement's own subject or object.
        activity: The extraction that read it.
        documents: Ids to documents, whose blocks know their pages and elements.
    """
    for evidence in support.statement.evidence:
        subject = node(evidence_id(support.id, evidence))
        yield node(support.id), PROV.wasDerivedFrom, subject
        yield subject, RDF.type, UNO.Evidence
        yield from _locate(subject, evidence.document, evidence.sentence, evidence.quote)
        yield from _trace(subject, documents[evidence.document], evidence.sentence)
        yield from _link_mentions(support.statement, evidence, subject, mentions)
        if evidence.trigger:
            yield subject, UNO.trigger, text(evidence.trigger)
        yield subject, UNO.pattern, text(evidence.pattern)
        yield subject, UNO.confidence, decimal(evidence.confidence)
        yield subject, PROV.wasGeneratedBy, activity


def _trace(subject: URIRef, document: Document, span: Span) -> Iterator[Triple]:
    """The pages and the element of the file from which a stretch of the clean text comes."""
    for block in document.blocks:
        if block.span.overlaps(span):
            for page in block.pages(span):
                yield subject, UNO.onPage, integer(page)
            if block.element:
                yield subject, UNO.inElement, text(block.element)


def _link_mentions(
    statement: Statement, evidence: Evidence, subject: URIRef, mentions: Mapping[str, frozenset[str]]
) -> Iterator[Triple]:
    """The mentions that stand for a statement's ends; a symmetric relation may name them in either order."""

    def link(first: Span | None, second: Span | None) -> list[Triple]:
        ends = ((UNO.subjectMention, statement.subject, first), (UNO.objectMention, statement.object, second))
        ids = ((p, end, mention_id(evidence.document, s.start, s.end)) for p, end, s in ends if s)
        return [(subject, p, node(mention)) for p, end, mention in ids if end in mentions.get(mention, ())]

    links = link(evidence.subject, evidence.object)
    turned = link(evidence.object, evidence.subject) if statement.predicate in SYMMETRIC else []
    yield from max(links, turned, key=len)


def describe_mentions(document: str, mentions: Iterable[Mention]) -> Iterator[Triple]:
    """The triples of a document's mentions; several of one place are one, with the score of the surest."""
    best: dict[Span, Mention] = {}
    for mention in sorted(mentions, key=lambda m: (m.span, -m.score, m.reason, m.entities)):
        subject = node(mention_id(document, mention.span.start, mention.span.end))
        for entity in mention.entities:
            yield subject, UNO.refersTo, node(entity)
        if best.setdefault(mention.span, mention) is mention:
            yield subject, RDF.type, UNO.Mention
            yield from _locate(subject, document, mention.span, mention.text)
            yield subject, UNO.score, decimal(mention.score)
            if mention.reason:
                yield subject, UNO.reason, text(mention.reason)


def _locate(subject: URIRef, document: str, span: Span, anchor: str) -> Iterator[Triple]:
    yield subject, UNO.inDocument, node(document)
    yield subject, NIF.beginIndex, integer(span.start)
    yield subject, NIF.endIndex, integer(span.end)
    yield subject, NIF.anchorOf, text(anchor)
