"""The namespaces of the graph, and the way between ids such as `org/unodc` and addresses."""

from __future__ import annotations

import re
from functools import lru_cache

from rdflib import Namespace, URIRef


class Vocabulary(Namespace):
    """A namespace of which each term that the code names is made once."""

    def __getattr__(self, name: str) -> URIRef:
        term = super().__getattr__(name)
        setattr(self, name, term)
        return term


RDF = Vocabulary("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
UNO = Vocabulary("https://w3id.org/unosce-kg/ontology#")
NIF = Vocabulary("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
PROV = Vocabulary("http://www.w3.org/ns/prov#")
SCHEMA = Vocabulary("https://schema.org/")
ID = "https://w3id.org/unosce-kg/id/"

# In the order in which a reader wants to meet them in a file.
KINDS = ("doc", "org", "person", "post", "place", "event", "agreement", "topic", "statement", "evidence",
         "mention", "record", "activity")  # fmt: skip
ENTITY_KINDS = frozenset(("org", "person", "post", "place", "event", "agreement", "topic"))

PREFIXES = {
    "uno": str(UNO),
    "rdf": str(RDF),
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "prov": str(PROV),
    "nif": str(NIF),
    "schema": str(SCHEMA),
    "geo": "http://www.opengis.net/ont/geosparql#",
    **{f"id-{kind}": f"{ID}{kind}/" for kind in KINDS},
}
ID_PATTERN = rf"(?:{'|'.join(KINDS)})/[a-z0-9]+(?:-[a-z0-9]+)*"
_ID = re.compile(ID_PATTERN)
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_-])?")
_BY_NAMESPACE = {namespace: prefix for prefix, namespace in PREFIXES.items()}


@lru_cache(maxsize=1 << 16)
def node(id_: str) -> URIRef:
    """The address of an id.

    Args:
        id_: Kind and slug, such as `org/unodc`.

    Raises:
        ValueError: If it is not a known kind and a slug of a-z, 0-9 and hyphens.
    """
    if not is_id(id_):
        raise ValueError(f"not an id of the graph: {id_!r}")
    return str.__new__(URIRef, ID + id_)  # without rdflib's own check


def is_id(text: str) -> bool:
    """Whether a text is a known kind and a slug of a-z, 0-9 and single hyphens."""
    return bool(_ID.fullmatch(text))


def id_of(address: str) -> str:
    """The id behind an address of the graph's own; any other address as it stands."""
    return address.removeprefix(ID)


def kind_of(id_: str) -> str:
    """The kind of an id: `org` of `org/unodc`."""
    return id_.partition("/")[0]


def shorten(address: str) -> str | None:
    """The address as a prefixed name that is valid in Turtle and SPARQL, or None if no prefix fits."""
    namespace, mark, local = address.rpartition("#" if "#" in address else "/")
    prefix = _BY_NAMESPACE.get(namespace + mark)
    return f"{prefix}:{local}" if prefix and _LOCAL.fullmatch(local) else None
