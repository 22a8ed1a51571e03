"""Main clauses that semicolons join: each is parsed by itself, since a parser mixes up who does what in which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc
from spacy.tokens import Token as Word

from unosce_kg.extraction.candidates import Token

_FINITE = frozenset(("VBZ", "VBD", "VBP", "MD"))  # of the Penn Treebank
_ACTORS = frozenset(("NOUN", "PROPN", "PRON"))
_TELLING = frozenset(("which", "who", "whose", "whom"))
_SUBORDINATING = frozenset(
    ("which", "who", "whom", "whose", "that", "where", "when", "while", "because", "although", "though", "if", "unless",
     "since", "so", "as", "than", "whether", "how", "why", "what")
)  # fmt: skip


def part_clauses(doc: Doc) -> Doc | None:
    """The words of a parsed sentence for a new parse in which no relation crosses a semicolon between main clauses.

    Returns:
        None where no semicolon stands between clauses with a subject and a finite verb of their own.
    """
    bounds = [0, *(w.i + 1 for w in doc if w.text == ";" and w.i + 1 < len(doc)), len(doc)]
    if len(bounds) < 3:
        return None
    whole = [_is_main(doc[a:b]) for a, b in pairwise(bounds)]
    starts = {bounds[i] for i in range(1, len(whole)) if whole[i - 1] and whole[i]}
    if not starts:
        return None
    begins: list[int | bool | None] = [w.i == 0 or w.i in starts for w in doc]
    spaces = [bool(w.whitespace_) for w in doc]
    return Doc(doc.vocab, words=[w.text for w in doc], spaces=spaces, sent_starts=begins)


def _is_main(words: Iterable[Word]) -> bool:
    """Whether words have a finite verb behind an actor, with nothing before it that subordinates.

    What ", which …," tells of the actor is passed over.
    """
    actor, aside, before = False, False, ""
    for word in words:
        aside = (aside or (actor and before == "," and word.lower_ in _TELLING)) and word.text != ","
        before = word.text
        if aside:
            continue
        if word.lower_ in _SUBORDINATING:
            return False
        if word.tag_ in _FINITE:
            return actor
        actor = actor or word.pos_ in _ACTORS
    return False


def join_clauses(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The clauses as one tree again: each but the first hangs beside the first."""
    roots = [t.index for t in tokens if t.head == t.index]
    return tuple(replace(t, dep="parataxis", head=roots[0]) if t.index in roots[1:] else t for t in tokens)


def stand_apart(tokens: tuple[Token, ...], one: int, other: int) -> bool:
    """Whether a semicolon parts two words that are in main clauses of their own."""
    first, last = sorted((one, other))
    parted = any(t.text == ";" for t in tokens[first:last])
    return parted and _main_clause(tokens, first) != _main_clause(tokens, last)


def _main_clause(tokens: tuple[Token, ...], index: int) -> int:
    """The word at the top of the main clause that a word is in."""
    for _ in tokens:
        token = tokens[index]
        if token.head == index or token.dep == "parataxis":
            break
        index = token.head
    return index
