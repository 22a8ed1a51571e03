"""What a word can stand for: the phrases around it and in the sentences before, the most prominent first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from unosce_kg.extraction.body_names import is_key_built_around
from unosce_kg.extraction.candidates import Candidate, Sentence, Token
from unosce_kg.extraction.noun_phrases import NOMINAL, NounPhrases, Phrase, coordinated
from unosce_kg.extraction.phrases import RELATIVES, THANKS, ancestors, prepositions
from unosce_kg.extraction.quotations import quote_around
from unosce_kg.model import HEADS, Span
from unosce_kg.text import name_key

_OWNING = frozenset(("its", "their", "his"))
_PREPOSED = frozenset(
    ("in", "on", "during", "after", "before", "since", "as", "under", "throughout", "despite", "for")
)


@dataclass(frozen=True, slots=True)
class Antecedents(NounPhrases):
    """The text as far as it is resolved.

    Attributes:
        quotes: Stretches in quotation marks.
    """

    quotes: Sequence[Span]
    _prominent: dict[int, tuple[list[Phrase], list[Phrase]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _keys: list[tuple[str, Candidate]] = field(default_factory=list, init=False, repr=False, compare=False)
    _built: dict[str, list[Candidate]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def built_around(self, noun: str) -> list[Candidate]:
        """The names of the text that are built around a noun, found out once for each."""
        if not self._keys:
            text = self.links.document.text
            self._keys.extend((name_key(c.span.of(text)), c) for c in self.links.candidates)
        if noun not in self._built:
            self._built[noun] = [c for key, c in self._keys if noun in key and is_key_built_around(key, noun)]
        return self._built[noun]

    def around(self, number: int, token: Token) -> Iterator[Phrase]:
        """What acts in the clauses around a word, from the inside out, or is coordinated with it before it."""
        sentence = self.sentences[number]
        node, path, innermost = token, {token.index}, True
        owning = token.text.casefold() in _OWNING or token.dep == "nmod:poss"
        is_object = not owning and token.dep.startswith(("obj", "obl", "iobj", "nmod"))
        if owning and token.text.casefold() != "his" and (beside := self._beside(number, token)):
            yield beside
        while True:
            head = sentence.tokens[node.head]
            if node.dep == "conj" and head.pos in NOMINAL and head.index < token.index:
                alone = self.entities_of(number, head)
                yield Phrase(
                    head, alone, self.sort(number, head), len(alone) > 1 or self.is_plural(sentence, head)
                )
            subjects = [s for s in _subjects(sentence, node) if s.index not in path]
            for subject in subjects:
                told = subject.index < token.index or _is_preposed(sentence, token, path, node)
                if told and not (innermost and is_object):
                    yield self.phrase(number, subject)
            if owning and node.dep == "acl:relcl" and head.candidate is not None:
                yield self.phrase(number, head)  # "Moldova, whose camps were set up by its Government"
            innermost = innermost and not subjects
            if head.index == node.index or head.index in path:
                return
            node = head
            path.add(node.index)

    def _beside(self, number: int, token: Token) -> Phrase | None:
        """What stands right before "and its …", or around "for its part", or before ", its …" in a list."""
        tokens, at = self.sentences[number].tokens, token.index
        words = [t.text for t in tokens]
        if words[at - 1 : at + 2][::2] in (["for", "part"], ["For", "part"]):
            near = [t for t in tokens[max(0, at - 3) : at + 5] if t.candidate is not None]
        elif at > 1 and (
            words[at - 1] in ("and", "with") or (words[at - 1] == "," and "and" in words[at : at + 8])
        ):
            acts = tokens[token.head].dep.startswith("nsubj")  # "…, its spokesman said"
            near = [tokens[at - 2]] if tokens[at - 2].candidate is not None and not acts else []
        else:
            return None
        entities = self.entities_of(number, near[0]) if near else ()
        return Phrase(near[0], entities, self.sort(number, near[0]), len(entities) > 1) if entities else None

    def before(self, number: int, token: Token) -> list[Phrase]:
        """The names before a word in its sentence, the nearest first; not those that it speaks about itself."""
        sentence = self.sentences[number]
        above = ancestors(sentence.tokens, token)
        return [
            self.phrase(number, t)
            for t in reversed(sentence.tokens[: token.index])
            if t.index not in above and not self._is_listed(number, t) and self.stands(number, t)
        ]

    def prominent(self, number: int) -> tuple[list[Phrase], list[Phrase]]:
        """The subjects of an earlier sentence, that of the main clause first, and the other names in it."""
        if number not in self._prominent:
            self._prominent[number] = self._find_prominent(number)
        return self._prominent[number]

    def _find_prominent(self, number: int) -> tuple[list[Phrase], list[Phrase]]:
        sentence = self.sentences[number]
        root = next((t for t in sentence.tokens if t.head == t.index), None)
        if root is None:
            return [], []
        heads = [
            root,
            *(t for t in sentence.tokens if t is not root and t.pos in ("VERB", "AUX", "ADJ", "NOUN")),
        ]
        subjects = list(dict.fromkeys(s for h in heads for s in _subjects(sentence, h, controlled=False)))
        told = [self.phrase(number, s) for s in subjects]
        inside = {m.index for s in subjects for m in (s, *coordinated(sentence, s))}
        others = [
            self.phrase(number, t)
            for t in sentence.tokens
            if t.index not in inside and not self._is_listed(number, t) and self.stands(number, t)
        ]
        return told, others

    def _is_listed(self, number: int, token: Token) -> bool:
        """Whether a word is coordinated with one of its kind before it, whose phrase holds it."""
        head = self.sentences[number].tokens[token.head]
        return token.dep == "conj" and (self.type_of(token) != "Person" or self.type_of(head) == "Person")

    def earlier(self, number: int, back: int) -> Iterator[int]:
        """The numbers of up to `back` sentences before one, the nearest first, none beyond a heading."""
        if self.sentences[number].kind in HEADS:
            return
        for other in range(number - 1, max(-1, number - 1 - back), -1):
            if self.sentences[other].kind in HEADS:
                return
            yield other

    def is_apart(self, number: int, token: Token) -> bool:
        """Whether a word is quoted and opens its quotation: what it stands for is not told outside."""
        quote = quote_around(token.span, self.quotes)
        if quote is None:
            return False
        named = (t for t in self.sentences[number].tokens[: token.index] if t.candidate is not None)
        return not any(quote.contains(t.span) for t in named)


def _subjects(sentence: Sentence, verb: Token, *, controlled: bool = True) -> list[Token]:
    """The grammatical subjects of a verb; a relative pronoun gives way to its noun, an infinitive has its object act."""
    own = [c for c in sentence.children(verb.index) if c.dep.startswith("nsubj")]
    head = sentence.tokens[verb.head]
    if own:
        relative = verb.dep.startswith("acl") and own[0].text.casefold() in RELATIVES
        return [head] if relative else own[:1]
    if not controlled or head.index == verb.index:
        return []
    if verb.dep == "acl" and verb.text.endswith(("ing", "ed", "en", "t")) and head.pos in NOMINAL:
        return [head]
    thanked = head.is_one_of(THANKS) and "for" in prepositions(sentence, verb)
    if verb.dep == "xcomp" or thanked:
        return [
            c for c in sentence.children(head.index) if c.dep in ("obj", "iobj") and c.index < verb.index
        ][:1]
    return []


def _is_preposed(sentence: Sentence, token: Token, path: set[int], verb: Token) -> bool:
    """Whether a word stands in front of the subject in a phrase that speaks of it: "In its report, UNICEF …"."""
    below = [c for c in sentence.children(verb.index) if c.index in path]
    if not below:
        return False
    if below[0].dep == "advcl":
        return token.head == below[0].index
    return (
        token.dep == "nmod:poss"
        and below[0].dep == "obl"
        and bool(prepositions(sentence, below[0]) & _PREPOSED)
    )
