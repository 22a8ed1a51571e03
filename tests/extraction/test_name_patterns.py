"""Every name pattern names its own examples as it says, and none of its non-examples."""

from collections.abc import Callable

import pytest

from unosce_kg import knowledge
from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document, NamePattern
from unosce_kg.resources import locate

PATTERNS = knowledge.load(locate("ontology")).name_patterns
EACH = pytest.mark.parametrize("pattern", PATTERNS, ids=[p.id for p in PATTERNS])
MINIMUM = 2

Make = Callable[[str], Document]


def found(pattern: NamePattern, extractor: Extractor, document: Document) -> list[str]:
    """The labels of what the pattern found in the document; words that it left unlinked as they stand."""
    reading = extractor.read(document)
    return [
        reading.links.entity(candidate.entities[0]).label
        for candidate in reading.links.candidates
        if candidate.detector == f"pattern:{pattern.id}" and candidate.entities
    ]


@EACH
def test_has_examples_and_non_examples(pattern: NamePattern) -> None:
    assert len(pattern.examples) >= MINIMUM
    assert len(pattern.non_examples) >= MINIMUM


@pytest.mark.parametrize(
    ("pattern", "text", "label"),
    [(p, text, label) for p in PATTERNS for text, label in p.examples],
    ids=[f"{p.id}: {text[:50]}" for p in PATTERNS for text, _ in p.examples],
)
def test_examples(pattern: NamePattern, text: str, label: str, extractor: Extractor, document: Make) -> None:
    assert label in found(pattern, extractor, document(text))


@EACH
def test_non_examples(pattern: NamePattern, extractor: Extractor, document: Make) -> None:
    for text in pattern.non_examples:
        assert found(pattern, extractor, document(text)) == [], text
