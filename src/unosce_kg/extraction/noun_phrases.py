"""Noun phrases, and what they stand for as far as the text names it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from unosce_kg.extraction.beside import holder_beside
from unosce_kg.extraction.candidates import Candidate, Sentence, Token
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.memory import is_body, is_thing
from unosce_kg.extraction.phrases import prepositions
from unosce_kg.model import Span

_SPEAKING = frozenset(("i", "we", "you", "me", "us", "my", "our", "your"))
_EMPTY = frozenset(("there", "this", "that", "what", "who", "which", "one"))
_PLURAL = frozenset(("they", "these", "those", "people", "police", "staff", "children", "women", "men", "all", "many",
                     "both", "some", "several", "others"))  # fmt: skip
_SINGULAR = ("Nations", "States", "Netherlands", "Affairs", "Rights", "Operations", "Elections")
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")


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
class NounPhrases:
    """The phrases of a text.

    Attributes:
        links: Its names, linked.
        sentences: Its parsed sentences.
        found: What pronouns and role nouns stand for, by number of the sentence and index of the token; grows.
    """

    links: Links
    sentences: Sequence[Sentence]
    found: Mapping[tuple[int, int], Candidate]
    _sorts: dict[str, Sort] = field(default_factory=dict, init=False, repr=False, compare=False)
    _holders: dict[Span, tuple[str, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def phrase(self, number: int, token: Token) -> Phrase:
        """The phrase that is built around a word, with what is coordinated with it."""
        members = self._members(number, token)
        entities = tuple(dict.fromkeys(e for m in members for e in self.entities_of(number, m)))
        sorts = [self.sort(number, m) for m in members]
        named = next((s for s in sorts if s not in (Sort.UNNAMED, Sort.NOBODY)), sorts[0])
        several = len(members) > 1 and not all(self.entities_of(number, m) == entities for m in members)
        plural = several or len(entities) > 1 or self.is_plural(self.sentences[number], token)
        if several and len(entities) == 1:
            entities = ()  # "UNICEF and others": who these are, nobody tells
        return Phrase(token, entities, named, plural)

    def _members(self, number: int, token: Token) -> list[Token]:
        """A word and what is coordinated with it, but not what only seems to be.

        "In Serbia, the Mission and UNHCR" names two bodies and where they are; "Kari Smith, Minister and
        Chairperson" is one person.
        """
        sentence = self.sentences[number]
        members = [token, *coordinated(sentence, token)]
        if len(members) == 1:
            return members
        sorts = {m.index: self.sort(number, m) for m in members}
        if Sort.BODY in sorts.values():
            where = {Sort.PLACE, Sort.STATE} if prepositions(sentence, token) & {"in", "at"} else {Sort.PLACE}
            return [
                m
                for m in members
                if sorts[m.index] not in where or (m is not token and Sort.PLACE is not sorts[m.index])
            ]
        between = {t.text.casefold() for t in sentence.tokens[token.index + 1 : members[1].index]}
        titled = self.type_of(token) == "Person" and "and" not in between
        return [m for m in members if not titled or self.type_of(m) != "Post"]

    def type_of(self, token: Token) -> str:
        """The class of the name that a word is, or ""."""
        return self.links.candidates[token.candidate].type if token.candidate is not None else ""

    def stands(self, number: int, token: Token) -> bool:
        """Whether a word stands for something by itself, and is not only part of another noun's phrase."""
        return token.dep not in ("compound", "amod", "nmod:desc", "flat") and bool(
            self.entities_of(number, token)
        )

    def entities_of(self, number: int, token: Token) -> tuple[str, ...]:
        """What a word alone stands for."""
        if (number, token.index) in self.found:
            return self.found[number, token.index].entities
        if token.text.casefold() in _SPEAKING:
            return ()
        if token.candidate is not None:
            candidate = self.links.candidates[token.candidate]
            if candidate.type == "Post":
                return self._named_with(number, token) or self._holder(candidate) or candidate.entities
            return candidate.entities if self._sort_of(candidate) is not Sort.UNNAMED else ()
        return self._behind(number, token)

    def _named_with(self, number: int, token: Token) -> tuple[str, ...]:
        """The person whose name is in apposition to a post."""
        for child in self.sentences[number].children(token.index):
            if child.dep in ("appos", "flat", "nmod:desc") and self.type_of(child) == "Person":
                return self.entities_of(number, child)
        return ()

    def _holder(self, post: Candidate) -> tuple[str, ...]:
        """The person whose name stands beside a post here or where the text named it before; found out once for each."""
        if post.span not in self._holders:
            self._holders[post.span] = self._find_holder(post)
        return self._holders[post.span]

    def _find_holder(self, post: Candidate) -> tuple[str, ...]:
        own = set(post.entities)
        same = [c for c in self.links.candidates if c.type == "Post" and not own.isdisjoint(c.entities)]
        for mention in (post, *(c for c in reversed(same) if c.span.start < post.span.start)):
            holder = holder_beside(self.links, mention)
            if holder and holder.entities:
                return holder.entities
        base, day = self.links.base, self.links.document.date
        persons = {p for _, p in self.links.mentioned("Person") if p in base.entities}
        known = [p for p in sorted(persons) if set(base.posts(p, day)) & set(post.entities)]
        return tuple(known) if len(known) == 1 else ()

    def _behind(self, number: int, token: Token) -> tuple[str, ...]:
        """The bodies behind a word that stands for them: "the work of UNICEF", "officials of UNICEF and UNDP"."""
        nouns = self.links.base.knowledge.lexicon["transparent_noun"]
        if not token.is_one_of(nouns) and token.text not in ("that", "those"):
            return ()
        sentence = self.sentences[number]
        for child in sentence.children(token.index):
            candidate = self.links.candidates[child.candidate] if child.candidate is not None else None
            of = child.dep.startswith("nmod") and prepositions(sentence, child) & {"of", "from"}
            if candidate and of and self._sort_of(candidate) in (Sort.BODY, Sort.STATE):
                return self.phrase(number, child).entities
        return ()

    def sort(self, number: int, token: Token) -> Sort:
        """What kind of thing a word alone stands for."""
        word = token.text.casefold()
        if word in _SPEAKING:
            return Sort.NOBODY
        entities = self.entities_of(number, token)
        if entities:
            return self.sort_of(entities[0])
        if word in ("he", "she") or (
            token.candidate is None and token.is_one_of(self.links.base.knowledge.lexicon["human_noun"])
        ):
            return Sort.PERSON
        return Sort.NOBODY if word in _EMPTY else Sort.UNNAMED

    def sort_of(self, entity: str) -> Sort:
        """What kind of thing an entity is."""
        if entity not in self._sorts:
            mention = Candidate(Span(0, 0), self.links.type_of(entity), "", entities=(entity,))
            self._sorts[entity] = self._sort_of(mention)
        return self._sorts[entity]

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

    def is_plural(self, sentence: Sentence, token: Token) -> bool:
        """Whether a word or name is in the plural."""
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


def coordinated(sentence: Sentence, token: Token) -> Iterator[Token]:
    """What is coordinated with a noun, in text order."""
    for child in sentence.children(token.index):
        if child.dep == "conj" and child.pos in NOMINAL:
            yield child
            yield from coordinated(sentence, child)
