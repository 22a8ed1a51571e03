import pytest

from unosce_kg.extraction.sieve import Sieve

PATTERNS = (
    (("mission", "office"),),
    (("head of",), ("mission",)),
    ((" of the ",),),
    (),
    (("a b",),),
    (("istanbul",),),
)


@pytest.mark.parametrize(
    ("text", "passing"),
    [
        ("", [3]),
        ("The Missionary's house", [0, 3]),
        ("HEAD OF a subMISSION", [0, 1, 3]),
        ("The head was of no mission.", [0, 3]),
        ("The roof of the shed", [2, 3]),
        ("the roof of\nthe shed", [3]),
        ("of the", [3]),
        ("vita brevis", [3, 4]),
        ("In İstanbul and ıstanbul", [3, 5]),
        ("officer, officer, officer", [0, 3]),
    ],
)
def test_patterns_pass_whose_demands_the_text_meets(text, passing):
    sieve = Sieve(PATTERNS)
    assert [list(sieve.passing(text)) for _ in range(2)] == [passing, passing]
