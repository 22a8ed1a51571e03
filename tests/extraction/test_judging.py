"""Relations by learned weights: what is seen of two names, and what is made of it."""

from dataclasses import replace

import pytest

from unosce_kg.extraction.context import Context
from unosce_kg.extraction.judging import Judge, lean
from unosce_kg.extraction.pairs import PairFinder
from unosce_kg.extraction.reading import Fact
from unosce_kg.model import LearnedRelation, Modality

COOPERATES = "cooperatesWith"
WITH = LearnedRelation(-3.0, 0.6, {"roles=subj:with": 4.0}, COOPERATES)


@pytest.fixture
def judge(known):
    return Judge(replace(known, learned_relations=(WITH,)))


@pytest.fixture
def read(parsing, extractor, document):
    return lambda text: extractor.read(document(text))


@pytest.mark.parametrize(
    ("text", "pair", "modality"),
    [
        ("UNICEF dined with the OSCE.", {"org/unicef", "org/osce"}, Modality.ACTUAL),
        ("UNICEF will dine with the OSCE.", {"org/unicef", "org/osce"}, Modality.PLANNED),
        ("Norway and UNICEF dined with the OSCE.", {"place/norway", "org/osce"}, Modality.ACTUAL),
    ],
)
def test_weights_read_what_no_pattern_knows(judge, read, text, pair, modality):
    facts = {frozenset((f.subject, f.object)): f for f in judge.read(read(text), ())}
    fact = facts[frozenset(pair)]
    assert (fact.predicate, fact.pattern, fact.modality) == (COOPERATES, "learned:cooperatesWith", modality)
    assert 0.6 <= fact.confidence < 1


@pytest.mark.parametrize(
    "text",
    [
        "UNICEF left. The OSCE dined with children.",
        "UNICEF wrote to the OSCE.",
        "UNICEF did not dine with the OSCE.",  # a guess is not denied
        "The Permanent Council dined with the OSCE.",  # a part with its whole
    ],
)
def test_nothing_is_read_without_the_features(judge, read, text):
    assert list(judge.read(read(text), ())) == []


def test_what_a_pattern_read_is_not_judged_again(judge, read):
    reading = read("UNICEF dined with the OSCE.")
    facts = list(judge.read(reading, ()))
    assert len(facts) == 1
    assert list(judge.read(reading, facts)) == []


def test_features_hold_no_name(known, read):
    reading = read("In Vienna, UNICEF and the Permanent Council of the OSCE met Ms. Carla Bruni of Norway.")
    pairs = list(PairFinder(known).find(reading, tuple(known.signatures)))
    words = {w for p in pairs for f in p.features for w in f.casefold().replace("=", " ").split()}
    assert pairs
    assert not words & {"vienna", "unicef", "osce", "permanent", "carla", "bruni", "norway"}


def test_the_packaged_weights_are_of_known_relations_and_no_flood(known):
    assert {r.predicate for r in known.learned_relations} <= set(known.signatures)
    assert COOPERATES in {r.predicate for r in known.learned_relations}
    assert all(0 < len(r.weights) < 3000 for r in known.learned_relations)


def test_what_is_told_elsewhere_counts(known, read):
    told = LearnedRelation(
        -3.0, 0.6, {"roles=subj:at": 2.0, "subject supports> elsewhere": 2.5}, "cooperatesWith"
    )
    judge = Judge(replace(known, learned_relations=(told,)))
    reading = read("UNICEF looked at the OSCE.")
    assert list(judge.read(reading, ())) == []
    help_ = Fact("org/unicef", "supports", "place/albania", 7, "a-pattern", 0.9)
    order = sorted(("org/unicef", "org/osce"))
    found = list(judge.read(reading, (help_,)))
    assert [sorted((f.subject, f.object)) for f in found] == [order]


def test_what_a_sentence_tells_of_the_two_themselves_is_no_feature_of_theirs(read):
    reading = read("UNICEF and Norway looked at the OSCE.")
    help_ = Fact("org/unicef", "supports", "org/osce", 0, "a-pattern", 0.9)
    context = Context(reading, [help_])
    told = "sentence tells supports"
    assert told not in context.describe(0, "org/unicef", "org/osce")
    assert told not in context.describe(0, "org/osce", "org/unicef")
    assert told in context.describe(0, "place/norway", "org/osce")


def test_a_list_leans_towards_its_likeliest_pair():
    alone, together = lean([0.4, 0.9], ["a", "b"]), lean([0.4, 0.9], ["a", "a"])
    assert alone == pytest.approx([0.4, 0.9])
    assert 0.4 < together[0] < 0.9
    assert together[1] == pytest.approx(0.9)
    assert lean([0.0, 1.0], ["a", "a"])[1] <= 1.0
