"""Statements between the same two entities as one edge."""

from unosce_kg.explorer.bundling import bundle_statements
from unosce_kg.explorer.reading import read_view

from .graphs import GraphBuilder


def bundle(*rows):
    """Bundles of statements `(subject, predicate, object, *topics)` over the entities a, b, c and t."""
    b = GraphBuilder()
    names = {name: b.entity("UNBody", name, name) for name in "abc"} | {"t": b.entity("Topic", "t", "t")}
    for subject, predicate, target, *topics in rows:
        chosen = tuple(names[topic] for topic in topics)
        b.statement(names[subject], predicate, names.get(target, target), topics=chosen)
    view = read_view(b.graph)
    label = [node.label for node in view.nodes]
    return {
        label[e.source] + label[e.target]: (len(e.direct), len(e.qualifying), e.weight)
        for e in bundle_statements(view)
    }


def test_all_between_two_is_one_edge_whatever_its_direction():
    assert bundle(("a", "supports", "b"), ("b", "supports", "a"), ("a", "partOf", "b")) == {"ab": (3, 0, 3.0)}


def test_a_topic_is_tied_to_both_partners_by_a_weaker_edge():
    assert bundle(("a", "cooperatesWith", "b", "t")) == {
        "ab": (1, 0, 1.0),
        "at": (0, 1, 0.4),
        "bt": (0, 1, 0.4),
    }


def test_direct_and_qualifying_share_an_edge():
    assert bundle(("a", "worksOn", "t"), ("a", "cooperatesWith", "b", "t"))["at"] == (1, 1, 1.4)


def test_a_date_and_a_loop_make_no_edge():
    assert bundle(("a", "onDate", "2001"), ("a", "supports", "a")) == {}


def test_a_dated_statement_is_still_tied_to_its_topic():
    assert bundle(("a", "onDate", "2001", "t")) == {"at": (0, 1, 0.4)}
