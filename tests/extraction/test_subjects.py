"""General words ("police", "shelter") are topics where the text says that somebody works on them, and nowhere else."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document

Make = Callable[[str], Document]

SUBJECTS = [
    ("The OSCE trains the local police in Skopje.", "policing"),
    (
        "The OSCE offers training for Serbian police, judges and border guards.",
        "policing independence-of-the-judiciary border-management",
    ),
    ("UNDP advises prosecutors.", "independence-of-the-judiciary"),
    ("The course is about customs procedures.", "customs"),
    ("The appeal asks for civilians to be spared.", "protection-of-civilians"),
    ("They agreed to step up the exchange of lists of prisoners.", "detention"),
    ("The OSCE supports prison officers and police schools.", "prison-reform policing"),
    ("IOM and the OSCE agreed on media issues.", "freedom-of-the-media"),
    ("The forum will deal with the environment.", "environmental-protection"),
    ("They spoke about water in Tashkent.", "water-management"),
    ("Trafficking was the subject of the day.", "human-trafficking"),
    ("UNDP is its partner in clearing mines.", "mine-action"),
    ("The weapons were surrendered.", "small-arms-and-light-weapons"),
    ("They agreed on support for witnesses.", "victim-and-witness-support"),
    ("The seminar deals with conscripts.", "conscription"),
    ("They asked for an exchange of reports.", "information-exchange"),
    (
        "A course on flood forecasting and on the training of hydrologists was held.",
        "flood-management hydrology",
    ),
    ("They plan a workshop on rail corridors and on access to the sea.", "rail-transport access-to-the-sea"),
]
IN_PASSING = [
    "A police car blocked the way to the hotel.",
    "He left the shelter at noon.",
    "Prisoners wrote to the OSCE.",
    "The prosecutor of this story is a dog.",
    "She wished everybody a good trade.",
    "The press was late.",
    "Observers saw a border from the window.",
    "The partnership of the two dancers ended.",
    "He told a story about 20 mines.",
    "They spoke about something other than guns.",
    "Water dripped, about which nobody cared.",
    "Weapons are a child's toy.",
]


@pytest.mark.parametrize(("text", "topics"), SUBJECTS)
def test_subjects_of_work(extractor: Extractor, document: Make, text: str, topics: str) -> None:
    assert {f"topic/{t}" for t in topics.split()} <= _topics(extractor, document(text))


@pytest.mark.parametrize("text", IN_PASSING)
def test_words_in_passing(extractor: Extractor, document: Make, text: str) -> None:
    assert _topics(extractor, document(text)) == set()


# The narrowest topic, in the words of the field; none of them is about the broader one alone.
WORDINGS = [
    ("Deminers of the OSCE came.", "mine-action"),
    (
        "UNHCR and the OSCE spoke of registering voters abroad: out-of-country voting.",
        "out-of-country-voting",
    ),
    ("The OSCE collects rifles: weapons collection goes on.", "small-arms-and-light-weapons"),
    ("UNEP mapped the uranium tailings.", "uranium-legacy"),
    ("ODIHR held a seminar on the registration of voters.", "voter-registration"),
    ("UNODC and the OSCE spoke about drug precursors.", "drug-precursors"),
    ("UNECE and the OSCE spoke about forest fires.", "wildfires"),
    ("The two spoke of shoulder-fired missiles.", "man-portable-air-defence-systems"),
    ("Protection of crowded places is their task.", "soft-targets"),
    ("The exchange of prisoners of war was agreed.", "prisoners-of-war"),
    ("They asked for the recovery of the bodies.", "recovery-of-remains"),
    ("UNICEF demands the return of deported children.", "deportation-of-children"),
    ("The OSCE helps public service broadcasters.", "broadcasting"),
    ("The OSCE trains in investigative journalism.", "professional-journalism"),
    ("UNHCR gives out tents: emergency shelter for all.", "shelter"),
    ("WHO fights tuberculosis.", "tuberculosis"),
    ("They look into inter-ethnic tensions.", "inter-ethnic-relations"),
    ("HCNM spoke about language laws.", "language-rights"),
    ("The judges learned of crime scene investigation.", "criminal-investigation"),
]


@pytest.mark.parametrize(("text", "topic"), WORDINGS)
def test_the_narrowest_topic(extractor: Extractor, document: Make, text: str, topic: str) -> None:
    assert f"topic/{topic}" in _topics(extractor, document(text))


def _topics(extractor: Extractor, text: Document) -> set[str]:
    return {e for m in extractor.extract(text).mentions for e in m.entities if e.startswith("topic/")}
