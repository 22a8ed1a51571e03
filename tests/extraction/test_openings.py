"""What opens a sentence: participles, messages read out by another, grounds, and who is the subject behind them."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document

Make = Callable[[str], Document]
pytestmark = pytest.mark.usefixtures("parsing")

# Each text, a predicate, and the only modality under which it is read.
MODALITIES = [
    ("Addressing the Tirana Conference, Ms. Anna Lund called on States to ratify the treaty.", "addressed", "Actual"),
    ("Speaking at the Tirana Conference, Ms. Anna Lund urged the OSCE to act.", "addressed", "Actual"),
    ("In a message to the Tirana Conference, Kofi Annan urged States to act.", "addressed", "Actual"),
    ("While addressing the Security Council, Ms. Anna Lund asked UNDP to help.", "addressed", "Actual"),
    ("Assisted by UNDP, the Ministry of Justice of Serbia called for new laws.", "supports", "Actual"),
    ("In close cooperation with UNHCR, the OSCE recommended a new law.", "cooperatesWith", "Actual"),
    ("Supported by UNDP, ODIHR could open a school.", "supports", "Proposed"),
    ("Working together with UNHCR, the OSCE should advise Serbia.", "cooperatesWith", "Proposed"),
    ("To bring UNHCR and the OSCE together, he proposed a joint workshop.", "cooperatesWith", "Proposed"),
    ("By cooperating with UNHCR, the OSCE hopes to reach more refugees.", "cooperatesWith", "Proposed"),
    ("In cooperation with UNHCR, the OSCE will train judges.", "cooperatesWith", "Planned"),
    ("No agreement has been signed between UNHCR and the OSCE Mission to Moldova.", "cooperatesWith", None),
]  # fmt: skip

JENCA, ANNAN = "person/miroslav-jenca", "person/kofi-annan"
READ_OUT = (
    "In a message to the Vilnius Conference, delivered by Miroslav Jenča, Kofi Annan urged States to act."
)
HEAD = "the Head of the OSCE Mission to Serbia"

# Each text, a predicate, and the pairs that it joins.
PAIRS: list[tuple[str, str, set[tuple[str, str]]]] = [
    (READ_OUT, "spokeFor", {(JENCA, ANNAN)}),
    ("In a statement read out by Miroslav Jenča, Kofi Annan praised UNDP.", "spokeFor", {(JENCA, ANNAN)}),
    ("In a letter read out by Miroslav Jenča and Kofi Annan, UNDP was praised.", "spokeFor", set()),
    ("In a letter to the Vilnius Conference, Kofi Annan praised Miroslav Jenča.", "spokeFor", set()),
    # whose office it is, when a clause with another's name stands before
    (f"At a ceremony opened by Miroslav Jenča, {HEAD} thanked UNDP.", "holdsPost", set()),
    (f"The course was opened by Miroslav Jenča, {HEAD}.", "holdsPost", {(JENCA, "post/head-of-osce-mission-to-serbia")}),
    # names that only a comma parts are no list before a verb
    ("Since its founding by the Permanent Council, the OSCE Mission to Serbia has assisted UNDP.", "supports",
     {("org/osce-mission-to-serbia", "org/undp")}),
    ("UNICEF, UNHCR and the OSCE Mission to Serbia have assisted UNDP.", "supports",
     {("org/unicef", "org/undp"), ("org/unhcr", "org/undp"), ("org/osce-mission-to-serbia", "org/undp")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "predicate", "modality"), MODALITIES, ids=[c[0] for c in MODALITIES])
def test_the_wish_is_what_follows(
    text: str, predicate: str, modality: str | None, extractor: Extractor, document: Make
) -> None:
    found = {
        s.modality.value for s in extractor.extract(document(text)).statements if s.predicate == predicate
    }
    assert found == ({modality} if modality else set())


@pytest.mark.parametrize(("text", "predicate", "pairs"), PAIRS, ids=[c[0] for c in PAIRS])
def test_who_acts_behind_what_opens(
    text: str, predicate: str, pairs: set[tuple[str, str]], extractor: Extractor, document: Make
) -> None:
    statements = extractor.extract(document(text)).statements
    assert {(s.subject, s.object) for s in statements if s.predicate == predicate} == pairs
