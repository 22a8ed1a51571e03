"""Lists, tables and feeds of what to fetch, hostile ones among them."""

from __future__ import annotations

from pathlib import Path

import pytest

from unosce_kg.errors import SetupError
from unosce_kg.fetching.addresses import is_public, parse_address
from unosce_kg.fetching.kinds import find_charset, find_suffix
from unosce_kg.fetching.refusal import Refusal
from unosce_kg.fetching.sources import Source, drop_repeated, read_feed, read_list, read_table
from unosce_kg.resources import locate

BASE = parse_address("https://example.org/news/feed.xml")
BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("http://Example.ORG", "http://example.org/"),
        ("  https://example.org:443/a?b=c#d \n", "https://example.org/a?b=c"),
        ("http://example.org:8080/../a/./b", "http://example.org:8080/a/b"),
        ("https://bücher.example/ä?ö=%20", "https://xn--bcher-kva.example/%C3%A4?%C3%B6=%20"),
        ("https://example.org./a", "https://example.org/a"),
        ("http://[2001:DB8::1]:81/", "http://[2001:db8::1]:81/"),
        ("//other.example/x", "https://other.example/x"),
        ("../y", "https://example.org/y"),
    ],
)
def test_addresses(text: str, address: str):
    assert str(parse_address(text, BASE)) == address


@pytest.mark.parametrize(
    "text",
    ["", "a b", "ftp://example.org/", "file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "http://",
     "http://u@example.org/", "http://u:p@example.org/", "http://example.org:0/", "http://example.org:65536/",
     "http://[::1", "http://[fe80::1%25eth0]/", "http://a\\@b/", "http://a\r\nHost: b/", "http://\x00/",
     "http://\u2100.example/", "http://.", "https://" + "a" * 2000, "gopher://x/", "HTTP:example.org"],
)  # fmt: skip
def test_no_addresses(text: str):
    with pytest.raises(Refusal):
        parse_address(text)


@pytest.mark.parametrize(
    ("numbers", "public"),
    [
        ("8.8.8.8 2001:4860:4860::8888 ::ffff:8.8.8.8 64:ff9b::808:808", True),
        (
            "127.0.0.1 127.9.9.9 0.0.0.0 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 192.0.2.1",
            False,
        ),
        ("198.18.0.1 203.0.113.1 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255", False),
        (":: ::1 fe80::1%eth0 fc00::1 fd12::1 fec0::1 ff02::1 ff0e::1 2001:db8::1 100::1", False),
        ("::ffff:127.0.0.1 ::127.0.0.1 64:ff9b::7f00:1 64:ff9b:1::1 2002:7f00:1:: 2001:0:7f00:1::1", False),
    ],
)
def test_public_numbers(numbers: str, public: bool):
    assert [n for n in numbers.split() if is_public(n) is not public] == []


def test_a_list(tmp_path: Path):
    (tmp_path / "list.txt").write_bytes(
        b"\xef\xbb\xbf# texts\r\nhttps://a.example/\r\n\r\n  https://b.example/ \r\n"
    )
    assert read_list(tmp_path / "list.txt") == [Source("https://a.example/"), Source("https://b.example/")]


def test_a_table(tmp_path: Path):
    (tmp_path / "t.csv").write_text('address,file,title,note\nhttps://a.example/,a.html,"On  a\nb",n\n,,,\n')
    assert read_table(tmp_path / "t.csv") == [Source("https://a.example/", "a.html", {"title": "On a b"})]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [(b"", "has a column 'address'"), (b"a,b\n1,2\n", "has a column 'address'"), (b"\xff\xfe\x00", "not a text in UTF-8"),
     (b'address\n"open', "not a table in CSV"), (b"address\na,b,c\n", "row 1 has more cells"), (None, "no such file")],
)  # fmt: skip
def test_no_table(tmp_path: Path, raw: bytes | None, reason: str):
    if raw is not None:
        (tmp_path / "t.csv").write_bytes(raw)
    with pytest.raises(SetupError, match=reason):
        read_table(tmp_path / "t.csv")


def test_the_bundled_table_can_be_fetched():
    sources = read_table(locate("raw", "sources.csv"))
    assert len(sources) >= 25
    assert len({str(parse_address(source.address)) for source in sources}) == len(sources)


def feed(items: str, root: str = "rss", before: str = "") -> bytes:
    return f'<?xml version="1.0"?>{before}<{root} version="2.0">{items}</{root}>'.encode()


RSS = """<channel><link>https://example.org/</link><item><title>A &amp; b</title><link>/a</link>
  <pubDate>Tue, 03 May 2022 23:30:00 +0200</pubDate></item><item><title>No link</title></item></channel>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>One</title><link rel="edit" href="/no"/>
  <link href="https://b.example/1"/><updated>2023-02-01T00:00:00Z</updated><published>2022-05-03T10:00:00Z</published>
  </entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"><item><title>T</title><link>c</link><dc:date>2001-02-03T04:05Z</dc:date>
  </item></rdf:RDF>"""


@pytest.mark.parametrize(
    ("raw", "sources"),
    [
        (feed(RSS), [Source("https://example.org/a", told={"title": "A & b", "date": "2022-05-03"})]),
        (ATOM.encode(), [Source("https://b.example/1", told={"title": "One", "date": "2022-05-03"})]),
        (RDF.encode(), [Source("https://example.org/news/c", told={"title": "T", "date": "2001-02-03"})]),
        (feed("<item><link>file:///etc/passwd</link></item>"), [Source("file:///etc/passwd")]),
        (feed("<item><link>javascript:alert(1)</link><pubDate>soon</pubDate></item>"), [Source("javascript:alert(1)")]),
        (feed("<item><link>http://127.0.0.1/</link></item>"), [Source("http://127.0.0.1/")]),
        (feed("<item><link>/a</link><title>&e;</title></item>", before='<!DOCTYPE rss [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
         [Source("https://example.org/a", told={"title": "&e;"})]),
        (feed("<item><link>/a</link><title>&e11;</title></item>", before=f'<!DOCTYPE rss [<!ENTITY e0 "x">{BOMB}]>'),
         [Source("https://example.org/a", told={})]),
        (b"\xef\xbb\xbf" + feed("<item><link>/a</link><title>caf\u00e9 &amp;eacute; &nbsp;</title></item>"),
         [Source("https://example.org/a", told={"title": "café é"})]),
        (feed("<item><link>/a</link></item>").replace(b"/a", b"/a\xff"), [Source("https://example.org/a%EF%BF%BD")]),
        (feed("<item><link>/a</link>"), [Source("https://example.org/a")]),
        (feed("<channel/>"), []),
    ],
)  # fmt: skip
def test_feeds(raw: bytes, sources: list[Source]):
    assert read_feed(raw, BASE) == sources


@pytest.mark.parametrize("raw", [b"", b"text", b"<html><body>x</body></html>", b"\x00" * 50, b"<" * 100_000,
                                 b"<a>" * 100_000])  # fmt: skip
def test_no_feeds(raw: bytes):
    with pytest.raises(Refusal, match="not a feed"):
        read_feed(raw, BASE)


def test_each_address_once():
    sources = [
        Source("https://a.example/", "x"),
        Source("https://b.example/"),
        Source("https://a.example/", "y"),
    ]
    assert drop_repeated(sources) == sources[:2]


@pytest.mark.parametrize(
    ("kind", "path", "body", "suffix"),
    [
        ("text/html; charset=utf-8", "/a.doc.htm", b"", ".htm"),
        ("text/html", "/a.aspx", b"", ".html"),
        ("TEXT/HTML", "/a", b"", ".html"),
        ("text/plain", "/a.md", b"", ".md"),
        ("text/plain", "/a.exe", b"", ".txt"),
        ("application/pdf", "/a.php", b"", ".pdf"),
        ("application/octet-stream", "/a.pdf", b"", ".pdf"),
        ("application/octet-stream", "/download", b"%PDF-1.4", ".pdf"),
        ("", "/a", b"  <!DOCTYPE html><p>", ".html"),
        ("application/octet-stream", "/a.html", b"%PDF-1.4", ".pdf"),
    ],
)
def test_suffixes(kind: str, path: str, body: bytes, suffix: str):
    assert find_suffix(kind, path, body) == suffix


@pytest.mark.parametrize(
    ("kind", "charset"),
    [
        ("text/html", ""),
        ("text/html; charset=UTF-8", "utf-8"),
        ('a/b; x=y; Charset="cp1251"', "cp1251"),
        ("; ;;=", ""),
    ],
)
def test_charsets(kind: str, charset: str):
    assert find_charset(kind) == charset
