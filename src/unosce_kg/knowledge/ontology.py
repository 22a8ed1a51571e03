"""The ontology as plain values: classes with superclasses, relations with what their ends may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rdflib.namespace import OWL, RDF, RDFS

from unosce_kg.knowledge.turtle import Turtle, read_turtle

UNO = "https://w3id.org/unosce-kg/ontology#"
_SCHEMA = "https://schema.org/"
_CLASS = tuple(map(str, (OWL.Class, RDFS.Class)))
_PROPERTY = tuple(map(str, (OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property)))
_DOMAIN = (str(RDFS.domain), f"{_SCHEMA}domainIncludes")
_RANGE = (str(RDFS.range), f"{_SCHEMA}rangeIncludes")


@dataclass(frozen=True, slots=True)
class Ontology:
    """Classes and relations by local name.

    Attributes:
        classes: Class to its superclasses, nearest first.
        signatures: Relation to the classes of its subject and of its object.
    """

    classes: Mapping[str, tuple[str, ...]]
    signatures: Mapping[str, tuple[frozenset[str], frozenset[str]]]


def load_ontology(path: Path) -> Ontology:
    """Read `unosce.ttl`.

    Raises:
        SetupError: If the file cannot be read.
    """
    turtle = read_turtle(path)
    return Ontology(
        {_local(node): _superclasses(turtle, node) for node in turtle.subjects(*_CLASS) if _is_ours(node)},
        {
            _local(p): (_ends(turtle, p, *_DOMAIN), _ends(turtle, p, *_RANGE))
            for p in turtle.subjects(*_PROPERTY)
            if _is_ours(p)
        },
    )


def _is_ours(address: str) -> bool:
    return address.startswith(UNO)


def _local(address: str) -> str:
    return address.removeprefix(UNO)


def _superclasses(turtle: Turtle, node: str) -> tuple[str, ...]:
    found: list[str] = []
    queue = [node]
    while queue:
        parents = list(filter(_is_ours, turtle.texts(queue.pop(0), str(RDFS.subClassOf))))
        queue.extend(parents)
        found.extend(_local(p) for p in parents if _local(p) not in found)
    return tuple(found)


def _ends(turtle: Turtle, node: str, *properties: str) -> frozenset[str]:
    return frozenset(_local(end) for p in properties for end in turtle.texts(node, p) if _is_ours(end))
