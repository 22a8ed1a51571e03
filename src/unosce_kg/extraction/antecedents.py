"""What a word can stand for: the phrases around it and in the sentences before, the most prominent first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from unosce_kg.extraction.beside import holder_beside
from unosce_kg.extraction.candidates import Candidate, Sentence, Token
from unosce_kg.extraction.discourse import in_quotes
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.memory import is_body, is_thing
from unosce_kg.extraction.phrases import RELATIVES, prepositions
from unosce_kg.model import BlockKind, Span

_SPEAKING = frozenset(("i", "we", "you", "me", "us", "my", "our", "your"))
_EMPTY = frozenset(("there", "it", "this", "that", "what", "who", "which", "one"))
_PLURAL = frozenset(("they", "these", "those", "people", "police", "staff", "children", "women", "men", "all", "many",
                     "both", "some", "several", "others"))  # fmt: skip
_SINGULAR = ("Nations", "States", "Netherlands", "Affairs", "Rights", "Operations", "Elections", "Talas")
_THANKS = frozenset(("thank", "commend", "praise", "congratulate", "applaud", "blame", "criticize", "salute"))
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
_PREPOSED = frozenset(
    ("in", "on", "during", "after", "before", "since", "as", "under", "throughout", "despite")
)


class Sort(Enum):
    """What kind of thing a phrase stands for."""

    BODY = auto()
    STATE = auto()
    PERSON = auto()
    THING = auto()
    PLACE = auto()
    UNNAMED = auto()
    NOBODY = auto()  # whoever speaks or listens, and words that stand for nothing


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase.

    Attributes:
        token: The word that it is built around.
        entities: What it stands for, as far as the text names that; `()` where it does not.
        plural: Whether it is of several, or named in the plural.
    """

    token: Token
    entities: tuple[str, ...]
    sort: Sort
    plural: bool


@dataclass(frozen=True, slots=True)
class Antecedents:
    """The text as far as it is resolved.

    Attributes:
        quotes: Stretches in quotation marks.
        found: What pronouns and role nouns stand for, by number of the sentence and index of the token; grows.
    """

    links: Links
    sentences: Sequence[Sentence]
    quotes: Sequence[Span]
    found: Mapping[tuple[int, int], Candidate]

    def phrase(self, number: int, token: Token) -> Phrase:
        """The phrase that is built around a word, with what is coordinated with it."""
        sentence = self.sentences[number]
        members = [token, *_coordinated(sentence, token)]
        entities = tuple(dict.fromkeys(e for m in members for e in self._entities(number, m)))
        sorts = [self._sort(number, m) for m in members]
        named = next((s for s in sorts if s not in (Sort.UNNAMED, Sort.NOBODY)), sorts[0])
        plural = len(members) > 1 or len(entities) > 1 or self._is_plural(sentence, token)
        return Phrase(token, entities, named, plural)

    def around(self, number: int, token: Token) -> Iterator[Phrase]:
        """What acts in the clauses around a word, from the inside out, or is coordinated with it before it."""
        sentence = self.sentences[number]
        node, path, innermost = token, {token.index}, True
        is_object = token.dep.startswith(("obj", "obl", "iobj")) or token.dep == "nmod"
        while True:
            head = sentence.tokens[node.head]
            if node.dep in ("conj", "appos") and head.pos in _NOMINAL and head.index < token.index:
                alone = self._entities(number, head)
                yield Phrase(
                    head, alone, self._sort(number, head), len(alone) > 1 or self._is_plural(sentence, head)
                )
            subjects = [s for s in _subjects(sentence, node) if s.index not in path]
            for subject in subjects:
                if subject.index < token.index or _is_preposed(sentence, token, path, node):
                    if not (innermost and is_object):
                        yield self.phrase(number, subject)
            innermost = innermost and not subjects
            if head.index == node.index or head.index in path:
                return
            node = head
            path.add(node.index)

    def before(self, number: int, token: Token) -> list[Phrase]:
        """The names before a word in its sentence, the nearest first, those in front of a noun left out."""
        sentence = self.sentences[number]
        return [
            self.phrase(number, t)
            for t in reversed(sentence.tokens[: token.index])
            if self._stands(number, t)
        ]

    def prominent(self, number: int) -> tuple[list[Phrase], list[Phrase]]:
        """The subjects of a sentence, that of the main clause first, and the other names in it."""
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
        inside = {m.index for s in subjects for m in (s, *_coordinated(sentence, s))}
        others = [
            self.phrase(number, t)
            for t in sentence.tokens
            if t.index not in inside and t.dep != "conj" and self._stands(number, t)
        ]
        return told, others

    def earlier(self, number: int, back: int) -> Iterator[int]:
        """The numbers of up to `back` sentences before one, the nearest first, none beyond a heading."""
        for other in range(number - 1, max(-1, number - 1 - back), -1):
            if self.sentences[other].kind in (BlockKind.HEADING, BlockKind.TITLE):
                return
            yield other

    def is_apart(self, number: int, token: Token) -> bool:
        """Whether a word is quoted and opens its quotation: what it stands for is not told outside."""
        quote = next((q for q in self.quotes if q.contains(token.span)), None)
        if quote is None:
            return False
        named = (t for t in self.sentences[number].tokens[: token.index] if t.candidate is not None)
        return not any(quote.contains(t.span) for t in named)

    def is_quoted(self, number: int) -> bool:
        """Whether the end of a sentence is in quotation marks."""
        span = self.sentences[number].span
        return in_quotes(Span(max(span.start, span.end - 2), span.end), self.quotes)

    def _stands(self, number: int, token: Token) -> bool:
        """Whether a word stands for something by itself, and is not only part of another noun's phrase."""
        return token.dep not in ("compound", "amod", "nmod:desc", "flat") and bool(
            self._entities(number, token)
        )

    def _entities(self, number: int, token: Token) -> tuple[str, ...]:
        if (number, token.index) in self.found:
            return self.found[number, token.index].entities
        if token.text.casefold() in _SPEAKING:
            return ()
        if token.candidate is not None:
            candidate = self.links.candidates[token.candidate]
            if candidate.type == "Post":
                return self._holder(candidate) or candidate.entities
            return candidate.entities if self._sort_of(candidate) is not Sort.UNNAMED else ()
        return self._behind(number, token)

    def _holder(self, post: Candidate) -> tuple[str, ...]:
        """The person whose name stands beside a post here or where the text named it before."""
        same = [c for c in self.links.candidates if c.type == "Post" and set(c.entities) & set(post.entities)]
        for mention in (post, *(c for c in reversed(same) if c.span.start < post.span.start)):
            holder = holder_beside(self.links, mention)
            if holder and holder.entities:
                return holder.entities
        return ()

    def _behind(self, number: int, token: Token) -> tuple[str, ...]:
        """The bodies behind a word that stands for them: "the work of UNICEF", "officials of UNICEF and UNDP"."""
        if not token.is_one_of(self.links.base.knowledge.lexicon["transparent_noun"]):
            return ()
        sentence = self.sentences[number]
        for child in sentence.children(token.index):
            candidate = self.links.candidates[child.candidate] if child.candidate is not None else None
            of = child.dep.startswith("nmod") and prepositions(sentence, child) & {"of", "from"}
            if candidate and of and self._sort_of(candidate) in (Sort.BODY, Sort.STATE):
                return self.phrase(number, child).entities
        return ()

    def _sort(self, number: int, token: Token) -> Sort:
        word = token.text.casefold()
        if word in _SPEAKING:
            return Sort.NOBODY
        entities = self._entities(number, token)
        if entities:
            return self.sort_of(entities[0])
        if word in ("he", "she") or (
            token.candidate is None and token.is_one_of(self.links.base.knowledge.lexicon["human_noun"])
        ):
            return Sort.PERSON
        return Sort.NOBODY if word in _EMPTY else Sort.UNNAMED

    def sort_of(self, entity: str) -> Sort:
        """What kind of thing an entity is."""
        type_ = self.links.type_of(entity)
        return self._sort_of(Candidate(Span(0, 0), type_, "", entities=(entity,)))

    def _sort_of(self, candidate: Candidate) -> Sort:
        if candidate.type == "Country":
            return Sort.STATE
        if candidate.type in ("Person", "Post"):
            return Sort.PERSON
        if not candidate.entities:
            return Sort.UNNAMED
        if is_body(self.links, candidate):
            return Sort.BODY
        if is_thing(self.links, candidate):
            return Sort.THING
        place = self.links.base.is_a(self.links.type_of(candidate.entities[0]), "Place")
        return Sort.PLACE if place else Sort.UNNAMED

    def _is_plural(self, sentence: Sentence, token: Token) -> bool:
        if token.candidate is not None:
            words = self.links.candidates[token.candidate].span.of(self.links.document.text).split()
            last = next((w for w in words if w.istitle() and w.endswith("s")), "")
            return words[-1] == last and last not in _SINGULAR and not last.endswith(("ss", "us", "is", "'s"))
        word = token.text.casefold()
        if word in _PLURAL or any(
            c.dep == "nummod" and c.text.casefold() != "one" for c in sentence.children(token.index)
        ):
            return True
        return token.pos in ("NOUN", "PROPN") and word.endswith("s") and token.lemma.casefold() != word


def _coordinated(sentence: Sentence, token: Token) -> Iterator[Token]:
    for child in sentence.children(token.index):
        if child.dep == "conj" and child.pos in _NOMINAL:
            yield child
            yield from _coordinated(sentence, child)


def _subjects(sentence: Sentence, verb: Token, *, controlled: bool = True) -> list[Token]:
    """The grammatical subjects of a verb; a relative pronoun gives way to its noun, an infinitive has its object act."""
    own = [c for c in sentence.children(verb.index) if c.dep.startswith("nsubj")]
    head = sentence.tokens[verb.head]
    if own:
        relative = verb.dep.startswith("acl") and own[0].text.casefold() in RELATIVES
        return [head] if relative else own[:1]
    if not controlled or head.index == verb.index:
        return []
    if verb.dep == "acl" and verb.text.endswith(("ing", "ed", "en", "t")) and head.pos in _NOMINAL:
        return [head]
    thanked = head.is_one_of(_THANKS) and "for" in prepositions(sentence, verb)
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
        return True
    return (
        token.dep == "nmod:poss"
        and below[0].dep == "obl"
        and bool(prepositions(sentence, below[0]) & _PREPOSED)
    )
