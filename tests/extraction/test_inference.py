"""Bodies of different organizations that sign one instrument, or hold one event, cooperate on what it is about."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction.inference import infer
from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document, Modality, Statement

Make = Callable[[str], Document]
pytestmark = pytest.mark.usefixtures("parsing")

TWO_SENTENCES = (
    "The UNDP Administrator signed a memorandum of understanding on energy security. "
    "The OSCE Secretary General signed the memorandum of understanding on energy security."
)

# A text, the two who cooperate, and on what.
FOLLOWS = [
    ("The OSCE and UNODC signed a Memorandum of Understanding on drug trafficking.", "osce", "unodc",
     "illicit-drugs"),
    ("UNHCR and the OSCE signed the Protocol on Internally Displaced Persons.", "osce", "unhcr",
     "internally-displaced-persons"),
    ("UNHCR and the OSCE adopted a joint declaration on statelessness.", "osce", "unhcr", "statelessness"),
    ("UNDP and the OSCE jointly published the Guidelines on Community Policing.", "osce", "undp",
     "community-policing"),
    ("A seminar on border management was organized by UNODC and the OSCE.", "osce", "unodc",
     "border-management"),
    # holders of posts sign for their bodies
    ("The Secretary-General of the United Nations and the OSCE Secretary General signed a joint statement on "
     "conflict prevention.", "osce", "un", "conflict-prevention"),
    ("The Executive Director of UNODC and the OSCE Secretary General signed a Joint Action Plan on combating "
     "terrorism.", "osce", "unodc", "terrorism"),
    ("The UNESCO Director-General and the Secretary General of NATO signed a Joint Declaration on media freedom.",
     "nato", "unesco", "freedom-of-the-media"),
    (TWO_SENTENCES, "osce", "undp", "energy-security"),
]  # fmt: skip

# Nothing follows: one organization's own bodies, one party alone, no signature.
NOTHING = [
    "The OSCE and ODIHR signed a Memorandum of Understanding on elections.",
    "The OSCE signed a Memorandum of Understanding on elections.",
    "The Secretary-General of the United Nations and the OSCE Secretary General did not sign a joint statement on "
    "conflict prevention.",
    "A seminar on border management was organized by UNODC.",
]


def cooperation(extractor: Extractor, document: Document) -> list[Statement]:
    return [s for s in extractor.extract(document).statements if s.predicate == "cooperatesWith"]


@pytest.mark.parametrize(("text", "one", "other", "topic"), FOLLOWS, ids=[c[0][:70] for c in FOLLOWS])
def test_follows(text: str, one: str, other: str, topic: str, extractor: Extractor, document: Make) -> None:
    (statement,) = cooperation(extractor, document(text))
    assert (statement.subject, statement.object) == (f"org/{one}", f"org/{other}")
    assert statement.qualifiers.topics == (f"topic/{topic}",)
    assert statement.modality is Modality.ACTUAL


@pytest.mark.parametrize("text", NOTHING, ids=[t[:70] for t in NOTHING])
def test_nothing_follows(text: str, extractor: Extractor, document: Make) -> None:
    assert cooperation(extractor, document(text)) == []


def test_evidence_is_the_sentence_of_the_second_party(extractor: Extractor, document: Make) -> None:
    statements = extractor.extract(document(TWO_SENTENCES)).statements
    (joint,) = [s for s in statements if s.predicate == "cooperatesWith"]
    (evidence,) = joint.evidence
    assert evidence.sentence.start == TWO_SENTENCES.index("The OSCE")
    assert evidence.pattern == "shared-partyTo"


def test_a_conclusion_is_estimated_lower_than_what_it_rests_on(extractor: Extractor, document: Make) -> None:
    reading = extractor.read(document(TWO_SENTENCES))
    facts = extractor.read_facts(reading)
    (joint,) = [f for f in infer(reading, facts) if f.pattern == "shared-partyTo"]
    assert joint.confidence < min(f.confidence for f in facts if f.predicate == "partyTo")


def test_an_event_says_on_what_its_organizers_cooperate_and_not_where(
    extractor: Extractor, document: Make
) -> None:
    text = "A seminar on border management was organized in Skopje by UNODC and the OSCE."
    (implied,) = [
        s for s in cooperation(extractor, document(text)) if s.evidence[0].pattern == "shared-organizedBy"
    ]
    assert implied.qualifiers.topics == ("topic/border-management",)
    assert implied.qualifiers.places == ()
