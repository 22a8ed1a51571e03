"""What is kept between documents, and changes nothing of what is read."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction import stages
from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document

TEXTS = (
    "The OSCE and UNHCR signed a memorandum in Vienna on 3 May 2011.",
    "Officials of UNDP met the Head of the OSCE Mission to Serbia, Anna Kovač, for talks on refugees.",
    "The OSCE and UNHCR signed a memorandum in Vienna on 3 May 2011.",
)


def test_words_kept_from_other_documents_change_nothing(
    extractor: Extractor, document: Callable[[str], Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = [document(text) for text in TEXTS]
    kept = [extractor.extract(each) for each in documents]
    monkeypatch.setattr(stages, "_WORDS", 0)
    assert [extractor.extract(each) for each in documents] == kept


def test_words_of_a_document_go_with_it_once_there_are_many(
    extractor: Extractor, document: Callable[[str], Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stages, "_WORDS", 0)
    extractor.extract(document("The OSCE told Zorblatt and Quuxville of the frumious vorpality."))
    assert "vorpality" not in extractor._model.nlp.vocab.strings
