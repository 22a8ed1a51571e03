"""Denied acts that say nothing of whether two bodies work together: "Neither the UN nor the OSCE is promoting returns"."""

from __future__ import annotations

import re

from unosce_kg.extraction.cooperation import COOPERATES
from unosce_kg.extraction.phrases import clause
from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.model import Modality

_TOGETHER = re.compile(
    r"\b(?:joint\w*|together|common|shared|cooperat\w+|co-operat\w+|one another|each other)\b", re.I
)
_SIGNING = ("sign", "conclude", "initial", "ratify")
_JOINED = re.compile(r"\bwith\b", re.I)


def is_mere_act(reading: Reading, fact: Fact) -> bool:
    """Whether a denied cooperation rests on nothing but an act that both ends did not do.

    Who does one thing beside another works together; who does not do it may still work together, as may who signs nothing.
    """
    lexicon = reading.links.base.knowledge.lexicon
    trigger, ends = fact.trigger, (fact.subject_span, fact.object_span)
    if fact.predicate != COOPERATES or fact.modality is not Modality.NEGATED or trigger is None:
        return False
    if clause(reading.sentences[fact.sentence], trigger).is_one_of(_SIGNING):
        return True
    if trigger.pos not in ("VERB", "AUX") or trigger.is_one_of(lexicon["cooperation_verb"]):
        return False
    first, last = sorted(ends, key=lambda end: end.start if end else -1)
    if first is None or last is None:
        return False
    apart = first.end <= trigger.span.start < last.start
    between = reading.links.text[first.end : last.start]
    sentence = reading.sentences[fact.sentence].span.of(reading.links.text)
    return not (apart or _JOINED.search(between) or _TOGETHER.search(sentence))
