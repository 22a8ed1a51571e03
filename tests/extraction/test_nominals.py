"""Common nouns become things of their own where the weights say so."""

from dataclasses import replace

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Knowledge, LearnedNominals

NOUNS = {"office": "Organization"}


@pytest.fixture(scope="module")
def read(known: Knowledge, parsing, document):
    """Names and classes of the nominal mentions of a text, under given weights."""

    def read_(text: str, weights: dict[str, float], threshold: float = 0.5):
        learned = LearnedNominals(-1.0, threshold, weights, NOUNS)
        extraction = Extractor(replace(known, learned_nominals=learned), parsing).extract(document(text))
        new = {e.id: e for e in extraction.entities}
        found = [(m.text, m.entities[0]) for m in extraction.mentions if m.detector == "nominal"]
        return [(text, new[id_].type, new[id_].label, id_) for text, id_ in found]

    return read_


@pytest.mark.parametrize(
    ("text", "name", "type_", "label"),
    [
        ("The OSCE opened its field office in Osh.", "field office", "Organization", "field office"),
        ("The office of the OSCE in Osh helps.", "office", "OSCEBody", "office of the OSCE in Osh"),
        ("Another field office in Osh is closed.", "field office", "Organization", "field office in Osh"),
    ],
)
def test_a_noun_is_a_thing(read, text, name, type_, label):
    weights = {"class=Organization": 2.0}
    assert [row[:3] for row in read(text, weights)] == [(name, type_, label)]
    assert read(text, {}) == []
    assert read(text, weights, threshold=0.8) == []


def test_the_noun_alone_is_what_was_named_last(read):
    first, second = read(
        "Experts saw a field office in Osh. The office is small.", {"class=Organization": 2.0}
    )
    assert (first[0], second[0]) == ("field office", "office")
    assert first[3] == second[3]


def test_two_things_of_one_name_are_two(read):
    first, second = read(
        "They visited a field office. They closed another field office.", {"class=Organization": 2.0}
    )
    assert first[2] == second[2]
    assert first[3] != second[3]


def test_things_without_a_name_in_two_documents_are_two(read):
    ids = {
        read(f"They visited a field office {when}.", {"class=Organization": 2.0})[0][3]
        for when in ("twice", "once")
    }
    assert len(ids) == 2


def test_a_part_of_another_name_is_none(read):
    assert read("The office manager came.", {"class=Organization": 2.0}) == []


def test_nothing_learned_is_nothing_found(known, parsing, document):
    extraction = Extractor(replace(known, learned_nominals=None), parsing).extract(
        document("The OSCE opened its field office in Osh.")
    )
    assert not [m for m in extraction.mentions if m.detector == "nominal"]


def test_what_only_says_what_a_named_body_is(read):
    assert read("ODIHR is the main office of the OSCE in Poland.", {"class=Organization": 3.0}) == []
