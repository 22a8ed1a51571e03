"""Word lists as regular expressions."""

import re
from itertools import permutations

import pytest

from unosce_kg.knowledge.alternatives import alternatives


@pytest.mark.parametrize("words", list(permutations(["head", "header", "heat", "co-ordinator", "a.b"])))
def test_any_order_of_the_words_gives_the_same_expression(words):
    assert alternatives(words) == r"(?:a\.b|co\-ordinator|hea(?:d(?:er)?|t))"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("header", "header"),
        ("headers", "header"),
        ("heads", "head"),
        ("hea", None),
        ("axb", None),
        ("a.b", "a.b"),
    ],
)
def test_the_longest_word_that_fits_is_found(text, found):
    match = re.match(alternatives(["head", "header", "heat", "a.b"]), text)
    assert (match and match[0]) == found


def test_no_words_meet_only_nothing():
    assert re.fullmatch(alternatives([]), "") and not re.fullmatch(alternatives([]), "x")
