"""Whom pronouns and role nouns stand for, and where nobody can tell."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document

Make = Callable[[str], Document]
pytestmark = pytest.mark.usefixtures("parsing")

JOINT = (
    "I am pleased to greet the OSCE Permanent Council. I value our partnership. The United Nations and the OSCE "
    "share many goals, and together we can do more in Central Asia. Our two institutions can rely on each other."
)
OWN = (
    "In my message to the OSCE Permanent Council, I wish to praise your work. I speak as Secretary-General of the "
    "United Nations. We in New York follow your efforts in Moldova. I am grateful."
)

GREETING = (
    "In my message to the OSCE Permanent Council, I wish to praise your work. I speak as Secretary-General of the "
    "United Nations. We in New York follow your efforts. "
)

# A text, a word of it, and the entities that its last occurrence stands for.
STANDS_FOR = [
    (JOINT, "our", "org/osce org/un"),
    (JOINT, "we", "org/osce org/un"),
    (JOINT, "institutions", "org/osce org/un"),
    (OWN, "We", "org/un"),
    (OWN, "I", "post/un-secretary-general"),
    (OWN, "my", "post/un-secretary-general"),
    (OWN, "your", "org/osce"),
    ('"We need more funds," said Irina Bokova, Director-General of UNESCO.', "We", "org/unesco"),
    ("The OSCE and the United Nations met in Vienna. Both organizations support Afghanistan.", "organizations",
     "org/osce org/un"),
    ("The OSCE and UNDP met in Vienna. The two bodies cooperate on border management.", "bodies",
     "org/osce org/undp"),
    ("UNHCR and the OSCE met. They work with the Government of Serbia.", "They", "org/osce org/unhcr"),
    ("Ban Ki-moon and Helga Schmid met UNHCR in Vienna. They thanked Austria.", "They",
     "person/ban-ki-moon person/helga-maria-schmid"),
    ("UNHCR presented its report on Georgia.", "its", "org/unhcr"),
    ("UNODC has an office in Tashkent. It supports the Government of Uzbekistan.", "It", "org/unodc"),
    ("The OSCE works in Kosovo. Its mission cooperates with UNMIK.", "Its", "org/osce"),
    ("The OSCE Mission to Moldova opened in 1993. The Mission works with UNDP.", "Mission",
     "org/osce-mission-to-moldova"),
    ("The OSCE Office in Yerevan opened in 2000. The Office advises UNDP.", "Office",
     "org/osce-office-in-yerevan"),
    ("Ban Ki-moon visited Vienna in May. He thanked the OSCE for its support.", "He", "person/ban-ki-moon"),
    ("Ban Ki-moon visited Vienna in May. He thanked the OSCE for its support.", "its", "org/osce"),
    ("Helga Schmid spoke in Geneva. She praised UNHCR.", "She", "person/helga-maria-schmid"),
    ("The OSCE supports Kyrgyzstan. The country cooperates with UNDP.", "country", "place/kyrgyzstan"),
    (GREETING + "Your Mission in Chisinau trains judges.", "Mission", "org/osce-mission-to-moldova"),
    (GREETING + "In Serbia, your Mission trains judges.", "Mission", "org/osce-mission-to-serbia"),
    ("The OSCE Mission to Serbia opened. In Moldova, the Mission trains judges.", "Mission",
     "org/osce-mission-to-moldova"),
    ("UNMIK and the OSCE agreed. Both have followed elections together.", "Both", "org/osce org/unmik"),
    ("UNDP and the OSCE agreed. Ban Ki-moon and Helga Schmid came too. Both spoke.", "Both",
     "person/ban-ki-moon person/helga-maria-schmid"),
    (GREETING + "We publish a report each year.", "We", "org/un"),
    ("UNODC and the OSCE signed the Istanbul Document. It concerns human trafficking.", "It",
     "agreement/istanbul-document-1999"),
    ("The work of UNHCR is hard. With UNDP it trains judges.", "it", "org/unhcr"),
    ("The OSCE Summit in Istanbul took place in 1999. The conference lasted two days.", "conference",
     "event/osce-summit-1999-istanbul"),
]  # fmt: skip

# A text, and a word of it that stands for nobody whom the text names.
NOBODY = [
    ("It is raining in Vienna.", "It"),
    ("UNDP met NATO. It was a success.", "It"),
    ("It is clear that UNDP needs money.", "It"),
    ("We met at noon in Vienna.", "We"),
    ("She left early.", "She"),
    ("He thanked the OSCE.", "He"),
    ("They left early.", "They"),
    ("The Mission left early.", "Mission"),
    ("The organizations met in Vienna.", "organizations"),
    ("The two organizations cooperate.", "organizations"),
    ("Both left early.", "Both"),
    ("UNDP and the OSCE agreed. It was late. Both left early.", "Both"),
    ("The European Union left. In Moldova, the Mission trains judges.", "Mission"),
    (GREETING + "Your Mission in Ruritania left.", "Mission"),
]

# Statements that only the antecedent makes possible.
THROUGH = [
    ("The OSCE Mission to Moldova opened in 1993. The Mission works with UNDP.",
     "org/osce-mission-to-moldova cooperatesWith org/undp"),
    ("The OSCE Office in Yerevan opened in 2000. The Office advises UNDP.",
     "org/osce-office-in-yerevan supports org/undp"),
    ("The OSCE supports Kyrgyzstan. The country cooperates with UNDP.",
     "org/undp cooperatesWith place/kyrgyzstan"),
    ("The OSCE and the United Nations met in Vienna. Both organizations support Afghanistan.",
     "org/un supports place/afghanistan"),
    ("UNODC has an office in Tashkent. It supports the Government of Uzbekistan.",
     "org/unodc supports org/government-of-uzbekistan"),
    (JOINT, "org/osce cooperatesWith org/un"),
]  # fmt: skip


KINDS = ("coreference:", "short name")


def referents(extractor: Extractor, document: Document, word: str) -> list[tuple[str, ...]]:
    """Whom each resolved occurrence of a word stands for, in text order."""
    mentions = extractor.extract(document).mentions
    return [m.entities for m in mentions if m.text == word and m.detector.startswith(KINDS)]


@pytest.mark.parametrize(
    ("text", "word", "entities"), STANDS_FOR, ids=[f"{c[1]}: {c[0][:60]}" for c in STANDS_FOR]
)
def test_stands_for(text: str, word: str, entities: str, extractor: Extractor, document: Make) -> None:
    found = referents(extractor, document(text), word)
    assert found
    assert sorted(found[-1]) == entities.split()


@pytest.mark.parametrize(("text", "word"), NOBODY, ids=[c[0] for c in NOBODY])
def test_stands_for_nobody(text: str, word: str, extractor: Extractor, document: Make) -> None:
    assert word in text
    assert referents(extractor, document(text), word) == []


@pytest.mark.parametrize(("text", "triple"), THROUGH, ids=[c[1] for c in THROUGH])
def test_statement_through_a_pronoun(text: str, triple: str, extractor: Extractor, document: Make) -> None:
    statements = extractor.extract(document(text)).statements
    assert triple in {f"{s.subject} {s.predicate} {s.object}" for s in statements}
