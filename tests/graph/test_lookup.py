from __future__ import annotations

import pytest
from rdflib import Graph

from graph.factories import CLASSES, RUN, entity, knowledge
from unosce_kg.errors import QueryError
from unosce_kg.graph import rdf
from unosce_kg.graph.lookup import find
from unosce_kg.model import Corpus


@pytest.mark.parametrize(
    ("words", "id_"),
    [
        ("org/osce", "org/osce"),
        ("id-org:osce", "org/osce"),
        ("https://w3id.org/unosce-kg/id/org/osce", "org/osce"),
        ("<https://w3id.org/unosce-kg/id/org/osce>", "org/osce"),
        ("OSCE", "org/osce"),
        ("unodc", "org/unodc"),
        ("the United Nations", "org/un"),
        ("UN office on drugs and crime", "org/unodc"),
        ("Ban Ki-moon", "person/ban-ki-moon"),
        ("ban ki moon", "person/ban-ki-moon"),
    ],
)
def test_found(graph: Graph, words: str, id_: str):
    assert find(graph, words) == id_


@pytest.mark.parametrize(
    ("words", "nearest"),
    [
        ("OSEC", "(org/osce)"),
        ("Kyrgystan", "Kyrgyzstan (place/kyrgyzstan)"),
        ("Corfu", "Corfu talks (event/corfu-talks)"),
        ("org/osces", "(org/osce)"),
    ],
)
def test_the_nearest_names_are_offered_first(graph: Graph, words: str, nearest: str):
    with pytest.raises(QueryError) as error:
        find(graph, words)
    assert nearest in str(error.value).partition("nearest: ")[2].partition("), ")[0] + ")"


@pytest.mark.parametrize("words", ["", "?", "xqzwvk", "statement/1", "../etc/passwd"])
def test_what_is_like_nothing_gets_no_offer(graph: Graph, words: str):
    with pytest.raises(QueryError, match="no entity is called"):
        find(graph, words)


def test_a_preferred_name_beats_an_alias_and_a_kind_can_be_asked_for():
    both = [entity("org/b", "UNBody", "Georgia"), entity("place/a", "Country", "Land", "Georgia")]
    known = knowledge({e.id: e for e in both}, ())
    graph = rdf.build(Corpus(), known, RUN, with_reference=True)
    assert "UNBody" in CLASSES
    assert find(graph, "georgia") == "org/b"
    assert find(graph, "georgia", "place") == "place/a"
