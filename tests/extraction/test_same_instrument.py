"""Instruments that a text names again by nothing but their kind."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document

Make = Callable[[str], Document]
pytestmark = pytest.mark.usefixtures("parsing")

# text, name before, how many instruments the text has
TEXTS = [
    ("UNODC and the OSCE issued a joint statement on 3 May 2018. The statement was signed by Paul Okonjo.", 1),
    ("UNDP and the OSCE signed a memorandum of understanding on 3 May 2018. The memorandum was signed by Eva Novak.", 1),
    ("UNICEF and the OSCE adopted a joint declaration on 3 May 2018. This declaration was published by UNICEF.", 1),
    # said more of, another kind, two of them
    ("UNODC and the OSCE issued a joint statement on 3 May 2018. The statement on water was issued by UNDP on 5 May.", 2),
    ("UNODC and the OSCE issued a joint statement on 3 May 2018. The statement issued by UNDP on 5 May was shorter.", 2),
    ("UNODC and the OSCE issued a joint statement on 3 May 2018. The protocol was signed by Paul Okonjo.", 2),
    ("UNODC and the OSCE issued a joint statement on 3 May 2018. UNDP and IOM issued a press statement on 4 May 2018. "
     "The statement was signed by Paul Okonjo.", 3),
    ("UNODC and the OSCE issued a joint statement on 3 May 2018. A statement was signed by Paul Okonjo.", 2),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number"), TEXTS)
def test_instruments(text: str, number: int, extractor: Extractor, document: Make) -> None:
    mentions = extractor.extract(document(text)).mentions
    assert len({e for m in mentions for e in m.entities if e.startswith("agreement/")}) == number
