"""A document as the relation stages see it: parsed, linked, with pronouns resolved."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from unosce_kg.extraction.candidates import ADJECTIVE, DATE, Candidate, Sentence, Token
from unosce_kg.extraction.discourse import Frame
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.modality import find_modality
from unosce_kg.extraction.phrases import prepositions
from unosce_kg.extraction.slots import SlottedText
from unosce_kg.extraction.tops import OSCE, UN
from unosce_kg.model import Modality, Qualifiers, RelationPattern, Span

MIN_CONFIDENCE = 0.3  # below it a reading is a guess, and no statement is made of it
_OF_BODY = frozenset(("of", "from", "in", "at"))  # "officials of the OSCE", "authorities in Moldova"
_SENDING = ("send", "second", "deploy", "provide", "lend", "dispatch")
# What a State has in other lands: it does not lie in the one that it is named after.
_ABROAD = re.compile(r"(?:Permanent (?:Mission|Representation|Delegation)|Embassy)\b")
_JOINERS = frozenset((",", "and", "or", "&", "the", "its", "their", "our", "as", "well", "both"))


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom a word stands for: one entity, or several together ("our two institutions").

    Attributes:
        span: The characters of the mention.
        token: Index of the word in its sentence.
        score: How sure the link is, in 0..1.
    """

    entities: tuple[str, ...]
    span: Span
    token: int
    score: float


@dataclass(frozen=True, slots=True)
class Fact:
    """A relation that one sentence states, before it becomes a statement.

    Attributes:
        sentence: Number of the sentence in the document.
        trigger: The word that carries it, or None.
        subject_span: Where the subject is mentioned, if it is.
        object_span: Where the object is mentioned, if it is.
    """

    subject: str
    predicate: str
    object: str
    sentence: int
    pattern: str
    confidence: float
    trigger: Token | None = None
    subject_span: Span | None = None
    object_span: Span | None = None
    modality: Modality = Modality.ACTUAL
    qualifiers: Qualifiers = Qualifiers()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is known about a document before its relations are read.

    Attributes:
        coreferents: What pronouns and role nouns stand for, by sentence and word.
        quotes: Stretches in quotation marks.
        slots: Each sentence with its names as slots.
    """

    links: Links
    sentences: Sequence[Sentence]
    coreferents: Mapping[tuple[int, int], Candidate]
    frame: Frame
    quotes: Sequence[Span]
    slots: Sequence[SlottedText]
    _starts: list[int] = field(init=False, repr=False, compare=False)
    _actors: dict[int, list[tuple[Token, ...]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [sentence.span.start for sentence in self.sentences])

    def sentence_of(self, span: Span) -> int | None:
        """The number of the sentence that holds the span."""
        number = bisect_right(self._starts, span.start) - 1
        return number if number >= 0 and self.sentences[number].span.contains(span) else None

    def modality(self, number: int, trigger: Token | None) -> Modality:
        """The modality under which a sentence puts a word; of no word, that it is so."""
        if trigger is None:
            return Modality.ACTUAL
        return find_modality(self.sentences[number], trigger, self.links.base.knowledge.lexicon)

    def candidate(self, number: int, token: Token) -> Candidate | None:
        """The name or resolved word behind a token."""
        if token.candidate is not None:
            return self.links.candidates[token.candidate]
        return self.coreferents.get((number, token.index))

    def referent(self, number: int, token: Token) -> Referent | None:
        """Whom a token stands for, or None."""
        candidate = self.candidate(number, token)
        if candidate is None or not candidate.entities or candidate.type == DATE:
            return None
        if candidate.type == "Country" and token.dep == "compound":
            return None  # a part of another name: "the Northern Afghanistan project"
        score = candidate.score * (0.9 if candidate.type == ADJECTIVE else 1.0)
        return Referent(candidate.entities, candidate.span, token.index, score)

    def referents(self, number: int, token: Token) -> list[Referent]:
        """Whom a token stands for, looking through words such as "officials of …" to the body behind them.

        A noun beside a name stands for it: "UNICEF, an **agency** that trains judges".
        """
        direct = self.referent(number, token)
        if direct:
            return [direct]
        sentence = self.sentences[number]
        beside = self.referent(number, sentence.tokens[token.head]) if token.dep == "appos" else None
        if beside and token.pos == "NOUN":
            return [Referent(beside.entities, beside.span, beside.token, beside.score * 0.9)]
        for child in sentence.children(token.index):  # "the OSCE's human rights arm, ODIHR"
            if child.dep == "appos" and token.pos == "NOUN" and self.referent(number, child):
                # "three bodies, A, B and C": a noun in the plural stands for all of the list
                listed = [child, *(self.coordinated(number, child) if token.text != token.lemma else ())]
                named = filter(None, (self.referent(number, t) for t in listed))
                return [replace(r, score=r.score * 0.9) for r in named]
        lexicon = self.links.base.knowledge.lexicon
        if not token.is_one_of(lexicon["transparent_noun"]) and not token.is_one_of(lexicon["group_noun"]):
            return []
        children = sentence.children(token.index)
        before = [c for c in children if c.dep in ("nmod:poss", "compound", "amod", "nmod:desc")]
        behind = [c for c in children if c.dep.startswith("nmod") and prepositions(sentence, c) & _OF_BODY]
        found = self._behind(number, [*before, *self._listed(number, before, token)])
        found = found or self._behind(number, [c for c in behind if c not in before])
        return found or self._senders(number, token)

    def _listed(self, number: int, names: Sequence[Token], noun: Token) -> list[Token]:
        """What stands in a list with names before a noun that is of all of them: "**OSCE** and **UN** staff"."""
        own = [name for name in names if name.dep == "compound"]
        return [t for name in own for t in self.coordinated(number, name) if t.index < noun.index]

    def _behind(self, number: int, tokens: Iterable[Token]) -> list[Referent]:
        found = filter(None, (self.referent(number, token) for token in tokens))
        return [replace(r, score=r.score * 0.85) for r in found]

    def _senders(self, number: int, token: Token) -> list[Referent]:
        """Who sent the people that a word speaks of: "a team of experts sent by **the OSCE**"."""
        sentence = self.sentences[number]
        people = [token, *(c for c in sentence.children(token.index) if "of" in prepositions(sentence, c))]
        sent = [
            c for person in people for c in sentence.children(person.index)
            if c.dep == "acl" and c.is_one_of(_SENDING)
        ]  # fmt: skip
        agents = [a for verb in sent for a in sentence.children(verb.index) if a.dep == "obl:agent"]
        return self._behind(number, agents)

    def coordinated(self, number: int, token: Token) -> list[Token]:
        """The names that stand in one list with a name ("A, B and the C"), itself left out.

        The order of words decides, since parsers go astray where such a list opens a clause after another phrase; a
        name after a preposition is in no list with the subject of the next clause.
        """
        candidate = self.candidate(number, token)
        if candidate is None or not self.is_actor(candidate):
            return []  # no list of actors has it
        lists = self.actor_lists(number)
        group = next((g for g in lists if any(t.index == token.index for t in g)), ())
        tokens = self.sentences[number].tokens
        opened = (
            any(c.dep == "case" for c in self.sentences[number].children(group[0].index)) if group else False
        )
        if opened and any(t.dep.startswith("nsubj") and tokens[t.head].pos == "VERB" for t in group[1:]):
            return []
        return [t for t in group if t.index != token.index]

    def is_actor(self, candidate: Candidate) -> bool:
        """Whether a name may be a party of a cooperation."""
        return any(self.fits(e, "cooperatesWith", 0) for e in candidate.entities)

    def actor_lists(self, number: int) -> list[tuple[Token, ...]]:
        """The lists of a sentence whose members may be parties of a cooperation; see `lists`."""
        if number not in self._actors:
            self._actors[number] = list(self.lists(number, self.is_actor))
        return self._actors[number]

    def lists(self, number: int, belongs: Callable[[Candidate], bool]) -> Iterator[tuple[Token, ...]]:
        """Runs of names of one kind that nothing but commas, "and" and articles part.

        Args:
            number: Number of the sentence.
            belongs: Whether a name is of the kind.

        Yields:
            Two names or more, with an "and" or "or" between two of them.
        """
        group: list[Token] = []
        joined, between = False, list[str]()
        for token in self.sentences[number].tokens:
            candidate = self.candidate(number, token)
            fits = candidate is not None and bool(candidate.entities) and belongs(candidate)
            fits = fits and not self._names_owner(number, token)
            word = token.text.casefold()
            if fits and (not group or (between and set(between) <= _JOINERS)):
                joined = joined or bool({"and", "or", "&"} & set(between))
                group.append(token)
                between = []
            elif fits or (group and word not in _JOINERS):
                if len(group) > 1 and (joined or "and" in between):  # "… and beyond" closes a list too
                    yield tuple(group)
                group, joined, between = ([token] if fits else []), False, []
            else:
                between.append(word)
        if joined:
            yield tuple(group)

    def _names_owner(self, number: int, token: Token) -> bool:
        """Whether a name only tells whose part is named next: "the **OSCE**'s human rights arm, ODIHR"."""
        sentence = self.sentences[number]
        return token.dep == "nmod:poss" and any(
            c.dep == "appos" and c.candidate is not None for c in sentence.children(token.head)
        )

    def fits(self, entity: str, predicate: str, end: int, narrower: Sequence[str] = ()) -> bool:
        """Whether the entity may stand at an end of the relation: 0 for the subject, 1 for the object."""
        type_, base = self.links.type_of(entity), self.links.base
        return type_ in base.fitting[predicate][end] and (
            not narrower or any(base.is_a(type_, class_) for class_ in narrower)
        )

    def _is_within(self, one: str, other: str) -> bool:
        """Whether one of the two is part of the other's structure."""
        return other in self.links.base.bodies(one) or one in self.links.base.bodies(other)

    def _may_lie_in(self, subject: str, place: str) -> bool:
        """Whether the knowledge has no other place for it; a town and its State are no different places."""
        if _ABROAD.match(self.links.entity(subject).label) and self.links.type_of(place) == "Country":
            return False
        known = self.links.base.objects(subject, "locatedIn")
        around = self.links.base.objects(place, "locatedIn")
        return not known or place in known or any(
            k in around or place in self.links.base.objects(k, "locatedIn") for k in known
        )  # fmt: skip

    def may_hold(self, predicate: str, subject: str, object_: str) -> bool:
        """Whether nothing that is known speaks against the relation between the two."""
        if predicate == "locatedIn":
            return self._may_lie_in(subject, object_)  # the knowledge may have its seat elsewhere
        if predicate == "cooperatesWith":
            return not self._is_within(
                subject, object_
            )  # work inside one's own organization is no cooperation
        if predicate == "established":
            # No part founds its whole, and no body founded the UN or the OSCE.
            return object_ not in (UN, OSCE, *self.links.base.bodies(subject))
        return True

    def admits(self, pattern: RelationPattern, subject: str, object_: str) -> bool:
        """Whether the pattern's relation can hold between the two."""
        return (
            subject != object_
            and self.may_hold(pattern.predicate, subject, object_)
            and self.fits(subject, pattern.predicate, 0, pattern.subject_types)
            and self.fits(object_, pattern.predicate, 1, pattern.object_types)
        )
