"""The shapes let a sound graph pass, and each of them speaks up about the one fault that it is there for."""

from __future__ import annotations

from functools import cache
from itertools import product

import pyshacl
import pytest
from rdflib import RDF, SH, Graph

from .contract import ENTITIES, ID, RELATIONS, SHAPES, read, superclasses
from .nodes import Case, context, entity, turtle

BROKEN = [
    Case("Entity-prefLabel", "body", {"skos:prefLabel": None}),
    Case("Entity-prefLabel", "body", {"skos:prefLabel": '"N"@fr'}),
    Case("Entity-prefLabel", "body", {"skos:prefLabel": '"One"@en, "Two"@en'}),
    Case("Entity-altLabel", "body", {"skos:altLabel": '"no language"'}),
    Case("Entity-altLabel", "body", {"skos:altLabel": '"org:n"@en'}),
    Case("Entity-sameAs", "body", {"schema:sameAs": '"Q1"'}),
    Case("Entity-exactMatch", "topic", {"skos:exactMatch": '"T"'}),
    Case("Entity-type", "body", {"a": "uno:Entity"}),
    Case("Organization-type", "body", {"a": "uno:Organization"}),
    Case("Kinds-of-Organization-superclass", "body", {"a": "uno:UNBody"}),
    Case(
        "Kinds-of-Organization-one", "body", {"a": "uno:Entity, uno:Organization, uno:UNBody, uno:OSCEBody"}
    ),
    Case("Person-type", "person", {"a": "uno:Person"}),
    Case("Post-type", "post", {"a": "uno:Post"}),
    Case("Place-type", "country", {"a": "uno:Place"}),
    Case("Kinds-of-Place-superclass", "country", {"a": "uno:Country"}),
    Case("Kinds-of-Place-one", "country", {"a": "uno:Entity, uno:Place, uno:Country, uno:City"}),
    Case("Event-type", "meeting", {"a": "uno:Event"}),
    Case("Kinds-of-Event-superclass", "meeting", {"a": "uno:Meeting"}),
    Case("Kinds-of-Event-one", "meeting", {"a": "uno:Entity, uno:Event, uno:Meeting, uno:Crisis"}),
    Case("Agreement-type", "agreement", {"a": "uno:Agreement"}),
    Case("Topic-type", "topic", {"a": "uno:Topic"}),
    *(
        Case(shape, node, {"": f"<{ID}{kind}/n_Upper>"})
        for shape, node, kind in (
            ("Organization", "body", "org"),
            ("Person", "person", "person"),
            ("Post", "post", "post"),
            ("Place", "country", "place"),
            ("Event", "meeting", "event"),
            ("Agreement", "agreement", "agreement"),
            ("Topic", "topic", "topic"),
            ("SourceDocument", "document", "doc"),
            ("Mention", "mention", "mention"),
            ("Statement", "statement", "statement"),
            ("Evidence", "evidence", "evidence"),
            ("Extraction", "activity", "activity"),
            ("ReferenceRecord", "record", "record"),
        )
    ),
    Case("onDate-value", "meeting", {"uno:onDate": '"July 2010"'}),
    Case("onDate-value", "meeting", {"uno:onDate": '"2010-07-16T00:00:00"^^xsd:dateTime'}),
    Case("onDate-bearer", "person", {"uno:onDate": '"2010"^^xsd:gYear'}),
    Case("startDate-value", "meeting", {"uno:startDate": "2010"}),
    Case("startDate-bearer", "agreement", {"uno:startDate": '"2010"^^xsd:gYear'}),
    Case("endDate-value", "statement", {"uno:endDate": '"2010"'}),
    Case("endDate-bearer", "post", {"uno:endDate": '"2010"^^xsd:gYear'}),
    Case("SourceDocument-fileName", "document", {"uno:fileName": None}),
    Case("SourceDocument-fileName", "document", {"uno:fileName": '"a.txt", "b.txt"'}),
    Case("SourceDocument-textDigest", "document", {"uno:textDigest": '"sha256:0"'}),
    Case("SourceDocument-title", "document", {"dcterms:title": '"One", "Two"'}),
    Case("SourceDocument-date", "document", {"dcterms:date": '"yesterday"'}),
    Case("SourceDocument-identifier", "document", {"dcterms:identifier": '"A/1", "A/2"'}),
    Case("SourceDocument-source", "document", {"dcterms:source": '"example.org"'}),
    Case("SourceDocument-language", "document", {"dcterms:language": '"English"'}),
    Case("SourceDocument-eventDate", "document", {"uno:eventDate": '"yesterday"'}),
    Case("SourceDocument-nearDuplicateOf", "document", {"uno:nearDuplicateOf": "org:a"}),
    Case("SourceDocument-countsAs", "document", {"uno:countsAs": "org:a"}),
    Case("Mention-refersTo", "mention", {"uno:refersTo": None}),
    Case("Mention-refersTo", "mention", {"uno:refersTo": "org:undescribed"}),
    Case("Mention-inDocument", "mention", {"uno:inDocument": None}),
    Case("Mention-inDocument", "mention", {"uno:inDocument": "org:a"}),
    Case("Mention-beginIndex", "mention", {"nif:beginIndex": None}),
    Case("Mention-beginIndex", "mention", {"nif:beginIndex": "-1"}),
    Case("Mention-beginIndex", "mention", {"nif:beginIndex": "4"}),
    Case("Mention-endIndex", "mention", {"nif:endIndex": "4, 5"}),
    Case("Mention-anchorOf", "mention", {"nif:anchorOf": None}),
    Case("Mention-anchorOf", "mention", {"nif:anchorOf": '""'}),
    Case("Mention-score", "mention", {"uno:score": "1.5"}),
    Case("Mention-reason", "mention", {"uno:reason": '"one", "two"'}),
    Case("Statement-type", "statement", {"a": "uno:Statement"}),
    Case("Statement-subject", "statement", {"rdf:subject": None}),
    Case("Statement-predicate", "statement", {"rdf:predicate": None}),
    Case("Statement-predicate", "statement", {"rdf:predicate": "uno:likes"}),
    Case("Statement-object", "statement", {"rdf:object": None}),
    Case("Statement-object", "statement", {"rdf:object": "org:a, org:b"}),
    Case("Statement-modality", "statement", {"uno:modality": None}),
    Case("Statement-modality", "statement", {"uno:modality": "uno:Dreamt"}),
    Case("Statement-confidence", "statement", {"uno:confidence": "1.01"}),
    Case("Statement-confidence", "statement", {"uno:confidence": "0.123"}),
    Case("Statement-confidence", "statement", {"uno:confidence": "9e-1"}),
    Case("Statement-wasDerivedFrom", "statement", {"prov:wasDerivedFrom": None}),
    Case("Source-type", "person", {"^prov:wasDerivedFrom": "statement:a"}),
    Case("Statement-onTopic", "statement", {"uno:onTopic": "place:a"}),
    Case("Statement-inPlace", "statement", {"uno:inPlace": "topic:a"}),
    Case("Statement-atEvent", "statement", {"uno:atEvent": "person:a"}),
    Case("Statement-onDate", "statement", {"uno:onDate": '"2007"^^xsd:gYear, "2008"^^xsd:gYear'}),
    Case("Statement-startDate", "statement", {"uno:startDate": '"2007"^^xsd:gYear, "2008"^^xsd:gYear'}),
    Case("Statement-endDate", "statement", {"uno:endDate": '"2007"^^xsd:gYear, "2008"^^xsd:gYear'}),
    Case("Evidence-inDocument", "evidence", {"uno:inDocument": None}),
    Case("Evidence-beginIndex", "evidence", {"nif:beginIndex": "9"}),
    Case("Evidence-endIndex", "evidence", {"nif:endIndex": "9, 10"}),
    Case("Evidence-anchorOf", "evidence", {"nif:anchorOf": None}),
    Case("Evidence-pattern", "evidence", {"uno:pattern": None}),
    Case("Evidence-confidence", "evidence", {"uno:confidence": None}),
    Case("Evidence-trigger", "evidence", {"uno:trigger": '"met", "meet"'}),
    Case("Evidence-onPage", "evidence", {"uno:onPage": "0"}),
    Case("Evidence-subjectMention", "evidence", {"uno:subjectMention": "org:a"}),
    Case("Evidence-objectMention", "evidence", {"uno:objectMention": "mention:undescribed"}),
    Case("Evidence-wasGeneratedBy", "evidence", {"prov:wasGeneratedBy": None}),
    Case("Evidence-statement", "evidence", {"^prov:wasDerivedFrom": None}),
    Case("Extraction-programVersion", "activity", {"uno:programVersion": None}),
    Case("Extraction-model", "activity", {"uno:model": None}),
    Case("Extraction-knowledgeDigest", "activity", {"uno:knowledgeDigest": '"one", "two"'}),
    Case(
        "Extraction-startedAtTime", "activity", {"prov:startedAtTime": '"2020-01-01T00:00:00Z"^^xsd:dateTime'}
    ),
    Case("Extraction-endedAtTime", "activity", {"prov:endedAtTime": '"2020-01-01T00:00:00Z"^^xsd:dateTime'}),
    Case("ReferenceRecord-source", "record", {"dcterms:source": None}),
    Case("ReferenceRecord-identifier", "record", {"dcterms:identifier": None}),
    Case("ReferenceRecord-inDocument", "record", {"uno:inDocument": "doc:a"}),
]


@cache
def shapes() -> Graph:
    return read("shapes.ttl")


def violations(data: str) -> list[tuple[str, str]]:
    """Local name of the shape, and the nodes it speaks of, for each result of a validation."""
    graph = Graph().parse(data=context() + "\n" + data, format="turtle")
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes())
    return [
        (
            str(report.value(r, SH.sourceShape)).removeprefix(str(SHAPES)),
            f"{report.value(r, SH.focusNode)} {report.value(r, SH.value)} ",
        )
        for r in report.subjects(RDF.type, SH.ValidationResult)
    ]


@cache
def broken() -> list[tuple[str, str]]:
    """All broken nodes, validated at once."""
    return violations("\n".join(case.write(f"case-{i}-end") for i, case in enumerate(BROKEN)))


def test_a_sound_graph_passes() -> None:
    assert violations("") == []


@pytest.mark.parametrize("number", range(len(BROKEN)), ids=[f"{c.shape}-{i}" for i, c in enumerate(BROKEN)])
def test_a_fault_is_found_by_its_shape_alone(number: int) -> None:
    assert {shape for shape, nodes in broken() if f"/case-{number}-end" in nodes} == {BROKEN[number].shape}


def test_an_entity_without_an_address_is_found() -> None:
    assert {shape for shape, _ in violations('[] a uno:Entity, uno:Place ; skos:prefLabel "N"@en .')} == {
        "Entity",
        "Place",
    }


def test_a_proposal_has_its_modality() -> None:
    changes = {"rdf:subject": "person:a", "rdf:predicate": "uno:proposed", "rdf:object": "topic:a"}
    for modality, expected in (("uno:Proposed", set()), ("uno:Actual", {"Proposal-modality"})):
        proposal = Case("", "statement", changes | {"uno:modality": modality}).write("x")
        assert {shape for shape, _ in violations(proposal)} == expected


@pytest.mark.parametrize("date", ["onDate", "startDate", "endDate"])
def test_the_object_of_a_date_is_a_date(date: str) -> None:
    changes = {"rdf:predicate": f"uno:{date}", "rdf:subject": "event:a"}
    for value, expected in (('"2010"^^xsd:gYear', set()), ("org:a", {f"{date}-stated-value"})):
        dated = Case("", "statement", changes | {"rdf:object": value}).write("x")
        assert {shape for shape, _ in violations(dated)} == expected


def related(relation: str, subject: str, object_: str, name: str) -> str:
    """Two entities of the classes, joined by a plain triple and by a statement."""
    ends = [entity(f"{ENTITIES[class_][1]}:n", class_) for class_ in (subject, object_)]
    nodes = [end[""].replace(":n", f":{name}-{role}") for end, role in zip(ends, "so", strict=True)]
    triple = f"{nodes[0]} uno:{relation} {nodes[1]} ."
    back = f"{nodes[1]} uno:{relation} {nodes[0]} ." if relation == "cooperatesWith" else ""
    stated = {
        "rdf:subject": nodes[0],
        "rdf:predicate": f"uno:{relation}",
        "rdf:object": nodes[1],
        "uno:modality": "uno:Proposed",
    }
    written = [turtle(end, f"{name}-{role}") for end, role in zip(ends, "so", strict=True)]
    return "\n".join([*written, triple, back, Case("", "statement", stated).write(name)])


def outside(classes: str) -> str:
    """A class that is none of these, nor below one."""
    order = ("Organization", "Person", "Post", "Place", "Event", "Agreement", "Topic")
    return next(c for c in order if not set(superclasses(c)) & set(classes.split()))


def test_relations_take_every_class_that_they_should() -> None:
    pairs = [(r, *pair) for r, ends in RELATIONS.items() for pair in product(*(end.split() for end in ends))]
    data = "\n".join(related(r, s, o, f"case-{i}") for i, (r, s, o) in enumerate(pairs))
    assert violations(data) == []


def test_relations_take_no_other_class() -> None:
    data = "\n".join(
        related(r, outside(s), outside(o), f"case-{r.lower()}") for r, (s, o) in RELATIONS.items()
    )
    found = {(shape, end) for shape, nodes in violations(data) for end in ("-s ", "-o ") if end in nodes}
    expected = {
        (f"{r}-{kind}", end)
        for r in RELATIONS
        for kind, end in (
            ("subject", "-s "),
            ("stated-subject", "-s "),
            ("object", "-o "),
            ("stated-object", "-o "),
        )
    }
    # A symmetric relation has each end as its subject and as its object.
    both = {("cooperatesWith-subject", "-o "), ("cooperatesWith-object", "-s ")}
    assert found == expected | both


def test_cooperation_stands_both_ways() -> None:
    assert {shape for shape, _ in violations("org:a uno:cooperatesWith org:b .")} == {
        "cooperatesWith-both-ways"
    }


def test_every_shape_that_speaks_is_tried() -> None:
    speaking = {str(s).removeprefix(str(SHAPES)) for s in shapes().subjects(SH.message)}
    tried = {case.shape for case in BROKEN} | {"Entity", "Proposal-modality", "cooperatesWith-both-ways"}
    tried |= {f"{date}-stated-value" for date in ("onDate", "startDate", "endDate")}
    tried |= {
        f"{r}-{end}" for r in RELATIONS for end in ("subject", "object", "stated-subject", "stated-object")
    }
    assert speaking == tried


def test_messages_and_severities() -> None:
    for shape in shapes().subjects(SH.message):
        assert str(shapes().value(shape, SH.message)).endswith(".")
        assert shapes().value(shape, SH.severity) == SH.Violation


def test_core_constraints_only() -> None:
    assert not set(shapes().predicates()) & {SH.sparql, SH.js, SH.rule, SH.target}
