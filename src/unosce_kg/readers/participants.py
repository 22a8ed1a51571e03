"""Who speaks or writes, to whom, and at which session, as a document's first lines say it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from unosce_kg.readers import furniture

_WORD = r"(?:message|remarks|statement|address|speech|letter|report|briefing|lecture|op-ed|intervention|words|presentation)"
_MANNER = r"(?:(?:opening|closing|video|video-|written|prepared|keynote|welcoming|joint|taped|special)\s*)*"
_FOLLOWING = re.compile(
    r"(?:Following|Here|This|Below)\s+(?:is|are)\s+(?:(?:the\s+)?(?:full\s+)?(?:text|transcript)\s+of\s+)?(?:(?:the|a)\s+)?"
    rf"(?P<own>[^:.]{{3,80}}?)[’']s?\s+{_MANNER}{_WORD}\b"
)
_FROM = re.compile(
    r"(?:The\s+following|(?:Following|Here|This|Below)\s+(?:is|are)\s+(?:(?:the\s+)?(?:full\s+)?text\s+of\s+)?(?:the|an?))\s+"
    rf"{_MANNER}{_WORD}\s+(?:from|by|of)\s+(?P<own>[^:.]{{3,80}}?)\s+(?:was|were|is|has|today|to|at|on|in|for|before|delivered)\b"
)
_BY = re.compile(
    rf"{_MANNER}{_WORD}\s+(?:delivered\s+)?(?:by|from|of)\s+(?P<by>[^:.;]{{3,100}}?)"
    r"(?=,?\s+(?:to|at|on|in|before|for|during)\b|[,:.;]|$)",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:by|author|speaker|delivered by)\s*:?\s+(?P<by>[A-ZÀ-Ž][^\s,.]*(?:\s+[A-ZÀ-Ž][^\s,]*){1,3})", re.I
)
_LETTER = re.compile(
    r"(?:identical\s+)?(?:letters?|notes?\s+verbales?)\s+dated\s+[^,]{6,30}?\s+(?:from|of)\s+(?P<by>.{3,160}?)(?:\s+to\s+the\s+"
    r"(?:United\s+Nations|OSCE))?\s+addressed(?:\s+respectively)?\s+to\s+(?P<to>.{3,160}?)\.?",
    re.IGNORECASE,
)
_ATTRIBUTED = re.compile(
    r"statement\s+attributable\s+to\s+(?P<by>(?:a|the)\s+(?:deputy\s+)?spokes\w+(?:\s+(?:for|of)\s+the\s+[\w-]+)?|[^:–—]{3,80}?)"
    r"(?:\s*[:–—-]\s.*|\s+(?:on|for|regarding)\s.*)?",
    re.IGNORECASE,
)

_END = (
    r"(?=,?\s+(?:in(?!\s+Europe)|held|at|today|tonight|on(?!\s+(?:Security|National|Freedom))|as|delivered|which|and\s+was|that|during)\b"
    r"|\s*[:;]|,\s|\.?$)"
)
_TO = re.compile(
    rf"\b{_WORD}(?:\s*,\s*(?:as\s+)?(?:delivered|read|presented)\s[^:]{{3,200}}?,|\s+(?:by|of|from)\s[^:,]{{3,120}}?)?(?:\s+delivered)?\s+(?:to|for|before|addressed\s+to)"
    rf"\s+(?P<to>[^:;]{{3,220}}?){_END}",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"\s*\((?:[A-Z][A-Za-z]{1,9}|the\s+\w+)\)")

_COUNT = r"(?:\d{1,5}(?:st|nd|rd|th)|(?:[a-z]+-)?(?:first|second|third|[a-z]+th))"
_SESSION = re.compile(
    rf"(?P<s>{_COUNT}\s+(?:\([A-Z][\w ]*\)\s+)?(?:(?:regular|special|emergency|resumed|plenary|opening|closing|annual)\s+){{0,3}}"
    r"(?:session|meeting|year)(?:\s+of\s+the\s+(?:Permanent\s+|Ministerial\s+|Security\s+|General\s+)?(?:Council|Assembly|Forum"
    r"(?:\s+for\s+Security\s+Co-?operation)?))?)(?:\s*\((?:AM|PM|Night|[AP]M\s*&\s*(?:PM|Night))\))?",
    re.IGNORECASE,
)
_ADOPTED = re.compile(
    rf"adopted\s+(?:by\s+the\s+[^,]{{3,60}}?\s+)?at\s+its\s+(?P<s>{_COUNT}\s+(?:plenary\s+)?(?:meeting|session))\b",
    re.IGNORECASE,
)


def find_author(opening: str, head: Sequence[str], headings: Sequence[str]) -> str | None:
    """Who speaks: "Following is …'s message", "Statement by …", a letter's sender, a byline, or a letterhead's office.

    Args:
        opening: The first paragraph.
        head: The lines before it.
        headings: Those of them that are headings.
    """
    following = _FOLLOWING.match(opening) or _FROM.match(opening)
    if following:
        return following["own"]
    for line in head:
        named = (
            _LETTER.fullmatch(line)
            or _ATTRIBUTED.fullmatch(line)
            or _BY.match(line)
            or _BYLINE.fullmatch(line)
        )
        if named:
            return named["by"]
    return next((_in_small_letters(line) for line in headings if furniture.is_office(line)), None)


def find_recipient(opening: str, head: Sequence[str]) -> str | None:
    """To whom a message, statement or letter goes: "… message to the Permanent Council, delivered by …"."""
    lines = [*head, opening] if not (_FOLLOWING.match(opening) or _FROM.match(opening)) else [opening, *head]
    for line in lines:
        named = _LETTER.fullmatch(line) or (
            _TO.search(line) if line is not opening or line is lines[0] else None
        )
        if named:
            return _ACRONYM.sub("", named["to"]).strip(" ,") or None
    return None


def find_session(opening: str, head: Sequence[str]) -> str | None:
    """The session or meeting: a line of its own such as "Fifty-first session", or where a text was adopted."""
    alone = next((m["s"] for line in head if (m := _SESSION.fullmatch(line.strip(" .")))), None)
    if alone:
        return alone
    return next((m["s"] for line in (*head, opening[:400]) if (m := _ADOPTED.search(line))), None)


def _in_small_letters(office: str) -> str:
    return office.title().replace(" Of ", " of ").replace("The ", "the ", 1) if office.isupper() else office
