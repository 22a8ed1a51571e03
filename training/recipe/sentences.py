"""The form every source is read into: tokens of one sentence with tree, names and what is unknown."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Span
from spacy.util import filter_spans
from spacy.vocab import Vocab


@dataclass(frozen=True)
class Token:
    """A word with its universal annotation; `head` is an index into the sentence, its own for the root."""

    form: str
    space: bool = True
    lemma: str = ""
    upos: str = ""
    xpos: str = ""
    feats: str = ""
    head: int = 0
    dep: str = ""
    misc: str = ""


@dataclass(frozen=True)
class Name:
    """A named span: token offsets from `start` up to, not including, `end`."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Sentence:
    """A sentence; `names` is None where the source has none, `unknown` are tokens that may be in a name."""

    tokens: tuple[Token, ...]
    names: tuple[Name, ...] | None = None
    unknown: frozenset[int] = frozenset()
    starts_paragraph: bool = False
    traits: dict[str, str] = field(default_factory=dict)

    @property
    def has_tree(self) -> bool:
        """Whether the sentence carries tags and a dependency tree."""
        return bool(self.tokens[0].dep)


def measure_depth(tokens: tuple[Token, ...], index: int) -> int:
    """The number of arcs from a token up to the root."""
    depth = 0
    while tokens[index].head != index:
        index, depth = tokens[index].head, depth + 1
        if depth > len(tokens):
            raise ValueError("the tree has a cycle: " + " ".join(t.form for t in tokens))
    return depth


def collapse(sentence: Sentence, start: int, end: int, token: Token) -> Sentence:
    """Replaces tokens start..end by one token that takes the place of the head of the range in the tree.

    Args:
        sentence: A sentence whose tree need not be projective.
        start: First token of the range.
        end: Token after the range.
        token: The new token; its head and label are set here.

    Returns:
        The shorter sentence; names inside the range vanish unless they cover it all.
    """

    def moved(index: int) -> int:
        return index if index < start else start if index < end else index - (end - start) + 1

    inside = range(start, end)
    tokens = sentence.tokens
    top = min(inside, key=lambda i: measure_depth(tokens, i))
    head = start if tokens[top].head in inside else moved(tokens[top].head)
    merged = replace(token, head=head, dep=tokens[top].dep, space=tokens[end - 1].space)
    kept = [
        replace(tokens[i], head=moved(tokens[i].head)) if i not in inside else merged
        for i in range(len(tokens))
        if i == start or i not in inside
    ]
    names = None
    if sentence.names is not None:
        names = tuple(
            Name(moved(n.start), moved(n.end - 1) + 1, n.label)
            for n in sentence.names
            if n.end <= start or n.start >= end or (n.start <= start and n.end >= end)
        )
    unknown = frozenset(moved(i) for i in sentence.unknown)
    return replace(sentence, tokens=tuple(kept), names=names, unknown=unknown)


def build_doc(vocab: Vocab, sentences: list[Sentence], **traits: str) -> Doc:
    """Joins sentences into one doc of running text; annotation a source lacks is left missing."""
    tree = sentences[0].has_tree
    words, spaces, heads, starts, names, unknown = [], [], [], [], [], []
    for sentence in sentences:
        offset = len(words)
        for i, token in enumerate(sentence.tokens):
            words.append(token.form)
            spaces.append(token.space or i == len(sentence.tokens) - 1)
            heads.append(token.head + offset)
            starts.append(i == 0)
        names += [(n.start + offset, n.end + offset, n.label) for n in sentence.names or ()]
        unknown += [i + offset for i in sentence.unknown]
        if sentence.names is None:
            unknown += range(offset, len(words))
    tokens = [token for sentence in sentences for token in sentence.tokens]
    if tree:
        for sentence in sentences:
            for i in range(len(sentence.tokens)):
                measure_depth(sentence.tokens, i)
        doc = Doc(
            vocab,
            words=words,
            spaces=spaces,
            tags=[t.xpos for t in tokens],
            pos=[t.upos for t in tokens],
            morphs=[t.feats for t in tokens],
            lemmas=[t.lemma for t in tokens],
            heads=heads,
            deps=[t.dep for t in tokens],
            sent_starts=starts,
        )
    else:
        doc = Doc(vocab, words=words, spaces=spaces)
    spans = filter_spans([Span(doc, a, b, label=label) for a, b, label in names])
    covered = {i for span in spans for i in range(span.start, span.end)}
    missing = [Span(doc, i, i + 1) for i in unknown if i not in covered]
    doc.set_ents(spans, missing=missing, default="outside")
    doc.user_data["traits"] = {**sentences[0].traits, **traits}
    return doc
