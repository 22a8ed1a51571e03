"""Parses in the label set of spaCy's own English pipelines (ClearNLP), turned into Universal Dependencies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

# Labels that differ in name only; what is not here is the same or does not matter.
_RENAMED = {
    "dobj": "obj", "dative": "iobj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass",
    "poss": "nmod:poss", "relcl": "acl:relcl", "nn": "compound", "neg": "advmod", "attr": "xcomp", "acomp": "xcomp",
    "pcomp": "advcl", "oprd": "xcomp", "npadvmod": "obl:unmarked", "prt": "compound:prt",
}  # fmt: skip
# What a label set must hold to be read as universal, or as ClearNLP.
_MARKS = (frozenset(("nsubj", "obj", "obl", "case")), frozenset(("nsubj", "dobj", "prep", "pobj")))
_CLEAR = frozenset(("pobj", "dobj", "prep", "nsubjpass"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ"))


def can_read(labels: Iterable[str]) -> bool:
    """Whether a parser with these relation labels gives trees of one of the two kinds."""
    found = frozenset(labels)
    return any(marks <= found for marks in _MARKS)


def to_universal(doc: Doc) -> Iterator[tuple[str, str, str, int]]:
    """Lemma, part of speech, relation and head (index in the doc) of each token.

    A preposition and its object change places: "work with NATO" gives NATO as an oblique of "work".
    """
    deps = [token.dep_ for token in doc]
    clear = not _CLEAR.isdisjoint(deps)
    for token, own in zip(doc, deps, strict=True):
        dep, head = _universal(token) if clear else (own, token.head)
        yield token.lemma_.lower() or token.lower_, token.pos_, dep, head.i


def _universal(token: Token) -> tuple[str, Token]:
    if token.dep_ == "prep":
        objects = [c for c in token.children if c.dep_ in ("pobj", "pcomp")]
        return ("case", objects[0]) if objects else ("advmod", token.head)
    if token.dep_ == "agent":
        objects = [c for c in token.children if c.dep_ == "pobj"]
        return ("case", objects[0]) if objects else ("advmod", token.head)
    if token.dep_ == "pobj" and token.head.dep_ in ("prep", "agent"):
        governor = token.head.head
        if token.head.dep_ == "agent":
            return "obl:agent", governor
        return ("nmod" if governor.pos_ in _NOMINAL else "obl"), governor
    if token.dep_ == "pcomp" and token.head.dep_ == "prep":
        return "advcl", token.head.head
    return _RENAMED.get(token.dep_, token.dep_), token.head
