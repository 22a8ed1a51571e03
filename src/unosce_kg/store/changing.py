"""What a change of the documents changes in the graph: found by its neighbourhood, described anew.

Every triple belongs to one node, its subject; the plain triple of a fact is a unit of its own. What a change
reaches (the document's own nodes, its statements, the entities that these join, the reference data that comes
or goes with them) is described from the tables as a build of all documents would describe it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from unosce_kg.graph import reference, statements
from unosce_kg.graph.dating import settle
from unosce_kg.graph.entities import describe_document, describe_entity, with_broader, with_names
from unosce_kg.graph.merging import DATES, Support, arrange, as_statement, normalize
from unosce_kg.graph.provenance import activity_node, describe_activity
from unosce_kg.graph.rdf import index_mentions
from unosce_kg.graph.terms import Triple
from unosce_kg.graph.witnesses import Witnesses
from unosce_kg.merging import Identities, unite_entity
from unosce_kg.model import Entity, Fact, Knowledge, Origin, Run, Statement
from unosce_kg.store.index import Contribution, Index
from unosce_kg.store.keys import digest_making

Plain = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Making:
    """How the graph of a store is made.

    Attributes:
        run: What its documents were read with.
        with_reference: All reference data is in it.
        facts_only: The mentions are left out.
    """

    run: Run
    with_reference: bool = False
    facts_only: bool = False

    @property
    def token(self) -> str:
        """All of it in a text."""
        return json.dumps([digest_making(), asdict(self)], sort_keys=True)


class Change:
    """A change of a store's documents: it keeps the tables and notes what must be described anew.

    Attributes:
        documents: Ids of those that come, go or change.
        statements: Ids of those that come, go, or rest on more or less than before.
        gone: Ids of those statements that nobody says any more.
        entities: Ids of those of which something else may be to be told.
        records: Ids of the records of reference data, likewise.
        plain: The plain triples, likewise.
        links: Statements and records that may rest on each other now or no longer.

    Args:
        index: The tables; changed at once.
        knowledge: What the documents were read with.
        making: How the graph is made.
        witnesses: The near duplicates among the documents as they are after the change.
        fresh: The store is empty, and its graph too.
    """

    def __init__(
        self, index: Index, knowledge: Knowledge, making: Making, witnesses: Witnesses, *, fresh: bool
    ) -> None:
        self._index, self._knowledge, self._making = index, knowledge, making
        self._witnesses, self._identities = witnesses, Identities(knowledge)
        self._facts: frozenset[Fact] = frozenset() if fresh else self._select()
        self._origins: dict[str, tuple[Origin, ...]] = {}
        self._fresh = fresh
        self._narrower: dict[str, set[str]] = defaultdict(set)
        for topic, broader in knowledge.broader.items():
            for above in broader:
                self._narrower[above].add(topic)
        self.documents: set[str] = set()
        self.statements: set[str] = set()
        self.entities: set[str] = set()
        self.records: set[str] = set()
        self.plain: set[Plain] = set()
        self.gone: frozenset[str] = frozenset()
        self.links: set[tuple[str, str]] = set()

    def remove(self, document: str) -> None:
        """Take out what a document says."""
        self.documents.add(document)
        self._note((id_, self._index.read_content(id_)) for id_ in self._index.said_by(document))
        self.entities |= self._index.touched_by(document)
        self._index.remove(document)

    def add(self, contribution: Contribution) -> Iterator[Triple]:
        """Take in what a document says.

        Returns:
            The triples of the document, its evidence and its mentions.
        """
        extraction = self._identities.apply(contribution.extraction)
        if extraction is not contribution.extraction:
            contribution = Contribution.of(extraction)
        self.documents.add(extraction.document.id)
        self._index.add(contribution)
        self._note((support.id, support.statement) for support in contribution.supports)
        self.entities |= contribution.touched | {entity.id for entity in extraction.entities}
        return self._describe_document(contribution)

    def settle(self) -> None:
        """Let the reference data follow, once all documents are in or out."""
        facts = frozenset(self._knowledge.facts) if self._making.with_reference else self._select()
        if self._fresh and self._making.with_reference:
            self.entities |= self._knowledge.entities.keys()
        changed = {fact: normalize(as_statement(fact)) for fact in facts ^ self._facts}
        self._index.state(map(Support, changed.values()))
        self._note((reference.fact_id(fact), statement) for fact, statement in changed.items())
        origins: dict[str, set[Origin]] = defaultdict(set)
        for fact in facts:
            origins[reference.fact_id(fact)].add(fact.origin)
        self._origins = {id_: arrange(found) for id_, found in origins.items()}
        self.gone = self._index.forget(sorted(self.statements), self._origins)
        self.entities = set(with_broader(self.entities, self._knowledge.broader))
        self.links = {
            (reference.fact_id(fact), reference.record_id(fact.origin, s.subject))
            for fact, s in changed.items()
        }
        self.records = {record for _, record in self.links}
        self.records |= {
            reference.record_id(origin, id_)
            for id_ in self.entities
            if (origin := self._knowledge.origins.get(id_))
        }
        self._facts = facts

    def describe(self) -> Iterator[Triple]:
        """The triples of all nodes that the change reaches, those of the documents' own apart."""
        for id_ in sorted(self.statements):
            if statement := self._index.read_statement(id_):
                yield from statements.describe_statement(self._support(id_, statement))
        for key in sorted(self.plain):
            if stated := self._index.find_statement(*key):
                yield from statements.state(Support(self._index.read_content(stated)))
        found = [entity for id_ in sorted(self.entities) if (entity := self._look_up(id_))]
        for entity in found:
            dates = settle(Support(statement) for statement in self._index.read_dates(entity.id))
            yield from describe_entity(entity, self._knowledge, dates.get(entity.id, {}))
        yield from self._describe_records()
        if self._fresh:
            yield from describe_activity(self._making.run)

    def _describe_document(self, contribution: Contribution) -> Iterator[Triple]:
        document, mentions = contribution.extraction.document, contribution.extraction.mentions
        if self._making.facts_only:
            mentions = ()
        known = index_mentions({document.id: mentions})
        activity = activity_node(self._making.run)
        yield from describe_document(document)
        yield from self._witnesses.describe(document.id)
        for support in contribution.supports:
            yield from statements.describe_evidence(support, known, activity, {document.id: document})
        yield from statements.describe_mentions(document.id, mentions)

    def _describe_records(self) -> Iterator[Triple]:
        """The records of reference data that the change reaches; a row may stand behind several things."""
        for fact in self._facts:
            subject = normalize(as_statement(fact)).subject
            if reference.record_id(fact.origin, subject) in self.records:
                yield from reference.describe_record(fact.origin, subject)
        for id_, origin in self._knowledge.origins.items():
            if reference.record_id(origin, id_) in self.records and self._is_in(id_):
                yield from reference.describe_record(origin, id_)

    def _support(self, id_: str, statement: Statement) -> Support:
        return Support.under(id_, statement, self._origins.get(id_, ()), self._witnesses.counts_as)

    def _note(self, statements_: Iterable[tuple[str, Statement]]) -> None:
        """Note statements with their ids, the entities that they join and the facts that they state."""
        for id_, statement in statements_:
            if id_ not in self.statements:
                support = Support(statement)
                self.statements.add(id_)
                self.entities.update(support.ends)
                if support.is_fact and statement.predicate not in DATES:
                    self.plain.add((statement.subject, statement.predicate, str(statement.object)))

    def _select(self) -> frozenset[Fact]:
        if self._making.with_reference:
            return frozenset(self._knowledge.facts)
        seeds = filter(self._index.is_touched, self._knowledge.entities)
        return frozenset(reference.select(seeds, self._index.said, self._knowledge))

    def _look_up(self, id_: str) -> Entity | None:
        """The entity as it is now in the graph, or None if nothing speaks of it any more."""
        if not self._is_in(id_):
            return None
        named = self._index.read_entity(id_)
        if entity := self._knowledge.entities.get(id_):
            return with_names(entity, named)
        if not named:
            raise ValueError(f"{id_} is mentioned or stated, but no entity has this id")
        return unite_entity(named, self._knowledge.classes)

    def _is_in(self, id_: str) -> bool:
        if self._making.with_reference and id_ in self._knowledge.entities:
            return True
        return self._index.is_named(id_) or any(
            self._is_in(narrower) for narrower in self._narrower.get(id_, ())
        )
