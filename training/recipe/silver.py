"""Lets the teacher label raw text: tags and trees where it is sure, for the small pipeline to learn from.

Run as `python -m recipe.silver DATA CORPORA TEACHER OUT NEWS DEBATES`, the last two the words to label of each.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import spacy
import torch
from spacy.tokens import Doc

from recipe.corpora import write_docs
from recipe.items import Tables, add_pieces, make_item
from recipe.raw_text import choose, read_debates, read_news, read_runs
from recipe.teacher import Teacher, load_teacher, predict
from recipe.tokenization import refine_tokenizer

SEED = 3
SURE = 0.9
RUNS = (1, 1, 2, 3, 4)
HELD_OUT = ("dev", "gum_test", "ewt_test", "pud", "politics_test", "europarl_test")


def is_tree(heads: list[int]) -> bool:
    """Whether every word reaches the one root; heads count from 1, and 0 is the root."""
    if heads.count(0) != 1:
        return False
    for start in range(1, len(heads) + 1):
        at, steps = start, 0
        while at:
            at, steps = heads[at - 1], steps + 1
            if steps > len(heads):
                return False
    return True


def annotate(doc: Doc, found: dict[str, list[int]], tables: Tables) -> Doc:
    """A copy of the doc with the teacher's tags, features and tree; lemmas and names stay missing."""
    labels = {kind: {number: label for label, number in table.items()} for kind, table in tables.items()}
    morphs = [labels["morphs"][number].split(" ", 1) for number in found["morphs"]]
    heads = [i if head == 0 else head - 1 for i, head in enumerate(found["heads"])]
    deps = [labels["deps"][number] for number in found["deps"]]
    spaces = [bool(token.whitespace_) for token in doc]
    copy = Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[*spaces[:-1], True],
        tags=[labels["tags"][number] for number in found["tags"]],
        pos=[pos for pos, _ in morphs],
        morphs=[features for _, features in morphs],
        heads=heads,
        deps=["ROOT" if head == i else dep for i, (head, dep) in enumerate(zip(heads, deps, strict=True))],
        sent_starts=[i == 0 for i in range(len(doc))],
    )
    copy.set_ents([], missing=[copy[i : i + 1] for i in range(len(copy))], default="outside")
    return copy


def label(model: Teacher, tables: Tables, docs: list[Doc]) -> Iterator[Doc]:
    """The docs, each one sentence, that the teacher reads as a tree and is sure of, in their own order."""
    items = [make_item([token.text for token in doc]) for doc in docs]
    places = {id(item): i for i, item in enumerate(items)}
    add_pieces(items)
    results = {places[id(item)]: (found, sure) for item, found, sure in predict(model, items)}
    for i, doc in enumerate(docs):
        found, sure = results[i]
        if sure >= SURE and is_tree(found["heads"]):
            yield annotate(doc, found, tables)


def join_runs(docs: list[Doc], rng: random.Random) -> Iterator[Doc]:
    """Docs of one to four of the sentences."""
    while docs:
        size = rng.choice(RUNS)
        joined = Doc.from_docs(docs[:size], ensure_whitespace=False)
        joined.user_data["traits"] = {"source": "silver"}
        yield joined
        docs = docs[size:]


def main() -> None:
    """Writes the labelled text."""
    data, corpora, teacher, out = map(Path, sys.argv[1:5])
    news_words, debate_words = map(int, sys.argv[5:])
    torch.set_num_threads(1)
    rng = random.Random(SEED)
    nlp = refine_tokenizer(spacy.blank("en"))
    splitter = spacy.blank("en")
    splitter.add_pipe("sentencizer")
    forbidden = read_runs(corpora, HELD_OUT, nlp)
    news = read_news(data / "gmb/ner_dataset.csv")
    debates = read_debates(data / "ungdc", splitter, rng)
    docs = [
        *choose(news, nlp, forbidden, news_words),
        *choose(debates, nlp, forbidden, debate_words),
    ]
    model, tables = load_teacher(teacher)
    labelled = list(label(model, tables, docs))
    rng.shuffle(labelled)
    print(f"{len(labelled)} of {len(docs)} sentences kept")
    write_docs(out, join_runs(labelled, rng))


if __name__ == "__main__":
    main()
