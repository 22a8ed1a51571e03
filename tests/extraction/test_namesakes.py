"""Different things of one name are kept apart, and one thing of several names is one, in whatever document."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document, PartialDate

Make = Callable[[str], Document]

# Surfaces with what each must mean; "" for nothing that is known by another name.
APART = {
    "secretaries-general": ("The UN Secretary-General met the OSCE Secretary General and the NATO Secretary General.", {
        "UN Secretary-General": "post/un-secretary-general", "OSCE Secretary General": "post/osce-secretary-general",
        "NATO Secretary General": "post/nato-secretary-general"}),
    "special representatives": (
        "The EU Special Representative for Central Asia, the OSCE Special Representative for Combating Trafficking in Human "
        "Beings and the Special Representative of the Secretary-General for Kosovo met.", {
            "EU Special Representative for Central Asia": "post/eu-special-representative-for-central-asia",
            "OSCE Special Representative for Combating Trafficking in Human Beings":
                "post/osce-special-representative-for-combating-trafficking",
            "Special Representative of the Secretary-General for Kosovo": "post/srsg-kosovo"}),
    "high commissioners": (
        "The OSCE High Commissioner on National Minorities, the UN High Commissioner for Refugees and the High Commissioner "
        "for Human Rights met.", {
            "OSCE High Commissioner on National Minorities": "post/osce-high-commissioner-on-national-minorities",
            "UN High Commissioner for Refugees": "post/unhcr-high-commissioner",
            "High Commissioner for Human Rights": "post/ohchr-high-commissioner"}),
    "Georgia the State": ("Georgia asked the OSCE for help. The EU wrote from Tbilisi, Georgia.", {"Georgia": "place/georgia"}),
    "Georgia the U.S. state": ("The U.S. state of Georgia hosted the visitors from the OSCE.", {
        "U.S. state of Georgia": "place/georgia-united-states", "Georgia": ""}),
    "Atlanta": ("They flew to Atlanta, Georgia, to speak about the OSCE.", {"Atlanta, Georgia": "place/atlanta", "Georgia": ""}),
    "conferences": ("The Conference on Disarmament met in Geneva, the Conference on Security and Co-operation in Europe in Vienna.", {
        "Conference on Disarmament": "org/conference-on-disarmament",
        "Conference on Security and Co-operation in Europe": "org/osce"}),
    "a conference that is not the CSCE": ("The OSCE Asian Conference in Seoul discussed security.", {"Conference": ""}),
    "conference of other years": (
        "The OSCE Conference on Anti-Semitism took place in Berlin in April 2004. Another OSCE Conference on Anti-Semitism took "
        "place in Cordoba in June 2005.", {"OSCE Conference on Anti-Semitism": (
            "event/osce-conference-on-anti-semitism-2004", "event/osce-conference-on-anti-semitism-2005")}),
    "meetings of one body in one city": (
        "The OSCE Ministerial Council in Vienna in December 2000 and the OSCE Ministerial Council in Vienna in December 2017 "
        "adopted texts.", {"OSCE Ministerial Council": (
            "event/osce-ministerial-council-2000-vienna", "event/osce-ministerial-council-2017-vienna")}),
    "summits of one city": ("The Helsinki Summit of 1975 and the Helsinki Summit of 1992 were summits of the CSCE.", {
        "Helsinki Summit of 1975": "event/osce-summit-1975-helsinki", "Helsinki Summit of 1992": "event/osce-summit-1992-helsinki"}),
    "a body and its meeting": ("The OSCE Ministerial Council is a body. The OSCE Ministerial Council in Athens adopted a text.", {
        "OSCE Ministerial Council": "org/osce-ministerial-council",
        "OSCE Ministerial Council in Athens": "event/osce-ministerial-council-2009-athens"}),
    "councils": ("The OSCE Permanent Council met. The Security Council met on the same day.", {
        "OSCE Permanent Council": "org/osce-permanent-council", "Security Council": "org/un-security-council"}),
    "assemblies": ("The Parliamentary Assembly of the Council of Europe and the OSCE Parliamentary Assembly observed it.", {
        "Parliamentary Assembly of the Council of Europe": "org/pace",
        "OSCE Parliamentary Assembly": "org/osce-parliamentary-assembly"}),
    "missions in one place": ("The OSCE Mission in Kosovo and the UN Mission in Kosovo signed an agreement.", {
        "OSCE Mission in Kosovo": "org/osce-mission-in-kosovo", "UN Mission in Kosovo": "org/unmik"}),
    "missions to one State": ("The OSCE Mission to Georgia worked with the UN Observer Mission in Georgia.", {
        "OSCE Mission to Georgia": "org/osce-mission-to-georgia", "UN Observer Mission in Georgia": "org/unomig"}),
    "centres": ("The OSCE Centre in Dushanbe and the OSCE Centre in Bishkek work with UNDP.", {
        "OSCE Centre in Dushanbe": "org/osce-programme-office-in-dushanbe",
        "OSCE Centre in Bishkek": "org/osce-programme-office-in-bishkek"}),
    "offices of the UN": ("The United Nations Office in Vienna and the United Nations Office at Geneva work with the OSCE.", {
        "United Nations Office in Vienna": "org/unov", "United Nations Office at Geneva": "org/unog"}),
    "prime ministers": ("The Prime Minister of Albania met the Prime Minister of Greece at the OSCE.", {
        "Prime Minister of Albania": "post/prime-minister-of-albania", "Prime Minister of Greece": "post/prime-minister-of-greece"}),
    "ministers without a State beside them": ("Serbia welcomed the Prime Minister. In Croatia, the Prime Minister met the OSCE.", {
        "Prime Minister": ("post/prime-minister-of-serbia", "post/prime-minister-of-croatia")}),
    "governments": ("The Government of Serbia and the Government of Montenegro met the OSCE.", {
        "Government of Serbia": "org/government-of-serbia", "Government of Montenegro": "org/government-of-montenegro"}),
    "editions": ("The Vienna Document 1999 replaced the Vienna Document 1990 and the Vienna Document of 1994; since 2011 the Vienna "
                 "Document 2011 is in force at the OSCE.", {
        "Vienna Document 1990": "agreement/vienna-document-1990", "Vienna Document of 1994": "agreement/vienna-document-1994",
        "Vienna Document 1999": "agreement/vienna-document-1999", "Vienna Document 2011": "agreement/vienna-document-2011"}),
    "documents of other cities": ("The Budapest Document 1994 and the Helsinki Document 1992 are texts of the CSCE.", {
        "Budapest Document 1994": "agreement/budapest-document-1994", "Helsinki Document 1992": "agreement/helsinki-document-1992"}),
    "missions of others": ("The OSCE met the European Community Monitor Mission and the Spillover Monitor Mission to Skopje.", {
        "Monitor Mission": "", "Spillover Monitor Mission to Skopje": "org/osce-mission-to-skopje"}),
    "sessions of their own": ("The General Assembly's Special Session on drugs and its seventy-first session met the OSCE.", {
        "General Assembly": "org/un-general-assembly", "Special Session": ""}),
    "States with a word in common": ("Niger, Nigeria, Guinea and Guinea-Bissau met the Congo and the Democratic Republic of the Congo.", {
        "Niger": "place/niger", "Nigeria": "place/nigeria", "Guinea": "place/guinea", "Guinea-Bissau": "place/guinea-bissau",
        "Congo": "place/congo", "Democratic Republic of the Congo": "place/democratic-republic-of-the-congo"}),
}  # fmt: skip

TOGETHER = {
    "org/osce": ("CSCE", "OSCE", "Conference on Security and Co-operation in Europe",
                 "Organization for Security and Cooperation in Europe"),
    "org/dppa": ("Department of Political Affairs", "UN Department of Political and Peacebuilding Affairs", "UN DPPA"),
    "person/ban-ki-moon": ("Ban Ki-moon", "Ban Kimoon", "Ban Ki Moon", "BAN KI-MOON"),
    "place/turkiye": ("Turkey", "Türkiye", "Turkiye", "Republic of Turkey"),
    "place/pristina": ("Pristina", "Prishtinë", "Prishtina", "Priština"),
    "place/nagorno-karabakh": ("Nagorny Karabakh", "Nagorno-Karabakh", "Nagorno Karabakh", "Nagorny-Karabakh"),
    "place/kyiv": ("Kyiv", "Kiev"),
    "place/kyrgyzstan": ("Kyrgyzstan", "Kyrgyz Republic"),
    "place/north-macedonia": ("North Macedonia", "Macedonia", "the former Yugoslav Republic of Macedonia"),
    "place/czechia": ("Czechia", "Czech Republic"),
    "org/osce-odihr": ("ODIHR", "OSCE Office for Democratic Institutions and Human Rights", "Office for Free Elections"),
}  # fmt: skip


def read(extractor: Extractor, document: Document) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for mention in extractor.extract(document).mentions:
        found.setdefault(mention.text, []).extend(mention.entities)
    return found


@pytest.mark.parametrize(("text", "meant"), APART.values(), ids=APART)
def test_apart(
    text: str, meant: dict[str, str | tuple[str, ...]], extractor: Extractor, document: Make
) -> None:
    found = read(extractor, document(text))
    for surface, entities in meant.items():
        assert surface in text
        wanted = [entities] if isinstance(entities, str) else list(entities)
        assert list(dict.fromkeys(found.get(surface, []))) == list(filter(None, wanted)), surface


@pytest.mark.parametrize(("entity", "name"), [(e, n) for e, names in TOGETHER.items() for n in names])
def test_together(entity: str, name: str, extractor: Extractor, document: Make) -> None:
    text = f"They met {name} on the same day."
    assert entity in [e for found in read(extractor, document(text)).values() for e in found]


@pytest.mark.parametrize("date", [PartialDate(2008, 3), PartialDate(2016, 1, 5)])
def test_a_surname_beside_the_post_is_its_holder(
    date: PartialDate, extractor: Extractor, document: Make
) -> None:
    found = read(
        extractor, replace(document("UN Secretary-General Ban met the OSCE. Mr. Ban left."), date=date)
    )
    assert set(found["Ban"]) == {"person/ban-ki-moon"}


@pytest.mark.usefixtures("parsing")
class TestPeople:
    """People of one surname."""

    def test_other_first_names_are_other_people(self, extractor: Extractor, document: Make) -> None:
        found = read(extractor, document("John Smith of the OSCE met Peter Smith of the UN in Vienna."))
        assert found["John Smith"] == ["person/john-smith"] and found["Peter Smith"] == ["person/peter-smith"]

    def test_a_known_person_of_the_name_is_not_meant(self, extractor: Extractor, document: Make) -> None:
        found = read(extractor, document("The OSCE invited Julia Ban and thanked Ms. Ban for the report."))
        assert "person/ban-ki-moon" not in {e for ids in found.values() for e in ids}

    def test_a_surname_alone_means_nobody_of_another_document(
        self, extractor: Extractor, document: Make
    ) -> None:
        first, second = (
            read(extractor, document(text))["Thomsen"]
            for text in ("Mr. Thomsen thanked the OSCE.", "Ms. Thomsen thanked the United Nations.")
        )
        assert first != second and all(e.startswith("person/thomsen-") for e in (*first, *second))

    @pytest.mark.parametrize(
        "text",
        [
            "Minister Anna Meier met the OSCE. Ms. Meier spoke.",
            "Ms. Meier spoke to the OSCE. Anna Meier left.",
        ],
    )
    def test_a_full_name_makes_one_of_all_documents(
        self, text: str, extractor: Extractor, document: Make
    ) -> None:
        found = {
            e for surface, ids in read(extractor, document(text)).items() if "Meier" in surface for e in ids
        }
        assert found == {"person/anna-meier"}
