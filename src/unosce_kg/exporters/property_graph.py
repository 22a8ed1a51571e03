"""The graph as property graphs have it: nodes with labels, relationships with a type, both with properties.

Entities, documents and topics are nodes, statements between entities relationships. A property graph has no
statements about statements, so their evidence is a property: the sentences, and the documents that hold them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rdflib import Graph

from unosce_kg.graph.namespaces import ENTITY_KINDS, kind_of
from unosce_kg.graph.tables import TABLES, Kind, Value, read_rows

_NODE = {
    "entities": ("id", "label", "type", "names", "same_as", "on_date", "start_date", "end_date", "mentions"),
    "documents": ("id", "title", "date", "event_date", "kind", "symbol", "publisher", "author", "language", "source",
                  "file_name"),
}  # fmt: skip
_EDGE = ("id", "modality", "confidence", "topics", "places", "events", "on_date", "start_date", "end_date",
         "sentences", "documents", "records")  # fmt: skip

NODE_PROPERTIES: Mapping[str, Kind] = {
    name: TABLES[table][name] for table, names in _NODE.items() for name in names
}
EDGE_PROPERTIES: Mapping[str, Kind] = {
    **{name: TABLES["statements"][name] for name in _EDGE},
    "quotes": Kind.TEXTS,
    "sources": Kind.TEXTS,
    "mentions": Kind.NUMBER,
}
_Said = dict[str, Value]


@dataclass(frozen=True, slots=True)
class PropertyNode:
    """A node: labels, the general ones first, and properties by the names of `NODE_PROPERTIES`, `id` among them."""

    labels: tuple[str, ...]
    properties: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship between two ids: its type, and properties by the names of `EDGE_PROPERTIES`."""

    start: str
    end: str
    type: str
    properties: Mapping[str, Value]


def read_property_graph(graph: Graph) -> Iterator[PropertyNode | Relationship]:
    """The nodes, then the relationships."""
    statements: list[_Said] = []
    quotes: dict[Value, list[_Said]] = defaultdict(list)
    mentions: Counter[tuple[str, str]] = Counter()
    narrower: list[tuple[str, str]] = []
    for table, row in read_rows(graph):
        said = dict(zip(TABLES[table], row, strict=True))
        if table in _NODE:
            narrower += [(str(said["id"]), above) for above in _texts(said.get("broader"))]
            yield _describe_node(table, said)
        elif table == "statements" and kind_of(str(said["object"])) in ENTITY_KINDS:
            statements.append(said)
        elif table == "evidence":
            quotes[said["statement"]].append(said)
        elif table == "mentions":
            mentions.update((entity, str(said["document"])) for entity in _texts(said["entities"]))
    for said in statements:
        yield _describe_statement(said, quotes[said["id"]])
    for topic, above in narrower:
        yield Relationship(topic, above, "BROADER", {})
    for (entity, document), number in sorted(mentions.items()):
        yield Relationship(entity, document, "MENTIONED_IN", {"mentions": number})


def _describe_node(table: str, said: _Said) -> PropertyNode:
    # The general labels first; what another graph's classes are called must not leave its quotation marks.
    types = sorted(_texts(said.get("types")), key=lambda t: (t == said.get("type"), t != "Entity", t))
    labels = tuple(re.sub(r"\W", "_", t, flags=re.ASCII) for t in types) or ("SourceDocument",)
    return PropertyNode(labels, {name: said[name] for name in _NODE[table]})


def _describe_statement(said: _Said, evidence: list[_Said]) -> Relationship:
    properties = {name: said[name] for name in _EDGE}
    properties["quotes"] = tuple(str(e["quote"]) for e in evidence)
    properties["sources"] = tuple(str(e["document"]) for e in evidence)
    return Relationship(
        str(said["subject"]), str(said["object"]), spell_type(str(said["relation"])), properties
    )


def spell_type(relation: str) -> str:
    """A relation as property graphs spell types: `cooperatesWith` becomes `COOPERATES_WITH`."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", relation)
    return re.sub(r"\W", "_", words, flags=re.ASCII).upper()


def _texts(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()
