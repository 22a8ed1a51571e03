"""Counts of what a graph holds, and its course over the years."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, RDF

from unosce_kg.graph.cards import local_name, local_names, main_class
from unosce_kg.graph.namespaces import PROV, UNO, id_of, kind_of
from unosce_kg.graph.witnesses import read_witnesses


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is of what; the groups are sorted, the largest first.

    Attributes:
        entities: Most specific class and number.
        statements: Relation and number.
        modalities: Modality and number of statements.
        supported: How many statements rest on 1, 2, … documents; 0 are those of reference data alone.
    """

    triples: int
    documents: int
    mentions: int
    evidence: int
    records: int
    entities: tuple[tuple[str, int], ...]
    statements: tuple[tuple[str, int], ...]
    modalities: tuple[tuple[str, int], ...]
    supported: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, order=True)
class Year:
    """A year of the timeline.

    Attributes:
        documents: Documents of that year.
        statements: Statements whose own dates name the year, or whose time begins in it.
        sentences: Pieces of evidence in the documents of that year.
    """

    year: int
    documents: int
    statements: int
    sentences: int


def count(graph: Graph) -> Counts:
    """Count what the graph holds."""
    return Counts(
        triples=len(graph),
        documents=_number(graph, UNO.SourceDocument),
        mentions=_number(graph, UNO.Mention),
        evidence=_number(graph, UNO.Evidence),
        records=_number(graph, UNO.ReferenceRecord),
        entities=_largest(
            Counter(
                main_class(local_names(graph.objects(e, RDF.type)))
                for e in graph.subjects(RDF.type, UNO.Entity)
            )
        ),
        statements=_largest(_values(graph, RDF.predicate)),
        modalities=_largest(_values(graph, UNO.modality)),
        supported=tuple(sorted(Counter(len(found) for found in _documents(graph).values()).items())),
    )


def follow_years(graph: Graph) -> tuple[Year, ...]:
    """The timeline: what every year that a document or statement names holds."""
    dated = {str(d): int(str(date)[:4]) for d, date in graph.subject_objects(DCTERMS.date)}
    documents = Counter(dated.values())
    sentences: Counter[int] = Counter()
    for evidence, document in graph.subject_objects(UNO.inDocument):
        if kind_of(id_of(str(evidence))) == "evidence" and str(document) in dated:
            sentences[dated[str(document)]] += 1
    statements: Counter[int] = Counter()
    for statement in graph.subjects(RDF.type, UNO.Statement):
        dates = [str(o) for p in (UNO.onDate, UNO.startDate, RDF.object) for o in graph.objects(statement, p)]
        statements.update({int(d[:4]) for d in dates if d[:4].isdigit()})
    years = sorted({*documents, *sentences, *statements})
    return tuple(Year(y, documents[y], statements[y], sentences[y]) for y in years)


def _number(graph: Graph, class_: URIRef) -> int:
    return sum(1 for _ in graph.subjects(RDF.type, class_))


def _values(graph: Graph, predicate: URIRef) -> Counter[str]:
    return Counter(local_name(o) for o in graph.objects(None, predicate))


def _documents(graph: Graph) -> dict[str, set[str]]:
    """Statement id to the documents that say it, near duplicates as one."""
    found: dict[str, set[str]] = {str(s): set() for s in graph.subjects(RDF.type, UNO.Statement)}
    witnesses = read_witnesses(graph)
    for statement, source in graph.subject_objects(PROV.wasDerivedFrom):
        if source in witnesses and str(statement) in found:
            found[str(statement)].add(str(witnesses[source]))
    return found


def _largest(counter: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counter.items(), key=lambda item: (-item[1], item[0])))
