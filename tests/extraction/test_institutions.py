"""Whether "the High Commissioner on National Minorities" is the person in office or the institution."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document

POST, BODY = "post/osce-high-commissioner-on-national-minorities", "org/osce-hcnm"
MEDIA_POST, MEDIA = "post/osce-representative-on-freedom-of-the-media", "org/osce-rfom"

TEXTS = [
    ("The High Commissioner on National Minorities, based in The Hague, watches.", BODY),
    ("The High Commissioner on National Minorities was established in 1992.", BODY),
    ("UNICEF and the OSCE High Commissioner on National Minorities wrote a guide.", BODY),
    ("The High Commissioner on National Minorities and UNHCR gave advice.", BODY),
    ("ODIHR, the High Commissioner on National Minorities, and UNDP came.", BODY),
    ("UNESCO liaises with the Representative on Freedom of the Media.", MEDIA),
    ("The Representative on Freedom of the Media works closely with UNESCO.", MEDIA),
    ("The High Commissioner on National Minorities visited Riga.", POST),
    ("The High Commissioner on National Minorities said that UNHCR had left.", POST),
    ("UNDP met the High Commissioner on National Minorities, Max van der Stoel.", POST),
    ("With the High Commissioner on National Minorities, Knut Berg, UNDP came.", POST),
    ("The Secretary-General, the Representative on Freedom of the Media and she spoke.", MEDIA_POST),
    ("The work of the Representative on Freedom of the Media was praised.", MEDIA_POST),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS, ids=[t for t, _ in TEXTS])
def test_who_is_meant(
    text: str, expected: str, extractor: Extractor, document: Callable[[str], Document]
) -> None:
    links = extractor.read(document(text)).links
    found = {e for c in links.candidates if not c.hidden for e in c.entities}
    assert found & {POST, BODY, MEDIA_POST, MEDIA} == {expected}
