"""The statements and entities of a graph as values of the model again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from rdflib import Graph, Literal
from rdflib.namespace import DCTERMS, RDF, SKOS
from rdflib.term import Node

from unosce_kg.graph.cards import label, local_name, local_names, main_class
from unosce_kg.graph.namespaces import SCHEMA, UNO, id_of
from unosce_kg.model import Entity, Modality, Name, PartialDate, Qualifiers, Statement, Status


def read_statements(graph: Graph) -> Iterator[tuple[str, Statement]]:
    """Every statement with its id, without evidence; those that lack a part are the shapes' business."""
    for subject in graph.subjects(RDF.type, UNO.Statement):
        said: dict[str, list[str]] = defaultdict(list)
        for predicate, value in graph.predicate_objects(subject):
            said[local_name(predicate)].append(id_of(str(value)))
        object_ = graph.value(subject, RDF.object)
        try:
            yield id_of(str(subject)), assemble(said, is_date=isinstance(object_, Literal))
        except (KeyError, ValueError):
            continue


def assemble(said: Mapping[str, list[str]], *, is_date: bool) -> Statement:
    """A statement, without evidence, from what a graph says of it.

    Args:
        said: Local name of a predicate to ids, local names and texts; every name has a list, if an empty one.
        is_date: Its object is a date.

    Raises:
        ValueError: If it lacks a part, or one is none.
    """

    def date(key: str) -> PartialDate | None:
        return PartialDate.parse(said[key][0]) if said[key] else None

    if not (said["subject"] and said["predicate"] and said["object"] and said["modality"]):
        raise ValueError("a statement without subject, predicate, object or modality")
    target = said["object"][0]
    return Statement(
        said["subject"][0],
        local_name(said["predicate"][0]),
        PartialDate.parse(target) if is_date else target,
        (),
        Qualifiers(
            tuple(sorted(said["onTopic"])), tuple(sorted(said["inPlace"])), tuple(sorted(said["atEvent"])),
            date("onDate"), date("startDate"), date("endDate"),
        ),
        Modality(local_name(said["modality"][0])),
    )  # fmt: skip


def read_entities(graph: Graph, class_: str = "Entity") -> Iterator[Entity]:
    """The entities of a class of the ontology, given by its local name, or of one below it; in order of their ids."""
    for subject in sorted(graph.subjects(RDF.type, UNO[class_]), key=str):
        if (subject, RDF.type, UNO.Entity) in graph:
            yield _entity(graph, subject)


def _entity(graph: Graph, subject: Node) -> Entity:
    names = (Name(str(o), getattr(o, "language", None) or "") for o in graph.objects(subject, SKOS.altLabel))
    links = (str(o) for p in (SCHEMA.sameAs, SKOS.exactMatch) for o in graph.objects(subject, p))
    return Entity(
        id_of(str(subject)),
        main_class(local_names(graph.objects(subject, RDF.type))),
        label(graph, subject),
        tuple(sorted(names)),
        tuple(sorted(links)),
        Status.CURATED if (subject, DCTERMS.source, None) in graph else Status.NEW,
    )
