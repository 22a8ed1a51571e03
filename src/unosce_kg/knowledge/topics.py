"""The topic scheme: concepts with their names and their broader concepts."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import rdflib
from rdflib.namespace import DCTERMS, RDF, SKOS

from unosce_kg.errors import SetupError
from unosce_kg.knowledge.ontology import read_turtle
from unosce_kg.knowledge.rows import name_folders
from unosce_kg.model import Entity, GazetteerName, Name, Origin

IDS = "https://w3id.org/unosce-kg/id/"


@dataclass(slots=True)
class Topics:
    """What the topic files state together; `broader` maps a topic to the ids above it."""

    entities: dict[str, Entity] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    names: list[GazetteerName] = field(default_factory=list)
    broader: dict[str, tuple[str, ...]] = field(default_factory=dict)


def load_topics(folders: tuple[Path, ...]) -> Topics:
    """Read `topics.ttl` of every folder that has one; hidden labels become weak names.

    Raises:
        SetupError: If a file is not Turtle, or a concept has no label or no place among the ids.
    """
    topics = Topics()
    for prefix, folder in name_folders(folders):
        path = folder / "topics.ttl"
        if not path.exists():
            continue
        graph = read_turtle(path)
        for node in sorted(graph.subjects(RDF.type, SKOS.Concept), key=str):
            _add(topics, graph, node, path, prefix)
    return topics


def _add(topics: Topics, graph: rdflib.Graph, node: rdflib.term.Node, path: Path, prefix: str) -> None:
    key = str(node).removeprefix(IDS)
    label = graph.value(node, SKOS.prefLabel)
    if not key.startswith("topic/") or label is None:
        raise SetupError(f"{path}: {node} needs an id below {IDS}topic/ and a skos:prefLabel")
    aliases = tuple(sorted(Name(str(a), _language(a)) for a in graph.objects(node, SKOS.altLabel)))
    links = tuple(sorted(str(o) for o in graph.objects(node, SKOS.exactMatch)))
    sources = tuple(sorted(str(o) for o in graph.objects(node, DCTERMS.source)))
    topics.entities[key] = Entity(key, "Topic", str(label), aliases, links)
    topics.origins[key] = Origin(f"{prefix}{path.name}", 0, sources)
    topics.broader[key] = tuple(sorted(str(o).removeprefix(IDS) for o in graph.objects(node, SKOS.broader)))
    strong = dict.fromkeys([str(label), *(a.text for a in aliases)])
    topics.names.extend(GazetteerName(text, key, exact_case=text.isupper()) for text in strong)
    hidden = sorted(str(o) for o in graph.objects(node, SKOS.hiddenLabel))
    topics.names.extend(GazetteerName(text, key, weak=True, exact_case=text.isupper()) for text in hidden)


def _language(literal: rdflib.term.Node) -> str:
    return literal.language or "en" if isinstance(literal, rdflib.Literal) else "en"
