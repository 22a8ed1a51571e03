"""Documents in other languages: whom they name is found, and nothing is stated."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document

FRENCH = (
    "Le chef de l’Organisation des Nations Unies, António Guterres, a salué la coopération entre l’ONU et l’OSCE à Vienne. "
    "L’Ukraine et la Moldavie y participeront."
)
RUSSIAN = (
    "Глава Организации Объединённых Наций приветствовал сотрудничество ООН с ОБСЕ в Вене. В Казахстане работает миссия "
    "Организации по безопасности и сотрудничеству в Европе. Гости посетят Украину и Москву."
)
GERMAN = "Der Leiter begrüßte die Zusammenarbeit der Vereinten Nationen mit der OSZE in Wien. Der Europarat nahm teil."
SPANISH = (
    "El jefe de las Naciones Unidas acogió con satisfacción la cooperación de la Unión Europea con la OSCE."
)
ITALIAN = "Il capo delle Nazioni Unite ha accolto con favore la cooperazione tra l’Unione europea e l’OSCE a Vienna."
UKRAINIAN = "Голова привітав співпрацю ООН з ОБСЄ; OSCE та UNODC відкрили школу."


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("fr", FRENCH, [("Organisation des Nations Unies", "org/un"), ("António Guterres", "person/antonio-guterres"), ("ONU", "org/un"),
                        ("OSCE", "org/osce"), ("Vienne", "place/vienna"), ("Ukraine", "place/ukraine"),
                        ("Moldavie", "place/moldova")]),
        ("ru", RUSSIAN, [("Организации Объединённых Наций", "org/un"), ("ООН", "org/un"), ("ОБСЕ", "org/osce"),
                         ("Вене", "place/vienna"), ("Казахстане", "place/kazakhstan"),
                         ("Организации по безопасности и сотрудничеству в Европе", "org/osce"),
                         ("Украину", "place/ukraine"), ("Москву", "place/moscow")]),
        ("de", GERMAN, [("Vereinten Nationen", "org/un"), ("OSZE", "org/osce"), ("Wien", "place/vienna"),
                        ("Europarat", "org/council-of-europe")]),
        ("es", SPANISH, [("Naciones Unidas", "org/un"), ("Unión Europea", "org/eu"), ("OSCE", "org/osce")]),
        ("it", ITALIAN, [("Nazioni Unite", "org/un"), ("Unione europea", "org/eu"), ("OSCE", "org/osce")]),
        ("uk", UKRAINIAN, [("OSCE", "org/osce"), ("UNODC", "org/unodc")]),
    ],
)  # fmt: skip
def test_whom_a_document_names(
    extractor: Extractor,
    document: Callable[[str], Document],
    language: str,
    text: str,
    named: list[tuple[str, str]],
) -> None:
    found = extractor.extract(replace(document(text), language=language))
    mentions = [(m.text, m.entities[0]) for m in found.mentions]
    assert [pair for pair in mentions if pair in named] == named
    assert all(m.span.of(text) == m.text for m in found.mentions)
    assert found.statements == () and found.entities == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [("de", "Er sprach von der Mission und vom Rat in der Hauptstadt."), ("ru", "В мире и в совете говорили о вене."),
     ("fr", "La mission du conseil est un bon centre pour les pays."), ("es", "Una oficina en la paz de la noche.")],
)  # fmt: skip
def test_common_words_are_no_names(
    extractor: Extractor, document: Callable[[str], Document], language: str, text: str
) -> None:
    assert extractor.extract(replace(document(text), language=language)).mentions == ()


def test_the_same_words_in_english_are_extracted(
    extractor: Extractor, document: Callable[[str], Document]
) -> None:
    text = "The OSCE cooperates with the United Nations."
    assert extractor.extract(document(text)).mentions
    assert extractor.extract(replace(document(text), language="de")).statements == ()
