"""Trees from which sentences are made: a word with what stands left and right of it, and named spans."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from recipe.sentences import Name, Sentence, Token

_PREPOSITIONS = frozenset(["of", "for", "in", "on", "against", "to", "de"])
_ADJECTIVE = re.compile(
    r"[A-Z]\w*(al|an|ed|ic|ive|ous|ese|ish|ary)|High|Joint|Special|Permanent|Prime|General"
)


@dataclass
class Node:
    """A word, its relation to its head, its dependents in order, and the kind of name it heads."""

    form: str
    upos: str
    xpos: str
    dep: str = ""
    left: list[Node] = field(default_factory=list)
    right: list[Node] = field(default_factory=list)
    name: str = ""
    glued: bool = False
    outside: bool = False

    def take(self, *left: Node) -> Node:
        """Adds dependents at the outer left."""
        self.left = [*left, *self.left]
        return self

    def give(self, *right: Node) -> Node:
        """Adds dependents at the outer right."""
        self.right += right
        return self

    def as_(self, dep: str) -> Node:
        """Sets the relation to the head."""
        self.dep = dep
        return self


def word(form: str, upos: str, xpos: str, dep: str = "") -> Node:
    """A bare word."""
    return Node(form, upos, xpos, dep)


def punct(form: str) -> Node:
    """A mark that clings to the word before it, or an opening bracket or quote to the word after."""
    xpos = {"(": "-LRB-", ")": "-RRB-", "“": "``", "”": "''", ";": ":", ":": ":", "–": ":"}.get(form, form)
    return Node(form, "PUNCT", xpos, "punct", outside=True)


def case(form: str) -> Node:
    """A preposition."""
    return Node(form, "ADP", "IN", "case", outside=True)


def the(form: str = "the") -> Node:
    """An article or other determiner."""
    return Node(form, "DET", "DT", "det", outside=True)


def body(text: str) -> Node:
    """The tree of an organization's name written in plain capitalized words."""
    words = text.replace(",", " ,").split()
    head: Node | None = None
    chunk: list[Node] = []
    links: list[Node] = []
    last: Node | None = None
    conjuncts = ""
    for item in [*words, ""]:
        if item and item not in _PREPOSITIONS and item not in ("and", ",", "the", "&"):
            adjective = bool(_ADJECTIVE.fullmatch(item))
            chunk.append(
                Node(item, "ADJ" if adjective else "PROPN", "NNP", "amod" if adjective else "compound")
            )
            continue
        if chunk:
            noun = chunk.pop()
            noun.upos = "PROPN"
            noun.xpos = "NNPS" if noun.form.endswith("s") and len(noun.form) > 4 else "NNP"
            noun.left, noun.right, chunk = [*links, *chunk], [], []
            links = []
            if head is None:
                head = noun
            elif conjuncts and last is not None:
                last.give(noun.as_("conj"))
            else:
                (last or head).give(noun.as_("nmod"))
            if not conjuncts:
                last = noun
            conjuncts = ""
        if item in ("and", "&"):
            links.append(Node(item, "CCONJ", "CC", "cc"))
            conjuncts = item
        elif item == ",":
            links.append(Node(",", "PUNCT", ",", "punct"))
            conjuncts = item
        elif item == "the":
            links.append(Node("the", "DET", "DT", "det"))
        elif item:
            links.append(Node(item, "ADP", "IN", "case"))
            if last is not None and last is not head and item == "in":
                last = head
    assert head is not None, text
    head.name = "ORG"
    return head


def flat_name(words: Iterable[str], label: str) -> Node:
    """A name whose words follow the first one flatly: people; for places of two words a compound."""
    forms = list(words)
    if label == "PERSON":
        head = Node(forms[0], "PROPN", "NNP", name=label)
        return head.give(*(Node(f, "PROPN", "NNP", "flat") for f in forms[1:]))
    head = Node(forms[-1], "PROPN", "NNP", name=label)
    return head.take(*(Node(f, "PROPN", "NNP", "compound") for f in forms[:-1]))


def coordinate(items: list[Node], conjunction: str = "and") -> Node:
    """Joins phrases: the first is the head, commas and the conjunction belong to what follows."""
    first, *rest = items
    for i, item in enumerate(rest):
        final = i == len(rest) - 1
        sign = Node(conjunction, "CCONJ", "CC", "cc", outside=True) if final else punct(",")
        signs = [punct(","), sign] if final and len(rest) > 2 else [sign]
        item.take(*signs)
        item.dep = "conj"
        item.outside = True
        first.give(item)
    return first


def initials(node: Node) -> str:
    """The capitals of a name's words in order, dependents that stand outside the name left out."""
    inside = [child for child in node.left if not child.outside]
    after = [child for child in node.right if not child.outside]
    own = node.form[0] if node.form[0].isupper() else ""
    return "".join(map(initials, inside)) + own + "".join(map(initials, after))


class Lexicon:
    """Morphology and lemmas of words as a treebank has them."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        feats: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        lemmas: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for sentence in sentences:
            for token in sentence.tokens:
                feats[token.upos, token.xpos][token.feats] += 1
                feats[token.form.lower(), token.upos, token.xpos][token.feats] += 1
                lemmas[token.form.lower(), token.upos][token.lemma] += 1
        self._feats = {key: counts.most_common(1)[0][0] for key, counts in feats.items()}
        self._lemmas = {key: counts.most_common(1)[0][0] for key, counts in lemmas.items()}

    def complete(self, token: Token) -> Token:
        """Fills in features and lemma."""
        low = token.form.lower()
        feats = self._feats.get((low, token.upos, token.xpos))
        if feats is None:
            feats = self._feats.get((token.upos, token.xpos), "")
        lemma = token.form if token.upos == "PROPN" else self._lemmas.get((low, token.upos), low)
        return replace(token, feats=feats, lemma=lemma)


def linearize(root: Node, lexicon: Lexicon) -> Sentence:
    """Writes a tree out as a sentence with heads, spacing, features and names."""
    order: list[tuple[Node, Node | None]] = []

    def visit(node: Node, head: Node | None) -> None:
        for child in node.left:
            visit(child, node)
        order.append((node, head))
        for child in node.right:
            visit(child, node)

    visit(root, None)
    index = {id(node): i for i, (node, _) in enumerate(order)}
    tokens = []
    for i, (node, head) in enumerate(order):
        following = order[i + 1][0] if i + 1 < len(order) else None
        glued = following is not None and (
            following.glued or following.form in {",", ".", ")", ";", ":", "”"}
        )
        first = i == 0 or (i == 1 and order[0][0].form == "“")
        form = node.form[:1].upper() + node.form[1:] if first else node.form
        token = Token(
            form=form, space=not glued and node.form not in {"(", "“"}, upos=node.upos, xpos=node.xpos
        )
        token = replace(token, head=i if head is None else index[id(head)], dep=node.dep if head else "ROOT")
        tokens.append(lexicon.complete(token))
    names = [_named_span(node, index) for node, _ in order if node.name]
    return Sentence(
        tokens=tuple(tokens), names=tuple(names), starts_paragraph=True, traits={"source": "grammar"}
    )


def _named_span(node: Node, index: dict[int, int]) -> Name:
    """The span of a name: the head and its dependents except those marked as standing outside the name."""
    inside: list[int] = []

    def visit(part: Node) -> None:
        inside.append(index[id(part)])
        for child in (*part.left, *part.right):
            if not child.outside:
                visit(child)

    visit(node)
    return Name(min(inside), max(inside) + 1, node.name)
