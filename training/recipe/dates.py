"""Dates by rule, for sources whose annotation has none."""

from __future__ import annotations

import re

from spacy.tokens import Doc

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.|Feb\.|Mar\.|Apr\.|Jun\.|Jul\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
)
_DAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_DAYS = r"\d{1,2}(?:st|nd|rd|th)?(?: ?[-–] ?\d{1,2})?"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|several|few|couple of|many)"
_UNIT = r"(?:year|month|week|day|decade|centur(?:y|ies)|hour|weekend|quarter)s?"
_DATE = re.compile(
    "|".join(
        (
            rf"(?:{_DAY},? )?{_DAYS} (?:of )?{_MONTH}(?:,? {_YEAR})?\b",
            rf"(?:{_DAY},? )?{_MONTH} {_DAYS}(?:, ?{_YEAR}|\b)(?!\.\d)",
            rf"(?:early |late |mid-)?{_MONTH},? {_YEAR}\b",
            rf"(?:last |next |this )?{_DAY}\b(?: morning| afternoon| evening| night)?",
            rf"(?:early |late |mid-)?{_YEAR}s?(?: ?[-–] ?(?:{_YEAR}|\d\d)s?)?\b",
            r"\b(?:last|next|this|past|previous) "
            r"(?:year|month|week|decade|century|weekend|summer|winter|spring|autumn)\b",
            rf"\bthe (?:past|last|next|following|previous) {_NUMBER} {_UNIT}\b",
            r"\b(?:yesterday|tomorrow|today|tonight)\b",
            rf"\b{_NUMBER} {_UNIT} (?:ago|earlier|later)\b",
            r"\b(?:the )?(?:early |late |mid-)?\d{1,2}(?:st|nd|rd|th) centur(?:y|ies)\b",
            r"(?:last |next |this )?"
            r"(?:January|February|April|June|July|August|September|October|November|December)\b",
        )
    )
)
EXPLICIT = re.compile(rf"\d|{_MONTH}|{_DAY}")


def find_dates(doc: Doc) -> list[tuple[int, int]]:
    """Token ranges of the dates in a doc, in order and without overlap."""
    ranges: list[tuple[int, int]] = []
    for match in _DATE.finditer(doc.text):
        span = doc.char_span(match.start(), match.end(), alignment_mode="contract")
        if span is not None and len(span) and (not ranges or span.start >= ranges[-1][1]):
            ranges.append((span.start, span.end))
    return ranges
