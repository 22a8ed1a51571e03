"""What was held or signed on a day by the participle behind it, whatever the parser has hung that on."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from unosce_kg.extraction.candidates import Sentence, Token
from unosce_kg.extraction.phrases import RELATIVES

_HELD = frozenset(("hold", "convene", "host", "organize", "organise", "stage"))
_SIGNED = frozenset(
    ("sign", "adopt", "conclude", "initial", "ratify", "agree", "negotiate", "reach", "approve")
)
_DONE = {"Meeting": _HELD, "Event": _HELD, "Process": frozenset(("hold", "schedule")), "Agreement": _SIGNED}
_ENDINGS = ("ed", "held", "led")
# Words for what may be held or signed too, and to which a participle behind them would belong.
_KINDS = ("gathering_noun", "occasion_noun", "vote_noun", "instrument_kind", "other_outcome_noun")
_ONES = frozenset(("one", "ones"))
_NAME = frozenset(("ADP", "DET", "NOUN", "PROPN", "ADJ", "NUM", "CCONJ", "PART", "PUNCT", "SYM"))
_STOPS = frozenset((";", ":", "--", "–", "—", "."))
_BE = frozenset(("was", "were", "been", "be", "being", "is", "are", "had", "has", "have", "to", "will"))
_SETTING = frozenset(("ADP", "DET", "PUNCT", "ADV", "ADJ", "CCONJ", "PROPN", "SCONJ", "PART"))
_SEATS = frozenset(
    ("capital", "city", "town", "village", "headquarters", "seat", "resort", "district", "region")
)


def find_rivals(sentence: Sentence, lexicon: Mapping[str, Collection[str]]) -> frozenset[int]:
    """Indices of the common nouns of a sentence that a participle such as "held" or "signed" may belong to.

    Args:
        sentence: The sentence.
        lexicon: Word classes of the knowledge.
    """
    words = _ONES.union(*(lexicon[kind] for kind in _KINDS))
    nouns = (t for t in sentence.tokens if t.candidate is None and t.pos in ("NOUN", "PROPN"))
    return frozenset(t.index for t in nouns if t.is_one_of(words))


def is_done_on(sentence: Sentence, date: Token, thing: Token, type_: str, rivals: Collection[int]) -> bool:
    """Whether a participle behind a thing says that it was held or signed on a date: "a treaty on the river, signed in Rome **on 3 May**".

    Args:
        sentence: The sentence of both.
        date: The time expression.
        thing: The word that stands for the thing.
        type_: Class of the thing.
        rivals: Indices of all words that such a participle may belong to.
    """
    between = sentence.tokens[thing.index + 1 : date.index]
    verbs = [n for n, t in enumerate(between) if t.pos == "VERB"]
    if not verbs or not _is_participle(between[verbs[-1]], _DONE.get(type_, frozenset())):
        return False
    name, setting = between[: verbs[-1]], between[verbs[-1] + 1 :]
    return _is_setting(setting) and _is_name(_without_opening(name), rivals)


def _is_participle(token: Token, verbs: Collection[str]) -> bool:
    return token.is_one_of(verbs) and token.text.casefold().endswith(_ENDINGS)


def _is_setting(tokens: Sequence[Token]) -> bool:
    """Whether nothing but a place, and by or with whom it was, stands between a participle and its date."""
    if tokens and tokens[0].pos not in ("ADP", "ADV", "PUNCT", "CCONJ", "SCONJ"):
        return False
    return not any(t.text in _STOPS for t in tokens) and all(
        t.candidate is not None or t.pos in _SETTING or t.text.casefold() in _SEATS for t in tokens
    )


def _without_opening(tokens: Sequence[Token]) -> Sequence[Token]:
    """What stands before "which was held", "that had been signed" or ", held"."""
    end = len(tokens)
    while end and (tokens[end - 1].pos == "ADV" or tokens[end - 1].text.casefold() in _BE):
        end -= 1
    if end and tokens[end - 1].text.casefold() in RELATIVES:
        end -= 1
    elif end < len(tokens) and any(t.text.casefold() in _BE for t in tokens[end:]):
        return tokens  # a finite verb, whose subject the parser knows better
    return tokens[: end - 1] if end and tokens[end - 1].text == "," else tokens[:end]


def _is_name(tokens: Sequence[Token], rivals: Collection[int]) -> bool:
    """Whether words behind a thing say only what it is on or between whom, and name nothing else that can be held or signed."""
    return not any(t.index in rivals or t.text in _STOPS for t in tokens) and all(
        t.candidate is not None or t.pos in _NAME for t in tokens
    )
