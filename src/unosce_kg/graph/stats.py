"""Counts of what a graph holds, and its course over the years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, RDF
from rdflib.query import ResultRow

from unosce_kg.graph.cards import local_name, local_names, main_class
from unosce_kg.graph.namespaces import PROV, UNO, id_of, kind_of


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


# Questions with a thing and a number a row, which the engine answers without making terms of all triples.
_OF_CLASS = "SELECT ?class (COUNT(?s) AS ?n) { ?s a ?class } GROUP BY ?class"
_OF_PREDICATE = "SELECT ?value (COUNT(?s) AS ?n) {{ ?s <{}> ?value }} GROUP BY ?value"
_OF_CLASSES = f"""
SELECT ?all (COUNT(?s) AS ?n) {{
  SELECT ?s (GROUP_CONCAT(STR(?class)) AS ?all) {{ ?s a <{UNO.Entity}> ; a ?class }} GROUP BY ?s
}} GROUP BY ?all"""
_OF_SUPPORT = f"""
SELECT ?witnesses (COUNT(?s) AS ?n) {{
  SELECT ?s (COUNT(DISTINCT ?witness) AS ?witnesses) {{
    ?s a <{UNO.Statement}>
    OPTIONAL {{
      ?s <{PROV.wasDerivedFrom}> ?evidence . ?evidence <{UNO.inDocument}> ?document
      OPTIONAL {{ ?document <{UNO.countsAs}> ?other }}
      BIND (COALESCE(?other, ?document) AS ?witness)
    }}
  }} GROUP BY ?s
}} GROUP BY ?witnesses"""


def count(graph: Graph) -> Counts:
    """Count what the graph holds."""
    instances = _ask(graph, _OF_CLASS)
    return Counts(
        triples=len(graph),
        documents=instances[str(UNO.SourceDocument)],
        mentions=instances[str(UNO.Mention)],
        evidence=instances[str(UNO.Evidence)],
        records=instances[str(UNO.ReferenceRecord)],
        entities=_largest(
            _ask(graph, _OF_CLASSES), lambda all_: main_class(local_names(map(URIRef, all_.split())))
        ),
        statements=_largest(_ask(graph, _OF_PREDICATE.format(RDF.predicate)), local_name),
        modalities=_largest(_ask(graph, _OF_PREDICATE.format(UNO.modality)), local_name),
        supported=tuple(sorted((int(number), n) for number, n in _ask(graph, _OF_SUPPORT).items())),
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


def _ask(graph: Graph, query: str) -> Counter[str]:
    """What stands in the first column of an answer, with the number in the second."""
    return Counter(
        {str(row[0]): int(str(row[1])) for row in graph.query(query) if isinstance(row, ResultRow)}
    )


def _largest(counter: Counter[str], name: Callable[[str], str]) -> tuple[tuple[str, int], ...]:
    """The sums by name, the largest first."""
    sums: Counter[str] = Counter()
    for key, number in counter.items():
        sums[name(key)] += number
    return tuple(sorted(sums.items(), key=lambda item: (-item[1], item[0])))
