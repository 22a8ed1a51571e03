"""Bodies that a text names in other ways than by their own full name, and what their names say."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Block, BlockKind, Document, PartialDate, Span

Make = Callable[[str], Document]

NAMED = [
    # several at once
    ("The OSCE Centres in Almaty and Bishkek train judges.", "OSCE Centres in Almaty and Bishkek",
     {"org/osce-programme-office-in-astana", "org/osce-programme-office-in-bishkek"}),
    ("UNICEF's offices in Bern and Graz closed.", "UNICEF's offices in Bern and Graz",
     {"org/unicef-office-in-bern", "org/unicef-office-in-graz"}),
    ("The Governments of Serbia, Albania and Ukraine agreed.", "Governments of Serbia, Albania and Ukraine",
     {"org/government-of-serbia", "org/government-of-albania", "org/government-of-ukraine"}),
    ("The Serbian and Albanian Justice Ministries agreed.", "Serbian and Albanian Justice Ministries",
     {"org/ministry-of-justice-of-serbia", "org/ministry-of-justice-of-albania"}),
    # offices of posts
    ("The Office of the High Commissioner on National Minorities wrote.",
     "Office of the High Commissioner on National Minorities", {"org/osce-hcnm"}),
    ("The UN Resident Coordinator's Office wrote.", "UN Resident Coordinator's Office",
     {"org/office-of-the-united-nations-resident-coordinator"}),
    # ministries of ministers
    ("The Defence Minister of Serbia signed it. The Ministry pays for it.", "Ministry", {"org/ministry-of-defence-of-serbia"}),
    ("The Ministry of Labour of Serbia signed it. The Ministry pays for it.", "Ministry", {"org/ministry-of-labour-of-serbia"}),
    # of which State
    ("They thanked Serbia and its Government.", "Government", {"org/government-of-serbia"}),
    ("In Serbia, the Central Election Commission met.", "Central Election Commission", {"org/central-election-commission-of-serbia"}),
    ("The Georgian Security Council met.", "Georgian Security Council", {"org/security-council-of-georgia"}),
    ("The Georgian seat in the Security Council is hers.", "Security Council", {"org/un-security-council"}),
    ("The Serbian Red Cross helped.", "Serbian Red Cross", {"org/serbian-red-cross"}),
    ("The Municipality of Bern agreed.", "Municipality of Bern", {"org/municipality-of-bern"}),
    # of which land, where the name of the land stands before
    ("In Tajikistan, the OSCE Mission met often.", "OSCE Mission", {"org/osce-programme-office-in-dushanbe"}),
    # a part of an organization
    ("The SCO Secretariat wrote.", "SCO Secretariat", {"org/sco-secretariat"}),
    ("The OSCE grows. The Secretariat wrote.", "Secretariat", {"org/osce-secretariat"}),
    ("UNICEF closed its Cog and Widget Section.", "Cog and Widget Section",
     {"org/cog-and-widget-section-of-the-united-nations-children-s-fund"}),
    ("The Aarhus Centre in Almaty opened.", "Aarhus Centre", {"org/aarhus-centres"}),
    ("The Aarhus Centre in Almaty opened.", "Centre in Almaty", set()),
    # inside other names
    ("They live in Abkhazia, Georgia, now.", "Georgia", {"place/georgia"}),
    ("It rests on Security Council resolution 1325.", "Security Council", {"org/un-security-council"}),
    # no bodies
    ("They met in Milan.", "Milan", {"place/milan"}),
    ("They met Milan Petrović of Serbia.", "Milan", set()),
]  # fmt: skip

STATED = [
    ("It rests on Security Council resolution 1325.",
     ("org/un-security-council", "partyTo", "agreement/sc-resolution-1325")),
    ("They live in Abkhazia, Georgia, now.", ("place/abkhazia", "locatedIn", "place/georgia")),
    ("The OSCE Centres in Almaty and Bishkek train judges.",
     ("org/osce-programme-office-in-bishkek", "locatedIn", "place/bishkek")),
    ("The OSCE Centres in Almaty and Bishkek train judges.",
     ("org/osce-programme-office-in-bishkek", "partOf", "org/osce")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "surface", "bodies"), NAMED, ids=[f"{s}: {t[:20]}" for t, s, _ in NAMED])
def test_named(text: str, surface: str, bodies: set[str], extractor: Extractor, document: Make) -> None:
    assert surface in text
    mentions = extractor.extract(document(text)).mentions
    assert {e for m in mentions if m.text == surface for e in m.entities} == bodies


@pytest.mark.parametrize(("text", "fact"), STATED, ids=[" ".join(f) for _, f in STATED])
def test_stated(text: str, fact: tuple[str, str, str], extractor: Extractor, document: Make) -> None:
    statements = extractor.extract(document(text)).statements
    assert fact in {(s.subject, s.predicate, s.object) for s in statements}


@pytest.mark.usefixtures("parsing")
def test_a_paragraph_on_another_land_has_its_own_mission(extractor: Extractor, document: Make) -> None:
    paragraphs = ("The OSCE Mission to Moldova met UNHCR.", "In Georgia all is calm. The Mission waits.")
    text = "\n".join(paragraphs)
    whole = document(text)
    second = len(paragraphs[0]) + 1
    blocks = (
        Block(BlockKind.PARAGRAPH, Span(0, second - 1)),
        Block(BlockKind.PARAGRAPH, Span(second, len(text))),
    )
    dated = replace(whole, blocks=blocks, date=PartialDate(1995, 5))
    mentions = extractor.extract(dated).mentions
    assert {e for m in mentions if m.text == "Mission" for e in m.entities} == {"org/osce-mission-to-georgia"}
