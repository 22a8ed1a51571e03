"""Texts that were written to break the reader are read like any others."""

from __future__ import annotations

import re
from collections.abc import Callable
from time import process_time

import pytest

from unosce_kg import knowledge
from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document
from unosce_kg.resources import locate

Make = Callable[[str], Document]
KNOWN = knowledge.load(locate("ontology"))
# So often repeated that a pattern which tries every way to part them takes minutes, and any other a moment.
REPEATED = [
    "⟦Person:1⟧, ⟦Post:2⟧, ",
    "⟦Person:1⟧, ⟦Post:2⟧ and ",
    "⟦UNBody:1⟧ and the ",
    "⟦UNBody:1⟧, together with ⟦Country:2⟧, ",
    "⟦Country:1⟧, ⟦City:2⟧ (⟦Date:3⟧), ",
]
SECONDS = 2.0
BROKEN_OFF = [
    "Whom the OSCE cooperates with",
    "The bodies that UNDP gives money to",
    "UNHCR, including",
    "and, and, and the OSCE, in",
    "including UNDP and UNHCR, including the OSCE and including",
]


@pytest.mark.parametrize("piece", REPEATED)
def test_no_pattern_takes_long(piece: str) -> None:
    text = piece * 14
    slow = []
    for pattern in KNOWN.relation_patterns:
        began = process_time()
        for _ in re.finditer(pattern.surface, text) if pattern.surface else ():
            pass
        if process_time() - began > SECONDS:
            slow.append(pattern.id)
    assert slow == []


@pytest.mark.parametrize("text", BROKEN_OFF)
def test_what_is_broken_off_is_read(text: str, extractor: Extractor, document: Make) -> None:
    made = document(text)
    assert extractor.extract(made).document == made
