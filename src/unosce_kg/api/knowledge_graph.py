"""A graph that is open for reading, from Python.

Entities are given by name, acronym or id. What is returned is typed and frozen: `Entity` of `unosce_kg.model`,
the cards of `unosce_kg.graph.cards`, `Rows` of `unosce_kg.graph.query`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
from rdflib import Graph

from unosce_kg.api import frames, selection
from unosce_kg.api.names import check_class, check_modalities, check_relations
from unosce_kg.api.weights import Weight, reweigh
from unosce_kg.graph import cards, lookup, network, query, questions, stats
from unosce_kg.graph.cards import EntityCard, StatementCard
from unosce_kg.graph.network import Standing, Step
from unosce_kg.graph.query import Id, Rows, Value
from unosce_kg.graph.questions import Question
from unosce_kg.graph.reading import read_entities
from unosce_kg.model import Entity
from unosce_kg.resources import locate
from unosce_kg.store import open_graph as read_graph

if TYPE_CHECKING:
    import pandas as pd


def open_graph(path: str | Path = "build") -> KnowledgeGraph:
    """Open a graph to read it.

    Args:
        path: A graph file, a store, or a folder of results with a store in it. The graph of a store is its state
            when this is called.

    Raises:
        SetupError: If there is no graph, or it cannot be read.
    """
    return KnowledgeGraph(read_graph(Path(path)))


class KnowledgeGraph:
    """A graph that is open for reading.

    Args:
        graph: It as rdflib knows it, for what is not offered here.
    """

    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    def __len__(self) -> int:
        """How many triples it has."""
        return len(self.graph)

    def __repr__(self) -> str:
        return f"<KnowledgeGraph of {len(self)} triples>"

    def find(self, words: str) -> str:
        """The id of the entity that a name, an acronym or an id means.

        >>> kg.find("UNODC")
        'org/unodc'

        Raises:
            QueryError: If nothing is called so; it offers the nearest names.
        """
        return lookup.find(self.graph, words)

    def entities(self, type: str = "Entity") -> tuple[Entity, ...]:
        """The entities with their names and links, in order of their ids.

        >>> kg.entities("City")[0].label
        'Almaty'

        Args:
            type: Only those of this class of the ontology, or of one below it: `UNBody`, `Place` …

        Raises:
            QueryError: If there is no such class.
        """
        check_class(self.graph, type)
        return tuple(read_entities(self.graph, type))

    def entity(self, words: str) -> EntityCard:
        """All that is known of an entity: names, links, dates, and its statements with their evidence.

        >>> kg.entity("UNODC").type
        'UNBody'

        Raises:
            QueryError: If nothing is called so; it offers the nearest names.
        """
        return cards.show(self.graph, self.find(words))

    def statement(self, id_: str) -> StatementCard:
        """A statement by its id, or by the first letters of its digest.

        Raises:
            QueryError: If no statement is meant, or more than one.
        """
        return cards.explain(self.graph, id_)

    def statements(
        self,
        *,
        about: str | None = None,
        subject: str | None = None,
        relation: str | None = None,
        object: str | None = None,
        topic: str | None = None,
        place: str | None = None,
        event: str | None = None,
        document: str | None = None,
        modality: str | None = None,
        since: str | None = None,
        until: str | None = None,
        confidence: float = 0.0,
        documents: int = 0,
    ) -> tuple[StatementCard, ...]:
        """The statements that meet all conditions, with their evidence, in order of their ids.

        >>> found = kg.statements(about="UNODC", relation="cooperatesWith", topic="human trafficking")
        >>> [(statement.subject.label, statement.object.id) for statement in found]
        [('Organization for Security and Co-operation in Europe', 'org/unodc')]
        >>> print(found[0].evidence[0].quote)
        Meanwhile the United Nations Office on Drugs and Crime (UNODC) and the OSCE cooperate ever more in the \
fight against terrorism, illicit drugs and human trafficking, and this has brought progress.

        Args:
            about: This entity is their subject or object.
            subject: This entity is their subject.
            relation: Local name of the relation, such as `cooperatesWith`.
            object: This entity is their object.
            topic: They are said on this topic.
            place: They are said of this place.
            event: They are said of this event.
            document: This document says them, by its id, symbol, file name or title.
            modality: `Actual`, `Planned`, `Proposed` or `Negated`.
            since: They held on this day or later (YYYY, YYYY-MM or YYYY-MM-DD); those without a date are left out.
            until: They held on this day or earlier.
            confidence: Their confidence is not below this, in 0..1.
            documents: At least so many documents say them.

        Raises:
            QueryError: If nothing is called so, or a date is none.
        """
        wanted = selection.Wanted(
            about, subject, relation, object, topic, place, event, document, modality, since, until, confidence,
            documents,
        )  # fmt: skip
        return tuple(selection.select(self.graph, wanted))

    @property
    def questions(self) -> Mapping[str, Question]:
        """The named queries: what each answers, and what can be set."""
        return questions.load_questions(locate("ontology", "queries"))

    def ask(self, name: str, **values: str) -> Rows:
        """Answer a named query.

        >>> kg.ask("partners", body="OSCE").columns[:3]
        ('partner', 'office', 'on')

        Raises:
            QueryError: If there is no such query, parameter or entity.
        """
        return questions.ask(self.graph, self.questions, name, values)

    def query(self, sparql: str, **values: Id | Value | None) -> Rows:
        """Answer SPARQL; the project's prefixes are known, and nothing beyond the graph is reached.

        >>> answer = kg.query("SELECT (COUNT(*) AS ?documents) { ?document a uno:SourceDocument }")
        >>> answer.rows[0][0].value
        5

        Args:
            sparql: A query that only reads.
            values: For variables that have a block `VALUES ?name { … }` in the query.

        Raises:
            QueryError: If it cannot be read, is refused, or fails.
        """
        return query.run(self.graph, sparql, values)

    def frame(self, source: str | Rows) -> pd.DataFrame:
        """A table of the graph, or an answer, as a data frame of pandas.

        >>> kg.frame("documents").set_index("symbol").loc["SG/SM/11303", "date"]
        '2007-11-29'

        Args:
            source: `documents`, `entities`, `statements`, `evidence` or `mentions`; or what `ask` and `query` give.

        Raises:
            QueryError: If there is no such table.
            SetupError: If pandas is missing.
        """
        return (
            frames.read_answer(source) if isinstance(source, Rows) else frames.read_frame(self.graph, source)
        )

    def network(
        self,
        relations: Collection[str] | None = None,
        *,
        weight: Weight = "documents",
        modalities: Collection[str] = ("Actual",),
        qualifiers: bool = False,
    ) -> nx.MultiDiGraph:
        """The entities as nodes (`label`, `type`), the statements between them as edges, for networkx.

        An edge's key is its statement's id; it has `relation`, `modality`, `confidence`, `evidence` (sentences),
        `documents`, `records` (rows of reference data) and `weight`.

        >>> cooperation = kg.network(["cooperatesWith"], weight="sentences")
        >>> cooperation.has_edge("org/osce", "org/unodc")
        True

        Args:
            relations: Local names of the relations to take; all by default.
            weight: What makes an edge heavy: `documents` (and one more for reference data), `sentences`,
                `confidence`, `statements` (each counts 1), or a function of the edge's attributes.
            modalities: Those to take; that something was proposed is a fact of its own and always taken.
            qualifiers: Join subject and object with topics, places and events too.

        Raises:
            QueryError: If a relation, modality or weight is unknown.
        """
        check_relations(self.graph, relations or ())
        check_modalities(modalities)
        found = network.project(self.graph, relations=relations, modalities=modalities, qualifiers=qualifiers)
        return reweigh(found, weight)

    def pairs(
        self,
        relations: Collection[str] | None = None,
        *,
        weight: Weight = "documents",
        modalities: Collection[str] = ("Actual",),
    ) -> nx.Graph:
        """The network without directions and parallels: `weight` is the sum of that of the `statements`.

        >>> kg.pairs(["cooperatesWith"], weight="statements").edges["org/osce", "org/unodc"]["weight"] >= 1
        True

        Args:
            relations: As for `network`, and all else too.
            weight: Likewise.
            modalities: Likewise.

        Raises:
            QueryError: If a relation, modality or weight is unknown.
        """
        return network.join(self.network(relations, weight=weight, modalities=modalities))

    def rank(self, limit: int | None = None) -> tuple[Standing, ...]:
        """The entities by how central they are, the most central first."""
        return network.rank(network.project(self.graph), limit)

    def paths(self, start: str, end: str, limit: int = 5) -> tuple[tuple[Step, ...], ...]:
        """The shortest paths between two entities, each step with the statements that join its ends.

        >>> [step.end for step in kg.paths("UNODC", "OSCE")[0]]
        ['org/osce']

        Raises:
            QueryError: If nothing is called so.
        """
        ends = self.find(start), self.find(end)
        return network.find_paths(self.graph, network.project(self.graph), *ends, limit)

    def counts(self) -> stats.Counts:
        """How much there is of what."""
        return stats.count(self.graph)

    def years(self) -> tuple[stats.Year, ...]:
        """The timeline: what every year that a document or statement names holds."""
        return stats.follow_years(self.graph)
