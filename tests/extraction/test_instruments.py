"""Who is party to an instrument and what it builds on, who invites to a meeting, whose task a field is, who answers a crisis."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document, Modality

Make = Callable[[str], Document]
UNICEF, UNDP, ALBANIA, DECLARATION = "org/unicef", "org/undp", "place/albania", "agreement/tirana-declaration"
WORKSHOP = "A workshop on policing was opened in Tirana. "

READ = [
    ("partyTo", "UNICEF signed an agreement with UNDP.", {UNICEF, UNDP}),
    ("partyTo", "UNICEF did not sign an agreement with UNDP.", set()),
    ("partyTo", "Could UNICEF not conclude an agreement with UNDP?", set()),
    ("partyTo", "He quoted the Water Convention, to which Albania has belonged since 2002.", {ALBANIA}),
    ("partyTo", "Albania is legally bound by the Water Convention.", {ALBANIA}),
    ("partyTo", "Albania is not bound by the Water Convention.", set()),
    ("partyTo", "He quoted the Water Convention, to which Albania objects.", set()),
    ("complements", "The Tirana Declaration rests on the Helsinki Document.", {DECLARATION}),
    ("complements", "The Tirana Declaration puts resolution 1373 (2001) into practice.", {DECLARATION}),
    ("complements", "The Tirana Declaration does not go beyond the Helsinki Document.", set()),
    ("complements", "The Tirana Declaration praises the Helsinki Document.", set()),
    ("complements", "The Tirana Declaration asks Albania to carry out the Helsinki Document.", set()),
    ("worksOn", "Demining falls to UNDP.", {UNDP}),
    ("worksOn", "Elections are the business of UNDP.", {UNDP}),
    ("worksOn", "The decision left policing to UNDP.", {UNDP}),
    ("worksOn", "Elections are not the business of UNDP.", set()),
    ("worksOn", "Demining matters to UNDP.", set()),
    ("respondedTo", "After the violence in Albania, UNICEF sent tents.", {UNICEF}),
    ("respondedTo", "After the violence in Albania, UNICEF was silent.", set()),
    ("respondedTo", "Before the violence in Albania, UNICEF sent tents.", set()),
]  # fmt: skip
INVITED = [
    (WORKSHOP + "Forty judges came together at the invitation of UNICEF and UNDP.", {UNICEF, UNDP}),
    (WORKSHOP + "Albania was its host.", {ALBANIA}),
    (WORKSHOP + "It lasted three days, with Albania as host.", {ALBANIA}),
    ("A workshop on policing was put together by UNDP.", {UNDP}),
    ("The UNICEF-sponsored regional workshop on policing opened in Baku.", {UNICEF}),
    (WORKSHOP + "A judge left for Minsk at the invitation of UNICEF.", set()),
    (WORKSHOP + "Albania thanked the host.", set()),
    (WORKSHOP + "Albania was host to many refugees.", set()),
    ("Albania was its host.", set()),
]


@pytest.mark.usefixtures("parsing")
@pytest.mark.parametrize(("predicate", "text", "subjects"), READ)
def test_who_stands_at_the_beginning_of_a_relation(
    predicate: str, text: str, subjects: set[str], extractor: Extractor, document: Make
) -> None:
    found = stated(extractor, document(text), predicate)
    assert {subject for subject, _ in found} == subjects


@pytest.mark.usefixtures("parsing")
@pytest.mark.parametrize(("text", "hosts"), INVITED)
def test_who_invites_to_a_meeting(text: str, hosts: set[str], extractor: Extractor, document: Make) -> None:
    found = stated(extractor, document(text), "organizedBy", "hostedBy")
    assert {object_ for _, object_ in found} == hosts


def stated(extractor: Extractor, document: Document, *predicates: str) -> set[tuple[str, str]]:
    """Both ends of what is not denied."""
    return {
        (s.subject, str(s.object)) for s in extractor.extract(document).statements
        if s.predicate in predicates and s.modality is not Modality.NEGATED
    }  # fmt: skip
