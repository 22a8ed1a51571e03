"""What the endpoint says of itself: SPARQL 1.1 Service Description and VoID.

https://www.w3.org/TR/sparql11-service-description/ and https://www.w3.org/TR/void/
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from unosce_kg.graph.namespaces import ID, PREFIXES
from unosce_kg.server.facts import Facts

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_FORMATS = "http://www.w3.org/ns/formats/"
_TYPE = ox.NamedNode(f"{PREFIXES['rdf']}type")
_RESULTS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle",
            "N-Triples", "JSON-LD", "RDF_XML")  # fmt: skip
_LICENCE = "https://creativecommons.org/licenses/by-sa/4.0/"
_VOCABULARIES = ("uno", "skos", "prov", "nif", "dcterms", "org", "foaf", "schema")
_SERIALIZED = ("Turtle", "N-Triples", "JSON-LD", "RDF_XML")

Pair = tuple[ox.NamedNode, ox.NamedNode | ox.Literal]


def describe(facts: Facts, base: str) -> Iterator[ox.Triple]:
    """Triples about the service and its data.

    Args:
        facts: Counts of the state that is served.
        base: Where the server is, as the client sees it, without a slash at its end.
    """
    service, whole = ox.NamedNode(f"{base}/sparql"), ox.NamedNode(f"{base}/void#graph")
    dataset = ox.NamedNode(f"{base}/void#dataset")
    for subject, pairs in (
        (service, _describe_service(service, dataset)),
        (dataset, _describe_dataset(facts, base, whole)),
        (whole, _describe_graph(facts, service, base)),
    ):
        for predicate, value in pairs:
            yield ox.Triple(subject, predicate, value)
    yield from _partition(facts.classes, whole, base, "class")
    yield from _partition(facts.properties, whole, base, "property")


def _describe_service(service: ox.NamedNode, dataset: ox.NamedNode) -> Iterator[Pair]:
    yield _TYPE, _sd("Service")
    yield _sd("endpoint"), service
    yield _sd("supportedLanguage"), _sd("SPARQL11Query")
    yield _sd("defaultDataset"), dataset
    for name in _RESULTS:
        yield _sd("resultFormat"), ox.NamedNode(_FORMATS + name)


def _describe_dataset(facts: Facts, base: str, whole: ox.NamedNode) -> Iterator[Pair]:
    yield _TYPE, _sd("Dataset")
    yield _TYPE, _void("Dataset")
    yield _sd("defaultGraph"), whole
    yield ox.NamedNode(f"{PREFIXES['foaf']}homepage"), ox.NamedNode(f"{base}/")
    for address in facts.graphs:
        yield _sd("namedGraph"), ox.NamedNode(address)


def _describe_graph(facts: Facts, service: ox.NamedNode, base: str) -> Iterator[Pair]:
    yield _TYPE, _sd("Graph")
    yield _TYPE, _void("Dataset")
    title = "Knowledge graph of the cooperation between the United Nations and the OSCE"
    yield ox.NamedNode(f"{PREFIXES['dcterms']}title"), ox.Literal(title, language="en")
    yield ox.NamedNode(f"{PREFIXES['dcterms']}license"), ox.NamedNode(_LICENCE)
    yield _void("sparqlEndpoint"), service
    yield _void("uriSpace"), ox.Literal(ID)
    yield _void("triples"), ox.Literal(facts.triples)
    yield _void("classes"), ox.Literal(len(facts.classes))
    yield _void("properties"), ox.Literal(len(facts.properties))
    yield _void("exampleResource"), ox.NamedNode(f"{ID}org/osce")
    for name in _VOCABULARIES:
        yield _void("vocabulary"), ox.NamedNode(PREFIXES[name])
    for name in _SERIALIZED:
        yield _void("feature"), ox.NamedNode(_FORMATS + name)


def _partition(
    counts: tuple[tuple[str, int], ...], whole: ox.NamedNode, base: str, what: str
) -> Iterator[ox.Triple]:
    number_of = _void("entities" if what == "class" else "triples")
    for number, (term, size) in enumerate(counts, 1):
        part = ox.NamedNode(f"{base}/void#{what}-{number}")
        yield ox.Triple(whole, _void(f"{what}Partition"), part)
        yield ox.Triple(part, _void(what), ox.NamedNode(term))
        yield ox.Triple(part, number_of, ox.Literal(size))


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SD + name)


def _void(name: str) -> ox.NamedNode:
    return ox.NamedNode(_VOID + name)
