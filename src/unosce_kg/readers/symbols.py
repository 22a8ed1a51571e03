"""Document symbols of the United Nations and the OSCE."""

from __future__ import annotations

import re

_UN_PRESS = (
    r"(?:UNIS/)?(?:D?SG(?:/(?:SM|T|A|2))?|GA/(?:AB|COL|DIS|EF|L|P|PAL|SHC|SM|SPD)|ENV/DEV|L/T"
    r"|SC|GA|ECOSOC|HR(?:/CT)?|IHA|ORG|PI|REF|WOM|DEV|AFR|DC|SGSM|INF|CP|VIC|NAR|OS)/\d{1,5}(?:-[A-Z]{1,6}/\d{1,5})*"
)
_UN = (
    r"(?:A|S|E|ST|TD|CCPR|CEDAW|ECE|UNEP|DP|HRI)/"
    r"(?:(?:RES|DEC|PRST|PV|C\.\d|AC\.\d+|HRC|INF|CN\.\d+|WG\.\d+|SGB|AI|CONF\.\d+|SR|S-\d+|ES-\d+|L|BUR)[/.])*"
    r"\d{1,5}(?:/\d{1,4}|/(?:Add|Rev|Corr|L)\.\d+)*(?:\s?\([IVXLC]{1,7}\))?(?:\s?\((?:19|20)\d\d\))?"
)
_OSCE = (
    r"(?:PC|MC|FSC|SEC|CIO|ODIHR|HCNM|RFM|CSCE|SUM|PA|EEF|EF|HDIM|CPC|SMM|INF|OCEEA|OSG)(?:\(\d{1,3}\))?"
    r"\.(?:DEC|DOC|JOUR|GAL|DEL|PR|INF|NGO|IO|EMI|FR|STATE|SHC)(?:/\d{1,4}){1,2}(?:/(?:Add|Rev|Corr)\.\d+)*"
)
# A symbol wherever it starts; and one that is no part of a longer word.
ANYWHERE = rf"(?:{_UN_PRESS}|{_UN}(?:[-–]{_UN})?|{_OSCE})(?![\w/])"
_STANDING = re.compile(rf"(?<![\w/.]){ANYWHERE}")
_LABELLED = re.compile(
    rf"(?:(?i:(?:document|symbol|reference|ref|no|press release)\b[.:]*)\s*)*(?P<s>{ANYWHERE})[*.]?"
)
# A symbol of any series, which counts only where the line holds nothing else: UNMIK/PR/1531.
_SERIES_ALONE = re.compile(
    r"(?:(?i:(?:document|symbol|reference|ref|no|press release)\b[.:]*)\s*)*"
    r"(?P<s>(?<=(?i:release no\. ))\d{1,4}/(?:19|20)?\d\d|[A-Z]{2,6}-\d{2,5}/(?:19|20)?\d\d"
    r"|[A-Z]{2,8}(?:[/.][A-Z0-9]{1,8}(?:\(\d{1,4}\))?){1,5}/[A-Z]?\d{1,5}(?:/(?:Add|Rev|Corr)\.\d+)?)"
    r"(?:\s*[–—-]\s*(?i:press release|news release|media advisory|press statement))?"
)
# A symbol in brackets below a title, with a date and the like: (A/49/1, 2 September 1994, extract).
_BRACKETED = re.compile(rf"\((?P<s>{ANYWHERE})(?:, [\w ]{{1,40}}){{1,2}}\)")
_LETTERHEAD_WORDS = re.compile(
    r"(?:united nations|nations unies|general assembly|security council|economic and social council|permanent council|ministerial council"
    r"|forum for security co-?operation|organization for security and co-?operation in europe|osce|human rights council"
    r"|secretariat|distr|general|limited|original|english|official records|document|\W|\d)*",
    re.IGNORECASE,
)
_ISSUERS = (
    (re.compile("UNIS/"), "United Nations Information Service Vienna"),
    (re.compile(_UN_PRESS), "United Nations Department of Public Information"),
    (re.compile(_UN), "United Nations"),
    (re.compile(_OSCE), "Organization for Security and Co-operation in Europe"),
)
# How the press service's addresses and files write the series of a symbol: sgsm11303.doc.htm.
_SERIES = {
    "sgsm": "SG/SM", "dsgsm": "DSG/SM", "sga": "SG/A", "sgt": "SG/T", "sc": "SC", "ga": "GA", "gasm": "GA/SM", "gaab": "GA/AB",
    "gadis": "GA/DIS", "gaef": "GA/EF", "gal": "GA/L", "gashc": "GA/SHC", "gaspd": "GA/SPD", "gapal": "GA/PAL", "gacol": "GA/COL",
    "ecosoc": "ECOSOC", "hrct": "HR/CT", "wom": "WOM", "afr": "AFR", "iha": "IHA", "envdev": "ENV/DEV", "dc": "DC", "dev": "DEV",
    "pi": "PI", "org": "ORG", "ref": "REF", "lt": "L/T", "unisvic": "UNIS/VIC", "uniscp": "UNIS/CP", "unissgsm": "UNIS/SGSM",
    "unisnar": "UNIS/NAR", "unisos": "UNIS/OS", "unisinf": "UNIS/INF",
}  # fmt: skip
_SLUG = re.compile(
    rf"(?:^|[/._ -])(?P<series>{'|'.join(sorted(_SERIES, key=len, reverse=True))})(?P<n>\d{{3,5}})(?=\.|[-_]|$)"
)
_LINE = 80  # characters of a line that may be a symbol alone
_FLAT = re.compile(r"[_-]|\s")


def decode_symbol(name: str) -> str | None:
    """The symbol that a file name or the end of an address spells: `sgsm11303.doc.htm`, `S_RES_1244(1999).pdf`."""
    slug = _SLUG.search(name.lower())
    if slug:
        return f"{_SERIES[slug['series']]}/{slug['n']}"
    stem = re.sub(r"(?:\.(?:pdf|docx?|html?|txt|md|odt|rtf|xml|json))+$", "", name, flags=re.IGNORECASE)
    return read_symbol(_FLAT.sub("/", stem).replace("(", " ("))


def find_issuer(symbol: str) -> str | None:
    """Who issues documents with symbols of this form, or None."""
    return next((issuer for form, issuer in _ISSUERS if form.match(symbol)), None)


def find_symbol(text: str) -> str | None:
    """The first symbol that the text names, or None."""
    match = _STANDING.search(text)
    return match[0] if match else None


def read_symbol(text: str) -> str | None:
    """The symbol if the line is nothing but it, maybe after a word such as "Reference:" or in brackets with a date; else None."""
    line = text.strip() if len(text) <= _LINE else ""
    match = _LABELLED.fullmatch(line) or _BRACKETED.fullmatch(line)
    return match["s"] if match else None


def read_series(text: str) -> str | None:
    """The symbol, of whatever series, that a line consists of, maybe after a word such as "Reference:"; else None.

    >>> read_series("UNMIK/PR/1531"), read_series("Vienna/Geneva")
    ('UNMIK/PR/1531', None)
    """
    match = _SERIES_ALONE.fullmatch(text.strip()) if len(text) <= _LINE else None
    return match["s"] if match else None


def is_letterhead(text: str) -> bool:
    """Whether a line holds a symbol and beside it only names of organs: "United Nations A/67/280 General Assembly"."""
    return len(text) <= 2 * _LINE and _LETTERHEAD_WORDS.fullmatch(_STANDING.sub("", text)) is not None


def ends_label(text: str) -> bool:
    """Whether the line is a symbol, alone or after a few words of a label such as "Secretary-General"."""
    if read_symbol(text):
        return True
    label, _, last = text.strip().rpartition(" ")
    return 0 < len(label.split()) <= 4 and label[-1] not in ".:;," and read_symbol(last) is not None
