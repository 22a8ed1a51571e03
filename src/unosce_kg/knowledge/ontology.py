"""The ontology as plain values: classes with superclasses, relations with what their ends may be."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import rdflib
from rdflib.namespace import OWL, RDF, RDFS

from unosce_kg.errors import SetupError

UNO = rdflib.Namespace("https://w3id.org/unosce-kg/ontology#")
SCHEMA = rdflib.Namespace("https://schema.org/")


@dataclass(frozen=True, slots=True)
class Ontology:
    """Classes and relations by local name.

    Attributes:
        classes: Class to its superclasses, nearest first.
        signatures: Relation to the classes of its subject and of its object.
    """

    classes: Mapping[str, tuple[str, ...]]
    signatures: Mapping[str, tuple[frozenset[str], frozenset[str]]]


def read_turtle(path: Path) -> rdflib.Graph:
    """Parse a Turtle file of the knowledge.

    Raises:
        SetupError: If it is missing or not Turtle.
    """
    try:
        with suppress(SyntaxError):  # to the engine's parser, ten times as fast; the other one forgives more
            return rdflib.Graph().parse(path, format="ox-turtle")
        return rdflib.Graph().parse(path, format="turtle")
    except FileNotFoundError:
        raise SetupError(f"{path}: missing") from None
    except Exception as error:  # rdflib's parser raises many kinds
        raise SetupError(f"{path}: not Turtle: {' '.join(str(error).split())[:200]}") from None


def load_ontology(path: Path) -> Ontology:
    """Read `unosce.ttl`.

    Raises:
        SetupError: If the file cannot be read.
    """
    graph = read_turtle(path)
    ours = {
        node for kind in (OWL.Class, RDFS.Class) for node in graph.subjects(RDF.type, kind) if _is_ours(node)
    }
    classes = {_local(node): _superclasses(graph, node) for node in sorted(ours, key=str)}
    properties = {p for kind in (OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property)
                  for p in graph.subjects(RDF.type, kind) if _is_ours(p)}  # fmt: skip
    signatures = {
        _local(p): (
            _ends(graph, p, RDFS.domain, SCHEMA.domainIncludes),
            _ends(graph, p, RDFS.range, SCHEMA.rangeIncludes),
        )
        for p in sorted(properties, key=str)
    }
    return Ontology(classes, signatures)


def _is_ours(node: rdflib.term.Node) -> bool:
    return str(node).startswith(str(UNO))


def _local(node: rdflib.term.Node) -> str:
    return str(node).removeprefix(str(UNO))


def _superclasses(graph: rdflib.Graph, node: rdflib.term.Node) -> tuple[str, ...]:
    found: list[str] = []
    queue = [node]
    while queue:
        above = graph.objects(queue.pop(0), RDFS.subClassOf)
        parents = sorted((p for p in above if _is_ours(p)), key=str)
        queue.extend(parents)
        found.extend(_local(p) for p in parents if _local(p) not in found)
    return tuple(found)


def _ends(graph: rdflib.Graph, node: rdflib.term.Node, *properties: rdflib.URIRef) -> frozenset[str]:
    return frozenset(_local(end) for p in properties for end in graph.objects(node, p) if _is_ours(end))
