"""Sessions of ministers and heads of State that a verb tells."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document

Make = Callable[..., Document]

TOLD = [
    ("The foreign ministers of the OSCE will meet in Dublin on 6 and 7 December.", "event/osce-ministerial-council-2012-dublin"),
    ("When OSCE foreign ministers gathered in Vilnius in December 2011, UNDP was there.", "event/osce-ministerial-council-2011-vilnius"),
    ("He flew to Dublin, where the ministers of the OSCE meet in December.", "event/osce-ministerial-council-2012-dublin"),
    ("Meeting in Vilnius in December 2011, the OSCE ministers spoke of cogs.", "event/osce-ministerial-council-2011-vilnius"),
]  # fmt: skip
NOT_TOLD = [
    "The OSCE was a topic when NATO foreign ministers met in Dublin in December 2012.",
    "The ministers of Georgia and Armenia met in Dublin in December 2012, and the OSCE was there.",
    "The foreign ministers of the OSCE met in Dublin in March 2012.",
    "The ministers met in Dublin in December 2012.",
    "The OSCE asked the ministers for cogs in Dublin.",
]


@pytest.mark.parametrize(("text", "session"), TOLD)
def test_the_session_is_mentioned(text: str, session: str, extractor: Extractor, document: Make) -> None:
    assert session in {e for m in extractor.extract(document(text)).mentions for e in m.entities}


@pytest.mark.parametrize("text", NOT_TOLD)
def test_other_ministers_hold_no_session(text: str, extractor: Extractor, document: Make) -> None:
    named = {e for m in extractor.extract(document(text)).mentions for e in m.entities}
    assert not {e for e in named if "ministerial-council" in e}
