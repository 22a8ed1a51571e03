"""What the page's script reads: the view in rows without names or empty ends, every text once.

There are two parts. The first is what the page needs to draw, filter and search. The second holds what each
statement rests on; the script reads it when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any

from unosce_kg.explorer.view import DocumentCard, EvidenceCard, Mark, Node, RecordCard, StatementCard, View

Row = list[Any]
Table = dict[str, Any]
Part = dict[str, Iterable[Any]]


def build_payload(view: View) -> tuple[Part, Part]:
    """The two parts; entities, documents, records, sentences, relations … are numbers into their lists.

    `script/graph.js` says what stands where in a row. Rows are made as they are asked for, once.
    """
    return _Payload(view).build()


class _Payload:
    def __init__(self, view: View) -> None:
        self.view = view
        self.entities = _number(node.id for node in view.nodes)
        self.documents = _number(card.id for card in view.documents)
        self.records = _number(card.id for card in view.records)
        self.types = _number(style.name for style in view.types)
        self.relations = _number(
            chain((w.name for w in view.relations), sorted({s.predicate for s in view.statements}))
        )
        self.modalities = _number(sorted({s.modality for s in view.statements}))
        cards = [card for statement in view.statements for card in statement.evidence]
        self.sentences = _number((card.document, card.begin, card.sentence) for card in cards)
        self.patterns = _number(sorted({card.pattern for card in cards}))
        self.words = _number(sorted({card.trigger for card in cards}))

    def build(self) -> tuple[Part, Part]:
        said = {words.name: words for words in self.view.relations}
        data: Part = {
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
            "relations": [
                [name, said[name].label, said[name].inverse] if name in said else [name, name, name]
                for name in self.relations
            ],
            "modalities": list(self.modalities),
            "nodes": map(self._node, self.view.nodes),
            "documents": map(self._document, self.view.documents),
            "statements": map(self._statement, self.view.statements),
        }
        proof: Part = {
            "ids": (_slug(card.id, "statement/") for card in self.view.statements),
            "evidence": ([self._evidence(e) for e in card.evidence] for card in self.view.statements),
            "sentences": ([self.documents.get(d, -1), begin, text] for d, begin, text in self.sentences),
            "patterns": list(self.patterns),
            "words": list(self.words),
            "records": map(_record, self.view.records),
            "links": (list(node.links) for node in self.view.nodes),
            "mentions": map(self._mentions, self.view.nodes),
        }
        return data, proof

    def _numbers(self, ids: Iterable[str], index: Mapping[str, int]) -> list[int]:
        return [index[key] for key in ids if key in index]

    def _node(self, node: Node) -> Row:
        names = [[name.text] if name.language == "en" else [name.text, name.language] for name in node.names]
        return _trim([node.id, self.types.get(node.type, -1), node.label, names])

    def _mentions(self, node: Node) -> list[int]:
        """Of each document its number and how often it names the node, one after the other."""
        return list(chain(*((self.documents[d], n) for d, n in node.mentions if d in self.documents)))

    def _statement(self, card: StatementCard) -> Row:
        documents = dict.fromkeys(e.document for e in card.evidence)
        return _trim(
            [
                self.entities[card.subject],
                self.relations[card.predicate],
                card.object if card.dated else self.entities[card.object],
                self.modalities[card.modality],
                card.confidence,
                len(card.evidence),
                self._numbers(documents, self.documents),
                self._numbers(card.records, self.records),
                card.on_date,
                card.start_date,
                card.end_date,
                self._numbers(card.topics, self.entities),
                self._numbers(card.places, self.entities),
                self._numbers(card.events, self.entities),
            ]
        )

    def _evidence(self, card: EvidenceCard) -> Row:
        return _trim(
            [
                self.sentences[card.document, card.begin, card.sentence],
                _slug(card.id, "evidence/"),
                self.patterns[card.pattern],
                card.confidence,
                self.words[card.trigger],
                list(chain(*map(_mark, card.marks))),
                list(card.pages),
            ]
        )

    def _document(self, card: DocumentCard) -> Table:
        row = {
            "id": card.id,
            "title": card.title,
            "file": card.file_name,
            "date": card.date,
            "symbol": card.symbol,
            "publisher": card.publisher,
            "author": card.author,
            "source": card.source,
            "kind": card.kind,
            "language": card.language,
            "reprints": self._numbers(card.reprints, self.documents),
        }
        return {key: value for key, value in row.items() if value not in (None, "", [])}


def _number(keys: Iterable[Any]) -> dict[Any, int]:
    """Each key with its number in the order in which they come first."""
    return {key: number for number, key in enumerate(dict.fromkeys(keys))}


def _slug(id_: str, kind: str) -> str:
    """The id without its kind; a foreign one whole."""
    return id_.removeprefix(kind)


def _mark(mark: Mark) -> tuple[int, int, str]:
    return mark.start, mark.end, mark.kind[0]


def _record(card: RecordCard) -> Table:
    return {"id": card.id, "row": card.row, "sources": list(card.sources)}


def _trim(row: Row) -> Row:
    """The row without its empty end."""
    while row and row[-1] in (None, "", []):
        row.pop()
    return row
