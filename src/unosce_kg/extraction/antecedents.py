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
_OWNING = frozenset(("its", "their", "his"))
_EMPTY = frozenset(("there", "this", "that", "what", "who", "which", "one"))
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
        members = self._members(number, token)
        entities = tuple(dict.fromkeys(e for m in members for e in self._entities(number, m)))
        sorts = [self._sort(number, m) for m in members]
        named = next((s for s in sorts if s not in (Sort.UNNAMED, Sort.NOBODY)), sorts[0])
        several = len(members) > 1 and not all(self._entities(number, m) == entities for m in members)
        plural = several or len(entities) > 1 or self._is_plural(self.sentences[number], token)
        if several and len(entities) == 1:
            entities = ()  # "UNICEF and others": who these are, nobody tells
        return Phrase(token, entities, named, plural)

    def _members(self, number: int, token: Token) -> list[Token]:
        """A word and what is coordinated with it, but not what only seems to be.

        "In Serbia, the Mission and UNHCR" names two bodies and where they are; "Kari Smith, Minister and Chairperson" is one person.
        """
        sentence = self.sentences[number]
        members = [token, *_coordinated(sentence, token)]
        if len(members) == 1:
            return members
        if prepositions(sentence, token) & {"in", "at"} and self._sort(number, token) in (
            Sort.PLACE,
            Sort.STATE,
        ):
            others = [m for m in members[1:] if self._sort(number, m) is Sort.BODY]
            return others or members
        between = {t.text.casefold() for t in sentence.tokens[token.index + 1 : members[1].index]}
        titled = self._type(token) == "Person" and "and" not in between
        return [m for m in members if not titled or self._type(m) != "Post"]

    def _type(self, token: Token) -> str:
        return self.links.candidates[token.candidate].type if token.candidate is not None else ""

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
            if node.dep == "conj" and head.pos in _NOMINAL and head.index < token.index:
                alone = self._entities(number, head)
                yield Phrase(
                    head, alone, self._sort(number, head), len(alone) > 1 or self._is_plural(sentence, head)
                )
            subjects = [s for s in _subjects(sentence, node) if s.index not in path]
            for subject in subjects:
                if subject.index < token.index or _is_preposed(sentence, token, path, node):
                    if not (innermost and is_object):
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
        entities = self._entities(number, near[0]) if near else ()
        return Phrase(near[0], entities, self._sort(number, near[0]), len(entities) > 1) if entities else None

    def before(self, number: int, token: Token) -> list[Phrase]:
        """The names before a word in its sentence, the nearest first; not those that it speaks about itself."""
        sentence = self.sentences[number]
        above = ancestors(sentence, token)
        return [
            self.phrase(number, t)
            for t in reversed(sentence.tokens[: token.index])
            if t.index not in above and not self._is_listed(number, t) and self._stands(number, t)
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
            if t.index not in inside and not self._is_listed(number, t) and self._stands(number, t)
        ]
        return told, others

    def _is_listed(self, number: int, token: Token) -> bool:
        """Whether a word is coordinated with one of its kind before it, whose phrase holds it."""
        head = self.sentences[number].tokens[token.head]
        return token.dep == "conj" and (self._type(token) != "Person" or self._type(head) == "Person")

    def earlier(self, number: int, back: int) -> Iterator[int]:
        """The numbers of up to `back` sentences before one, the nearest first, none beyond a heading."""
        if self.sentences[number].kind in (BlockKind.HEADING, BlockKind.TITLE):
            return
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
                return self._named_with(number, token) or self._holder(candidate) or candidate.entities
            return candidate.entities if self._sort_of(candidate) is not Sort.UNNAMED else ()
        return self._behind(number, token)

    def _named_with(self, number: int, token: Token) -> tuple[str, ...]:
        """The person whose name is in apposition to a post."""
        for child in self.sentences[number].children(token.index):
            if child.dep in ("appos", "flat", "nmod:desc") and self._type(child) == "Person":
                return self._entities(number, child)
        return ()

    def _holder(self, post: Candidate) -> tuple[str, ...]:
        """The person whose name stands beside a post here or where the text named it before."""
        same = [c for c in self.links.candidates if c.type == "Post" and set(c.entities) & set(post.entities)]
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
        if (
            not token.is_one_of(self.links.base.knowledge.lexicon["transparent_noun"])
            and token.text != "those"
        ):
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


def ancestors(sentence: Sentence, token: Token) -> set[int]:
    """The indices of a word and of all words above it."""
    above = {token.index}
    while sentence.tokens[token.head].index not in above:
        token = sentence.tokens[token.head]
        above.add(token.index)
    return above


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
        return token.head == below[0].index
    return (
        token.dep == "nmod:poss"
        and below[0].dep == "obl"
        and bool(prepositions(sentence, below[0]) & _PREPOSED)
    )
