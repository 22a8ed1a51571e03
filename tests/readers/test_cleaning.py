"""Markup and invisible characters go, words and their order stay."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unosce_kg.readers.cleaning import clean, clean_characters


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("the 15<sup>th</sup> Council", "the 15th Council"),
        ("the 15ᵗʰ Council", "the 15th Council"),
        ("the OSCE<sup>2</sup> met", "the OSCE² met"),
        ("**OSCE** and *UN*, __both__ _here_", "OSCE and UN, both here"),
        ("***all of\nit***", "all of\nit"),
        ("a*b and snake_case stay", "a*b and snake_case stay"),
        ("see [the page](https://x.org/a_(b)) now", "see the page now"),
        ("![a photo](x.png)The text", "The text"),
        ("Foreign Minister [Kanat] Saudabayev", "Foreign Minister [Kanat] Saudabayev"),
        ("rock &amp; roll &#8217;10&rsquo; &notanentity; AT&T", "rock & roll ’10’ &notanentity; AT&T"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("<!-- hidden -->shown", "shown"),
        ("non\u00a0breaking\u202fblanks\u2003here", "non breaking blanks here"),
        ("co\u00adoper\u200bation\ufeff", "cooperation"),
        ("\u202ereversed\u202c", "reversed"),
        ("o\ufb03ce of\ufb01ce", "office office"),
        ("Ja\u0301n Kubis\u030c", "Ján Kubiš"),
        ("Co\u2011operation", "Co-operation"),
        ("two  \t  blanks   ", "two blanks"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("**raison d’être**: \\*not\\* markup", "raison d’être: *not* markup"),
        ("&lt;b&gt; is a tag", "<b> is a tag"),
        ("bell\x07 and \x00null", "bell and null"),
        ("no\ufffe char\uffffacters &#65534;&#xffff;here", "no characters here"),
    ],
)
def test_clean(raw: str, text: str) -> None:
    assert clean(raw) == text


@given(st.text())
def test_characters_come_out_clean_at_once(raw: str) -> None:
    once = clean_characters(raw)
    assert clean_characters(once) == once
    assert not re.search("[\r\t\u00a0\u00ad\u200b-\u200f\u202a-\u202e\ufeff\ud800-\udfff]", once)


@given(st.text(alphabet="ab<>/sup*_[]()&#;\\!\n 1-"))
def test_markup_in_any_disorder_is_survived(raw: str) -> None:
    assert all(line == line.strip() for line in clean(raw).split("\n"))


@given(st.lists(st.from_regex(r"[A-Za-zé]{1,9}[.,]?", fullmatch=True), min_size=1))
def test_plain_words_are_kept_in_order(words: list[str]) -> None:
    assert clean(" ".join(words)).split() == words
