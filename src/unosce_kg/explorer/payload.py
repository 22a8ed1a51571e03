"""What the page's script reads: the view as lists and dictionaries, every text once, nothing empty."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from unosce_kg.explorer.view import DocumentCard, EvidenceCard, Node, RecordCard, StatementCard, View

Row = dict[str, Any]


def build_payload(view: View) -> Row:
    """The view with entities, documents, records and sentences as numbers into their lists."""
    return _Payload(view).build()


class _Payload:
    def __init__(self, view: View) -> None:
        self.view = view
        self.entities = {node.id: number for number, node in enumerate(view.nodes)}
        self.documents = {card.id: number for number, card in enumerate(view.documents)}
        self.records = {card.id: number for number, card in enumerate(view.records)}
        self.sentences: dict[tuple[str, int, str], int] = {}

    def build(self) -> Row:
        statements = [self._statement(card) for card in self.view.statements]
        return {
            "types": [
                {
                    "id": t.name,
                    "label": t.label,
                    "colour": t.colour,
                    "shape": t.shape,
                    "parents": list(t.parents),
                }
                for t in self.view.types
            ],
            "relations": {w.name: [w.label, w.inverse] for w in self.view.relations},
            "nodes": [self._node(node) for node in self.view.nodes],
            "documents": [_document(card) for card in self.view.documents],
            "records": [_record(card) for card in self.view.records],
            "sentences": [[self.documents.get(d, -1), begin, text] for d, begin, text in self.sentences],
            "statements": statements,
        }

    def _numbers(self, ids: tuple[str, ...], index: Mapping[str, int]) -> list[int]:
        return [index[key] for key in ids if key in index]

    def _node(self, node: Node) -> Row:
        return _without_empty(
            {
                "id": node.id,
                "type": node.type,
                "label": node.label,
                "names": [[name.text, name.language] for name in node.names],
                "links": list(node.links),
                "docs": [[self.documents[d], n] for d, n in node.mentions if d in self.documents],
            }
        )

    def _statement(self, card: StatementCard) -> Row:
        return _without_empty(
            {
                "id": card.id,
                "s": self.entities[card.subject],
                "p": card.predicate,
                "o": None if card.dated else self.entities[card.object],
                "date": card.object if card.dated else None,
                "m": card.modality,
                "c": card.confidence,
                "topics": self._numbers(card.topics, self.entities),
                "places": self._numbers(card.places, self.entities),
                "events": self._numbers(card.events, self.entities),
                "on": card.on_date,
                "from": card.start_date,
                "to": card.end_date,
                "ev": [self._evidence(evidence) for evidence in card.evidence],
                "rec": self._numbers(card.records, self.records),
            }
        )

    def _evidence(self, card: EvidenceCard) -> Row:
        key = (card.document, card.begin, card.sentence)
        return _without_empty(
            {
                "q": self.sentences.setdefault(key, len(self.sentences)),
                "marks": [[mark.start, mark.end, mark.kind] for mark in card.marks],
                "words": card.trigger,
                "pattern": card.pattern,
                "c": card.confidence,
                "id": card.id,
            }
        )


def _document(card: DocumentCard) -> Row:
    return _without_empty(
        {
            "id": card.id,
            "title": card.title,
            "file": card.file_name,
            "date": card.date,
            "symbol": card.symbol,
            "publisher": card.publisher,
            "author": card.author,
            "source": card.source,
        }
    )


def _record(card: RecordCard) -> Row:
    return {"id": card.id, "row": card.row, "sources": list(card.sources)}


def _without_empty(row: Row) -> Row:
    return {key: value for key, value in row.items() if value not in (None, "", [])}
