"""Files of many kinds, in words of our own, made when the tests run."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from email.message import EmailMessage

import docx
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

SENTENCE = "The two organizations opened a joint office in Osh on 3 May 2012."
SECOND = "It trains the police of the three districts and reports to both secretariats."


def pack(members: dict[str, bytes]) -> bytes:
    """A ZIP archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def tar(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return buffer.getvalue()


def word() -> bytes:
    """A Word file with a title, numbered paragraphs, a list, a table, a tracked change and a page header."""
    document = docx.Document()
    document.core_properties.title = "Notes on the joint office"
    document.core_properties.author = "Eva Example"
    document.sections[0].header.paragraphs[0].text = "S/2031/55"
    document.add_heading("A joint office in Osh", 0)
    document.add_heading("Background", 1)
    paragraph = document.add_paragraph(
        "1.\tThe two organizations opened a joint of\u00adfice in Osh on the 15"
    )
    paragraph.add_run("th").font.superscript = True
    paragraph.add_run(" of May, as the report says.")
    paragraph.add_run("4").font.superscript = True
    document.add_paragraph("train the police", style="List Bullet")
    _insert(document.add_paragraph("The secretariats "), "have agreed to pay for it.")
    broken = document.add_paragraph("The first line")
    broken.add_run().add_break(WD_BREAK.LINE)
    broken.add_run("goes on in the second.")
    table = document.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, (("Office", "Month"), ("UNDP", "June")), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _insert(paragraph: docx.text.paragraph.Paragraph, text: str) -> None:
    """Add a tracked insertion, and a tracked deletion that is no text any more."""
    for tag, part, words in (("w:ins", "w:t", text), ("w:del", "w:delText", "never agreed")):
        change, run, content = (OxmlElement(name) for name in (tag, "w:r", part))
        content.text = words
        run.append(content)
        change.append(run)
        paragraph._p.append(change)
        assert change.tag == qn(tag)


ODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0">
<office:body><office:text>
<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone</text:p></text:deletion></text:changed-region>
</text:tracked-changes>
<text:h text:outline-level="1">A joint office in Osh</text:h>
<text:p>The two organizations<text:s/>opened a <text:span>joint office</text:span> in Osh.<text:note text:note-class="footnote">
<text:note-citation>7</text:note-citation><text:note-body><text:p>See the report.</text:p></text:note-body></text:note> It is
 open every day of the week, and in the evening too.</text:p>
<text:list><text:list-item><text:p>train the police</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>UNDP</text:p></table:table-cell>
<table:table-cell><text:p>June</text:p></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document-content>"""
ODT_META = """<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"><office:meta>
<meta:creation-date>2012-05-04T10:00:00</meta:creation-date><dc:title>Notes on the office</dc:title></office:meta>
</office:document-meta>"""


def open_document() -> bytes:
    return pack({
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": ODT.encode(),
        "meta.xml": ODT_META.encode(),
    })  # fmt: skip


RTF = (
    rb"{\rtf1\ansi\ansicpg1250{\fonttbl{\f0\fcharset238 Times;}}{\info{\title Notes on the office}{\author Eva Example}}"
    rb"\pard\f0 J\'e1n Kubi\'9a opened the joint office in Osh.{\super 12} It \u8220?trains\u8221? the police."
    rb"{\footnote See the report.}\par The second paragraph says more about the office.\par}"
)


def mail() -> bytes:
    """A message in two forms, with a quotation, a signature and two attachments."""
    message = EmailMessage()
    message["From"] = "Eva Example <eva@example.org>"
    message["To"] = "UN and OSCE list <list@example.org>"
    message["Subject"] = "Re: [un-osce] A joint office in Osh"
    message["Date"] = "Fri, 04 May 2012 10:00:00 +0200"
    message["Message-ID"] = "<1@example.org>"
    message.set_content(
        f"{SENTENCE}\n{SECOND}\n\nOn 3 May 2012, Jan Sample wrote:\n> Is there an office?\n> Somewhere?\n\n-- \nEva\nVienna\n"
    )
    message.add_alternative(f"<html><body><p>{SENTENCE}</p></body></html>", subtype="html")
    message.add_attachment(SECOND.encode(), maintype="text", subtype="plain", filename="annex.txt")
    message.add_attachment(b"\x89PNG\r\n", maintype="image", subtype="png", filename="logo.png")
    return message.as_bytes()


def mailbox() -> bytes:
    first = b"From eva@example.org Fri May  4 10:00:00 2012\n" + mail()
    second = (
        b"From jan@example.org Sat May  5 10:00:00 2012\nFrom: Jan Sample <jan@example.org>\nTo: list@example.org\n"
        b"Subject: The office\nDate: Sat, 05 May 2012 09:00:00 +0000\n\n>From what we hear, "
        + SECOND.encode()
    )
    return first + b"\n\n" + second + b"\n"


MHTML = (
    "From: <Saved by Blink>\nSnapshot-Content-Location: https://www.osce.org/node/1\nSubject: Office\n"
    'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n'
    "--b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n"
    "Content-Location: https://www.osce.org/node/1\n\n"
    "<html><head><title>Office</title></head><body><article><h1>A joint office</h1><p>J=C3=A1n: The two organ=\n"
    f"izations opened an office.</p><p>{SECOND}</p></article></body></html>\n"
    "--b\nContent-Type: image/png\nContent-Location: https://www.osce.org/x.png\n\nxxxx\n--b--\n"
)

RECORDS = [
    {"title": "A joint office", "date": "2012-05-04", "author": {"name": "Eva Example"}, "url": "https://www.osce.org/1",
     "text": f"{SENTENCE} {SECOND}"},
    {"headline": "A second office", "published": "5 May 2012", "body": [SENTENCE, SECOND], "symbol": "PC.DEC/9901"},
    {"title": "Nothing more"},
]  # fmt: skip


def lines() -> bytes:
    return "\n".join(json.dumps(record) for record in RECORDS).encode()


CSV = f'Title;Date;Speaker;Text\nA joint office;2012-05-04;Eva Example;"{SENTENCE}\n{SECOND}"\nAn empty row;;;\n'

RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>UN News</title><language>en-us</language>
<item><title>A joint office</title><link>https://news.un.org/1</link><pubDate>Fri, 04 May 2012 10:00:00 GMT</pubDate>
<dc:creator>Eva Example</dc:creator><description>Short.</description>
<content:encoded><![CDATA[<p>{SENTENCE}</p><p>{SECOND}</p>]]></content:encoded></item>
<item><title>Only a summary</title><description>Short.</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>OSCE</title><entry><title>A joint office</title>
<link href="https://www.osce.org/1"/><published>2012-05-04T10:00:00Z</published><author><name>Eva Example</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{SENTENCE}</p><p>{SECOND}</p></div></content>
</entry></feed>"""
AKOMA = f"""<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement><meta><identification source="#x">
<FRBRWork><FRBRdate date="2012-05-04" name="adoption"/><FRBRnumber value="A/RES/66/999"/></FRBRWork>
<FRBRExpression><FRBRlanguage language="eng"/></FRBRExpression></identification></meta>
<preface><p><docTitle>A joint office in Osh</docTitle></p></preface>
<mainBody><section eId="sec_1"><num>I.</num><heading>Background</heading>
<paragraph eId="para_1"><num>1.</num><content><p>{SENTENCE}
<authorialNote><p>See the report.</p></authorialNote> {SECOND}</p></content></paragraph>
<paragraph eId="para_2"><num>2.</num><list>
<intro><p>The office, which both of them pay for, has two tasks in the whole of the region:</p></intro>
<point eId="p_a"><num>(a)</num><content><p eId="p_a_1">to train the police</p></content></point></list></paragraph>
</section></mainBody></statement></akomaNtoso>"""
TEI = f"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A joint office</title><author>Eva
 Example</author></titleStmt><publicationStmt><publisher>United Nations</publisher><date when="2012-05-04"/>
<idno>S/2012/99</idno></publicationStmt></fileDesc></teiHeader><text><body><pb n="4"/><head>The office</head>
<p xml:id="p1">{SENTENCE}<note>See the report.</note> <pb n="5"/>{SECOND}</p><p>The last paragraph stands on the next page.</p>
</body></text></TEI>"""
BOMB = (
    '<!DOCTYPE TEI [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>'
    "<p>&b;</p></body></text></TEI>"
)


def nested(depth: int) -> bytes:
    """An archive in an archive, and so on."""
    content = SENTENCE.encode()
    name = "note.txt"
    for level in range(depth):
        content, name = pack({name: content}), f"{level}.zip"
    return content


def zipped(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)
