"""Inputs that no program should have made: truncated, mutated and nested ones of every kind that is read.

The kind and the number of an input decide all of it, so that each can be made again.
"""

from __future__ import annotations

import functools
import io
import json
import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from . import pdf_samples, samples
from .samples import SECOND, SENTENCE

FIXTURES = Path(__file__).parent / "fixtures"
NOTE = f"---\ntitle: A joint office\ndate: 2012-05-04\nsource: https://www.osce.org/1\n---\n# Office\n\n{SENTENCE}\n\n- {SECOND}\n"
_PDF = (
    pdf_samples.resolution,
    pdf_samples.report,
    pdf_samples.letter,
    pdf_samples.newsletter,
    pdf_samples.table,
)
_ZIPPED = ("docx", "odt", "zip")

# Pieces that parsers stumble over: borders of numbers and encodings, quotes, entities, unclosed and nested marks.
_PIECES = (
    b"\x00", b"\xff", b"\xfe\xff", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xef\xbf\xbf", b"\r", b"\x0c", b"\x1b[31m",
    "\u202e\u0301\u00ad\ufb01".encode(), b"\xc2\x85\xe2\x80\xa8", b"-1", b"0", b"4294967296", b"9" * 400, b"1e999",
    b"%s%n", b"../../../etc/passwd", b"file:///etc/passwd", b"'", b'"', b"<", b">", b"&", b"&#0;", b"&#x110000;", b"&a;",
    b"<!--", b"]]>", b"<![CDATA[", b"<?", b"<!DOCTYPE a [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>",
    b"<!DOCTYPE a [<!ENTITY a 'xxxxxxxxxx'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;'>]>", b"{", b"}", b"[", b"]", b"\\", b"\\u0000",
    b"\\bin999999999 ", b"\\ud800", b"(", b")", b"endobj", b"stream", b"<<", b">>", b"obj", b"R", b"--b", b"\nFrom a b\n",
    b"Content-Type: multipart/mixed; boundary=b\n\n", b"Content-Transfer-Encoding: base64\n", b"=?utf-8?b?////?=", b"=?x?q?=00?=",
    b"charset=utf-7", b"charset=idna", b'encoding="utf-16"', b"# " * 50, b"| " * 50, b"* " * 50, b"> " * 50, b"\n" * 50,
    b"A/RES/99/999", b"31 February 2012", b"0000-00-00", b"99999-12-31", b"(a) " * 50,
)  # fmt: skip
_NESTS = (
    (b"<div>", b"</div>"), (b"<b>", b""), (b"<table><tr><td>", b""), (b"<ul><li>", b""), (b"<font>", b"</font>"), (b"<a", b">"),
    (b"{", b"}"), (b"{\\pard ", b"}"), (b"[", b"]"), (b'{"text":', b"}"), (b"<<", b">>"), (b"(", b")"), (b"> ", b""), (b"q ", b"Q "),
    (b"<p>", b"</p>"), (b"<text:list>", b""), (b"<w:p>", b"</w:p>"), (b"<list>", b""), (b"<!--", b"-->"), (b"*", b"*"), (b"&amp;", b""),
)  # fmt: skip


def _read(*patterns: str) -> list[bytes]:
    return [path.read_bytes() for pattern in patterns for path in sorted(FIXTURES.glob(pattern))]


_SEEDS: dict[str, Callable[[], list[bytes]]] = {
    "txt": lambda: [NOTE.encode(), *_read("*.txt")],
    "md": lambda: [NOTE.encode(), *_read("*.md")],
    "html": lambda: _read("*.html", "*.htm", "layouts/*.html", "layouts/*.htm"),
    "pdf": lambda: [make() for make in _PDF],
    "docx": lambda: [samples.word()],
    "odt": lambda: [samples.open_document()],
    "rtf": lambda: [samples.RTF],
    "eml": lambda: [samples.mail()],
    "mbox": lambda: [samples.mailbox()],
    "mhtml": lambda: [samples.MHTML.encode()],
    "json": lambda: [json.dumps(samples.RECORDS).encode(), json.dumps(samples.RECORDS[0]).encode()],
    "jsonl": lambda: [samples.lines()],
    "csv": lambda: [samples.CSV.encode()],
    "rss": lambda: [samples.RSS.encode(), samples.ATOM.encode()],
    "xml": lambda: [samples.AKOMA.encode(), samples.TEI.encode(), samples.BOMB.encode()],
    "zip": lambda: [samples.pack({"a.txt": NOTE.encode(), "b/c.docx": samples.word()}), samples.nested(3)],
    "tar": lambda: [samples.tar({"a.txt": NOTE.encode(), "b/c.html": _read("page.html")[0]})],
    "gz": lambda: [samples.zipped(NOTE.encode()), samples.zipped(samples.tar({"a.txt": NOTE.encode()}))],
    "meta.toml": lambda: [b'title = "A joint office"\ndate = "2012-05-04"\nsource = "https://www.osce.org/1"\n'],
    "sources.csv": lambda: [b"file,title,date,address\ninput.txt,A joint office,2012-05-04,https://www.osce.org/1\n"],
}  # fmt: skip
KINDS = tuple(_SEEDS)


@functools.cache
def seeds(kind: str) -> list[bytes]:
    """Files of a kind as they should be."""
    return _SEEDS[kind]()


def make_input(kind: str, number: int) -> bytes:
    """The input of that number: every tenth a seed nested in itself or in others, the others mutated."""
    chance = random.Random(f"{kind}:{number}")
    content = chance.choice(seeds(kind))
    if number % 10 == 9:
        return _wrap(kind, content, chance)
    if kind in _ZIPPED and number % 10 >= 3:
        return _mutate_members(content, chance)
    if kind == "gz" and number % 10 >= 5:
        return samples.zipped(mutate(NOTE.encode() * chance.choice((1, 100)), chance))
    return mutate(content, chance)


def mutate(content: bytes, chance: random.Random) -> bytes:
    """The same bytes, changed in up to eight places."""
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        start = chance.randrange(len(content) + 1)
        end = min(len(content), start + chance.choice((1, 4, 30, 300, 3000)))
        content = chance.choice(_CHANGES)(content, start, end, chance)
    return content


def _cut(content: bytes, start: int, end: int, chance: random.Random) -> bytes:
    return content[:start]


def _drop(content: bytes, start: int, end: int, chance: random.Random) -> bytes:
    return content[:start] + content[end:]


def _repeat(content: bytes, start: int, end: int, chance: random.Random) -> bytes:
    return content[:start] + content[start:end] * chance.choice((2, 10, 200)) + content[end:]


def _move(content: bytes, start: int, end: int, chance: random.Random) -> bytes:
    target = chance.randrange(len(content) + 1)
    return content[:target] + content[start:end] + content[target:]


def _flip(content: bytes, start: int, end: int, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 5, 50))):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _insert(content: bytes, start: int, end: int, chance: random.Random) -> bytes:
    return content[:start] + chance.choice(_PIECES) * chance.choice((1, 1, 3, 1000)) + content[start:]


def _replace(content: bytes, start: int, end: int, chance: random.Random) -> bytes:
    return content[:start] + chance.choice(_PIECES) + content[end:]


def _nest(content: bytes, start: int, end: int, chance: random.Random) -> bytes:
    begin, finish = chance.choice(_NESTS)
    depth = chance.choice((3, 100, 3000, 30000))
    return content[:start] + begin * depth + content[start:end] + finish * depth + content[end:]


_CHANGES = (_cut, _drop, _repeat, _move, _flip, _insert, _insert, _replace, _replace, _nest)


def _mutate_members(content: bytes, chance: random.Random) -> bytes:
    """A ZIP file with sound packing around members that are not."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    for name in chance.sample(sorted(members), min(len(members), chance.choice((1, 1, 2)))):
        members[name] = mutate(members[name], chance)
    if chance.random() < 0.2:
        name = chance.choice(sorted(members))
        members[chance.choice(("../" + name, "/" + name, "C:\\x", "a\0b", "x" * 5000, "", "\u202e"))] = (
            members.pop(name)
        )
    if chance.random() < 0.1:
        members["word/zeros.xml"] = bytes(30_000_000)
    return samples.pack(members)


def _wrap(kind: str, content: bytes, chance: random.Random) -> bytes:
    """The file in others of several kinds, one in the other."""
    name = f"input.{kind}"
    for _ in range(chance.choice((1, 2, 3, 5, 20))):
        name, content = chance.choice(list(_wrappings(name, content)))
    return content


def _wrappings(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    yield "a.zip", samples.pack({name: content, "b.txt": SENTENCE.encode()})
    yield "a.gz", samples.zipped(content)
    yield "a.tar", samples.tar({name: content})
    head = (
        f'Content-Type: application/octet-stream; name="{name}"\nContent-Disposition: attachment\n\n'.encode()
    )
    yield "a.eml", b"From: a@example.org\nSubject: x\nMIME-Version: 1.0\n" + head + content
    yield "a.mbox", b"From a Fri May  4 10:00:00 2012\nFrom: a@example.org\nSubject: x\n\n" + content
    yield "a.json", json.dumps({"title": "x", "text": content.decode("latin-1")}).encode()
