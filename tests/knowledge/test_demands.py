"""What a text must hold for a pattern to match in it."""

import re

import pytest

from unosce_kg.knowledge.demands import find_demands, one_of
from unosce_kg.knowledge.lexicon import load_lexicon
from unosce_kg.knowledge.ontology import load_ontology
from unosce_kg.knowledge.patterns import load_name_patterns
from unosce_kg.resources import locate

NAMED = {
    "ORG": ["⟦Body:", "⟦Country:"],
    "noun": ["Conference", "conferences", "talks"],
    "short": ["of", "talks"],
}


@pytest.mark.parametrize(
    ("pattern", "demands"),
    [
        ("census", [("census",)]),
        (r"[Tt]he (?P<kind>{noun})(?![\w-])", [("the ",), ("conference", "talks")]),
        ("{ORG}(?:'s)? meetings?", [(" meeting",), ("⟦body:", "⟦country:")]),
        ("(?:first|second) {short}", [("first", "second")]),
        ("(?:first|) round", [(" round",)]),
        ("(?:plan)?(?:talks)+", [("talks",)]),
        ("(?:plan){0,2}(?:talks){1,2}", [("talks",)]),
        (r"(?<=the )(?<!a )co\-operation", [("co-operation",), ("the ",)]),
        ("(?i:Police[ -]Academy)", [("academy",), ("police",)]),
        ("[^x]yes|no", []),
        (r"\x41bcd", []),
        ("(?P<a>one)?(?(a)two|three)four", [("four",)]),
        ("(?#one)two", []),
    ],
)
def test_demands_are_what_every_match_holds(pattern, demands):
    found = find_demands(pattern, lambda name: one_of(NAMED[name]))
    assert sorted(found) == sorted(demands)


def test_words_that_others_are_part_of_stand_for_them():
    assert one_of(["Ministers", "minister", "prime minister", "envoy"]) == [frozenset(("minister", "envoy"))]


def test_what_the_patterns_find_in_their_examples_meets_their_demands():
    folders = (locate("ontology"),)
    classes = load_ontology(locate("ontology", "unosce.ttl")).classes
    for pattern in load_name_patterns(folders, classes, load_lexicon(folders)):
        regex = re.compile(pattern.pattern)
        for text in (text for text, _ in pattern.examples if regex.search(text)):
            assert all(any(s in text.casefold() for s in strings) for strings in pattern.demands)
