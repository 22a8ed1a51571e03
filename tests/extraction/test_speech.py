"""Who spoke to whom, on whose behalf, and what they put forward."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document

Make = Callable[[str], Document]
pytestmark = pytest.mark.usefixtures("parsing")

DELIVERED = (
    "Following is the text of Secretary-General Ban Ki-moon's message to the OSCE Ministerial Council in Vilnius, "
    "delivered by Jan Kubis, Executive Secretary of the Economic Commission for Europe:"
)
READ_OUT = (
    "The message of Secretary-General Ban Ki-moon to the OSCE Permanent Council was delivered by "
    "Kassym-Jomart Tokayev."
)
BROUGHT = (
    "Following is the statement of Jan Kubis, Executive Secretary of the Economic Commission for Europe, to the OSCE "
    "Permanent Council: I thank you. I am glad. I wish you well. My days are long. I bring you a message from "
    "Secretary-General Ban Ki-moon."
)

SAID = [
    (DELIVERED, "person/jan-kubis spokeFor person/ban-ki-moon"),
    (DELIVERED, "person/jan-kubis addressed event/osce-ministerial-council-2011-vilnius"),
    (DELIVERED, "person/ban-ki-moon addressed event/osce-ministerial-council-2011-vilnius"),
    (DELIVERED, "person/jan-kubis holdsPost post/unece-executive-secretary"),
    (READ_OUT, "person/kassym-jomart-tokayev spokeFor person/ban-ki-moon"),
    ("Ban Ki-moon addressed the OSCE Permanent Council in Vienna.",
     "person/ban-ki-moon addressed org/osce-permanent-council"),
    ("Kofi Annan spoke to the OSCE Permanent Council. He praised the work in Kosovo.",
     "person/kofi-annan addressed org/osce-permanent-council"),
    ("Jan Kubis brought greetings from Ban Ki-moon.", "person/jan-kubis spokeFor person/ban-ki-moon"),
    ("Ban Ki-moon could not come; a letter from him was read out by Jan Kubis.",
     "person/jan-kubis spokeFor person/ban-ki-moon"),
    ("Ban Ki-moon, in a letter that was read by Jan Kubis, agreed.", "person/jan-kubis spokeFor person/ban-ki-moon"),
    ("Ban Ki-moon had sent Jan Kubis, who read out a message from him.",
     "person/jan-kubis spokeFor person/ban-ki-moon"),
    ("Ban Ki-moon sent a message to the fair. Jan Kubis read it.", "person/jan-kubis spokeFor person/ban-ki-moon"),
    ("They had messages from Ban Ki-moon and from Kofi Annan. The former's was read by Jan Kubis.",
     "person/jan-kubis spokeFor person/ban-ki-moon"),
    (DELIVERED.replace("delivered by", "delivered in Vilnius today by"), "person/jan-kubis spokeFor person/ban-ki-moon"),
    (DELIVERED.replace("delivered by", "read out on his behalf by"), "person/jan-kubis spokeFor person/ban-ki-moon"),
    (BROUGHT, "person/jan-kubis spokeFor person/ban-ki-moon"),
    (BROUGHT.replace("I bring you a message from", "On behalf of").replace("Ban Ki-moon.", "Ban Ki-moon, I thank you."),
     "person/jan-kubis spokeFor person/ban-ki-moon"),
    ("Kofi Annan proposed closer work on conflict prevention.",
     "person/kofi-annan proposed topic/conflict-prevention"),
    ("Kofi Annan suggested joint work on human trafficking.",
     "person/kofi-annan proposed topic/human-trafficking"),
]  # fmt: skip

UNSAID = [
    ("Ban Ki-moon visited Vienna in May.", "addressed"),
    ("Jan Kubis delivered a parcel to UNDP.", "spokeFor"),
    ("Ban Ki-moon addressed the OSCE Permanent Council in Vienna.", "spokeFor"),
    ("Kofi Annan discussed conflict prevention.", "proposed"),
    ("Kofi Annan spoke in Vienna. Jan Kubis delivered it by hand.", "spokeFor"),
    ("The OSCE Permanent Council met in Vienna.", "addressed"),
]


@pytest.mark.parametrize(("text", "triple"), SAID, ids=[c[1] for c in SAID])
def test_said(text: str, triple: str, extractor: Extractor, document: Make) -> None:
    statements = extractor.extract(document(text)).statements
    assert triple in {f"{s.subject} {s.predicate} {s.object}" for s in statements}


@pytest.mark.parametrize(("text", "predicate"), UNSAID, ids=[f"{c[1]}: {c[0]}" for c in UNSAID])
def test_unsaid(text: str, predicate: str, extractor: Extractor, document: Make) -> None:
    assert predicate not in {s.predicate for s in extractor.extract(document(text)).statements}


@pytest.mark.parametrize("words", ["I have read the letter from", "Paul Okonjo will deliver a letter from"])
def test_a_letter_read_or_delivered_by_others_is_not_read_out(
    words: str, extractor: Extractor, document: Make
) -> None:
    text = BROUGHT.replace("I bring you a message from", words)
    patterns = {e.pattern for s in extractor.extract(document(text)).statements for e in s.evidence}
    assert "speech:read-out" not in patterns


def test_what_another_sent_is_not_read_out_for_the_speaker(extractor: Extractor, document: Make) -> None:
    text = BROUGHT.partition("I bring")[0] + "Irina Bokova sent a message that was read out by Tom Hill."
    spoke = {
        (s.subject, s.object)
        for s in extractor.extract(document(text)).statements
        if s.predicate == "spokeFor"
    }
    assert ("person/tom-hill", "person/jan-kubis") not in spoke


@pytest.mark.parametrize("text", [DELIVERED, READ_OUT])
def test_nobody_speaks_for_themselves(text: str, extractor: Extractor, document: Make) -> None:
    spoke = [s for s in extractor.extract(document(text)).statements if s.predicate == "spokeFor"]
    assert [s.subject for s in spoke if s.subject == s.object] == []
    assert {s.object for s in spoke} == {"person/ban-ki-moon"}


def test_words_in_quotation_marks_are_their_speakers(extractor: Extractor, document: Make) -> None:
    text = '"We need more funds," said Irina Bokova, Director-General of UNESCO, in Paris. We agree.'
    found = [(m.text, m.entities) for m in extractor.extract(document(text)).mentions if m.text == "We"]
    assert found == [("We", ("org/unesco",))]


VERBATIM = [
    ("Mr. Okonjo (Norway): I thank the envoy.", True),
    ("Ms. Okonjo (Norway) (spoke in French): I thank the envoy.", True),
    ("Mr. Okonjo: I thank the envoy.", True),
    ("Mr. Okonjo (Norway) said in Vienna that he was ill.", False),
]


@pytest.mark.parametrize(("words", "speaks"), VERBATIM)
def test_whoever_takes_the_floor(words: str, speaks: bool, extractor: Extractor, document: Make) -> None:
    text = f"{words} The Security Council met."
    record = replace(document(text), symbol="S/PV.7391")
    found = {(s.predicate, s.object) for s in extractor.extract(record).statements}
    assert (("addressed", "org/un-security-council") in found) is speaks


def test_evidence_of_a_delivery_names_its_words(extractor: Extractor, document: Make) -> None:
    statements = extractor.extract(document(READ_OUT)).statements
    (evidence,) = next(s for s in statements if s.predicate == "spokeFor").evidence
    assert evidence.subject is not None
    assert evidence.subject.of(READ_OUT) == "Kassym-Jomart Tokayev"
    assert evidence.trigger == "delivered"
    assert 0 < evidence.confidence < 1
