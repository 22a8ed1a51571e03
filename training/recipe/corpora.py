"""Builds the training, development and test corpora from the unpacked data.

Run as `python -m recipe.corpora DATA OUT`.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin

from recipe.augmentation import vary
from recipe.conllu import merge_titles, read_treebank
from recipe.diplomatic import write_sentences
from recipe.grammar import Lexicon
from recipe.gum_names import add_names
from recipe.name_lists import NameLists, read_name_lists
from recipe.name_sources import (
    complete_names,
    letters,
    read_crossner,
    read_europarl,
    read_re3d,
    read_universal_ner,
    read_wikigold,
)
from recipe.sentences import Name, Sentence, build_doc

SEED = 7
CHUNK = 8
RUNS = (1, 1, 1, 2, 2, 3, 4, 6, 8, 10)
SYNTHETIC = 4000
Documents = list[list[Sentence]]
_ATTRIBUTES = [
    "ORTH",
    "SPACY",
    "TAG",
    "POS",
    "MORPH",
    "LEMMA",
    "HEAD",
    "DEP",
    "SENT_START",
    "ENT_IOB",
    "ENT_TYPE",
]
_RE3D_OPEN = (
    "Australian Department of Foreign Affairs",
    "CENTCOM",
    "UK Government",
    "US State Department",
    "Wikipedia",
)
_VOCAB = spacy.blank("en").vocab


def write_docs(path: Path, docs: Iterable[Doc]) -> None:
    """Writes docs to a file that `spacy train` reads, and prints what they hold."""
    docs = list(docs)
    DocBin(attrs=_ATTRIBUTES, docs=docs, store_user_data=True).to_disk(path)
    labels = Counter(ent.label_ for doc in docs for ent in doc.ents)
    print(
        f"{path.stem:16s} {len(docs):6d} docs {sum(map(len, docs)):8d} tokens {dict(sorted(labels.items()))}"
    )


def read_gum(folder: Path) -> Documents:
    """Reads the documents of a split of GUM with their names."""
    documents = []
    for path in sorted(folder.glob("*.conllu")):
        sentences = [add_names(sentence) for sentence in read_treebank(path)]
        genre = sentences[0].traits.get("meta::genre", "")
        documents.append([replace(s, traits={"source": "gum", "genre": genre}) for s in sentences])
    return documents


def add_universal_names(sentence: Sentence, names: list[Name]) -> Sentence:
    """Adds names of Universal NER and dates by rule; proper nouns outside them may be events or works."""
    proper = frozenset(i for i, t in enumerate(sentence.tokens) if t.upos == "PROPN")
    named = replace(sentence, names=tuple(names), unknown=proper)
    return complete_names(named, capitals_unknown=False, dates=True)


def guess_names(sentence: Sentence, lists: NameLists) -> Sentence:
    """Names that lists make likely, for a sentence without any; all other proper nouns stay unknown."""
    tokens = sentence.tokens
    proper = [t.upos == "PROPN" for t in tokens] + [False]
    names, start = [], 0
    while start < len(tokens):
        end = start
        while proper[end]:
            end += 1
        words = [t.form for t in tokens[start:end]]
        if " ".join(words) in lists.known_places:
            names.append(Name(start, end, "LOC"))
        elif len(words) == 1 and words[0] in lists.acronyms:
            names.append(Name(start, end, "ORG"))
        elif len(words) in (2, 3) and words[0] in lists.known_given and words[-1].istitle():
            names.append(Name(start, end, "PERSON"))
        start = end + 1
    return add_universal_names(sentence, names)


def read_ewt(folder: Path, names: Path | None = None) -> Documents:
    """Reads the documents of a split of EWT, with the names of Universal NER where given."""
    found = read_universal_ner(names) if names else {}
    documents = []
    for path in sorted(folder.rglob("*.conllu")):
        sentences = []
        for sentence in read_treebank(path):
            named = found.get(sentence.traits["sent_id"])
            genre = path.name.split("_")[0]
            read = replace(sentence, traits={"source": "ewt", "genre": genre})
            sentences.append(read if named is None else add_universal_names(read, named))
        documents.append(sentences)
    return documents


def read_pud(path: Path, names: Path) -> Documents:
    """Reads PUD, one sentence a document, with the names of Universal NER."""
    found = read_universal_ner(names)
    documents = []
    for sentence in read_treebank(path):
        genre = "news" if sentence.traits["sent_id"].startswith("n") else "wiki"
        named = found.get(letters(sentence.traits["text"]))
        spans = None if named is None else tuple(named)
        documents.append([replace(sentence, names=spans, traits={"source": "pud", "genre": genre})])
    return documents


def cut_evenly(documents: Documents, size: int = CHUNK) -> Documents:
    """Cuts documents into pieces of `size` sentences that run on."""
    return [doc[i : i + size] for doc in documents for i in range(0, len(doc), size)]


def cut_by_paragraph(documents: Documents) -> Documents:
    """Cuts documents into their paragraphs and headings, as extraction does before parsing."""
    pieces: Documents = []
    for document in documents:
        for i, sentence in enumerate(document):
            if i == 0 or sentence.starts_paragraph:
                pieces.append([])
            pieces[-1].append(sentence)
    return pieces


def cut_randomly(documents: Documents, rng: random.Random) -> Documents:
    """Cuts documents by paragraphs or into runs of one to ten sentences, document by document."""
    pieces = []
    for document in documents:
        by_paragraph = rng.random() < 0.4
        piece: list[Sentence] = []
        limit = rng.choice(RUNS)
        for sentence in document:
            full = len(piece) >= (12 if by_paragraph else limit)
            if piece and (full or (by_paragraph and sentence.starts_paragraph)):
                pieces.append(piece)
                piece, limit = [], rng.choice(RUNS)
            piece.append(sentence)
        pieces.append(piece)
    return pieces


def vary_all(documents: Documents, lists: NameLists, rng: random.Random) -> Documents:
    """A varied copy of documents, cut at random."""
    return [[vary(merge_titles(s), lists, rng) for s in piece] for piece in cut_randomly(documents, rng)]


def strip_trees(documents: Documents) -> Documents:
    """Documents with their names alone."""
    return [
        [replace(s, tokens=tuple(replace(t, upos="", xpos="", dep="") for t in s.tokens)) for s in doc]
        for doc in documents
    ]


def read_named(data: Path) -> Documents:
    """Reads the sources that have names and no trees, cut into documents."""
    crossner, documents = data / "crossner", []
    for domain in ("science", "music", "literature", "ai"):
        documents += cut_evenly([read_crossner(crossner, domain, ("train", "dev", "test"))], 1)
    documents += cut_evenly([read_crossner(crossner, "politics", ("train", "dev"))], 1)
    documents += cut_evenly([read_wikigold(data / "wikigold/CONLL-format/data/wikigold.conll.txt")], 5)
    for source in _RE3D_OPEN:
        documents += cut_evenly([read_re3d(data / "re3d" / source)], 4)
    return documents


def build_training(data: Path, lists: NameLists, ewt_dev: Documents) -> list[Doc]:
    """All training docs: GUM thrice, EWT and the named sources twice, varied anew, made-up sentences once."""
    rng = random.Random(SEED)
    gum = read_gum(data / "gum/train")
    ewt = [[guess_names(s, lists) for s in doc] for doc in read_ewt(data / "ewt/train")]
    lexicon = Lexicon(merge_titles(s) for doc in (*gum, *ewt) for s in doc)
    synthetic = write_sentences(lists, lexicon, SYNTHETIC, SEED)
    named = read_named(data) + strip_trees(cut_evenly(ewt_dev))
    pieces = [[merge_titles(s) for s in piece] for piece in cut_evenly([*gum, *ewt])]
    for _ in range(2):
        pieces += vary_all(gum, lists, rng)
    pieces += vary_all(ewt, lists, rng)
    pieces += named + [[vary(s, lists, rng) for s in piece] for piece in named]
    while synthetic:
        size = rng.choice((1, 1, 2, 3, 4))
        pieces.append([vary(s, lists, rng) for s in synthetic[:size]])
        synthetic = synthetic[size:]
    rng.shuffle(pieces)
    return [build_doc(_VOCAB, piece) for piece in pieces]


def build_all(data: Path, out: Path) -> None:
    """Writes every corpus: train, dev (GUM dev and half of EWT dev), and the test sets."""
    out.mkdir(parents=True, exist_ok=True)
    lists = read_name_lists(data / "names/organizations.yaml")
    ewt_dev = read_ewt(data / "ewt/dev", data / "uner-ewt/en_ewt-ud-dev.iob2")
    gum_dev = read_gum(data / "gum/dev")
    dev = [[merge_titles(s) for s in piece] for piece in cut_evenly([*gum_dev, *ewt_dev[1::2]])]
    tests = {
        "gum_test": cut_evenly(read_gum(data / "gum/test")),
        "gum_paragraphs": cut_by_paragraph(read_gum(data / "gum/test")),
        "ewt_test": cut_evenly(read_ewt(data / "ewt/test", data / "uner-ewt/en_ewt-ud-test.iob2")),
        "pud": read_pud(data / "pud/en_pud-ud-test.conllu", data / "uner-pud/en_pud-ud-test.iob2"),
        "politics_test": cut_evenly([read_crossner(data / "crossner", "politics", ("test",), test=True)], 1),
        "europarl_test": cut_evenly([read_europarl(data / "europarl-ner/en-europarl.test.conll02")], 1),
    }
    write_docs(out / "train.spacy", build_training(data, lists, ewt_dev[0::2]))
    write_docs(out / "dev.spacy", [build_doc(_VOCAB, piece) for piece in dev])
    for name, pieces in tests.items():
        write_docs(out / f"{name}.spacy", [build_doc(_VOCAB, piece) for piece in pieces])


if __name__ == "__main__":
    build_all(Path(sys.argv[1]), Path(sys.argv[2]))
