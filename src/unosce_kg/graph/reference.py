"""Which of the curated knowledge goes into a graph, and its records: the rows with their public sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache

from rdflib import URIRef
from rdflib.namespace import DCTERMS

from unosce_kg.graph.merging import DATES, as_statement, normalize, statement_id
from unosce_kg.graph.namespaces import RDF, UNO, node
from unosce_kg.graph.terms import Triple, address, text
from unosce_kg.model import Fact, Knowledge, Mention, Origin, PartialDate, Statement
from unosce_kg.text import slugify

# What belongs to the picture of an entity: it comes along with its subject, and brings its object along.
_FOLLOWED = frozenset(
    ("partOf", "postIn", "locatedIn", "tookPlaceIn", "organizedBy", "hostedBy", "holdsPost", *DATES)
)
# What is of interest only between two entities that documents speak of.
_BETWEEN = frozenset(("chaired", "established", "partyTo", "complements"))


def touched(mentions: Iterable[Mention], statements: Iterable[Statement]) -> frozenset[str]:
    """Ids of all entities that documents mention or state something about."""
    found = {id_ for mention in mentions for id_ in mention.entities}
    for statement in statements:
        q = statement.qualifiers
        found.update((statement.subject, *q.topics, *q.places, *q.events))
        if not isinstance(statement.object, PartialDate):
            found.add(statement.object)
    return frozenset(found)


def select(seeds: Iterable[str], said: Container[str], knowledge: Knowledge) -> tuple[Fact, ...]:
    """The background facts that belong to a graph of documents.

    Args:
        seeds: Ids of the entities that the documents touch.
        said: Ids of the statements that they make.
        knowledge: The curated knowledge.
    """
    seeds = frozenset(seeds)
    by_subject: dict[str, list[Fact]] = defaultdict(list)
    for fact in knowledge.facts:
        by_subject[fact.subject].append(fact)
    chosen = list(_follow(by_subject, seeds))
    for fact in knowledge.facts:
        joins = fact.predicate in _BETWEEN and fact.subject in seeds and fact.object in seeds
        if joins or (fact.predicate not in _FOLLOWED and fact_id(fact) in said):
            chosen.append(fact)
    return tuple(chosen)


@lru_cache(maxsize=1 << 17)
def fact_id(fact: Fact) -> str:
    """Id of the statement that a fact is in the graph."""
    return statement_id(normalize(as_statement(fact)))


def _follow(by_subject: dict[str, list[Fact]], seeds: Iterable[str]) -> Iterator[Fact]:
    """The followed facts of the seeds and of all that these facts lead to."""
    queue = sorted(seeds)
    seen = set(queue)
    while queue:
        for fact in by_subject.get(queue.pop(), ()):
            if fact.predicate not in _FOLLOWED:
                continue
            yield fact
            if isinstance(fact.object, str) and fact.object not in seen:
                seen.add(fact.object)
                queue.append(fact.object)


def record_id(origin: Origin, entity: str = "") -> str:
    """The id of a row's record: file and line, or the entity where a file has no lines to tell it by."""
    file = origin.file.rpartition(".")[0] or origin.file
    return f"record/{slugify(f'{file}-{origin.line or entity}')}"


def describe_record(origin: Origin, entity: str = "") -> Iterator[Triple]:
    """The triples of a row's record: where it stands, and the public sources it was taken from."""
    record = node(record_id(origin, entity))
    yield record, RDF.type, UNO.ReferenceRecord
    place = f"{origin.file}:{origin.line}" if origin.line else f"{origin.file}#{entity}"
    yield record, DCTERMS.identifier, text(place)
    for source in origin.sources:
        yield record, DCTERMS.source, address(source) or text(source)


def record_node(origin: Origin, entity: str = "") -> URIRef:
    """The address of a row's record."""
    return node(record_id(origin, entity))
