"""What `spacy train --code` loads: tokenizer rules, a corpus read once, numpy's faster matrix product."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.language import Language
from spacy.training import Corpus, Example
from spacy.util import registry
from thinc.api import NumpyOps, set_current_ops

from recipe.tokenization import refine_tokenizer

set_current_ops(NumpyOps(use_blis=False))


@registry.callbacks("unosce_tokenizer.v1")
def make_tokenizer_callback() -> Callable[[Language], Language]:
    """The callback that sets the tokenizer rules before initialization."""
    return refine_tokenizer


@registry.callbacks("unosce_edit_trees.v1")
def make_edit_tree_callback() -> Callable[[Language], Language]:
    """The callback for training on: a loaded lemmatizer has lost the way from its trees to its labels."""

    def restore(nlp: Language) -> Language:
        lemmatizer = nlp.get_pipe("trainable_lemmatizer")
        lemmatizer.tree2label = {tree: label for label, tree in enumerate(lemmatizer.cfg["labels"])}
        return nlp

    return restore


@registry.readers("unosce_corpus.v1")
def make_corpus_reader(path: str) -> Callable[[Language], Iterable[Example]]:
    """A reader that keeps its examples: initialization passes over the corpus a dozen times."""
    corpus = Corpus(path)
    examples: list[Example] = []

    def read(nlp: Language) -> Iterable[Example]:
        if not examples:
            examples.extend(corpus(nlp))
        return iter(examples)

    return read
