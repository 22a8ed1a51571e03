"""The packaged pipeline reads formal English at a stated rate; the sentences are of our own making."""

from __future__ import annotations

import pytest
import spacy
from pipeline_cases import PIPELINE, holds, read_table, unbracket
from spacy.language import Language

MINIMUM_FACTS = 0.9
MINIMUM_MAIN_CLAUSES = 0.9
MINIMUM_NAMES_F = 0.8

SENTENCES = read_table("formal_sentences.toml")
NAMES = [unbracket(text) for text in read_table("formal_names.toml")["texts"]]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(PIPELINE)


def test_facts_of_formal_sentences_are_found(nlp):
    checked = [
        (fact, holds(doc, fact))
        for case, doc in zip(
            SENTENCES["case"], nlp.pipe(case["text"] for case in SENTENCES["case"]), strict=True
        )
        for fact in case["facts"]
    ]
    missed = [fact for fact, found in checked if not found]
    assert len(missed) <= (1 - MINIMUM_FACTS) * len(checked), missed


def test_subjects_and_objects_of_main_clauses_are_found(nlp):
    wrong = []
    for case in SENTENCES["case"]:
        doc = nlp(case["text"])
        facts = [f for f in case["facts"] if f.split()[1] in ("nsubj", "nsubj:pass", "obj")]
        if not all(holds(doc, fact) for fact in facts):
            wrong.append(case["text"])
    assert len(wrong) <= (1 - MINIMUM_MAIN_CLAUSES) * len(SENTENCES["case"]), wrong


@pytest.mark.parametrize("case", SENTENCES["boundaries"], ids=lambda case: case["text"][:30])
def test_sentences_begin_where_they_should(nlp, case):
    assert [sent[0].text for sent in nlp(case["text"]).sents] == case["parts"]


def test_names_of_formal_news_are_found(nlp):
    right = found = expected = 0
    for (_, spans), doc in zip(NAMES, nlp.pipe(text for text, _ in NAMES), strict=True):
        predicted = {(e.start_char, e.end_char, e.label_) for e in doc.ents}
        right += len(spans & predicted)
        found += len(predicted)
        expected += len(spans)
    assert 2 * right / (found + expected) >= MINIMUM_NAMES_F


@pytest.mark.parametrize(
    "word", ["Co-operation", "non-proliferation", "Ki-moon", "Secretary-General", "Chairman-in-Office"]
)
def test_hyphenated_words_stay_whole(nlp, word):
    assert [token.text for token in nlp.make_doc(f"The {word} met.")] == ["The", word, "met", "."]


def test_every_layer_is_there(nlp):
    doc = nlp("The ministers were discussing the treaties in Vienna.")
    assert [token.lemma_ for token in doc if token.pos_ in ("NOUN", "VERB")] == [
        "minister",
        "discuss",
        "treaty",
    ]
    assert doc[1].morph.get("Number") == ["Plur"]
    assert doc[3].tag_ == "VBG"
    assert [(e.text, e.label_) for e in doc.ents] == [("Vienna", "LOC")]


def test_same_text_gives_same_analysis(nlp):
    text = SENTENCES["case"][7]["text"]
    assert nlp(text).to_json() == nlp(text).to_json()


def test_meta_names_licence_and_sources(nlp):
    assert nlp.meta["license"] == "CC BY-SA 4.0"
    assert nlp.meta["version"] == "1.3.0"
    assert len(nlp.meta["sources"]) >= 8


def test_package_stays_small():
    assert sum(path.stat().st_size for path in PIPELINE.rglob("*") if path.is_file()) <= 15_000_000
