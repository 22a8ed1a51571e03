"""The vocabulary that every graph of the project keeps to, once more, to hold the files against it."""

from __future__ import annotations

from pathlib import Path

from rdflib import Graph, Namespace

ONTOLOGY = Path(__file__).resolve().parents[2] / "data" / "ontology"
UNO = Namespace("https://w3id.org/unosce-kg/ontology#")
SCHEMA = Namespace("https://schema.org/")
SHAPES = Namespace("https://w3id.org/unosce-kg/shapes#")
ID = "https://w3id.org/unosce-kg/id/"

# Class: its superclass among the entities, and the kind of its ids.
ENTITIES = {
    "Organization": ("Entity", "org"), "UNBody": ("Organization", "org"), "OSCEBody": ("Organization", "org"),
    "RegionalOrganization": ("Organization", "org"), "StateBody": ("Organization", "org"),
    "Person": ("Entity", "person"), "Post": ("Entity", "post"),
    "Place": ("Entity", "place"), "Country": ("Place", "place"), "Territory": ("Place", "place"),
    "Region": ("Place", "place"), "City": ("Place", "place"),
    "Event": ("Entity", "event"), "Meeting": ("Event", "event"), "Crisis": ("Event", "event"),
    "Process": ("Event", "event"), "Agreement": ("Entity", "agreement"), "Topic": ("Entity", "topic"),
}  # fmt: skip
OTHERS = ("SourceDocument", "Mention", "Statement", "Evidence", "ReferenceRecord")
ALIGNED = {
    "Organization": ("org:Organization", "foaf:Organization", "prov:Agent"),
    "Person": ("foaf:Person", "prov:Agent"),
    "Post": ("org:Post",), "Place": ("geo:Feature", "schema:Place"), "Event": ("schema:Event",),
    "Agreement": ("schema:CreativeWork",), "Topic": ("skos:Concept",),
    "SourceDocument": ("prov:Entity", "schema:CreativeWork"), "Mention": ("nif:String",),
    "Statement": ("rdf:Statement", "prov:Entity"), "Evidence": ("prov:Entity", "nif:String"),
    "ReferenceRecord": ("prov:Entity",),
}  # fmt: skip

# Relation: classes of its subject, classes of its object.
RELATIONS = {
    "cooperatesWith": ("Organization Country", "Organization Country"),
    "supports": ("Organization Country", "Organization Country Event"),
    "partOf": ("Organization", "Organization"),
    "locatedIn": ("Organization Place", "Place"),
    "established": ("Organization", "Organization Agreement"),
    "holdsPost": ("Person", "Post"),
    "postIn": ("Post", "Organization Country"),
    "chaired": ("Country Person StateBody", "Organization Event"),
    "addressed": ("Person Post", "Event Organization"),
    "spokeFor": ("Person Post", "Person Post"),
    "participatedIn": ("Person Post Organization Country", "Event"),
    "tookPlaceIn": ("Event", "Place"),
    "organizedBy": ("Event", "Organization"),
    "hostedBy": ("Event", "Country StateBody"),
    "partyTo": ("Organization Country Person Post", "Agreement"),
    "complements": ("Agreement", "Agreement"),
    "concerns": ("Agreement Event", "Topic Place"),
    "respondedTo": ("Organization Country", "Crisis"),
    "worksOn": ("Organization", "Topic"),
    "proposed": ("Person Post Organization", "Topic Event Agreement Organization"),
    "memberOf": ("Country Organization", "Organization"),
}
QUALIFIERS = ("onTopic", "inPlace", "atEvent", "onDate", "startDate", "endDate", "modality", "confidence")
LOCATING = ("refersTo", "inDocument", "subjectMention", "objectMention", "trigger", "pattern")
DOCUMENTING = ("fileName", "textDigest")
MODALITIES = ("Actual", "Planned", "Proposed", "Negated")


def read(name: str) -> Graph:
    """One of the ontology files."""
    return Graph().parse(ONTOLOGY / name, format="turtle")


def superclasses(class_: str) -> list[str]:
    """The class and its superclasses up to Entity."""
    return [class_] if class_ == "Entity" else [class_, *superclasses(ENTITIES[class_][0])]
