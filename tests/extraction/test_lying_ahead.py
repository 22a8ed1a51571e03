"""What lies ahead of a document's day."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document

Make = Callable[..., Document]

AHEAD = [
    ("Ms. Berg praised the seminar on human trafficking, to be held in Tirana.", "tookPlaceIn", "Planned"),
    (
        "UNDP trainers prepare the course on human trafficking, which will be held in Tirana.",
        "tookPlaceIn",
        "Planned",
    ),
    (
        "A seminar on human trafficking, to be convened in Tirana, is under preparation.",
        "tookPlaceIn",
        "Planned",
    ),
    ("She would suggest a meeting in Tirana this autumn.", "tookPlaceIn", "Proposed"),
    ("He asked the partners to organize a donor conference in Tirana.", "tookPlaceIn", "Proposed"),
    ("Ireland, which takes over the OSCE in January, sent cogs.", "chaired", "Planned"),
]
NOT_AHEAD = [
    ("The first seminar to be held in Tirana was on cogs.", "tookPlaceIn"),
    ("UNDP proposed a seminar in Tirana, and it took place in Tirana in April 2011.", "tookPlaceIn"),
    ("A workshop was held in Tirana in May 2010. Another workshop will be held in July.", "tookPlaceIn"),
    ("Ireland chairs the OSCE in 2012.", "chaired"),
    ("Ireland took over the OSCE in January.", "chaired"),
]


def modalities(extractor: Extractor, document: Document, predicate: str) -> set[str]:
    return {str(s.modality) for s in extractor.extract(document).statements if s.predicate == predicate}


@pytest.mark.parametrize(("text", "predicate", "modality"), AHEAD)
def test_is_planned_or_proposed(
    text: str, predicate: str, modality: str, extractor: Extractor, document: Make
) -> None:
    assert modalities(extractor, document(text), predicate) == {modality}


@pytest.mark.parametrize(("text", "predicate"), NOT_AHEAD)
def test_is_actual(text: str, predicate: str, extractor: Extractor, document: Make) -> None:
    assert modalities(extractor, document(text), predicate) == {"Actual"}
