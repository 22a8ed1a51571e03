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
    ("UNHCR published the Assessment of Widget Repairs. The report looks at water.", "report",
     "agreement/assessment-of-widget-repairs"),
    ("UNHCR published the Handbook on Widget Repairs. The handbook looks at water.", "handbook",
     "agreement/handbook-on-widget-repairs"),
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
    # Whoever acts around the word, rather than whoever is named last before it.
    ("UNHCR asked NATO and its partners for trucks.", "its", "org/nato"),
    ("UNICEF says that with more money it could reach Nauru.", "it", "org/unicef"),
    ("Mr. Berg recalled the Istanbul Convention. It covers shelters.", "It", "agreement/istanbul-convention"),
    ("Ms. Berg spoke of the Helsinki Final Act. It foresees visits.", "It", "agreement/helsinki-final-act"),
    ("In May, officials of Malta read the Aarhus Convention. It comprises three parts.", "It",
     "agreement/aarhus-convention"),
    ("In its yearly report, UNESCO speaks of Libya.", "its", "org/unesco"),
    ("UNHCR told NATO that it lacked trucks.", "it", "org/unhcr"),
    ("UNIDO spoke with NATO. For its part, UNESCO kept silent.", "its", "org/unesco"),
    ("UNICEF, which works with NATO, presented its plans.", "its", "org/unicef"),
    ("UNICEF supports schools in Albania. With Malta it prints books.", "it", "org/unicef"),
    ("Malta, whose ports were closed by its navy, asked UNICEF for help.", "its", "place/malta"),
    ("UNESCO asked NATO and UNICEF to send their experts.", "their", "org/nato org/unicef"),
    ("UNESCO met NATO and UNICEF in Vienna. UNHCR joined them.", "them", "org/nato org/unicef"),
    ("Officials of UNICEF and NATO said that they had run out of tents.", "they", "org/nato org/unicef"),
    ("Kofi Annan met Knut Vollebaek in Oslo. They spoke of Libya.", "They",
     "person/knut-vollebaek person/kofi-annan"),
    # Persons: who acts, who is called so already, and who may be "she".
    ("Helga Schmid thanked Ban Ki-moon for his patience.", "his", "person/ban-ki-moon"),
    ("Kofi Annan spoke first. Helga Schmid was late. He asked for calm.", "He", "person/kofi-annan"),
    ("Helga Schmid came. Her deputy, Kofi Annan, stayed at home. She spoke of Libya.", "She",
     "person/helga-maria-schmid"),
    ("In his speech, Kofi Annan praised NATO.", "his", "person/kofi-annan"),
    # Lists for "both", "the two", "the three …"; the second of two for "the latter".
    ("UNICEF and NATO support Libya. UNHCR praised both.", "both", "org/nato org/unicef"),
    ("Albania, Malta and Cyprus met UNICEF. The three countries want peace.", "countries",
     "place/albania place/cyprus place/malta"),
    ("UNICEF, UNESCO and NATO met. The three bodies want peace. UNICEF was pleased.", "bodies",
     "org/nato org/unesco org/unicef"),
    ("UNICEF and NATO have offices there, and the latter sends trucks.", "latter", "org/nato"),
    # The body of a person's post.
    ("Sven Alkalaj, Executive Secretary of the Economic Commission for Europe, came. His organization has funds.",
     "organization", "org/unece"),
    ("Michael Georg Link, Director of ODIHR, said that his office watched the vote.", "office", "org/osce-odihr"),
    ("UNDP works in Moldova. When the OSCE opened its mission there, it trained judges.", "it", "org/osce"),
    ("UNICEF works in Minsk. In Kosovo, where UNHCR is a part of UNMIK, it organized a course.", "it", "org/unhcr"),
    ("UNRCCA opened in 2007. Its mandate, which the Security Council endorsed, asks it to train judges.", "it", "org/unrcca"),
    ("UNDP works in Moldova. When the ministers met in 1999, it trained judges.", "it", "org/undp"),
    ("UNHCR met. Its rules, adopted by the General Assembly, allow it to fund schools.", "it", "org/unhcr"),
]  # fmt: skip

# A text, and a word of it that stands for nobody whom the text names.
NOBODY = [
    ("It is raining in Vienna.", "It"),
    ("Ms. Berg spoke of the Helsinki Final Act and the Aarhus Convention. It foresees visits.", "It"),
    ("UNDP met NATO. It was a success.", "It"),
    ("It is clear that UNDP needs money.", "It"),
    ("We met at noon in Vienna.", "We"),
    ("She left early.", "She"),
    ("He thanked the OSCE.", "He"),
    ("They left early.", "They"),
    ("The Mission left early.", "Mission"),
    ("The organizations met in Vienna.", "organizations"),
    ("UNDP works in Moldova. If the OSCE agrees, it will open a shelter.", "it"),
    ("The UN and the OSCE met. On both sides of the river, UNHCR built schools.", "sides"),
    ("The UN met. UNICEF and UNDP, old partners, agreed on a plan.", "partners"),
    ("The two organizations cooperate.", "organizations"),
    ("Both left early.", "Both"),
    ("UNDP and the OSCE agreed. It was late. Both left early.", "Both"),
    ("The European Union left. In Moldova, the Mission trains judges.", "Mission"),
    (GREETING + "Your Mission in Ruritania left.", "Mission"),
    ("A bridge was built by UNICEF. It fell down.", "It"),
    ("The commission met UNICEF. The commission wants its share.", "its"),
    ("UNICEF gave the families their homes.", "their"),
    ("UNICEF and NATO praised the teachers. The teachers asked for their wages.", "their"),
    ("UNICEF met NATO. The parties to the conflict fired on.", "parties"),
    ("Kofi Annan came to Vienna. A woman asked where she might sit.", "she"),
    ("The OSCE Mission to Serbia opened. A trade mission came too. The mission left.", "mission"),
    ("UNICEF, NATO and UNESCO met. Both left.", "Both"),
    ("Kofi Annan said that his office was cold.", "office"),
    ('UNICEF and NATO met in Vienna.\n\n"It was not their fault," a farmer said.', "their"),
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
