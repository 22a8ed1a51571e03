"""Nominal mentions: common nouns that stand for a thing of their own, "the human rights office in Sukhumi".

Neither a name nor a date makes these out; what was learned from annotated documents judges them. (The term is that
of the ACE 2005 guidelines, which tell names, nominals and pronouns apart.)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from unosce_kg.extraction import bonds
from unosce_kg.extraction.candidates import DATE, Candidate, Sentence, Token
from unosce_kg.extraction.headed import INHERITED
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.phrases import prepositions
from unosce_kg.extraction.things import find_long_name, find_name, link_earlier, link_lead, link_thing
from unosce_kg.model import LearnedNominals

_PARTS = ("compound", "amod", "flat")  # of another noun's name
_SURE = 0.7  # how surely a date must be the thing's
_REPEATED = 4  # times, from which on it does not matter how often
_BEING = ("remain", "become", "stay")
_NEAR = 4  # words behind the noun in which its place is looked for
_SCORE = 0.65
_BODY = "Organization"


@dataclass(frozen=True, slots=True)
class Nominal:
    """A common noun that may stand for a thing.

    Attributes:
        sentence: Number of its sentence.
        type: Class of the thing, if it is one.
        features: What is seen of it.
    """

    sentence: int
    token: Token
    type: str
    features: frozenset[str]


def add_nominals(
    links: Links,
    sentences: Sequence[Sentence],
    resolved: Collection[tuple[int, int]],
    learned: LearnedNominals,
) -> list[Sentence]:
    """Link common nouns to things of their own where it is likely enough that they stand for one.

    Args:
        links: The document's names, to which the things are added.
        sentences: The parsed sentences.
        resolved: Sentence and word of the nouns that stand for something named elsewhere.
        learned: How likely a noun does.

    Returns:
        The sentences, with the things behind their nouns.
    """
    changed = list(sentences)
    for nominal in list(find_nominals(links, sentences, resolved, learned.nouns)):
        sentence, token = changed[nominal.sentence], nominal.token
        if learned.probability(nominal.features) < learned.threshold:
            continue
        index = _link(links, sentence, nominal)
        if index is None:
            continue
        tokens = list(sentence.tokens)
        tokens[token.index] = replace(token, candidate=index)
        changed[nominal.sentence] = replace(sentence, tokens=tuple(tokens))
    return changed


def find_nominals(
    links: Links,
    sentences: Sequence[Sentence],
    resolved: Collection[tuple[int, int]],
    nouns: Mapping[str, str],
) -> Iterator[Nominal]:
    """The common nouns of a document that may stand for a thing, with what is seen of each, in text order.

    Args:
        links: The document's names.
        sentences: The parsed sentences.
        resolved: Sentence and word of the nouns that stand for something named elsewhere.
        nouns: The nouns to look at, with the class of what they stand for.
    """
    counts = Counter(form for s in sentences for t in s.tokens if t.candidate is None for form in t.forms)
    named = _find_words(links)
    met: set[str] = set()
    for number, sentence in enumerate(sentences):
        for token in sentence.tokens:
            word = next((form for form in token.forms if form in nouns), None)
            free = token.candidate is None and (number, token.index) not in resolved
            if not free or word is None or token.pos != "NOUN" or token.dep in _PARTS:
                continue
            if _is_said_of_named(sentence, token) or _is_beside_named(links, sentence, token, nouns[word]):
                continue
            features = {
                f"word={word}", f"class={nouns[word]}", f"times={min(counts[word], _REPEATED)}",
                "met before" if word in met else "first", *_describe(links, sentence, token, nouns[word]),
            }  # fmt: skip
            if named.get(word, len(links.text)) < token.span.start:
                features.add("named before")
            met.add(word)
            yield Nominal(number, token, nouns[word], frozenset(features))


def _is_said_of_named(sentence: Sentence, token: Token) -> bool:
    """Whether the noun only says what something named is: "ODIHR is the main **institution** of the OSCE", "remain the only **forum**"."""
    if token.dep in ("xcomp", "obj") and sentence.tokens[token.head].is_one_of(_BEING):
        return True
    children = sentence.children(token.index)
    return any(c.dep == "cop" for c in children) and any(
        c.dep == "nsubj" and c.candidate is not None for c in children
    )


def _is_beside_named(links: Links, sentence: Sentence, token: Token, type_: str) -> bool:
    """Whether the noun says in apposition what something named is: "the Forum, an annual **conference** on water"."""
    head = sentence.tokens[token.head]
    if token.dep != "appos" or head.candidate is None:
        return False
    named = links.candidates[head.candidate].type
    classes = ("Organization", "Event", "Agreement")
    return any(links.base.is_a(named, c) and links.base.is_a(type_, c) for c in classes)


def _find_words(links: Links) -> dict[str, int]:
    """Where each word first stands in a name."""
    first: dict[str, int] = {}
    for candidate in sorted(links.candidates, key=lambda c: c.span.start):
        if candidate.entities:
            for word in candidate.span.of(links.document.text).casefold().split():
                first.setdefault(word, candidate.span.start)
    return first


def _describe(links: Links, sentence: Sentence, token: Token, type_: str) -> Iterator[str]:
    governor = sentence.tokens[token.head]
    dep = token.dep.partition(":")[0]
    yield f"in {sentence.kind.value}"
    yield f"role={token.dep}"
    if governor.index != token.index:
        yield f"head={governor.lemma}"
        yield f"head is {governor.pos}"
        yield f"{dep} of {governor.lemma}"
    yield f"before={sentence.tokens[token.index - 1].text.casefold() if token.index else ''}"
    behind = sentence.tokens[token.index + 1 : token.index + 1 + _NEAR]
    yield f"behind={behind[0].text.casefold() if behind else ''}"
    if behind and behind[0].text in ("in", "at"):
        place = next((t for t in behind if t.candidate is not None), None)
        if place:
            yield f"in a {_type(links, place)}"
    if token.lemma != token.text.casefold():
        yield "plural"
    if find_long_name(sentence, token) == token.span:
        yield "alone"
        yield f"alone as {type_}"
    yield from _describe_parts(links, sentence, token, type_)
    types = {_type(links, t) for t in sentence.tokens if t.candidate is not None}
    yield from (f"beside {other}" for other in types)
    dates = [t for t in sentence.tokens if t.candidate is not None and _type(links, t) == DATE]
    if any(bonds.score(sentence, d, token, type_, ()) > _SURE for d in dates):
        yield "dated"


def _describe_parts(links: Links, sentence: Sentence, token: Token, type_: str) -> Iterator[str]:
    """What depends on the noun: determiner, modifiers, names, prepositions and verbs."""
    children = sentence.children(token.index)
    pointers = [c.text.casefold() for c in children if c.dep in ("det", "nmod:poss")]
    pointer = pointers[0] if pointers else "none"
    yield f"determiner={pointer}"
    yield f"determiner={pointer} of {type_}"
    for child in children:
        dep = child.dep.partition(":")[0]
        if child.candidate is not None:
            yield f"{dep}={_type(links, child)}"
        if dep in ("amod", "compound", "nummod"):
            yield f"modifier={child.text.casefold()}"
            yield f"a modifier as {dep}"
        if dep == "case":
            yield f"preposition={child.text.casefold()}"
        if dep == "acl":
            yield "told by a verb"
            yield f"told by {child.lemma}"
        if dep == "nmod":
            for preposition in sorted(prepositions(sentence, child)):
                yield f"{preposition} something"
                yield f"{preposition} {_type(links, child)}"


def _type(links: Links, token: Token) -> str:
    return "-" if token.candidate is None else links.candidates[token.candidate].type


def _type_of(links: Links, sentence: Sentence, nominal: Nominal) -> str:
    """The class of a thing; a body inherits that of the body whose it is: "the OSCE's **working group**"."""
    if nominal.type != _BODY:
        return nominal.type
    owners = (
        _type(links, c)
        for c in sentence.children(nominal.token.index)
        if c.dep in ("nmod:poss", "compound", "amod") or "of" in prepositions(sentence, c)
    )
    return next((owner for owner in owners if owner in INHERITED), _BODY)


def _link(links: Links, sentence: Sentence, nominal: Nominal) -> int | None:
    """Index of the candidate for a noun; none for "an office", which tells no body from others."""
    token, type_ = nominal.token, _type_of(links, sentence, nominal)
    span, label = find_name(sentence, token), find_long_name(sentence, token)
    found = Candidate(
        span, type_, "nominal", score=_SCORE, reason="a common noun that stands for a thing of its own"
    )
    same = link_earlier(links, sentence, token, found, score=_SCORE)
    if same is None:
        same = link_lead(links, token, found, score=_SCORE)
    if same is not None or (label == token.span and nominal.type == _BODY):
        return same
    return link_thing(links, span, label, type_, found)
