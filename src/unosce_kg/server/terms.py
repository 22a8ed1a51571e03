"""What the query editor offers: prefixes, and the terms of the ontology with what they mean."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from unosce_kg.graph.namespaces import PREFIXES, shorten

_KINDS = {
    f"{PREFIXES['owl']}Class": "class",
    f"{PREFIXES['owl']}ObjectProperty": "property",
    f"{PREFIXES['owl']}DatatypeProperty": "property",
    f"{PREFIXES['owl']}NamedIndividual": "value",
}
# Terms of other vocabularies that every query on this graph needs.
_FOREIGN = ("skos:prefLabel", "skos:altLabel", "skos:broader", "rdf:subject", "rdf:predicate", "rdf:object", "rdf:type",
            "dcterms:title", "dcterms:date", "prov:wasDerivedFrom", "nif:anchorOf", "nif:beginIndex", "nif:endIndex",
            "owl:sameAs", "schema:sameAs")  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """A term by its prefixed name, its kind (`class`, `property` or `value`) and what it means."""

    name: str
    kind: str
    comment: str = ""


def read_terms(ontology: Path) -> tuple[Term, ...]:
    """The classes and properties of an ontology, and those of others that go with them, sorted."""
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in ox.parse(path=str(ontology), format=ox.RdfFormat.TURTLE):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            said[quad.subject.value][quad.predicate.value].append(quad.object.value)
    own = set[Term]()
    for address, values in said.items():
        kinds = [_KINDS[type_] for type_ in values[f"{PREFIXES['rdf']}type"] if type_ in _KINDS]
        comment = min(values[f"{PREFIXES['rdfs']}comment"], default="")
        if kinds and (name := shorten(address)):
            own.add(Term(name, min(kinds), comment))
    return tuple(sorted(own | {Term(name, "property") for name in _FOREIGN}))
