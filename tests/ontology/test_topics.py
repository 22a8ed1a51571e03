"""The topic scheme: names that tell topics apart, a hierarchy without cycles, a source for each."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest
from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef

from .contract import ID, read

SCHEME = URIRef("https://w3id.org/unosce-kg/topics")
NAMES = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
# Words that are no topic by themselves in running diplomatic prose.
TOO_GENERAL = """
    violence support cooperation co-operation law process assistance work efforts issues challenges
    activities programme programmes project projects policy policies relations contacts meeting meetings
    agreement region regions community communities people peoples institutions capacity action actions
    response rights values needs conflict conflicts crisis crises
"""
# Fine in "in the fields of …", misleading anywhere else: they must stay hidden.
RISKY = (
    "security",
    "peace",
    "environment",
    "development",
    "dialogue",
    "media",
    "trade",
    "health",
    "crime",
    "freedom",
)


@pytest.fixture(scope="module")
def topics() -> Graph:
    return read("topics.ttl")


def concepts(topics: Graph) -> list[URIRef]:
    return sorted(URIRef(str(c)) for c in topics.subjects(RDF.type, SKOS.Concept))


def bare(name: str) -> str:
    """A name without case, hyphens, spaces and the spelling differences of English."""
    return re.sub(r"[^a-z0-9]", "", name.casefold()).replace("isation", "ization").replace("ised", "ized")


def test_there_are_enough(topics: Graph) -> None:
    assert len(concepts(topics)) >= 170


def test_ids_are_slugs(topics: Graph) -> None:
    odd = [c for c in concepts(topics) if not re.fullmatch(rf"{ID}topic/[a-z0-9]+(-[a-z0-9]+)*", c)]
    assert odd == []


@pytest.mark.parametrize("predicate", [SKOS.prefLabel, SKOS.definition, SKOS.inScheme])
def test_each_has_exactly_one(topics: Graph, predicate: URIRef) -> None:
    assert [c for c in concepts(topics) if len(list(topics.objects(c, predicate))) != 1] == []


def test_each_has_a_public_source(topics: Graph) -> None:
    for concept in concepts(topics):
        sources = list(topics.objects(concept, DCTERMS.source))
        assert sources, concept
        assert all(str(s).startswith("https://") for s in sources), concept


def test_names_are_english_and_clean(topics: Graph) -> None:
    for predicate in (*NAMES, SKOS.definition):
        for name in topics.objects(None, predicate):
            assert isinstance(name, Literal)
            assert name.language == "en"
            assert str(name) == " ".join(str(name).split())


def test_no_name_stands_on_two_topics(topics: Graph) -> None:
    owners = defaultdict(set)
    for predicate in NAMES:
        for concept, name in topics.subject_objects(predicate):
            owners[bare(str(name))].add(str(concept))
    assert {name: found for name, found in owners.items() if len(found) > 1} == {}


def test_no_name_has_two_roles(topics: Graph) -> None:
    for concept in concepts(topics):
        names = [str(name).casefold() for predicate in NAMES for name in topics.objects(concept, predicate)]
        assert len(names) == len(set(names)), concept


def test_no_name_is_too_general(topics: Graph) -> None:
    names = {str(name).casefold() for predicate in NAMES for name in topics.objects(None, predicate)}
    assert names & set(TOO_GENERAL.split()) == set()


@pytest.mark.parametrize("name", RISKY)
def test_risky_names_are_hidden(topics: Graph, name: str) -> None:
    found = {p for p in NAMES for value in topics.objects(None, p) if str(value).casefold() == name}
    assert found == {SKOS.hiddenLabel}


def test_the_hierarchy_stands_both_ways(topics: Graph) -> None:
    broader = set(topics.subject_objects(SKOS.broader))
    assert broader == {(low, high) for high, low in topics.subject_objects(SKOS.narrower)}
    assert {end for pair in broader for end in pair} <= set(concepts(topics))
    tops = set(topics.objects(SCHEME, SKOS.hasTopConcept))
    assert tops == set(topics.subjects(SKOS.topConceptOf, SCHEME))
    assert tops == set(concepts(topics)) - {low for low, _ in broader}
    assert 8 <= len(tops) <= 12


def test_no_topic_is_above_itself(topics: Graph) -> None:
    for concept in concepts(topics):
        above = {
            b
            for parent in topics.objects(concept, SKOS.broader)
            for b in topics.transitive_objects(parent, SKOS.broader)
        }
        assert concept not in above


def test_related_topics_are_not_above_each_other(topics: Graph) -> None:
    related = set(topics.subject_objects(SKOS.related))
    assert related == {(b, a) for a, b in related}
    for one, other in related:
        assert other not in set(topics.transitive_objects(one, SKOS.broader))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("refugees", "IDPs"),
        ("disarmament", "non-proliferation"),
        ("human rights", "fundamental freedoms"),
        ("peace and security", "comprehensive security"),
        ("peacekeeping", "peacebuilding"),
        ("human trafficking", "smuggling of migrants"),
        ("terrorism", "financing of terrorism"),
        ("tolerance", "hate crime"),
        ("corruption", "money-laundering"),
        ("early warning", "crisis response"),
        ("humanitarian aid", "early recovery"),
    ],
)
def test_separate_ideas_are_separate(topics: Graph, one: str, other: str) -> None:
    assert find(topics, one) != find(topics, other)


@pytest.mark.parametrize(
    ("topic", "names"),
    [
        ("human-trafficking", "trafficking in persons|anti-trafficking|trafficking in human beings"),
        ("terrorism", "counter-terrorism|counterterrorism|combating terrorism|fight against terrorism"),
        ("internally-displaced-persons", "IDPs|internal displacement"),
        ("national-minorities", "minority populations|persons belonging to national minorities"),
        ("small-arms-and-light-weapons", "SALW|small arms"),
        ("capacity-building", "capacity-building|capacity building|institution-building"),
        ("staff-exchanges", "staff exchange|exchange of staff"),
        ("organized-crime", "organised crime|transnational organized crime"),
        ("regional-cooperation", "regional co-operation"),
        ("peacebuilding", "peace-building|peacebuilding"),
        ("women-peace-and-security", "resolution 1325|women, peace and security"),
        ("freedom-of-the-media", "media freedom|freedom of the press"),
        ("mine-action", "demining|landmines"),
    ],
)
def test_names_that_texts_use(topics: Graph, topic: str, names: str) -> None:
    assert {str(find(topics, name)) for name in names.split("|")} == {f"{ID}topic/{topic}"}


def find(topics: Graph, name: str) -> URIRef:
    (found,) = {c for p in NAMES[:2] for c in topics.subjects(p, Literal(name, lang="en"))}
    return URIRef(str(found))
