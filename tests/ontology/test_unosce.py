"""The ontology says what the contract says, and what extraction and page read from it."""

from __future__ import annotations

from collections import Counter

import pytest
from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from .contract import (
    ALIGNED,
    DOCUMENTING,
    ENTITIES,
    LOCATING,
    MODALITIES,
    OTHERS,
    QUALIFIERS,
    RELATIONS,
    SCHEMA,
    UNO,
    read,
)

PALETTE = {"#0072B2", "#56B4E9", "#009E73", "#F0E442", "#E69F00", "#D55E00", "#CC79A7", "#999999"}
VIS_SHAPES = {"dot", "square", "triangle", "triangleDown", "diamond", "star", "hexagon"}


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return read("unosce.ttl")


def ends(ontology: Graph, name: str, *predicates: URIRef) -> set[str]:
    return {str(o).removeprefix(str(UNO)) for p in predicates for o in ontology.objects(UNO[name], p)}


def is_ours(node: Node) -> bool:
    return str(node).startswith(str(UNO))


@pytest.mark.parametrize("name", [*ENTITIES, *OTHERS, "Entity", "Modality"])
def test_every_class_is_declared(ontology: Graph, name: str) -> None:
    assert (UNO[name], RDF.type, OWL.Class) in ontology


@pytest.mark.parametrize(("name", "parent"), [(name, parent) for name, (parent, _) in ENTITIES.items()])
def test_entity_classes_form_the_tree(ontology: Graph, name: str, parent: str) -> None:
    ours = {o for o in ontology.objects(UNO[name], RDFS.subClassOf) if is_ours(o)}
    assert ours == {UNO[parent]}


@pytest.mark.parametrize("name", OTHERS)
def test_documents_and_evidence_are_no_entities(ontology: Graph, name: str) -> None:
    assert UNO.Entity not in set(ontology.transitive_objects(UNO[name], RDFS.subClassOf))


@pytest.mark.parametrize(("name", "others"), ALIGNED.items())
def test_classes_are_aligned(ontology: Graph, name: str, others: tuple[str, ...]) -> None:
    expected = {ontology.namespace_manager.expand_curie(other) for other in others}
    assert expected <= set(ontology.objects(UNO[name], RDFS.subClassOf))


@pytest.mark.parametrize(("name", "signature"), RELATIONS.items())
def test_relations_have_their_subjects_and_objects(
    ontology: Graph, name: str, signature: tuple[str, str]
) -> None:
    assert (UNO[name], RDF.type, OWL.ObjectProperty) in ontology
    assert ends(ontology, name, RDFS.domain, SCHEMA.domainIncludes) == set(signature[0].split())
    assert ends(ontology, name, RDFS.range, SCHEMA.rangeIncludes) == set(signature[1].split())


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("partOf", "org:subOrganizationOf"),
        ("holdsPost", "org:holds"),
        ("tookPlaceIn", "schema:location"),
        ("organizedBy", "schema:organizer"),
        ("concerns", "schema:about"),
        ("complements", "dcterms:relation"),
    ],
)
def test_relations_are_aligned(ontology: Graph, name: str, other: str) -> None:
    expected = ontology.namespace_manager.expand_curie(other)
    assert set(ontology.objects(UNO[name], RDFS.subPropertyOf)) == {UNO.relatedTo, expected}


@pytest.mark.parametrize("name", ["postIn", "memberOf", "locatedIn", "cooperatesWith"])
def test_relations_whose_ends_fit_no_other_vocabulary_stand_alone(ontology: Graph, name: str) -> None:
    assert set(ontology.objects(UNO[name], RDFS.subPropertyOf)) == {UNO.relatedTo}


@pytest.mark.parametrize("name", [*QUALIFIERS, *LOCATING, *DOCUMENTING])
def test_every_other_property_is_declared(ontology: Graph, name: str) -> None:
    kinds = set(ontology.objects(UNO[name], RDF.type))
    assert len(kinds & {OWL.ObjectProperty, OWL.DatatypeProperty}) == 1


def test_no_property_has_two_domains_or_ranges(ontology: Graph) -> None:
    for predicate in (RDFS.domain, RDFS.range):
        assert max(Counter(ontology.subjects(predicate)).values()) == 1


def test_domain_and_range_are_classes_that_exist(ontology: Graph) -> None:
    for predicate in (RDFS.domain, RDFS.range, SCHEMA.domainIncludes, SCHEMA.rangeIncludes, RDFS.subClassOf):
        for value in ontology.objects(None, predicate):
            assert not is_ours(value) or (value, RDF.type, OWL.Class) in ontology


def test_everything_has_one_english_label_and_one_definition(ontology: Graph) -> None:
    terms = {s for s in ontology.subjects(RDF.type) if is_ours(s)}
    assert len(terms) > 70
    for term in terms:
        for predicate in (RDFS.label, RDFS.comment):
            values = list(ontology.objects(term, predicate))
            assert [v.language for v in values if isinstance(v, Literal)] == ["en"], term


def test_labels_of_relations_are_unique(ontology: Graph) -> None:
    labels = Counter(
        str(ontology.value(p, RDFS.label)) for p in ontology.subjects(RDF.type, OWL.ObjectProperty)
    )
    assert [label for label, count in labels.items() if count > 1] == []


def test_only_cooperation_is_symmetric(ontology: Graph) -> None:
    assert set(ontology.subjects(RDF.type, OWL.SymmetricProperty)) == {UNO.cooperatesWith}


def test_inverses_turn_round_relations_that_have_no_other(ontology: Graph) -> None:
    pairs = list(ontology.subject_objects(OWL.inverseOf))
    assert Counter(relation for _, relation in pairs) == Counter(
        UNO[r] for r in RELATIONS if r != "cooperatesWith"
    )
    assert not {inverse for inverse, _ in pairs} & {UNO[r] for r in RELATIONS}


@pytest.mark.parametrize("name", MODALITIES)
def test_modalities_are_individuals(ontology: Graph, name: str) -> None:
    assert (UNO[name], RDF.type, UNO.Modality) in ontology


@pytest.mark.parametrize(
    "members",
    [
        "Agreement Event Organization Person Place Post Topic",
        "OSCEBody RegionalOrganization StateBody UNBody",
        "City Country Region Territory",
        "Crisis Meeting Process",
        "Entity Evidence Extraction Mention Modality ReferenceRecord SourceDocument Statement",
    ],
)
def test_classes_that_exclude_each_other(ontology: Graph, members: str) -> None:
    lists = [list(Collection(ontology, node)) for node in ontology.objects(None, OWL.members)]
    assert [UNO[m] for m in members.split()] in lists


def test_no_class_is_below_two_that_exclude_each_other(ontology: Graph) -> None:
    for node in ontology.objects(None, OWL.members):
        exclusive = set(Collection(ontology, node))
        for class_ in ontology.subjects(RDF.type, OWL.Class):
            assert len(exclusive & set(ontology.transitive_objects(class_, RDFS.subClassOf))) <= 1


@pytest.mark.parametrize(("name", "kind"), [(name, kind) for name, (_, kind) in ENTITIES.items()])
def test_entity_classes_are_drawn(ontology: Graph, name: str, kind: str) -> None:
    assert str(ontology.value(UNO[name], UNO.colour)) in PALETTE
    assert str(ontology.value(UNO[name], UNO.nodeShape)) in VIS_SHAPES
    assert str(ontology.value(UNO[name], UNO.idKind)) == kind


def test_no_two_classes_look_alike(ontology: Graph) -> None:
    looks = [(ontology.value(UNO[n], UNO.colour), ontology.value(UNO[n], UNO.nodeShape)) for n in ENTITIES]
    assert len(set(looks)) == len(looks)


def test_a_named_entity_label_stands_for_one_class(ontology: Graph) -> None:
    labels = {
        str(label): str(c).removeprefix(str(UNO)) for c, label in ontology.subject_objects(UNO.nerLabel)
    }
    assert len(labels) == len(list(ontology.subject_objects(UNO.nerLabel)))
    assert (
        labels.items()
        >= {"ORG": "Organization", "PERSON": "Person", "LOC": "Place", "EVENT": "Event"}.items()
    )


def test_header(ontology: Graph) -> None:
    (header,) = ontology.subjects(RDF.type, OWL.Ontology)
    assert str(header) == "https://w3id.org/unosce-kg/ontology"
    assert str(ontology.value(header, OWL.versionInfo)) == "0.1.0"
