"""Who works with whom, on what and where, in the many forms in which language says so."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Block, BlockKind, Document, Modality, Span, Statement

Make = Callable[[str], Document]
pytestmark = pytest.mark.usefixtures("parsing")

# Each text and the pairs that it joins, as slugs of bodies.
PAIRS = [
    ("UNDP works closely with the OSCE Mission to Serbia.", "osce-mission-to-serbia+undp"),
    ("UNICEF and ODIHR cooperate on juvenile justice.", "osce-odihr+unicef"),
    ("A training course was held jointly by UNODC and the OSCE Secretariat.", "osce-secretariat+unodc"),
    ("The cooperation between the OSCE and UNESCO covers media freedom.", "osce+unesco"),
    ("Cooperation of UNODC with the OSCE is close.", "osce+unodc"),
    ("The IOM-OSCE partnership is growing.", "iom+osce"),
    ("UNEP has a close partnership with the OSCE.", "osce+unep"),
    ("UNDP entered into a partnership with the OSCE.", "osce+undp"),
    ("UN Women coordinates its work with the OSCE.", "osce+un-women"),
    ("UNESCO teamed up with the OSCE.", "osce+unesco"),
    ("UNFPA joined forces with the OSCE.", "osce+unfpa"),
    ("UNICEF and the OSCE consult each other on the rights of the child.", "osce+unicef"),
    ("UNDP and NATO held talks in Brussels.", "nato+undp"),
    ("UNODC drew up the handbook jointly with the OSCE.", "osce+unodc"),
    ("A handbook was prepared by UNFPA in cooperation with ODIHR.", "osce-odihr+unfpa"),
    ("The OSCE, together with UNDP and UNEP, runs a programme.", "osce+undp osce+unep undp+unep"),
    ("The OSCE has ties with NATO and the Council of Europe.", "nato+osce council-of-europe+osce"),
    ("The OSCE cooperates with several agencies, including UNHCR and UNICEF.", "osce+unhcr osce+unicef"),
    ("UNODC works with its partners, including the OSCE and IOM, in Central Asia.", "osce+unodc iom+unodc"),
    ("UNDP and the OSCE agreed to step up their joint efforts against drugs.", "osce+undp"),
    ("NATO praised UNDP for its cooperation with UNESCO.", "undp+unesco"),
    ("The OSCE and UNDP met in Vienna. The two bodies cooperate on border management.", "osce+undp"),
    ("UNESCO has found a natural partner in the OSCE.", "osce+unesco"),
    # whose people they are stands before the noun, all of a list, and not where they are
    ("OSCE and UN staff in Moldova coordinate their work.", "osce+un"),
    ("UNODC and OSCE officials in Serbia meet every month to coordinate their work.", "osce+unodc"),
    ("UNODC officials in Vienna cooperate with the OSCE.", "osce+unodc"),
    # the whole is named only to say whose part it is
    ("The OSCE Mission to Serbia, which is part of the OSCE, works closely with UNICEF on schools.",
     "osce-mission-to-serbia+unicef"),
]  # fmt: skip

# Texts that join nobody.
NOBODY = [
    "Cooperation is important for every organization.",
    "The meeting ended with a dinner in Vienna.",
    "The OSCE met experts.",
    "UNDP differs from the OSCE.",
    "UNICEF replaced the OSCE in Belarus.",
    "FAO and WHO were mentioned in the report on the OSCE.",
    "It is clear that UNDP needs money.",
    "UNHCR presented its report on Georgia.",
    "The costs of the course were met by Norway, Japan and Finland.",
    "Norway and Japan have offered to help finance the course.",
    "The Security Council encouraged the OSCE to keep its monitors in Georgia.",
]

DENIED = [
    "UNDP and the OSCE do not cooperate in Belarus.",
    "There is no cooperation between UNESCO and NATO.",
]

TOPICS = [
    # the parties of an instrument, by which they work together
    ("The UNDP-OSCE Memorandum of Understanding provides for cooperation on elections.", "elections"),
    ("UNODC and the OSCE cooperate in the fields of border management, drug trafficking and cybercrime.",
     "border-management illicit-drugs cybercrime"),
    ("The cooperation between the OSCE and UNESCO covers media freedom.", "freedom-of-the-media"),
    ("UNICEF and ODIHR cooperate on juvenile justice.", "rights-of-the-child"),
    ("The OSCE Centre in Astana cooperates with UNODC on money-laundering and corruption.",
     "money-laundering corruption"),
    ("UNDP and the OSCE intend to cooperate on energy security.", "energy-security"),
]  # fmt: skip

PLACES = [
    ("The OSCE and UNHCR cooperate closely in Georgia.", "georgia"),
    ("UNODC works with its partners, including the OSCE and IOM, in Central Asia.", "central-asia"),
    ("UNHCR and the OSCE will launch a joint project in Tajikistan.", "tajikistan"),
]


def cooperation(extractor: Extractor, document: Document) -> list[Statement]:
    return [s for s in extractor.extract(document).statements if s.predicate == "cooperatesWith"]


def slugs(entities: tuple[str, ...]) -> set[str]:
    return {e.partition("/")[2] for e in entities}


@pytest.mark.parametrize(("text", "pairs"), PAIRS, ids=[c[0] for c in PAIRS])
def test_parties(text: str, pairs: str, extractor: Extractor, document: Make) -> None:
    found = cooperation(extractor, document(text))
    joined = {"+".join(sorted(slugs((s.subject, str(s.object))))) for s in found}
    assert joined == set(pairs.split())


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_joined(text: str, extractor: Extractor, document: Make) -> None:
    assert cooperation(extractor, document(text)) == []


@pytest.mark.parametrize("text", DENIED)
def test_what_is_denied_is_no_fact(text: str, extractor: Extractor, document: Make) -> None:
    assert {s.modality for s in cooperation(extractor, document(text))} == {Modality.NEGATED}


@pytest.mark.parametrize(("text", "topics"), TOPICS, ids=[c[0] for c in TOPICS])
def test_topics(text: str, topics: str, extractor: Extractor, document: Make) -> None:
    found = cooperation(extractor, document(text))
    assert found
    assert all(slugs(s.qualifiers.topics) == set(topics.split()) for s in found)


@pytest.mark.parametrize(("text", "place"), PLACES, ids=[c[0] for c in PLACES])
def test_places(text: str, place: str, extractor: Extractor, document: Make) -> None:
    found = cooperation(extractor, document(text))
    assert found
    assert all(slugs(s.qualifiers.places) == {place} for s in found)


def test_the_subject_is_the_smaller_id_and_the_evidence_is_the_sentence(
    extractor: Extractor, document: Make
) -> None:
    text = "Rain fell in Vienna. UNICEF and ODIHR cooperate on juvenile justice."
    (statement,) = cooperation(extractor, document(text))
    assert statement.subject < str(statement.object)
    (evidence,) = statement.evidence
    assert evidence.quote == "UNICEF and ODIHR cooperate on juvenile justice."
    assert evidence.sentence.of(text) == evidence.quote
    assert {s.of(text) for s in (evidence.subject, evidence.object) if s} == {"UNICEF", "ODIHR"}


SUPPORT = [
    ("The Council urged UNDP to support Georgia.", "org/undp place/georgia"),
    ("UNICEF was urged to support Georgia.", "org/unicef place/georgia"),
    ("The OSCE thanked UNHCR for supporting Moldova.", "org/unhcr place/moldova"),
    ("UNDP, which supports Georgia, met NATO.", "org/undp place/georgia"),
    ("The OSCE was supported by UNHCR during the operation.", "org/unhcr org/osce"),
    ("The OSCE gave support to UNHCR.", "org/osce org/unhcr"),
]


@pytest.mark.parametrize(("text", "ends"), SUPPORT, ids=[c[0] for c in SUPPORT])
def test_whoever_supports_is_the_one_who_acts(
    text: str, ends: str, extractor: Extractor, document: Make
) -> None:
    statements = extractor.extract(document(text)).statements
    assert {f"{s.subject} {s.object}" for s in statements if s.predicate == "supports"} == {ends}


# What a cooperation is on stands before it, or above it, where its own sentence does not say.
LISTS = [
    ("The OSCE Mission to Serbia:", "worked with UNICEF on statelessness;", "osce-mission-to-serbia+unicef"),
    (
        "The OSCE Mission to Serbia",
        "co-operated with UNHCR and IOM;",
        "osce-mission-to-serbia+unhcr iom+osce-mission-to-serbia",
    ),
    ("The year went well.", "co-operated with UNHCR on statelessness;", ""),
]


@pytest.mark.parametrize(("heading", "item", "pairs"), LISTS)
def test_what_a_list_tells_is_of_whoever_stands_above_it(
    heading: str, item: str, pairs: str, extractor: Extractor
) -> None:
    start = len(heading) + 1
    kind = BlockKind.PARAGRAPH if heading.endswith((":", ".")) else BlockKind.HEADING
    blocks = (
        Block(kind, Span(0, len(heading))),
        Block(BlockKind.LIST_ITEM, Span(start, start + len(item))),
    )
    found = cooperation(extractor, Document("doc/x", f"{heading}\n{item}", "x.txt", blocks=blocks))
    assert {"+".join(sorted(slugs((s.subject, str(s.object))))) for s in found} == set(pairs.split())


CONTINUED = [
    ("The OSCE will supervise the elections in May. It will be helped in this by UNDP and IOM, which work together.",
     "elections"),
    ("UNODC and the OSCE spoke of human trafficking. They work together in Minsk.", "human-trafficking"),
]  # fmt: skip
NOT_CONTINUED = (
    "Human trafficking, corruption, terrorism and elections were named. UNODC and the OSCE work together."
)


@pytest.mark.parametrize(("text", "topic"), CONTINUED)
def test_the_topic_of_what_goes_on(text: str, topic: str, extractor: Extractor, document: Make) -> None:
    found = cooperation(extractor, document(text))
    assert any(f"topic/{topic}" in s.qualifiers.topics for s in found)


def test_many_topics_before_are_nobodys(extractor: Extractor, document: Make) -> None:
    found = cooperation(extractor, document(NOT_CONTINUED))
    assert found
    assert not any(s.qualifiers.topics for s in found)
