"""Sentences of openly licensed raw text for the teacher to label: news and debates of the General Assembly."""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, DocBin

PARAGRAPHS = 2
FIRST_YEAR = 1993
LONGEST_PARAGRAPH = 1500
SHORTEST_PARAGRAPH = 150
LENGTHS = range(6, 61)
_RUN = 7
_OPENING = "([$"
_CLOSING = re.compile(r"[.,;:?!)\]%]|'(s|re|ve|ll|d|m)?|n't|\.\.\.")


def join_words(words: list[str]) -> str:
    """Running text of words that a treebank's tokenizer cut; quotation marks open and close in turn."""
    text, quoted, glue = "", False, True
    for word in words:
        if word in ('"', "``", "''"):
            text += '"' if quoted or glue else ' "'
            quoted, glue = not quoted, not quoted
            continue
        text += word if glue or _CLOSING.fullmatch(word) else f" {word}"
        glue = word in _OPENING
    return text


def read_news(path: Path) -> Iterator[str]:
    """The sentences of `ner_dataset.csv`, its words alone; its labels are not read."""
    words: list[str] = []
    with path.open(encoding="latin-1", newline="") as lines:
        for row in csv.reader(lines):
            if len(row) < 2 or row[1] == "Word":
                continue
            if row[0].startswith("Sentence:") and words:
                yield join_words(words)
                words = []
            words.append(row[1])
    if words:
        yield join_words(words)


def read_debates(folder: Path, splitter: Language, rng: random.Random) -> Iterator[str]:
    """Sentences of a few paragraphs of each speech, from `USA_75_2020.txt` and the like."""
    paths = [p for p in sorted(folder.rglob("*_*_*.txt")) if not p.name.startswith(".")]
    paths = [p for p in paths if int(p.stem[-4:]) >= FIRST_YEAR]
    rng.shuffle(paths)
    for path in paths:
        text = path.read_text(encoding="utf8", errors="ignore").replace("\ufeff", "")
        paragraphs = [" ".join(line.split()) for line in text.splitlines()]
        paragraphs = [p for p in paragraphs if SHORTEST_PARAGRAPH < len(p) < LONGEST_PARAGRAPH]
        for paragraph in rng.sample(paragraphs, min(PARAGRAPHS, len(paragraphs))):
            yield from (sent.text.strip() for sent in splitter(paragraph).sents)


def list_runs(text: str) -> Iterator[str]:
    """Every run of seven words of a text, in lower case."""
    words = re.findall(r"\w+", text.lower())
    return (" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))


def read_runs(corpora: Path, names: Iterable[str], nlp: Language) -> set[str]:
    """The runs of seven words of some corpora, so that no test sentence is labelled and learnt."""
    docs = (
        doc for name in names for doc in DocBin().from_disk(corpora / f"{name}.spacy").get_docs(nlp.vocab)
    )
    return {run for doc in docs for run in list_runs(doc.text)}


def choose(texts: Iterable[str], nlp: Language, forbidden: set[str], total: int) -> Iterator[Doc]:
    """Whole sentences of middling length, free of the forbidden runs, until `total` words are read."""
    done = 0
    for text in texts:
        whole = text.isascii() and text[:1].isupper() and text[-1:] in '.?!"' and text.count('"') % 2 == 0
        doc = nlp.make_doc(text)
        if not whole or len(doc) not in LENGTHS or any(run in forbidden for run in list_runs(text)):
            continue
        done += len(doc)
        if done > total:
            return
        yield doc
