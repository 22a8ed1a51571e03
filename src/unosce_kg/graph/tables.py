"""The graph as tables, a row a thing, for data frames, column files and engines of other kinds."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from rdflib import Graph
from rdflib.namespace import SKOS

from unosce_kg.graph.cards import local_name, main_class
from unosce_kg.graph.namespaces import ENTITY_KINDS, UNO, id_of, kind_of, shorten
from unosce_kg.graph.network import Support, count_support
from unosce_kg.graph.sorting import read_sorted
from unosce_kg.graph.witnesses import read_witnesses

Value = str | int | float | tuple[str, ...] | None
Row = tuple[Value, ...]


class Kind(Enum):
    """What a column holds; every text but an id may be missing."""

    TEXT = "text"
    TEXTS = "texts"
    NUMBER = "number"
    SCORE = "score"


_DATES = {"on_date": Kind.TEXT, "start_date": Kind.TEXT, "end_date": Kind.TEXT}

# Dates are as precise as they are known: YYYY, YYYY-MM or YYYY-MM-DD; where there are several, the earliest stands.
TABLES: Mapping[str, Mapping[str, Kind]] = {
    "documents": {
        "id": Kind.TEXT, "title": Kind.TEXT, "date": Kind.TEXT, "event_date": Kind.TEXT, "kind": Kind.TEXT,
        "symbol": Kind.TEXT, "publisher": Kind.TEXT, "author": Kind.TEXT, "recipient": Kind.TEXT,
        "session": Kind.TEXT, "language": Kind.TEXT, "source": Kind.TEXT, "file_name": Kind.TEXT,
        "counts_as": Kind.TEXT,
    },
    "entities": {
        "id": Kind.TEXT, "label": Kind.TEXT, "type": Kind.TEXT, "types": Kind.TEXTS, "names": Kind.TEXTS,
        "same_as": Kind.TEXTS, "broader": Kind.TEXTS, **_DATES, "mentions": Kind.NUMBER, "documents": Kind.NUMBER,
    },
    "statements": {
        "id": Kind.TEXT, "subject": Kind.TEXT, "subject_label": Kind.TEXT, "relation": Kind.TEXT,
        "object": Kind.TEXT, "object_label": Kind.TEXT, "modality": Kind.TEXT, "confidence": Kind.SCORE,
        "topics": Kind.TEXTS, "places": Kind.TEXTS, "events": Kind.TEXTS, **_DATES,
        "sentences": Kind.NUMBER, "documents": Kind.NUMBER, "records": Kind.NUMBER,
    },
    "evidence": {
        "id": Kind.TEXT, "statement": Kind.TEXT, "document": Kind.TEXT, "quote": Kind.TEXT,
        "start": Kind.NUMBER, "end": Kind.NUMBER, "trigger": Kind.TEXT, "pattern": Kind.TEXT,
        "confidence": Kind.SCORE, "subject_mention": Kind.TEXT, "object_mention": Kind.TEXT,
    },
    "mentions": {
        "id": Kind.TEXT, "document": Kind.TEXT, "entities": Kind.TEXTS, "text": Kind.TEXT,
        "start": Kind.NUMBER, "end": Kind.NUMBER, "score": Kind.SCORE, "reason": Kind.TEXT,
    },
}  # fmt: skip
_OF_KIND = {
    "doc": "documents", "statement": "statements", "evidence": "evidence", "mention": "mentions",
    **dict.fromkeys(ENTITY_KINDS, "entities"),
}  # fmt: skip


class _Node(defaultdict[str, tuple[str, ...]]):
    """What the graph says of a subject: prefixed names of predicates, and their ids, addresses or texts, sorted."""

    def __init__(self, id_: str, pairs: list[tuple[str, str]]) -> None:
        super().__init__(tuple)
        self.id = id_
        for predicate, object_ in pairs:
            name = shorten(predicate[1:-1]) or predicate[1:-1]
            self[name] = (*self[name], _read_term(object_))

    def one(self, predicate: str) -> str | None:
        """The least of the values, or None."""
        return min(self[predicate], default=None)

    def number(self, predicate: str) -> int:
        return int(self.one(predicate) or 0)

    def score(self, predicate: str) -> float:
        return float(self.one(predicate) or 0)


@dataclass(slots=True)
class _Context:
    """What the rows take from beyond their subject."""

    labels: Mapping[str, str]
    support: Mapping[str, Support]
    mentions: Counter[str]
    documents: Mapping[str, set[str]]
    statements: dict[str, str] = field(default_factory=dict)  # by the evidence that they rest on


def read_rows(graph: Graph, tables: Collection[str] = TABLES) -> Iterator[tuple[str, Row]]:
    """The rows of tables: first the documents', then the entities', statements', evidence's and mentions'.

    Yields:
        The name of a table, and a row as `TABLES` names its columns; in order of the kinds and ids.

    Raises:
        KeyError: If there is no such table.
    """
    wanted = {name for name in tables if TABLES[name]}
    # Statements say which evidence they rest on, but not the other way round.
    needed = wanted | {"statements"} if "evidence" in wanted else wanted
    context = _read_context(graph, wanted)
    for subject, pairs in read_sorted(graph):
        id_ = id_of(subject[1:-1])
        table = _OF_KIND.get(kind_of(id_))
        if table in needed and (row := _ROWS[table](_Node(id_, pairs), context)) and table in wanted:
            yield table, row


def read_table(graph: Graph, name: str) -> Iterator[Row]:
    """The rows of one table.

    Raises:
        KeyError: If there is no such table.
    """
    return (row for _, row in read_rows(graph, [name]))


def _read_context(graph: Graph, tables: Collection[str]) -> _Context:
    """What the rows of these tables need."""
    mentions: Counter[str] = Counter()
    documents: dict[str, set[str]] = defaultdict(set)
    if "entities" in tables:
        witnesses = read_witnesses(graph)
        for mention, entity in graph.subject_objects(UNO.refersTo):
            id_ = id_of(str(entity))
            mentions[id_] += 1
            documents[id_].add(str(witnesses.get(mention)))
    return _Context(
        {id_of(str(s)): str(o) for s, o in graph.subject_objects(SKOS.prefLabel)},
        count_support(graph) if "statements" in tables else {},
        mentions,
        documents,
    )


def _read_term(term: str) -> str:
    """The id, address or text of a term of N-Triples."""
    if term[0] == "<":
        return id_of(term[1:-1])
    end = term.rfind('"')
    if "\\" not in term:
        return term[1:end]
    # N-Triples escapes strings as JSON does, but leaves some control characters as they are.
    text: str = json.loads(term[: end + 1], strict=False)
    return text


def _describe_document(node: _Node, _: _Context) -> Row | None:
    predicates = ("dcterms:title", "dcterms:date", "uno:eventDate", "dcterms:type", "dcterms:identifier",
                  "dcterms:publisher", "dcterms:creator", "uno:recipient", "uno:session", "dcterms:language",
                  "dcterms:source", "uno:fileName", "uno:countsAs")  # fmt: skip
    return node.id, *map(node.one, predicates)


def _describe_entity(node: _Node, context: _Context) -> Row | None:
    types = tuple(sorted(t.partition("#")[2] for t in node["rdf:type"] if t.startswith(str(UNO))))
    if "Entity" not in types:
        return None
    return (
        node.id,
        context.labels.get(node.id, node.id),
        main_class(types),
        types,
        node["skos:altLabel"],
        tuple(sorted((*node["schema:sameAs"], *node["skos:exactMatch"]))),
        node["skos:broader"],
        *_read_dates(node),
        context.mentions[node.id],
        len(context.documents.get(node.id, ())),
    )


def _describe_statement(node: _Node, context: _Context) -> Row | None:
    subject, relation, object_ = (node.one(f"rdf:{end}") for end in ("subject", "predicate", "object"))
    if subject is None or relation is None or object_ is None:
        return None
    context.statements.update(dict.fromkeys(node["prov:wasDerivedFrom"], node.id))
    sentences, documents, records = context.support.get(node.id, (0, 0, 0))
    return (
        node.id,
        subject,
        context.labels.get(subject, subject),
        local_name(relation),
        object_,
        context.labels.get(object_, object_),
        local_name(node.one("uno:modality")),
        node.score("uno:confidence"),
        node["uno:onTopic"],
        node["uno:inPlace"],
        node["uno:atEvent"],
        *_read_dates(node),
        sentences,
        documents,
        records,
    )


def _describe_evidence(node: _Node, context: _Context) -> Row | None:
    return (
        node.id,
        context.statements.get(node.id),
        node.one("uno:inDocument"),
        node.one("nif:anchorOf"),
        node.number("nif:beginIndex"),
        node.number("nif:endIndex"),
        node.one("uno:trigger"),
        node.one("uno:pattern"),
        node.score("uno:confidence"),
        node.one("uno:subjectMention"),
        node.one("uno:objectMention"),
    )


def _describe_mention(node: _Node, _: _Context) -> Row | None:
    return (
        node.id,
        node.one("uno:inDocument"),
        node["uno:refersTo"],
        node.one("nif:anchorOf"),
        node.number("nif:beginIndex"),
        node.number("nif:endIndex"),
        node.score("uno:score"),
        node.one("uno:reason"),
    )


def _read_dates(node: _Node) -> tuple[str | None, ...]:
    return tuple(node.one(f"uno:{name}") for name in ("onDate", "startDate", "endDate"))


_ROWS: Mapping[str, Callable[[_Node, _Context], Row | None]] = {
    "documents": _describe_document,
    "entities": _describe_entity,
    "statements": _describe_statement,
    "evidence": _describe_evidence,
    "mentions": _describe_mention,
}
