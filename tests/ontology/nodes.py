"""A small sound graph, one node of each kind, and the means to change one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .contract import ENTITIES, ID, ONTOLOGY, superclasses

_RECORDING = {"doc", "mention", "statement", "evidence", "activity", "record"}
KINDS = sorted({kind for _, kind in ENTITIES.values()} | _RECORDING)
_SHAPES = (ONTOLOGY / "shapes.ttl").read_text(encoding="utf-8")
_SHARED = [line for line in _SHAPES.splitlines() if line[:1] == "@"]
PREFIXES = "\n".join([*_SHARED, *(f"@prefix {kind}: <{ID}{kind}/> ." for kind in KINDS)])


def entity(node: str, class_: str) -> dict[str, str]:
    """An entity with all its classes and a name; the key "" holds the node itself."""
    return {
        "": node,
        "a": ", ".join(f"uno:{c}" for c in superclasses(class_)),
        "skos:prefLabel": f'"{node}"@en',
    }


NODES: Mapping[str, Mapping[str, str]] = {
    "body": entity("org:n", "UNBody")
    | {"skos:altLabel": '"N"@en, "ONU"@fr', "schema:sameAs": "<http://www.wikidata.org/entity/Q1>"},
    "country": entity("place:n", "Country"),
    "meeting": entity("event:n", "Meeting")
    | {
        "uno:onDate": '"2010-07"^^xsd:gYearMonth',
        "uno:startDate": '"2010-07-16"^^xsd:date',
        "uno:endDate": '"2010-07-17"^^xsd:date',
    },
    "agreement": entity("agreement:n", "Agreement") | {"uno:onDate": '"1993"^^xsd:gYear'},
    "person": entity("person:n", "Person"),
    "post": entity("post:n", "Post"),
    "topic": entity("topic:n", "Topic") | {"skos:exactMatch": "<http://example.org/t>"},
    "document": {
        "": "doc:n",
        "a": "uno:SourceDocument",
        "uno:fileName": '"n.txt"',
        "uno:textDigest": f'"sha256:{"0" * 64}"',
        "dcterms:title": '"N"',
        "dcterms:date": '"2010-07-19"^^xsd:date',
        "dcterms:identifier": '"SG/SM/1"',
        "dcterms:source": "<https://example.org/n>",
    },
    "mention": {
        "": "mention:n",
        "a": "uno:Mention",
        "uno:refersTo": "org:a",
        "uno:inDocument": "doc:a",
        "nif:beginIndex": "0",
        "nif:endIndex": "4",
        "nif:anchorOf": '"OSCE"',
        "uno:score": "0.95",
        "uno:reason": '"acronym"',
    },
    "statement": {
        "": "statement:n",
        "a": "uno:Statement, rdf:Statement",
        "rdf:subject": "org:a",
        "rdf:predicate": "uno:supports",
        "rdf:object": "org:b",
        "uno:modality": "uno:Actual",
        "uno:confidence": "0.9",
        "prov:wasDerivedFrom": "record:a",
        "uno:onTopic": "topic:a",
        "uno:inPlace": "place:a",
        "uno:atEvent": "event:a",
        "uno:onDate": '"2007"^^xsd:gYear',
    },
    "evidence": {
        "": "evidence:n",
        "a": "uno:Evidence",
        "uno:inDocument": "doc:a",
        "nif:beginIndex": "0",
        "nif:endIndex": "9",
        "nif:anchorOf": '"They met."',
        "uno:pattern": '"meet"',
        "uno:confidence": "1.0",
        "uno:trigger": '"met"',
        "uno:subjectMention": "mention:a",
        "uno:objectMention": "mention:a",
        "prov:wasGeneratedBy": "activity:a",
        "^prov:wasDerivedFrom": "statement:a",
    },
    "record": {
        "": "record:n",
        "a": "uno:ReferenceRecord",
        "dcterms:source": "<https://example.org>",
        "dcterms:identifier": '"a.csv:2"',
    },
    "activity": {
        "": "activity:n",
        "a": "uno:Extraction, prov:Activity",
        "uno:programVersion": '"0.1.0"',
        "uno:model": '"m 1.0"',
        "uno:knowledgeDigest": '"sha256:0"',
    },
}


def turtle(node: Mapping[str, str], name: str) -> str:
    """A node as Turtle, under a name of its own in place of "n"; a leading ^ turns a triple round."""
    subject = node[""].replace(":n", f":{name}").replace("/n_", f"/{name}_")
    lines = [f"{subject} {p} {o} ." for p, o in node.items() if p and p[0] != "^"]
    return "\n".join(lines + [f"{o} {p[1:]} {subject} ." for p, o in node.items() if p[:1] == "^"])


def context() -> str:
    """One sound node of each kind, all named "a", and one more body, "b"."""
    return "\n".join(
        [PREFIXES, *(turtle(node, "a") for node in NODES.values()), turtle(entity("org:b", "OSCEBody"), "b")]
    )


@dataclass(frozen=True)
class Case:
    """A node that is sound but for the changes, and the shape that must say so, alone."""

    shape: str
    node: str
    changes: Mapping[str, str | None]

    def write(self, name: str) -> str:
        """The broken node as Turtle."""
        changed = dict(NODES[self.node]) | dict(self.changes)
        return turtle({k: v for k, v in changed.items() if v is not None}, name)
