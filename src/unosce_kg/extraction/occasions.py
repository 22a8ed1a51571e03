"""Events and instruments that no pattern names and that their date makes out: "a memorandum was signed on 5 May"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from unosce_kg.extraction import bonds
from unosce_kg.extraction.candidates import DATE, Candidate, Sentence, Token
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.participles import find_rivals
from unosce_kg.extraction.things import find_long_name, find_name, link_earlier, link_thing

_SURE = 0.71  # how surely the date must be the thing's
_CLASSES = {"gathering_noun": "Meeting", "instrument_kind": "Agreement", "vote_noun": "Process"}
_NONE = frozenset(("each", "every", "no", "any", "some", "many", "several", "few"))


# Others that a verb such as "sign" or "hold" makes one, and nouns of those classes that mean many other things besides.
_OTHERS = {
    "Agreement": frozenset(("document", "paper", "text", "programme", "program", "deal", "law", "report", "review", "opinion")),
    "Meeting": frozenset(("gathering", "discussion", "dialogue", "event", "exercise", "camp", "round-table", "exchange", "visit", "talk")),
}  # fmt: skip
_VAGUE = frozenset((
    "settlement", "appeal", "arrangement", "understanding", "standards", "plan", "code", "guide",
    "framework", "vote", "poll", "polls", "ballot", "hearing", "briefing", "launch", "training",
    "graduation", "lecture", "academy", "assembly", "strategy", "curriculum", "contract", "ceasefire",
    "cease-fire", "truce", "assessment", "recommendations", "principles", "regulation", "directive",
    "course", "amendment",
))  # fmt: skip


def add_occasions(links: Links, sentences: Sequence[Sentence]) -> list[Sentence]:
    """Link common nouns for meetings, instruments and votes to things of their own where a date is surely theirs.

    Args:
        links: The document's names, to which the things are added.
        sentences: The parsed sentences.

    Returns:
        The sentences, with the things behind their nouns.
    """
    nouns = {
        noun: type_ for class_, type_ in _CLASSES.items() for noun in links.base.knowledge.lexicon[class_]
    }  # fmt: skip
    nouns |= {noun: type_ for type_, others in _OTHERS.items() for noun in others if noun not in nouns}
    return [_with_occasions(links, sentence, nouns) for sentence in sentences]


def _with_occasions(links: Links, sentence: Sentence, nouns: dict[str, str]) -> Sentence:
    dates = [
        t for t in sentence.tokens
        if t.candidate is not None and links.candidates[t.candidate].type == DATE and _is_dated(links, t.candidate)
    ]  # fmt: skip
    if not dates or not sentence.parsed:
        return sentence
    tokens = list(sentence.tokens)
    rivals = find_rivals(sentence, links.base.knowledge.lexicon)
    for token, type_ in _common(sentence, nouns):
        things = _things(links, tokens)
        if not _is_meant(sentence, token, type_, dates):
            continue
        if any(
            bonds.score(sentence, date, token, type_, things, rivals) > _SURE for date in dates
        ) and not _is_taken(links, sentence, dates, type_, things):
            tokens[token.index] = replace(token, candidate=_link(links, sentence, token, type_))
    return replace(sentence, tokens=tuple(tokens))


def _is_meant(sentence: Sentence, token: Token, type_: str, dates: Sequence[Token]) -> bool:
    """Whether a noun is the name of a thing, or made one by its verb or a date right behind it: "arrangement of May 2005"."""
    word = token.text.casefold()
    if word not in _VAGUE and not any(word in others for others in _OTHERS.values()):
        return True
    if type_ == "Process":
        return False
    verbs = bonds.SIGNED if type_ == "Agreement" else bonds.HELD
    governor = sentence.tokens[token.head]
    role = token.dep in ("obj", "nsubj:pass") or (type_ == "Meeting" and token.dep == "nsubj")
    told = (role and governor.is_one_of(verbs)) or any(
        c.dep.startswith("acl") and c.is_one_of(verbs) for c in sentence.children(token.index)
    )
    behind = any(d.index - token.index == 2 and sentence.tokens[token.index + 1].text == "of" for d in dates)
    return told or (behind and type_ == "Agreement")


def _is_dated(links: Links, candidate: int) -> bool:
    period = links.candidates[candidate].period
    return period is not None and period.start is not None and period.end is not None


def _common(sentence: Sentence, nouns: dict[str, str]) -> Iterator[tuple[Token, str]]:
    """The nouns of a sentence that stand for a thing on a date, with its class; plurals and parts of compounds are none."""
    for token in sentence.tokens:
        before = sentence.tokens[token.index - 1].text.casefold() if token.index else ""
        word = token.text.casefold()
        type_ = nouns.get(f"{before} {word}") or nouns.get(word)
        modifies = token.dep in ("compound", "nmod:poss", "amod", "flat")
        if token.candidate is not None or type_ is None or modifies or token.pos not in ("NOUN", "PROPN"):
            continue
        if not any(c.text.casefold() in _NONE for c in sentence.children(token.index)):
            yield token, type_


def _things(links: Links, tokens: Sequence[Token]) -> set[int]:
    """Indices of the words that stand for events or instruments already."""
    return {
        t.index for t in tokens
        if t.candidate is not None
        and (links.candidates[t.candidate].type == "Agreement" or links.base.is_a(links.candidates[t.candidate].type, "Event"))
    }  # fmt: skip


def _is_taken(links: Links, sentence: Sentence, dates: Sequence[Token], type_: str, things: set[int]) -> bool:
    """Whether every date of the sentence is surely that of a named thing of this class."""
    named = [
        t
        for t in sentence.tokens
        if t.index in things and t.candidate is not None and links.candidates[t.candidate].type == type_
    ]
    return bool(named) and all(
        any(bonds.score(sentence, d, t, type_, things - {t.index}) > _SURE for t in named) for d in dates
    )


def _link(links: Links, sentence: Sentence, token: Token, type_: str) -> int:
    """Add the thing: the one of this noun that was named before if the noun stands alone behind "the", else a new one."""
    span, label = find_name(sentence, token), find_long_name(sentence, token)
    found = Candidate(span, type_, "occasion", score=0.7, reason="a thing that its date makes out")
    earlier = link_earlier(links, sentence, token, found, score=0.75)
    return link_thing(links, span, label, type_, found) if earlier is None else earlier
