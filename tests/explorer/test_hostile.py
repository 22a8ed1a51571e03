"""Names, sentences and addresses that want to be more than text."""

import json
import re
from html.parser import HTMLParser

import pytest

from unosce_kg.explorer import read_view, render_page
from unosce_kg.explorer.hostile import safe_link, show_name, show_sentence

from .graphs import HOSTILE, GraphBuilder, make_hostile


@pytest.mark.parametrize(
    ("text", "expected"),
    [("plain", "plain"), ("a\u202eb", "a b"), ("a\u200b\u200bb", "a b"), ("  a \n b ", "a b"),
     ("\u202e", "\ufffd"), ("", "\ufffd"), ("Ján Kubiš", "Ján Kubiš"), ("می\u200cخواهم", "می\u200cخواهم")],
)  # fmt: skip
def test_a_name_has_no_deceiving_characters(text, expected):
    assert show_name(text) == expected


@pytest.mark.parametrize("text", HOSTILE)
def test_a_sentence_keeps_its_length(text):
    shown = show_sentence(text)
    assert len(shown) == len(text)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b]", shown)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "file:///etc/passwd", "//example.org", "https://",
     "https://a b", "https://example.org/\u202e", "http://[", "https://user@example.org", "vbscript:x", "",
     "https://example.org/\"onclick=x", "java\nscript:alert(1)", "\x01javascript:alert(1)"],
)  # fmt: skip
def test_an_unsafe_address_is_no_link(address):
    assert safe_link(address) is None


@pytest.mark.parametrize(
    "address", ["https://example.org/a?b=c&d=e#f", "http://example.org", "https://ex.org:8/ä"]
)
def test_a_web_address_is_a_link(address):
    assert safe_link(address) == address


class Elements(HTMLParser):
    """Collects tags, attributes and the contents of scripts."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes, self.scripts = [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes.extend((tag, *pair) for pair in attrs)

    def handle_data(self, data):
        if self.tags[-1:] == ["script"]:
            self.scripts.append(data)


@pytest.fixture(scope="module")
def hostile_page():
    return render_page(read_view(make_hostile()))


def test_hostile_text_adds_no_element(hostile_page):
    plain = Elements(render_page(read_view(GraphBuilder().graph)))
    hostile = Elements(hostile_page)
    assert hostile.tags == plain.tags
    assert [a for a in hostile.attributes if a[1] != "content"] == [
        a for a in plain.attributes if a[1] != "content"
    ]


def test_hostile_addresses_do_not_reach_the_page(hostile_page):
    assert "javascript:window" not in hostile_page


def test_embedded_json_has_no_markup_and_comes_back_whole(hostile_page):
    blocks = re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', hostile_page, re.DOTALL)
    assert len(blocks) == 3
    for block in blocks:
        assert not re.search("[<>&\u2028\u2029]", block)
    labels = {label for _, _, label, *_ in json.loads(blocks[1])["nodes"]}
    assert {show_name(text) for text in HOSTILE} <= labels
