"""What names refer to: curated entities where text and date allow it, else new ones with ids made from their names."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document, Knowledge, PartialDate, Status

Make = Callable[[str], Document]

LINKED = [
    # one title, several bodies
    ("The UN Secretary-General met UNDP.", "UN Secretary-General", "post/un-secretary-general"),
    ("The Secretary General of the OSCE spoke in Vienna.", "Secretary General of the OSCE",
     "post/osce-secretary-general"),
    ("The OSCE welcomed the Secretary-General of NATO.", "Secretary-General of NATO",
     "post/nato-secretary-general"),
    ("The OSCE met the Secretary-General of the Council of Europe.",
     "Secretary-General of the Council of Europe", "post/council-of-europe-secretary-general"),
    # a body, and its meeting in a city at a time
    ("The OSCE Ministerial Council is a decision-making body.", "OSCE Ministerial Council",
     "org/osce-ministerial-council"),
    ("The OSCE Ministerial Council in Athens in December 2009 adopted a decision.",
     "OSCE Ministerial Council in Athens", "event/osce-ministerial-council-2009-athens"),
    ("The OSCE Ministerial Council in Vilnius in December 2011 discussed cybersecurity.",
     "OSCE Ministerial Council in Vilnius", "event/osce-ministerial-council-2011-vilnius"),
    ("The OSCE Summit in Istanbul took place in 1999.", "OSCE Summit in Istanbul",
     "event/osce-summit-1999-istanbul"),
    ("The OSCE Summit in Istanbul took place in 1999. The Summit adopted a charter.", "Summit",
     "event/osce-summit-1999-istanbul"),
    # bodies under their names, acronyms and short forms
    ("The OSCE Mission to Serbia works with UNDP.", "OSCE Mission to Serbia", "org/osce-mission-to-serbia"),
    ("ODIHR observed the vote.", "ODIHR", "org/osce-odihr"),
    ("The Kazakh government supports the OSCE.", "Kazakh government", "org/government-of-kazakhstan"),
    ("The Ministry of Foreign Affairs of Kazakhstan supports the OSCE.",
     "Ministry of Foreign Affairs of Kazakhstan", "org/kazakhstan-mfa"),
    ("The Kazakh government supports the OSCE.", "Kazakh", "place/kazakhstan"),
    # a resolution by its number, where its body is named
    ("The Security Council sent police under resolution 1244.", "resolution 1244", "agreement/sc-resolution-1244"),
    # what nobody curated
    ("The OSCE Mission to Liechtenstein works on media freedom.", "OSCE Mission to Liechtenstein",
     "org/osce-mission-to-liechtenstein"),
    ("UNHCR and the OSCE adopted a joint declaration on statelessness.", "joint declaration on statelessness",
     "agreement/joint-declaration-on-statelessness"),
]  # fmt: skip

UNLINKED = [
    ("The president left early.", "president"),
    ("The Mission left early.", "Mission"),
    ("The OSCE Ministry of Silly Walks met.", "OSCE Ministry of Silly Walks"),
    ("She wished everybody a good trade.", "trade"),
    ("UNDP opened a house for victims of domestic violence in Khujand.", "violence in Khujand"),
]

NEW = [
    ("The OSCE Mission to Liechtenstein works on media freedom.", "org/osce-mission-to-liechtenstein", "OSCEBody"),
    ("The Kazakh government supports the OSCE.", "org/government-of-kazakhstan", "StateBody"),
    ("The Director-General of UNESCO met Marta Lindqvist in Vienna.", "person/marta-lindqvist", "Person"),
    ("The Director-General of UNESCO met Marta Lindqvist-Brandt.", "person/marta-lindqvist-brandt", "Person"),
    ("UNHCR and the OSCE adopted a joint declaration on statelessness.",
     "agreement/joint-declaration-on-statelessness", "Agreement"),
]  # fmt: skip


def named(extractor: Extractor, document: Document, surface: str) -> set[str]:
    return {e for m in extractor.extract(document).mentions if m.text == surface for e in m.entities}


@pytest.mark.parametrize(("text", "surface", "entity"), LINKED, ids=[c[2] for c in LINKED])
def test_linked(text: str, surface: str, entity: str, extractor: Extractor, document: Make) -> None:
    assert named(extractor, document(text), surface) == {entity}


@pytest.mark.parametrize(("text", "surface"), UNLINKED, ids=[c[1] for c in UNLINKED])
def test_unlinked(text: str, surface: str, extractor: Extractor, document: Make) -> None:
    assert surface in text
    assert named(extractor, document(text), surface) == set()


@pytest.mark.usefixtures("parsing")
@pytest.mark.parametrize(("text", "key", "class_"), NEW, ids=[c[1] for c in NEW])
def test_new_entity(
    text: str, key: str, class_: str, extractor: Extractor, document: Make, known: Knowledge
) -> None:
    (entity,) = [e for e in extractor.extract(document(text)).entities if e.id == key]
    assert (entity.type, entity.status) == (class_, Status.NEW)
    assert key not in known.entities


def test_the_same_text_gives_the_same_ids(extractor: Extractor, document: Make) -> None:
    text = "The OSCE Mission to Liechtenstein works on media freedom."
    assert extractor.extract(document(text)) == extractor.extract(document(text))


@pytest.mark.parametrize(
    ("year", "month", "meeting"), [(2011, 12, True), (2011, 3, False), (2005, 12, False)]
)
def test_a_body_named_during_its_meeting_is_the_meeting(
    year: int, month: int, meeting: bool, extractor: Extractor, document: Make
) -> None:
    text = "Ministers arrived in Vilnius. The OSCE Ministerial Council opened with a minute of silence."
    dated = replace(document(text), date=PartialDate(year, month, 6))
    found = named(extractor, dated, "OSCE Ministerial Council")
    assert found == {
        "event/osce-ministerial-council-2011-vilnius" if meeting else "org/osce-ministerial-council"
    }
