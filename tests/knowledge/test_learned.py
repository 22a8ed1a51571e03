"""Learned weights are checked when they are loaded."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unosce_kg.errors import SetupError
from unosce_kg.knowledge.learned import load_calibration, load_learned, load_nominals
from unosce_kg.knowledge.ontology import load_ontology
from unosce_kg.resources import locate

RELATION = {"bias": -2.0, "threshold": 0.5, "weights": {"subject first": 0.25}}


NOMINALS = {"nouns": {"workshop": "Meeting"}, "bias": -1, "threshold": 0.5, "weights": {"plural": -0.5}}


def write(folder, content, name="relations.json"):
    (folder / "learned").mkdir()
    (folder / "learned" / name).write_text(content, encoding="utf-8")
    return (folder,)


def test_weights_are_read(tmp_path):
    folders = write(tmp_path, json.dumps({"relations": {"supports": RELATION}}))
    (learned,) = load_learned(folders, frozenset(("supports",)))
    assert (learned.predicate, learned.bias, learned.threshold) == ("supports", -2.0, 0.5)
    assert learned.weights == {"subject first": 0.25}


def test_a_folder_without_weights_teaches_nothing(tmp_path):
    assert load_learned((tmp_path,), frozenset()) == ()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "Expecting"),
        ("{}", "relations"),
        (json.dumps({"relations": {"loves": RELATION}}), "unknown relation 'loves'"),
        (json.dumps({"relations": {"supports": {**RELATION, "threshold": 2}}}), "does not lie in 0..1"),
        (json.dumps({"relations": {"supports": {**RELATION, "weights": {"x": "y"}}}}), "could not convert"),
    ],
)
def test_bad_weights_are_told_with_their_file(tmp_path, content, reason):
    with pytest.raises(SetupError, match=r"relations\.json.*" + reason):
        load_learned(write(tmp_path, content), frozenset(("supports",)))


def test_weights_of_nouns_are_read(tmp_path):
    learned = load_nominals(write(tmp_path, json.dumps(NOMINALS), "nominals.json"), {"Meeting"})
    assert (learned.nouns, learned.bias, learned.threshold) == ({"workshop": "Meeting"}, -1.0, 0.5)
    assert learned.weights == {"plural": -0.5}
    assert load_nominals((tmp_path / "elsewhere",), {"Meeting"}) is None


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"nouns": {"workshop": "Gathering"}}, "unknown class 'Gathering'"),
        ({"threshold": -1}, "does not lie in 0..1"),
        ({"weights": ["plural"]}, "items"),
        ({"bias": None}, "float"),
    ],
)
def test_bad_weights_of_nouns_are_told_with_their_file(tmp_path, change, reason):
    folders = write(tmp_path, json.dumps({**NOMINALS, **change}), "nominals.json")
    with pytest.raises(SetupError, match=r"nominals\.json.*" + reason):
        load_nominals(folders, {"Meeting"})


RELATIONS = ("supports",)
CALIBRATION = {
    "bias": 1.0, "slope": 0.5, "relations": {"supports": -1.0}, "patterns": {"help-verb": 0.5},
}  # fmt: skip


def test_a_calibration_is_read_and_applied(tmp_path):
    calibration = load_calibration(write(tmp_path, json.dumps(CALIBRATION), "confidence.json"), RELATIONS)
    assert calibration.apply("supports", "other", 0.5) == pytest.approx(0.5)
    assert calibration.apply("founded", "other", 0.5) == pytest.approx(0.7311, abs=1e-4)
    assert calibration.apply("supports", "help-verb", 0.5) == pytest.approx(0.6225, abs=1e-4)


@given(st.floats(0.3, 0.98), st.floats(0, 0.01))
def test_what_is_estimated_surer_stays_surer(estimate, more):
    calibration = load_calibration(
        (locate("ontology"),), load_ontology(locate("ontology", "unosce.ttl")).signatures
    )
    assert 0 <= replace(calibration, bias=-2000.0).apply("supports", "supports-verb", estimate) < 1
    lower, higher = (calibration.apply("supports", "supports-verb", e) for e in (estimate, estimate + more))
    assert 0 < lower <= higher < 1


def test_without_a_file_nothing_is_calibrated(tmp_path):
    assert load_calibration((tmp_path,), ()) is None


@pytest.mark.parametrize(
    "row",
    [
        {**CALIBRATION, "slope": -0.1},
        {"bias": 1.0},
        {**CALIBRATION, "patterns": []},
        {**CALIBRATION, "bias": float("nan")},
        {**CALIBRATION, "slope": float("inf")},
        {**CALIBRATION, "bias": 10**400},
        {**CALIBRATION, "relations": {"loves": 1}},
    ],
)
def test_a_wrong_calibration_is_named(tmp_path, row):
    with pytest.raises(SetupError, match=r"confidence\.json: not a learned confidence"):
        load_calibration(write(tmp_path, json.dumps(row), "confidence.json"), RELATIONS)
