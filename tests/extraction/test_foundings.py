"""When a body was founded, and by whom where a text leaves that to the reader."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document

Make = Callable[[str], Document]
pytestmark = pytest.mark.usefixtures("parsing")

OSCE = "org/osce"
# text, founder, the day, month or year
FOUNDED = [
    ("The OSCE Mission to Georgia, set up in December 1992, has a small office.", OSCE, "1992-12"),
    ("He praised the OSCE Mission to Ukraine, opened in Kyiv in November 1994.", OSCE, "1994-11"),
    ("ODIHR, which was first established in Warsaw in 1991, trains judges.", OSCE, "1991"),
    ("The OSCE Centre in Almaty was opened there on 15 January 1999.", OSCE, "1999-01-15"),
    ("UNICEF was founded in 1946 by the General Assembly.", "org/un-general-assembly", "1946"),
    (
        "The OSCE Mission to Georgia has a small office. The mission, set up in 1992, trains judges.",
        OSCE,
        "1992",
    ),
    ("ODIHR is small. It was opened in Warsaw in 1991.", OSCE, "1991"),
    ("UNRCCA serves UNDP, which opened it in December 2007.", "org/undp", "2007-12"),
]
UNFOUNDED = [
    "The OSCE, established in 1975, is large.",
    "UNESCO, founded in 1945, lent its hall.",
    "UNRCCA was opened in Ashgabat in December 2007.",
    "WHO was established in 1948 and has a hall.",
    "The OSCE Centre in Almaty was not opened in 1999.",
    "The OSCE Centre in Almaty was reopened in 2009.",
    "ODIHR established in 1999 how many judges there were.",
    "The OSCE Mission to Georgia opened a show in 1999.",
    "The OSCE Mission to Georgia has a school in Gori. The school was opened in 1994.",
]


def foundings(extractor: Extractor, document: Document) -> set[tuple[str, str]]:
    found = (s for s in extractor.extract(document).statements if s.predicate == "established")
    return {(s.subject, str(s.qualifiers.on_date)) for s in found}


@pytest.mark.parametrize(("text", "founder", "date"), FOUNDED)
def test_founder_and_date(text: str, founder: str, date: str, extractor: Extractor, document: Make) -> None:
    assert foundings(extractor, document(text)) == {(founder, date)}


@pytest.mark.parametrize("text", UNFOUNDED)
def test_no_founding(text: str, extractor: Extractor, document: Make) -> None:
    assert not foundings(extractor, document(text))
