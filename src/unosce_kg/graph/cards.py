"""What a graph knows of an entity or a statement, as typed values for showing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS
from rdflib.term import Node

from unosce_kg.errors import QueryError
from unosce_kg.graph.namespaces import ID, NIF, PREFIXES, PROV, SCHEMA, UNO, id_of, kind_of, node

_TOP_CLASSES = frozenset(("Entity", "Organization", "Place", "Event"))


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """An id with the name that people know it by."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class EvidenceCard:
    """A sentence of a document that says a statement.

    Attributes:
        document: The document, by its title or file name.
        date: The document's date, or "".
        quote: The sentence.
        start: Where it begins in the clean text, in code points.
        end: Where it ends.
        subject_words: The words that stand for the subject there, or "".
        object_words: Those for the object, or "".
        trigger: The words that carry the relation, or "".
        pattern: Which pattern read it.
        confidence: In 0..1.
    """

    document: Named
    date: str
    quote: str
    start: int
    end: int
    subject_words: str
    object_words: str
    trigger: str
    pattern: str
    confidence: float


@dataclass(frozen=True, slots=True)
class RecordCard:
    """A row of the reference data, with the public sources it was taken from."""

    identifier: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatementCard:
    """A statement with its qualifiers and all that it rests on.

    Attributes:
        relation: Local name of the relation, such as `cooperatesWith`.
        object: An entity, or a date as both id and label.
        dates: Predicate (`onDate`, `startDate`, `endDate`) and value.
        confidence: In 0..1.
    """

    id: str
    subject: Named
    relation: str
    object: Named
    modality: str
    confidence: float
    topics: tuple[Named, ...]
    places: tuple[Named, ...]
    events: tuple[Named, ...]
    dates: tuple[tuple[str, str], ...]
    evidence: tuple[EvidenceCard, ...]
    records: tuple[RecordCard, ...]


@dataclass(frozen=True, slots=True)
class EntityCard:
    """What is known of an entity.

    Attributes:
        type: Its most specific class; `types` are all of them.
        names: Its other names, with their language.
        links: The same thing in other data sets.
        statements: Those of which it is subject or object, by relation and id.
        mentions: How often documents name it; `documents` are these documents.
    """

    id: str
    label: str
    type: str
    types: tuple[str, ...]
    names: tuple[tuple[str, str], ...]
    links: tuple[str, ...]
    dates: tuple[tuple[str, str], ...]
    broader: tuple[Named, ...]
    statements: tuple[StatementCard, ...]
    mentions: int
    documents: tuple[Named, ...]


def show(graph: Graph, entity: str) -> EntityCard:
    """The card of an entity.

    Args:
        graph: Where it is described.
        entity: Its id, as `lookup.find` gives it.

    Raises:
        QueryError: If the graph does not describe it.
    """
    subject = URIRef(ID + entity)
    if (subject, RDF.type, UNO.Entity) not in graph:
        raise QueryError(f"the graph has no entity {entity}")
    types = local_names(graph.objects(subject, RDF.type))
    stated = {s for end in (RDF.subject, RDF.object) for s in graph.subjects(end, subject)}
    cards = [read_statement(graph, s) for s in stated]
    mentions = set(graph.subjects(UNO.refersTo, subject))
    documents = {d for m in mentions for d in graph.objects(m, UNO.inDocument)}
    names = [o for o in graph.objects(subject, SKOS.altLabel) if isinstance(o, Literal)]
    links = [o for p in (SCHEMA.sameAs, SKOS.exactMatch) for o in graph.objects(subject, p)]
    return EntityCard(
        id=entity,
        label=label(graph, subject),
        type=main_class(types),
        types=types,
        names=tuple(sorted((str(n), n.language or "") for n in names)),
        links=tuple(sorted(map(str, links))),
        dates=read_dates(graph, subject),
        broader=_named(graph, subject, SKOS.broader),
        statements=tuple(sorted(cards, key=lambda c: (c.relation, c.subject.label, c.object.label, c.id))),
        mentions=len(mentions),
        documents=tuple(sorted(Named(id_of(str(d)), document_name(graph, d)) for d in documents)),
    )


def explain(graph: Graph, statement: str) -> StatementCard:
    """A statement with its evidence: which words, which pattern, which confidence.

    Args:
        graph: Where it is described.
        statement: Its id, address or prefixed name, or the first letters of its digest if no other begins so.

    Raises:
        QueryError: If no statement is meant, or more than one.
    """
    wanted = statement.removeprefix(ID).removeprefix("id-statement:").removeprefix("statement/")
    if not wanted.isalnum():
        raise QueryError(f"not the id of a statement: {statement!r}")
    exact = node(f"statement/{wanted.lower()}")
    if (exact, RDF.type, UNO.Statement) in graph:
        return read_statement(graph, exact)
    ids = sorted(str(s) for s in graph.subjects(RDF.type, UNO.Statement))
    found = [s for s in ids if s.startswith(str(exact))]
    if not found:
        raise QueryError(
            f"the graph has no statement {statement}; 'show' lists those of an entity with their ids"
        )
    if len(found) > 1:
        raise QueryError(
            f"{statement} is the beginning of {len(found)} statements: {', '.join(map(id_of, found[:5]))}"
        )
    return read_statement(graph, URIRef(found[0]))


def read_statement(graph: Graph, statement: Node) -> StatementCard:
    """The card of a statement that the graph describes."""
    sources = sorted(graph.objects(statement, PROV.wasDerivedFrom), key=str)
    object_ = graph.value(statement, RDF.object)
    return StatementCard(
        id=id_of(str(statement)),
        subject=name(graph, graph.value(statement, RDF.subject)),
        relation=local_name(graph.value(statement, RDF.predicate)),
        object=name(graph, object_),
        modality=local_name(graph.value(statement, UNO.modality)),
        confidence=float(str(graph.value(statement, UNO.confidence) or 0)),
        topics=_named(graph, statement, UNO.onTopic),
        places=_named(graph, statement, UNO.inPlace),
        events=_named(graph, statement, UNO.atEvent),
        dates=read_dates(graph, statement),
        evidence=tuple(_read_evidence(graph, s) for s in sources if kind_of(id_of(str(s))) == "evidence"),
        records=tuple(_read_record(graph, s) for s in sources if kind_of(id_of(str(s))) == "record"),
    )


def _read_evidence(graph: Graph, evidence: Node) -> EvidenceCard:
    document = graph.value(evidence, UNO.inDocument)

    def words(end: URIRef) -> str:
        return _text(graph, graph.value(evidence, end), NIF.anchorOf)

    return EvidenceCard(
        document=Named(id_of(str(document)), document_name(graph, document)),
        date=_text(graph, document, DCTERMS.date),
        quote=_text(graph, evidence, NIF.anchorOf),
        start=int(_text(graph, evidence, NIF.beginIndex) or 0),
        end=int(_text(graph, evidence, NIF.endIndex) or 0),
        subject_words=words(UNO.subjectMention),
        object_words=words(UNO.objectMention),
        trigger=_text(graph, evidence, UNO.trigger),
        pattern=_text(graph, evidence, UNO.pattern),
        confidence=float(_text(graph, evidence, UNO.confidence) or 0),
    )


def _read_record(graph: Graph, record: Node) -> RecordCard:
    return RecordCard(
        _text(graph, record, DCTERMS.identifier),
        tuple(sorted(map(str, graph.objects(record, DCTERMS.source)))),
    )


def name(graph: Graph, term: Node | None) -> Named:
    """A term with its label; a literal is its own."""
    return Named(id_of(str(term)), label(graph, term) if isinstance(term, URIRef) else str(term))


def label(graph: Graph, subject: Node | None) -> str:
    """The preferred name of an entity, or its id."""
    return _text(graph, subject, SKOS.prefLabel) or id_of(str(subject))


def document_name(graph: Graph, document: Node | None) -> str:
    """A document's title, or the name of its file."""
    return (
        _text(graph, document, DCTERMS.title) or _text(graph, document, UNO.fileName) or id_of(str(document))
    )


def read_dates(graph: Graph, subject: Node) -> tuple[tuple[str, str], ...]:
    """The dates of an entity or statement: predicate and value."""
    predicates = ("onDate", "startDate", "endDate")
    return tuple((p, v) for p in predicates for v in sorted(map(str, graph.objects(subject, UNO[p]))))


def main_class(types: tuple[str, ...]) -> str:
    """The most specific of an entity's classes."""
    return min(types, key=lambda t: (t in _TOP_CLASSES, t == "Entity", t), default="Entity")


def local_names(terms: Iterable[Node]) -> tuple[str, ...]:
    """The local names of those terms that belong to the ontology, sorted."""
    found = map(str, terms)
    return tuple(sorted(t.removeprefix(PREFIXES["uno"]) for t in found if t.startswith(PREFIXES["uno"])))


def _named(graph: Graph, subject: Node, predicate: URIRef) -> tuple[Named, ...]:
    return tuple(sorted(name(graph, o) for o in graph.objects(subject, predicate)))


def _text(graph: Graph, subject: Node | None, predicate: URIRef) -> str:
    if subject is None:
        return ""
    return min((str(o) for o in graph.objects(subject, predicate)), default="")


def local_name(term: Node | str | None) -> str:
    """An address without its namespace."""
    return re.split("[#/]", str(term or ""))[-1]
