"""What a reader sees of how two names of one sentence stand to each other.

The features are those that the literature on relation extraction has found to carry over to new texts: the shortest path
in the parse (Bunescu and Mooney, 2005), the roles that both play around the words on it, the words between the names
and beside them, and the classes of both (Zhou et al., 2005).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from unosce_kg.extraction.candidates import ADJECTIVE, Candidate, Sentence, Token
from unosce_kg.extraction.phrases import prepositions
from unosce_kg.extraction.reading import Reading, Referent
from unosce_kg.extraction.syntax import fillers

_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "SYM", "X")
_CONTENT = ("VERB", "NOUN", "ADJ", "AUX", "ADV", "PROPN")
_BETWEEN = ("VERB", "NOUN", "ADP", "ADJ", "ADV", "SCONJ", "PUNCT")
_PREPOSITIONS = (
    "of|in|at|on|to|for|with|by|from|under|through|during|between|among|against|into|within|as|alongside|about|over|after|"
    "before|since|towards|toward|via|regarding|concerning|including|near|across|throughout|behind|beyond|upon"
)
_ROLES = ("subj", "obj", "iobj", "poss", "mod", "appos", f"prep({_PREPOSITIONS})")
_KEPT_SUBTYPES = ("nmod:poss", "nsubj:pass", "obl:agent", "acl:relcl")
_STEPS = (1, 2, 3, 5, 8, 13, 21)
_STEP_NAMES = (*map(str, _STEPS), "more")
_LISTED = (("Organization", "Country"), ("Topic",), ("Place",), ("Person", "Post"))  # what stands in one list
_LONGEST = 14  # words between two names that are still looked at one by one
_SEQUENCE = 8
_CHAIN, _DEPTH, _TRIGGERS = 40, 8, 8


@dataclass(slots=True)
class View:
    """One sentence, with what was seen of it already; see `PairFinder`.

    Attributes:
        lists: The first word of the list that a name stands in, by the name's index.
    """

    reading: Reading
    number: int
    sentence: Sentence
    named: Sequence[tuple[Token, Referent]]
    triggers: Mapping[str, set[str]]
    classes: Mapping[str, set[str]]
    lists: dict[int, int] = field(init=False)
    _roles: dict[int, dict[int, set[str]]] = field(default_factory=dict, init=False)
    _chains: dict[int, list[Token]] = field(default_factory=dict, init=False)
    _cases: dict[int, str] = field(default_factory=dict, init=False)
    _meanings: dict[int, tuple[set[str], set[str]]] = field(default_factory=dict, init=False)
    _sides: dict[tuple[str, int], list[str]] = field(default_factory=dict, init=False)
    _between: dict[int, list[str]] = field(default_factory=dict, init=False)
    _types: dict[int, str] = field(init=False)
    _places: list[int] = field(init=False)
    _classes: list[str] = field(init=False)
    _words: list[str] = field(init=False)

    def __post_init__(self) -> None:
        type_of = self.reading.links.type_of
        self._types = {t.index: type_of(r.entities[0]) for t, r in self.named}
        self._places, self._classes = list(self._types), list(self._types.values())  # in text order
        self._words = list(map(_word, self.sentence.tokens))
        self.lists = {}
        for classes in _LISTED:
            for group in self.reading.lists(self.number, lambda c, of=classes: self._is_of(c, of)):  # type: ignore[misc]
                for token in group:
                    self.lists.setdefault(token.index, group[0].index)

    def _is_of(self, candidate: Candidate, classes: tuple[str, ...]) -> bool:
        return any(self.reading.links.base.is_a(candidate.type, c) for c in classes)

    def features(self, a: Token, b: Token) -> tuple[set[str], Token | None]:
        """What is seen of two words, of which at least one is a name, and the word that joins them."""
        first, second = _collapse(self.sentence, a), _collapse(self.sentence, b)
        up, top, down = _path(self._chain(first), self._chain(second))
        words = [
            t for t in (*up[1:], top, *down[1:]) if t.candidate is None and t.pos in _CONTENT
        ]  # fmt: skip
        found, trigger = self._of_roles((a, first), (b, second), words[:_TRIGGERS])
        found.update(self._of_path(first, second, up, top, down), self._of_order(a, b), self._of_names(a, b))
        joining = top if top.candidate is None else next(iter(words), None)
        return found, trigger or joining

    def _of_path(
        self, first: Token, second: Token, up: list[Token], top: Token, down: list[Token]
    ) -> tuple[str, ...]:
        rising, falling = list(map(_relation, up[:4])), list(map(_relation, down[:4]))
        rises, falls = ">".join(rising), ">".join(falling)
        one, other = self._case(first), self._case(second)
        verbs = [t for t in (*up[1:], top, *down[1:]) if t.pos == "VERB"]
        return (
            f"up={rises}",
            f"down={falls}",
            f"path={rises}^{top.pos}v{falls}",
            f"subject after={one}",
            f"object after={other}",
            f"after={one}>{other}",
            f"ends={rising[0] if rising else '^'} {one}>{falling[0] if falling else '^'} {other}",
            f"top={top.pos}",
            f"path length={_step(len(up) + len(down))}",
            f"verbs on path={min(4, len(verbs))}",
        )

    def _of_roles(
        self, subject: tuple[Token, Token], object_: tuple[Token, Token], words: Sequence[Token]
    ) -> tuple[set[str], Token | None]:
        """Of the words on the path: what they are, and the roles around them; and the first with roles for both."""
        found: set[str] = set()
        trigger = None
        for word in words:
            meaning, relations = self._meaning(word)
            found |= meaning
            lemma = word.lemma.casefold()
            left, right = self._roles_of(word, subject), self._roles_of(word, object_)
            for one, other in product(left, right):
                roles = f"roles={one}:{other}"
                found.update((roles, f"{roles} of {lemma}"), (f"{roles} say {p}" for p in relations))
                trigger = trigger or word
            found.update(f"subject {role} of {lemma}" for role in left)
            found.update(f"object {role} of {lemma}" for role in right)
        return found, trigger

    def _meaning(self, word: Token) -> tuple[set[str], set[str]]:
        """What a word is by itself, and the relations that it may speak of."""
        if word.index not in self._meanings:
            relations = {p for form in word.forms for p in self.triggers.get(form, ())}
            found = {f"word={word.lemma.casefold()}", *(f"word says={p}" for p in relations)}
            found |= {f"word is={c}" for form in word.forms for c in self.classes.get(form, ())}
            self._meanings[word.index] = found, relations
        return self._meanings[word.index]

    def _chain(self, token: Token) -> list[Token]:
        if token.index not in self._chains:
            self._chains[token.index] = _chain(self.sentence, token)
        return self._chains[token.index]

    def _case(self, token: Token) -> str:
        if token.index not in self._cases:
            before = sorted(p for p in prepositions(self.sentence, token) if p and " " not in p)
            self._cases[token.index] = "|".join(before) or "-"
        return self._cases[token.index]

    def _roles_of(self, word: Token, tokens: tuple[Token, Token]) -> set[str]:
        """The roles in which a name, or the first of its list, stands around a word."""
        if word.index not in self._roles:
            held: dict[int, set[str]] = defaultdict(set)
            for role in _ROLES:
                for token in fillers(self.sentence, word, role):
                    held[token.index] |= self._names_of(role, token)
            self._roles[word.index] = held
        token, first = tokens
        roles = self._roles[word.index]
        return roles.get(first.index) or roles.get(token.index) or set()

    def _names_of(self, role: str, token: Token) -> set[str]:
        if not role.startswith("prep"):
            return {role}
        return {p for p in prepositions(self.sentence, token) if p and " " not in p} or {"?"}

    def _of_order(self, a: Token, b: Token) -> Iterator[str]:
        low, high = min(a.index, b.index), max(a.index, b.index)
        order = "subject first" if a.index < b.index else "object first"
        yield order
        yield f"words between={_step(high - low)}"
        if high - low <= _SEQUENCE:
            yield f"{order}: {' '.join(self._words[low + 1 : high])}"
        for token in self.sentence.tokens[low + 1 : high] if high - low <= _LONGEST else ():
            if token.candidate is None and token.pos in _BETWEEN:
                if token.index not in self._between:
                    self._between[token.index] = list(self._of_between(token))
                yield from self._between[token.index]

    def _of_between(self, token: Token) -> Iterator[str]:
        yield f"between={self._words[token.index]}"
        yield from (f"between says={p}" for form in token.forms for p in self.triggers.get(form, ()))

    def _of_names(self, a: Token, b: Token) -> Iterator[str]:
        """Of the names themselves, the words beside them, and other names between them."""
        low, high = min(a.index, b.index), max(a.index, b.index)
        others = self._classes[bisect_right(self._places, low) : bisect_left(self._places, high)]
        yield f"names between={_step(len(others))}" if others else "names between=0"
        for end, token in (("subject", a), ("object", b)):
            if self._types.get(token.index) in others:
                yield f"another {end} class between"
            if (end, token.index) not in self._sides:
                self._sides[end, token.index] = list(self._of_name(end, token))
            yield from self._sides[end, token.index]
        yield f"in {self.sentence.kind}"

    def _of_name(self, end: str, token: Token) -> Iterator[str]:
        for side, index in (("before", token.index - 1), ("behind", token.index + 1)):
            inside = 0 <= index < len(self.sentence.tokens)
            yield f"{side} {end}={self._words[index] if inside else '#'}"
        candidate = self.reading.candidate(self.number, token)
        yield f"{end} by {candidate.detector.partition(':')[0] if candidate else '?'}"
        if candidate and candidate.type == ADJECTIVE:
            yield f"{end} is an adjective"


def _collapse(sentence: Sentence, token: Token) -> Token:
    """The first of the list that a name stands in, whose place in the sentence is that of them all."""
    for _ in range(_DEPTH):
        if token.dep != "conj" or token.pos not in _NOMINAL or token.head == token.index:
            break
        token = sentence.tokens[token.head]
    return token


def _path(rising: list[Token], falling: list[Token]) -> tuple[list[Token], Token, list[Token]]:
    """The words of one chain below the one that governs both, that one, and the words of the other chain below it."""
    places = {t.index: i for i, t in enumerate(falling)}
    for steps, token in enumerate(rising):
        if token.index in places:
            return rising[:steps], token, falling[: places[token.index]]
    return rising, rising[-1], falling


def _chain(sentence: Sentence, token: Token) -> list[Token]:
    chain = [token]
    while chain[-1].head != chain[-1].index and len(chain) < _CHAIN:
        chain.append(sentence.tokens[chain[-1].head])
    return chain


def _relation(token: Token) -> str:
    return token.dep if token.dep in _KEPT_SUBTYPES else token.dep.partition(":")[0]


def _word(token: Token) -> str:
    return token.lemma.casefold() if token.candidate is None else "<name>"


def _step(number: int) -> str:
    return _STEP_NAMES[bisect_left(_STEPS, number)]
