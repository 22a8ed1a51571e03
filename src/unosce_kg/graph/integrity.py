"""The contract's rules that shapes cannot say: what in a graph, and beside it, must agree with what."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.namespace import RDF
from rdflib.term import BNode, Node

from unosce_kg.graph.anchoring import check_mentions, check_texts
from unosce_kg.graph.cards import local_name
from unosce_kg.graph.merging import DATES, PROPOSALS, SYMMETRIC, combine, is_fact, statement_id
from unosce_kg.graph.namespaces import ENTITY_KINDS, ID, PREFIXES, PROV, UNO, id_of, is_id, kind_of
from unosce_kg.graph.problems import Problem
from unosce_kg.graph.reading import read_statements
from unosce_kg.graph.terms import digits
from unosce_kg.graph.witnesses import read_witnesses
from unosce_kg.model import Modality, PartialDate, Statement

Statements = Mapping[str, Statement]

EXCLUDING = (
    ("Agreement", "Event", "Organization", "Person", "Place", "Post", "Topic"),
    ("OSCEBody", "RegionalOrganization", "StateBody", "UNBody"),
    ("City", "Country", "Region", "Territory"),
    ("Crisis", "Meeting", "Process"),
)


def check(graph: Graph, texts: Path | None = None) -> tuple[Problem, ...]:
    """Hold a graph against the rules of the contract.

    Args:
        graph: What to check.
        texts: Folder of the clean texts, `<slug of the document>.txt`, that offsets count in; without it,
            what needs them is left unchecked.

    Returns:
        What is wrong, sorted.
    """
    problems = {*check_near(graph), *check_confidence(graph)}
    if texts:
        problems.update(check_texts(graph, texts))
    return tuple(sorted(problems))


def check_near(graph: Graph) -> frozenset[Problem]:
    """What is wrong by those rules that look no further than to a node's neighbours."""
    statements = dict(read_statements(graph))
    return frozenset((
        *check_ids(graph),
        *check_classes(graph),
        *check_plain_triples(graph, statements),
        *check_symmetry(graph, statements),
        *check_statements(statements),
        *check_support(graph),
        *check_dates(graph, statements),
        *check_mentions(graph),
    ))  # fmt: skip


def check_ids(graph: Graph) -> Iterator[Problem]:
    """Ids are a kind and a slug; no node is blank."""
    for subject in set(graph.subjects()):
        if isinstance(subject, BNode):
            yield Problem("blank-node", str(subject), "A node has no id of its own.")
        elif str(subject).startswith(ID) and not is_id(id_of(str(subject))):
            yield Problem(
                "id", id_of(str(subject)), "An id is a known kind and a slug of a-z, 0-9 and single hyphens."
            )


def check_classes(graph: Graph) -> Iterator[Problem]:
    """No entity is of two classes that exclude each other."""
    types: dict[Node, set[str]] = defaultdict(set)
    for subject, class_ in graph.subject_objects(RDF.type):
        types[subject].add(local_name(class_))
    for subject, found in types.items():
        for group in EXCLUDING:
            if len(both := sorted(found.intersection(group))) > 1:
                message = f"It is {' and '.join(both)}, which exclude each other."
                yield Problem("classes", id_of(str(subject)), message)


def check_plain_triples(graph: Graph, statements: Statements) -> Iterator[Problem]:
    """A plain triple stands exactly where a statement says it as a fact."""
    stated = {
        (s.subject, s.predicate, str(s.object))
        for s in statements.values()
        if is_fact(s.predicate, s.modality)
    }
    facts = {fact for fact in stated if fact[1] not in DATES}
    plain = set(_plain_triples(graph))
    for subject, predicate, object_ in facts - plain:
        message = f"That it {predicate} {object_} is stated, but the plain triple is missing."
        yield Problem("plain-triple", subject, message)
    for subject, predicate, object_ in plain - facts:
        turned = predicate in SYMMETRIC and (object_, predicate, subject) in facts
        if not turned:
            message = f"It {predicate} {object_}, but no statement says so as a fact."
            yield Problem("plain-triple", subject, message)


def _plain_triples(graph: Graph) -> Iterator[tuple[str, str, str]]:
    for subject, predicate, object_ in graph:
        source, target = id_of(str(subject)), id_of(str(object_))
        if (
            isinstance(object_, URIRef)
            and str(predicate).startswith(PREFIXES["uno"])
            and kind_of(source) in ENTITY_KINDS
            and kind_of(target) in ENTITY_KINDS
        ):
            yield source, local_name(predicate), target


def check_symmetry(graph: Graph, statements: Statements) -> Iterator[Problem]:
    """A symmetric triple stands both ways, its statement once with the smaller id first."""
    for relation in sorted(SYMMETRIC):
        for subject, object_ in graph.subject_objects(UNO[relation]):
            if (object_, UNO[relation], subject) not in graph:
                message = f"It {relation} {id_of(str(object_))}, but not the other way."
                yield Problem("symmetry", id_of(str(subject)), message)
    for id_, statement in statements.items():
        if statement.predicate in SYMMETRIC and statement.subject > str(statement.object):
            yield Problem(
                "symmetry", id_, "The subject of a symmetric statement is the smaller of the two ids."
            )


def check_statements(statements: Statements) -> Iterator[Problem]:
    """A statement's id follows from what it says, so that none stands twice; its time runs forward."""
    for id_, statement in statements.items():
        if statement_id(statement) != id_:
            yield Problem("statement-id", id_, "The id does not follow from what the statement says.")
        yield from _check_order(id_, statement.qualifiers.start_date, statement.qualifiers.end_date)
        if statement.predicate in PROPOSALS and statement.modality is not Modality.PROPOSED:
            yield Problem("modality", id_, "What was proposed has the modality Proposed.")


def check_support(graph: Graph) -> Iterator[Problem]:
    """Every statement rests on evidence or a record, and every piece of evidence carries one statement."""
    carried: Counter[Node] = Counter()
    for statement in graph.subjects(RDF.type, UNO.Statement):
        sources = list(graph.objects(statement, PROV.wasDerivedFrom))
        carried.update(sources)
        if not sources:
            yield Problem(
                "evidence", id_of(str(statement)), "Neither evidence nor a reference record says it."
            )
    for evidence in graph.subjects(RDF.type, UNO.Evidence):
        if carried[evidence] != 1:
            message = f"It carries {carried[evidence]} statements instead of one."
            yield Problem("evidence", id_of(str(evidence)), message)


def check_confidence(graph: Graph) -> Iterator[Problem]:
    """A statement's confidence follows from that of its evidence."""
    witnesses = read_witnesses(graph)
    for statement in graph.subjects(RDF.type, UNO.Statement):
        pieces = []
        sources = list(graph.objects(statement, PROV.wasDerivedFrom))
        for source in sources:
            document, value = witnesses.get(source), graph.value(source, UNO.confidence)
            if document is not None and value is not None:
                pieces.append((str(document), float(str(value))))
        expected = digits(combine(pieces) if len(pieces) == len(sources) else 1.0)
        found = str(graph.value(statement, UNO.confidence))
        if sources and expected != found:
            message = f"Its confidence is {found}; from what it rests on follows {expected}."
            yield Problem("confidence", id_of(str(statement)), message)


def check_dates(graph: Graph, statements: Statements) -> Iterator[Problem]:
    """An entity's dates are stated, agree with each other, and run forward."""
    stated: dict[tuple[str, str], set[str]] = defaultdict(set)
    for statement in statements.values():
        if statement.predicate in DATES and statement.modality is Modality.ACTUAL:
            stated[statement.subject, statement.predicate].add(str(statement.object))
    carried: dict[tuple[str, str], set[str]] = defaultdict(set)
    for predicate in DATES:
        for subject, value in graph.subject_objects(UNO[predicate]):
            if kind_of(id_of(str(subject))) in ENTITY_KINDS:
                carried[id_of(str(subject)), predicate].add(str(value))
    for (id_, predicate), values in carried.items():
        basis = stated.get((id_, predicate), set())
        if predicate == "onDate":
            basis = basis | stated.get((id_, "startDate"), set())
        for stray in sorted(values - basis):
            yield Problem("date", id_, f"Its {predicate} {stray} is not stated.")
        if len(values) > 1:
            listed = ", ".join(sorted(values))
            yield Problem("contradicting-dates", id_, f"Its {predicate} differs: {listed}.", serious=False)
    for (id_, predicate), values in stated.items():
        if (id_, predicate) not in carried:
            message = f"Its {predicate} is stated as {', '.join(sorted(values))}, but it does not carry it."
            yield Problem("date", id_, message)


def _check_order(id_: str, start: PartialDate | None, end: PartialDate | None) -> Iterator[Problem]:
    if start and end and not (start.covers(end) or end.covers(start)) and str(end) < str(start):
        yield Problem("order", id_, f"It ends ({end}) before it begins ({start}).")
