"""The nodes of a graph that may break a rule of integrity, found by queries that the engine answers at once.

The rules themselves (`integrity`) look at every node in Python. These queries find all nodes that can break one, and
perhaps some that do not, so that the rules need to judge no others. What joins many statements is a `MINUS`, which
the engine makes a table of: a look-up a node would take all statements of a body that many documents speak of. What
rests on statements is looked up from them: from there to the ends of its statement leads past all else that this one
rests on, again for each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

import pyoxigraph
from rdflib.namespace import RDF

from unosce_kg.graph.integrity import EXCLUDING, check_statements
from unosce_kg.graph.merging import DATES, PROPOSALS, SYMMETRIC
from unosce_kg.graph.namespaces import ENTITY_KINDS, ID, ID_PATTERN, PREFIXES, PROV, UNO, id_of
from unosce_kg.graph.reading import assemble
from unosce_kg.graph.store import ask
from unosce_kg.model import Statement

_PROLOGUE = "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}> " for prefix in ("uno", "rdf", "prov"))
_MADE = f"(?modality = uno:Actual || (?modality = uno:Proposed && ?p IN ({', '.join(f'uno:{p}' for p in sorted(PROPOSALS))})))"
_DATES = ", ".join(f"uno:{name}" for name in DATES)
_IS_ENTITY = f"REGEX(STR({{}}), '^{ID}({'|'.join(sorted(ENTITY_KINDS))})/')"
_TYPE = pyoxigraph.NamedNode(str(RDF.type))
_STATEMENT = pyoxigraph.NamedNode(str(UNO.Statement))
_DERIVED = pyoxigraph.NamedNode(str(PROV.wasDerivedFrom))

_SINGLE = (
    # Ids: of nodes with a class, and whatever has none
    f"SELECT ?s {{ ?s a ?c FILTER (isBlank(?s) || (STRSTARTS(STR(?s), '{ID}') && !REGEX(STR(?s), '^{ID}{ID_PATTERN}$'))) }}",
    "SELECT ?s { ?s ?p ?o MINUS { ?s a ?c } }",
    # What statements and evidence rest on
    "SELECT ?s { ?s a uno:Statement FILTER NOT EXISTS { ?s prov:wasDerivedFrom ?o } }",
    "SELECT ?s { ?s a uno:Evidence MINUS { ?o prov:wasDerivedFrom ?s ; a uno:Statement } }",
    "SELECT ?s { ?s a uno:Evidence . ?a prov:wasDerivedFrom ?s . ?b prov:wasDerivedFrom ?s FILTER (?a != ?b) }",
    # What a statement with two values where one belongs joins: which of them is read is chance
    "SELECT ?s ?statement { VALUES ?part { rdf:subject rdf:predicate rdf:object uno:modality uno:onDate uno:startDate uno:endDate } "
    "VALUES ?end { rdf:subject rdf:object } ?statement ?part ?a . ?statement ?part ?b ; ?end ?s FILTER (!sameTerm(?a, ?b)) }",
)


def find_suspects(engine: pyoxigraph.Store) -> frozenset[str]:
    """Addresses of all nodes of which a rule of `integrity.check_near` may have something to tell."""
    queries = (*_SINGLE, *_classes(), *_facts(), *_relations(engine), *_dates(), *_mentions())
    found = {term for query in queries for term in ask(engine, _PROLOGUE + query)}
    for address, statement in _read_statements(engine):
        if statement is None:
            found.update(_ends(engine, address))
        elif any(check_statements({id_of(address): statement})):
            found.add(address)
    return frozenset(found)


def _classes() -> Iterator[str]:
    pairs = " ".join(f"(uno:{a} uno:{b})" for group in EXCLUDING for a, b in combinations(group, 2))
    yield f"SELECT ?s {{ VALUES (?a ?b) {{ {pairs} }} ?s a ?a . ?s a ?b }}"


def _stated(subject: str = "?s", predicate: str = "?p", object_: str = "?o") -> str:
    """The pattern of a statement that says something as a fact."""
    return (
        f"?statement a uno:Statement ; rdf:subject {subject} ; rdf:predicate {predicate} ; rdf:object {object_} ; uno:modality ?modality "
        f"FILTER {_MADE.replace('?p', predicate)}"
    )


def _facts() -> Iterator[str]:
    """What is stated as a fact and has no plain triple, or the larger id first."""
    yield f"SELECT ?s ?statement {{ {_stated()} FILTER (?p NOT IN ({_DATES})) FILTER NOT EXISTS {{ ?s ?p ?o }} }}"
    for name in sorted(SYMMETRIC):
        yield (
            f"SELECT ?statement {{ ?statement rdf:predicate uno:{name} ; rdf:subject ?s ; rdf:object ?o FILTER (STR(?s) > STR(?o)) }}"
        )


def _relations(engine: pyoxigraph.Store) -> Iterator[str]:
    """What has a plain triple and is not stated as a fact, or stands one way only though it is symmetric."""
    # Not filtered by the engine, which would spell out the predicate of every triple.
    used = sorted(ask(engine, "SELECT DISTINCT ?p { ?s ?p ?o }"))
    for address in (address for address in used if address.startswith(str(UNO))):
        predicate = f"<{address}>"
        without = f"MINUS {{ {_stated(predicate=predicate)} }}"
        if address.removeprefix(str(UNO)) in SYMMETRIC:
            without += f" MINUS {{ {_stated('?o', predicate, '?s')} }}"
            yield f"SELECT ?s {{ ?s {predicate} ?o FILTER NOT EXISTS {{ ?o {predicate} ?s }} }}"
        ends = f"FILTER ({_IS_ENTITY.format('?s')} && {_IS_ENTITY.format('?o')})"
        yield f"SELECT ?s {{ ?s {predicate} ?o {without} {ends} }}"


def _dates() -> Iterator[str]:
    """Entities with dates that are not stated, that differ, or that are stated and not there."""
    for name in DATES:
        also = f"MINUS {{ {_stated(predicate='uno:startDate')} }}" if name == "onDate" else ""
        of_entity = f"FILTER ({_IS_ENTITY.format('?s')})"
        yield f"SELECT ?s {{ ?s uno:{name} ?o MINUS {{ {_stated(predicate=f'uno:{name}')} }} {also} {of_entity} }}"
        yield f"SELECT ?s {{ ?s uno:{name} ?a . ?s uno:{name} ?b FILTER (!sameTerm(?a, ?b)) {of_entity} }}"
        yield f"SELECT ?s {{ {_stated(predicate=f'uno:{name}')} FILTER NOT EXISTS {{ ?s uno:{name} ?any }} }}"


def _mentions() -> Iterator[str]:
    """Evidence whose mentions stand elsewhere, or mean something else than what it carries."""
    for pointer, end in (("uno:subjectMention", "rdf:subject"), ("uno:objectMention", "rdf:object")):
        yield f"SELECT ?s {{ ?s {pointer} ?m ; uno:inDocument ?d FILTER NOT EXISTS {{ ?m uno:inDocument ?d }} }}"
        yield f"SELECT ?s {{ ?s {pointer} ?m FILTER NOT EXISTS {{ ?s uno:inDocument ?d }} }}"
        yield f"SELECT ?s {{ ?s {pointer} ?m . ?m uno:inDocument ?a . ?m uno:inDocument ?b FILTER (!sameTerm(?a, ?b)) }}"
        yield (
            f"SELECT ?s {{ ?statement {end} ?o ; prov:wasDerivedFrom ?s . ?s {pointer} ?m "
            "FILTER (isIRI(?o)) FILTER NOT EXISTS { ?m uno:refersTo ?o } }"
        )


def _read_statements(engine: pyoxigraph.Store) -> Iterator[tuple[str, Statement | None]]:
    """The statements with their addresses, without evidence; none for those that lack a part or have an odd one."""
    here = pyoxigraph.DefaultGraph()
    for found in engine.quads_for_pattern(None, _TYPE, _STATEMENT, here):
        said: dict[str, list[str]] = defaultdict(list)
        literals = set()
        for quad in engine.quads_for_pattern(found.subject, None, None, here):
            if quad.predicate == _DERIVED:
                continue
            name = quad.predicate.value.rpartition("#")[2]
            said[name].append(id_of(_value(quad.object)))
            if isinstance(quad.object, pyoxigraph.Literal):
                literals.add(name)
        try:
            statement = assemble(said, is_date="object" in literals)
        except ValueError:
            statement = None
        yield _value(found.subject), statement


def _ends(engine: pyoxigraph.Store, statement: str) -> frozenset[str]:
    """What a statement that cannot be read joins: what is known of it may look as if nothing had said so."""
    ask_for = (
        f"SELECT ?s {{ VALUES ?end {{ rdf:subject rdf:object }} <{statement}> ?end ?s FILTER (isIRI(?s)) }}"
    )
    return frozenset(ask(engine, _PROLOGUE + ask_for))


def _value(term: object) -> str:
    return str(getattr(term, "value", term))
