"""What a graph says of its documents, held against their clean texts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.namespace import RDF
from rdflib.term import Node

from unosce_kg.graph.cards import local_name
from unosce_kg.graph.namespaces import NIF, PROV, UNO, id_of
from unosce_kg.graph.problems import Problem
from unosce_kg.text import digest


def check_mentions(graph: Graph) -> Iterator[Problem]:
    """The mentions of a piece of evidence stand in its document and refer to the statement's ends."""
    for statement, evidence in graph.subject_objects(PROV.wasDerivedFrom):
        for pointer, end in ((UNO.subjectMention, RDF.subject), (UNO.objectMention, RDF.object)):
            for mention in graph.objects(evidence, pointer):
                if graph.value(mention, UNO.inDocument) != graph.value(evidence, UNO.inDocument):
                    message = f"Its {local_name(pointer)} stands in another document."
                    yield Problem("mention", id_of(str(evidence)), message)
                target = graph.value(statement, end)
                if isinstance(target, URIRef) and (mention, UNO.refersTo, target) not in graph:
                    message = f"Its {local_name(pointer)} does not refer to {id_of(str(target))}."
                    yield Problem("mention", id_of(str(evidence)), message)


def check_texts(graph: Graph, texts: Path) -> Iterator[Problem]:
    """Digests and anchors agree with the clean texts."""
    contents: dict[Node, str] = {}
    for document in graph.subjects(RDF.type, UNO.SourceDocument):
        path = texts / f"{id_of(str(document)).partition('/')[2]}.txt"
        try:
            contents[document] = path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            yield Problem(
                "text", id_of(str(document)), f"Its clean text {path.name} is missing or not UTF-8."
            )
            continue
        if str(graph.value(document, UNO.textDigest)) != f"sha256:{digest(contents[document])}":
            yield Problem(
                "digest", id_of(str(document)), f"The text {path.name} is not the one that was read."
            )
    for node, document in graph.subject_objects(UNO.inDocument):
        if document not in contents:
            continue
        begin, end = (int(str(graph.value(node, p) or 0)) for p in (NIF.beginIndex, NIF.endIndex))
        if contents[document][begin:end] != str(graph.value(node, NIF.anchorOf)):
            yield Problem(
                "anchor", id_of(str(node)), f"Its words are not those at {begin} to {end} of the text."
            )
