"""Which event named before a noun or pronoun comes back to: "the gathering", "the two-day course", "Ms. Berg opened it"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from unosce_kg.extraction.candidates import Sentence, Token
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.memory import Memory
from unosce_kg.text import name_key

_NEAR = 3  # sentences after which a noun that fits any event, or a pronoun, no longer means the last one
_KINDS = ("training_event", "conference_event", "talks_event", "sitting_event", "ceremony_event")
_ALWAYS_MANY = frozenset(("talks", "negotiations", "consultations", "discussions"))
_POINTERS = frozenset(("the", "this", "that"))
_SAME = frozenset(
    ("same", "whole", "entire", "said", "one", "two", "three", "four", "five", "day", "long", "week")
)  # "two-day"
_SPANS = frozenset(
    f"{n}{of}"
    for n in ("one", "two", "three", "four", "five", "six", "ten")
    for of in ("day", "week", "hour")
)
# What makes an event another than the one spoken of.
OTHERS = frozenset(
    ("next", "another", "similar", "further", "future", "previous", "earlier", "later", "separate")
)
# "the Seminar" is one that was called so; "the Council" and "the Assembly" are organs.
_TITLED = frozenset((
    "Conference", "Seminar", "Workshop", "Summit", "Symposium", "Meeting", "Roundtable", "Congress", "Forum",
))  # fmt: skip
# What is done to an event, and to an instrument.
_DONE_TO_EVENT = (
    "open", "close", "chair", "moderate", "attend", "host", "address", "organize", "organise", "convene", "hold", "run",
    "join", "lead", "facilitate", "co-organize", "co-host", "observe",
)  # fmt: skip
_DONE_TO_AGREEMENT = (
    "sign", "countersign", "initial", "adopt", "endorse", "ratify", "conclude", "approve", "issue", "renew", "draft", "join",
)  # fmt: skip


def event_behind(links: Links, sentence: Sentence, number: int, token: Token, memory: Memory) -> str | None:
    """The event that "the meeting" or "the two-day course" means: the last one that may be called so.

    A noun with words of its own ("the meeting of partners", "the closing session") means an event of its own.

    Args:
        links: The document's names, linked.
        sentence: The noun's sentence.
        number: Its number.
        token: The noun.
        memory: What was named in the sentences before.
    """
    word = token.text.casefold()
    alone = token.lemma == word or word in _ALWAYS_MANY
    titled = token.text in _TITLED
    if not (alone and (token.text.islower() or titled) and _is_bare(sentence, token)):
        return None
    named = [*memory.events, *((number, e) for e in _events_before(links, sentence, token))]
    events = dict.fromkeys(event for _, event in reversed(named))
    same = [event for event in events if word in _words(links, event)]
    if same or titled or not named:
        # "The course" goes on about the course, not about the further ones that it named in passing.
        return next((e for e in same if not _words(links, e) & OTHERS), next(iter(same), None))
    at, last = named[-1]
    near = number - at <= _NEAR or len(events) == 1
    return last if near and may_be_called(links, word, last) else None


def thing_acted_on(links: Links, sentence: Sentence, number: int, token: Token, memory: Memory) -> str | None:
    """The event or instrument that "it" stands for by what is done to it: "Ms. Berg opened it", "both parties signed it".

    It is the only one of its kind that this sentence or the one before has named.
    """
    verb = sentence.tokens[token.head]
    if token.dep != "obj" or token.text.casefold() != "it":
        return None
    found: set[str] = set()
    if verb.is_one_of(_DONE_TO_EVENT):
        found |= {e for at, e in memory.events if number - at == 1} | set(
            _events_before(links, sentence, token)
        )
    if verb.is_one_of(_DONE_TO_AGREEMENT):
        found |= {a for at, a in memory.agreements if number - at == 1}
        found |= set(_named_before(links, sentence, token, "Agreement"))
    return found.pop() if len(found) == 1 else None


def _is_bare(sentence: Sentence, token: Token) -> bool:
    """Whether a noun has a pointer before it and no words that would tell it from others of its kind.

    What "this" points to needs none: "this important gathering".
    """
    children = sentence.children(token.index)
    pointers = {c.text.casefold() for c in children if c.index < token.index} & _POINTERS
    told = any(_tells_apart(sentence, token, c, "this" in pointers) for c in children)
    return bool(pointers) and not told and token.dep not in ("compound", "flat")


def _tells_apart(sentence: Sentence, token: Token, child: Token, is_this: bool) -> bool:
    """Whether a word that depends on a noun makes it another event than one named before."""
    dep, between = child.dep.partition(":")[0], sentence.tokens[token.index : child.index]
    if dep in ("amod", "compound", "nummod") and child.index < token.index:
        measure = child.text.casefold().replace("-", "") in _SAME | _SPANS
        return not (measure or (is_this and dep == "amod"))
    if dep == "acl":  # ", which began at ten", "told the gathering that …"
        return not any(t.text in (",", "that") for t in between)
    return dep in ("nmod", "compound", "nummod", "appos")


def may_be_called(links: Links, word: str, event: str) -> bool:
    """Whether a noun fits an event that was named otherwise."""
    lexicon, words = links.base.knowledge.lexicon, _words(links, event)
    if words & OTHERS:
        return False
    return word in lexicon["any_event"] or any(word in lexicon[k] and words & lexicon[k] for k in _KINDS)


def _words(links: Links, event: str) -> frozenset[str]:
    """The words of an event's names; of a plural its singular too."""
    entity = links.entity(event)
    return frozenset().union(*(_words_of(name) for name in (entity.label, *(a.text for a in entity.aliases))))


@lru_cache(maxsize=1 << 12)
def _words_of(name: str) -> frozenset[str]:
    words = name_key(name).split()
    return frozenset((*words, *(part for word in words for part in word.split("-"))))


def _events_before(links: Links, sentence: Sentence, token: Token) -> Sequence[str]:
    return _named_before(links, sentence, token, "Meeting")


def _named_before(links: Links, sentence: Sentence, token: Token, type_: str) -> Sequence[str]:
    before = (
        links.candidates[t.candidate] for t in sentence.tokens[: token.index] if t.candidate is not None
    )
    return [e for c in before if c.type == type_ for e in c.entities]
