"""The language of a text, told by its own words."""

from pathlib import Path

import pytest

from unosce_kg import readers
from unosce_kg.model import BlockKind, Document
from unosce_kg.readers.languages import detect_language, is_foreign

TEXTS = {
    "en": "The two missions met in the town on Monday and agreed on a plan for the winter.",
    "fr": "Les deux missions se sont réunies lundi dans la ville et ont adopté un plan pour l’hiver.",
    "ru": "Обе миссии встретились в понедельник в городе и договорились о плане на зиму.",
    "de": "Die beiden Missionen trafen sich am Montag in der Stadt und einigten sich auf einen Plan für den Winter.",
    "es": "Las dos misiones se reunieron el lunes en la ciudad y acordaron un plan para el invierno.",
    "it": "Le due missioni si sono riunite lunedì in città e hanno concordato un piano per l’inverno.",
    "uk": "Обидві місії зустрілися в понеділок у місті та домовилися про план на зиму.",
}


def read(tmp_path: Path, text: str, name: str = "note.txt") -> Document:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return readers.read(tmp_path / name)


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_languages(tmp_path: Path, language: str, text: str) -> None:
    document = read(tmp_path, f"A TITLE\n\n{text}\n")
    assert document.language == language
    assert dict(document.tellers)["language"] == "text"


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_a_page_that_is_wrong_about_its_language(tmp_path: Path, language: str, text: str) -> None:
    page = f"<html lang='en'><body><p>{text}</p><p>{text}</p></body></html>"
    assert read(tmp_path, page, "page.html").language == language


@pytest.mark.parametrize("text", ["OSCE", "Vienna, 3 May 2010\n\nBan Ki-moon", "1 2 3 4 5 6 7 8 A"])
def test_too_little_to_tell(tmp_path: Path, text: str) -> None:
    document = read(tmp_path, text)
    assert detect_language(document.text, document.blocks) is None
    assert document.language == "en"


def test_a_header_decides(tmp_path: Path) -> None:
    document = read(tmp_path, f"---\nlanguage: mk\ntitle: x\n---\n{TEXTS['ru']}")
    assert (document.language, dict(document.tellers)["language"]) == ("mk", "header block")


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("English", "en"),
        ("en-GB", "en"),
        ("fr_FR", "fr"),
        ("Deutsch", "de"),
        ("rus", "rus"),
        ("Klingon", "en"),
        ("?", "en"),
    ],
)
def test_how_files_name_languages(tmp_path: Path, said: str, language: str) -> None:
    document = read(tmp_path, f"---\nlanguage: {said}\ntitle: x\n---\n{TEXTS['en']}")
    assert document.language == language


def test_names_do_not_make_a_language(tmp_path: Path) -> None:
    text = f"{TEXTS['en']} Wien, Zürich, Österreich, Straße, Müller, Schäuble and Gauck were named, and so was the Bundestag."
    assert read(tmp_path, text).language == "en"


@pytest.mark.parametrize("language", sorted(TEXTS.keys() - {"en"}))
def test_paragraphs_in_another_language_are_set_apart(tmp_path: Path, language: str) -> None:
    text = "\n\n".join([TEXTS["en"], TEXTS[language], TEXTS["en"] + " All agreed."])
    document = read(tmp_path, text)
    assert document.language == "en"
    assert [b.kind for b in document.blocks] == [
        BlockKind.PARAGRAPH,
        BlockKind.FURNITURE,
        BlockKind.PARAGRAPH,
    ]


@pytest.mark.parametrize("paragraph", ["Raison d’être", "Deutsche Bundesbank, Frankfurt", TEXTS["en"], ""])
def test_few_foreign_words_are_no_foreign_paragraph(paragraph: str) -> None:
    assert not is_foreign(paragraph, "en")
