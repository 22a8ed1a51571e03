"""Every relation pattern finds its own examples and none of its non-examples."""

from collections import defaultdict
from collections.abc import Callable

import pytest

from unosce_kg import knowledge
from unosce_kg.extraction.frames import FrameReader
from unosce_kg.extraction.implied import ImpliedReader
from unosce_kg.extraction.language import Model
from unosce_kg.extraction.reading import Fact, Reading
from unosce_kg.extraction.stages import Extractor
from unosce_kg.extraction.surfaces import SurfaceReader
from unosce_kg.model import Document, RelationPattern
from unosce_kg.resources import locate

PATTERNS = knowledge.load(locate("ontology")).relation_patterns
EACH = pytest.mark.parametrize("pattern", PATTERNS, ids=[p.id for p in PATTERNS])
MINIMUM = 3
# A parser errs now and then, so that one in so many examples of frames may be missed.
MAY_MISS = 20

Make = Callable[[str], Document]


def facts(pattern: RelationPattern, reading: Reading) -> list[Fact]:
    if pattern.implied:
        return list(ImpliedReader([pattern]).read(reading, []))
    reader = FrameReader([pattern]) if pattern.trigger else SurfaceReader([pattern])
    return list(reader.read(reading))


def named(reading: Reading) -> dict[str, set[str]]:
    """The entities behind each name of the text."""
    found: dict[str, set[str]] = defaultdict(set)
    for candidate in (*reading.links.candidates, *reading.coreferents.values()):
        found[candidate.span.of(reading.links.document.text)].update(candidate.entities)
    return found


def states(
    pattern: RelationPattern, extractor: Extractor, document: Document, subject: str, object_: str
) -> bool:
    """Whether the pattern, or another of its relation, finds that between the two names."""
    reading = extractor.read(document)
    names = named(reading)
    found = [(f.subject, f.object) for f in facts(pattern, reading)]
    if any(fits(pattern, names, ends, subject, object_) for ends in found):
        return True
    statements = [s for s in extractor.extract(document).statements if s.predicate == pattern.predicate]
    return any(fits(pattern, names, (s.subject, str(s.object)), subject, object_) for s in statements)


def fits(
    pattern: RelationPattern, names: dict[str, set[str]], ends: tuple[str, str], subject: str, object_: str
) -> bool:
    """Whether the two ends are what the two names mean; cooperation has no direction."""
    one, other = ends
    straight = one in names[subject] and other in names[object_]
    return straight or (
        pattern.predicate == "cooperatesWith" and other in names[subject] and one in names[object_]
    )


@EACH
def test_has_examples_and_non_examples(pattern: RelationPattern) -> None:
    assert len(pattern.examples) >= MINIMUM
    assert len(pattern.non_examples) >= MINIMUM
    assert len({text for text, _, _ in pattern.examples} | set(pattern.non_examples)) == len(
        pattern.examples
    ) + len(pattern.non_examples)


@pytest.mark.parametrize(
    ("pattern", "example"),
    [(p, e) for p in PATTERNS if p.surface for e in p.examples],
    ids=[f"{p.id}: {e[0][:50]}" for p in PATTERNS if p.surface for e in p.examples],
)
def test_surface_examples(
    pattern: RelationPattern, example: tuple[str, str, str], extractor: Extractor, document: Make
) -> None:
    text, subject, object_ = example
    assert states(pattern, extractor, document(text), subject, object_)


@pytest.mark.usefixtures("parsing")
@pytest.mark.parametrize("pattern", [p for p in PATTERNS if p.trigger], ids=lambda p: p.id)
def test_frame_examples(pattern: RelationPattern, extractor: Extractor, document: Make) -> None:
    missed = [e for e in pattern.examples if not states(pattern, extractor, document(e[0]), *e[1:])]
    assert len(missed) <= len(pattern.examples) // MINIMUM, missed


@pytest.mark.usefixtures("parsing")
def test_few_frame_examples_are_missed(extractor: Extractor, document: Make) -> None:
    examples = [(p, e) for p in PATTERNS if p.trigger for e in p.examples]
    missed = [e for p, e in examples if not states(p, extractor, document(e[0]), *e[1:])]
    assert len(missed) * MAY_MISS <= len(examples), missed


@EACH
def test_non_examples(pattern: RelationPattern, extractor: Extractor, document: Make, model: Model) -> None:
    if pattern.trigger and not model.parses:
        pytest.skip("the packaged pipeline is not there")
    for text in pattern.non_examples:
        assert facts(pattern, extractor.read(document(text))) == [], text
