"""Dates told by their distance from another day."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction.distant_dates import read_distances
from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document

Make = Callable[..., Document]

TOLD = [
    ("The office closed on 20 March 2010, two days after the referendum in Albania.", "2010-03-18"),
    ("The office closed on 20 March 2010, five weeks after the conference on cogs.", "2010-02"),
    ("Two days before the elections in Albania, UNDP handed over the cogs.", "2012-05-11"),
    ("The day after the elections in Albania, UNDP counted the cogs.", "2012-05-08"),
    ("On the eve of the Widget Security Conference, UNDP asked for more of them.", "2012-05-10"),
]
NOT_TOLD = [
    "More than two days after the elections in Albania, the cogs were counted.",
    "Within three days after the conference on cogs a report is due.",
    "From 3 to 9 May 2010 they counted cogs, and on 12 May, two days after the elections in Albania, they stopped.",
    "Two years after the elections in Albania the cogs were counted.",
    "The day after, the elections in Albania were discussed.",
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_distance_gives_the_date(text: str, expected: str, extractor: Extractor, document: Make) -> None:
    dates = [str(period.start) for _, period, *_ in read_distances(extractor.read(document(text)))]
    assert dates == [expected]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_a_vague_distance_gives_none(text: str, extractor: Extractor, document: Make) -> None:
    assert list(read_distances(extractor.read(document(text)))) == []


def test_below_the_lead_only_a_day_of_the_sentence_counts(extractor: Extractor, document: Make) -> None:
    text = "Cogs are round. " * 4 + "Two days after the elections in Albania, UNDP counted them."
    assert list(read_distances(extractor.read(document(text)))) == []
