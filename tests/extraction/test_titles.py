"""Ministers and ministries are one, however a text words them."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.extraction.titles import ministry_of, word_minister, word_ministry
from unosce_kg.model import Document

MINISTERS = {
    "Foreign Minister": "Foreign Minister",
    "Minister for Foreign Affairs": "Foreign Minister",
    "Minister of Foreign Affairs": "Foreign Minister",
    "Minister of the Interior": "Interior Minister",
    "Minister of Justice": "Justice Minister",
    "Minister of Labour and Social Policy": "Minister of Labour and Social Policy",
    "Prime Minister": "Prime Minister",
    "Deputy Minister of Justice": "Deputy Minister of Justice",
}
MINISTRIES = {
    "Foreign Ministry": "Ministry of Foreign Affairs",
    "Ministry for Foreign Affairs": "Ministry of Foreign Affairs",
    "Defence Ministry": "Ministry of Defence",
    "Ministry of the Interior": "Ministry of Interior",
    "Ministry of Labour and Social Policy": "Ministry of Labour and Social Policy",
    "Government": "Government",
}


@pytest.mark.parametrize(("title", "worded"), MINISTERS.items())
def test_ministers(title: str, worded: str) -> None:
    assert word_minister(title) == worded


@pytest.mark.parametrize(("name", "worded"), MINISTRIES.items())
def test_ministries(name: str, worded: str) -> None:
    assert word_ministry(name) == worded


def test_wordings_meet_over_documents(extractor: Extractor, document: Callable[[str], Document]) -> None:
    texts = (
        "The Foreign Minister of Malta met the OSCE.",
        "The OSCE met the Minister for Foreign Affairs of Malta.",
    )
    found = [
        {m.entities for m in extractor.extract(document(text)).mentions if "Minister" in m.text}
        for text in texts
    ]
    assert found[0] == found[1] == {("post/foreign-minister-of-malta",)}


def test_a_known_post_is_no_new_one(extractor: Extractor, document: Callable[[str], Document]) -> None:
    text = "The OSCE Mission in Kosovo trains judges. The Head of the Mission met UNDP."
    found = {m.text: m.entities for m in extractor.extract(document(text)).mentions}
    assert found["Head of the Mission"] == ("post/head-of-osce-mission-in-kosovo",)


@pytest.mark.parametrize(
    ("post", "ministry"),
    [
        ("Foreign Minister of Serbia", "Ministry of Foreign Affairs of Serbia"),
        ("Deputy Justice Minister of Serbia", "Ministry of Justice of Serbia"),
        ("Minister of Labour and Trade of Serbia", "Ministry of Labour and Trade of Serbia"),
        ("Prime Minister of Serbia", None),
        ("Director of UNICEF", None),
    ],
)
def test_the_ministry_of_a_minister(post: str, ministry: str | None) -> None:
    assert ministry_of(post) == ministry
