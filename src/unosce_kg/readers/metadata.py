"""What a document says about itself: its header first, then the lines around its text."""

from __future__ import annotations

import re

from unosce_kg.model import Block, BlockKind, Document, PartialDate
from unosce_kg.readers import dates, furniture, publishers, symbols
from unosce_kg.readers.pieces import Header
from unosce_kg.text import slugify

_FOLLOWING = re.compile(
    r"(?:Following|Here)\s+(?:is|are)\s+(?:the\s+(?:full\s+)?(?:text|transcript)\s+of\s+)?(?:(?:the|a)\s+)?"
    r"(?P<own>[^:.]{3,80}?)[’']s?\s+(?:(?:opening|closing|video|written|prepared)\s+)*"
    r"(?:message|remarks|statement|address|speech|letter|report|briefing|lecture|op-ed)\b"
)
_FROM = re.compile(
    r"The\s+following\s+(?:message|remarks|statement|address|speech|letter)\s+(?:from|by|of)\s+(?P<own>[^:.]{3,80}?)"
    r"\s+(?:was|were|is|has)\b"
)
_BY = re.compile(
    r"(?:(?:opening|closing|video|keynote)\s+)*(?:message|remarks|statement|address|speech|letter|intervention|briefing"
    r"|presentation|words)\s+(?:delivered\s+)?(?:by|from|of)\s+(?P<by>[^:.;]{3,100}?)"
    r"(?=,?\s+(?:to|at|on|in|before|for|during)\b|[,:.;]|$)",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:by|author|speaker|delivered by)\s*:?\s+(?P<by>[A-ZÀ-Ž][^\s,.]*(?:\s+[A-ZÀ-Ž][^\s,]*){1,3})", re.I
)


def describe(header: Header, file_name: str, text: str, blocks: tuple[Block, ...]) -> Document:
    """Make the document: what its header tells, completed from its own lines.

    Args:
        header: What the file says outside the text.
        file_name: Base name of the input.
        text: The clean text.
        blocks: Its blocks.
    """
    lines = [(block.kind, block.span.of(text)) for block in blocks]
    found = header.or_else(
        Header(
            title=_find_title(lines),
            date=_find_date(lines),
            symbol=_find_symbol(lines),
            publisher=_find_publisher(header.source, lines),
            author=_find_author(lines),
        )
    )
    return Document(
        id=f"doc/{slugify(found.symbol or file_name.rsplit('.', 1)[0])}",
        text=text,
        file_name=file_name,
        title=found.title,
        date=found.date,
        symbol=found.symbol,
        publisher=found.publisher,
        author=found.author,
        source=found.source,
        language=found.language or "en",
        blocks=blocks,
    )


_Lines = list[tuple[BlockKind, str]]


def _head(lines: _Lines) -> list[str]:
    """The lines before the first paragraph, which tell most about the document."""
    body = next((i for i, (kind, _) in enumerate(lines) if kind is BlockKind.PARAGRAPH), len(lines))
    return [line for _, line in lines[:body]]


def _find_title(lines: _Lines) -> str | None:
    titles = [line for kind, line in lines if kind is BlockKind.TITLE]
    return max(titles, key=len) if titles else None


def _find_date(lines: _Lines) -> PartialDate | None:
    """The date of the first dateline with a day, else of the first with a month."""
    found = [_read_date(line) for kind, line in lines if kind is BlockKind.DATELINE]
    known = [date for date in found if date]
    return next((date for date in known if date.day), known[0] if known else None)


def _read_date(line: str) -> PartialDate | None:
    return dates.read_dateline(line) or dates.find_date(line)


def _find_symbol(lines: _Lines) -> str | None:
    alone = (symbols.find_symbol(line) for kind, line in lines if kind is BlockKind.FURNITURE)
    return next((symbol for symbol in alone if symbol), None)


def _find_publisher(source: str | None, lines: _Lines) -> str | None:
    around = [line for kind, line in lines if kind is BlockKind.FURNITURE]
    return publishers.find_publisher([*([source] if source else []), *around])


def _find_author(lines: _Lines) -> str | None:
    """Who speaks: "Following is …'s message", "Statement by …", a byline, or a letterhead's office."""
    opening = next((line for kind, line in lines if kind is BlockKind.PARAGRAPH), "")
    following = _FOLLOWING.match(opening) or _FROM.match(opening)
    if following:
        return following["own"]
    head = _head(lines)
    named = next((m for line in head if (m := _BY.match(line) or _BYLINE.fullmatch(line))), None)
    if named:
        return named["by"]
    offices = (line for kind, line in lines if kind is BlockKind.HEADING and line in head)
    return next((_in_small_letters(line) for line in offices if furniture.is_office(line)), None)


def _in_small_letters(office: str) -> str:
    return office.title().replace(" Of ", " of ").replace("The ", "the ", 1) if office.isupper() else office
