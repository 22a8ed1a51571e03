"""A resource of the graph as a page for people, or as triples for programs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby, islice
from typing import cast

import pyoxigraph as ox
from jinja2 import Environment, PackageLoader, Template
from rdflib import URIRef
from rdflib.namespace import RDF

from unosce_kg.explorer.hostile import safe_link, show_name, show_sentence
from unosce_kg.graph import cards
from unosce_kg.graph.namespaces import ENTITY_KINDS, ID, UNO, id_of, is_id, kind_of, node, shorten
from unosce_kg.server import negotiation, results
from unosce_kg.server.dataset import Dataset
from unosce_kg.server.limits import Limits
from unosce_kg.server.messages import Answer, Job

_STATEMENTS = 200  # on a page; the query that gives all of them is linked
_VALUES = 50  # of a property on a page
_OFFERS = {**negotiation.GRAPHS, negotiation.HTML: negotiation.HTML}
_STATED = """
SELECT ?statement ?relation {{
  VALUES ?end {{ rdf:subject rdf:object }}
  ?statement ?end <{address}> ; rdf:predicate ?relation ; a uno:Statement
}} ORDER BY ?relation ?statement LIMIT {limit}"""
_PREFIXES = {"rdf": str(RDF), "uno": str(UNO)}


@dataclass(frozen=True, slots=True)
class Value:
    """A term as a page shows it: words, and where a click on them leads, or ""."""

    words: str
    link: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Property:
    """A property with the values that a resource has of it, or the resources that have it as one."""

    name: Value
    values: tuple[Value, ...]
    more: bool


def answer(dataset: Dataset, job: Job, limits: Limits) -> Answer:
    """The resource whose id is the job's text, in the form that the client likes best."""
    if not is_id(job.text):
        return Answer.refuse(404, "an id is a kind and a slug, such as org/unodc")
    address = ox.NamedNode(ID + job.text)
    media = negotiation.choose(job.accept, _OFFERS)
    if media is None:
        return Answer.refuse(406, f"a resource comes as {', '.join(dict.fromkeys(_OFFERS.values()))}")
    if next(_quads(dataset, address, None), None) is None:
        return Answer.refuse(404, f"the graph has nothing with the id {job.text}")
    if media == negotiation.HTML:
        return Answer(200, media, _write_page(dataset, job.text).encode("utf-8", "replace"))
    triples = (
        q.triple for quads in (_quads(dataset, address, None), _quads(dataset, None, address)) for q in quads
    )
    return Answer(200, media, *results.write_triples(triples, media, limits))


def warm() -> None:
    """Read the templates, which a worker cannot."""
    _template().environment.get_template("base.html")


def _quads(dataset: Dataset, subject: ox.NamedNode | None, object_: ox.NamedNode | None) -> Iterator[ox.Quad]:
    return dataset.store.quads_for_pattern(subject, None, object_, ox.DefaultGraph())


@cache
def _template() -> Template:
    environment = Environment(loader=PackageLoader("unosce_kg.server"), autoescape=True, auto_reload=False)
    environment.filters.update(name=show_name, sentence=show_sentence, spell=_spell, web=safe_link)
    return environment.get_template("resource.html")


def _write_page(dataset: Dataset, id_: str) -> str:
    graph, address = dataset.graph, ox.NamedNode(ID + id_)
    subject = node(id_)
    statements, more = _read_statements(dataset, id_) if kind_of(id_) in ENTITY_KINDS else ((), False)
    if (subject, RDF.type, UNO.Statement) in graph:
        statements = (cards.read_statement(graph, subject),)
    return _template().render(
        id=id_,
        kind=kind_of(id_),
        title=_name(dataset, subject),
        types=cards.local_names(graph.objects(subject, RDF.type)),
        groups=[(relation, list(group)) for relation, group in groupby(statements, key=lambda s: s.relation)],
        more=more,
        said=_properties(dataset, _quads(dataset, address, None), of_object=False),
        about=_properties(dataset, _quads(dataset, None, address), of_object=True),
        is_entity=kind_of(id_) in ENTITY_KINDS,
    )


def _read_statements(dataset: Dataset, id_: str) -> tuple[tuple[cards.StatementCard, ...], bool]:
    """The first statements of which an entity is subject or object, by relation, and whether there are more."""
    sparql = _STATED.format(address=ID + id_, limit=_STATEMENTS + 1)
    rows = cast(ox.QuerySolutions, dataset.store.query(sparql, prefixes=_PREFIXES))
    found = list(dict.fromkeys(row["statement"].value for row in rows))
    read = [cards.read_statement(dataset.graph, URIRef(statement)) for statement in found[:_STATEMENTS]]
    read.sort(key=lambda c: (c.relation, c.subject.label, c.object.label, c.id))
    return tuple(read), len(found) > _STATEMENTS


def _properties(dataset: Dataset, quads: Iterator[ox.Quad], *, of_object: bool) -> list[Property]:
    found: dict[str, list[ox.Quad]] = {}
    for quad in islice(quads, 5000):
        found.setdefault(quad.predicate.value, []).append(quad)
    return [
        Property(
            Value(shorten(predicate) or predicate, safe_link(predicate) or ""),
            tuple(
                sorted(
                    (_show(dataset, q.subject if of_object else q.object) for q in group[:_VALUES]),
                    key=_order,
                )
            ),
            len(group) > _VALUES,
        )
        for predicate, group in sorted(found.items())
    ]


def _order(value: Value) -> tuple[str, str]:
    return value.words, value.link


def _show(dataset: Dataset, term: object) -> Value:
    if isinstance(term, ox.NamedNode):
        id_ = id_of(term.value)
        if is_id(id_):
            return Value(_name(dataset, URIRef(term.value)), f"/id/{id_}", id_)
        return Value(shorten(term.value) or term.value, safe_link(term.value) or "")
    if isinstance(term, ox.Literal):
        return Value(
            term.value, note=term.language or (shorten(term.datatype.value) or "").removeprefix("xsd:string")
        )
    return Value(str(term))


def _name(dataset: Dataset, subject: URIRef) -> str:
    """What a resource is called: its label, title or file name, else its id."""
    found = cards.label(dataset.graph, subject)
    return cards.document_name(dataset.graph, subject) if found == id_of(str(subject)) else found


def _spell(relation: str) -> str:
    """A relation in words: `cooperatesWith` becomes "cooperates with"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", relation).lower()
