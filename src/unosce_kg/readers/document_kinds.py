"""What a document is: message, statement, resolution …, by its symbol, its title, its opening and its labels."""

from __future__ import annotations

import re

from unosce_kg.model import DocumentKind

_K = DocumentKind
_BY_SYMBOL = (
    (_K.RESOLUTION, re.compile(r"[ASE]/RES/")),
    (_K.DECISION, re.compile(r"[ASE]/DEC/|(?:PC|MC|FSC)(?:\(\d+\))?\.DEC/")),
    (_K.STATEMENT, re.compile(r"S/PRST/|(?:PC|MC|FSC|CIO|SEC)(?:\(\d+\))?\.(?:DEL|STATE)/")),
    (_K.RECORD, re.compile(r"[ASE]/(?:\d+/)?(?:PV|SR)\.|(?:PC|MC|FSC)(?:\(\d+\))?\.JOUR")),
)
_PRESS = re.compile(
    r"(?:UNIS/|D?SG/|SC/|GA/|ECOSOC/|HR/|ENV/|L/|IHA/|PI/|ORG/|REF/|WOM/|DEV/|AFR/|DC/|CP/|INF/\d)|\.PR/"
)
# What a title or label begins with, or holds where the word decides by itself.
_BY_WORDS = (
    (_K.LETTER, r"(?:identical )?letters? (?:dated|from|to|addressed)\b|note verbale\b"),
    (_K.RESOLUTION, r"(?:draft )?resolution(?: \d+)?\b|resolution \d+ \(\d{4}\)|resolution adopted by\b"),
    (_K.DECISION, r"(?:\w+ )*decision no\b|decision \d+\b|decision on\b"),
    (_K.AGREEMENT, r"(?:framework|general|joint)? ?(?:agreement|memorandum of understanding|treaty|convention)\b"
                   r"|framework for (?:co-?operation|coordination)\b|exchange of letters\b"),
    (_K.REPORT, r"(?:(?:annual|interim|final|spot|daily|weekly|joint|status|progress|third|second|first) )*reports?\b"
                r"|report of the\b"),
    (_K.RECORD, r"(?:\d+(?:st|nd|rd|th) )?(?:plenary |special |reinforced )?meeting of the (?:council|forum)\b|journal\b"
                r"|(?:provisional )?verbatim record|summary record\b"),
    (_K.MESSAGE, r"(?:video ?-?|the )?(?:secretary-general.s )?(?:video )?messages?\b"),
    (_K.STATEMENT, r"(?:joint |opening |closing |presidential |press )*(?:statements?|remarks|address|speech|intervention)\b"),
    (_K.PRESS_RELEASE, r"press releases?\b|media advisor(?:y|ies)\b|press statement\b"),
    (_K.NEWS, r"news(?: item| story| article)?s?\b|newsarticle\b|stor(?:y|ies)\b|feature\b"),
)  # fmt: skip
_WORDS = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _BY_WORDS)
_OPENING = re.compile(
    r"(?:Following|Here|This|Below)\s+(?:is|are)\b[^.:]{0,160}?[’']s?\s+(?:\w+\s+){0,3}?"
    r"(?P<a>message|remarks|statement|address|speech|letter|report|briefing|lecture|op-ed)\b"
    r"|(?:Following|Here|This|Below)\s+(?:is|are)\s+(?:the\s+)?(?:full\s+)?(?:text\s+of\s+)?(?:an?\s+|the\s+)?(?:\w+\s+){0,2}?"
    r"(?P<b>message|remarks|statement|address|speech|letter|report)\b"
    r"|The\s+following\s+(?:\w+\s+){0,2}?(?P<c>message|remarks|statement|address|speech|letter)\s+(?:from|by|of|was|is)\b"
    r"|The\s+(?P<d>Security Council|General Assembly),"
)
_SPOKEN = frozenset(("remarks", "statement", "address", "speech", "briefing", "lecture", "op-ed"))


def read_kind(label: str) -> DocumentKind | None:
    """The kind that a label or title names, or None."""
    return next((kind for kind, words in _WORDS if words.match(label.strip())), None)


def find_kind(
    symbol: str | None,
    labels: list[str],
    title: str | None,
    opening: str,
    publisher: str | None,
    *,
    has_dateline: bool = False,
) -> DocumentKind | None:
    """What a document is.

    A press release that only passes on a message, statement or letter is that; the frame says little.

    Args:
        symbol: Its symbol.
        labels: What the page calls it ("Press release"), if it does.
        title: Its title.
        opening: Its first paragraph.
        publisher: Who published it.
        has_dateline: Whether its text opens with a place and date, as news and press releases do.
    """
    for kind, form in _BY_SYMBOL:
        if symbol and form.match(symbol):
            return kind
    passed_on = _OPENING.match(opening)
    if passed_on:
        word = next((group for group in passed_on.groups() if group), "").casefold()
        if word in ("security council", "general assembly"):
            return _K.RESOLUTION
        return _K.STATEMENT if word in _SPOKEN else _K(word)
    named = (read_kind(label) for label in labels)
    called = read_kind(title) if title else None
    is_press = bool(symbol and _PRESS.search(symbol))
    frame = next((kind for kind in named if kind), _K.PRESS_RELEASE if is_press else None)
    if called and frame in (None, called, _K.REPORT, _K.STATEMENT, _K.PRESS_RELEASE):
        return called
    if frame or called:
        return frame or called
    if publisher and "News" in publisher:
        return _K.NEWS
    return _K.PRESS_RELEASE if publisher and has_dateline else None
