"""Whoever a report of an occasion quotes spoke there: "A workshop opened in Skopje today. … 'X', said **Ms. Berg**".

A press release on a workshop quotes those who spoke at it. What somebody told the press, or said in a letter or elsewhere,
was not said there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unosce_kg.extraction.focus import Focus
from unosce_kg.extraction.quotations import in_quotes
from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.extraction.speech import persons
from unosce_kg.model import BlockKind

_CONFIDENCE = 0.7
_ELSEWHERE = re.compile(
    r"\b(?:reporters?|journalists?|newspapers?|(?:news |press )?agency|interview(?:ed)?|(?:press |written )?statements?|letters?|"
    r"telephone|phone|tweet(?:ed)?|article|report|spokes\w+|(?:had|has|have) (?:[a-z]+ )?(?:said|stressed|noted|warned|recalled|told)|"
    r"last (?:year|month|week)|earlier (?:this|in))\b"
)


def read_reported(reading: Reading, facts: Sequence[Fact]) -> Iterator[Fact]:
    """Who spoke at the occasion that a document reports of, in text order.

    Args:
        reading: The document.
        facts: What was read of it so far; nobody of whom it tells where they spoke is looked at.
    """
    focus = Focus(reading)
    occasion = focus.occasion
    if occasion is None or reading.frame.is_message:
        return
    told = {f.subject for f in facts if f.predicate == "addressed"}
    verbs = reading.links.base.knowledge.lexicon["reporting_verb"]
    for number, sentence in enumerate(reading.sentences):
        if not sentence.parsed or sentence.kind is not BlockKind.PARAGRAPH:
            continue
        if focus.names_other(number, occasion) or _ELSEWHERE.search(sentence.span.of(reading.links.text)):
            continue
        saying = (
            t for t in sentence.tokens if t.pos == "VERB" and t.candidate is None and t.is_one_of(verbs)
        )
        for verb in (t for t in saying if not in_quotes(t.span, reading.quotes)):
            for speaker in persons(reading, number, verb):
                person = speaker.entities[0]
                if person.startswith("person/") and person not in told:
                    told.add(person)
                    yield Fact(person, "addressed", occasion, number, "speech:reported",
                               _CONFIDENCE * speaker.score, verb, speaker.span)  # fmt: skip
