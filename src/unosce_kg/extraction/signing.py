"""Whether an agreement has been made, is to be made, or was not: "A memorandum between X and Y was not signed"."""

from __future__ import annotations

from collections.abc import Mapping

from unosce_kg.extraction.candidates import Sentence, Token
from unosce_kg.extraction.modality import find_modality
from unosce_kg.model import Modality

_MAKING = (
    "sign", "conclude", "initial", "reach", "adopt", "agree", "ratify", "finalize", "finalise", "complete", "approve", "seal",
    "negotiate", "draft", "prepare",
)  # fmt: skip
_GOING_ON = ("negotiate", "draft", "prepare", "discuss", "finalize", "finalise", "consider")
_DROPPED = ("reject", "refuse", "abandon", "veto", "shelve")
_SUBJECTS = ("nsubj", "nsubj:pass")


def find_making(sentence: Sentence, noun: Token, lexicon: Mapping[str, frozenset[str]]) -> Modality:
    """The modality under which a sentence puts an agreement, by what becomes of it there.

    Args:
        sentence: The sentence.
        noun: The agreement's token.
        lexicon: Word classes.
    """
    if any(c.text.casefold() == "no" and c.dep == "det" for c in sentence.children(noun.index)):
        return Modality.NEGATED
    verb = sentence.tokens[noun.head]
    if noun.dep not in (*_SUBJECTS, "obj") or verb.index == noun.index or verb.pos != "VERB":
        return Modality.ACTUAL
    auxiliaries = [c.text.casefold() for c in sentence.children(verb.index) if c.dep.startswith("aux")]
    if "being" in auxiliaries and verb.is_one_of(_GOING_ON):
        return Modality.PLANNED
    if verb.is_one_of(_DROPPED):
        return Modality.NEGATED
    return find_modality(sentence, verb, lexicon) if verb.is_one_of(_MAKING) else Modality.ACTUAL
