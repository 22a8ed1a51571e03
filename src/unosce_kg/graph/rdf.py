"""From a corpus and the curated knowledge to the graph of the contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rdflib import Graph

from unosce_kg.graph import reference, store
from unosce_kg.graph.dating import settle
from unosce_kg.graph.entities import describe_document, describe_entity, with_broader, with_names
from unosce_kg.graph.merging import Support, mention_id, normalize, statement_id, unite
from unosce_kg.graph.provenance import activity_node, describe_activity
from unosce_kg.graph.statements import describe_evidence, describe_mentions, describe_statement, state
from unosce_kg.graph.terms import Triple
from unosce_kg.graph.witnesses import Witnesses
from unosce_kg.model import Corpus, Entity, Knowledge, Mention, Run


def build(
    corpus: Corpus, knowledge: Knowledge, run: Run, *, with_reference: bool = False, facts_only: bool = False
) -> Graph:
    """Make the graph of a corpus.

    Args:
        corpus: What the documents say.
        knowledge: The curated knowledge that it was read with.
        run: What it was read with otherwise.
        with_reference: Take in all reference data, not only what belongs to the entities of the documents.
        facts_only: Leave the mentions out.

    Raises:
        ValueError: If the corpus speaks of an entity that neither it nor the knowledge knows.
    """
    graph = store.create()
    store.fill(graph, _triples(corpus, knowledge, run, with_reference, facts_only))
    return graph


def _triples(
    corpus: Corpus, knowledge: Knowledge, run: Run, everything: bool, facts_only: bool
) -> Iterator[Triple]:
    mentioned = [mention for found in corpus.mentions.values() for mention in found]
    seeds = reference.touched(mentioned, corpus.statements)
    said = {statement_id(normalize(statement)) for statement in corpus.statements}
    facts = knowledge.facts if everything else reference.select(seeds, said, knowledge)
    supports = unite(corpus.statements, facts, corpus.counts_as)
    mentions = {} if facts_only else corpus.mentions
    known = index_mentions(mentions)
    documents = {document.id: document for document in corpus.documents}
    witnesses = Witnesses(corpus.counts_as)
    for document in corpus.documents:
        yield from describe_document(document)
        yield from witnesses.describe(document.id)
    yield from _entity_triples(
        corpus, knowledge, supports, seeds.union(knowledge.entities if everything else ())
    )
    for support in supports:
        yield from state(support)
        yield from describe_statement(support)
        yield from describe_evidence(support, known, activity_node(run), documents)
    for id_, found in mentions.items():
        yield from describe_mentions(id_, found)
    yield from describe_activity(run)


def index_mentions(mentions: Mapping[str, tuple[Mention, ...]]) -> dict[str, frozenset[str]]:
    """Mention id to the entities that it refers to."""
    index: dict[str, frozenset[str]] = {}
    for document, found in mentions.items():
        for mention in found:
            id_ = mention_id(document, mention.span.start, mention.span.end)
            index[id_] = index.get(id_, frozenset()).union(mention.entities)
    return index


def _entity_triples(
    corpus: Corpus, knowledge: Knowledge, supports: tuple[Support, ...], touched: frozenset[str]
) -> Iterator[Triple]:
    ids = touched.union(end for support in supports for end in support.ends)
    dates = settle(supports)
    for entity in _look_up(with_broader(ids, knowledge.broader), corpus, knowledge):
        yield from describe_entity(entity, knowledge, dates.get(entity.id, {}))


def _look_up(ids: Iterable[str], corpus: Corpus, knowledge: Knowledge) -> Iterator[Entity]:
    for id_ in ids:
        known, found = knowledge.entities.get(id_), corpus.entities.get(id_)
        if known:
            yield with_names(known, [found] if found else [])
        elif found:
            yield found
        else:
            raise ValueError(f"{id_} is mentioned or stated, but no entity has this id")
