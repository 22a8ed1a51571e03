"""Any pipeline can be named; trees in both label sets are read, and what cannot be read is said at once."""

from __future__ import annotations

import logging

import pytest
import spacy
from spacy.tokens import Doc

from unosce_kg.errors import SetupError
from unosce_kg.extraction import language
from unosce_kg.extraction.clearnlp import can_read, to_universal
from unosce_kg.extraction.language import load_model

# Word, part of speech, head and ClearNLP relation; then the universal head and relation.
CLEAR = {
    "object of a preposition": """
        UN       PROPN worked  nsubj  worked  nsubj
        worked   VERB  worked  ROOT   worked  ROOT
        with     ADP   worked  prep   NATO    case
        NATO     PROPN with    pobj   worked  obl
    """,
    "preposition under a noun": """
        support  NOUN  support ROOT   support ROOT
        for      ADP   support prep   peace   case
        peace    NOUN  for     pobj   support nmod
    """,
    "passive with its agent": """
        pact     NOUN  signed  nsubjpass signed nsubj:pass
        was      AUX   signed  auxpass   signed aux:pass
        signed   VERB  signed  ROOT      signed ROOT
        by       ADP   signed  agent     Smith  case
        Smith    PROPN by      pobj      signed obl:agent
    """,
    "two objects": """
        OSCE     PROPN gave    nsubj  gave    nsubj
        gave     VERB  gave    ROOT   gave    ROOT
        Serbia   PROPN gave    dative gave    iobj
        advice   NOUN  gave    dobj   gave    obj
    """,
    "clause under a preposition": """
        spoke    VERB  spoke   ROOT   spoke   ROOT
        after    ADP   spoke   prep   meeting case
        meeting  VERB  after   pcomp  spoke   advcl
        Ban      PROPN meeting dobj   meeting obj
    """,
    "relative clause and possessor": """
        Serbia   PROPN body    poss   body    nmod:poss
        body     NOUN  body    ROOT   body    ROOT
        that     PRON  met     nsubj  met     nsubj
        met      VERB  body    relcl  body    acl:relcl
        in       ADP   met     prep   Bern    case
        Bern     PROPN in      pobj   met     obl
    """,
    "universal trees stay as they are": """
        UN       PROPN worked  nsubj  worked  nsubj
        worked   VERB  worked  ROOT   worked  ROOT
        with     ADP   NATO    case   NATO    case
        NATO     PROPN worked  obl    worked  obl
    """,
}


@pytest.mark.parametrize("table", CLEAR.values(), ids=CLEAR.keys())
def test_both_label_sets_are_read(table):
    rows = [line.split() for line in table.strip().splitlines()]
    words = [row[0] for row in rows]
    doc = Doc(
        spacy.blank("en").vocab,
        words=words,
        pos=[row[1] for row in rows],
        heads=[words.index(row[2]) for row in rows],
        deps=[row[3] for row in rows],
    )
    found = [(words[head], relation) for _, _, relation, head in to_universal(doc)]
    assert found == [(row[4], row[5]) for row in rows]


@pytest.mark.parametrize(
    ("labels", "readable"),
    [
        ({"nsubj", "obj", "obl", "case", "ROOT"}, True),
        ({"nsubj", "dobj", "prep", "pobj", "ROOT"}, True),
        ({"sb", "oa", "mo", "ROOT"}, False),
        (set(), False),
    ],
)
def test_readable_label_sets(labels, readable):
    assert can_read(labels) == readable


def test_packaged_pipeline_loads_without_notice(caplog):
    model = load_model()
    assert model.parses and model.name.startswith("en_unosce_core ") and not caplog.records


def test_blank_pipeline_is_the_last_resort_with_a_notice(monkeypatch, caplog):
    monkeypatch.setattr(language, "locate_pipeline", lambda name: None)
    with caplog.at_level(logging.WARNING):
        model = load_model()
    assert (model.name, model.parses) == ("blank", False)
    assert "fewer names" in caplog.text


@pytest.mark.parametrize(("labels", "reason"), [((), "has no parser"), (("sb", "oa"), "neither universal")])
def test_pipeline_whose_tree_cannot_be_read_gives_a_notice(tmp_path, caplog, labels, reason):
    nlp = spacy.blank("en")
    if labels:
        parser = nlp.add_pipe("parser")
        for label in labels:
            parser.add_label(label)
        nlp.initialize()
    nlp.to_disk(tmp_path / "other")
    with caplog.at_level(logging.WARNING):
        model = load_model(str(tmp_path / "other"))
    assert not model.parses and reason in caplog.text


def test_wrong_name_is_one_line_that_says_what_to_do():
    with pytest.raises(SetupError) as error:
        load_model("en_no_such_pipeline")
    assert "\n" not in str(error.value) and "spacy download en_no_such_pipeline" in str(error.value)
