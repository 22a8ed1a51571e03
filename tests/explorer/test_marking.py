"""Which stretches of a sentence are marked."""

import pytest

from unosce_kg.explorer.marking import find_marks

SENTENCE = "The OSCE signed a plan with UNODC."


@pytest.mark.parametrize(
    ("spans", "trigger", "expected"),
    [
        ({"subject": (4, 8)}, "", [("OSCE", "subject")]),
        ({"subject": (4, 8), "object": (28, 33)}, "", [("OSCE", "subject"), ("UNODC", "object")]),
        ({}, "signed … with", [("signed", "trigger"), ("with", "trigger")]),
        ({}, "signed ... plan", [("signed", "trigger"), ("plan", "trigger")]),
        ({}, "signed with", [("signed", "trigger"), ("with", "trigger")]),
        ({}, "SIGNED", [("signed", "trigger")]),
        ({}, "with signed", []),
        ({}, "ign", []),
        ({}, " … ", []),
        ({"subject": (4, 8)}, "OSCE signed", [("OSCE", "subject")]),
        ({"subject": (-3, 2)}, "", []),
        ({"subject": (30, 99)}, "", []),
        ({"subject": None}, "plan", [("plan", "trigger")]),
    ],
)  # fmt: skip
def test_marks(spans, trigger, expected):
    assert [(SENTENCE[m.start : m.end], m.kind) for m in find_marks(SENTENCE, spans, trigger)] == expected


def test_a_qualifier_gives_way_to_the_words_that_say_it():
    marks = find_marks(SENTENCE, {}, "plan", [(16, 20), (28, 33), (0, 0), (30, 99)])
    assert [(SENTENCE[m.start : m.end], m.kind) for m in marks] == [
        ("plan", "trigger"),
        ("UNODC", "qualifier"),
    ]
