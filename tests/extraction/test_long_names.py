"""Fuller names of events and instruments."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document

Make = Callable[..., Document]

NAMED = [
    ("A meeting of experts on cogs was held in Tirana on 5 May 2010.", "meeting of experts on cogs"),
    (
        "The parties signed a treaty on the protection of cogs on 5 May 2010.",
        "treaty on the protection of cogs",
    ),
    ("They spoke at the talks on Albania opening in Geneva tomorrow.", "talks on Albania"),
    ("They took part in the second Meeting of the Parties on 5 May 2010.", "second Meeting of the Parties"),
    ("UNDP opened a training course on human trafficking in Tirana.", "training course on human trafficking"),
]
NOT_NAMED = [
    ("A seminar on cogs was held in Tirana on 5 May 2010.", "seminar on cogs was held"),
    (
        "They came to the annual meeting of the Cog Group, a body of UNDP.",
        "annual meeting of the Cog Group, a body",
    ),
]


def names(extractor: Extractor, document: Document) -> set[str]:
    found = extractor.extract(document).entities
    return {name for e in found for name in (e.label, *(alias.text for alias in e.aliases))}


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_has_the_fuller_name(text: str, name: str, extractor: Extractor, document: Make) -> None:
    assert name in names(extractor, document(text))


@pytest.mark.parametrize(("text", "name"), NOT_NAMED)
def test_name_ends_where_the_words_say_more(
    text: str, name: str, extractor: Extractor, document: Make
) -> None:
    assert name not in names(extractor, document(text))
