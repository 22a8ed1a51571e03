"""The topic scheme: concepts with their names and their broader concepts."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from rdflib.namespace import DCTERMS, SKOS

from unosce_kg.errors import SetupError
from unosce_kg.knowledge.rows import name_folders
from unosce_kg.knowledge.turtle import Turtle, read_turtle
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
        turtle = read_turtle(path)
        for concept in turtle.subjects(str(SKOS.Concept)):
            _add(topics, turtle, concept, path, prefix)
    return topics


def _add(topics: Topics, turtle: Turtle, concept: str, path: Path, prefix: str) -> None:
    key = concept.removeprefix(IDS)
    labels = [term.text for term in turtle.terms(concept, str(SKOS.prefLabel))]
    if not key.startswith("topic/") or not labels:
        raise SetupError(f"{path}: {concept} needs an id below {IDS}topic/ and a skos:prefLabel")
    label = labels[0]
    aliases = tuple(
        sorted(Name(term.text, term.language or "en") for term in turtle.terms(concept, str(SKOS.altLabel)))
    )
    links = tuple(turtle.texts(concept, str(SKOS.exactMatch)))
    topics.entities[key] = Entity(key, "Topic", label, aliases, links)
    topics.origins[key] = Origin(f"{prefix}{path.name}", 0, tuple(turtle.texts(concept, str(DCTERMS.source))))
    topics.broader[key] = tuple(o.removeprefix(IDS) for o in turtle.texts(concept, str(SKOS.broader)))
    strong = dict.fromkeys([label, *(a.text for a in aliases)])
    topics.names.extend(GazetteerName(text, key, exact_case=text.isupper()) for text in strong)
    hidden = turtle.texts(concept, str(SKOS.hiddenLabel))
    topics.names.extend(GazetteerName(text, key, weak=True, exact_case=text.isupper()) for text in hidden)
