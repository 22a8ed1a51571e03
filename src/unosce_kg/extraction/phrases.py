"""What belongs together in a parsed sentence: coordinations, prepositions, clauses, distances."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unosce_kg.extraction.candidates import Sentence, Token

_MAX_DEPTH = 6
_STEPS = 4  # from a name of a list to its first
THANKS = frozenset(("thank", "commend", "praise", "congratulate", "applaud", "blame", "criticize", "salute"))
TOWARDS = frozenset(("to", "for"))
CONTRASTING = frozenset(("while", "whereas", "whilst"))  # what sets two clauses against each other
RELATIVES = frozenset(("which", "that", "who", "whom"))
_OF_ONE = ("is", "was", "has", "does")
_LISTED = frozenset(("including", "include", "alongside", "plus"))


def spread(sentence: Sentence, token: Token, depth: int = 0) -> Iterator[Token]:
    """The word with what is coordinated with it, and what "including" lists below it."""
    yield token
    if depth > _MAX_DEPTH:
        return
    for child in sentence.children(token.index):
        if (child.dep == "conj" and child.pos != "VERB") or (
            child.dep.startswith("nmod") and prepositions(sentence, child) & _LISTED
        ):
            yield from spread(sentence, child, depth + 1)


def head_of(tokens: Sequence[Token]) -> Token:
    """The word of a stretch that the others of it depend on.

    Args:
        tokens: Its words, at least one.
    """
    inside = {t.index for t in tokens}
    return next((t for t in tokens if t.head not in inside or t.head == t.index), tokens[0])


def ancestors(tokens: Sequence[Token], token: Token) -> set[int]:
    """The indices of a word and of all words above it, among the tokens of its sentence."""
    return {t.index for t in upwards(tokens, token)}


def upwards(tokens: Sequence[Token], token: Token) -> list[Token]:
    """A word and all words above it, from the word to the top of its sentence."""
    path, seen = [token], {token.index}
    while tokens[token.head].index not in seen:
        token = tokens[token.head]
        path.append(token)
        seen.add(token.index)
    return path


def prepositions(sentence: Sentence, token: Token) -> frozenset[str]:
    """The prepositions before a word: its case markers, "together with" and "as well as" as their last word."""
    cases = [c.text.casefold() for c in sentence.children(token.index) if c.dep in ("case", "mark", "cc")]
    return frozenset((*cases, " ".join(cases)))


def is_passive(sentence: Sentence, token: Token) -> bool:
    """Whether a verb is in the passive, participles that modify a noun included."""
    children = sentence.children(token.index)
    if any(c.dep in ("nsubj:pass", "aux:pass", "csubj:pass", "obl:agent") for c in children):
        return True
    return (
        token.dep == "acl"
        and token.text.endswith(("ed", "en", "t", "ld", "de"))
        and not token.text.endswith("ing")
    )


def is_meant_alone(sentence: Sentence, token: Token) -> bool:
    """Whether a relative clause behind the last name of a list is of that one: "Chad, Mali and Togo, which **holds** …"."""
    behind = [t for t in sentence.tokens[token.index + 1 : token.index + 3] if t.text != ","]
    if token.dep != "conj" or token.candidate is None or not behind:
        return False
    verb = sentence.tokens[behind[0].head]
    words = (verb, *(c for c in sentence.children(verb.index) if c.pos == "AUX"))
    acts = behind[0].text.casefold() in RELATIVES and behind[0].dep.startswith("nsubj")
    return acts and verb.dep == "acl:relcl" and any(map(_is_of_one, words))


def list_head(sentence: Sentence, token: Token) -> Token:
    """The first word of the list that a word is in."""
    for _ in range(_STEPS):
        if token.dep != "conj":
            break
        token = sentence.tokens[token.head]
    return token


def is_added_behind(sentence: Sentence, trigger: Token, first: Token, listed: Token) -> bool:
    """Whether a list goes on behind the relative clause that the trigger is in: "Chad, which **holds** the chair, Mali and **Togo**"."""
    if listed.index - first.index < 2:
        return False  # nothing stands between the two
    above = ancestors(sentence.tokens, trigger) - ancestors(sentence.tokens, listed)
    verbs = (sentence.tokens[i] for i in above if first.index < i < listed.index)
    return any(v.dep == "acl:relcl" and v.head < v.index for v in verbs)


def _is_of_one(word: Token) -> bool:
    """Whether a verb is in the third person singular."""
    text = word.text.casefold()
    return text in _OF_ONE or (word.pos == "VERB" and text.endswith("s") and text != word.lemma.casefold())


def clause(sentence: Sentence, token: Token) -> Token:
    """The verb (or predicate) that governs a word; itself for a verb."""
    node = token
    for _ in range(len(sentence.tokens)):
        if node.pos in ("VERB", "AUX") or any(c.dep == "cop" for c in sentence.children(node.index)):
            return node
        head = sentence.tokens[node.head]
        if head.index == node.index:
            return node
        node = head
    return node


def distance(sentence: Sentence, first: Token, second: Token) -> int:
    """The number of dependencies between two words."""
    up: dict[int, int] = {}
    node, steps = first, 0
    while node.index not in up:
        up[node.index] = steps
        node, steps = sentence.tokens[node.head], steps + 1
    node, steps, seen = second, 0, set()
    while node.index not in up and node.index not in seen:
        seen.add(node.index)
        node, steps = sentence.tokens[node.head], steps + 1
    return up.get(node.index, len(sentence.tokens)) + steps
