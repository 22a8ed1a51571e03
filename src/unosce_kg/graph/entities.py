"""Entities and documents as triples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from rdflib import URIRef
from rdflib.namespace import DCTERMS, SKOS

from unosce_kg.graph import reference
from unosce_kg.graph.dating import Dates
from unosce_kg.graph.namespaces import RDF, SCHEMA, UNO, node
from unosce_kg.graph.terms import Triple, address, date, text
from unosce_kg.model import Document, Entity, Knowledge, Name
from unosce_kg.text import digest


def describe_entity(entity: Entity, knowledge: Knowledge, dates: Dates) -> Iterator[Triple]:
    """The triples of an entity: its classes, names, links, dates and, if it is curated, its record."""
    subject = node(entity.id)
    for class_ in (entity.type, *knowledge.classes[entity.type]):
        yield subject, RDF.type, UNO[class_]
    yield subject, SKOS.prefLabel, text(entity.label, "en")
    for name in sorted(set(entity.aliases)):
        if (name.text, name.language) != (entity.label, "en"):
            yield subject, SKOS.altLabel, text(name.text, name.language)
    link = SKOS.exactMatch if entity.type == "Topic" else SCHEMA.sameAs
    for same in entity.same_as:
        yield subject, link, URIRef(same)
    for broader in knowledge.broader.get(entity.id, ()):
        yield subject, SKOS.broader, node(broader)
    for predicate, values in dates.items():
        for value in values:
            yield subject, UNO[predicate], date(value)
    if origin := knowledge.origins.get(entity.id):
        yield subject, DCTERMS.source, reference.record_node(origin, entity.id)
        yield from reference.describe_record(origin, entity.id)


def with_names(entity: Entity, same: Iterable[Entity]) -> Entity:
    """A known entity with the names that documents give to what is said to be the same."""
    names = {name for other in same for name in (Name(other.label), *other.aliases)}
    new = names.difference(entity.aliases, (Name(entity.label),))
    return replace(entity, aliases=(*entity.aliases, *sorted(new))) if new else entity


def describe_document(document: Document) -> Iterator[Triple]:
    """The triples of a document: what is known of it, and the digest of the text that offsets count in."""
    subject = node(document.id)
    yield subject, RDF.type, UNO.SourceDocument
    yield subject, UNO.fileName, text(document.file_name)
    yield subject, UNO.textDigest, text(f"sha256:{digest(document.text)}")
    for predicate, value in (
        (DCTERMS.title, document.title),
        (DCTERMS.identifier, document.symbol),
        (DCTERMS.publisher, document.publisher),
        (DCTERMS.creator, document.author),
        (DCTERMS.language, document.language),
        (DCTERMS.type, document.kind),
        (UNO.recipient, document.recipient),
        (UNO.session, document.session),
    ):
        if value:
            yield subject, predicate, text(str(value))
    for predicate, day in ((DCTERMS.date, document.date), (UNO.eventDate, document.event_date)):
        if day:
            yield subject, predicate, date(day)
    if document.source and (source := address(document.source)):
        yield subject, DCTERMS.source, source
    for field, teller in document.tellers:
        yield subject, UNO.toldBy, text(f"{field}: {teller}")
    yield from _describe_copies(document)


def _describe_copies(document: Document) -> Iterator[Triple]:
    """The other files that held the same text, and the addresses that they came from."""
    for copy in document.copies:
        yield node(document.id), UNO.copyFileName, text(copy.file_name)
        if copy.source and (source := address(copy.source)):
            yield node(document.id), UNO.copySource, source


def with_broader(ids: Iterable[str], broader: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """The ids, and every topic above those that are topics."""
    found: set[str] = set()
    queue = list(ids)
    while queue:
        id_ = queue.pop()
        if id_ not in found:
            found.add(id_)
            queue.extend(broader.get(id_, ()))
    return frozenset(found)
