"""Wholes that a sentence names only to say whose part it is that cooperates: "our Mission works with UNICEF"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from unosce_kg.extraction.candidates import Sentence
from unosce_kg.extraction.cooperation import COOPERATES
from unosce_kg.extraction.judging import is_learned
from unosce_kg.extraction.phrases import ancestors, head_of
from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.model import Span

_End = tuple[str, Span | None]
_JOINED = ("conj", "appos", "parataxis")


def without_wholes(reading: Reading, facts: Sequence[Fact]) -> list[Fact]:
    """The facts without the learned ones that give a part's cooperation to its whole as well.

    Args:
        reading: The document.
        facts: All facts of it, of patterns and learned ones.
    """
    told: dict[int, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.predicate == COOPERATES:
            told[fact.sentence].append(fact)
    return [f for f in facts if not _is_of_whole(reading, f, told[f.sentence])]


def _is_of_whole(reading: Reading, fact: Fact, told: Sequence[Fact]) -> bool:
    if fact.predicate != COOPERATES or not is_learned(fact):
        return False
    sentence = reading.sentences[fact.sentence]
    return any(
        partner == other_partner and whole != part and _is_owner(sentence, at, span)
        for (whole, at), partner in _ends(fact)
        for other in told
        for (part, span), other_partner in _ends(other)
    )


def _ends(fact: Fact) -> Iterator[tuple[_End, str]]:
    """Each end of a cooperation, with where it is named, and the one at the other end."""
    yield (fact.subject, fact.subject_span), fact.object
    yield (fact.object, fact.object_span), fact.subject


def _is_owner(sentence: Sentence, whole: Span | None, part: Span | None) -> bool:
    """Whether a name stands inside another one or among the words that say more of it."""
    if whole is None or part is None or whole == part:
        return False
    if part.contains(whole):
        return True
    inside = [t for t in sentence.tokens if whole.contains(t.span)]
    own = {t.index for t in sentence.tokens if part.contains(t.span)}
    if not inside or head_of(inside).index in own:
        return False
    above = ancestors(sentence.tokens, head_of(inside))
    return any(
        t.head in own and t.index not in own and not t.dep.startswith(_JOINED)
        for t in sentence.tokens
        if t.index in above
    )
