"""Document symbols of the United Nations and the OSCE."""

from __future__ import annotations

import re

_UN_PRESS = (
    r"(?:UNIS/)?(?:D?SG/(?:SM|T|A|2)|GA/(?:AB|COL|DIS|EF|L|P|PAL|SHC|SM|SPD)|ENV/DEV|L/T"
    r"|SC|GA|ECOSOC|HR|IHA|ORG|PI|REF|WOM|DEV|AFR|DC|SGSM|INF|CP)/\d{1,5}(?:-[A-Z]{1,6}/\d{1,5})*"
)
_UN = (
    r"(?:A|S|E|ST|TD|CCPR|CEDAW|ECE|UNEP|DP|HRI)/"
    r"(?:(?:RES|DEC|PRST|PV|C\.\d|AC\.\d+|HRC|INF|CN\.\d+|WG\.\d+|SGB|AI|CONF\.\d+|SR|S-\d+|ES-\d+|L|BUR)[/.])*"
    r"\d{1,4}(?:/\d{1,4}|/(?:Add|Rev|Corr|L)\.\d+)*(?:\s?\([IVXLC]{1,7}\))?(?:\s?\((?:19|20)\d\d\))?"
)
_OSCE = (
    r"(?:PC|MC|FSC|SEC|CIO|ODIHR|HCNM|RFM|CSCE|SUM|PA|EEF|EF|HDIM|CPC|SMM|INF|OCEEA|OSG)(?:\(\d{1,3}\))?"
    r"\.(?:DEC|DOC|JOUR|GAL|DEL|PR|INF|NGO|IO|EMI|FR|STATE|SHC)(?:/\d{1,4}){1,2}(?:/(?:Add|Rev|Corr)\.\d+)*"
)
# A symbol wherever it starts; and one that is no part of a longer word.
ANYWHERE = rf"(?:{_UN_PRESS}|{_UN}|{_OSCE})(?![\w/])"
_STANDING = re.compile(rf"(?<![\w/.]){ANYWHERE}")
_LABELLED = re.compile(
    rf"(?:(?i:(?:document|symbol|reference|ref|no|press release)\b[.:]*)\s*)*(?P<s>{ANYWHERE})[*.]?"
)


def find_symbol(text: str) -> str | None:
    """The first symbol that the text names, or None."""
    match = _STANDING.search(text)
    return match[0] if match else None


def read_symbol(text: str) -> str | None:
    """The symbol if the line is nothing but it, maybe after a word such as "Reference:"; else None."""
    match = _LABELLED.fullmatch(text.strip()) if len(text) <= 80 else None
    return match["s"] if match else None


def ends_label(text: str) -> bool:
    """Whether the line is a symbol, alone or after a few words of a label such as "Secretary-General"."""
    if read_symbol(text):
        return True
    label, _, last = text.strip().rpartition(" ")
    return 0 < len(label.split()) <= 4 and label[-1] not in ".:;," and read_symbol(last) is not None
