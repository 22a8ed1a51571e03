"""A graph of the contract's shape, read into the values that the page shows."""

from __future__ import annotations

from collections import defaultdict

import rdflib
from rdflib.namespace import DCTERMS, PROV, RDF, SKOS

from unosce_kg.explorer.hostile import safe_link, show_name, show_sentence
from unosce_kg.explorer.marking import Stretch, find_marks
from unosce_kg.explorer.view import (
    DocumentCard,
    EvidenceCard,
    Node,
    NodeName,
    RecordCard,
    StatementCard,
    View,
)
from unosce_kg.explorer.vocabulary import FALLBACK, UNO, Vocabulary, load_vocabulary, local_name

IDS = "https://w3id.org/unosce-kg/id/"
NIF = rdflib.Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
SCHEMA = rdflib.Namespace("https://schema.org/")

Term = rdflib.term.Node


def read_view(graph: rdflib.Graph) -> View:
    """Read entities, documents and statements with their evidence.

    Args:
        graph: A graph of the contract's shape; what it lacks (mentions, records …) is not shown.

    Raises:
        SetupError: If the installation lacks the ontology.
    """
    return _Reader(graph, load_vocabulary()).read()


class _Reader:
    def __init__(self, graph: rdflib.Graph, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.values: dict[Term, dict[Term, list[Term]]] = defaultdict(lambda: defaultdict(list))
        self.kinds: dict[Term, list[Term]] = defaultdict(list)
        for subject, predicate, value in graph:  # one pass is far faster than a look-up for each value
            self.values[subject][predicate].append(value)
            if predicate == RDF.type:
                self.kinds[value].append(subject)
        self.mentions = self._find_mentions()
        self.counts = self._count_mentions()

    def read(self) -> View:
        nodes = self._read_nodes()
        known = {node.id for node in nodes}
        statements = [self._read_statement(node) for node in self._subjects(UNO.Statement)]
        shown = tuple(s for s in statements if s.subject in known and (s.dated or s.object in known))
        used_types = {node.type for node in nodes}
        used_relations = {s.predicate for s in shown}
        styles = [*self.vocabulary.styles.values(), FALLBACK]
        return View(
            types=tuple(style for style in styles if style.name in used_types),
            relations=tuple(w for name, w in self.vocabulary.relations.items() if name in used_relations),
            nodes=nodes,
            documents=tuple(map(self._read_document, self._subjects(UNO.SourceDocument))),
            records=tuple(map(self._read_record, self._subjects(UNO.ReferenceRecord))),
            statements=shown,
        )

    def _subjects(self, kind: rdflib.URIRef) -> list[Term]:
        return sorted(self.kinds[kind], key=str)

    def _is(self, node: Term, kind: rdflib.URIRef) -> bool:
        return kind in self.values[node][RDF.type]

    def _objects(self, subject: Term, predicate: rdflib.URIRef) -> list[Term]:
        return sorted(self.values[subject][predicate], key=str)

    def _object(self, subject: Term, predicate: rdflib.URIRef) -> Term | None:
        """The first in sorted order, so that a doubled value cannot make the page vary."""
        return next(iter(self._objects(subject, predicate)), None)

    def _text(self, subject: Term, predicate: rdflib.URIRef) -> str | None:
        value = self._object(subject, predicate)
        return None if value is None else str(value)

    def _name(self, subject: Term, predicate: rdflib.URIRef) -> str | None:
        text = self._text(subject, predicate)
        return None if text is None else show_name(text)

    def _number(self, subject: Term, predicate: rdflib.URIRef) -> float | None:
        text = self._text(subject, predicate)
        try:
            return None if text is None else round(float(text), 4)
        except ValueError:
            return None

    def _offset(self, subject: Term, predicate: rdflib.URIRef) -> int:
        return int(self._number(subject, predicate) or 0)

    def _ids(self, subject: Term, predicate: rdflib.URIRef) -> tuple[str, ...]:
        return tuple(short_id(node) for node in self._objects(subject, predicate))

    def _find_mentions(self) -> dict[tuple[str, str], list[Stretch]]:
        """Where each document mentions each entity, in code points of the document."""
        found: dict[tuple[str, str], list[Stretch]] = defaultdict(list)
        for mention in self.kinds[UNO.Mention]:
            for entity in self._ids(mention, UNO.refersTo):
                for document in self._ids(mention, UNO.inDocument):
                    found[document, entity].append(self._stretch(mention))
        return {key: sorted(stretches) for key, stretches in found.items()}

    def _count_mentions(self) -> dict[str, list[tuple[str, int]]]:
        counts: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for (document, entity), stretches in sorted(self.mentions.items()):
            counts[entity].append((document, len(stretches)))
        return counts

    def _stretch(self, node: Term) -> Stretch:
        return self._offset(node, NIF.beginIndex), self._offset(node, NIF.endIndex)

    def _read_nodes(self) -> tuple[Node, ...]:
        classes: dict[Term, set[str]] = defaultdict(set)
        for kind, nodes in self.kinds.items():
            for node in nodes:
                classes[node].add(local_name(kind))
        typed = {node: self.vocabulary.find_type(kinds) for node, kinds in classes.items()}
        entities = [self._read_node(node, kind) for node, kind in typed.items() if kind]
        return tuple(sorted(entities, key=lambda node: node.id))

    def _read_node(self, node: Term, kind: str) -> Node:
        entity = short_id(node)
        names = {
            NodeName(show_name(str(name)), getattr(name, "language", None) or "en")
            for name in self._objects(node, SKOS.altLabel)
        }
        same = {str(o) for p in (SCHEMA.sameAs, SKOS.exactMatch) for o in self._objects(node, p)}
        return Node(
            id=entity,
            type=kind,
            label=self._name(node, SKOS.prefLabel) or show_name(entity),
            names=tuple(sorted(names, key=lambda name: (name.language != "en", name.language, name.text))),
            links=tuple(sorted(link for link in same if safe_link(link))),
            mentions=tuple(self.counts.get(entity, ())),
        )

    def _read_document(self, node: Term) -> DocumentCard:
        file_name = self._name(node, UNO.fileName) or ""
        return DocumentCard(
            id=short_id(node),
            title=self._name(node, DCTERMS.title) or file_name or short_id(node),
            file_name=file_name,
            date=self._name(node, DCTERMS.date),
            symbol=self._name(node, DCTERMS.identifier),
            publisher=self._name(node, DCTERMS.publisher),
            author=self._name(node, DCTERMS.creator),
            source=safe_link(self._text(node, DCTERMS.source) or ""),
        )

    def _read_record(self, node: Term) -> RecordCard:
        sources = sorted(str(source) for source in self._objects(node, DCTERMS.source))
        return RecordCard(
            id=short_id(node),
            row=self._name(node, DCTERMS.identifier) or show_name(short_id(node)),
            sources=tuple(link for link in map(safe_link, sources) if link),
        )

    def _read_statement(self, node: Term) -> StatementCard:
        target = self._object(node, RDF.object)
        dated = isinstance(target, rdflib.Literal)
        origins = self._objects(node, PROV.wasDerivedFrom)
        evidence = [self._read_evidence(o, node) for o in origins if self._is(o, UNO.Evidence)]
        return StatementCard(
            id=short_id(node),
            subject=short_id(self._object(node, RDF.subject)),
            predicate=local_name(self._object(node, RDF.predicate)),
            object=show_name(str(target)) if dated else short_id(target),
            dated=dated,
            modality=local_name(self._object(node, UNO.modality) or UNO.Actual),
            confidence=self._number(node, UNO.confidence),
            topics=self._ids(node, UNO.onTopic),
            places=self._ids(node, UNO.inPlace),
            events=self._ids(node, UNO.atEvent),
            on_date=self._name(node, UNO.onDate),
            start_date=self._name(node, UNO.startDate),
            end_date=self._name(node, UNO.endDate),
            evidence=tuple(sorted(evidence, key=lambda card: (card.document, card.begin, card.id))),
            records=tuple(short_id(o) for o in origins if self._is(o, UNO.ReferenceRecord)),
        )

    def _read_evidence(self, node: Term, statement: Term) -> EvidenceCard:
        quote = self._text(node, NIF.anchorOf) or ""
        document = short_id(self._object(node, UNO.inDocument))
        begin = self._offset(node, NIF.beginIndex)
        trigger = self._text(node, UNO.trigger) or ""

        def mentions(part: rdflib.URIRef) -> list[Stretch]:
            """Where the sentence names what stands in this part of the statement."""
            found = [
                s for entity in self._ids(statement, part) for s in self.mentions.get((document, entity), ())
            ]
            return [
                (start - begin, end - begin) for start, end in found if begin <= start <= begin + len(quote)
            ]

        def end(pointer: rdflib.URIRef, part: rdflib.URIRef) -> Stretch | None:
            mention = self._object(node, pointer)
            if mention is None:
                return next(iter(mentions(part)), None)
            start, stop = self._stretch(mention)
            return start - begin, stop - begin

        return EvidenceCard(
            id=short_id(node),
            document=document,
            begin=begin,
            sentence=show_sentence(quote),
            marks=find_marks(
                quote,
                {
                    "subject": end(UNO.subjectMention, RDF.subject),
                    "object": end(UNO.objectMention, RDF.object),
                },
                trigger,
                [stretch for part in (UNO.onTopic, UNO.inPlace, UNO.atEvent) for stretch in mentions(part)],
            ),
            trigger=show_name(trigger) if trigger else "",
            pattern=self._name(node, UNO.pattern) or "",
            confidence=self._number(node, UNO.confidence),
        )


def short_id(node: Term | None) -> str:
    """Kind and slug of an id of ours, such as `org/unodc`; the whole IRI of any other."""
    return str(node).removeprefix(IDS)
