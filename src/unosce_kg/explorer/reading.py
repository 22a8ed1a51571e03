"""A graph of the contract's shape, read into the values that the page shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from sys import intern

import pyoxigraph
import rdflib

from unosce_kg.explorer.hostile import safe_link, show_name, show_sentence
from unosce_kg.explorer.marking import Stretch, find_marks
from unosce_kg.explorer.triples import Addresses, Triples, short_id
from unosce_kg.explorer.view import (
    DocumentCard,
    EvidenceCard,
    Node,
    NodeName,
    RecordCard,
    StatementCard,
    View,
)
from unosce_kg.explorer.vocabulary import FALLBACK, Vocabulary, load_vocabulary, local_name

UNO = Addresses("https://w3id.org/unosce-kg/ontology#")
NIF = Addresses("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
SCHEMA = Addresses("https://schema.org/")
DCTERMS = Addresses("http://purl.org/dc/terms/")
PROV = Addresses("http://www.w3.org/ns/prov#")
RDF = Addresses("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
SKOS = Addresses("http://www.w3.org/2004/02/skos/core#")


def read_view(graph: rdflib.Graph) -> View:
    """Read entities, documents and statements with their evidence.

    Args:
        graph: A graph of the contract's shape; what it lacks (mentions, records …) is not shown.

    Raises:
        SetupError: If the installation lacks the ontology.
    """
    return _Reader(Triples(graph), load_vocabulary()).read()


class _Reader:
    def __init__(self, triples: Triples, vocabulary: Vocabulary) -> None:
        self.triples = triples
        self.vocabulary = vocabulary
        self.begins, self.ends = (triples.offsets(place) for place in (NIF.beginIndex, NIF.endIndex))
        self.mentions = self._find_mentions()
        self.counts = self._count_mentions()
        self.reprints = self._find_reprints()

    def read(self) -> View:
        nodes = self._read_nodes()
        known = {node.id for node in nodes}
        statements = [self._read_statement(node) for node in self.triples.subjects(UNO.Statement)]
        shown = tuple(s for s in statements if s.subject in known and (s.dated or s.object in known))
        used_types = {node.type for node in nodes}
        used_relations = {s.predicate for s in shown}
        styles = [*self.vocabulary.styles.values(), FALLBACK]
        return View(
            types=tuple(style for style in styles if style.name in used_types),
            relations=tuple(w for name, w in self.vocabulary.relations.items() if name in used_relations),
            nodes=nodes,
            documents=tuple(map(self._read_document, self.triples.subjects(UNO.SourceDocument))),
            records=tuple(map(self._read_record, self.triples.subjects(UNO.ReferenceRecord))),
            statements=shown,
        )

    def _find_mentions(self) -> dict[tuple[str, str], list[Stretch]]:
        """Where each document mentions each entity, in code points of the document."""
        found: dict[tuple[str, str], list[Stretch]] = defaultdict(list)
        documents: dict[str, tuple[str, ...]] = {}
        alike: dict[tuple[str, ...], tuple[str, ...]] = {}  # of which one is enough
        for mention, document in self.triples.pairs(UNO.Mention, UNO.inDocument):
            several = (*documents.get(mention, ()), document)
            documents[mention] = alike.setdefault(several, several)
        for mention, entity in self.triples.pairs(UNO.Mention, UNO.refersTo):
            for document in documents.get(mention, ()):
                found[document, entity].append(self._stretch(mention))
        for stretches in found.values():
            stretches.sort()
        return found

    def _count_mentions(self) -> dict[str, list[tuple[str, int]]]:
        counts: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for (document, entity), stretches in sorted(self.mentions.items()):
            counts[entity].append((document, len(stretches)))
        return counts

    def _find_reprints(self) -> dict[str, set[str]]:
        """Documents that say nearly the same, whichever of the two the graph names first."""
        found: dict[str, set[str]] = defaultdict(set)
        for document in self.triples.subjects(UNO.SourceDocument):
            for other in self.triples.ids(document, UNO.nearDuplicateOf):
                found[short_id(document)].add(other)
                found[other].add(short_id(document))
        return found

    def _stretch(self, node: str) -> Stretch:
        return self.begins.get(node, 0), self.ends.get(node, 0)

    def _read_nodes(self) -> tuple[Node, ...]:
        classes: dict[str, set[str]] = defaultdict(set)
        for kind, nodes in self.triples.kinds.items():
            name = local_name(kind)
            for node in nodes:
                classes[node].add(name)
        typed = {node: self.vocabulary.find_type(kinds) for node, kinds in classes.items()}
        entities = [self._read_node(node, kind) for node, kind in typed.items() if kind]
        return tuple(sorted(entities, key=lambda node: node.id))

    def _read_node(self, node: str, kind: str) -> Node:
        entity = short_id(node)
        names = {
            NodeName(show_name(name.value), name.language or "en")
            for name in self.triples.terms(node, SKOS.altLabel)
            if isinstance(name, pyoxigraph.Literal)
        }
        same = {a for p in (SCHEMA.sameAs, SKOS.exactMatch) for a in self.triples.addresses(node, p)}
        return Node(
            id=entity,
            type=kind,
            label=self.triples.name(node, SKOS.prefLabel) or show_name(entity),
            names=tuple(sorted(names, key=lambda name: (name.language != "en", name.language, name.text))),
            links=tuple(sorted(filter(safe_link, same))),
            mentions=tuple(self.counts.get(entity, ())),
        )

    def _read_document(self, node: str) -> DocumentCard:
        file_name = self.triples.name(node, UNO.fileName) or ""
        return DocumentCard(
            id=short_id(node),
            title=self.triples.name(node, DCTERMS.title) or file_name or short_id(node),
            file_name=file_name,
            date=self.triples.name(node, DCTERMS.date),
            symbol=self.triples.name(node, DCTERMS.identifier),
            publisher=self.triples.name(node, DCTERMS.publisher),
            author=self.triples.name(node, DCTERMS.creator),
            source=safe_link(self.triples.text(node, DCTERMS.source) or ""),
            kind=self._read_kind(node),
            language=self.triples.name(node, DCTERMS.language),
            reprints=tuple(sorted(self.reprints.get(short_id(node), ()))),
        )

    def _read_kind(self, node: str) -> str | None:
        """The document's kind in words, whether it is told as a text or as a term of the ontology."""
        kind = self.triples.name(node, DCTERMS.type)
        return self.vocabulary.find_label(kind) if kind else None

    def _read_record(self, node: str) -> RecordCard:
        return RecordCard(
            id=short_id(node),
            row=self.triples.name(node, DCTERMS.identifier) or show_name(short_id(node)),
            sources=tuple(filter(safe_link, self.triples.addresses(node, DCTERMS.source))),
        )

    def _read_statement(self, node: str) -> StatementCard:
        target = self.triples.term(node, RDF.object)
        dated = isinstance(target, pyoxigraph.Literal)
        object_ = self.triples.text(node, RDF.object)
        origins = self.triples.addresses(node, PROV.wasDerivedFrom)
        evidence = [self._read_evidence(o, node) for o in origins if self.triples.is_a(o, UNO.Evidence)]
        return StatementCard(
            id=short_id(node),
            subject=short_id(self.triples.text(node, RDF.subject)),
            predicate=local_name(self.triples.text(node, RDF.predicate)),
            object=show_name(str(object_)) if dated else short_id(object_),
            dated=dated,
            modality=local_name(self.triples.text(node, UNO.modality) or UNO.Actual),
            confidence=self.triples.number(node, UNO.confidence),
            topics=self.triples.ids(node, UNO.onTopic),
            places=self.triples.ids(node, UNO.inPlace),
            events=self.triples.ids(node, UNO.atEvent),
            on_date=self.triples.name(node, UNO.onDate),
            start_date=self.triples.name(node, UNO.startDate),
            end_date=self.triples.name(node, UNO.endDate),
            evidence=tuple(sorted(evidence, key=lambda card: (card.document, card.begin, card.id))),
            records=tuple(short_id(o) for o in origins if self.triples.is_a(o, UNO.ReferenceRecord)),
        )

    def _read_evidence(self, node: str, statement: str) -> EvidenceCard:
        quote = self.triples.text(node, NIF.anchorOf) or ""
        document = short_id(self.triples.text(node, UNO.inDocument))
        begin, _ = self._stretch(node)
        trigger = self.triples.text(node, UNO.trigger) or ""

        def mentions(part: str) -> list[Stretch]:
            """Where the sentence names what stands in this part of the statement."""
            ids = self.triples.ids(statement, part)
            found = [stretch for entity in ids for stretch in self.mentions.get((document, entity), ())]
            return [
                (start - begin, end - begin) for start, end in found if begin <= start <= begin + len(quote)
            ]

        def end(pointer: str, part: str) -> Stretch | None:
            mention = self.triples.text(node, pointer)
            if mention is None:
                return next(iter(mentions(part)), None)
            start, stop = self._stretch(mention)
            return start - begin, stop - begin

        marks = find_marks(
            quote,
            {"subject": end(UNO.subjectMention, RDF.subject), "object": end(UNO.objectMention, RDF.object)},
            trigger,
            [stretch for part in (UNO.onTopic, UNO.inPlace, UNO.atEvent) for stretch in mentions(part)],
        )
        return EvidenceCard(
            id=short_id(node),
            document=document,
            begin=begin,
            sentence=intern(show_sentence(quote)),  # which may say many things
            marks=marks,
            trigger=intern(show_name(trigger)) if trigger else "",
            pattern=intern(self.triples.name(node, UNO.pattern) or ""),
            confidence=self.triples.number(node, UNO.confidence),
            pages=_whole_numbers(self.triples.addresses(node, UNO.onPage)),
        )


def _whole_numbers(texts: Iterable[str]) -> tuple[int, ...]:
    return tuple(sorted({int(text) for text in texts if text.isascii() and text.isdigit()}))
